"""What a document is: each reason that makes a record, a text, a page or data of it, and what outweighs it."""

from __future__ import annotations

import pytest
from archives import read, record

LONG = "Traits describe what a type can do, and the compiler checks it before it runs. " * 9  # 711 code points, no word for film
SHORT = LONG[:500]
ON_FILM = LONG + "It is a film. "


def kind(text, path="texts/a.md", **more):
    document = read({path: text, **more}).document(path)
    assert document is not None
    return document.kind


@pytest.mark.parametrize(
    ("fields", "body", "expected"),
    [
        pytest.param({"director": "Ana Paz"}, LONG, "record", id="a director"),
        pytest.param({"cast": "Mia Lund"}, LONG, "record", id="a cast"),
        pytest.param({"runtime": "90 min"}, LONG, "record", id="a running time"),
        pytest.param({"original_title": "Oostende"}, LONG, "record", id="an original title"),
        pytest.param({"cinematographer": "Kai Brandt"}, LONG, "record", id="a cinematographer"),
        pytest.param({"year": 2001}, LONG, "record", id="a year"),
        pytest.param({"imdb": "tt0000010"}, LONG, "record", id="an identifier"),
        pytest.param({"release_date": "2001-05-04"}, LONG, "record", id="a release"),
        pytest.param({"country": "France"}, SHORT, "record", id="a country, above a short text"),
        pytest.param({"country": "France"}, LONG, "page", id="a country, above a long text that speaks of no film"),
        pytest.param({"country": "France"}, ON_FILM, "record", id="a country, above a long text that speaks of a film"),
        pytest.param({"genre": "Drama"}, SHORT, "record", id="a genre, above a short text"),
        pytest.param({"composer": "Tom Reed"}, SHORT, "record", id="a composer, above a short text"),
        pytest.param({}, SHORT, "essay", id="nothing, above a short text"),
        pytest.param({}, LONG, "page", id="nothing, above a long text that speaks of no film"),
        pytest.param({}, ON_FILM, "essay", id="nothing, above a long text that speaks of a film"),
        pytest.param({"rating": "4/5"}, ON_FILM, "review", id="a rating"),
        pytest.param({"reviews": "Dover"}, LONG, "review", id="what it reviews"),
    ],
)
def test_a_text_with_a_title_is(fields, body, expected):
    assert kind(record("Ostend", body, **fields)) == expected


@pytest.mark.parametrize(("length", "expected"), [(599, "essay"), (600, "page")])
def test_a_text_of_600_letters_would_speak_of_a_film(length, expected):
    front = "---\ntags: [a]\n---"
    document = read({"texts/a.md": front + "\n" + LONG}).document("texts/a.md")
    fence = len(document.prose) - len(LONG)
    assert kind(front + "\n" + LONG[: length - fence]) == expected


def test_without_a_title_a_weak_key_makes_no_record():
    assert kind(record(country="France", body=SHORT)) == "essay"
    assert kind(record(year=2001, body=SHORT)) == "essay"


# --- other things


@pytest.mark.parametrize(
    ("fields", "path", "expected"),
    [
        pytest.param({"isbn": "978-3-16-148410-0", "year": 2001}, "texts/a.md", "page", id="a key of books"),
        pytest.param({"isbn": "978-3-16-148410-0", "cast": "Mia Lund"}, "texts/a.md", "page", id="a key of books beside a cast"),
        pytest.param({"isbn": "978-3-16-148410-0", "runtime": "90 min"}, "texts/a.md", "page", id="a key of books beside a running time"),
        pytest.param({"isbn": "978-3-16-148410-0", "director": "Ana Paz"}, "texts/a.md", "record", id="a key of books beside a director"),
        pytest.param({"year": 2001}, "books/a.md", "page", id="a folder of books"),
        pytest.param({"year": 2001}, "films/books/a.md", "record", id="a folder of books in one of films"),
        pytest.param({"type": "book", "year": 2001}, "texts/a.md", "page", id="the type"),
        pytest.param({"type": "book", "year": 2001}, "films/a.md", "record", id="the type, in a folder of films"),
        pytest.param({"type": "person", "year": 2001}, "texts/a.md", "page", id="a person's type"),
        pytest.param({"note": "person", "year": 2001}, "texts/a.md", "record", id="a person's word under another key"),
        pytest.param({"pages": 320, "year": 2001}, "texts/a.md", "page", id="a number of pages"),
        pytest.param({"pages": "some", "year": 2001}, "texts/a.md", "record", id="no number of pages"),
        pytest.param({"layout": "page", "country": "France"}, "texts/a.md", "page", id="the layout of a page beside a country"),
        pytest.param({"layout": "page", "year": 2001}, "texts/a.md", "record", id="the layout of a page beside a year"),
        pytest.param({"layout": "post", "country": "France"}, "texts/a.md", "record", id="another layout"),
        pytest.param({"permalink": "/about/", "country": "France"}, "texts/a.md", "page", id="the address of a page"),
        pytest.param({"permalink": "/ostend/", "country": "France"}, "texts/a.md", "record", id="another address"),
        pytest.param({"permalink": "/", "country": "France"}, "texts/a.md", "page", id="the address of the site"),
        pytest.param({"country": "France"}, "texts/about.md", "page", id="the name of a page"),
        pytest.param({"country": "France"}, "texts/2024-01-05-about.md", "page", id="the name of a page behind a date"),
        pytest.param({"country": "France"}, "texts/about-2024.md", "page", id="the name of a page before a year"),
        pytest.param({"country": "France"}, "texts/_index.md", "page", id="the index of a folder"),
        pytest.param({"director": "Ana Paz"}, "texts/about.md", "record", id="the name of a page above a director"),
        pytest.param({"year": 2001}, "texts/about.md", "record", id="the name of a page above a year"),
        pytest.param({"year": 2001}, "texts/about-2001.md", "page", id="the name of a page with the year"),
        pytest.param({"director": "Ana Paz"}, "templates/a.md", "page", id="a folder of forms to fill in"),
        pytest.param({"director": "Ana Paz"}, "films/template.md", "page", id="a form to fill in"),
    ],
)
def test_a_record_or_another_thing(fields, path, expected):
    assert kind(record("Ostend", SHORT, **fields), path) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Ostend", "record"),
        ("Films", "page"),
        ("Ostend: Season 2", "page"),
        ("Ostend: Seasons", "record"),
        ("Episode 12 - Ostend", "page"),
        ("Episode of the sea", "record"),
        ("AGM - no film", "page"),
        ("Ostend: Staffel 3", "page"),
        ("白夜 第2季", "page"),
    ],
)
def test_a_title_may_be_the_name_of_something_else(title, expected):
    assert kind(record(f'"{title}"', SHORT, year=2001)) == expected


# --- data


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('{"title": "Ostend", "director": "Ana Paz"}', "record", id="a director"),
        pytest.param('{"title": "Ostend", "year": 2001}', "data", id="a year alone"),
        pytest.param('{"title": "Ostend", "year": 2001, "country": "France"}', "record", id="a year and a country"),
        pytest.param('{"title": "Ostend", "year": 2001, "language": "French"}', "data", id="a year and a language"),
        pytest.param('{"title": "Ostend", "year": 2001, "rating": 4}', "review", id="a year and a rating"),
        pytest.param('{"title": "Ostend", "imdb": "tt0000010"}', "record", id="an identifier"),
        pytest.param('{"title": "Ostend", "release_date": "2001-05-04"}', "record", id="a release"),
        pytest.param('{"title": "Ostend", "country": "France"}', "data", id="a country"),
        pytest.param('{"year": 2001, "director": "Ana Paz"}', "data", id="no title"),
        pytest.param('{"title": "Ostend", "director": ""}', "data", id="a director that is empty"),
        pytest.param(
            '{"title": "Ostend", "year": 2001, "country": "France", "isbn": "978-3-16-148410-0"}', "data", id="a key of another thing"
        ),
    ],
)
def test_a_file_of_data_is(text, expected):
    assert kind(text, "data/a.json") == ("record" if expected == "review" else expected)


@pytest.mark.parametrize(
    ("name", "header", "expected"),
    [
        ("films.csv", "Title,Note", "record"),
        ("list.csv", "Title,Note", "data"),
        ("list.csv", "Title,Year", "data"),
        ("films.csv", "Title,Year", "record"),
        ("list.csv", "Title,Director", "record"),
        ("films.csv", "Label,Note", "data"),
    ],
)
def test_a_row_is_a_film_by_its_keys_or_the_name_of_its_table(name, header, expected):
    values = ("Ana Paz", "Mia Lund", "Jo Berg") if "Director" in header else (1990, 2001, 2012)
    rows = "".join(f"{title},{value}\n" for title, value in zip(("Ostend", "Kruger", "Dover"), values, strict=True))
    document = read({name: f"{header}\n{rows}"}).document(f"{name}#1")
    assert document.kind == expected


def test_what_stands_outside_the_rows_is_data():
    archive = read(
        {
            "a.json": '{"title": "Films I saw", "films": [{"title": "Ostend", "director": "Ana Paz"}, {"title": "Dover", "director": "Mia Lund"}]}'
        }
    )
    assert [(d.path, d.kind) for d in archive.documents] == [("a.json", "data"), ("a.json#1", "record"), ("a.json#2", "record")]


def test_settings_say_what_the_documents_of_a_collection_are():
    text = record("Ostend", ON_FILM, director="Ana Paz")
    for said, expected in (("page", "page"), ("essay", "essay"), ("record", "record"), ("data", "data"), ("review", "review")):
        archive = read({"texts/a.md": text}, f'[[collection]]\npath = "texts/*.md"\nkind = "{said}"\n')
        assert archive.documents[0].kind == expected


def test_a_file_that_cannot_be_read_is_data():
    document = read({"a.xlsx": "no workbook", "b.md": record("Ostend", year=2001)}).document("a.xlsx")
    assert (document.kind, document.statements) == ("data", ())
