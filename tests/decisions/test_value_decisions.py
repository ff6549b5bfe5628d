"""What one value is read as under a key, and what makes it unreadable there: lengths, signs and forms on both sides."""

from __future__ import annotations

import pytest
from archives import PROSE, read, record


def values(key, value, field=None, path="films/a.md", **more):
    """What is stated of a key's value, by the key's own field; `field` None: every field but the title's and the director's."""
    document = read({path: record("Ostend", director="Eva Roth", **more, **{key: value})}).document(path)
    found = [(s.field, s.value) for s in document.statements]
    if field is not None:
        return [value for name, value in found if name == field]
    return [pair for pair in found if pair not in (("title", "Ostend"), ("director", "Eva Roth"))]


def is_read(key, value, field=None, **more):
    found = values(key, f'"{value}"', **more)
    return any(name == (field or key) for name, _ in found)


# --- what a value must look like


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Ana Paz", True),
        ("A" * 60, True),
        ("A" * 61, False),
        ("a b c d e f g h i", True),
        ("a b c d e f g h i j", False),
        ("Ana Paz 12", True),
        ("Ana Paz 123", False),
        ("Nobody knows. It was long ago", False),
        ("J. R. Berg", True),
        ("12.5", False),
        ("true", False),
        ("https://example.org/ana", False),
        ("誰も知らない。", False),
    ],
)
def test_a_name_looks_like_one(value, expected):
    assert is_read("cinematographer", value) is expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("x" * 250, True),
        ("x" * 251, False),
        ("https://example.org/a", False),
        ("true", False),
        ("www.example.org", False),
        ("Oostende", True),
    ],
)
def test_an_original_title_looks_like_one(value, expected):
    assert is_read("originalTitle", value, "original_title") is expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Drama", True),
        ("x" * 1000, True),
        ("x" * 1001, False),
        ("true", False),
        ("12", False),
        ("1999", True),
        ("https://example.org/a", False),
    ],
)
def test_a_genre_is_of_words(value, expected):
    assert bool(values("genre", f'"{value}"', "genre")) is expected


@pytest.mark.parametrize(
    ("key", "value", "field", "expected"),
    [
        ("imdb", "7", "identifier", False),
        ("imdb", "tt0000010", "identifier", True),
        ("link", "https://example.org/a", "link", True),
        ("link", "/a/b", "link", True),
        ("link", "#a", "link", True),
        ("link", "a b", "link", False),
        ("image", "a/b", "image", True),
        ("image", "a.jpg", "image", True),
        ("image", "poster", "image", True),
        ("image", "a fine poster", "image", False),
        ("year", "1999", "year", True),
        ("year", "2040", "year", True),
        ("year", "2041", "year", False),
        ("year", "1999-05-04", "year", True),
        ("runtime", "95", "runtime", True),
        ("runtime", "long", "runtime", False),
        ("country", "France", "country", True),
        ("country", "France, Nowhere", "country", True),
        ("country", "France, Nowhere, Elsewhere", "country", False),
        ("language", "French / German", "language", True),
        ("language", "French / Nothing / None of them", "language", False),
        ("rating", "4/5", "rating", True),
        ("rating", "Wertung: 4/5", "rating", True),
        ("rating", "very good", "rating", False),
    ],
)
def test_a_value_reads_as_what_its_key_holds_or_not(key, value, field, expected):
    assert is_read(key, value, field) is expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-05-04", ["2024-05-04"]),
        ("2024-05-04, 2024-05-11", ["2024-05-04", "2024-05-11"]),
        ("2024-05-04; 2024-05-11", ["2024-05-04", "2024-05-11"]),
        ("2024-05-04; soon", ["2024-05-04"]),
        ("Thu, 21.03.2024, 8 pm", ["2024-03-21"]),
        ("from 21.03.2024 to 28.03.2024", []),
        ("x" * 69 + " 21.03.2024", ["2024-03-21"]),
        ("x" * 70 + " 21.03.2024", []),
        ("soon", []),
    ],
)
def test_dates_among_words(value, expected):
    assert [v[:10] for v in values("released", f'"{value}"', "release_date")] == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("in about 1994 or so", [1994]),
        ("in 1994 or 1995 or so", []),
        ("x" * 75 + " 1994", [1994]),
        ("x" * 76 + " 1994", []),
    ],
)
def test_one_year_among_words(value, expected):
    files = {f"films/f{n}.md": record(f"Film {n}", director="Eva Roth", year=1990 + n) for n in range(4)}
    files["films/a.md"] = record("Ostend", director="Eva Roth", year=f'"{value}"')
    assert [s.value for s in read(files).document("films/a.md").all("year")] == expected


# --- what parts a value


@pytest.mark.parametrize(
    ("key", "value", "field", "expected"),
    [
        ("genre", "Drama, Comedy", "genre", ["Drama", "Comedy"]),
        ("genre", "Drama; Comedy", "genre", ["Drama", "Comedy"]),
        ("genre", "Drama / Comedy", "genre", ["Drama", "Comedy"]),
        ("genre", "a b c, d", "genre", ["a b c", "d"]),
        ("genre", "a b c d, e", "genre", ["a b c d, e"]),
        ("genre", f"{'x' * 30}, e", "genre", ["x" * 30, "e"]),
        ("genre", f"{'x' * 31}, e", "genre", [f"{'x' * 31}, e"]),
        ("genre", "film", "genre", []),
        ("genre", "court metrage", "genre", ["court metrage"]),
        ("country", "France / Belgium", "country", ["FR", "BE"]),
        ("country", "France, Belgium", "country", ["FR", "BE"]),
        ("country", "France and Belgium", "country", ["FR", "BE"]),
        ("language", "French, German", "language", ["fr", "de"]),
        ("cinematographer", "Ana Paz, Jo Berg", "cinematographer", ["Ana Paz", "Jo Berg"]),
        ("cinematographer", "Ana Paz and Jo Berg", "cinematographer", ["Ana Paz", "Jo Berg"]),
        ("cinematographer", "[[Ana Paz]], [[x|Jo Berg]]", "cinematographer", ["Ana Paz", "Jo Berg"]),
        ("cinematographer", "[Ana Paz](/ana), [Jo Berg](/jo)", "cinematographer", ["Ana Paz", "Jo Berg"]),
        ("author", "Ana Paz & Jo Berg", "author", ["Ana Paz", "Jo Berg"]),
        ("cast", "Mia Lund as Anna, Jo Berg", "cast", [{"name": "Mia Lund", "character": "Anna"}, {"name": "Jo Berg"}]),
    ],
)
def test_a_value_is_parted(key, value, field, expected):
    assert values(key, f'"{value}"', field) == expected


@pytest.mark.parametrize(
    ("value", "writers", "works"),
    [
        ("Ana Paz", ["Ana Paz"], []),
        ("Ana Paz, based on the novel by Jo Berg", ["Ana Paz"], ["the novel by Jo Berg"]),
        ("Ana Paz (nach Jo Berg)", ["Ana Paz"], ["Jo Berg"]),
        ("based on a play by Jo Berg; Ana Paz", ["Ana Paz"], ["a play by Jo Berg"]),
        ("Ana Paz, from the novel by Jo Berg", ["Ana Paz"], ["the novel by Jo Berg"]),
        ("Ana Paz, Jo Berg", ["Ana Paz", "Jo Berg"], []),
    ],
)
def test_the_work_that_a_script_is_made_from_is_no_writer(value, writers, works):
    found = values("writer", f'"{value}"')
    assert [v for f, v in found if f == "writer"] == writers
    assert [v for f, v in found if f == "based_on"] == works


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("draft", "true", ["draft"]),
        ("draft", "false", ["published"]),
        ("published", "2024-05-04", []),
        ("status", "draft", ["draft"]),
        ("status", "embargoed", ["embargoed"]),
        ("draft", "1", ["draft"]),
        ("Draft", "yes", ["draft"]),
        ("draft", "no", ["published"]),
    ],
)
def test_a_flag_says_the_status(key, value, expected):
    assert values(key, value, "status") == expected


@pytest.mark.parametrize(
    ("key", "value", "field", "expected"),
    [
        ("country", "France, 1994", "year", [1994]),
        ("year", "1994, France", "country", ["FR"]),
        ("runtime", "95 min (director's cut)", "runtime", [95]),
        ("imdb", "https://www.imdb.com/title/tt0000010/", "identifier", ["imdb:tt0000010"]),
        ("seen_at", "https://www.imdb.com/title/tt0000010/", "identifier", ["imdb:tt0000010"]),
        ("seen_at", "https://www.imdb.com/name/nm0000010/", "identifier", []),
        ("tmdb_id", "100", "identifier", ["tmdb:100"]),
        ("tmdb", "100", "identifier", []),
        ("tmdb", "1832", "identifier", ["tmdb:1832"]),
        ("colour", "black and white", "x:colour", ["black and white"]),
    ],
)
def test_a_value_may_tell_something_else(key, value, field, expected):
    assert values(key, f'"{value}"', field) == expected


# --- what is absent


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("genre", "N/A", []),
        ("genre", "null", []),
        ("genre", "unknown", []),
        ("genre", "TBA", []),
        ("cinematographer", "??", []),
        ("originalTitle", "Unknown", ["Unknown"]),
        ("originalTitle", "?", []),
        ("originalTitle", "N/A", []),
        ("originalTitle", "-", []),
    ],
)
def test_a_placeholder_states_nothing_but_films_may_be_called_so(key, value, expected):
    field = {"originalTitle": "original_title"}.get(key, key)
    assert values(key, f'"{value}"', field) == expected


def test_nought_is_no_rating_in_kodi():
    nfo = "<movie><title>Ostend</title><year>2001</year><userrating>{}</userrating></movie>"
    for value, expected in (("0", 0), ("7", 1)):
        assert len(read({"a.nfo": nfo.format(value)}).document("a.nfo").all("rating")) == expected


# --- the language of a statement


@pytest.mark.parametrize(
    ("key", "value", "tag", "expected"),
    [
        ("genre", "Drama", "en", "en"),
        ("genre", "Drama", "de", "de"),
        ("genre", "ドラマ", "en", None),
        ("country", "France", "en", None),
        ("cast", "Mia Lund", "fr", "fr"),
        ("tags", "1999", "en", "en"),
        ("cinematographer", "Ana Paz", "zh", None),
    ],
)
def test_words_are_of_the_language_of_their_text_unless_they_stand_in_another_script(key, value, tag, expected):
    document = read({"a.md": record("Ostend", PROSE[tag] * 2, director="Eva Roth", **{key: value})}).document("a.md")
    (found,) = (s for s in document.statements if s.text == value)
    assert found.language == expected


# --- titles and what stands around them


def titles(body="", **fields):
    document = read({"texts/a.md": record(body=body, **fields)}).document("texts/a.md")
    return [
        (s.field, s.value)
        for s in document.statements
        if s.field in ("title", "headline", "reviews", "other_title", "year", "director", "caption")
    ]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"title": '"Ostend (2001)"', "runtime": 95}, [("title", "Ostend"), ("year", 2001)]),
        ({"title": '"Ostend (2001)"', "runtime": 95, "year": 2001}, [("title", "Ostend"), ("year", 2001)]),
        ({"title": '"Ostend (2001)"', "runtime": 95, "year": 2002}, [("title", "Ostend"), ("year", 2002)]),
        ({"title": '"Ostend (2001)"', "runtime": 95, "year": 2003}, [("title", "Ostend (2001)"), ("year", 2003)]),
        ({"title": "Third Man", "article": "The", "runtime": 95}, [("title", "The Third Man")]),
        ({"title": "Third Man", "article": "Three", "runtime": 95}, [("title", "Third Man")]),
    ],
)
def test_a_title_is_cleared_of_what_the_document_says_elsewhere(fields, expected):
    assert titles(**fields) == expected


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        ("Ostend, Ana Paz, 2001", [("title", "Ostend"), ("director", "Ana Paz"), ("year", 2001)]),
        ("Kruger, Ana Paz, 2001", [("other_title", "Kruger"), ("title", "Ostend"), ("director", "Ana Paz"), ("year", 2001)]),
        ("a hall by the sea", [("title", "Ostend"), ("caption", "a hall by the sea")]),
    ],
)
def test_the_title_of_a_caption_is_the_films_or_another(caption, expected):
    assert sorted(titles(title="Ostend", runtime=95, caption=f'"{caption}"')) == sorted(expected)


def test_the_title_of_a_caption_in_a_headline_is_the_films():
    found = titles(title="A week in Ostend", caption='"Ostend, Ana Paz, 2001"')
    assert [f for f in found if f[0] in ("title", "headline")] == [("headline", "A week in Ostend"), ("title", "Ostend")]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Ostend", True),
        ("one two three four five six seven eight nine ten", True),
        ("one two three four five six seven eight nine ten eleven", False),
        ("x" * 80, True),
        ("x" * 81, False),
        ("Ostend.", False),
        ("Ostend:", False),
        ("Ostend?!", False),
        ("Ostend?", True),
    ],
)
def test_a_headline_above_facts_in_running_text_may_be_the_title(head, expected):
    document = read({"texts/a.md": f"# {head}\n\nDirector: Ana Paz\nRuntime: 95 min\n\n{PROSE['en']}"}).document("texts/a.md")
    assert bool(document.all("title")) is expected


@pytest.mark.parametrize(
    ("fields", "path", "expected"),
    [
        ({"title": "Ostend", "tags": "[film]", "rating": "4/5"}, "blog/ostend.md", ["Ostend"]),
        ({"title": "Ostend", "tags": "[garden]", "rating": "4/5"}, "blog/ostend.md", []),
        ({"title": "Ostend", "tags": "[film]"}, "blog/ostend.md", []),
        ({"title": "Ostend", "tags": "[film]", "rating": "4/5"}, "blog/week.md", []),
        (
            {"title": "one two three four five six", "tags": "[film]", "rating": "4/5"},
            "blog/one-two-three-four-five-six.md",
            ["one two three four five six"],
        ),
        (
            {"title": "one two three four five six seven", "tags": "[film]", "rating": "4/5"},
            "blog/one-two-three-four-five-six-seven.md",
            [],
        ),
        ({"title": '"Review: Ostend"', "rating": "4/5"}, "blog/a.md", ["Ostend"]),
        ({"title": '"Review: Ostend"'}, "blog/a.md", ["Ostend"]),
    ],
)
def test_a_headline_names_what_a_review_judges(fields, path, expected):
    document = read({path: record(body=PROSE["en"] + "It is a film.\n", **fields)}).document(path)
    assert [s.value for s in document.all("reviews")] == expected


# --- documents that describe no film


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("page", {"headline", "author", "tag", "x:genre", "x:rating", "x:director", "x:runtime"}),
        ("data", {"x:title", "x:author", "x:tags", "x:genre", "x:rating", "x:director", "x:runtime"}),
        ("record", {"title", "author", "tag", "genre", "rating", "director", "runtime"}),
    ],
)
def test_a_document_that_describes_no_film_keeps_the_names_of_its_keys(kind, expected):
    text = record(
        "Ostend", "It is long.\n", author="Mia Lund", tags="[a]", genre="Drama", rating="4/5", director="Ana Paz", runtime="95 min"
    )
    archive = read({"texts/a.md": text}, f'[[collection]]\npath = "texts/*.md"\nkind = "{kind}"\n')
    assert {s.field for s in archive.documents[0].statements} == expected


def test_a_text_may_rate_and_reviews_what_it_names():
    text = record("A week by the sea", "It is a film. " * 60, author="Mia Lund", tags="[a]", rating="4/5", section="B", budget="much")
    document = read({"texts/a.md": text}).document("texts/a.md")
    assert document.kind == "review"
    assert {s.field for s in document.statements} == {"headline", "author", "tag", "rating", "section", "x:budget"}
