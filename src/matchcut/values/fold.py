"""Comparison forms of letters: width, case, Latin accents and white space levelled; never for display."""

from __future__ import annotations

import unicodedata

from matchcut.text.pattern import regex

_ACCENT = dict.fromkeys(range(768, 880))
# Latin letters that Unicode does not take apart
_LATIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i", "ħ": "h", "ŋ": "n"})
_FOREIGN_DIGIT = regex(r"(?![0-9])\d")
_MARKS = regex(r"[^\w]+")
_APOSTROPHE = str.maketrans(dict.fromkeys("’‘ʼ`´ʻ′", "'"))


def unaccented(text: str) -> str:
    """Letters without accents ("é" as "e", "ł" as "l"); expects case-folded text. Scripts that need their marks keep them."""
    bare = unicodedata.normalize("NFD", text).translate(_ACCENT)
    return unicodedata.normalize("NFC", bare).translate(_LATIN)


def folded(text: str) -> str:
    """NFKC, case-folded, no accents, one kind of apostrophe, single spaces. Folding twice is folding once."""
    once = _folded(text)
    twice = _folded(once)
    while once != twice:  # a few letters fold in two steps (U+0345); each step is final after the second
        once, twice = twice, _folded(twice)
    return once


def _folded(text: str) -> str:
    level = unicodedata.normalize("NFKC", text.translate(_APOSTROPHE)).casefold()
    return " ".join(unaccented(level).translate(_APOSTROPHE).split())


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
