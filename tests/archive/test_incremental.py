"""What a run does follows what has changed."""

import pytest
from click.testing import CliRunner

from matchcut.archive import file_steps, open_archive
from matchcut.archive.sampling import sampled
from matchcut.cli import main

RECORD = "---\ntitle: Film {n}\nyear: {year}\nruntime: {runtime} min\ndirector: Jane Roe {n}\n---\n\nA film about work.\n"


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def folder(tmp_path):
    root = tmp_path / "archive"
    root.mkdir()
    for n in range(20):
        (root / f"film{n}.en.md").write_text(RECORD.format(n=n, year=1960 + n, runtime=90 + n), "utf-8")
        (root / f"film{n}.fr.md").write_text(RECORD.format(n=n, year=1960 + n, runtime=90 + n), "utf-8")
    return root


@pytest.fixture
def done(monkeypatch):
    """How many tasks of each step were done."""
    counts = {}
    for name in ("read", "state", "check_films"):
        step = getattr(file_steps, name)

        def counted(tasks, *, name=name, step=step):
            counts[name] = counts.get(name, 0) + len(tasks)
            return step(tasks)

        monkeypatch.setattr(file_steps, name, counted)
    return counts


def test_a_first_run_does_everything(folder, done):
    open_archive(folder, jobs=1)
    assert done == {"read": 40, "state": 40, "check_films": 20}


def test_without_a_change_nothing_is_done_and_no_document_is_made(folder, done, monkeypatch):
    first = open_archive(folder, jobs=1)
    done.clear()
    monkeypatch.setattr(file_steps.Outline, "document", None)  # cannot be called
    again = open_archive(folder, jobs=1)
    assert done == {}
    assert again.counts == first.counts
    assert again.findings == first.findings


def test_an_edit_costs_one_file_and_one_film(folder, done):
    open_archive(folder, jobs=1)
    done.clear()
    path = folder / "film3.fr.md"
    path.write_text(path.read_text("utf-8").replace("93 min", "99 min"), "utf-8")
    assert [f.rule for f in open_archive(folder, jobs=1).findings] == ["runtime-conflict"]
    assert done == {"read": 1, "state": 1, "check_films": 1}


def test_an_edit_of_what_no_rule_reads_of_films_checks_no_film(folder, done):
    open_archive(folder, jobs=1)
    done.clear()
    path = folder / "film3.fr.md"
    path.write_text(path.read_text("utf-8").replace("about work", "about rest"), "utf-8")
    open_archive(folder, jobs=1)
    assert done == {"read": 1, "state": 1}


def test_a_removal_costs_one_film(folder, done):
    open_archive(folder, jobs=1)
    done.clear()
    (folder / "film3.fr.md").unlink()
    open_archive(folder, jobs=1)
    assert done == {"check_films": 1}


def test_a_rule_left_out_reads_no_file_again(folder, done):
    open_archive(folder, jobs=1)
    done.clear()
    open_archive(folder, jobs=1, rules=frozenset({"runtime-conflict"}))
    assert "read" not in done


def test_a_copy_of_a_file_is_not_read_again(folder, done):
    open_archive(folder, jobs=1)
    done.clear()
    (folder / "copy.md").write_bytes((folder / "film3.fr.md").read_bytes())
    open_archive(folder, jobs=1)
    assert "read" not in done


def test_a_decision_that_flips_is_told_by_verbose(folder):
    def told(*more):
        return CliRunner().invoke(main, ["check", str(folder), "--exit-zero", *more]).stderr

    def dated(form):
        for path in folder.glob("*.fr.md"):
            lines = [line for line in path.read_text("utf-8").split("\n") if not line.startswith("release")]
            lines.insert(2, f"releaseDate: {form}")
            path.write_text("\n".join(lines), "utf-8")

    dated("05/06/1970")
    assert told("--verbose") == ""
    dated("25/06/1970")
    assert told("--verbose") == ""
    dated("06/25/1970")
    assert "was read as release_date, order dmy, now as release_date, order mdy" in told("--verbose")
    assert told("--verbose") == ""


@pytest.mark.parametrize(("many", "taken"), [(4, 4), (5, 5), (6, 5), (40, 5)])
def test_of_a_large_collection_so_many_documents_are_looked_at(many, taken):
    assert len(sampled([(f"{n}.md", ("title", "year")) for n in range(many)], most=5)) == taken


def test_a_key_that_few_documents_have_is_looked_at_in_all_of_them():
    documents = [(f"{n}.md", ("title", "rare") if n % 10 == 0 else ("title",)) for n in range(40)]
    assert {"0.md", "10.md", "20.md", "30.md"} <= sampled(documents, most=5)


def test_the_sample_does_not_depend_on_the_order_of_documents():
    documents = [(f"{n}.md", ("title",)) for n in range(40)]
    assert sampled(documents, most=5) == sampled(documents[::-1], most=5)


def test_one_document_more_changes_the_sample_by_one_at_most():
    documents = [(f"{n}.md", ("title",)) for n in range(40)]
    before = sampled(documents, most=5)
    for n in range(40, 60):
        assert len(before ^ sampled([*documents, (f"{n}.md", ("title",))], most=5)) in (0, 2)
