"""The cache can never be seen in the results, nor can the number of processes."""

import json
import random
import subprocess
import sys

import pytest
from click.testing import CliRunner

from matchcut.archive import open_archive
from matchcut.archive.store import folder
from matchcut.cli import main
from matchcut.reports import rows

WORDS = ["Anora", "Titane", "139 min", "193分钟", "2024", "Drama", "[a, b, a]", "for\ufffdt", "null", '"unclosed', "阿诺拉"]
KEYS = ["title", "originalTitle", "runtime", "year", "genre", "topics", "director", "imdbRating"]


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def document(rng):
    return (
        "---\n" + "".join(f"{k}: {rng.choice(WORDS)}\n" for k in rng.sample(KEYS, 6)) + "---\n\n" + " ".join(rng.choices(WORDS, k=9)) + "\n"
    )


def told(root, *more):
    out = CliRunner().invoke(main, ["check", str(root), "--format", "json", "--exit-zero", *more]).output
    rows = CliRunner().invoke(main, ["read", str(root), "--format", "jsonl"]).output if not more else ""
    json.loads(out)
    return out, rows


def everything(root, *, use_cache):
    """All that an archive says, as it is printed."""
    archive = open_archive(root, use_cache=use_cache, jobs=1)
    rows_ = [list(form(archive, "jsonl", str)) for form in (rows.statements, rows.films, rows.people)]
    kinds = [(d.path, d.kind, d.why, d.language, d.collection, d.is_draft) for d in archive.documents]
    return archive.findings, archive.unused, archive.counts, archive.languages, rows_, kinds


SETTINGS = [
    None,
    "[archive]\ntitle = 'Ours'\nlanguages = ['en']\n",
    "[rules.runtime-conflict]\ntolerance = 60\n",
    "[[allow]]\nrule = 'runtime-conflict'\npath = 'films/*'\nreason = 'cuts'\n",
    "[[collection]]\npath = 'films/*'\nkind = 'record'\n",
]
JUDGED = [
    None,
    "film\tfilms/f0.en.md\tfilms/f1.en.md\tsame\tE\t\t\n",
    "film\tfilms/f0.en.md\tfilms/f0.zh.md\tdifferent\tE\t\t\n",
]


def rewrite(path, text):
    """Give a file other text; None takes it away."""
    if text is None:
        path.unlink(missing_ok=True)
    else:
        path.write_text(text, "utf-8")


def test_after_random_changes_the_result_is_that_without_a_cache(tmp_path):
    rng = random.Random(20)
    root = tmp_path / "archive"
    films = root / "films"
    films.mkdir(parents=True)
    for number in range(12):
        (films / f"f{number // 2}{'.zh' if number % 2 else '.en'}.md").write_text(document(rng), "utf-8")
    everything(root, use_cache=True)
    for _ in range(60):
        path = rng.choice(sorted(films.iterdir()))
        match rng.randrange(8):
            case 0 if len(list(films.iterdir())) > 3:
                path.unlink()
            case 1:
                path.rename(path.with_name(f"g{rng.randrange(6)}.{rng.choice(['en', 'zh'])}.md"))
            case 2:
                (films / f"f{rng.randrange(6)}.fr.md").write_text(document(rng), "utf-8")
            case 3:
                rewrite(root / "matchcut.toml", rng.choice(SETTINGS))
            case 4:
                rows_ = rng.choice(JUDGED)
                rewrite(root / "judgements.tsv", rows_ and "kind\tleft\tright\tverdict\twho\twhen\twhy\n" + rows_)
            case 5:
                path.write_text(path.read_text("utf-8").replace("---\n\n", "---\n\n\n", 1), "utf-8")  # all below stands a line lower
            case 6:
                rewrite(root / "diary.csv", rng.choice([None, "Title,Year\nAnora,2024\nTitane,2021\n", "Title,Year\nTitane,2021\n"]))
            case _:
                path.write_text(document(rng), "utf-8")
        assert everything(root, use_cache=True) == everything(root, use_cache=False)


def test_two_processes_find_what_one_finds(tmp_path):
    rng = random.Random(4)
    for number in range(150):
        (tmp_path / f"f{number}.en.md").write_text(document(rng), "utf-8")
    alone, together = (open_archive(tmp_path, use_cache=False, jobs=n) for n in (1, 2))
    assert alone.findings == together.findings
    assert [d.statements for d in alone.documents] == [d.statements for d in together.documents]


def test_the_order_of_hashes_does_not_show(tmp_path):
    rng = random.Random(7)
    for number in range(20):
        (tmp_path / f"f{number // 2}.{'zh' if number % 2 else 'en'}.md").write_text(document(rng), "utf-8")
    runs = {
        subprocess.run(
            [sys.executable, "-m", "matchcut", "check", str(tmp_path), "--format", "json", "--exit-zero", "--no-cache"],
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PATH": "", "TZ": zone, "LANG": "C"},
        ).stdout
        for seed, zone in (("0", "UTC"), ("1", "Asia/Tokyo"), ("2", "America/Lima"))
    }
    assert len(runs) == 1


def test_a_damaged_cache_is_only_a_miss(tmp_path):
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive/a.md").write_text(document(random.Random(1)), "utf-8")
    first = told(tmp_path / "archive")
    (store,) = folder().glob("*.sqlite3")
    store.write_bytes(b"not a database" * 1000)
    assert told(tmp_path / "archive") == first
