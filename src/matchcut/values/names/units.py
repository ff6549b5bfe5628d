"""How a name part is cut for the aligner: source units of each script, Latin letters, and the contexts a unit is known in."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any

from matchcut.text.pattern import regex
from matchcut.text.script import CYRILLIC, GREEK, HAN, HANGUL
from matchcut.values.fold import folded

_EXTRA = str.maketrans({"ə": "a", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ƴ": "y", "ɣ": "g", "ɛ": "e", "ɔ": "o"})
_NOT_LATIN = regex("[^a-z]+")
_GENERATION = regex(r"\b(?:jr|sr|ii|iii|iv)\b\.?", re.IGNORECASE)
_LATIN_GAP = regex(r"[\s\-.,‐‑–—·_]+")
_NATIVE_GAP = regex(r"[\s\-.,‐‑–—·_・•‧･＝=,，、]+")
_SCRIPTS = {
    "Hani": regex(f"[{HAN}]"),
    "Kana": regex("[\u3041-\u3096\u30a1-\u30fa\u30fc]"),
    "Cyrl": regex(f"[{CYRILLIC}]"),
    "Grek": regex(f"[{GREEK}]"),
    "Hang": regex(f"[{HANGUL}]"),
    "Arab": regex("[\u0620-\u06d5\ufb50-\ufdff\ufe70-\ufefc]"),
    "Hebr": regex("[\u05d0-\u05ea\ufb1d-\ufb4f]"),
    "Deva": regex("[\u0904-\u0939\u0958-\u0961]"),
}
_SMALL_KANA = frozenset("ァィゥェォャュョヮぁぃぅぇぉゃゅょゎ")
_LEVEL: dict[str, dict[int, Any]] = {
    "Cyrl": str.maketrans({"'": None, "ʼ": None}),
    "Grek": str.maketrans({"ς": "σ"}),
    "Arab": str.maketrans({"أ": "ا", "إ": "ا", "ٱ": "ا", "ك": "ک", "ى": "ی", "ي": "ی", "ۀ": "ه", "ـ": None, "\u200c": None}),
    "Hebr": str.maketrans({"ך": "כ", "ם": "מ", "ן": "נ", "ף": "פ", "ץ": "צ", "'": "׳", '"': None, "״": None}),
}  # fmt: skip
_MARKED = frozenset(["Grek", "Arab", "Hebr"])  # scripts whose accents and vowel points are optional in print


@lru_cache(8192)
def latin(text: str) -> str:
    """The letters a to z of a name part, folded: "O'Connor" is "oconnor"."""
    return _NOT_LATIN.sub("", folded(text).translate(_EXTRA))


@lru_cache(8192)
def printed_parts(name: str) -> tuple[tuple[str, str], ...]:
    """Parts of a Latin name as printed and as folded letters, without Jr and the like: "Jean-Luc Godard" has jean, luc, godard."""
    return tuple((p, letters) for p in _LATIN_GAP.split(_GENERATION.sub(" ", name)) if (letters := latin(p)))


@lru_cache(8192)
def native_parts(name: str) -> tuple[str, ...]:
    """Parts of a name in another script, as printed, Latin ones among them."""
    return tuple(p for p in _NATIVE_GAP.split(unicodedata.normalize("NFKC", name)) if any(c.isalpha() for c in p))


@lru_cache(8192)
def sound_script(text: str) -> str | None:
    """The script whose table reads a text, an ISO 15924 code ("Kana" for both kana); None if there is no letter of such a script.

    Kana beside Han is "Hani" or "Kana" by number of letters; a single Latin letter beside them changes nothing.
    """
    counts = {code: len(pattern.findall(text)) for code, pattern in _SCRIPTS.items()}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] else None


@lru_cache(8192)
def units(script: str, part: str) -> tuple[str, ...]:
    """What one part of a name is read by.

    Han: characters. Kana: morae, small kana with the one before. Hangul: initial with vowel, and final. Greek, Arabic, Hebrew: letters
    without optional marks. Devanagari: letters, a sign joined to none. Cyrillic: letters.
    """
    text = unicodedata.normalize("NFKC", part).casefold()
    if script == "Hang":
        return _hangul(text)
    if script in _MARKED:
        text = "".join(c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c) != "Mn")
    text = text.translate(_LEVEL.get(script, {}))
    if script == "Kana":
        return _joined(text, _SMALL_KANA)
    if script == "Hebr":
        return _joined(text, frozenset("׳"))
    return tuple(c for c in text if unicodedata.category(c)[0] in "LM")


def contexts(cut: tuple[str, ...], script: str, syllable: dict[str, str]) -> list[tuple[str, ...]]:
    """For each unit the keys it is looked up by, the most telling first: with both neighbours, with the next, alone.

    Han goes by the character before the next syllable, the character, and its syllable, as most characters are rare.
    """
    if script == "Hani":
        read = [syllable.get(c, "?") for c in cut]
        after = [*read[1:], "|"][: len(cut)]  # a part without letters has no units
        return [(f"{c}>{b}", c, s) for c, b, s in zip(cut, after, read, strict=True)]
    round_ = ("|", *cut, "|")
    return [(f"{a}<{b}>{c}", f"{b}>{c}", b) for a, b, c in zip(round_[:-2], cut, round_[2:], strict=True)]


def _hangul(text: str) -> tuple[str, ...]:
    """Jamo, the initial together with its vowel, a silent initial left out."""
    found = []
    for c in text:
        if "\uac00" <= c <= "\ud7a3":
            first, vowel, *final = list(unicodedata.normalize("NFD", c))
            found.append(vowel if first == "\u110b" else first + vowel)
            found += final
    return tuple(found)


def _joined(text: str, to_the_one_before: frozenset[str]) -> tuple[str, ...]:
    found: list[str] = []
    for c in text:
        if c in to_the_one_before and found:
            found[-1] += c
        elif c.isalpha() or c == "ー":
            found.append(c)
    return tuple(found)
