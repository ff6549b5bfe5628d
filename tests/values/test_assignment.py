"""Two lists are set beside each other one to one, as well as can be; a shifted list is one finding."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from matchcut.values.names.assignment import assigned, shift


def total(scores, pairs):
    return sum(scores[i][j] for i, j in pairs)


def test_the_best_sum_wins_over_the_best_pair():
    assert assigned([[0.9, 0.8], [0.8, 0.1]]) == [(0, 1), (1, 0)]


def test_an_item_of_the_longer_list_stays_alone():
    assert assigned([[0.1, 0.9, 0.2]]) == [(0, 1)]
    assert assigned([[0.1], [0.9], [0.2]]) == [(1, 0)]


def test_empty_lists_have_no_pairs():
    assert assigned([]) == []
    assert assigned([[], []]) == []


@given(st.integers(1, 5).flatmap(lambda n: st.lists(st.lists(st.integers(0, 20), min_size=n, max_size=n), min_size=1, max_size=5)))
def test_no_other_way_has_a_better_sum(scores):
    pairs = assigned(scores)
    rows, columns = len(scores), len(scores[0])
    assert len(pairs) == min(rows, columns)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    if rows <= columns:
        best = max(sum(scores[i][j] for i, j in enumerate(p)) for p in permutations(range(columns), rows))
    else:
        best = max(sum(scores[i][j] for j, i in enumerate(p)) for p in permutations(range(rows), columns))
    assert total(scores, pairs) == best


def square(size, by):
    return [[1.0 if j == i + by else 0.0 for j in range(size)] for i in range(size)]


def test_a_list_that_lost_its_first_item_is_shifted_by_one():
    assert shift(square(5, -1)) == -1
    assert shift(square(5, 1)) == 1


def test_a_list_in_place_or_with_two_swapped_is_not_shifted():
    assert shift(square(5, 0)) == 0
    swapped = square(5, 0)
    swapped[1], swapped[2] = swapped[2], swapped[1]
    assert shift(swapped) == 0


def test_a_list_whose_first_item_is_inserted_is_shifted():
    assert shift([[0.0, 1.0, 0.0, 0.0], [0.0, 0.0, 1.0, 0.0], [0.0, 0.0, 0.0, 1.0]]) == 1
