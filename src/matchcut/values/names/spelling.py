"""How likely two spellings in Latin, Cyrillic or Greek letters are of one name: units of one to four letters, aligned by log-odds.

`letters.tsv` says of each two units (`sch` and `sh`, `w` and `v`) how much more often they stand for each other in forms
of one name than by chance, and of each unit how often it is left out. scripts/compile_spellings.py makes it.
"""

from __future__ import annotations

import math
from functools import cache, lru_cache

from matchcut.text.pattern import regex
from matchcut.values import table
from matchcut.values.names import alphabets

_SPELT = """
    tsch dsch dzh shch sch tch sh zh ch kh gh ph th ck cz sz rz ts tz dz dj dh hs gn ny nj lh ll gl gu qu ng ee ea ei ey eo eu ie oo ou
    oe oh ae ai ay au aw ah ue ui uh ia ya io yo iu yu ye ja jo ju je ij iy yi дж цз чж ье ья ью ьо иа ии ыи уа уи ου μπ ντ γκ γγ τζ τσ αυ ευ ει αι οι
"""
_UNITS = _SPELT.split()
_UNIT = regex("|".join(sorted(_UNITS, key=lambda u: -len(u))) + "|[a-zа-яѐ-џґәөүұқғңһα-ω]")
_DOUBLED = regex(r"([bcdfghjkmnpqrstvwxzбвгджзкмнпрстфхцчшβγδζθκμνπρστφχ])\1+")
_LONGEST = 24  # units of a part that are looked at
_CYRILLIC = "\u0400"
UNSEEN = -4.6  # two units that never stand for each other
# probability that a pair is of one name by its share of the log-odds of the longer with itself: slope and base within one
# alphabet and across two, fitted on forms of one name against the nearest forms of other names
_WITHIN, _CYRILLIC_LATIN, _GREEK_LATIN = (7.0, -3.97), (9.0, -3.4), (11.6, -2.3)
_UNLIKE = 0.01

Scores = dict[str, dict[str, float]]
_SILENT = frozenset("hйьъ")
_NONE: dict[str, float] = {}


def units(part: str) -> tuple[str, ...]:
    """What a part of a name is made of; doubled consonants are one, the first unit is marked: its change tells more."""
    bare = _DOUBLED.sub(r"\1", part[:1] + part[1:].replace("x", "ks"))
    found = _UNIT.findall(bare)[:_LONGEST]
    return (f"^{found[0]}", *found[1:]) if found else ()


@lru_cache(65536)
def likeness(a: str, b: str) -> float:
    """Probability, 0 to 1, that two folded parts are spellings of one name."""
    if a == b:
        return 1.0
    if not (a.isascii() or b.isascii()) and (a[0] < _CYRILLIC) != (b[0] < _CYRILLIC):
        left, right = alphabets.latin(a), alphabets.latin(b)
        return 0.95 * likeness(left, right) if left.isascii() and right.isascii() else 0.0
    x, y = _known(a), _known(b)
    if not x or not y:
        return 0.0
    if x == y:
        return 0.98
    within = a.isascii() == b.isascii()
    if _far(a if a.isascii() else alphabets.latin(a), b if b.isascii() else alphabets.latin(b)):
        return _UNLIKE
    slope, base = _WITHIN if within else _CYRILLIC_LATIN if max(a[0], b[0]) >= _CYRILLIC else _GREEK_LATIN
    return 0.97 / (1 + math.exp(-(slope * _aligned(x, y) / max(weight(a), weight(b)) + base)))


def one_letter(a: str, b: str) -> bool:
    """Whether two words differ in a single letter that is no other spelling of the same: "Segal" and "Segel", not "Gray" and "Grai"."""
    if a.isascii() != b.isascii() or abs(len(a) - len(b)) > 1 or a == b:
        return False
    short, long = sorted((a, b), key=len)
    at = next((i for i, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    if len(a) == len(b):
        return a[at + 1 :] == b[at + 1 :] and _pairs().get(a[at], _NONE).get(b[at], UNSEEN) < 0.5
    return short[at:] == long[at + 1 :] and long[at] not in _SILENT and long[at] != long[at - 1 : at]


def _far(a: str, b: str) -> bool:
    """Whether two words share too few letters to be compared at all, or one is far longer."""
    left, right = set(a), set(b)
    return 5 * len(left & right) < 2 * min(len(left), len(right)) or max(len(a), len(b)) > 2 * min(len(a), len(b)) + 3


@lru_cache(65536)
def weight(part: str) -> float:
    """Log-odds that a part has with itself: long and rare letters say more. "Lee" has 9, "Karagulian" 34."""
    pairs = _pairs()
    return max(sum(pairs.get(u, {}).get(u, 2.0) for u in _known(part)), 1.0)


@lru_cache(4096)
def begins_alike(letter: str, word: str) -> bool:
    """Whether an initial can stand for a word."""
    x, y = _known(letter), _known(word)
    if not x or not y:
        return False
    return word.startswith(letter) or _pairs().get(x[0], {}).get(y[0], UNSEEN) > 0.5


_known = lru_cache(65536)(units)


@cache
def _pairs() -> Scores:
    return _table()[0]


@cache
def _table() -> tuple[Scores, dict[str, float]]:
    pairs: Scores = {}
    gaps: dict[str, float] = {}
    for left, right, score in table.rows("names/letters.tsv"):
        if right == "-":
            gaps[left] = float(score)
        else:
            pairs.setdefault(left, {})[right] = pairs.setdefault(right, {})[left] = float(score)
    return pairs, gaps


def _aligned(x: tuple[str, ...], y: tuple[str, ...]) -> float:
    """The best sum over all ways to set the units of two parts beside each other."""
    pairs, gaps = _table()
    skip = [gaps.get(u, -3.0) for u in y]
    row = [0.0]
    for g in skip:
        row.append(row[-1] + g)
    for unit in x:
        like = pairs.get(unit, _NONE).get
        lost = gaps.get(unit, -3.0)
        before = row[0]
        left = before + lost
        new = [left]
        for j, other in enumerate(y, 1):
            best = before + like(other, UNSEEN)
            left += skip[j - 1]
            before = row[j]
            if before + lost > left:  # noqa: PLR1730 - max() takes twice as long, and this is the inner loop of all comparing
                left = before + lost
            if best > left:  # noqa: PLR1730 - as above
                left = best
            new.append(left)
        row = new
    return row[-1]
