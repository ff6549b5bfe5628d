"""A name falls into words, initials and particles, given name first where the text tells it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcut.values.names.parts import LONGEST, MOST, split


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Sean Baker", ["sean", "baker"]),
        ("Bong Joon-ho", ["bong", "joon", "ho"]),
        ("Kieślowski, Krzysztof", ["krzysztof", "kieslowski"]),
        ("科林·希金斯", ["科林", "希金斯"]),
        ("ウェス・アンダーソン", ["ウェス", "アンタ\u3099ーソン"]),
        ("J.J. Abrams", ["j.", "j.", "abrams"]),
        ("JJ Abrams", ["j.", "j.", "abrams"]),
        ("BD Wong", ["b.", "d.", "wong"]),
        ("Дж. К. Симмонс", ["дж.", "к.", "симмонс"]),
        ("约瑟夫·L·曼基维兹", ["约瑟夫", "l.", "曼基维兹"]),
        ("Guillermo del Toro", ["guillermo", "(del)", "toro"]),
        ("Lars von Trier", ["lars", "(von)", "trier"]),
        ("Kaouther Ben Hania", ["kaouther", "(ben)", "hania"]),
        ("Ben Kingsley", ["ben", "kingsley"]),
        ("Van Johnson", ["van", "johnson"]),
        ("Ari'el Stachel", ["ariel", "stachel"]),
        ("Yura Borisov (Igor)", ["yura", "borisov"]),
        ("…", []),
    ],
)
def test_parts_of_a_name(text, parts):
    marks = {"word": "{}", "initial": "{}.", "particle": "({})"}
    import unicodedata

    assert [unicodedata.normalize("NFC", marks[p.kind].format(p.text)) for p in split(text).parts] == [
        unicodedata.normalize("NFC", p) for p in parts
    ]


@pytest.mark.parametrize(
    ("text", "suffix"), [("Robert Downey Jr.", "jr"), ("Robert Downey, Jr.", "jr"), ("Loudon Wainwright III", "iii"), ("Jr", "")]
)
def test_a_suffix_is_no_part(text, suffix):
    assert split(text).suffix == suffix


def test_a_name_that_was_turned_says_so():
    assert split("Holland, Agnieszka").turned
    assert not split("Agnieszka Holland").turned


@given(st.text(max_size=400))
def test_no_text_is_too_long_or_odd(text):
    name = split(text)
    assert len(name.parts) <= MOST
    assert all(p.text for p in name.parts)
    assert len(name.text) <= 20 * LONGEST
