"""Counts in ratings, in figures and in words: "3½", "8,5", "four and a half", 四个半, "quatre et demie"."""

from __future__ import annotations

import re
from functools import cache

from matchcut.text.pattern import regex
from matchcut.values.fold import folded
from matchcut.values.table import rows

_PART = {"½": 0.5, "¼": 0.25, "¾": 0.75, "1/2": 0.5, "1⁄2": 0.5}
HALF_WORDS = (
    r"(?:[ -](?:and|&)[ -]a[ -]half|[ ](?:et demie?|y medi[ao]|e mezz[ao]|e mei[ao]|und (?:ein )?halb|i pół|с половиной|з половиною"
    r"|en (?:een )?halve?|och en halv|og en? halv|a půl)|[ ]?ein ?halb|[ ]?半|[ ]?반)"
)
_TAIL = regex(rf"(.+?){HALF_WORDS}", re.IGNORECASE | re.DOTALL)
_FIGURE = regex(r"([0-9]{1,3}(?:\.[0-9]{1,4}0{0,4})?)?[\s-]*([½¼¾]|(?<![0-9])1[/⁄]2)?")


def _alternatives() -> str:
    words = sorted((word for word, *_ in rows("numerals.tsv")), key=len, reverse=True)
    return "|".join(map(re.escape, words))


FIGURE = r"(?:[0-9]{1,3}(?:[.,][0-9]{1,4})?(?:\s?[½¼¾]|[\s-]1[/⁄]2(?![0-9]))?|[½¼¾])"
HAN = "[零一二两兩三四五六七八九十]"
WORD = rf"(?:(?:{_alternatives()})(?!(?!einhalb|enhalf)[^\W\d_])|{HAN}|half(?: an?)?)"
# what a count may look like; `number` reads it
COUNT = rf"(?:(?:{FIGURE}|{WORD}){HALF_WORDS}?)"


def number(text: str) -> float | int | None:
    """The count a whole text is; None for no count."""
    level = " ".join(text.split()).casefold().replace(",", ".")
    if level.startswith("half"):
        return 0.5
    m = _FIGURE.fullmatch(level)
    if m and (m[1] or m[2]):
        return plain(float(m[1] or 0) + _PART.get(m[2], 0))
    tail = _TAIL.fullmatch(level)
    if tail:
        whole = number(tail[1])
        return None if whole is None or whole != int(whole) else plain(whole + 0.5)
    return _words().get(folded(level))


def plain(score: float) -> float | int:
    """Without a point where the count is whole."""
    return int(score) if score == int(score) else round(score, 3)


@cache
def _words() -> dict[str, int]:
    return {folded(word): int(value) for word, value, *_ in rows("numerals.tsv")}
