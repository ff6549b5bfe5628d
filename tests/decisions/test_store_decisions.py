"""What was made before is taken where nothing that it was made of has changed, and nowhere else: each thing that may change, alone."""

from __future__ import annotations

import sqlite3

import msgspec
import pytest
from archives import PROSE, record

from matchcut.archive import file_steps, open_archive, store
from matchcut.archive.store import KEPT_RUNS, Store, key


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def root(tmp_path):
    (tmp_path / "archive").mkdir()
    return tmp_path / "archive"


def write(root, files):
    """Make a folder hold these files and no others."""
    for path in sorted(root.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")


def said(root, *, use_cache=True, rules=None):
    archive = open_archive(root, use_cache=use_cache, jobs=1, rules=rules)
    documents = [(d.path, d.kind, d.language, d.collection, d.statements) for d in archive.documents]
    return archive.findings, archive.unused, documents, [(f.id, [t.document.path for t in f.ties]) for f in archive.films]


def dated(*dates):
    """Records that give dates as they are written somewhere."""
    return {f"f{n}.md": record(f"Film {n}", year=1970 + n, releaseDate=d) for n, d in enumerate(dates)}


TWO = {"a.en.md": record("Ostend", PROSE["en"], runtime=90), "a.fr.md": record("Ostend", PROSE["fr"], runtime=95)}
SAME = {"a.md": record("Ostend", PROSE["en"], runtime=90), "b.md": record("Ostende", PROSE["fr"], runtime=95)}
ROW = "kind\tleft\tright\tverdict\twho\twhen\twhy\nfilm\ta.md\tb.md\t{}\tAna\t\t\n"
TOLERANCE = "[rules.runtime-conflict]\ntolerance = {}\n"
LEAST = "[rules.mixed-format]\nleast = {}\n"
FORMS = {f"f{n}.md": record(f"Film {n}", year=1970 + n, runtime="1h 31" if n == 5 else f"{n + 90} min") for n in range(6)}
POSTERS = {f"films/f{n}.md": record(f"Film {n}", year=1970 + n, poster=f"/posters/{n}.jpg") for n in range(4)}
PICTURES = {f"static/posters/{n}.jpg": "" for n in range(3)}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(TWO, TWO | {"a.fr.md": record("Ostend", PROSE["fr"], runtime=90)}, id="a value"),
        pytest.param(SAME | {"judgements.tsv": ROW.format("different")}, SAME | {"judgements.tsv": ROW.format("same")}, id="a judgement"),
        pytest.param(POSTERS | PICTURES, POSTERS | PICTURES | {"static/posters/3.jpg": ""}, id="a picture that is there"),
        pytest.param({"a.md": "title: Ostend\n"}, {"a.yaml": "title: Ostend\n"}, id="the ending of a file"),
        pytest.param(dated("05/06/1970", "25/06/1971"), dated("05/06/1970", "06/25/1971"), id="what a value tells of the others"),
        pytest.param(TWO, TWO | {"matchcut.toml": TOLERANCE.format(60)}, id="an option of a rule on films"),
        pytest.param(
            FORMS | {"matchcut.toml": LEAST.format(5)},
            FORMS | {"matchcut.toml": LEAST.format(9)},
            id="an option of a rule on collections",
        ),
    ],
)
def test_a_change_is_seen_by_the_next_run(root, before, after):
    write(root, before)
    first = said(root)
    write(root, after)
    assert said(root) == said(root, use_cache=False) != first


def test_what_was_found_by_all_rules_serves_a_choice_of_them(root):
    write(root, {"a.md": record("Ostend", year=2001, tags="[film, drama, film]", director="A\ufffdna")})
    assert {f.rule for f in said(root)[0]} == {"repeated-item", "damaged-character"}
    assert {f.rule for f in said(root, rules=frozenset({"repeated-item"}))[0]} == {"repeated-item"}


def test_a_reason_that_changes_reads_nothing_again(root, monkeypatch):
    done = []
    files = {f"f{n}.md": record(f"Film {n}", year=1970 + n, rating=n % 6) for n in range(12)}
    write(root, files)
    (first,) = open_archive(root, jobs=1).collections
    step = file_steps.state
    monkeypatch.setattr(file_steps, "state", lambda tasks: done.extend(t.file.path for t in tasks) or step(tasks))
    write(root, files | {"g.md": record("Another", year=1990, rating=2)})
    (again,) = open_archive(root, jobs=1).collections
    assert first.profile.fields["rating"].best_why == "12 ratings reach up to 5"
    assert again.profile.fields["rating"].best_why == "13 ratings reach up to 5"
    assert done == ["g.md"]


def test_a_file_that_changes_while_the_archive_is_looked_at_is_not_quoted(root, monkeypatch):
    monkeypatch.setattr("matchcut.archive.AT_HAND", 0)
    write(root, TWO)
    said(root)
    archive = open_archive(root, jobs=1)
    assert archive.text("a.en.md") == TWO["a.en.md"]
    write(root, {path: text.replace("runtime: 9", "runtime: 8") for path, text in TWO.items()})
    with pytest.raises(OSError, match="changed while it was read"):
        archive.text("a.fr.md")


def test_an_entry_in_which_a_bit_has_changed_is_a_miss(root):
    write(root, TWO)
    first = said(root)
    (file,) = store.folder().glob("*.sqlite3")
    connection = sqlite3.connect(file)
    for name, value in connection.execute("SELECT key, value FROM entry").fetchall():
        connection.execute("UPDATE entry SET value = ? WHERE key = ?", (value[:-1] + bytes([value[-1] ^ 1]), name))
    connection.commit()
    connection.close()
    assert said(root) == first


# --- the store


@pytest.mark.parametrize("kept", [b"\xc1", b"\xa1x", b""], ids=["no such code", "a text", "nothing"])
def test_what_reads_as_something_else_is_a_miss(root, kept):
    entries = Store(root)
    entries.put({b"a": kept, b"b": msgspec.msgpack.encode(7)})
    decoder = msgspec.msgpack.Decoder(int)
    assert entries.read(b"a", decoder) is None
    assert entries.read(b"b", decoder) == 7
    entries.close()


def test_parts_of_a_key_are_told_apart():
    assert key("a", "bc") != key("ab", "c")
    assert key("a", b"bc") == key(b"a", "bc")


def test_other_code_has_other_keys(monkeypatch):
    before = key("a")
    monkeypatch.setattr(store, "code_version", lambda: b"other")
    assert key("a") != before


@pytest.mark.parametrize(("runs", "kept"), [(KEPT_RUNS, True), (2 * KEPT_RUNS, False)])
def test_what_so_many_runs_did_not_ask_for_is_dropped(root, runs, kept):
    first = Store(root)
    first.put({b"used": b"1", b"unused": b"2"})
    first.finish()
    first.close()
    for _ in range(runs):
        run = Store(root)
        assert run.get(b"used") == b"1"
        run.finish()
        run.close()
    (file,) = store.folder().glob("*.sqlite3")
    assert sqlite3.connect(file).execute("SELECT count(*) FROM run").fetchone() == (1,)
    last = Store(root)
    assert last.get(b"used") == b"1"
    assert (last.get(b"unused") == b"2") is kept
    last.close()
