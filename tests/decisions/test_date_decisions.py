"""What a date dates and where a year stands in a path: each share and bound just below and just above."""

from __future__ import annotations

import pytest
from archives import PROSE, read, record

WORDS = "It is a film that I like, and it is long.\n"


def meant(files, text=None):
    """The fields as which dates are stated."""
    dates = ("date", "published", "release_date", "screened", "watched", "year")
    return {s.field for d in read(files).documents for s in d.statements if s.field in dates and (text is None or text in s.text)}


def posts(dates, years=None, path="posts/f{n}.md", body=WORDS, **more):
    files = {}
    for n, date in enumerate(dates):
        year = {"year": years[n]} if years and years[n] else {}
        files[path.format(n=n, date=date)] = record(f"Ostend {n}", body, date=date, director="Ana Paz", **year, **more)
    return files


def days(number, year=2020):
    return [f"{year + n % 3}-03-1{n % 10}" for n in range(number)]


@pytest.mark.parametrize(
    ("near", "far", "spread", "expected"),
    [(5, 0, 16, True), (4, 0, 16, False), (4, 1, 16, True), (3, 2, 16, False), (5, 0, 15, True), (5, 0, 14, False)],
)
def test_dates_within_a_year_of_the_films_are_those_of_releases(near, far, spread, expected):
    years = [2000 + (spread if n == 1 else 0) for n in range(near + far)]
    dates = [f"{y + (1 if n == 0 else 0) if n < near else y - 4}-03-10" for n, y in enumerate(years)]
    dates[0] = f"{years[0]}-03-10"
    assert ("release_date" in meant(posts(dates, years), "-03-10")) is expected


@pytest.mark.parametrize(("apart", "expected"), [(1, True), (2, False)])
def test_a_year_later_is_near_two_are_not(apart, expected):
    years = [1996, 2000, 2004, 2008, 2012]
    assert ("release_date" in meant(posts([f"{y + apart}-03-10" for y in years], years), "-03-10")) is expected


@pytest.mark.parametrize(
    ("old", "late", "expected"), [(3, 7, "release_date"), (2, 8, "date"), (2, 3, "release_date"), (4, 0, "date"), (5, 0, "release_date")]
)
def test_dates_before_the_web_are_those_of_releases_where_three_in_ten_are(old, late, expected):
    assert meant(posts([f"19{80 + n}-03-10" for n in range(old)] + [f"2020-03-1{n}" for n in range(late)]), "-03-1") == {expected}


@pytest.mark.parametrize(("year", "expected"), [(1994, "published"), (1993, "date")])
def test_nobody_published_on_the_web_before(year, expected):
    assert meant(posts([f"{year}-03-10"], layout="post"), "-03-10") == {expected}


@pytest.mark.parametrize(("named", "every", "expected"), [(3, 5, "published"), (2, 5, "date"), (1, 1, "published")])
def test_dates_that_stand_in_the_names_of_six_in_ten_files_are_those_of_posts(named, every, expected):
    files = {}
    for n, day in enumerate(days(every)):
        files[f"posts/{day if n < named else '2019-01-01'}-f{n}.md"] = record(
            f"Ostend {n}", date=day, director="Ana Paz", year=int(day[:4])
        )
    assert meant(files, "-03-1") == {expected}


@pytest.mark.parametrize(
    ("fields", "body", "expected"),
    [
        pytest.param({"layout": "post"}, WORDS, "published", id="a key of sites above a text"),
        pytest.param({"layout": "post"}, "", "date", id="a key of sites without a text"),
        pytest.param({"genre": "Drama"}, WORDS, "date", id="another key above a text"),
        pytest.param({"draft": "false"}, "", "published", id="a draft's key"),
        pytest.param({"venue": "Rex"}, WORDS, "screened", id="a place"),
        pytest.param({"screened": "2024-06-01"}, WORDS, "published", id="beside the date of the showing"),
    ],
)
def test_one_date_says_what_the_keys_beside_it_tell(fields, body, expected):
    assert meant(posts(["2020-03-10"], body=body, **fields), "2020-03-10") == {expected}


@pytest.mark.parametrize(("number", "expected"), [(5, "published"), (4, "date")])
def test_five_dates_of_texts_without_years_are_those_of_posts(number, expected):
    assert meant(posts(days(number)), "-03-1") == {expected}


@pytest.mark.parametrize(("near", "far", "expected"), [(3, 2, "published"), (4, 1, "date"), (0, 5, "published"), (0, 4, "date")])
def test_dates_of_texts_that_are_not_in_the_years_of_the_films_are_those_of_posts(near, far, expected):
    dates = [f"202{n % 3}-03-10" for n in range(near + far)]
    years = [int(d[:4]) if n < near else 1970 for n, d in enumerate(dates)]
    assert meant(posts(dates, years), "-03-10") == {expected}


# --- showings


@pytest.mark.parametrize(
    ("timed", "halls", "expected"), [(3, 3, "screened"), (2, 3, "release_date"), (3, 2, "release_date"), (5, 5, "screened")]
)
def test_a_hall_and_a_time_at_six_in_ten_dates_make_showings(timed, halls, expected):
    files = {}
    for n in range(5):
        hall = {"venue": "Rex"} if n < halls else {}
        time = " 20:00" if n < timed else ""
        files[f"posts/f{n}.md"] = record(f"Ostend {n}", WORDS, director="Ana Paz", released=f"2024-03-1{n}{time}", **hall)
    assert meant(files, "2024-03") == {expected}


@pytest.mark.parametrize(("times", "expected"), [(3, "screened"), (2, "release_date")])
def test_the_time_may_have_a_key_of_its_own(times, expected):
    files = {}
    for n in range(5):
        time = {"time": "20:00"} if n < times else {}
        files[f"posts/f{n}.md"] = record(
            f"Ostend {n}", WORDS, director="Ana Paz", venue="Rex", released=f"2024-03-1{n}{' 20:00' * (n == 0)}", **time
        )
    assert meant(files, "2024-03") == {expected}


@pytest.mark.parametrize(
    ("folder", "published", "expected"),
    [("programme", True, "screened"), ("programme", False, "release_date"), ("posts", True, "release_date")],
)
def test_a_time_in_a_folder_of_showings_is_one_where_another_key_dates_the_text(folder, published, expected):
    more = {"published": "2024-01-05"} if published else {}
    files = {
        f"{folder}/f{n}.md": record(f"Ostend {n}", WORDS, director="Ana Paz", released=f"2024-03-1{n} 20:00", **more) for n in range(3)
    }
    assert meant(files, "2024-03") == {expected}


@pytest.mark.parametrize(("clock", "expected"), [("20:00", "screened"), ("90 min", "release_date")])
def test_a_time_is_one_of_the_day(clock, expected):
    files = {}
    for n in range(3):
        released = f"2024-03-1{n}{' 20:00' * (n == 0)}"
        files[f"posts/f{n}.md"] = record(f"Ostend {n}", WORDS, director="Ana Paz", released=released, venue="Rex", time=clock)
    assert meant(files, "2024-03") == {expected}


def test_a_row_with_a_rating_is_a_diarys():
    rows = "".join(f"Ostend {n},Ana Paz,2024-03-1{n},{n % 5 + 1}\n" for n in range(6))
    for header, expected in (("Title,Director,Date,Rating", "watched"), ("Title,Director,Date,Text", "date")):
        assert meant({"list.csv": f"{header}\n{rows}"}, "2024-03") == {expected}
    by = "".join(f"Ostend {n},Ana Paz,2024-03-1{n},{n % 5 + 1},Mia Lund\n" for n in range(6))
    assert meant({"list.csv": f"Title,Director,Date,Rating,Reviewer\n{by}"}, "2024-03") != {"watched"}


@pytest.mark.parametrize(("name", "expected"), [("programme.csv", "screened"), ("list.csv", "date")])
def test_a_table_may_be_named_a_programme(name, expected):
    rows = "".join(f"Ostend {n},Ana Paz,2024-03-1{n}\n" for n in range(6))
    assert meant({name: f"Title,Director,Date\n{rows}"}, "2024-03") == {expected}


# --- years in disguise, order of day and month


@pytest.mark.parametrize(("new", "other", "expected"), [(4, 1, "year"), (3, 1, "release_date"), (3, 0, "year"), (2, 0, "release_date")])
def test_dates_of_which_eight_in_ten_are_new_years_days_are_years(new, other, expected):
    dates = [f"{1960 + 7 * n}-01-01" for n in range(new)] + [f"{1990 + n}-05-0{n + 1}" for n in range(other)]
    files = {f"films/f{n}.md": record(f"Ostend {n}", director="Ana Paz", released=d) for n, d in enumerate(dates)}
    assert meant(files, "1960-01-01") == {expected}


@pytest.mark.parametrize(("tag", "expected"), [("de", "2024-06-05"), ("fr", "2024-06-05"), ("en", None)])
def test_the_day_comes_first_in_languages_that_put_it_there(tag, expected):
    document = read({"a.md": record("Ostend", PROSE[tag] * 3, director="Ana Paz", released="05/06/2024")}).document("a.md")
    found = [s.value for s in document.all("release_date")]
    assert found == ([expected] if expected else [])


# --- years in paths


def paths(number, make, other=0, **more):
    files = {make(n): record(f"Ostend {n}", director="Ana Paz", **more) for n in range(number)}
    return files | {f"films/odd-{n}.md": record(f"Dover {n}", director="Ana Paz", **more) for n in range(other)}


def has_year(files):
    return any(s.field == "year" for d in read(files).documents for s in d.statements)


@pytest.mark.parametrize(("number", "other", "expected"), [(5, 0, True), (4, 0, False), (4, 1, False), (8, 2, True), (8, 3, False)])
def test_years_in_four_of_five_names_of_five_files_are_those_of_films(number, other, expected):
    assert has_year(paths(number, lambda n: f"films/ostend-{n}-{1950 + 9 * n}.md", other)) is expected


@pytest.mark.parametrize(
    ("years", "expected"),
    [([1950, 1955, 1960, 1965, 1965], True), ([1950, 1955, 1960, 1964, 1964], False), ([1950, 1960, 1965, 1965, 1965], False)],
    ids=["fifteen years apart", "fourteen years apart", "three years"],
)
def test_four_years_fifteen_apart_are_those_of_films(years, expected):
    assert has_year(paths(5, lambda n: f"films/ostend-{n}-{years[n]}.md")) is expected


@pytest.mark.parametrize(("agree", "expected"), [(4, True), (3, False)])
def test_years_in_names_agree_with_four_of_five_that_are_stated(agree, expected):
    files = {"films/dover-1999.md": record("Dover", director="Ana Paz")}
    for n in range(5):
        year = 1950 + 9 * n
        files[f"films/ostend-{n}-{year}.md"] = record(f"Ostend {n}", director="Ana Paz", year=year if n < agree else year + 3)
    assert bool(read(files).document("films/dover-1999.md").all("year")) is expected


@pytest.mark.parametrize(("posted", "expected"), [(2, True), (3, False)])
def test_years_that_are_those_of_half_of_the_posts_are_none_of_films(posted, expected):
    files = {}
    for n in range(6):
        year = 1996 + 4 * n
        files[f"films/ostend-{n}-{year}.md"] = record(f"Ostend {n}", director="Ana Paz", published=f"{year if n < posted else 2022}-05-04")
    assert has_year(files) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ostend-1999", True),
        ("ostend (1999)", True),
        ("1999-ostend", True),
        ("ostend1999", False),
        ("ostend-1999-a", False),
        ("1999-05-04-ostend", False),
        ("1999-05-ostend", False),
        ("ostend-2039", True),
        ("ostend-2040", False),
        ("ostend-1799", False),
    ],
)
def test_a_year_stands_at_an_end_of_a_name(name, expected):
    files = paths(8, lambda n: f"films/kruger-{n}-{1950 + 9 * n}.md") | {f"films/{name}.md": record("Ostend", director="Ana Paz")}
    assert bool(read(files).document(f"films/{name}.md").all("year")) is expected


@pytest.mark.parametrize(("number", "expected"), [(5, True), (4, False)])
def test_a_year_may_be_the_name_of_a_folder(number, expected):
    assert has_year(paths(number, lambda n: f"films/{1950 + 9 * n}/ostend-x{'abcde'[n]}.md")) is expected


# --- titles in names


def named(names, titled=0):
    return {
        f"films/{name}.md": record(director="Ana Paz", runtime="90 min", **({"title": "Dover"} if n < titled else {}))
        for n, name in enumerate(names)
    }


@pytest.mark.parametrize(
    ("names", "titled", "expected"),
    [
        pytest.param(["The Third Man", "Heat"], 0, True, id="written as titles"),
        pytest.param(["the-third-man", "heat"], 0, False, id="written as slugs"),
        pytest.param(["Heat", "Alien", "Persona", "Vertigo", "solaris"], 0, True, id="four of five are written as titles"),
        pytest.param(["Heat", "Alien", "Persona", "vertigo", "solaris"], 0, False, id="three of five are"),
        pytest.param(["Dover", "Alien", "Persona", "Vertigo", "Heat"], 1, True, id="one of five has a title"),
        pytest.param(["Dover", "Alien", "Persona", "Heat"], 1, False, id="one of four has a title"),
        pytest.param(["The_Third_Man", "Heat"], 0, False, id="with a line below"),
        pytest.param(["Twenty-one nights", "Third-rate Man"], 0, False, id="with a hyphen in the first word"),
        pytest.param(["Nights twenty-one", "Man third-rate"], 0, True, id="with a hyphen in another word"),
        pytest.param(["电影", "白夜"], 0, True, id="in a script without capitals"),
    ],
)
def test_names_of_files_are_titles_where_none_is_given_and_they_are_written_so(names, titled, expected):
    document = read(named(names, titled)).document(f"films/{names[1]}.md")
    assert bool(document.all("title")) is expected


def test_a_name_may_be_an_identifier_and_hold_a_year():
    document = read(named(["Ostend (1999)", "Heat (1995)"])).document("films/Heat (1995).md")
    assert [(s.field, s.value) for s in document.statements if s.place.start == s.place.end] == [("title", "Heat"), ("year", 1995)]
    document = read({"films/tt0000010.md": record("Ostend", year=2001)}).document("films/tt0000010.md")
    assert ("identifier", "imdb:tt0000010") in [(s.field, s.value) for s in document.statements]
