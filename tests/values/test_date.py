"""Dates and years."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcut.values.date import Date, date, differ, first_year, notation, order_of, orders, precision, year, year_in_weight, years_apart


@pytest.mark.parametrize(
    "text",
    ["2024-05-21", "2024/05/21", "2024-5-21", "20240521", "21 May 2024", "21st May 2024", "May 21, 2024", "Tuesday, 21 May 2024", "21.05.2024",
     "21/05/2024", "05/21/2024", "2024年5月21日", "2024年5月21日（星期二）", "21 mai 2024", "21 de mayo de 2024", "21. Mai 2024", "21 maggio 2024",
     "21 de maio de 2024", "21 maja 2024", "21 mei 2024", "21. května 2024", "21 мая 2024 г.", "2024년 5월 21일", "令和6年5月21日", "R6.5.21", "5/21/24",
     "21-May-24", "二〇二四年五月二十一日", "２０２４年５月２１日", "٢١ مايو ٢٠٢٤", "21 maja 2024 r.", "21 мая 2024 года", "2024. május 21.", "2024. 5. 21.", "2024.05.21",
     "le 21 mai 2024", "mar. 21 mai 2024", "21 Mayıs 2024", "21 Μαΐου 2024", "民國113年5月21日", "2024年5月21日 星期二", "2024年5月21日(火)", "2024 May 21", "21-May-2024",
     "Martes, 21 de mayo de 2024", "21º de maio de 2024", "21. máj 2024", "21 травня 2024 року", "21 Mei 2024", "21 svibnja 2024"],
)  # fmt: skip
def test_one_day_is_read_in_every_way_of_writing_it(text: str) -> None:
    assert date(text) == Date("2024-05-21")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024", Date("2024")),
        ("2024-05", Date("2024-05")),
        ("May 2024", Date("2024-05")),
        ("2024年5月", Date("2024-05")),
        ("2024-05-21T10:00:00+02:00", Date("2024-05-21T10:00:00+02:00")),
        ("2024-05-21 10:00:00 +0200", Date("2024-05-21T10:00:00+02:00")),
        ("2024-05-21T10:42:39.765Z", Date("2024-05-21T10:42:39.765Z")),
        ("2024-05-21(美国)", Date("2024-05-21", "美国")),
        ("2024-05-21 (Cannes Film Festival)", Date("2024-05-21", "Cannes Film Festival")),
        ("c. 1925", Date("1925~")),
        ("Sept. 5, 1999", Date("1999-09-05")),
        ("1er janvier 1960", Date("1960-01-01")),
        ("Tue, 21 May 2024 10:00:00 +0200", Date("2024-05-21T10:00:00+02:00")),
        ("Tue, 21 May 2024 10:00:00 GMT", Date("2024-05-21T10:00:00Z")),
        ("Tue May 21 10:00:00 2024", Date("2024-05-21T10:00:00")),
        ("Tue May 21 2024 10:00:00 GMT+0200 (CEST)", Date("2024-05-21T10:00:00+02:00")),
        ("May 21, 2024 at 10:30 pm", Date("2024-05-21T22:30")),
        ("2024/5/21 下午10:30", Date("2024-05-21T22:30")),
        ("21. Mai 2024, 10:30 Uhr", Date("2024-05-21T10:30")),
        ("Spring 2024", Date("2024-21")),
        ("été 2024", Date("2024-22")),
        ("2024年冬", Date("2024-24")),
        ("05/2024", Date("2024-05")),
        ("14–25 May 2024", Date("2024-05-14/2024-05-25")),
        ("May 14–25, 2024", Date("2024-05-14/2024-05-25")),
        ("30 April – 3 May 2024", Date("2024-04-30/2024-05-03")),
        ("du 14 au 25 mai 2024", Date("2024-05-14/2024-05-25")),
        ("14. - 25. Mai 2024", Date("2024-05-14/2024-05-25")),
        ("2024-05-14/2024-05-25", Date("2024-05-14/2024-05-25")),
        ("2024年5月14日-25日", Date("2024-05-14/2024-05-25")),
        ("昭和29年（1954年）", Date("1954")),
        ("1960-01-01", Date("1960-01-01")),
    ],
)
def test_precision_and_qualifier_are_kept(text: str, expected: Date) -> None:
    assert date(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2024-13-45",
        "2023-02-30",
        "31 April 2024",
        "May",
        "21",
        "next week",
        "2024-05-21T25:00:00",
        "1" * 50_000,
        "9/11",
        "3000-01-01",
        "4/5/2024",
        "04/05/24",
        "24/7",
        "3:10 to Yuma",
        "summer",
        "1.5",
        "10:00",
        "July 4",
        "31/31/2024",
        "5/6",
        "1234567890",
        "Blade Runner 2049",
        "1,917",
        "2013 2014",
        "平成40年",
        "昭和29年（1955年）",
        "25 - 14 May 2024",
        "May 2024 10:00",
    ],
)
def test_what_never_was_a_day_gives_none(text: str) -> None:
    assert date(text) is None


def test_an_unclear_order_needs_to_be_told() -> None:
    assert date("05/06/2024") is None
    assert date("05/06/2024", order="dmy") == Date("2024-06-05")
    assert date("05/06/2024", order="mdy") == Date("2024-05-06")
    assert date("05.06.2024") == Date("2024-06-05")
    assert date("05/06/24", order="ymd") == Date("2005-06-24")
    assert date("21.05.24") is None
    assert date("21.05.24", order="dmy") == Date("2024-05-21")
    assert date("21/05/2024", order="mdy") == Date("2024-05-21")
    assert date("12/03/35", order="dmy") is None


def test_the_order_of_a_collection_is_what_all_its_dates_allow() -> None:
    assert orders("05/06/2024") == {"dmy", "mdy"}
    assert orders("21/05/2024 22:15") == {"dmy"}
    assert orders("2024-05-21") == orders("21 May 2024") == frozenset()
    assert order_of(["05/06/2024", "21/05/2024", "2024-05-21"]) == "dmy"
    assert order_of(["05/06/2024", "05/21/2024"]) == "mdy"
    assert order_of(["05/06/2024"]) is None
    assert order_of(["21/05/2024", "05/21/2024"]) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [("2024", 2024), ("(2024)", 2024), ("2024年", 2024), ("c. 1925", "1925~"), ("ca 1925", "1925~"), ("1925?", "1925?"), ("1966-1970", "1966/1970"),
     ("1966–70", "1966/1970"), ("1960s", "196X"), ("1869", None), ("2101", None), ("2013.0", 2013), ('"2013"', 2013), ("2013 г.", 2013), ("令和6年", 2024), ("昭和29年", 1954), ("1954年（昭和29年）", 1954), ("vers 1925", "1925~"),
     ("um 1925", "1925~"), ("около 1925", "1925~"), ("1925 (?)", "1925?"), ("2019-", "2019/.."), ("2019–present", "2019/.."), ("1966/70", "1966/1970"), ("192-", "192X"),
     ("19--", "19XX"), ("1960年代", "196X"), ("1960er", "196X"), ("1960-е", "196X"), ("-2013", None), ("2013.5", None), ("c", None), ("12-", None),
     ("20", None), ("1970-1966", None), ("Blade Runner 2049", None)],
)  # fmt: skip
def test_years_are_numbers_or_edtf(text: str, expected: int | str | None) -> None:
    assert year(text) == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [("2024", "2024-05-21", False), ("2024-05", "2024-06-01", True), (2023, "2024-05-21", True), ("1966/1970", 1968, False), ("196X", "1970", True),
     ("1925~", 1926, False), ("1925~", 1940, True), ("2024-05-21T23:00:00+00:00", "2024-05-22T01:00:00+02:00", False), ("nonsense", "2024", False)],
)  # fmt: skip
def test_dates_differ_only_when_both_cannot_be_true(a: str | int, b: str | int, expected: bool) -> None:
    assert differ(a, b) is expected
    assert differ(b, a) is expected


def test_years_apart_counts_between_the_nearer_ends() -> None:
    assert years_apart("2024-05-21", 2023) == 1
    assert years_apart("1966/1970", 1968) == 0
    assert years_apart("x", 1968) is None


def test_a_negative_weight_may_be_a_year() -> None:
    assert [year_in_weight(text) for text in ("-2013", '"-2013"', "2013", "-13", "-9999", "")] == [2013, 2013, None, None, None, None]


def test_an_open_range_ends_nowhere_and_a_season_may_be_any_month() -> None:
    assert not differ("2019/..", 2024)
    assert differ("2019/..", 2018)
    assert not differ("2024-21", "2024-10-03")
    assert differ("2024-21", "2025-04-01")


def test_parts_of_a_value() -> None:
    assert first_year("1966/1970") == 1966
    assert first_year("1925~") == 1925
    assert first_year("2019/..") == 2019
    assert first_year("x") is None
    values = ["2024", "2024-05", "2024-05-21", "2024-05-21T10:00", "196X", "19XX", "1966/1970", "2019/..", "2024-21", "2024-25", "x"]
    assert [precision(v) for v in values] == ["year", "month", "day", "time", "decade", "century", "range", "range", "season", None, None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-05-21", "YYYY-MM-DD"),
        ("21 March 2024", "N Month YYYY"),
        ("21 May 2024", "N Month YYYY"),
        ("Mar 3, 2024", "Mon N, YYYY"),
        ("2024年5月21日", "YYYY年N月N日"),
        ("x", ""),
    ],
)
def test_notation_is_the_shape_of_a_date(text: str, expected: str) -> None:
    assert notation(text) == expected


@given(st.dates(dt.date(1870, 1, 1), dt.date(2100, 12, 31)))
def test_every_day_reads_back(day: dt.date) -> None:
    assert date(day.isoformat()) == Date(day.isoformat())
    assert date(f"{day.day}. {day.month}. {day.year}") == Date(day.isoformat())
    assert date(f"{day.year}年{day.month}月{day.day}日") == Date(day.isoformat())


@pytest.mark.parametrize(
    ("text", "value"),
    [("'90s", "199X"), ("the ’60s", "196X"), ("années 80", "198X"), ("anni '80", "198X"), ("80er Jahre", "198X"), ("70年代", "197X"), ("12-IV-1998", "1998-04-12"), ("5 XI 2010 r.", "2010-11-05"),
     ("2010. XI. 5.", "2010-11-05"), ("XI 2010", "2010-11"), ("18-03-1999, 20.30 uur", "1999-03-18T20:30"), ("12.05.2014, 20 Uhr", "2014-05-12T20:00"), ("23 mai 2014 à 20h30", "2014-05-23T20:30"),
     ("5.03.2019, godz. 18.00", "2019-03-05T18:00"), ("onsdag 4 februari 2015 kl 18.30", "2015-02-04T18:30")],
)  # fmt: skip
def test_short_decades_roman_months_and_hours_are_read(text: str, value: str) -> None:
    found = date(text)
    assert found is not None
    assert found.value == value


@pytest.mark.parametrize("text", ["'20s", "90s", "x 2010", "v 2010", "31.II.2010", "12 IIII 2010", "'84", "12.05.2014 20.30"])
def test_what_could_be_something_else_is_no_date(text: str) -> None:
    assert date(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [("14-02-1999, 14.30 uur", "1999-02-14T14:30"), ("04-03-1999, 20.30 uur", "1999-03-04T20:30"), ("14.02.1999 um 20 Uhr", "1999-02-14T20:00"), ("torsdag den 5. marts 2015, kl. 20", "2015-03-05T20:00"),
     ("ke 4.2.2015 klo 18.00", "2015-02-04T18:00"), ("14/02/1999 a las 20:30", "1999-02-14T20:30"), ("14 février 1999, 20 h 30", "1999-02-14T20:30"), ("14 febbraio 1999, h 21", "1999-02-14T21:00"),
     ("14. 2. 1999 v 20.00", "1999-02-14T20:00"), ("1999. február 14. 20 óra", "1999-02-14T20:00"), ("14 Şubat 1999 saat 20:30", "1999-02-14T20:30"), ("Fr., 14.02.2020, 20 Uhr", "2020-02-14T20:00"),
     ("Fr 14.02.2020 | 20:15 Uhr", "2020-02-14T20:15"), ("2019年3月2日 19時30分", "2019-03-02T19:30"), ("2019년 3월 2일 오후 7시 30분", "2019-03-02T19:30"), ("Sat 14 Feb 1999 8pm", "1999-02-14T20:00"),
     ("Sa 12.5.2018", "2018-05-12")],
)  # fmt: skip
def test_the_time_of_a_screening_is_kept(text: str, value: str) -> None:
    assert date(text) == Date(value)


@pytest.mark.parametrize(
    "text",
    ["04-03-1999, 20.30", "14.02.1999 20.30", "14.02.1999 a 20", "kl 18.30", "20 Uhr", "1 mai 2010 o 5", "1999 km", "2010 or 2011", "10:30", "S01E05", "12 2010", "35mm 1999", "so 2010", "24/7", "32.13.2010", "p. 2010",
     "Friday the 13th", "28 Days Later", "Born on the Fourth of July", "3:10 to Yuma", "12:08 East of Bucharest", "Summer of 85", "Class of 1984", "September", "Sunday, Bloody Sunday", "Mai 68"],
)  # fmt: skip
def test_what_reminds_of_a_date_is_none(text: str) -> None:
    assert date(text) is None
