"""Lists in one string."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcut.values.split_people import people, separators, split


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tomm Moore, Ross Stewart", ["Tomm Moore", "Ross Stewart"]),
        ("Tomm Moore and Ross Stewart", ["Tomm Moore", "Ross Stewart"]),
        ("Coen, Joel; Coen, Ethan", ["Coen, Joel", "Coen, Ethan"]),
        ("Cuba Gooding, Jr., Tom Hanks", ["Cuba Gooding, Jr.", "Tom Hanks"]),
        ("Tom Hanks, Meg Ryan, and Greg Kinnear", ["Tom Hanks", "Meg Ryan", "Greg Kinnear"]),
        ("Madonna, Tom Hanks, Meg Ryan", ["Madonna", "Tom Hanks", "Meg Ryan"]),
        ("张艺谋、陈凯歌", ["张艺谋", "陈凯歌"]),
        ("张艺谋, 陈凯歌", ["张艺谋", "陈凯歌"]),
        ("黒澤明と小津安二郎", ["黒澤明", "小津安二郎"]),
        ("봉준호, 박찬욱", ["봉준호", "박찬욱"]),
        ("Jean-Pierre Dardenne et Luc Dardenne", ["Jean-Pierre Dardenne", "Luc Dardenne"]),
        ("Н. Михалков и А. Кончаловский", ["Н. Михалков", "А. Кончаловский"]),
        ("Andrzej Wajda i Roman Polański", ["Andrzej Wajda", "Roman Polański"]),
        ("Lana Wachowski / Lilly Wachowski", ["Lana Wachowski", "Lilly Wachowski"]),
        ("Tom Hanks (Forrest), Robin Wright (Jenny)", ["Tom Hanks (Forrest)", "Robin Wright (Jenny)"]),
        (" ", []),
        ("nach Lothar-Günther Buchheim", []),
        ("Wolfgang Petersen, nach dem Roman von Lothar-Günther Buchheim", ["Wolfgang Petersen"]),
        ("Roger Nimier et Louis Malle, d’après Noël Calef", ["Roger Nimier", "Louis Malle"]),
        ("Joel Coen & Ethan Coen (based on the novel by Cormac McCarthy)", ["Joel Coen", "Ethan Coen"]),
        ("Ted Tally, from the novel by Thomas Harris", ["Ted Tally"]),
        ("from a story by Philip Dick", []),
        ("Андрей Тарковский, по роману Станислава Лема", ["Андрей Тарковский"]),
        ("Andrzej Wajda, na podstawie powieści Reymonta; Jerzy Has", ["Andrzej Wajda", "Jerzy Has"]),
        ("Jean&#8209;Pierre Jeunet", ["Jean&#8209;Pierre Jeunet"]),
    ],
)
def test_people_are_parted_by_signs_and_words(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in people(text)] == expected


@pytest.mark.parametrize(
    "text",
    ["Joel & Ethan Coen", "Coen, Joel", "Dardenne, Jean-Pierre", "Gooding, Cuba Jr.", "Cuba Gooding, Jr.", "Santiago Ramón y Cajal", "Luc und Jean Dardenne", "Daniels",
     "AC/DC", "Jean-Pierre, Luc", "de Sica, Vittorio", "Coen, Joel, Coen, Ethan", "Bong Joon-ho", "Nacho Vigalondo", "Lukas Nach", "Ignacio del Moral"],
)  # fmt: skip
def test_one_name_stays_whole(text: str) -> None:
    assert people(text) == [(0, len(text))]


@given(st.text("ab,() 1", max_size=60))
def test_items_stand_in_order_and_hold_no_outer_space(text: str) -> None:
    spans = split(text, ",")
    assert all(text[a:b] == text[a:b].strip() != "" for a, b in spans)
    assert spans == sorted(spans)
