"""Which item of one list goes with which of another: one to one, the best sum of scores (the Hungarian method)."""

from __future__ import annotations

import math
from collections.abc import Sequence

Scores = Sequence[Sequence[float]]  # a row for each item on the left, a column for each on the right


def assigned(scores: Scores) -> list[tuple[int, int]]:
    """Pairs (left, right) in the order of the left; as many as the shorter list has. Items of the longer one may stay alone."""
    rows, columns = len(scores), len(scores[0]) if scores else 0
    if rows > columns:
        return sorted((i, j) for j, i in assigned([[row[j] for row in scores] for j in range(columns)])) if columns else []
    row_price, column_price = [0.0] * (rows + 1), [0.0] * (columns + 1)
    taken_by = [0] * (columns + 1)  # row that has each column, 1-based; 0 for none
    for row in range(1, rows + 1):
        taken_by[0] = row
        before = _cheapest_way(scores, taken_by, row_price, column_price)
        column = before.pop()
        while column:
            taken_by[column] = taken_by[before[column]]
            column = before[column]
    return sorted((taken_by[j] - 1, j - 1) for j in range(1, columns + 1) if taken_by[j])


def _cheapest_way(scores: Scores, taken_by: list[int], row_price: list[float], column_price: list[float]) -> list[int]:
    """For each column the one before it on the way from the new row to a free column, which stands last."""
    count = len(taken_by)
    cost, before, done = [math.inf] * count, [0] * count, [False] * count
    column = 0
    while taken_by[column]:
        done[column] = True
        row, least, following = taken_by[column], math.inf, 0
        for j in range(1, count):
            if done[j]:
                continue
            new = -scores[row - 1][j - 1] - row_price[row] - column_price[j]
            if new < cost[j]:
                cost[j], before[j] = new, column
            if cost[j] < least:
                least, following = cost[j], j
        for j in range(count):
            if done[j]:
                row_price[taken_by[j]] += least
                column_price[j] -= least
            else:
                cost[j] -= least
        column = following
    return [*before, column]


def shift(scores: Scores, *, same: float = 0.7) -> int:
    """By how many places the right list is shifted against the left one: 0 for lists that stand as they should.

    A list is shifted where at least three items in a row are likelier with the neighbour than with their own place.
    """
    best, places = 2, 0
    for by in (1, -1, 2, -2):
        run = longest = 0
        for i, row in enumerate(scores):
            j = i + by
            moved = 0 <= j < len(row) and row[j] >= same and (i >= len(row) or row[i] < row[j] - 0.3)
            run = run + 1 if moved else 0
            longest = max(longest, run)
        if longest > best:
            best, places = longest, by
    return places
