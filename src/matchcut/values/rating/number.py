"""Counts in ratings, in figures and in words: "3½", "8,5", "four and a half", 四个半, "quatre et demie"."""

from __future__ import annotations

import re
from functools import cache

from matchcut.languages import alternatives, eastern, spaced, table, words
from matchcut.text.pattern import regex
from matchcut.values.fold import folded

_PART = {"½": 0.5, "¼": 0.25, "¾": 0.75, "1/2": 0.5, "1⁄2": 0.5}
_FIGURE = regex(r"([0-9]{1,3}(?:\.[0-9]{1,4}0{0,4})?)?[\s-]*([½¼¾]|(?<![0-9])1[/⁄]2)?")
FIGURE = r"(?:[0-9]{1,3}(?:[.,][0-9]{1,4})?(?:\s?[½¼¾]|[\s-]1[/⁄]2(?![0-9]))?|[½¼¾])"


@cache
def half() -> str:
    """What adds a half to a count: " and a half", 半."""
    return rf"(?:[ -]{alternatives(spaced(words('half')))}|[ ]?{alternatives((*eastern(words('half')), *words('half-alone-behind')))})"


_TAIL = regex(lambda: rf"(.+?){half()}", re.IGNORECASE | re.DOTALL)


@cache
def word() -> str:
    """A number in words, also the first part of "viereinhalb"."""
    of_words = alternatives(spaced(words("numbers")))
    return rf"(?:{of_words}(?!(?!{alternatives(words('half-joined'))})[^\W\d_])|{han()}|{alternatives(words('half-alone'))})"


@cache
def han() -> str:
    """A Chinese number of one letter."""
    return alternatives(w for w in eastern(words("numbers")) if len(w) == 1)


@cache
def count() -> str:
    """What a count may look like; `number` reads it."""
    return rf"(?:(?:{FIGURE}|{word()}){half()}?)"


def number(text: str) -> float | int | None:
    """The count a whole text is; None for no count."""
    level = " ".join(text.split()).casefold().replace(",", ".")
    if level in words("half-alone"):
        return 0.5
    m = _FIGURE.fullmatch(level)
    if m and (m[1] or m[2]):
        return plain(float(m[1] or 0) + _PART.get(m[2], 0))
    tail = _TAIL.fullmatch(level)
    if tail:
        whole = number(tail[1])
        return None if whole is None or whole != int(whole) else plain(whole + 0.5)
    found = table("numbers", fold=folded).get(folded(level))
    return None if found is None else int(found)


def plain(score: float) -> float | int:
    """Without a point where the count is whole."""
    return int(score) if score == int(score) else round(score, 3)
