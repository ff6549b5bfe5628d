"""Dates and years."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcut.values.date import Date, date, differ, first_year, notation, precision, year, years_apart


@pytest.mark.parametrize(
    "text",
    ["2024-05-21", "2024/05/21", "2024-5-21", "20240521", "21 May 2024", "21st May 2024", "May 21, 2024", "Tuesday, 21 May 2024", "21.05.2024",
     "21/05/2024", "05/21/2024", "2024年5月21日", "2024年5月21日（星期二）", "21 mai 2024", "21 de mayo de 2024", "21. Mai 2024", "21 maggio 2024",
     "21 de maio de 2024", "21 maja 2024", "21 mei 2024", "21. května 2024", "21 мая 2024 г.", "2024년 5월 21일"],
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
    ],
)
def test_precision_and_qualifier_are_kept(text: str, expected: Date) -> None:
    assert date(text) == expected


@pytest.mark.parametrize(
    "text",
    ["", "2024-13-45", "2023-02-30", "31 April 2024", "May", "21", "next week", "2024-05-21T25:00:00", "1" * 50_000, "9/11", "3000-01-01"],
)
def test_what_never_was_a_day_gives_none(text: str) -> None:
    assert date(text) is None


def test_an_unclear_order_needs_to_be_told() -> None:
    assert date("05/06/2024") is None
    assert date("05/06/2024", day_first=True) == Date("2024-06-05")
    assert date("05/06/2024", day_first=False) == Date("2024-05-06")
    assert date("05.06.2024") == Date("2024-06-05")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("2024", 2024), ("(2024)", 2024), ("2024年", 2024), ("c. 1925", "1925~"), ("ca 1925", "1925~"), ("1925?", "1925?"), ("1966-1970", "1966/1970"),
     ("1966–70", "1966/1970"), ("1960s", "196X"), ("1869", None), ("2101", None), ("20", None), ("1970-1966", None), ("Blade Runner 2049", None)],
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


def test_parts_of_a_value() -> None:
    assert first_year("1966/1970") == 1966
    assert first_year("x") is None
    values = ["2024", "2024-05", "2024-05-21", "2024-05-21T10:00", "196X", "1966/1970", "x"]
    assert [precision(v) for v in values] == ["year", "month", "day", "time", "decade", "range", None]


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
