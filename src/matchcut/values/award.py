"""Awards: the items of a list in one string, and their comparison form. Reading body, category and result comes later."""

from __future__ import annotations

import re

from matchcut.languages import alternatives, eastern, spaced, words
from matchcut.text.pattern import regex
from matchcut.values.fold import folded
from matchcut.values.listing import split

_LINE = regex(r"[^\r\n]+")
_AWARD = regex(lambda: rf"\b{alternatives(spaced(words('award-word')))}\b|{alternatives(eastern(words('award-word')))}", re.IGNORECASE)
_BULLET = regex(r"[-*•·]\s+")
_PUNCTUATION = regex(r"[^\w\s&+]+|_")


def items(text: str) -> list[tuple[int, int]]:
    """Offsets of the awards in a text: one a line, else parted by ; or 、, by commas only where each part names an award."""
    spans = [span for line in _LINE.finditer(text) for span in _line(line[0], line.start())]
    return [(start, end) for start, end in spans if any(c.isalnum() for c in text[start:end])]


def award(text: str) -> dict[str, str]:
    """The award as far as it is read today: `{"award": text as printed on one line}`."""
    return {"award": " ".join(text.split())}


def normal(text: str) -> str:
    """The comparison form: case, accents and punctuation levelled, "awards" as "award", no leading "the"."""
    level = " ".join(_PUNCTUATION.sub(" ", folded(text).replace("'s", "s").replace("'", "")).replace("&", " and ").split())
    words = ["award" if w == "awards" else w for w in level.split()]
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def _line(line: str, at: int) -> list[tuple[int, int]]:
    for sign in (";", "；", "、"):
        if len(parts := split(line, sign)) > 1:
            break
    else:
        parts = split(line, "")
        for sign in (",", "，"):
            by_comma = split(line, sign)
            if len(by_comma) > 1 and all(_AWARD.search(line[a:b]) for a, b in by_comma):
                parts = by_comma
    bullets = [(a, m.end() if (m := _BULLET.match(line, a, b)) else a, b) for a, b in parts]
    return [(at + start, at + end) for _, start, end in bullets]
