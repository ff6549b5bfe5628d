"""The parts of two names set beside each other, one to one and in order; the surname may stand first in one of them."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from matchcut.values.names import alphabets
from matchcut.values.names.nicknames import full, short_for
from matchcut.values.names.parts import Part
from matchcut.values.names.romanised import one_surname, one_syllable
from matchcut.values.names.spelling import begins_alike, likeness, one_letter

FLOOR = 0.02  # no two words are less likely one
_LEFT_OVER = {"word": -2.0, "initial": -0.7, "particle": -0.25}
_INITIAL = 0.8  # that an initial which fits stands for the word
_SHORT, _READING = 0.9, 0.85  # a short form of a given name; two readings of one East Asian surname
_USUAL_SPELLING = 0.9  # spellings as usual as this are no slips
TYPO = 0.7  # words that differ in one letter: a slip, or two people
_STRAIGHT = 0.3  # log-odds that a name is in the usual order rather than turned
_CLEAR = 0.8  # where all parts are likelier one than this, no other order is tried

Parts = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """Words of both names set beside each other; one side is empty for a part that is left over."""

    left: Parts
    right: Parts
    score: float  # 0..1

    @property
    def kind(self) -> str:
        return (self.left or self.right)[0].kind

    @property
    def counted(self) -> bool:
        """Whether it sets words beside each other."""
        return bool(self.left and self.right)

    @property
    def worth(self) -> float:
        """Log-odds of a match; of a part left over the price."""
        return log_odds(self.score) if self.counted else _LEFT_OVER[self.kind]


def log_odds(p: float) -> float:
    """Of a probability, within bounds: no single part decides alone."""
    p = min(max(p, FLOOR), 0.985)
    return math.log(p / (1 - p))


def best(left: Parts, right: Parts) -> tuple[tuple[Match, ...], bool]:
    """The most likely way to set the parts beside each other, and whether one name had to be turned for it."""
    worth, found = _aligned(left, right)
    if all(m.counted and m.score > _CLEAR for m in found):
        return found, False
    worth, turned = worth + _STRAIGHT, False
    for other in _turns(right):
        new, matches = _aligned(left, other)
        if new > worth:
            worth, found, turned = new, matches, True
    return found, turned


def _turns(parts: Parts) -> Iterator[Parts]:
    """The surname moved from the end to the front, or from the front to the end; a surname of two words too."""
    count = len(parts)
    if count > 1:
        yield parts[-1:] + parts[:-1]
    if count > 2:
        yield parts[1:] + parts[:1]
    if count > 3:
        yield parts[2:] + parts[:2]
        yield parts[-2:] + parts[:-2]


def _aligned(left: Parts, right: Parts) -> tuple[float, tuple[Match, ...]]:
    """The best sum of log-odds: parts one beside one, two written as one, or left over."""
    wide = len(right) + 1
    worth = [-math.inf] * (wide * (len(left) + 1))
    way: list[tuple[int, int, float]] = [(0, 0, 0.0)] * len(worth)
    worth[0] = 0.0

    def reach(cell: int, value: float, step: tuple[int, int, float]) -> None:
        if value > worth[cell]:
            worth[cell], way[cell] = value, step

    for i in range(len(left) + 1):
        for j in range(wide):
            cell = i * wide + j
            here = worth[cell]
            a, b = left[i] if i < len(left) else None, right[j] if j < len(right) else None
            if a and b:
                score = _beside(a, b)
                reach(cell + wide + 1, here + log_odds(score), (1, 1, score))
                if i + 1 < len(left) and (score := _together(a, left[i + 1], b)):
                    reach(cell + 2 * wide + 1, here + log_odds(score), (2, 1, score))
                if j + 1 < len(right) and (score := _together(b, right[j + 1], a)):
                    reach(cell + wide + 2, here + log_odds(score), (1, 2, score))
            if a:
                reach(cell + wide, here + _LEFT_OVER[a.kind], (1, 0, 0.0))
            if b:
                reach(cell + 1, here + _LEFT_OVER[b.kind], (0, 1, 0.0))
    return worth[-1], tuple(reversed(list(_path(left, right, lambda i, j: way[i * wide + j]))))


def _path(left: Parts, right: Parts, way: Callable[[int, int], tuple[int, int, float]]) -> Iterator[Match]:
    i, j = len(left), len(right)
    while i or j:
        di, dj, score = way(i, j)
        yield Match(left[i - di : i], right[j - dj : j], score)
        i, j = i - di, j - dj


def _together(first: Part, second: Part, one: Part) -> float:
    """Two parts that may be written as one: "Joon-ho" and "Joonho"."""
    if first.kind == "initial" or second.kind == "initial" or abs(len(first.text) + len(second.text) - len(one.text)) > 3:
        return 0.0
    if not begins_alike(first.text, one.text):
        return 0.0
    score = likeness(first.text + second.text, one.text)
    return 0.97 * score if score > 0.5 else 0.0


def _beside(a: Part, b: Part) -> float:
    if a.kind == "initial" or b.kind == "initial":
        if a.kind == b.kind:
            return 0.9 if a.text == b.text else 0.6 if begins_alike(a.text, b.text) else FLOOR
        short, word = (a, b) if a.kind == "initial" else (b, a)
        return _INITIAL if begins_alike(short.text, word.text) else FLOOR
    return alike(a.text, b.text)


@lru_cache(65536)
def alike(a: str, b: str) -> float:
    """Probability that two folded words are forms of one name: spelling, short form, or reading of one surname."""
    if a == b:
        return 1.0
    score = likeness(a, b)
    left, right = alphabets.latin(a), alphabets.latin(b)
    if score < _SHORT and short_for(left, right):
        return _SHORT
    if score < 0.5 and any(likeness(name, other) > 0.7 for short, other in ((left, b), (right, a)) for name in full(short)):
        return 0.8
    if TYPO < score < _USUAL_SPELLING and one_letter(a, b):
        return TYPO
    if score < _READING and len(left) < 8 and len(right) < 8:
        if one_surname(left, right):
            return _READING
        if one_syllable(left, right):
            return max(score, 0.6)
    return score
