"""Several facts in one string."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcut.values.fact_line import caption, parts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("India, 2016 ", [("India", "country", "IN"), ("2016", "year", 2016)]),
        ("Canada | 2001 | 95 min", [("Canada", "country", "CA"), ("2001", "year", 2001), ("95 min", "runtime", 95)]),
        ("USA 1999, 139 min., R: Paul Thomas Anderson", [("USA", "country", "US"), ("1999", "year", 1999), ("139 min.", "runtime", 139), ("Paul Thomas Anderson", "director", "Paul Thomas Anderson")]),
        ("FR/IT 1963, 138'", [("FR", "country", "FR"), ("IT", "country", "IT"), ("1963", "year", 1963), ("138'", "runtime", 138)]),
        ("D/F 1998, 90 Min., OmU", [("D", "country", "DE"), ("F", "country", "FR"), ("1998", "year", 1998), ("90 Min.", "runtime", 90)]),
        ("France (2001)", [("France", "country", "FR"), ("2001", "year", 2001)]),
        ("USA 1999 139 min", [("USA", "country", "US"), ("1999", "year", 1999), ("139 min", "runtime", 139)]),
        ("中国大陆 / 2013 / 130分钟", [("中国大陆", "country", "CN"), ("2013", "year", 2013), ("130分钟", "runtime", 130)]),
        ("UK/USA, 2001, colour, 35mm, 95 min", [("UK", "country", "GB"), ("USA", "country", "US"), ("2001", "year", 2001), ("95 min", "runtime", 95)]),
        ("Japan, 1954, B/W, Japanese, 207 min", [("Japan", "country", "JP"), ("1954", "year", 1954), ("Japanese", "language", "ja"), ("207 min", "runtime", 207)]),
        ("Réal. : François Ozon, France, 2002", [("François Ozon", "director", "François Ozon"), ("France", "country", "FR"), ("2002", "year", 2002)]),
        ("Россия, 2003, 110 мин.", [("Россия", "country", "RU"), ("2003", "year", 2003), ("110 мин.", "runtime", 110)]),
        ("12 May 2014, India", [("12 May 2014", "date", "2014-05-12"), ("India", "country", "IN")]),
        ("c. 1925, BRD", [("c. 1925", "year", "1925~"), ("BRD", "country", "DE")]),
    ],
)  # fmt: skip
def test_a_string_of_typed_parts_is_read_whole(text: str, expected: list[tuple[str, str, Any]]) -> None:
    found = parts(text)
    assert found is not None
    assert [(text[a:b], field, value) for a, b, field, value in found] == expected


@pytest.mark.parametrize(
    "text",
    ["", "India", "2016", "USA, France", "8 Women, François Ozon, 2002", "drama, USA, 2001", "USA 1999, comedy", "Chicago, 2002", "Paris, Texas, 1984", "in 2001", "1984",
     "it 2017", "R: Paul", "USA, 1999, Paul Thomas Anderson", "Blade Runner 2049", "Made in USA, 1966"],
)  # fmt: skip
def test_a_string_with_anything_else_in_it_is_not(text: str) -> None:
    assert parts(text) is None


@pytest.mark.parametrize(
    ("text", "title", "director", "year"),
    [("8 Women, François Ozon, 2002", "8 Women", "François Ozon", 2002), ("8 Women (François Ozon, 2002)", "8 Women", "François Ozon", 2002),
     ("天注定, 贾樟柯, 2013", "天注定", "贾樟柯", 2013), ("Anora, dir. Sean Baker, 2024", "Anora", "Sean Baker", 2024), ("Anora – Sean Baker – 2024", "Anora", "Sean Baker", 2024),
     (" Vitalina Varela | Pedro Costa | (2019) ", "Vitalina Varela", "Pedro Costa", 2019)],
)  # fmt: skip
def test_a_caption_is_title_director_and_year(text: str, title: str, director: str, year: int) -> None:
    found = caption(text)
    assert found is not None
    assert [text[a:b] for a, b in found[:3]] == [title, director, str(year)]
    assert found[3] == year


@pytest.mark.parametrize(
    "text",
    ["", "Paris, Texas, 1984", "Australia, USA, 2008", "A, b c, 2002", "The Kid, Charlie Chaplin, 2100s", "x, New Zealand, 1993", "8 Women, François Ozon, France, 2002",
     "Sean Baker, 2024", "Anora, Sean Baker", ", , 2002"],
)  # fmt: skip
def test_a_caption_of_other_parts_is_none(text: str) -> None:
    assert caption(text) is None


@given(
    st.lists(st.sampled_from(["USA", "1999", "139 min", "OmU", "Regie: Sean Baker", "x", "(", ")", ""]), max_size=6),
    st.sampled_from([", ", " / ", " ", " | "]),
)
def test_parts_stand_in_order_and_hold_no_outer_space(pieces: list[str], separator: str) -> None:
    text = separator.join(pieces)
    found = parts(text) or []
    assert [part[:2] for part in found] == sorted(part[:2] for part in found)
    assert all(text[a:b] == text[a:b].strip() != "" for a, b, *_ in found)
