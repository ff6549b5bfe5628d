"""Words before a title that only say that a film, or a review of one, follows: "[영화] 기생충", "Kino: Barbara", "观影笔记 | 活着"."""

from __future__ import annotations

import re

from matchcut.text.pattern import regex
from matchcut.values.fold import folded
from matchcut.values.table import rows

_MOST = 3  # "[영화] [리뷰] 곡성"


def _words(*kinds: str) -> str:
    found = sorted((word for word, kind, *_ in rows("title-labels.tsv") if kind in kinds), key=len, reverse=True)
    return "(?:" + "|".join(map(re.escape, found)) + ")"


WORD = _words("review")
KIND = r"(?:(?:film|movie|cinema|dvd|blu-?ray|capsule|short|advance|mini|quick|spoiler-free|ciné|kino)[ -]?){0,2}"
ABOUT = r"(?:(?:de cine|de film|de filme|de cinema|cin[ée](?:ma)?|cinematografica|filmowa|di film|del film|film|filmu|фильма)\s*)?"
ARTICLE = r"(?:(?:an?|the|my|our|la|ma|notre|il|una|mi|uma|minha|die|eine|meine|moja|mijn|min) )?"
_FILM, _NOTE, _TOLD = _words("film"), _words("review", "note"), _words("review", "note", "behind")
_LABEL = rf"(?:{ARTICLE}{KIND}{WORD}\s*{ABOUT}|{_FILM}(?:\s?[/·-]?\s?{_TOLD})?|{_NOTE}(?:\s?[/·-]?\s?{_FILM})?)(?:\s*(?:#|no\.?|nr\.?|№|n°)\s?[0-9]{{1,4}})?"
_SIGN = r"(?:\s*[:：|｜]{1,2}\s*|\s+[-–—·•/／»]{1,2}\s+|(?<=[\u3040-\ud7a3])\s*[-–—・·/／]{1,2}\s*)"
_BEFORE = regex(rf"[\[【〔(（]\s*{_LABEL}\s*[\])】〕）](?:{_SIGN}|\s*)|{_LABEL}{_SIGN}", re.IGNORECASE)
_WHOLE = regex(_LABEL, re.IGNORECASE)
# films whose titles begin so
_TITLES = ("film: the living record", "cinema: a public affair", "movie: the movie", "cinema: 16 mm", "documentary: the")


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
