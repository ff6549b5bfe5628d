"""The language of a text: the share of its scripts first, then the commonest words of languages in Latin letters."""

from __future__ import annotations

from collections import Counter
from functools import cache, lru_cache

from matchcut.languages import by_language
from matchcut.text.pattern import regex
from matchcut.text.script import ARABIC, CYRILLIC, GREEK, HAN, HANGUL, HEBREW, KANA, LATIN

_SCRIPTS = {
    "Hani": regex(f"[{HAN}]"),
    "Kana": regex(f"[{KANA}]"),
    "Hang": regex(f"[{HANGUL}]"),
    "Cyrl": regex(f"[{CYRILLIC}]"),
    "Grek": regex(f"[{GREEK}]"),
    "Arab": regex(f"[{ARABIC}]"),
    "Hebr": regex(f"[{HEBREW}]"),
    "Latn": regex(f"[{LATIN}]"),
}
_OF_SCRIPT = {"Kana": "ja", "Hang": "ko", "Cyrl": "ru", "Grek": "el", "Arab": "ar", "Hebr": "he"}
_WORD = regex(r"[^\W\d_]+")
SAMPLE = 4000  # characters that are looked at
_SHORT = 80  # characters of a text whose script is remembered


def script(text: str) -> str | None:
    """ISO 15924 code of the script that most letters are in; `Kana` for Japanese text, None where there are no letters."""
    if text.isascii():
        return "Latn" if any(map(str.isalpha, text)) else None
    return _script(text) if len(text) <= _SHORT else _counted(text[:SAMPLE])


def _counted(text: str) -> str | None:
    there = [name for name, pattern in _SCRIPTS.items() if pattern.search(text)]
    if len(there) < 2:
        return there[0] if there else None
    counts = Counter({name: len(text) - len(_SCRIPTS[name].sub("", text)) for name in there})
    name, count = counts.most_common(1)[0]
    if name == "Hani" and counts["Kana"] * 8 > count:
        return "Kana"
    return "Hani" if name == "Latn" and counts["Hani"] * 2 > count else name


_script = lru_cache(16384)(_counted)


def language(text: str) -> str | None:
    """BCP 47 tag of a text, None where it cannot be told. Chinese with its script where that shows."""
    name = script(text)
    if name is None:
        return None
    if name == "Hani":
        return _chinese(text[:SAMPLE])
    return _OF_SCRIPT.get(name) or _latin(text[:SAMPLE])


@cache
def _own_letters() -> tuple[frozenset[str], frozenset[str]]:
    """Chinese letters that are simplified only, and that are traditional only."""
    hans, hant = (frozenset(by_language(f"letters.{kind}")["zh"][0]) for kind in ("simplified", "traditional"))
    return hans - hant, hant - hans


def _chinese(text: str) -> str:
    letters = set(text)
    simple, full = (len(letters & own) for own in _own_letters())
    return "zh" if simple == full else "zh-Hans" if simple > full else "zh-Hant"


def _latin(text: str) -> str | None:
    words = Counter(_WORD.findall(text.casefold()))
    scores = Counter({tag: sum(words[w] for w in common) for tag, common in by_language("telling-words").items()})
    (best, most), (_, next_most) = scores.most_common(2)
    return best if most >= 3 and most >= next_most * 1.3 else None
