"""Words before a title that only say that a film, or a review of one, follows: "[영화] 기생충", "Kino: Barbara", "观影笔记 | 活着"."""

from __future__ import annotations

import re
from functools import cache

from matchcut.languages import alternatives, words
from matchcut.text.pattern import regex
from matchcut.text.script import EAST
from matchcut.values.fold import folded

_ELIDED = "'"
_MOST = 3  # "[영화] [리뷰] 곡성"


_SIGN = rf"(?:\s*[:：|｜]{{1,2}}\s*|\s+[-–—·•/／»]{{1,2}}\s+|(?<=[{EAST}])\s*[-–—・·/／]{{1,2}}\s*)"
_BEFORE = regex(lambda: rf"[\[【〔(（]\s*{_label()}\s*[\])】〕）](?:{_SIGN}|\s*)|{_label()}{_SIGN}", re.IGNORECASE)
_WHOLE = regex(lambda: rf"{_label()}", re.IGNORECASE)
# films whose titles begin so
_TITLES = ("film: the living record", "cinema: a public affair", "movie: the movie", "cinema: 16 mm", "documentary: the")


@cache
def word() -> str:
    """A word for a review."""
    return alternatives(words("review"))


@cache
def kind() -> str:
    """What stands before it: "film", "short"."""
    return rf"(?:{alternatives(words('review-kind'))}[ -]?){{0,2}}"


@cache
def about() -> str:
    """What stands behind it: "filmu", "de cine"."""
    return rf"(?:{alternatives(words('review-about'))}\s*)?"


@cache
def article() -> str:
    """An article or "my" before all of it."""
    return rf"(?:{alternatives(w for w in words('articles', 'possessives') if not w.endswith(_ELIDED))} )?"


def _label() -> str:
    film, note = alternatives(words("film-label")), alternatives(words("review", "review-note"))
    behind = alternatives(words("review", "review-note", "review-behind"))
    one = rf"{article()}{kind()}{word()}\s*{about()}|{film}(?:\s?[/·-]?\s?{behind})?|{note}(?:\s?[/·-]?\s?{film})?"
    return rf"(?:{one})(?:\s*(?:#|no\.?|nr\.?|№|n°)\s?[0-9]{{1,4}})?"


def label(text: str, start: int = 0, end: int | None = None) -> int:
    """Where the title begins behind such words; `start` where there are none, or nothing follows them."""
    stop = len(text) if end is None else end
    if folded(text[start : start + 40]).startswith(_TITLES):
        return start
    at = start
    for _ in range(_MOST):
        m = _BEFORE.match(text, at, stop)
        if not m or not any(c.isalnum() for c in text[m.end() : stop]):
            break
        at = m.end()
    return at


def is_label(text: str) -> bool:
    """Whether a text is such words and nothing else: "Film Review", 영화."""
    return _WHOLE.fullmatch(text) is not None
