"""Several countries, or several languages, in one string, whatever parts them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from matchcut.languages import conjunction
from matchcut.text.pattern import regex
from matchcut.text.script import JAPANESE

_LONGEST = 300
_SIGNS = regex(r"\s*[/,;|、，；·•+&＆\n／]\s*|\s+[-–—]\s+|\s*–\s*")
_WORDS = regex(conjunction, re.IGNORECASE)
_HYPHEN = regex(rf"(?<=\w)-(?=\w)|(?<=[{JAPANESE}])・(?=[{JAPANESE}])")
_SPACE = regex(r"\s+")
_WIDEST = 5
_ENDING = regex(r"[^\W\d_]{4}[.!?]\s")  # of a sentence: this is running text
Found = list[tuple[int, int, str]]


def every(text: str, read: Callable[[str], str | None]) -> Found | None:
    """Start, end and value of every item; None unless everything in the text is one. `read` gives an item's value or None.

    Names win over separators: "Bosnia and Herzegovina" is one country.
    """
    if not text.strip() or len(text) > _LONGEST or len(_ENDING.findall(text)) > 1:
        return None
    return _read(text, 0, len(text), read)


def _read(text: str, start: int, end: int, read: Callable[[str], str | None]) -> Found | None:
    piece = text[start:end]
    start, end = start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
    if start >= end:
        return None
    if value := read(text[start:end]):
        return [(start, end, value)]
    for separator in (_SIGNS, _HYPHEN):
        parts = list(_parts(text, start, end, separator))
        if parts and parts[0] != (start, end):
            found = _all(text, parts, read)
            if found or separator is _SIGNS:
                return found
    return _conjoined(text, start, end, read) or _by_words(text, start, end, read)


def _all(text: str, parts: list[tuple[int, int]], read: Callable[[str], str | None]) -> Found | None:
    """The items of all parts; None as soon as one has none."""
    found: Found = []
    for start, end in parts:
        items = _read(text, start, end, read)
        if items is None:
            return None
        found += items
    return found


def _conjoined(text: str, start: int, end: int, read: Callable[[str], str | None]) -> Found | None:
    """Items with a word between; one of several such words may belong to a name: "Italy and Bosnia and Herzegovina"."""
    words = list(_WORDS.finditer(text, start, end))
    for word in words if len(words) <= _WIDEST else ():
        found = _all(text, [(start, word.start()), (word.end(), end)], read)
        if found:
            return found
    return None


def _parts(text: str, start: int, end: int, separator: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    cut = start
    for m in separator.finditer(text, start, end):
        if m.start() > cut:
            yield cut, m.start()
        cut = m.end()
    if cut < end:
        yield cut, end


def _by_words(text: str, start: int, end: int, read: Callable[[str], str | None]) -> Found | None:
    """Items with spaces between, the longest name first ("United Kingdom Germany"); short small words are no codes here."""
    words = list(_parts(text, start, end, _SPACE))
    if not 2 <= len(words) <= 20:
        return None
    found: Found = []
    at = 0
    while at < len(words):
        for width in range(min(_WIDEST, len(words) - at), 0, -1):
            left, right = words[at][0], words[at + width - 1][1]
            item = text[left:right]
            if (len(item) > 3 or not item.isascii() or item.isupper()) and (value := read(item)):
                found.append((left, right, value))
                at += width
                break
        else:
            return None
    return found
