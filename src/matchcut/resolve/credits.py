"""The credits of a film in two editions, name beside name."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from matchcut.model import Document, Film, Statement
from matchcut.values.names import Comparison, compare_names
from matchcut.values.names.assignment import assigned, shift

FIELDS = ("director", "writer", "cast")  # the credits that editions list alike, name for name
_PAIRS = 30  # of editions of one film; no real one has more
_LONGEST = 60  # credits of one list that are compared
_PLACE = 0.1  # what it counts that two credits stand in one place


@dataclass(frozen=True)
class Beside:
    """Two credits that go together by name and place, and whether they can be one name. `right` is in the later path."""

    left: Statement
    right: Statement
    compared: Comparison
    in_place: bool  # both stand at the same number of their lists


@dataclass(frozen=True)
class Credits:
    """One list of credits in two editions of different languages."""

    film: Film
    left: tuple[Statement, ...]
    right: tuple[Statement, ...]

    @property
    def field(self) -> str:
        return self.left[0].field

    @property
    def even(self) -> bool:
        """Whether both lists have the same length."""
        return len(self.left) == len(self.right)

    @cached_property
    def pairs(self) -> tuple[Beside, ...]:
        """Credits that go together, one to one; of names that are like none, those in one place."""
        straight = [compare_names(named(x), named(y)) for x, y in zip(self.left, self.right, strict=False)]
        if self.even and not any(c.verdict == "different" for c in straight):
            return tuple(Beside(x, y, c, True) for x, y, c in zip(self.left, self.right, straight, strict=True))
        scores = [[c.score + _PLACE * (i == j) for j, c in enumerate(row)] for i, row in enumerate(self._compared)]
        return tuple(Beside(self.left[i], self.right[j], self._compared[i][j], i == j) for i, j in assigned(scores))

    @cached_property
    def shift(self) -> tuple[int, Beside] | None:
        """By how many places the right list is shifted against the left one, and the first credits that stand wrong; None for no shift."""
        if self.even and all(p.in_place and p.compared.verdict != "different" for p in self.pairs):
            return None
        places = shift([[c.score for c in row] for row in self._compared])
        if not places:
            return None
        apart = (i for i, row in enumerate(self._compared) if i < len(row) and row[i].verdict == "different")
        at = min(next(apart, 0), len(self.right) - 1)
        return places, Beside(self.left[at], self.right[at], self._compared[at][at], True)

    @cached_property
    def _compared(self) -> list[list[Comparison]]:
        return [[compare_names(named(x), named(y)) for y in self.right] for x in self.left]


def credits_of(film: Film) -> Iterator[Credits]:
    """Each list of credits that two records of a film, in two languages, both have."""
    for a, b in itertools.islice(film.edition_pairs(), _PAIRS):
        if a.collection != b.collection or a.language == b.language:
            continue
        for field in FIELDS:
            left, right = _stated(a, field), _stated(b, field)
            if left and right:
                yield Credits(film, left, right)


def named(statement: Statement) -> str:
    """The person's name that a statement prints."""
    value = statement.value
    return str(value.get("name") or value.get("recipient") or statement.text) if isinstance(value, dict) else str(value)


def _stated(document: Document, field: str) -> tuple[Statement, ...]:
    return tuple(s for s in document.all(field) if s.kind == "field")[:_LONGEST]
