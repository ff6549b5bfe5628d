"""Ratings and verdicts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcut.values.rating import GRADES, Rating, differ, rating, verdict


@pytest.mark.parametrize(
    ("text", "score", "best", "normal"),
    [
        ("4/5", 4, 5, 0.8), ("8.1", 8.1, None, None), ("★★★½", 3.5, None, None), ("★★★☆☆", 3, 5, 0.6), ("* * * 1/2", 3.5, None, None),
        ("3.5 stars", 3.5, None, None), ("3½/5", 3.5, 5, 0.7), ("4 out of 5", 4, 5, 0.8), ("four and a half out of five stars", 4.5, 5, 0.9),
        ("B+", "B+", None, 0.75), ("A−", "A-", None, 0.8333), ("F", "F", None, 0), ("85%", 85, 100, 0.85), ("8,5/10", 8.5, 10, 0.85),
        ("8.5分", 8.5, None, None), ("三星半", 3.5, 5, 0.7), ("●●●●●●○○○○", 6, 10, 0.6), ("11/10", 11, 10, None),
    ],
)  # fmt: skip
def test_ratings_are_read(text: str, score: float | str, best: float | None, normal: float | None) -> None:
    found = rating(text)
    assert found is not None
    assert found.value == {"value": score, "best": best, "source": None, "normal": normal}


@pytest.mark.parametrize(
    "text", ["", "rated r", "pg-13", "R", "3:10 to Yuma", "24/7", "9/11", "1995", "4/5/2024", "-", "good", "9" * 50_000, "★" * 50_000]
)
def test_what_is_no_rating_gives_none(text: str) -> None:
    assert rating(text) is None


def test_a_known_scale_fills_in_what_the_text_leaves_out() -> None:
    assert rating("8.1", best=10, source="douban") == Rating(8.1, 10, "douban")
    assert rating("4/5", best=10) == Rating(4, 5)
    assert rating("B+", best=10) == Rating("B+")


@pytest.mark.parametrize(
    ("line", "quote", "score"),
    [
        ("Rating: 4/5", "4/5", 4), ("Verdict: B+", "B+", "B+"), ("My rating: 8/10", "8/10", 8), ("4/5", "4/5", 4), ("★★★½", "★★★½", 3.5),
        ("Note : 4/5", "4/5", 4), ("评分：8.5", "8.5", 8.5), ("评分：8/10", "8/10", 8), ("Nota: 7/10", "7/10", 7), ("Wertung: 4/5", "4/5", 4),
        ("Score: 85%", "85%", 85), ("Grade: B-", "B-", "B-"), ("**Rating:** 4/5", "4/5", 4), ("**Rating: 4/5**", "4/5", 4), ("* * * 1/2", "* * * 1/2", 3.5),
        ("A fine film. Rating: 4/5", "4/5", 4), ("I liked it.\n\nRating: 3.5 stars\n", "3.5 stars", 3.5), ("Rating: 4/5 – a gem", "4/5", 4),
    ],
)  # fmt: skip
def test_a_closing_verdict_is_found_where_it_stands(line: str, quote: str, score: float | str) -> None:
    found = verdict(line)
    assert found is not None
    start, end, value = found
    assert line[start:end] == quote
    assert value.score == score


@pytest.mark.parametrize(
    "line",
    ["", "rated r", "Rating: R", "Rating: PG-13", "3:10 to Yuma", "24/7", "9/11", "片长40分", "40分", "4/5/2024", "Rating: 4/5/2024", "***", "* * *",
     "A", "Grade: A film about work", "Note: 3 films were lost", "Score: John Williams", "On 4/5 we went", "10/4", "Stars: Tom Hanks"],
)  # fmt: skip
def test_what_only_looks_like_a_verdict_is_left(line: str) -> None:
    assert verdict(line) is None


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (Rating(8.1, 10), Rating(6.3, 10), True), (Rating(4, 5), Rating(8, 10), False), (Rating(8.1), Rating(8.1, 10), False), (Rating(4), Rating(8, 10), False),
        (Rating("B+"), Rating("B"), True), (Rating("B+"), Rating(4, 5), False), (Rating(8.1), Rating(6.3), True),
    ],
)  # fmt: skip
def test_ratings_differ_only_on_a_scale_they_share(a: Rating, b: Rating, expected: bool) -> None:
    assert differ(a, b) is expected
    assert differ(b, a) is expected


@given(st.integers(0, 20).map(lambda n: n / 2))
def test_a_rating_of_ten_reads_back(score: float) -> None:
    assert rating(f"{score:g}/10") == Rating(score, 10)


@given(st.sampled_from(GRADES))
def test_a_grade_reads_back(grade: str) -> None:
    assert rating(grade) == Rating(grade)
