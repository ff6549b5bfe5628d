"""Chinese, Korean and Japanese names in Latin letters: one name under pinyin, Wade-Giles, Cantonese or a Korean spelling."""

from __future__ import annotations

from functools import cache, lru_cache

from matchcut.text.pattern import regex
from matchcut.values import table

_INITIALS = (
    ("hs", "s"), ("sh", "s"), ("x", "s"), ("tzu", "si"), ("szu", "si"), ("tz", "j"), ("ts", "j"), ("zh", "j"), ("ch", "j"), ("q", "j"), ("z", "j"),
    ("c", "j"), ("j", "j"), ("kw", "kw"), ("gw", "kw"), ("gu", "ku"), ("g", "k"), ("k", "k"), ("b", "p"), ("p", "p"), ("d", "t"), ("t", "t"),
    ("r", "l"), ("l", "l"), ("ng", "u"),
)  # fmt: skip
_VOWELS = (
    ("yeo", "yo"), ("yuh", "yo"), ("yoo", "yu"), ("you", "yo"), ("ieh", "ye"), ("ieu", "yu"), ("eo", "o"), ("oo", "u"), ("ou", "u"), ("uh", "o"),
    ("eu", "u"), ("ee", "i"), ("ie", "ye"), ("ueh", "ue"), ("ih", "i"), ("ae", "e"), ("ah", "a"), ("oh", "o"), ("eh", "e"), ("iu", "yu"), ("iao", "yao"),
    ("ia", "ya"),
)  # fmt: skip
_SYLLABLE = regex(r"[bcdfghjklmnpqrstwxyz]{0,2}[aeiouy]{1,3}(?:ng|[nrmktpgb])?h?")
_LOOSE = str.maketrans("eou", "ooo")


@lru_cache(8192)
def surname_readings(word: str) -> frozenset[str]:
    """The Han characters that a surname in Latin letters may be."""
    return _surnames().get(word, frozenset())


def one_surname(a: str, b: str) -> bool:
    """Whether two spellings are readings of one Chinese or Korean surname: Leung and Liang, Yi and Lee."""
    return not surname_readings(a).isdisjoint(surname_readings(b))


@lru_cache(8192)
def sound(word: str) -> str:
    """A rough sound that the usual spellings of one syllable share; "" for what is no such syllable."""
    if len(word) > 7 or not _SYLLABLE.fullmatch(word):
        return ""
    onset, rest = "", word
    for spelt, meant in _INITIALS:
        if word.startswith(spelt):
            onset, rest = meant, word[len(spelt) :]
            break
    for spelt, meant in _VOWELS:
        if spelt in rest:
            rest = rest.replace(spelt, meant, 1)
            break
    if onset in ("s", "j"):  # the palatal glide goes unwritten after these: "hsiao", "xiao", "joon"
        rest = rest[1:] if len(rest) > 1 and rest[0] in "iy" and rest[1] in "aeou" else rest
    return onset + rest.translate(_LOOSE).replace("y", "i")


def one_syllable(a: str, b: str) -> bool:
    """Whether two words may spell one syllable of a Chinese or Korean name."""
    left = sound(a)
    return bool(left) and left == sound(b)


@cache
def _surnames() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name in ("names/surnames.tsv", "names/surnames-more.tsv"):
        for han, readings, *_ in table.rows(name):
            for reading in readings.split():
                found.setdefault(reading, set()).update(han.split())
    return {reading: frozenset(han) for reading, han in found.items()}


@cache
def readings(surname: str) -> frozenset[str]:
    """How a surname in Han characters is read, in folded Latin letters; none for what is no known surname."""
    return _by_han().get(surname, frozenset())


@cache
def _by_han() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for reading, many in _surnames().items():
        for han in many:
            found.setdefault(han, set()).add(reading)
    return {han: frozenset(words) for han, words in found.items()}
