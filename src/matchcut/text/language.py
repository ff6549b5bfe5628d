"""The language of a text: the share of its scripts first, then the commonest words of languages in Latin letters."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

_SCRIPTS = {
    "Hani": re.compile("[\u4e00-\u9fff\u3400-\u4dbf]"),
    "Kana": re.compile("[\u3040-\u30ff]"),
    "Hang": re.compile("[\uac00-\ud7af]"),
    "Cyrl": re.compile("[\u0400-\u04ff]"),
    "Grek": re.compile("[\u0370-\u03ff]"),
    "Arab": re.compile("[\u0600-\u06ff]"),
    "Hebr": re.compile("[\u0590-\u05ff]"),
    "Latn": re.compile("[A-Za-z\u00c0-\u024f]"),
}
_OF_SCRIPT = {"Kana": "ja", "Hang": "ko", "Cyrl": "ru", "Grek": "el", "Arab": "ar", "Hebr": "he"}
# Function words that are common in one language and rare in the others; own choice.
_COMMON = {
    "en": "the of and is in to with that his her for as by from film who its this are",
    "fr": "le les des du est une dans et qui que pour sur avec au aux ce cette son ses film",
    "es": "el los las del y una que en por con para su es al como se lo película",
    "de": "der die das und ist ein eine den dem mit von zu im des auf sich nicht film",
    "it": "il di e che la una del della nel con per è gli dei al da sono film",
    "pt": "o os as do da e em um uma que com para não no na dos por se filme",
    "nl": "de het een van en in is dat die met op te zijn voor niet hij zij film",
    "pl": "i w z na się jest do nie to że o jak jego film który od",
}
_WORDS = {language: frozenset(words.split()) for language, words in _COMMON.items()}
_WORD = re.compile(r"[^\W\d_]+")
_HANS = frozenset("们这来个说国时会过对电影戏导师员剧获奖为无与发见现实经历让从还将应该难义间问关种")
_HANT = frozenset("們這來個說國時會過對電影戲導師員劇獲獎為無與發見現實經歷讓從還將應該難義間問關種")
SAMPLE = 4000  # characters that are looked at
_SHORT = 80  # characters of a text whose script is remembered


def script(text: str) -> str | None:
    """ISO 15924 code of the script that most letters are in; `Kana` for Japanese text, None where there are no letters."""
    if text.isascii():
        return "Latn" if any(map(str.isalpha, text)) else None
    return _script(text) if len(text) <= _SHORT else _counted(text[:SAMPLE])


def _counted(text: str) -> str | None:
    letters = Counter(text)
    counts = Counter(dict.fromkeys(_SCRIPTS, 0))
    for letter, times in letters.items():
        if (of := _of_letter(letter)) is not None:
            counts[of] += times
    name, count = counts.most_common(1)[0]
    if not count:
        return None
    if name == "Hani" and counts["Kana"] * 8 > count:
        return "Kana"
    return "Hani" if name == "Latn" and counts["Hani"] * 2 > count else name


_script = lru_cache(16384)(_counted)


@lru_cache(16384)
def _of_letter(letter: str) -> str | None:
    return next((name for name, pattern in _SCRIPTS.items() if pattern.match(letter)), None)


def language(text: str) -> str | None:
    """BCP 47 tag of a text, None where it cannot be told. Chinese with its script where that shows."""
    name = script(text)
    if name is None:
        return None
    if name == "Hani":
        return _chinese(text[:SAMPLE])
    return _OF_SCRIPT.get(name) or _latin(text[:SAMPLE])


def _chinese(text: str) -> str:
    letters = set(text)
    simple, full = len(letters & (_HANS - _HANT)), len(letters & (_HANT - _HANS))
    return "zh" if simple == full else "zh-Hans" if simple > full else "zh-Hant"


def _latin(text: str) -> str | None:
    words = Counter(_WORD.findall(text.casefold()))
    scores = Counter({tag: sum(words[w] for w in common) for tag, common in _WORDS.items()})
    (best, most), (_, next_most) = scores.most_common(2)
    return best if most >= 3 and most >= next_most * 1.3 else None
