"""A draft gives nothing to the site: no page, name, count, finding or line."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_archives import archive

from matchcut.archive import from_files
from matchcut.model import Archive, Document, Film, Person, Reading, Stated, Statement, Tie
from matchcut.place import Place
from matchcut.publish.published import published
from matchcut.publish.site import build

FILES = {
    "films/open.en.md": "---\ntitle: Open\ndirector: Ana Shown\nyear: 2001\ntopics: [Work]\nduration: 90 min\n---\nShown prose.\n",
    "films/open.zh.md": "---\ntitle: CANARYzh\ndirector: CANARYname\nyear: 2001\ntopics: [CANARYtopic]\nduration: 99分钟\nstatus: draft\n---\nCANARYprose\n",
    "films/canarysecret.en.md": "---\ntitle: CANARYfilm\ndirector: Ana Shown\nyear: 1999\ncountry: CANARYland\nstatus: draft\n---\nCANARYbody\n",
    "reviews/canaryreview.en.md": "---\nheadline: CANARYhead\nrating: 1/5\nauthor: CANARYwriter\nstatus: draft\n---\nCANARYreview text is long enough.\n",
    "reviews/shown.en.md": "---\nheadline: A review\nrating: 4/5\nauthor: Writer Shown\n---\nThe first sentence of it stands here. And more.\n",
}
FINDINGS = (
    ("EDN203", "runtime-conflict", "error", "CANARYfinding", ("films/open.en.md", "90 min"), [("films/open.zh.md", "99分钟")], None),
    ("EDN204", "other-conflict", "error", "CANARYown", ("films/open.zh.md", "99分钟"), [("films/open.en.md", "90 min")], None),
    ("REC101", "a-thing", "warning", "CANARYat #", ("films/open.en.md", "Open"), [("films/canarysecret.en.md", "CANARYfilm")], None),
    ("REC102", "mixed-format", "warning", "shown finding", ("films/open.en.md", "90 min"), [], None),
)


@pytest.fixture
def drafts() -> Archive:
    return archive(
        FILES,
        reviews={"reviews/canaryreview.en.md": "open", "reviews/shown.en.md": "open"},
        names=(("CANARYname", "Ana Shown"),),
        findings=FINDINGS,
    )


def test_nothing_of_a_draft_is_on_any_page_or_in_any_name(drafts: Archive, tmp_path: Path) -> None:
    assert sum(d.is_draft for d in drafts.documents) == 3
    build(drafts, tmp_path / "out")
    files = [p for p in (tmp_path / "out").rglob("*") if p.is_file()]
    assert len(files) > 20
    for file in files:
        assert "canary" not in str(file.relative_to(tmp_path)).casefold()
        assert b"canary" not in file.read_bytes().lower(), file


def test_a_draft_counts_nowhere(drafts: Archive, tmp_path: Path) -> None:
    build(drafts, tmp_path / "out")
    index = (tmp_path / "out/index.html").read_text("utf-8")
    assert "<output>1</output>" in index
    assert "1999" not in index
    assert "disagreement" not in index
    assert "two texts" in index
    findings = (tmp_path / "out/findings.html").read_text("utf-8")
    assert "One finding" in findings
    assert "shown finding" in findings.casefold()
    person = (tmp_path / "out/people/ana-shown.html").read_text("utf-8")
    assert "One film and one text" in person


def test_a_film_of_drafts_alone_does_not_exist(drafts: Archive) -> None:
    assert [f.id for f in published(drafts).films] == ["open"]


def test_a_name_that_only_a_draft_gave_is_found_again_from_the_rest(drafts: Archive) -> None:
    person = next(p for p in published(drafts).people if any(s.field == "director" for s in p.statements))
    assert (person.name, [f.text for f in person.forms], person.films, person.why) == ("Ana Shown", ["Ana Shown"], ("open",), ())


def test_a_film_named_after_its_draft_is_named_anew() -> None:
    draft = archive({"films/canary.en.md": FILES["films/canarysecret.en.md"], "films/real.en.md": FILES["films/open.en.md"]})
    both = Film("canary", "CANARYfilm", "1999", tuple(Tie(d, True, "") for d in draft.documents))
    found = published(Archive("t", draft.documents, films=(both,))).films[0]
    assert (found.id, found.name, found.year) == ("real", "Open", "2001")


def test_a_film_whose_record_is_a_draft_is_named_by_the_texts_that_judge_it() -> None:
    files = {
        "canary.en.md": "---\ntitle: Stalker\nyear: 1979\ndirector: Andrei Tarkovsky\nstatus: draft\n---\n",
        "reviews/zone.en.md": "---\nheadline: Into the zone\nreviews: Stalker\nrating: 5/5\n---\nLong and patient.\n",
    }
    whole = from_files(files)
    assert [(f.id, f.year) for f in whole.films] == [("canary", "1979")]
    assert [(f.id, f.name, f.year) for f in published(whole).films] == [("stalker", "Stalker", None)]


def test_a_film_keeps_its_id_where_its_draft_did_not_decide_it() -> None:
    record = "---\ntitle: {}\nyear: {}\ndirector: Frank Capra\n---\n"
    files = {
        "a/lost-horizon.en.md": record.format("Lost Horizon", 1937),
        "a/lost-horizon.de.md": record.format("In den Fesseln von Shangri-La", "1937\nstatus: draft"),
        "b/lost-horizon.en.md": record.format("Lost Horizon", 1973).replace("Frank Capra", "Charles Jarrott"),
    }
    whole = from_files(files)
    assert [f.id for f in published(whole).films] == [f.id for f in whole.films] == ["lost-horizon-1937", "lost-horizon-1973"]


def test_a_new_id_never_is_another_films() -> None:
    record = "---\ntitle: {}\nyear: {}\ndirector: {}\n---\n"
    files = {
        "canary.en.md": record.format("Solaris", "1972\nstatus: draft", "Andrei Tarkovsky"),
        "deep/solaris.zh.md": record.format("Solaris", 1972, "Andrei Tarkovsky"),
        "solaris.en.md": record.format("Solaris", 2002, "Steven Soderbergh"),
    }
    whole = from_files(files)
    assert [f.id for f in whole.films] == ["canary", "solaris"]
    assert sorted(f.id for f in published(whole).films) == ["solaris", "solaris-1972"]


def test_a_person_is_shown_with_the_films_and_forms_that_published_documents_state() -> None:
    record = "---\ntitle: {}\nyear: {}\ndirector: {}\n---\n"
    files = {
        "one.md": record.format("Stalker", 1979, "Andrei Tarkovsky"),
        "two.md": record.format("Solaris", 1972, "Andrei Tarkovsky"),
        "two.fr.md": record.format("Solaris", "1972\nstatus: draft", "Andreï Tarkovski"),
        "three.md": "---\ntitle: Nostalghia\nyear: 1983\n---\n",
        "three.fr.md": record.format("Nostalghia", "1983\nstatus: draft", "Andrei Tarkovsky"),
    }
    whole = from_files(files)
    shown = {p.name: (p.id, p.films, [f.text for f in p.forms]) for p in published(whole).people}
    assert shown == {"Andrei Tarkovsky": ("andrei-tarkovsky", ("one", "two"), ["Andrei Tarkovsky"])}


def test_an_archive_without_drafts_is_published_as_it_is() -> None:
    whole = archive({"films/a.en.md": "---\ntitle: A\n---\n"})
    assert published(whole) is whole


def test_a_table_with_a_draft_row_shows_no_line_of_the_file(tmp_path: Path) -> None:
    text = "title,status\nOpen,\nCANARYrow,draft\n"
    rows = []
    for n, (title, status) in enumerate((("Open", ""), ("CANARYrow", "draft")), 1):
        row = Document("table.csv", text, Reading("csv", span=(text.index(title), text.index(title) + len(title))), row=n)
        start = text.index(title)
        stated = [Statement(row.path, "title", title, title, title, _place(row, start, start + len(title)))]
        if status:
            stated.append(Statement(row.path, "status", status, status, status, _place(row, start, start)))
        rows.append(row.stating(Stated(tuple(stated))))
    films = tuple(Film(f"f{n}", row.statements[0].text, None, (Tie(row, True, ""),)) for n, row in enumerate(rows))
    build(Archive("Table", tuple(rows), films=films), tmp_path / "out")
    for file in (tmp_path / "out").rglob("*.html"):
        assert "CANARY" not in file.read_text("utf-8")
    assert not (tmp_path / "out/sources").exists()
    assert (tmp_path / "out/films/f0.html").exists()


def _place(document: Document, start: int, end: int) -> Place:
    at = document.place(start, end)
    return Place("table.csv", at.start, at.end, at.line, at.column)


def test_a_person_of_drafts_alone_does_not_exist(drafts: Archive) -> None:
    assert not any("CANARY" in repr(p) for p in published(drafts).people if isinstance(p, Person))
