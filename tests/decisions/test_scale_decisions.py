"""How far the scale of bare ratings goes: each bound, just below and just above."""

from __future__ import annotations

import pytest
from archives import read, record


def best(values, key="rating"):
    """The top of the scale by which the ratings of a collection are read; None where it stays open."""
    files = {f"films/f{n:02}.md": record(f"Film {n}", year=1950 + n, director="Ana Paz", **{key: f'"{v}"'}) for n, v in enumerate(values)}
    found = {s.value["best"] for d in read(files).documents for s in d.all("rating") if "/" not in s.text}
    assert len(found) == 1, found
    return found.pop()


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        pytest.param([5, 3, 2], 5, id="three that reach five"),
        pytest.param([5, 3], None, id="two that reach five"),
        pytest.param([4.5, 3.5, 2], 5, id="halves up to four and a half, most of them"),
        pytest.param([4.5, 3, 2], None, id="fewer halves, three of them"),
        pytest.param([4.5, 3, 2, 1, 2], 5, id="fewer halves, five of them"),
        pytest.param([4, 3, 2, 1, 2], 5, id="a fifth are fours"),
        pytest.param([4, 4, 3, 2, 1, 2, 3, 2, 3], None, id="more than a fifth are fours"),
        pytest.param([4, 4, 2, 1, 2, 3], None, id="a third are fours"),
        pytest.param([4, 3.5, 2, 1, 2, 3], None, id="a sixth are fours, and there are halves"),
        pytest.param([3, 3, 2, 1, 2], None, id="up to three"),
        pytest.param([6, 3, 2, 1, 5], None, id="up to six"),
        pytest.param([6.5, 3, 2, 1, 5], 10, id="up to six and a half"),
        pytest.param([7, 3, 2, 1, 5], None, id="up to seven"),
        pytest.param([7, 3.5, 2, 1, 5], 10, id="up to seven, with halves"),
        pytest.param([8, 3, 2], 10, id="up to eight"),
        pytest.param([10, 3, 2], 10, id="up to ten"),
        pytest.param([10, 3], None, id="two up to ten"),
        pytest.param([11, 3, 2, 1, 5], None, id="up to eleven"),
        pytest.param([15, 3, 2, 1, 5], None, id="up to fifteen"),
        pytest.param([16, 3, 2, 1, 5], 20, id="up to sixteen"),
        pytest.param([20, 3, 2, 1, 5], 20, id="up to twenty"),
        pytest.param([20, 3, 2, 1], None, id="four up to twenty"),
        pytest.param([21, 3, 2, 1, 5], None, id="up to twenty-one"),
        pytest.param([50, 30, 20, 10, 5], None, id="up to fifty"),
        pytest.param([51, 30, 20], 100, id="up to fifty-one"),
        pytest.param([100, 30, 20], 100, id="up to a hundred"),
        pytest.param([101, 30, 20, 10, 5], None, id="beyond a hundred"),
        pytest.param([3, "4/6", "5/6"], 6, id="two others say their scale"),
        pytest.param([3, "4/6"], None, id="one other says its scale"),
        pytest.param([3, "4/6", "5/7"], None, id="two others say two scales"),
        pytest.param([7, "4/6", "5/6"], None, id="two others say a scale that is too short"),
        pytest.param(["★★★☆", "★★"], 4, id="an empty star shows the scale"),
    ],
)
def test_the_scale_of_bare_ratings(values, expected):
    assert best(values) == expected


def test_stars_that_reach_four_may_be_all():
    values = [4, 3, 2, 1, 2, 3]
    assert best(values, "rating") == 5
    assert best(values, "stars") is None


def verdicts(*stars):
    files = {f"texts/t{n}.txt": f"A night in town {n}\n\nIt is a film that I like, and it is long.\n\n{s}\n" for n, s in enumerate(stars)}
    return {s.value["best"] for d in read(files).documents for s in d.all("rating")}


def test_stars_that_end_texts_have_one_scale():
    assert verdicts("★★★★★", "★★★", "★★") == {5}
    assert verdicts("★★★", "★★★", "★★") == {None}


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ([5, 3, 2], "3 ratings reach up to 5"),
        ([4, 3, 2, 1, 2], "5 ratings reach up to 4, and seldom"),
        ([8, 3, 2], "3 ratings reach up to 8"),
        ([16, 3, 2, 1, 5], "5 ratings reach up to 16"),
        ([100, 30, 20], "3 ratings reach up to 100"),
        ([3, "4/6", "5/6"], "2 others say that it is 6"),
        ([15, 3, 2, 1, 5], ""),
    ],
)
def test_the_scale_comes_with_its_reason(values, why):
    files = {f"f{n}.md": record(f"Film {n}", year=1950 + n, rating=f'"{v}"') for n, v in enumerate(values)}
    assert read(files).collections[0].profile.fields["rating"].best_why == why
