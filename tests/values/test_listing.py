"""Lists in one string."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcut.values.listing import separators, split


@pytest.mark.parametrize(
    ("text", "separator", "expected"),
    [
        ("Cuba Gooding, Jr., Tom Hanks", ",", ["Cuba Gooding, Jr.", "Tom Hanks"]),
        ("A (x, y), B", ",", ["A (x, y)", "B"]),
        ("A (x, y", ",", ["A (x", "y"]),
        ("USA / France", "/", ["USA", "France"]),
        ("1,000 extras, two goats", ",", ["1,000 extras", "two goats"]),
        ("甲、乙", "、", ["甲", "乙"]),
        (" ,, ", ",", []),
        ("", ",", []),
        ("one", ",", ["one"]),
    ],
)
def test_items_are_parted(text: str, separator: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in split(text, separator)] == expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["USA, France", "USA", "France", "France, Italy"], ","),
        (["A, B, C", "D, E, F"], ","),
        (["Drama / Comedy", "Drama / War", "Drama"], "/"),
        (["甲、乙", "丙、丁"], "、"),
        (["Baker, Sean", "Gerwig, Greta"], None),
        (["Crouching Tiger, Hidden Dragon", "Anora", "In a World"], None),
        (["Cuba Gooding, Jr.", "Robert Downey, Jr."], None),
        (["/images/anora.jpg", "/images/emma.jpg"], None),
        (["https://example.com/a/b", "https://example.com/c/d"], None),
        ([], None),
    ],
)
def test_a_separator_needs_evidence(texts: list[str], expected: str | None) -> None:
    assert separators(texts) == expected


@given(st.text("ab,() 1", max_size=60))
def test_items_stand_in_order_and_hold_no_outer_space(text: str) -> None:
    spans = split(text, ",")
    assert all(text[a:b] == text[a:b].strip() != "" for a, b in spans)
    assert spans == sorted(spans)
