"""The verdict that closes a review: "Rating: 4/5", "★★★½", 评分：8.5."""

from __future__ import annotations

import re

from matchcut.text.pattern import regex
from matchcut.values.rating.grammar import (
    BARE,
    EMPTY,
    FRACTION,
    FULL,
    GLYPHS,
    GRADE,
    GRADES,
    HALF,
    HAN_STARS,
    PERCENT,
    Rating,
    glyphs,
    grade,
    label,
    of_best,
    rating,
    star,
    stars,
)
from matchcut.values.rating.number import count

_LONGEST = 1000
_LABEL = regex(label, re.IGNORECASE)
_OPENING = regex(r"[\s>#*_\-–—|(\[~`]*")
_SEPARATOR = regex(r"([*_`]{0,3}\s{0,3}[:：=]\s{0,3}|[*_`]{0,3}\s{1,3}[-–—]\s{1,3})[*_`]{0,3}\s{0,3}")
_ASTERISKS = regex(r"\*{1,5}\s?(?:½|1/2)?(?=\s*$)")  # "Voto: ****" to the end of its line; "**Voto:** 4" has them for its markup
_STARRED = regex(lambda: rf"{count()}[- ]?(?:{star()}|[★⭐])", re.IGNORECASE)
_CANDIDATE = regex(
    lambda: (
        rf"{FRACTION.pattern}|{PERCENT.pattern}|{HAN_STARS.pattern}|{count()}{stars()}|(?=[{FULL}{EMPTY}{HALF}])(?:{GLYPHS.pattern})"
        rf"|(?:{GRADE.pattern})(?![\w'’])|(?:{BARE.pattern})"
    ),
    re.IGNORECASE,
)
_CLOSING = regex(r"[\s.!。！*_`)\]|~]*")
_GOES_ON = regex(r"\s?[-–—,;:(（]|[.!。！，；]\s?|[*_`]{1,3}\s|\s\S")


def verdict(text: str) -> tuple[int, int, Rating] | None:
    """A reviewer's closing verdict in a line or short paragraph, and the offsets of the rating itself; the last one counts."""
    if len(text) > _LONGEST:
        return None
    end = len(text)
    for line in reversed(text.splitlines(keepends=True)):
        start = end - len(line)
        found = _labelled(line) or _alone(line)
        if found:
            return start + found[0], start + found[1], found[2]
        end = start
    return None


def _labelled(line: str) -> tuple[int, int, Rating] | None:
    for mark in _LABEL.finditer(line):
        before = line[: mark.start()].rstrip(" \t*_`#>|-–—")
        if before and before[-1] not in ".!?。！？:：)":
            continue
        gap = _SEPARATOR.match(line, mark.end())
        if not gap:
            continue
        open_ = line[: mark.start()].endswith("*") and "*" not in gap[1]  # "**Rating: **" closes what it opened
        m = (None if open_ else _ASTERISKS.match(line, gap.end(1))) or _CANDIDATE.match(line, gap.end())
        found = rating(m[0]) if m else None
        if m and found and not _run_on(line, m.end(), found, m[0]):
            return m.start(), m.start() + len(m[0].rstrip()), found
    return None


def _run_on(line: str, end: int, found: Rating, words: str) -> bool:
    """Whether what follows makes it no rating: "Note: 3 films", "4/5/2024"."""
    rest = line[end:]
    closing = _CLOSING.match(rest)
    if closing and closing.end() == len(rest):
        return False
    if re.match(r"[\w/:%°$€£]|[.,][0-9]", rest):
        return True
    weak = BARE.fullmatch(words.strip()) or (words.strip() in GRADES and len(words.strip()) == 1)
    return bool(weak) or not _GOES_ON.match(rest)


def _alone(line: str) -> tuple[int, int, Rating] | None:
    """A line that is nothing but a rating with its own scale, or a sentence "4 out of 5."."""
    opening = _OPENING.match(line)
    start = opening.end() if opening else 0
    if opening and "*" in opening[0]:
        stars = re.match(r"[\s>]*(\*(?:\s?\*){1,4}\s?(?:½|1/2))\s*$", line)
        if stars and (found := rating(stars[1])):
            return stars.start(1), stars.end(1), found
    m = _CANDIDATE.match(line, start)
    if not m or not (closing := _CLOSING.fullmatch(line, m.end())) or closing.group().count("/"):
        return None
    words = m[0].rstrip()
    found = rating(words)
    own = (
        of_best(words)
        or (glyphs(words, None) and "*" not in words and len(words) > 1)
        or (HAN_STARS.fullmatch(words) or _STARRED.fullmatch(words))
        or grade(words)
    )
    if not (found and own) or (isinstance(found.score, str) and len(found.score) == 1):
        return None
    if not isinstance(found.score, str) and found.best and found.score > found.best:
        return None
    return m.start(), m.start() + len(words), found
