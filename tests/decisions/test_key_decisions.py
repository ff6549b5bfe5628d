"""What a key means by its values: each share that they must reach, just below and just above."""

from __future__ import annotations

import pytest
from archives import PROSE, read, record

NAMES = ["Ana Paz", "Ion Popescu", "Mia Lund", "Jo Berg", "Tom Reed", "Eva Roth", "Kai Brandt", "Lea Moreau", "Max Vogel", "Ida Holm"]


def collection(key, values, folder="films", ending="md", **more):
    """A record for each value, which stands under a key."""
    files = {}
    for n, value in enumerate(values):
        fields = {"year": 1950 + 7 * n, key: value, **more}
        files[f"{folder}/f{n:02}.{ending}"] = record(f"Film {'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[n % 26] * 2}", **fields)
    return files


def meant(files, value):
    """The fields that a value is stated as; "x" for a key that is not understood."""
    found = {s.field for d in read(files).documents for s in d.statements if value in (s.text, s.quote)}
    return {"x" if f.startswith("x:") else f for f in found}


def some(good, bad, value, other):
    return [value] * good + [other] * bad


# --- the share of values that must read as the field's


@pytest.mark.parametrize(
    ("key", "value", "other", "field"),
    [
        ("runtime", "90 min", "not yet known", "runtime"),
        ("country", "France", "somewhere far away", "country"),
        ("cinematographer", "Ana Paz", "12.5", "cinematographer"),
        ("rating", "4/5", "7 out of everything", "rating"),
    ],
)
@pytest.mark.parametrize(
    ("good", "bad", "expected"), [(3, 2, True), (5, 0, True), (2, 2, False), (1, 2, False), (6, 4, True), (5, 4, False)]
)
def test_three_in_five_values_must_read_as_what_a_key_usually_means(key, value, other, field, good, bad, expected):
    assert (field in meant(collection(key, some(good, bad, value, other)), value)) is expected


@pytest.mark.parametrize(("good", "bad", "expected"), [(9, 1, True), (8, 1, False), (8, 2, False), (10, 0, True)])
def test_nine_in_ten_values_must_read_where_a_key_only_contains_a_word_for_the_field(good, bad, expected):
    files = collection("Audience score", some(good, bad, "4/5", "not yet told"))
    assert ("rating" in meant(files, "4/5")) is expected


@pytest.mark.parametrize(("good", "bad", "expected"), [(3, 2, {"country", "year"}), (2, 2, set()), (3, 0, {"country", "year"})])
def test_three_in_five_values_must_part_into_what_a_key_asks_for(good, bad, expected):
    files = {
        f"f{n}.md": record(f"Film {n}", director=NAMES[n], **{"Land/Jahr": v})
        for n, v in enumerate(some(good, bad, "France 1994", "unklar, was"))
    }
    found = {s.field for s in read(files).document("f0.md").statements}
    assert found & {"country", "year"} == expected


LINE = "France/Belgium 2021, 98 min"


@pytest.mark.parametrize(
    ("key", "good", "bad", "expected"),
    [
        ("zeile", 3, 0, True),
        ("zeile", 2, 0, False),
        ("zeile", 9, 1, True),
        ("zeile", 8, 1, False),
        ("info", 1, 0, True),
        ("info", 8, 2, False),
    ],
)
def test_a_line_of_facts_under_any_key_needs_three_values_and_nine_in_ten(key, good, bad, expected):
    files = {f"f{n}.md": record(f"Film {n}", director=NAMES[n], **{key: v}) for n, v in enumerate(some(good, bad, LINE, "viel zu lang"))}
    assert ("runtime" in {s.field for s in read(files).document("f0.md").statements}) is expected


@pytest.mark.parametrize(
    ("key", "good", "bad", "expected"),
    [("metacritic", 3, 2, "rating"), ("metacritic", 2, 3, "identifier"), ("imdb", 5, 0, "rating")],
)
def test_scores_under_the_name_of_a_platform(key, good, bad, expected):
    values = [f"{6 + n % 3}.{n}" if key == "imdb" else str(61 + n) for n in range(good)] + ["the-film"] * bad
    found = {s.field for s in read(collection(key, values)).documents[0].statements if s.text == values[0]}
    assert ("rating" in found) is (expected == "rating")


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        pytest.param([f"-{1990 + n}" for n in range(5)], True, id="five"),
        pytest.param([f"-{1990 + n}" for n in range(4)], False, id="four"),
        pytest.param([f"-{1990 + n}" for n in range(4)] + ["7"], True, id="four of five"),
        pytest.param([f"-{1990 + n}" for n in range(3)] + ["7", "8"], False, id="three of five"),
    ],
)
def test_a_weight_is_a_year_with_a_minus_in_four_of_five(values, expected):
    files = {f"films/f{n}.md": record(f"Film {n}", director=NAMES[n], weight=v) for n, v in enumerate(values)}
    assert ("year" in {s.field for s in read(files).document("films/f0.md").statements}) is expected


# --- whose language, whose name


@pytest.mark.parametrize(
    ("against", "every", "expected"),
    [(0, 5, "text_language"), (1, 3, "text_language"), (2, 9, "language"), (2, 10, "text_language"), (3, 10, "language")],
)
def test_a_language_that_is_not_the_texts_in_two_and_a_fifth_is_the_films(against, every, expected):
    files = {
        f"films/f{n}.md": record(f"Film {n}", PROSE["en"] * 3, year=1950 + n, lang="fr" if n < against else "en") for n in range(every)
    }
    fields = {s.field for d in read(files).documents for s in d.statements if s.text in ("fr", "en")}
    assert fields == {expected}


@pytest.mark.parametrize(
    ("values", "field"),
    [
        pytest.param(["Ana Paz"] * 6 + ["Ion Popescu"] * 4, "author", id="few who recur"),
        pytest.param(NAMES, "director", id="each another"),
        pytest.param(NAMES[:6] + NAMES[:4], "director", id="six in ten"),
        pytest.param(NAMES[:5] + NAMES[:5], "author", id="five in ten"),
    ],
)
def test_by_in_a_table_of_films_is_the_critic_where_few_recur(values, field):
    rows = "".join(f"Film {n},{1950 + n},{who}\n" for n, who in enumerate(values))
    files = {"films.csv": "Title,Year,By\n" + rows}
    assert meant(files, "Ana Paz") == {field}


# --- columns


@pytest.mark.parametrize(
    ("values", "expected"),
    [([1, 2, 3, 4, 5], set()), ([1, 2, 3, 4], {"rating"}), ([1, 2, 3, 5, 4], {"rating"}), ([0, 1, 2, 3, 4], {"rating"})],
    ids=["five in order", "four in order", "not in order", "from nought"],
)
def test_numbers_of_the_documents_are_no_values(values, expected):
    files = {f"films/f{n}.md": record(f"Film {n}", year=1950 + n, rating=value) for n, value in enumerate(values)}
    assert {s.field for d in read(files).documents for s in d.statements if s.field == "rating"} == expected


def people(key, map_, field="cast", more=0):
    """What a document says of people in a map, beside other documents with the same keys."""
    files = {f"f{n}.md": f"---\ntitle: Ostend {n}\nyear: 2001\n{key}:\n{map_}---\n" for n in range(1 + more)}
    return [s.value for s in read(files).document("f0.md").all(field)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("  Mia Lund: Anna\n  Jo Berg: Karl\n", [{"name": "Mia Lund", "character": "Anna"}, {"name": "Jo Berg", "character": "Karl"}]),
        ("  Anna: Mia Lund\n  Karl: Jo Berg\n", [{"name": "Mia Lund", "character": "Anna"}, {"name": "Jo Berg", "character": "Karl"}]),
        (
            "  Anna Holm: Mia Lund\n  Karl: Jo Berg\n",
            [{"name": "Mia Lund", "character": "Anna Holm"}, {"name": "Jo Berg", "character": "Karl"}],
        ),
        ("  Mia de la Paz: Anna\n", [{"name": "Mia de la Paz", "character": "Anna"}]),
        ("  Mia the Paz: Anna Holm\n", [{"name": "Anna Holm", "character": "Mia the Paz"}]),
    ],
    ids=["names are keys", "names are values", "more names are values", "small words", "other small words"],
)
def test_the_side_of_a_map_with_more_full_names_is_the_actors(lines, expected):
    assert people("cast", lines) == expected


@pytest.mark.parametrize(("documents", "expected"), [(2, True), (3, False)])
def test_a_key_that_three_casts_have_is_no_name(documents, expected):
    found = people("cast", "  Alma: Mia Lund\n", more=documents - 1)
    assert ({"name": "Mia Lund", "character": "Alma"} in found) is expected


def test_credits_in_a_map_are_people_with_their_jobs():
    assert people("crew", "  Costumes: Tom Reed\n  Director: Ana Paz\n", "person") == [{"name": "Tom Reed", "job": "Costumes"}]
    assert people("crew", "  Costumes: Tom Reed\n  Director: Ana Paz\n", "director") == ["Ana Paz"]


def ratings(lines):
    files = {"f.md": f"---\ntitle: Ostend\nyear: 2001\n{lines}---\n"}
    return [(s.value["source"], s.value["value"], s.value["best"]) for s in read(files).document("f.md").all("rating")]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("ratings:\n  Anna: 4/5\n  Karl: 3/5\n", [("Anna", 4, 5), ("Karl", 3, 5)]),
        ("ratings:\n  imdb: 7.4\n", [("imdb", 7.4, 10)]),
        ("ratings:\n  mine: 4/5\n", [(None, 4, 5)]),
        ("ratings:\n  - source: Rotten Tomatoes\n    value: 92%\n", [("rottentomatoes", 92, 100)]),
        ("rating:\n  value: 7.4\n  max: 10\n", [(None, 7.4, 10)]),
        ("rating:\n  value: 7.4\n  best: 20\n", [(None, 7.4, 20)]),
    ],
)
def test_a_map_says_whose_a_rating_is_and_how_far_its_scale_goes(lines, expected):
    assert ratings(lines) == expected


@pytest.mark.parametrize(
    ("lines", "field", "expected"),
    [
        ("cast:\n  - actor: Mia Lund\n    role: Anna\n", "cast", [{"name": "Mia Lund", "character": "Anna"}]),
        ("cast:\n  - name: Mia Lund\n", "cast", [{"name": "Mia Lund"}]),
        ("crew:\n  - name: Tom Reed\n    job: Costumes\n", "person", [{"name": "Tom Reed", "job": "Costumes"}]),
        ("crew:\n  - name: Ana Paz\n    job: Director\n", "director", ["Ana Paz"]),
        ("crew:\n  - name: Kai Brandt\n    job: Director of Photography\n", "cinematographer", ["Kai Brandt"]),
        ("crew:\n  - name: Mia Lund\n    job: Actress\n    character: Anna\n", "cast", [{"name": "Mia Lund", "character": "Anna"}]),
    ],
)
def test_a_list_of_maps_says_who_did_what(lines, field, expected):
    files = {"f.md": f"---\ntitle: Ostend\nyear: 2001\n{lines}---\n"}
    assert [s.value for s in read(files).document("f.md").all(field)] == expected


# --- maps that hold the film's facts


@pytest.mark.parametrize(
    ("lines", "field", "expected"),
    [
        pytest.param("blatt:\n  anio: 2017\n  pais: Argentina\n", "year", [2017], id="a year and a country in a map of any name"),
        pytest.param("blatt:\n  anio: 2017\n", "year", [], id="a year alone"),
        pytest.param("blatt:\n  director: Ana Paz\n  anio: 2017\n", "year", [2017], id="a director and a year"),
        pytest.param("festival:\n  year: 2023\n  country: France\n", "year", [], id="a map of another thing"),
        pytest.param("trailer:\n  year: 2023\n  director: Ana Paz\n", "year", [], id="a trailer"),
        pytest.param(
            "blatt:\n  anio: 2017\n  pais: Argentina\n  isbn: 978-3-16-148410-0\n", "year", [], id="a key of another thing beside it"
        ),
        pytest.param("blatt:\n  - year: 2017\n    country: France\n", "year", [], id="a list of maps"),
    ],
)
def test_a_map_describes_the_film_where_two_of_its_facts_stand_in_it(lines, field, expected):
    files = {"f.md": f"---\ntitle: Ostend\ngenre: Drama\nruntime: 90 min\n{lines}---\n"}
    assert [s.value for s in read(files).document("f.md").all(field)] == expected


# --- keys that ask for several things


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("Land/Jahr", "France 1994", {"country": "FR", "year": 1994}),
        ("Land/Jahr", "1994, France", {"country": "FR", "year": 1994}),
        ("Country & Year", "France / 1994", {"country": "FR", "year": 1994}),
        ("Year, Country", "1994 - France", {"country": "FR", "year": 1994}),
        ("Director / Writer", "Ana Paz", {"director": "Ana Paz", "writer": "Ana Paz"}),
        ("Director / Writer", "Ana Paz / Jo Berg", {"director": "Ana Paz", "writer": "Jo Berg"}),
        ("Director & Director", "Ana Paz", {"director": "Ana Paz"}),
        ("Year Country", "1994 France", {"country": "FR", "year": 1994}),
    ],
)
def test_a_key_that_asks_for_two_things_gives_both(key, value, expected):
    files = {f"f{n}.md": record(f"Film {n}", **{f'"{key}"': f'"{value}"'}, runtime="90 min") for n in range(3)}
    found = {s.field: s.value for s in read(files).document("f0.md").statements}
    assert {f: found.get(f) for f in expected} == expected


# --- collections


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        pytest.param(["country", "genre"], ["country", "genre"], 1, id="the same keys"),
        pytest.param(["country", "genre"], ["country", "runtime"], 1, id="most keys"),
        pytest.param(["country", "genre", "tags"], ["runtime", "director", "cast"], 2, id="few keys"),
    ],
)
def test_sibling_folders_with_most_keys_in_common_are_one_collection(one, two, expected):
    values = {"country": "France", "genre": "Drama", "runtime": "90 min", "tags": "[a, b]", "director": "Ana Paz", "cast": "Mia Lund"}
    files = {}
    for folder, keys in (("list/a", one), ("list/b", two)):
        for n in range(3):
            files[f"{folder}/f{n}.md"] = record(f"Film {folder[-1]}{n}", year=1990 + n, **{k: values[k] for k in keys})
    assert len({d.collection for d in read(files).documents}) == expected


def test_a_folder_that_names_its_kind_is_a_collection_of_its_own():
    files = {
        f"site/{folder}/f{n}.md": record(f"Film {folder}{n}", year=1990 + n) for folder in ("films", "books", "other") for n in range(3)
    }
    assert {d.collection for d in read(files).documents} == {"site/films", "site/books", "site"}


def test_data_prose_and_records_of_one_folder_are_apart_and_a_table_is_one():
    files = {
        "a/f.md": record("Ostend", year=2001),
        "a/g.txt": "A week by the sea.\n\nShe stays.\n",
        "a/h.json": '{"title": "Kruger", "year": 2011}',
        "a/i.csv": "Title,Year\nDover,1999\nCalais,2003\n",
    }
    archive = read(files)
    assert len({d.collection for d in archive.documents}) == 4
    assert archive.document("a/i.csv#1").collection == "a/i.csv"
