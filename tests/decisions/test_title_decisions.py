"""Which key holds a film's title, and whether a plain title is a film's or a headline: each share just below and just above."""

from __future__ import annotations

import pytest
from archives import read, record

TITLES = ["Alien", "Heat", "Stalker", "Paprika", "Persona", "Solaris", "Rashomon", "Vertigo", "Metropolis", "Playtime"]
TEXT = "It is a film that I like, and it is long.\n"


def texts(number, make, body=TEXT):
    """Documents with plain titles, and what `make` gives for each."""
    files = {}
    for n in range(number):
        name = TITLES[n]
        files[f"posts/{name.lower()}.md"] = record(name, body, **make(n))
    return files


def field(files, path="posts/alien.md", text=None):
    """The field that the title of a document is stated as."""
    document = read(files).document(path)
    found = {
        s.field
        for s in document.statements
        if s.field in ("title", "headline", "other_title", "reviews") and (text is None or text in s.text)
    }
    return "+".join(sorted(found))


@pytest.mark.parametrize(
    ("films", "others", "expected"),
    [(9, 1, "title"), (8, 1, "headline"), (4, 0, "headline"), (4, 1, "headline"), (10, 1, "title"), (10, 2, "headline")],
)
def test_where_nine_in_ten_of_five_documents_describe_films_the_others_do(films, others, expected):
    files = texts(films, lambda _: {"director": "Ana Paz"})
    files |= {f"posts/odd{n}.md": record(f'"Odd one {n}"', TEXT, tags="[a]") for n in range(max(1, others))}
    if others:
        assert field(files, "posts/odd0.md") == expected


@pytest.mark.parametrize(("layouts", "expected"), [(("film", "note"), "headline"), (("film", "film"), "title"), ((None, None), "title")])
def test_unless_films_have_a_layout_of_their_own(layouts, expected):
    layout = [{"layout": value} if value else {} for value in layouts]
    files = texts(9, lambda _: {"director": "Ana Paz", **layout[0]}) | {"posts/odd.md": record('"Odd one"', TEXT, tags="[a]", **layout[1])}
    assert field(files, "posts/odd.md") == ("title" if layouts[1] == "film" else expected)


@pytest.mark.parametrize(
    ("dated", "title", "expected"),
    [(9, "Odd one", "headline"), (9, "Odd one (1977)", "title"), (7, "Odd one", "title"), (8, "Odd one", "headline")],
)
def test_or_titles_of_films_have_a_year_in_brackets(dated, title, expected):
    files = {}
    for n, name in enumerate(TITLES[:9]):
        files[f"posts/{name.lower()}.md"] = record(f'"{name}{f" ({1950 + n})" if n < dated else ""}"', TEXT, director="Ana Paz")
    files["posts/odd.md"] = record(f'"{title}"', TEXT, tags="[a]")
    assert field(files, "posts/odd.md") == expected


@pytest.mark.parametrize(
    ("dated", "plain", "spread", "expected"),
    [(6, 4, 10, "title"), (5, 4, 10, "headline"), (5, 0, 10, "title"), (4, 0, 10, "headline"), (6, 4, 9, "headline"), (6, 4, 11, "title")],
)
def test_six_in_ten_titles_with_years_ten_years_apart_are_those_of_films(dated, plain, spread, expected):
    files = {}
    for n, name in enumerate(TITLES[: dated + plain]):
        year = 1950 + (spread if n == 1 else 0)
        files[f"posts/{name.lower()}.md"] = record(
            f'"{name}{f" ({year})" if n < dated else " and my week"}"', "My week was long.\n", tags="[a]"
        )
    assert field(files, "posts/alien.md") == expected


# --- documents that rate


@pytest.mark.parametrize(
    ("rated", "plain", "expected"),
    [(6, 4, "title"), (5, 4, "headline"), (5, 0, "title"), (4, 0, "headline")],
)
def test_where_six_in_ten_of_five_documents_rate_their_titles_are_those_of_films(rated, plain, expected):
    files = texts(rated + plain, lambda n: {"rating": "3/5"} if n < rated else {"tags": "[a]"})
    found = field(files, "posts/alien.md")
    assert ("title" in found) is (expected == "title")


def test_titles_that_rate_no_film_are_headlines():
    spoken = lambda count: {  # noqa: E731 - a table of two
        f"posts/{name.lower()}.md": record(name, TEXT if n < count else "My week was long.\n", rating="3/5")
        for n, name in enumerate(TITLES)
    }
    assert "title" in field(spoken(5))
    assert "title" not in field(spoken(4))


@pytest.mark.parametrize(("named", "expected"), [(5, True), (4, False)])
def test_half_of_the_documents_that_rate_must_be_named_after_their_titles(named, expected):
    files = {
        f"posts/{name.lower() if n < named else f'week-{n}'}.md": record(name, TEXT, rating="3/5", tags="[a]")
        for n, name in enumerate(TITLES)
    }
    assert ("title" in field(files)) is expected


@pytest.mark.parametrize(("odd", "expected"), [(1, True), (2, False)])
def test_nine_in_ten_must_look_like_titles(odd, expected):
    files = texts(10 - odd, lambda _: {"rating": "3/5"})
    files |= {f"posts/why{n}.md": record(f"Why I went out {n}", TEXT, rating="3/5") for n in range(odd)}
    assert ("title" in field(files)) is expected


# --- documents in a folder or a layout of films


@pytest.mark.parametrize(("laid", "expected"), [(8, "title"), (7, "headline")])
def test_where_eight_in_ten_are_laid_out_as_films_all_are(laid, expected):
    files = texts(10, lambda n: {"layout": "film"} if n < laid else {"layout": "post"}, body="My week was long.\n")
    assert field(files, "posts/playtime.md") == expected


@pytest.mark.parametrize(
    ("named", "title", "expected"),
    [(6, "{title}", "title"), (5, "{title}", "headline"), (6, "{title} of the four seas", "headline"), (6, "{title} of the seas", "title")],
)
def test_in_a_folder_of_films_six_in_ten_must_be_named_after_short_titles(named, title, expected):
    files = {}
    for n, name in enumerate(TITLES):
        text = title.format(title=name)
        slug = text.lower().replace(" ", "-") if n < named else f"week-{n}"
        files[f"films/{slug}.md"] = record(text, "My week was long.\n", tags="[a]")
    assert field(files, next(p for p in files if "alien" in p)) == expected


# --- what looks like a title


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Ostend", True),
        ("one two three four five six seven eight nine ten", True),
        ("one two three four five six seven eight nine ten eleven", False),
        ("x" * 80, True),
        ("x" * 81, False),
        ("Top 10 films", False),
        ("Why I went out", False),
        ("The best of 2017", False),
        ("Films of the year", False),
        ("Meine Lieblingsfilme", False),
        ("Ostend: where is it?", False),
        ("2017年度十佳", False),
        ("https://example.org/a", False),
        ("Review: Ostend", False),
    ],
)
def test_a_title_with_the_layout_of_a_film_is_one_unless_it_looks_like_a_headline(title, expected):
    text = record(f'"{title}"', "My week was long.\n", layout="film")
    assert ("title" in field({"posts/a.md": text}, "posts/a.md").split("+")) is expected


@pytest.mark.parametrize(
    ("layout", "expected"),
    [
        ("film", True),
        ("movie", True),
        ("single-film", True),
        ("film.html", True),
        ("film-essay", False),
        ("post", False),
        ("single", False),
    ],
)
def test_a_layout_is_that_of_films(layout, expected):
    text = record("Ostend", "My week was long.\n", layout=layout)
    assert ("title" in field({"posts/a.md": text}, "posts/a.md").split("+")) is expected


# --- several keys for the title


def titled(**keys):
    return {f"posts/p{n}.md": record(body=TEXT, **{k: f'"{v} {TITLES[n]}"' for k, v in keys.items()}, director="Ana Paz") for n in range(4)}


@pytest.mark.parametrize(
    ("keys", "text", "expected"),
    [
        pytest.param({"title": "Why", "film-title": "The"}, "Why", "headline", id="the title beside the film's own"),
        pytest.param({"title": "Why", "film-title": "The"}, "The", "title", id="the film's own title"),
        pytest.param({"title": "The", "film-title": "The"}, "The", "title", id="twice the same"),
        pytest.param({"title": "The", "name": "Grand"}, "Grand", "other_title", id="a name beside the title"),
        pytest.param({"title": "The", "name": "Grand"}, "The", "title", id="the title beside a name"),
        pytest.param({"title": "The", "title_fr": "Le"}, "Le", "other_title", id="the title in another language"),
    ],
)
def test_of_two_keys_for_the_title_one_is(keys, text, expected):
    assert field(titled(**keys), "posts/p0.md", text) == expected


@pytest.mark.parametrize(("both", "expected"), [(4, "title"), (5, "headline")])
def test_the_title_of_all_is_a_headline_where_half_of_the_records_have_a_key_for_the_film(both, expected):
    files = {}
    for n, name in enumerate(TITLES):
        more = {"film-title": f"The {name}"} if n < both else {}
        files[f"posts/p{n}.md"] = record(f"On {name}", TEXT, director="Ana Paz", **more)
    assert field(files, "posts/p9.md", "On") == expected


@pytest.mark.parametrize(("facts", "expected"), [(5, "headline"), (4, "reviews")])
def test_a_key_for_the_film_names_what_a_text_is_about_where_few_facts_stand_beside_it(facts, expected):
    files = {}
    for n, name in enumerate(TITLES):
        more = {"director": "Ana Paz"} if n < facts else {}
        files[f"posts/p{n}.md"] = record(f"On {name}", TEXT, **{"film-title": f"The {name}"}, **more)
    assert field(files, "posts/p9.md", "The") == expected


def test_without_a_title_the_column_in_another_language_is_it():
    rows = "".join(f"{name},Le {name},{1950 + n}\n" for n, name in enumerate(TITLES))
    for header, expected in (("Originaltitel,Svensk titel,År", "title"), ("Titel,Svensk titel,År", "other_title")):
        document = read({"films.csv": f"{header}\n{rows}"}).document("films.csv#1")
        assert {s.field for s in document.statements if s.text.startswith("Le ")} == {expected}
