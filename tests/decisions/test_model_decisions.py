"""Which value is printed, which one others are measured by, and what a document is: each step of the order on both sides."""

from __future__ import annotations

import pytest
from archives import PROSE, editions, film, joined, read, record

from matchcut.model import Archive, Cell, Document, Finding, Judgement, Profile, Related, Stated
from matchcut.place import Place

PREFER = '[[prefer]]\nfilm = "{}"\nfield = "{}"\nvalue = "{}"\nreason = "seen"\n'


def noir(**words):
    """Editions that state these genres."""
    return editions(**{tag: {"genre": genre} for tag, genre in words.items()})


@pytest.mark.parametrize(
    ("genres", "prefer", "language", "expected"),
    [
        pytest.param({"de": "A", "en": "B"}, None, None, "A", id="the earlier path"),
        pytest.param({"de": ["B", "A"]}, None, None, "B", id="the earlier place of one document"),
        pytest.param({"de": "A", "en": "B", "fr": "B"}, None, None, "B", id="more documents before an earlier path"),
        pytest.param({"de": ["A", "A"], "en": "B"}, None, None, "A", id="what one document says twice counts once"),
        pytest.param({"de": "B", "en": ["A", "A"]}, None, None, "B", id="what one document says twice counts once, in the later path"),
        pytest.param({"de": "B", "en": "A", "fr": "B"}, None, "en", "A", id="the reader's language before more documents"),
        pytest.param({"de": "A", "en": "B"}, None, "es", "A", id="a language that nobody writes decides nothing"),
        pytest.param({"de": "A", "en": "B"}, None, "en-GB", "B", id="the reader's language without its region"),
        pytest.param({"de": "A", "en": "B", "fr": "B"}, ("Dogma", "genre", "A"), "en", "A", id="settings before language and documents"),
        pytest.param({"de": "A", "en": "B"}, ("dogma", "genre", "B"), None, "B", id="settings that name the film by its id"),
        pytest.param({"de": "A", "en": "B"}, ("Clerks", "genre", "B"), None, "A", id="settings of another film decide nothing"),
        pytest.param({"de": "A", "en": "B"}, ("Dogma", "tag", "B"), None, "A", id="settings of another field decide nothing"),
        pytest.param({"de": "A", "en": "B"}, ("Dogma", "genre", "C"), None, "A", id="a value that nobody states decides nothing"),
    ],
)
def test_the_preferred_value_is(genres, prefer, language, expected):
    chosen = film(noir(**genres), PREFER.format(*prefer) if prefer else "").preferred("genre", language)
    assert chosen.value == expected


def test_nothing_is_preferred_where_nothing_is_stated():
    assert film(noir(de="A")).preferred("runtime") is None


@pytest.mark.parametrize("written", ["91 min", "91"])
def test_settings_may_give_a_value_as_it_is_written_or_as_it_is_read(written):
    found = film(editions(de={"runtime": "90 min"}, en={"runtime": "91 min"}), PREFER.format("Dogma", "runtime", written))
    assert found.preferred("runtime").value == 91
    assert found.usual(found.all("runtime")).value == 91


def test_a_field_is_preferred_to_what_prose_says():
    review = "Dogma again\n\n*Dogma* by Kevin Smith. *Dogma* is long.\n\n{}"
    files = {
        "dogma.md": record("Dogma", year=1999, director="Kevin Smith"),
        "a.txt": review.format("Rating: 3/5\n"),
        "b.md": record(reviews="Dogma", rating="4/5", body=PROSE["en"]),
    }
    found = film(files)
    assert [(s.document, s.kind) for s in found.all("rating")] == [("a.txt", "claim"), ("b.md", "field")]
    assert found.preferred("rating").document == "b.md"
    assert [[s.document for s in same] for same in found.versions("rating")] == [["b.md"]]


@pytest.mark.parametrize(
    ("runtimes", "prefer", "expected"),
    [
        pytest.param({"de": 90, "en": 100}, None, 90, id="the earlier path"),
        pytest.param({"de": 90, "en": 100, "fr": 100}, None, 100, id="more documents"),
        pytest.param({"de": 100, "en": 90, "fr": 100}, None, 100, id="more documents, the first among them"),
        pytest.param({"de": 100, "en": [90, 90]}, None, 100, id="documents are counted, not statements"),
        pytest.param({"de": 90, "en": 100, "fr": 100}, ("Dogma", "runtime", "90"), 90, id="settings before more documents"),
    ],
)
def test_the_usual_value_is(runtimes, prefer, expected):
    found = film(editions(**{tag: {"runtime": n} for tag, n in runtimes.items()}), PREFER.format(*prefer) if prefer else "")
    assert found.usual(found.all("runtime")).value == expected


def test_outliers_are_other_documents_values_that_differ_value_by_value():
    found = film(editions(de={"runtime": 100}, en={"runtime": [100, 90]}, es={"runtime": 90}, fr={"runtime": 101}))
    stated = found.all("runtime")

    def outliers(differ):
        return [(usual.value, [(s.document, s.value) for s in same]) for usual, same in found.outliers(stated, differ)]

    assert outliers(lambda s, usual: s.value != usual.value) == [
        (100, [("dogma.en.md", 90), ("dogma.es.md", 90)]),
        (100, [("dogma.fr.md", 101)]),
    ]
    assert outliers(lambda s, usual: abs(s.value - usual.value) > 1) == [(100, [("dogma.en.md", 90), ("dogma.es.md", 90)])]


def test_what_the_document_of_the_usual_value_says_as_well_is_no_outlier():
    found = film(editions(de={"runtime": [100, 90]}, en={"runtime": 100}))
    assert list(found.outliers(found.all("runtime"), lambda s, usual: s.value != usual.value)) == []


def test_versions_are_parted_by_their_qualifier():
    found = film(
        editions(de={"runtime": "130 min (director's cut)"}, en={"runtime": "120 min"}, fr={"runtime": "131 min (director's cut)"})
    )
    assert [[s.value for s in same] for same in found.versions("runtime")] == [[130, 131], [120]]


# --- films and their documents

REVIEW = "Dogma again\n\n*Dogma* by Kevin Smith. *Dogma* is long.\n\nRating: 3/5\n"


def test_records_are_parted_from_reviews():
    found = film({"dogma.md": record("Dogma", year=1999, director="Kevin Smith"), "review.txt": REVIEW})
    assert [d.path for d in found.records] == ["dogma.md"]
    assert [d.path for d in found.reviews] == ["review.txt"]
    assert [d.path for d in found.documents] == ["dogma.md", "review.txt"]
    assert {s.document for s in found.statements} == {"dogma.md", "review.txt"}
    assert found.document(found.all("rating")[0]).path == "review.txt"


def test_each_two_records_are_a_pair():
    found = film(noir(de="A", en="A", fr="A"))
    assert [(a.language, b.language) for a, b in found.edition_pairs()] == [("de", "en"), ("de", "fr"), ("en", "fr")]


def test_identifiers_are_sorted_and_told_once():
    found = film(editions(de={"imdb": "tt0120655", "tmdb": 1832}, en={"imdb": "tt0120655"}))
    assert found.identifiers == ["imdb:tt0120655", "tmdb:1832"]


def test_the_film_of_a_path_is_the_one_that_the_document_is_about():
    archive = read({"dogma.md": record("Dogma", year=1999), "clerks.md": record("Clerks", year=1994), "note.md": "Only words.\n"})
    assert archive.film_of("dogma.md").name == "Dogma"
    assert archive.film_of("clerks.md").name == "Clerks"
    assert archive.film_of("note.md") is None
    assert archive.film_of("gone.md") is None


# --- documents


def only(text, path="a.md"):
    return read({path: text}).document(path)


@pytest.mark.parametrize(
    ("text", "is_record", "is_review"),
    [
        (record("Dogma", year=1999), True, False),
        (record("Dogma", year=1999, rating="4/5"), True, False),
        (record(reviews="Dogma", body=PROSE["en"]), False, True),
        (record(reviews="Dogma", rating="4/5", body=PROSE["en"]), False, True),
        (record("Dogma", year=1999, reviews="Dogma", rating="4/5"), False, True),
        (record(headline="A week in town", author="Ana Paz", rating="4/5", body=PROSE["en"]), False, True),
        (record(headline="A week in town", author="Ana Paz", imdb_rating="7.4", body=PROSE["en"]), False, False),
        (record(headline="A week in town", author="Ana Paz", body=PROSE["en"]), False, False),
    ],
)
def test_a_document_is_a_record_or_a_review(text, is_record, is_review):
    document = only(text)
    assert (document.is_record, document.is_review, document.is_entry) == (is_record, is_review, False)


@pytest.mark.parametrize(
    ("status", "expected"),
    [("draft", True), ("Draft", True), ("private", True), ("rascunho", True), ("草稿", True), ("published", False), ("drafted", False)],
)
def test_a_status_makes_a_draft(status, expected):
    assert only(record("Dogma", year=1999, status=status)).is_draft is expected


def test_prose_is_what_follows_the_front_matter():
    document = only(record("Dogma", "Words.\n", year=1999))
    assert document.prose.strip().removeprefix("---").strip() == "Words."
    assert document.script == "Latn"
    assert only(record("Dogma", "映画です。\n", year=1999)).script == "Kana"


def test_a_document_gives_the_first_statement_of_a_field_and_any_stretch_of_its_text():
    document = only(record("Dogma", genre=["A", "B"], runtime=90))
    assert [s.value for s in document.all("genre")] == ["A", "B"]
    assert document.one("genre").value == "A"
    assert document.one("country") is None
    span = document.stretch(4, 9)
    assert (span.quote, span.place.line, span.place.column, span.place.path) == ("title", 2, 1, "a.md")


TABLE = "Title,Year\nDogma,1999\nClerks,1994\n"


@pytest.mark.parametrize(
    ("start", "expected"), [(0, None), (10, None), (11, "films.csv#1"), (21, "films.csv#1"), (22, "films.csv#2"), (99, "films.csv#2")]
)
def test_a_place_in_a_table_is_in_its_row(start, expected):
    found = read({"films.csv": TABLE}).at(Place("films.csv", start, start, 1, 1))
    assert (found and found.path) == expected


def test_a_place_elsewhere_is_in_its_file():
    archive = read({"films.csv": TABLE, "a.md": record("Dogma", year=1999)})
    assert archive.at(Place("a.md", 3, 3, 1, 4)).path == "a.md"
    assert archive.at(Place("gone.md", 3, 3, 1, 4)) is None
    assert archive.document("films.csv#2").prose.strip() == "Clerks,1994"
    assert archive.document("films.csv#2").row == 2


def test_entries_of_a_diary_are_no_records():
    diary = "Date,Name,Year,Letterboxd URI,Rating\n2024-01-01,Dogma,1999,https://boxd.it/1,4\n2024-01-02,Clerks,1994,https://boxd.it/2,3\n"
    archive = read({"diary.csv": diary})
    assert [(d.is_entry, d.is_record) for d in archive.documents] == [(True, False)] * 2
    assert joined({"diary.csv": diary}) == [["diary.csv#2"], ["diary.csv#1"]]


# --- what readers, rules and editors give


@pytest.mark.parametrize(
    ("path", "expected"),
    [(("a",), "a"), (("a", "b"), "a.b"), (("a", 0), "a[]"), (("a", 3, "b"), "a[].b"), ((0, "b"), "[].b"), (("a", 0, 1), "a[][]")],
)
def test_a_key_path_is_told_with_its_lists_open(path, expected):
    assert Cell(path, "x", 0, 1, 0, 1).pattern == expected


def test_a_key_has_its_own_choice_before_that_of_its_map():
    fields = dict.fromkeys(("cast.*", "cast.ani", "*"))
    profile = Profile("c", {key: key for key in fields})  # type: ignore[dict-item]
    told = [profile.choice(Cell(path, "x", 0, 1, 0, 1)) for path in (("cast", "ani"), ("cast", "vanya"), ("cast",), ("crew", "ani"))]
    assert told == ["cast.ani", "cast.*", None, None]


def test_a_cell_without_offsets_stands_as_it_reads():
    assert Cell(("a",), "text", 10, 14, 9, 15).span(1, 3) == (11, 13)


def test_a_finding_names_eight_other_places_at_most():
    places = [Related(Place(f"{n}.md", 0, 1, 1, 1), "x") for n in range(10)]
    finding = Finding.at(places[0], "as at ", places[1].place, related=places[1:])
    assert [p.path for p in finding.places] == [f"{n}.md" for n in range(9)]
    assert finding.sentence == "as at 1.md:1:1"


@pytest.mark.parametrize(("who", "expected"), [("Ana", "judged same by Ana"), ("", "judged same")])
def test_a_judgement_says_who_judged(who, expected):
    assert Judgement("film", "a", "b", "same", who, "", "", 2).reason == expected


def test_a_document_by_itself_is_empty():
    document = Document("a.md")
    assert (document.text, document.reading.format, document.statements, document.scalars) == ("", "none", (), ())
    assert (document.kind, document.why, document.language, document.collection, document.encoding) == (None, "", None, "", "utf-8")
    assert Archive("a").films == Archive("a").documents == ()
    assert Archive("a").text("a.md") is None


def test_a_document_may_be_given_other_statements():
    document, other = only(record("Dogma", genre=["A", "B"])), only(record("Clerks", genre="C"))
    assert len(document.all("genre")) == 2
    assert [s.value for s in document.stating(other.stated).all("genre")] == ["C"]
    assert document.stating(Stated()).all("genre") == []
    assert len(document.all("genre")) == 2


def test_an_archive_may_be_given_its_parts():
    archive = read({"dogma.md": record("Dogma", year=1999, director="Kevin Smith")})
    again = Archive("a", archive.documents, archive.collections, archive.films, archive.people)
    assert (again.documents, again.collections) == (archive.documents, archive.collections)
    assert (again.films, again.people) == (archive.films, archive.people)
    assert (again.counts.documents, again.counts.films) == (1, 1)
    assert again.text("dogma.md") == archive.text("dogma.md")


def test_a_collection_gives_all_statements_of_a_field():
    (collection,) = read({"a.md": record("Dogma", year=1999), "b.md": record("Clerks", year=1994)}).collections
    assert [(s.document, s.value) for s in collection.all("year")] == [("a.md", 1999), ("b.md", 1994)]


def test_the_values_of_all_keys_are_told_in_the_order_of_the_text():
    document = only(record("Dogma", year="", runtime=90, genre=["B", "A"], country=""))
    assert [(s.pattern, s.text) for s in document.scalars] == [
        ("title", "Dogma"),
        ("year", ""),
        ("runtime", "90"),
        ("genre[]", "B"),
        ("genre[]", "A"),
        ("country", ""),
    ]


def test_a_statement_knows_its_number_in_its_list_and_among_its_equals():
    found = only(record("Dogma", genre=["A", "B", "A"], runtime=90)).statements
    assert [(s.field, s.text, s.ordinal, s.equals) for s in found if s.field != "title"] == [
        ("genre", "A", 0, 1),
        ("genre", "B", 1, 1),
        ("genre", "A", 2, 2),
        ("runtime", "90", 0, 1),
    ]
    assert len({s.id for s in found}) == 5


@pytest.mark.parametrize(
    ("written", "part", "expected"),
    [("Dogma in town", (6, 8), "in"), (r'"Dogma \u0069n town"', (9, 13), "town"), (r'"Dogma \u0069n town"', (6, 8), r"Dogma \u0069n town")],
    ids=["as it reads", "otherwise, but for this part", "otherwise"],
)
def test_a_part_of_a_value_stands_where_it_is_written_or_in_the_whole_value(written, part, expected):
    document = only(record(written, year=1999))
    start, end = document.part(document.scalars[0], *part)
    assert document.text[start:end] == expected
