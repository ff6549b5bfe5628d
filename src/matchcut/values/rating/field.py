"""All ratings of one field, each with whose it is: "IMDb: 7.4/10 · RT 92%", "3.5/5 (7/10)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec.structs import replace

from matchcut.languages import alternatives, eastern, spaced, words
from matchcut.text.pattern import regex
from matchcut.values.listing import stripped
from matchcut.values.platform import best as best_of
from matchcut.values.platform import named, platforms
from matchcut.values.rating.grammar import FRACTION, PERCENT, Rating, label, rating

_LONGEST = 300
_PARTED = regex(
    lambda: (
        rf"(?<=[★☆⭐½\ufe0f])\s+(?=[0-9])|(?<=[0-9%])\s+(?=[★⭐])|\s*[·•|;；\n、]\s*|[,，]\s+|(?<=[^0-9\s])[,，]|\s+[-–—/&+]\s+|\s+{alternatives(spaced(words('and')))}\s+"
    )
)
_NESTED = regex(r"(.{1,60}?)\s*(?:\((.{1,60})\)|（(.{1,60})）|\[(.{1,60})\])", re.DOTALL)
_EDGE = " \t\r\n·•|;；,，、:：=/-–—*_&+"
_FILLER = regex(lambda: rf"{label()}\s?[:：=]?\s*", re.IGNORECASE)
_DASH = regex(r"\s+[-–—]\s*$")
_ON = regex(lambda: rf"\s*(?<![^\W\d_]){alternatives(words('rating-on'))}$", re.IGNORECASE)
_EXPLAINED = regex(lambda: rf"\s*({FRACTION.pattern}|{PERCENT.pattern})\s?[-–—:;,.!|](?=\s)[^0-9%★⭐]*[^\W\d_][^0-9%★⭐]*$", re.IGNORECASE)
_Found = tuple[int, int, Rating]


def ratings(text: str, best: float | None = None, source: str | None = None) -> list[_Found]:
    """Every rating of a field with its offsets; [] where any part is neither a rating, a known source nor a sign between them.

    `best` and `source` (the field's own) fill in what the text leaves out; a source that the text names brings its own scale.
    """
    if not text.strip() or len(text) > _LONGEST:
        return []
    named = list(_sources().finditer(text))
    found: list[_Found] = []
    cut = 0
    for mark in (*named, None):
        end = mark.start() if mark else len(text)
        segment = _segment(text, cut, end, best)
        if segment is None:
            first = None if named else _opening(text)
            return [(*first[:2], replace(first[2], source=source))] if first else []
        found += segment
        cut = mark.end() if mark else end
    if not named:
        return [(a, b, r if r.source or not source else replace(r, source=source)) for a, b, r in found]
    return _owned(text, found, named, best, source)


def _opening(text: str) -> _Found | None:
    """A rating with its own scale before words that explain it: "8/10 - a gem"."""
    m = _EXPLAINED.match(text)
    read = rating(m[1]) if m else None
    return (*m.span(1), read) if m and read and read.best else None


@cache
def _sources() -> re.Pattern[str]:
    names = [name for platform in platforms().values() for name in platform.names]
    return re.compile(rf"(?<![^\W\d_]){alternatives(spaced(names))}(?![a-zа-я])|{alternatives(eastern(names))}", re.IGNORECASE)


def _segment(text: str, start: int, end: int, best: float | None) -> list[_Found] | None:
    """The ratings between two sources; [] for signs only, None for anything else."""
    whole = rating(text[start:end], best)
    start, end = stripped(text, start, end)
    if not whole or _FILLER.match(text, start, end):
        start, end = _trimmed(text, start, end)
    if start >= end:
        return []
    if read := rating(text[start:end], best):
        return [(start, end, read)]
    parts = list(_parts(text, start, end))
    if len(parts) < 2:
        return None
    found: list[_Found] = []
    for left, right in parts:
        inner = _segment(text, left, right, best)
        if inner is None:
            return None
        found += inner
    return found


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without signs, words like "score", and brackets of which the other half stands elsewhere."""
    before = -1, -1
    while before != (start, end) and start < end:
        before = start, end
        while start < end and text[start] in _EDGE and not (text[start] == "*" and "1/2" in text[start:end]):
            start += 1
        while start < end and text[end - 1] in _EDGE.replace("*", "").replace("-", "").replace("–", "").replace("+", ""):
            end -= 1
        if m := _FILLER.match(text, start, end):
            start = m.end()
        if dash := _DASH.search(text[start:end]):
            end = start + dash.start()
        if on := _ON.search(text[start:end]):
            end = start + on.start()
        piece = text[start:end]
        if piece[:1] in ("(", "（", "[") and not any(c in piece for c in ")）]"):
            start += 1
        elif piece[-1:] in (")", "）", "]") and not any(c in piece for c in "(（["):
            end -= 1
        elif piece in ("()", "（）", "[]"):
            start = end
        elif piece[:1] in (")", "）", "]"):
            start += 1
        elif piece[-1:] in ("(", "（", "["):
            end -= 1
    return start, end


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    cut = start
    for m in _PARTED.finditer(text, start, end):
        if m.start() > cut:
            yield cut, m.start()
        cut = m.end()
    if cut > start:
        if end > cut:
            yield cut, end
        return
    nested = _NESTED.fullmatch(text, start, end)
    if nested:
        yield nested.span(1)
        yield nested.span(nested.lastindex or 2)


def _owned(text: str, found: list[_Found], named: list[re.Match[str]], best: float | None, source: str | None) -> list[_Found]:
    """Each rating with the source that it is told with; [] where a source has none or that stays open."""
    owners: dict[int, str] = {}
    for index, mark in enumerate(named):
        before = max((i for i, f in enumerate(found) if f[1] <= mark.start()), default=None)
        after = min((i for i, f in enumerate(found) if f[0] >= mark.end()), default=None)
        after = after if after is not None and not any(m.start() < found[after][0] for m in named[index + 1 :]) else None
        before = before if before is not None and not any(m.end() > found[before][1] for m in named[:index]) else None
        gap_before = text[found[before][1] : mark.start()] if before is not None else "\n"
        gap_after = text[mark.end() : found[after][0]] if after is not None else "\n"
        opened = gap_before.rstrip().endswith(("(", "（", "[")) and not gap_after.lstrip().startswith((")", "）", "]"))
        forward = after is not None and (
            opened or before is None or before in owners or _loose(gap_before) > _loose(gap_after) or named[0].start() < found[0][0]
        )
        chosen = after if forward else before
        if chosen is None or chosen in owners:
            return []
        owners[chosen] = mark[0]
    if any(i not in owners and min(owners) < i for i in range(len(found))):
        return []
    return [(a, b, _with(r, owners.get(i), best, source)) for i, (a, b, r) in enumerate(found)]


def _loose(gap: str) -> int:
    """How far apart two things stand: 0 with a colon between, 1 with spaces or in brackets, 2 with a sign that parts."""
    bare = gap.strip()
    return 0 if bare in (":", "：", "=") else 2 if any(c in "·•|;；,，、/\n-–—" for c in bare) else 1


def _with(read: Rating, word: str | None, best: float | None, source: str | None) -> Rating:
    if word is None:
        return replace(read, source=source)
    owner = named(word)
    own = best_of(owner)
    if isinstance(read.score, str) or (read.best is not None and read.best != best):
        return replace(read, source=owner)
    return replace(read, source=owner, best=int(own) if own and read.score <= own else None)
