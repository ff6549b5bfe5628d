"""Titles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcut.values.title import normal, printed, split_year


@pytest.mark.parametrize(
    ("a", "b"),
    [("Prédateurs (Les)", "Les Predateurs"), ("Matrix, The", "The Matrix"), ("The Matrix", "matrix"), ("Anora (2024)", "Anora"), ("Thelma & Louise", "Thelma and Louise"),
     ("L'Avventura", "Avventura, L'"), ("《阿诺拉》", "阿诺拉"), ("Spider-Man", "Spider Man"), ("“Emma.”", "Emma"), ("*Anora*", "Anora"), ("2012 (2009)", "2012")],
)  # fmt: skip
def test_one_title_in_two_notations_is_equal(a: str, b: str) -> None:
    assert normal(a) == normal(b)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("1917", "1917"), ("300", "300"), ("8½", "8 1 2"), ("???", "???"), ("$", "$"), ("A", "a"), ("The", "the"), ("I, Robot", "i robot")],
)
def test_short_and_strange_titles_stay(text: str, expected: str) -> None:
    assert normal(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Matrix, The", "The Matrix"), ("Prédateurs (Les)", "Les Prédateurs"), ("Avventura, L'", "L'Avventura"), ("*Anora*", "Anora"), ("<i>Anora</i>", "Anora"),
     ("[Anora](/films/anora)", "Anora"), ("《阿诺拉》", "阿诺拉"), ("  In  a\nWorld... ", "In a World..."), ("*batteries not included", "*batteries not included"),
     ('"A" and "B"', '"A" and "B"'), ("(500) Days of Summer", "(500) Days of Summer"), ("", "")],
)  # fmt: skip
def test_printed_has_no_markup_and_its_article_in_front(text: str, expected: str) -> None:
    assert printed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Anora (2024)", ("Anora", 2024)), ("2012 (2009)", ("2012", 2009)), ("1917", ("1917", None)), ("(2024)", ("(2024)", None)), ("阿诺拉（2024）", ("阿诺拉", 2024)),
     ("*Matrix, The* (1999)", ("The Matrix", 1999)), ("Blade Runner 2049", ("Blade Runner 2049", None))],
)  # fmt: skip
def test_a_year_in_brackets_is_parted_from_its_title(text: str, expected: tuple[str, int | None]) -> None:
    assert split_year(text) == expected


@given(st.from_regex(r"[B-HJ-Zb-z]{2,9}( [b-z]{2,9}){0,3}", fullmatch=True), st.integers(1870, 2100))
def test_a_year_put_behind_a_title_comes_off_again(title: str, year: int) -> None:
    assert split_year(f"{title} ({year})") == (title, year)
    assert normal(f"{title} ({year})") == normal(title)
