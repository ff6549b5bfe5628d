"""One string of several facts: "USA 1999, 139 min., R: Paul Thomas Anderson", "8 Women, François Ozon, 2002"."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from matchcut.languages import alternatives, words
from matchcut.text.pattern import regex
from matchcut.text.script import HAN, HANGUL, KANA
from matchcut.text.years import FOUR, IN_TEXT
from matchcut.values.country import country
from matchcut.values.date import date, year
from matchcut.values.enumeration import every
from matchcut.values.language import language
from matchcut.values.listing import people, stripped
from matchcut.values.runtime import minutes

Part = tuple[int, int, str, Any]
_LONGEST = 250
_MOST_WORDS = 9
_WIDEST = 5
_SIGNS = regex(r"\s*[,，|;；·•\n、]\s*|\s+[-–—/]\s+")
_BRACKETS = regex(r"\s*[()（）\[\]]\s*")
_SPACE = regex(r"\s+")
_LABEL = regex(lambda: rf"{alternatives(words('director-label', 'by.director'))}(?:\s*[:：]\s*|(?<=by)\s+|(?<=\.)\s+)", re.IGNORECASE)
# marks of a print or a screening, and of nothing that has a field
_MARK = regex(lambda: alternatives(words("print")), re.IGNORECASE)
_WORD = regex(r"(?:[^\W\d_][\w'’.-]*)")
_DIGIT = regex(r"\d")
_YEAR = regex(rf"[(\[]?({IN_TEXT})[)\]]?")
_IN_BRACKETS = regex(rf"(?P<title>[^()]{{1,150}}?)\s*\((?P<who>[^(),]{{3,80}}),\s*(?P<year>{FOUR})\)\s*")
_CAPTION_SIGN = regex(r"\s*[,，]\s*|\s+[|–—]\s+")


def parts(text: str) -> list[Part] | None:
    """Start, end, field and value of every fact in a string that is made of nothing else; None when anything is left unread.

    Fields: country (a code), year (as `date.year` gives it), date (EDTF, of a day), runtime (as the contract prints it), language
    (a tag), director (a name, only behind a label). At least two different fields are needed; marks such as "OmU" or "35mm" are
    passed over.
    """
    if not 6 <= len(text.strip()) <= _LONGEST or not _DIGIT.search(text):
        return None
    found = _read(text, 0, len(text), _SIGNS)
    return found if found and len({field for _, _, field, _ in found}) > 1 else None


def caption(text: str) -> tuple[tuple[int, int], tuple[int, int], tuple[int, int], int] | None:
    """Spans of title, director and year, and the year, in "8 Women, François Ozon, 2002" or "8 Women (François Ozon, 2002)".

    None unless there are exactly these three, the director reads as a full name and the year as one.
    """
    if len(text) > _LONGEST or "\n" in text.strip():
        return None
    if m := _IN_BRACKETS.fullmatch(text):
        spans = [m.span("title"), m.span("who"), m.span("year")]
    else:
        edges = [0, *(edge for m in _CAPTION_SIGN.finditer(text) for edge in m.span()), len(text)]
        spans = list(zip(edges[::2], edges[1::2], strict=True))
        if len(spans) != 3:
            return None
    title, who, when = (stripped(text, *span) for span in spans)
    if label := _LABEL.match(text, *who):
        who = label.end(), who[1]
    found = _YEAR.fullmatch(text, *when)
    if title[0] >= title[1] or not found or not is_full_name(text[slice(*who)]):
        return None
    return title, who, found.span(1), int(found[1])


def is_mark(text: str) -> bool:
    """Whether a text is a mark of a print or a screening: "OmU", "35mm", "b/w"."""
    return _MARK.fullmatch(text) is not None


def stretch(text: str, start: int, end: int) -> list[Part] | None:
    """The facts of a piece without signs between them ("D/F 1998"), [] for marks such as "OmU"; None when anything is left unread."""
    return _read(text, start, end, _SPACE)


def _read(text: str, start: int, end: int, separator: re.Pattern[str]) -> list[Part] | None:
    """The facts of a stretch: by its separators, each piece a fact, or pieces in brackets, or words side by side."""
    start, end = stripped(text, start, end)
    if start >= end:
        return []
    if separator is not _SIGNS and (one := _fact(text, start, end)) is not None:
        return one
    if separator is _SPACE:
        return _side_by_side(text, start, end)
    closer = _BRACKETS if separator is _SIGNS else _SPACE
    edges = [start, *(edge for m in separator.finditer(text, start, end) for edge in m.span()), end]
    found: list[Part] = []
    for left, right in zip(edges[::2], edges[1::2], strict=True):
        piece = _read(text, left, right, closer)
        if piece is None:
            return None
        found += piece
    return found


def _side_by_side(text: str, start: int, end: int) -> list[Part] | None:
    """Two runs of words that both read: "FR/IT 1963"."""
    cuts = list(_SPACE.finditer(text, start, end))
    for cut in cuts[:_WIDEST] if len(cuts) < _MOST_WORDS else ():
        left = _fact(text, start, cut.start())
        right = _read(text, cut.end(), end, _SPACE) if left is not None else None
        if left is not None and right is not None:
            return left + right
    return None


def _fact(text: str, start: int, end: int) -> list[Part] | None:
    """What a piece states; [] for a mark, None for anything else."""
    piece = text[start:end]
    if label := _LABEL.match(piece):
        names = [(start + label.end() + a, start + label.end() + b) for a, b in people(piece[label.end() :])]
        full = names and all(is_full_name(text[a:b]) for a, b in names)
        return [(a, b, "director", text[a:b]) for a, b in names] if full else None
    return [(start + a, start + b, field, value) for a, b, field, value in found] if (found := _typed(piece)) is not None else None


@lru_cache(4096)
def _typed(piece: str) -> tuple[Part, ...] | None:
    whole = 0, len(piece)
    if _MARK.fullmatch(piece):
        return ()
    if (found := year(piece)) is not None:
        return ((*whole, "year", found),)
    if (time := minutes(piece)) is not None:
        return ((*whole, "runtime", time.value),)
    if countries := every(piece, _country):
        return tuple((a, b, "country", code) for a, b, code in countries)
    if len(piece) > 3 and (tag := language(piece)):
        return ((*whole, "language", tag),)
    if (day := date(piece)) is not None and day.value[4:5] == "-":
        return ((*whole, "date", day.value),)
    return None


def _country(text: str) -> str | None:
    """A country by name; by code only in capitals."""
    return country(text) if len(text) > 3 or text.isupper() or not text.isascii() else None


@cache
def particles() -> frozenset[str]:
    """Small words within names: "de", "van", "bin"; "and" between two of one surname."""
    return frozenset((*words("particle"), *words("and"), "&"))


def is_full_name(text: str) -> bool:
    """Whether a text can be nothing but a person's full name, or two joined: capitals and particles, no country."""
    if every(text, _country) or any(c.isdigit() for c in text):
        return False
    if re.fullmatch(
        rf"[{HAN}{KANA}{HANGUL}]{{2,4}}|[{HAN}{KANA}]+(?:[·・＝=][{HAN}{KANA}]+)+",
        text,
    ):
        return True
    words = text.split()
    names = [w for w in words if w.casefold() not in particles()]
    return 2 <= len(names) <= 7 and all(_WORD.fullmatch(w) and w[0].isupper() for w in names)
