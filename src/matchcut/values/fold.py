"""Comparison forms of letters: width, case, Latin accents and white space levelled; never for display."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from matchcut.text.pattern import regex

_ACCENT = regex("[\u0300-\u036f]+")
# Latin letters that Unicode does not take apart
_LATIN = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i", "ħ": "h", "ŋ": "n"}
_OTHER_LATIN = regex(f"[{''.join(_LATIN)}]")
_FOREIGN_DIGIT = regex(r"(?![0-9])\d")
_MARKS = regex(r"[^\w]+")
_APOSTROPHE = regex("[’‘ʼ`´ʻ′]")
_LONGEST_KEPT = 200  # code points of a text whose form is remembered


def unaccented(text: str) -> str:
    """Letters without accents ("é" as "e", "ł" as "l"); expects case-folded text. Scripts that need their marks keep them."""
    if text.isascii():
        return text
    bare = _ACCENT.sub("", unicodedata.normalize("NFD", text))
    return _OTHER_LATIN.sub(lambda m: _LATIN[m[0]], unicodedata.normalize("NFC", bare))


def folded(text: str) -> str:
    """NFKC, case-folded, no accents, one kind of apostrophe, single spaces. Folding twice is folding once."""
    if text.isascii():
        return " ".join(text.replace("`", "'").lower().split())
    return _kept(text) if len(text) <= _LONGEST_KEPT else _folded(text)


def _folded(text: str) -> str:
    once = _step(text)
    twice = once if once.isascii() else _step(once)
    while once != twice:  # a few letters fold in two steps (U+0345); each step is final after the second
        once, twice = twice, _step(twice)
    return once


_kept = lru_cache(16384)(_folded)


def _step(text: str) -> str:
    level = unicodedata.normalize("NFKC", _APOSTROPHE.sub("'", text)).casefold()
    return " ".join(_APOSTROPHE.sub("'", unaccented(level)).split())


def ascii_digits(text: str) -> str:
    """The text with the figures of every script as 0 to 9."""
    return text if text.isascii() else _FOREIGN_DIGIT.sub(lambda m: str(unicodedata.decimal(m[0])), text)


def hyphened(text: str) -> str:
    """Letters, figures and underscores, all else as single hyphens, for ids."""
    return _MARKS.sub("-", text).strip("-")


def name_key(text: str) -> str:
    """The form under which names of countries and languages are looked up: folded, dots dropped, hyphens as spaces."""
    level = folded(text).replace(".", "").replace("·", " ").replace("-", " ").replace("–", " ").replace("_", " ")
    return " ".join(level.split())
