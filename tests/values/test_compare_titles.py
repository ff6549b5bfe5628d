"""Two titles are one through articles, numbers, second titles and broken escapes; years part remakes; translations stay open."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcut.values.same_title import compare_titles, distance


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Prédateurs (Les)", "Les Prédateurs"),
        ("Arche, Die", "Die Arche"),
        ("The Forty-Year-Old Version", "The 40-Year-Old Version"),
        ("Nine to Five", "9 to 5"),
        ("Twenty-One Grams", "21 Grams"),
        ("Rocky II", "Rocky 2"),
        ("The VVitch", "The Witch"),
        ("Me & You", "Me and U"),
        ("Anora (2024)", "Anora"),
        ("Jennifer's Body (film)", "Jennifer's Body"),
        ("Duel (TV)", "Duel"),
        ("Du00E9sir", "Désir"),
        ("The Shop on Main Street (Obchod na korze)", "Obchod na korze"),
        ("Birdman or (The Unexpected Virtue of Ignorance)", "Birdman"),
        ("Анора", "Anora"),
    ],
)
def test_forms_of_one_title_are_the_same(left, right):
    assert compare_titles(left, right).verdict == "same"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Little Women (1994)", "Little Women (2019)"),
        ("Alien", "Aliens"),
        ("Alien", "Alien 3"),
        ("Rocky II", "Rocky III"),
        ("Godzilla", "Le Fabuleux Destin d'Amélie Poulain"),
    ],
)
def test_sequels_and_remakes_are_different(left, right):
    assert compare_titles(left, right).verdict == "different"


@pytest.mark.parametrize(
    ("left", "right", "why"),
    [
        ("Mad Max: Fury Road", "Mad Max", "the subtitle stands in one of them only"),
        ("Mad Max: Fury Road", "Mad Max: Furiosa", "subtitles differ"),
        ("Shoplifters", "Shopliftres", "a letter or two differ: shoplifters, shopliftres"),
        ("寄生虫", "Parasite", "寄生虫 does not sound like Parasite: a translation cannot be told by sound"),
    ],
)
def test_what_cannot_be_told_is_unsure_and_says_why(left, right, why):
    compared = compare_titles(left, right)
    assert (compared.verdict, compared.why) == ("unsure", why)


@given(st.text(max_size=60), st.text(max_size=60))
def test_comparing_is_symmetric_and_never_raises(a, b):
    compared = compare_titles(a, b)
    assert compared == compare_titles(b, a)
    assert 0 <= compared.score <= 1


def test_what_stands_in_brackets_can_part_two_titles():
    assert compare_titles("Untitled (Blue)", "Untitled (Red)").verdict == "unsure"
    assert compare_titles("The Shop on Main Street (Obchod na korze)", "The Shop on Main Street (1965 film)").verdict == "same"


def test_huge_titles_are_cut():
    assert compare_titles("x" * 1_000_000, "y" * 1_000_000).verdict == "different"


@given(st.text("abc", max_size=8), st.text("abc", max_size=8))
def test_a_distance_is_bounded_and_symmetric(a, b):
    assert distance(a, b, 3) == distance(b, a, 3) <= 4
    assert (distance(a, b, 8) == 0) == (a == b)
