"""A judgement always wins over a score."""

from matchcut.archive import from_files

HEAD = "kind\tleft\tright\tverdict\twho\twhen\twhy\n"


def record(title, **fields):
    return "---\n" + "".join(f"{k}: {v}\n" for k, v in {"title": title, **fields}.items()) + "---\n"


def test_two_documents_that_evidence_would_join_are_kept_apart():
    files = {"a.md": record("Emma", year=2020, director="Autumn de Wilde"), "b.md": record("Emma", year=2020, director="Autumn de Wilde")}
    assert len(from_files(files).films) == 1
    assert len(from_files({**files, "judgements.tsv": HEAD + "film\ta.md\tb.md\tdifferent\tada\t2026-01-01\ttwo cuts\n"}).films) == 2


def test_two_documents_without_evidence_are_joined():
    files = {"a.md": record("Emma", year=2020), "b.md": record("艾玛", year=2020)}
    (film,) = from_files({**files, "judgements.tsv": HEAD + "film\ta.md\tb.md\tsame\tada\t2026-01-01\tseen\n"}).films
    assert film.ties[1].why == "judged same by ada"


def test_two_names_are_one_person_and_the_left_is_the_house_spelling():
    files = {"a.md": record("Anora", year=2024, cast="[Mark Eydelshteyn]"), "b.md": record("Guest", year=2023, cast="[Mark Eidelstein]")}
    assert len(from_files(files).people) == 2
    row = "person\tMark Eydelshteyn\tMark Eidelstein\tsame\tada\t2026-01-01\tone actor\n"
    (person,) = from_files({**files, "judgements.tsv": HEAD + row}).people
    assert person.name == "Mark Eydelshteyn"
    assert len(person.forms) == 2


def test_one_name_in_one_document_can_be_somebody_else():
    files = {"a.md": record("Widows", year=2018, director="Steve McQueen"), "b.md": record("Bullitt", year=1968, cast="[Steve McQueen]")}
    assert len(from_files(files).people) == 1
    row = "person\ta.md > Steve McQueen\tb.md > Steve McQueen\tdifferent\tada\t2026-01-01\tdirector and actor\n"
    assert len(from_files({**files, "judgements.tsv": HEAD + row}).people) == 2
