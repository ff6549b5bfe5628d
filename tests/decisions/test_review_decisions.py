"""Which film a text is about: each way to tell it, the order of the ways, and what speaks against."""

from __future__ import annotations

import pytest
from archives import PROSE, read, record

FILMS = {
    "films/ostend.md": record("Ostend", year=2001, director="Ana Paz", cast=["Mia Lund"], writer="Jo Berg", composer="Tom Reed"),
    "films/kruger.md": record("Kruger", year=2011, director="Ion Popescu"),
}


def about(text, path="texts/a.txt", films=FILMS, **more):
    """The film that a text is about, and why; None for none."""
    archive = read({**films, path: text, **more})
    film = archive.film_of(path)
    return film and (film.id, next(t.why for t in film.ties if t.document.path == path))


def film_of(text, path="texts/a.txt", films=FILMS):
    found = about(text, path, films)
    return found and found[0]


def named(title, *words):
    """A review that names what it judges."""
    return record(reviews=title, rating="4/5", body=" ".join(words) + "\n" + PROSE["en"])


# --- by the field that names the film

TWICE = {
    "films/one.md": record("Ostend", year=2001, director="Ana Paz"),
    "films/two.md": record("Ostend", year=2011, director="Ion Popescu"),
}


@pytest.mark.parametrize(
    ("text", "films", "expected"),
    [
        pytest.param(named("Ostend"), FILMS, "ostend", id="its title"),
        pytest.param(named("Ostend (1950)"), FILMS, "ostend", id="its title with another year, where there is one film of that title"),
        pytest.param(named("Dover"), FILMS, None, id="another title"),
        pytest.param(named("Ostend"), TWICE, None, id="one title of two films"),
        pytest.param(named("Ostend (2011)"), TWICE, "two", id="one title of two films, with the year"),
        pytest.param(named("Ostend (2021)"), TWICE, None, id="one title of two films, with another year"),
        pytest.param(named("Ostend", "By Ana Paz."), TWICE, "one", id="one title of two films, with the director"),
        pytest.param(named("Ostend", "By Ana Paz and Ion Popescu."), TWICE, None, id="one title of two films, with both directors"),
        pytest.param(
            record(reviews="Ostend", year=2011, rating="4/5", body=PROSE["en"]), TWICE, "two", id="the year in a field of its own"
        ),
    ],
)
def test_a_text_is_about_the_film_that_it_names_in_a_field(text, films, expected):
    assert film_of(text, "texts/a.md", films) == expected


@pytest.mark.parametrize("key", ["title", "originalTitle", "aka"])
def test_each_title_of_a_film_names_it(key):
    films = {"films/x.md": record(**{"title": "Kruger", key: "Ostend"}, year=2001, director="Ana Paz")}
    assert film_of(named("Ostend"), "texts/a.md", films) == "x"


# --- by the headline

LONG = "She stays for a week, and the hotel is empty, and the guests who were here before her have left their letters. " * 4


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        ("Ostend (2001)", "Ana Paz goes to the sea.", "ostend"),
        ("Ostend (2001)", "A week by the sea.", None),
        ("Ostend (2002)", "Ana Paz goes to the sea.", None),
        ("Ostend", "Ana Paz goes to the sea.", None),
    ],
    ids=["title, year and a person", "nobody is named", "another year", "no year"],
)
def test_a_headline_of_title_and_year_needs_a_person_of_the_film(head, body, expected):
    assert film_of(f"{head}\n\n{body} {LONG}\n") == expected


# --- by names of files


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("texts/ostend.txt", "A week by the sea.\n\nRating: 4/5\n", "ostend"),
        ("texts/Ostend.txt", "A week by the sea.\n\nRating: 4/5\n", "ostend"),
        ("texts/2024-11-08-ostend.txt", "A week by the sea.\n\nRating: 4/5\n", "ostend"),
        ("texts/2024-11-ostend.txt", "A week by the sea.\n\nRating: 4/5\n", None),
        ("texts/ostende.txt", "A week by the sea.\n\nRating: 4/5\n", None),
        ("texts/a.md", record(headline="By the sea", film="ostend", rating="4/5", body=PROSE["en"]), "ostend"),
        ("texts/a.md", record(headline="By the sea", movie_id="ostend", rating="4/5", body=PROSE["en"]), "ostend"),
        ("texts/a.md", record(headline="By the sea", slug="Ostend", rating="4/5", body=PROSE["en"]), "ostend"),
        ("texts/a.md", record(headline="By the sea", section="ostend", rating="4/5", body=PROSE["en"]), None),
    ],
)
def test_a_text_is_about_the_film_whose_record_it_is_filed_under(path, text, expected):
    assert film_of(text, path) == expected


@pytest.mark.parametrize("key", ["slug", "id", "key"])
def test_a_record_may_name_itself(key):
    films = {"films/x.md": record("Ostend", year=2001, **{key: "sea-2001"})}
    assert film_of("A week by the sea.\n\nRating: 4/5\n", "texts/sea-2001.txt", films) == "x"


@pytest.mark.parametrize("stem", ["index", "readme", "review", "film", "movie", "about"])
def test_a_name_that_many_files_have_names_no_film(stem):
    films = {f"films/{stem}.md": record("Ostend", year=2001)}
    assert film_of("A week by the sea.\n\nRating: 4/5\n", f"texts/{stem}.txt", films) is None


def test_a_name_of_two_records_names_neither():
    films = {"a/x.md": record("Ostend", year=2001), "b/x.md": record("Kruger", year=2011)}
    assert film_of("A week by the sea.\n\nRating: 4/5\n", "texts/x.txt", films) is None


# --- by the titles that it marks


def text(*sentences):
    return "A week by the sea\n\n" + " ".join(sentences) + "\n\nRating: 4/5\n"


OSTEND, KRUGER, PAZ, ION = 'I saw "Ostend".', 'I saw "Kruger".', "It is by Ana Paz.", "It is by Ion Popescu."


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        pytest.param((OSTEND, PAZ), "ostend", id="a title and a person"),
        pytest.param((OSTEND,), None, id="a title alone"),
        pytest.param(("I saw Ostend.", PAZ), None, id="a title that is not marked"),
        pytest.param((OSTEND, "It has Mia Lund."), "ostend", id="an actor"),
        pytest.param((OSTEND, "It is written by Jo Berg."), "ostend", id="a writer"),
        pytest.param((OSTEND, "Music: Tom Reed."), None, id="a composer"),
        pytest.param((OSTEND, "It is by Paz."), None, id="a surname"),
        pytest.param((OSTEND, "It is by Ana Pazienza."), None, id="a name in a longer one"),
        pytest.param((OSTEND, OSTEND, PAZ, KRUGER), "ostend", id="another title, fewer times"),
        pytest.param((OSTEND, PAZ, KRUGER), None, id="another title as often"),
        pytest.param((OSTEND, PAZ, KRUGER, KRUGER), None, id="another title more often"),
        pytest.param((OSTEND, OSTEND, PAZ, KRUGER, ION), None, id="another film comes near"),
        pytest.param((*[OSTEND] * 4, PAZ, KRUGER, ION), "ostend", id="another film has half as much"),
        pytest.param((*[OSTEND] * 3, PAZ, KRUGER, ION), None, id="another film has more than half"),
        pytest.param((OSTEND, PAZ, 'I saw "Dover".', 'I saw "Dover".'), "ostend", id="a strange title twice as often"),
        pytest.param((OSTEND, PAZ, *['I saw "Dover".'] * 3), None, id="a strange title three times as often"),
    ],
)
def test_a_text_is_about_the_film_whose_title_it_marks_most_and_whose_people_it_names(sentences, expected):
    assert film_of(text(*sentences)) == expected


def test_the_headline_outweighs_another_title_that_is_as_frequent():
    body = f"{OSTEND} {PAZ} {KRUGER}\n\nRating: 4/5\n"
    assert film_of("Back to Ostend\n\n" + body) == "ostend"
    assert film_of("Back to the sea\n\n" + body) is None


@pytest.mark.parametrize(
    "marked",
    [
        '"Ostend"',
        "“Ostend”",
        "«Ostend»",
        "« Ostend »",
        "„Ostend“",
        "*Ostend*",
        "**Ostend**",
        "_Ostend_",
        "《Ostend》",
        "「Ostend」",
        '"Ostend,"',
        "“Ostend’s”",
    ],
)
def test_a_title_may_be_marked_in_many_ways(marked):
    assert film_of(text(f"I saw {marked} again.", PAZ)) == "ostend"


@pytest.mark.parametrize(("director", "expected"), [("Jo B", "x"), ("Bok", None)])
def test_a_name_of_three_letters_is_too_short_to_be_found(director, expected):
    films = {"films/x.md": record("Ostend", year=2001, director=director)}
    assert film_of(text(OSTEND, f"It is by {director}."), films=films) == expected


def test_a_name_without_blanks_around_it_is_found_in_scripts_that_have_none():
    films = {"films/x.md": record("剑雨", year=2010, director="苏照彬大人")}
    assert film_of("看电影\n\n《剑雨》是苏照彬大人的电影。\n\n评分：4/5\n", films=films) == "x"


# --- which way comes first, and which texts are asked

BOTH = f"{KRUGER} {ION}"


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        (record(reviews="Ostend", rating="4/5", body=BOTH), "texts/kruger.md", 'says that it reviews "Ostend"'),
        (f"Ostend (2001)\n\n{PAZ} {BOTH} {KRUGER} {LONG}\n", "texts/kruger.txt", 'is headed "Ostend (2001)"'),
        (f"A week by the sea\n\n{BOTH}\n\nRating: 4/5\n", "texts/ostend.txt", 'has the name of its record, "ostend"'),
        (
            f"A week by the sea\n\n{OSTEND} {PAZ} It has Mia Lund.\n\nRating: 4/5\n",
            "texts/a.txt",
            'marks the title "Ostend" 1 times and names Ana Paz, Mia Lund',
        ),
    ],
)
def test_the_field_comes_before_the_headline_the_file_and_the_marks(text, path, expected):
    assert about(text, path) == ("ostend", expected)


def test_a_page_is_about_no_film():
    settings = '[[collection]]\npath = "texts/*.txt"\nkind = "{}"\n'
    words = text(OSTEND, PAZ)
    for kind, expected in (("page", None), ("review", "ostend"), ("essay", "ostend")):
        archive = read({**FILMS, "texts/a.txt": words}, settings.format(kind))
        film = archive.film_of("texts/a.txt")
        assert (film and film.id) == expected
