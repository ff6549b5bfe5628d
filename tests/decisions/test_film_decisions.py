"""Which documents are one film: each kind of evidence just enough, and just not."""

from __future__ import annotations

import pytest
from archives import PROSE, joined, read, record

ONE, TWO = "x/one.md", "y/two.md"  # in two folders, so that nothing but what they state can join them
KIND = "Ana Paz"
OTHER = "Ion Popescu"


def are_one(left, right, tags=("en", "en"), paths=(ONE, TWO)):
    """Whether two records are joined. `left` and `right` are their fields, `tags` the languages of their prose."""
    files = {path: record(body=PROSE[tag], genre="Drama", **fields) for path, fields, tag in zip(paths, (left, right), tags, strict=True)}
    return len(joined(files)) == 1


@pytest.mark.parametrize(
    ("apart", "named", "tags", "expected"),
    [
        (0, True, ("en", "en"), True),
        (1, True, ("en", "en"), True),
        (2, True, ("en", "en"), False),
        (0, False, ("en", "en"), True),
        (1, False, ("en", "en"), False),
        (1, False, ("en", "fr"), True),
        (2, False, ("en", "fr"), False),
    ],
    ids=[
        "a director, one year",
        "a director, years that follow",
        "a director, two years apart",
        "nobody, one year",
        "nobody, years that follow, one language",
        "nobody, years that follow, two languages",
        "nobody, two years apart",
    ],
)
def test_one_title_joins_near_years(apart, named, tags, expected):
    director = {"director": KIND} if named else {}
    assert are_one({"title": "Ostend", "year": 2001, **director}, {"title": "Ostend", "year": 2001 + apart, **director}, tags) is expected
    assert are_one({"title": "Ostend", "year": 2001 + apart, **director}, {"title": "Ostend", "year": 2001, **director}, tags) is expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param({"year": 2001, "director": KIND}, {"year": 2001, "director": OTHER}, False, id="two directors"),
        pytest.param(
            {"year": 2001, "director": [KIND, OTHER]}, {"year": 2001, "director": OTHER}, True, id="one director of two is shared"
        ),
        pytest.param({"year": 2001, "director": KIND}, {"year": 2001}, True, id="one names nobody"),
        pytest.param({"year": 2001, "director": KIND}, {"year": 2002}, True, id="one names nobody, years that follow"),
        pytest.param({"year": 2001, "director": KIND}, {"year": 2003}, False, id="one names nobody, two years apart"),
        pytest.param({"director": KIND}, {"director": KIND}, True, id="no year, one director"),
        pytest.param({"director": KIND}, {"director": OTHER}, False, id="no year, two directors"),
        pytest.param({"year": 2001, "director": KIND}, {"director": KIND}, True, id="one year, one director"),
        pytest.param({"year": 2001, "director": KIND}, {}, False, id="the title alone, beside a year and a director"),
        pytest.param({}, {}, False, id="the title alone"),
        pytest.param({"year": 2001}, {}, False, id="a year in one alone"),
        pytest.param({"year": 2001}, {"release_date": "2001-05-04"}, True, id="a year and a date"),
        pytest.param({"year": 2001, "director": KIND}, {"year": 2001, "director": "Ανα Παζ"}, True, id="one director in two scripts"),
        pytest.param(
            {"year": 2001, "director": "Su Chao-pin"},
            {"year": 2001, "director": "苏照彬"},
            True,
            id="directors that cannot be compared, one year",
        ),
        pytest.param(
            {"year": 2001, "director": "Su Chao-pin"},
            {"year": 2002, "director": "苏照彬"},
            False,
            id="directors that cannot be compared, years that follow",
        ),
    ],
)
def test_one_title_needs_a_year_or_a_director_that_agrees(left, right, expected):
    assert are_one({"title": "Ostend", **left}, {"title": "Ostend", **right}) is expected
    assert are_one({"title": "Ostend", **right}, {"title": "Ostend", **left}) is expected


IMDB = {"imdb": "tt0000010"}


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param({"year": 2001}, {"year": 2001}, True, id="two titles, one year"),
        pytest.param({"year": 2001}, {"year": 2002}, True, id="two titles, years that follow"),
        pytest.param({"year": 2001}, {"year": 2003}, False, id="two titles, two years apart"),
        pytest.param({"year": 2001, "director": KIND}, {"year": 2001, "director": OTHER}, False, id="two titles, two directors"),
        pytest.param({"year": 2001, "director": KIND}, {"year": 2002, "director": KIND}, True, id="two titles, one director"),
        pytest.param(
            {"year": 2001, "director": KIND}, {"year": 2003, "director": KIND}, False, id="two titles, one director, two years apart"
        ),
        pytest.param({}, {}, True, id="two titles, nothing else"),
    ],
)
def test_an_identifier_joins_what_title_and_another_fact_do_not_part(left, right, expected):
    left, right = {"title": "Ostend", **IMDB, **left}, {"title": "Kruger", **IMDB, **right}
    assert are_one(left, right, ("en", "fr")) is expected


@pytest.mark.parametrize(
    ("right", "expected"),
    [
        pytest.param({"year": 2030, "director": KIND}, True, id="many years apart, one director"),
        pytest.param({"year": 2002, "director": OTHER}, True, id="years that follow, two directors"),
        pytest.param({"year": 2003, "director": OTHER}, False, id="two years apart, two directors"),
        pytest.param({"year": 2030}, True, id="many years apart, nobody named"),
    ],
)
def test_an_identifier_joins_one_title_unless_year_and_director_part_it(right, expected):
    assert are_one({"title": "Ostend", "year": 2001, "director": KIND, **IMDB}, {"title": "Ostend", **IMDB, **right}) is expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param({"imdb": "tt0000010"}, {"imdb": "tt0000011"}, False, id="one platform, two films"),
        pytest.param({"imdb": "tt0000010"}, {"tmdb": 1832}, True, id="two platforms"),
        pytest.param({"imdb": "tt0000010"}, {}, True, id="one gives none"),
        pytest.param({"imdb": "tt0000010", "tmdb": 1832}, {"tmdb": 1833, "douban": 1300000}, False, id="the second platform gives two"),
    ],
)
def test_identifiers_of_one_platform_part_what_title_year_and_director_join(left, right, expected):
    same = {"title": "Ostend", "year": 2001, "director": KIND}
    assert are_one({**same, **left}, {**same, **right}) is expected
    assert are_one({**same, **right}, {**same, **left}) is expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ({"season": 1}, {"season": 2}, False),
        ({"season": 1}, {"season": 1}, True),
        ({"season": 1}, {}, True),
        ({"episode": 1}, {"Episode": 2}, False),
    ],
)
@pytest.mark.parametrize("more", [{}, IMDB], ids=["by title", "by identifier"])
def test_parts_of_a_series_stay_apart(left, right, expected, more):
    same = {"title": "Ostend", "year": 2001, "director": KIND, **more}
    assert are_one({**same, **left}, {**same, **right}) is expected


@pytest.mark.parametrize(
    ("paths", "tags", "expected"),
    [
        pytest.param(("x/one.md", "x/two.md"), ("en", "en"), False, id="one collection and language: copied"),
        pytest.param(("x/one.md", "x/two.md"), ("en", "fr"), True, id="two languages: a translation"),
        pytest.param(("x/one.md", "y/two.md"), ("en", "en"), True, id="two collections"),
    ],
)
def test_an_identifier_that_one_collection_gives_to_two_titles_is_not_trusted(paths, tags, expected):
    left, right = {"title": "Ostend", "year": 2001, **IMDB}, {"title": "Kruger", "year": 2001, **IMDB}
    assert are_one(left, right, tags, paths) is expected


def test_an_identifier_that_is_trusted_no_more_joins_nothing_elsewhere():
    files = {
        "x/one.md": record("Ostend", PROSE["en"], year=2001, **IMDB),
        "x/two.md": record("Kruger", PROSE["en"], year=2001, **IMDB),
        "y/three.md": record("Ostende", PROSE["fr"], year=2001, **IMDB),
    }
    assert joined(files) == [["x/one.md"], ["y/three.md"], ["x/two.md"]]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param({"title": "The Gleaners & I"}, {"title": "The Gleaners and I"}, True, id="two spellings"),
        pytest.param({"title": "Ostend", "originalTitle": "Oostende"}, {"title": "Oostende"}, True, id="an original title"),
        pytest.param(
            {"title": "Ostend", "originalTitle": "Oostende"},
            {"title": "Ostende", "originalTitle": "Oostende"},
            True,
            id="two original titles",
        ),
        pytest.param({"title": "Ostend"}, {"title": "Kruger"}, False, id="two titles"),
        pytest.param({"title": "Ostend"}, {"title": "剑雨"}, False, id="two scripts"),
    ],
)
def test_a_director_and_a_year_join_one_title_however_it_is_spelt(left, right, expected):
    fields = {"year": 2001, "director": KIND}
    assert are_one({**left, **fields}, {**right, **fields}) is expected


@pytest.mark.parametrize(("apart", "expected"), [(0, True), (1, True), (2, False)])
def test_two_spellings_of_one_director_are_tried_for_near_years(apart, expected):
    left = {"title": "The Gleaners & I", "year": 2000, "director": KIND}
    assert are_one(left, {"title": "The Gleaners and I", "year": 2000 + apart, "director": KIND}) is expected


def test_an_address_of_a_diary_is_no_identifier():
    same = {"title": "Ostend", "year": 2001}
    assert are_one({**same, "link": "https://boxd.it/aaa"}, {**same, "link": "https://boxd.it/bbb"})


# --- editions


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param({"title": "Ostend"}, {"title": "剑雨"}, True, id="two scripts"),
        pytest.param({"title": "Ostend"}, {"title": "Kruger"}, True, id="two titles"),
        pytest.param({"title": "Ostend", "year": 2001}, {"title": "Kruger", "year": 2002}, True, id="two titles, years that follow"),
        pytest.param({"title": "Ostend", "year": 2001}, {"title": "Kruger", "year": 2003}, False, id="two titles, two years apart"),
        pytest.param(
            {"title": "Ostend", "year": 2001, **IMDB},
            {"title": "Kruger", "year": 2003, **IMDB},
            True,
            id="two titles, two years apart, one identifier",
        ),
        pytest.param({"title": "Ostend", "director": KIND}, {"title": "Kruger", "director": OTHER}, False, id="two titles, two directors"),
    ],
)
def test_files_that_differ_in_their_language_are_one_film_unless_they_are_parted(left, right, expected):
    assert are_one(left, right, ("en", "fr"), ("f.en.md", "f.fr.md")) is expected


def test_files_of_one_language_are_no_editions():
    assert not are_one({"title": "Ostend"}, {"title": "Kruger"}, ("en", "en"), ("f.en.md", "f.fr.md"))
    assert not are_one({"title": "Ostend"}, {"title": "Kruger"}, ("en", "fr"), ("f.en.md", "g.fr.md"))


def test_each_join_says_why():
    files = {
        "f.en.md": record("Ostend", PROSE["en"], year=2001, director=KIND),
        "f.fr.md": record("Ostende", PROSE["fr"], year=2001),
        "y/g.md": record("Ostend", PROSE["en"], year=2002, director=KIND),
        "z/h.md": record("Ostend", PROSE["en"], year=2001),
        "z/i.md": record("Ostend", PROSE["en"], director=KIND),
    }
    (film,) = read(files).films
    assert [(t.document.path, t.why) for t in film.ties] == [
        ("f.en.md", "its record"),
        ("f.fr.md", "file names differ only in the language"),
        ("y/g.md", "same title and year, same director"),
        ("z/h.md", "same title and year"),
        ("z/i.md", "same title and director"),
    ]


# --- judgements


PAIR = {ONE: record("Ostend", PROSE["en"], year=2001), TWO: record("Ostend", PROSE["en"], year=2001)}
APART = {ONE: record("Ostend", PROSE["en"], year=2001), TWO: record("Kruger", PROSE["en"], year=2011)}


@pytest.mark.parametrize(
    ("files", "row", "expected"),
    [
        (PAIR, "film | x/one.md | y/two.md | different |  |  | ", 2),
        (PAIR, "film | y/two.md | x/one.md | different |  |  | ", 2),
        (PAIR, "person | x/one.md | y/two.md | different |  |  | ", 1),
        (PAIR, "film | x/one.md | y/two.md | unsure |  |  | ", 1),
        (APART, "film | x/one.md | y/two.md | same |  |  | ", 1),
        (APART, "film | Ostend | Kruger | same |  |  | ", 1),
        (APART, "film | y/two.md > Kruger | Ostend | same |  |  | ", 1),
        (APART, "film | Ostend | Clerks | same |  |  | ", 2),
        (APART, "person | Ostend | Kruger | same |  |  | ", 2),
    ],
)
def test_a_judgement_settles_what_is_one_film(files, row, expected):
    assert len(joined(files, judgements=row)) == expected


# --- names and ids


def ids(files):
    return [(f.id, f.name, f.year) for f in read(files).films]


def test_a_film_has_the_id_of_the_file_that_lies_highest():
    same = {"year": 2001, "director": KIND}
    assert ids({"a/b/deep.md": record("Ostend", **same), "z/high.md": record("Ostend", **same)}) == [("high", "Ostend", "2001")]
    assert ids({"a/one.md": record("Ostend", **same), "b/two.md": record("Ostend", **same)}) == [("one", "Ostend", "2001")]


def test_a_film_of_a_table_has_the_id_of_its_title_and_year():
    assert ids({"films.csv": "Title,Year\nOstend Express,2001\nKruger,\n"}) == [
        ("kruger", "Kruger", None),
        ("ostend-express-2001", "Ostend Express", "2001"),
    ]


def test_films_of_one_stem_are_told_apart_by_the_year_then_by_the_folder():
    files = {"x/f.md": record("Ostend", year=2001), "y/f.md": record("Kruger", year=2011), "z/f.md": record("Dover", year=2011)}
    assert [i for i, _, _ in ids(files)] == ["f-2001", "f-2011", "f-2011-z-f"]


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        pytest.param({"en": "Ostend", "fr": "Ostende", "de": "Ostende"}, "Ostend", id="the English one"),
        pytest.param({"fr": "Ostende", "de": "Oostende", "es": "Oostende"}, "Oostende", id="the most frequent in Latin letters"),
        pytest.param({"fr": "剑雨", "de": "Ostende", "es": "剑雨"}, "Ostende", id="Latin letters before more documents"),
    ],
)
def test_a_film_is_called_by(titles, expected):
    ((_, name, _),) = ids({f"f.{tag}.md": record(title, PROSE[tag], genre="Drama") for tag, title in titles.items()})
    assert name == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ([{"year": 2001}, {"year": 2002}, {"year": 2002}], "2002"),
        ([{"year": 2001}, {"release_date": "2002-05-01"}, {"release_date": "2002-05-01"}], "2001"),
        ([{"release_date": "2002-05-01"}, {}, {}], "2002"),
        ([{}, {}, {}], None),
    ],
)
def test_the_year_of_a_film_is_what_most_years_say_else_what_most_dates_say(fields, expected):
    files = {
        f"f.{tag}.md": record("Ostend", PROSE[tag], genre="Drama", **given) for tag, given in zip(("de", "en", "fr"), fields, strict=True)
    }
    assert [year for _, _, year in ids(files)] == [expected]


def test_a_diary_names_a_film_only_where_there_is_no_record():
    diary = "Date,Name,Year,Letterboxd URI,Rating\n2024-01-01,Ostend,2001,https://boxd.it/1,4\n"
    assert ids({"diary.csv": diary}) == [("ostend-2001", "Ostend", "2001")]
    (film,) = read({"diary.csv": diary, "f.md": record("Ostend", year=2001)}).films
    assert film.id == "f"
    assert [(t.document.path, t.why) for t in film.ties] == [("diary.csv#1", "its entry"), ("f.md", "same title and year")]
