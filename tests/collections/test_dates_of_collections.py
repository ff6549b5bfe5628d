"""What `date` means, the order of day and month and the precision are decided by all files of a collection."""

from stated import archive, field_of, front, many, one, stated


def test_the_date_of_a_post_is_the_one_in_its_name():
    files = {
        f"_posts/2023-0{n}-1{n}-film-{n}.md": front(f"title: Film {n}\nyear: {1950 + n * 9}\ndate: 2023-0{n}-1{n}") for n in range(1, 8)
    }
    assert field_of(files, "date") == "published"


def test_dates_long_after_the_films_are_those_of_the_texts():
    assert field_of(many("title: {title}\nyear: {year}\ndate: 2022-03-0{n}").copy() | {}, "date") in ("published", "date")
    files = {f"m/{n}.md": front(f"title: F {n}\nyear: {1950 + n * 9}\ndate: 2022-03-0{n}") for n in range(1, 8)}
    assert field_of(files, "date") == "published"


def test_dates_in_the_year_of_the_film_are_its_release():
    files = {f"m/{n}.md": front(f"title: F {n}\nyear: {1950 + n * 9}\ndate: {1950 + n * 9}-03-0{n}") for n in range(1, 8)}
    assert field_of(files, "date") == "release_date"


def test_dates_beside_a_place_are_screenings():
    rows = "Datum;Uhrzeit;Saal;Titel;Regie\n" + "".join(f"{n}.03.2024;20:00;1;Film {n};Jane Doe\n" for n in range(10, 16))
    assert field_of({"programm.csv": rows}, "Datum") == "screened"


def test_a_date_that_nothing_explains_stays_one():
    assert one("title: Alien\nyear: 1979\ndate: 2019-03-02")["date"] == "2019-03-02"


def test_one_day_above_twelve_settles_the_order_for_all():
    files = many("title: {title}\nreleased: 05/0{n}/1999").copy()
    del files["films/alien.md"]
    assert not any(f == "release_date" for f, _ in stated(files, "films/heat.md"))
    files["films/x.md"] = front("title: X\nreleased: 25/04/1999")
    assert ("release_date", "1999-01-05") in stated(files, "films/heat.md")
    files["films/x.md"] = front("title: X\nreleased: 04/25/1999")
    assert ("release_date", "1999-05-01") in stated(files, "films/heat.md")


def test_years_in_disguise_are_read_as_years():
    told = stated(many("title: {title}\nreleased: {year}-01-01"), "films/heat.md")
    assert ("year", 1995) in told
    assert not any(field == "release_date" for field, _ in told)
    assert one("title: Heat\nreleased: 1995-01-01")["release_date"] == "1995-01-01"


def test_each_decision_says_why():
    (collection,) = archive(many("title: {title}\nreleased: {year}-01-01\nyear: {year}")).collections
    assert collection.profile.fields["released"].why == "6 of 6 dates are the 1st of January: years"
    assert collection.profile.fields["year"].why == "6 of 6 values are years between 1949 and 2006"


def test_texts_in_languages_that_put_the_day_first_do_so():
    body = "Der Film ist die Geschichte einer Frau, die nicht mit dem Leben der anderen und sich im Reinen ist. " * 3
    assert one("titel: Heat\nregie: Jane Doe\nkinostart: 05/06/1996", body)["release_date"] == "1996-06-05"


def test_a_date_among_other_words_is_read():
    assert one('titel: Heat\nregie: Jane Doe\ntermin: "Do, 21.03.2024, 20 Uhr"')["screened"] == "2024-03-21T20:00"
