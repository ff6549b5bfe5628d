"""Genres, topics and tags."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcut.values.term import normal


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Sci-Fi", "sci fi"),
        ("#Drama", "drama"),
        ("Action & Adventure", "Action and Adventure"),
        ("film_noir", "Film Noir"),
        ("喜剧", "喜剧"),
    ],
)
def test_one_term_in_two_notations_is_equal(a: str, b: str) -> None:
    assert normal(a) == normal(b)


@given(st.text(max_size=40))
def test_normal_never_raises(text: str) -> None:
    assert isinstance(normal(text), str)
