"""Years as numbers or EDTF: "c. 1925", "1966-70", "2019-", "192-", 令和6年, 民國113年."""

from __future__ import annotations

import re
from functools import lru_cache

from matchcut.text.pattern import regex
from matchcut.values.date.edtf import in_range
from matchcut.values.date.level import level

_LONGEST = 40
_Y = r"([12][0-9]{3})"
_AD = r"(?:\s?[年년]|\s?(?:г|год|р)\.?|\.0{1,2})"
_ONE = regex(rf"{_Y}{_AD}?")
_RANGE = regex(rf"{_Y}(?:/|\s?[-–—~]\s?|\s(?:to|bis|a|à|au|al|do|по)\s)([12][0-9]{{3}}|[0-9]{{2}})(?:[年년]|\s?гг?\.?)?")
_OPEN = regex(
    rf"(?:since |seit |depuis |desde |dal |с )?{_Y}\s?[-–—]\s?(?:present|now|today|heute|aujourd'hui|presente?|actualidad|oggi|dzis|…|\.\.\.|至今)?"
)
_DECADE = regex(
    r"(?:(?:the|annees|anni(?: '|)|anos|los anos|jaren|lata|die)\s)?([12][0-9]{2})(?:0'?s|0年代|0년대|x|0er(?: jahre)?|0-е(?: гг?\.?)?|[-–_?])"
    r"|(?:annees|anni|anos|los anos|jaren|lata)\s([12][0-9]{2})0"
)
# two figures: of the last century, where the next cannot be meant
_SHORT_DECADE = regex(
    r"(?:the |die |los |las |os )?(?:'([3-9])0s|(?:annees|anni|anos|jaren|lata|godine) '?([3-9])0\.?|([3-9])0(?:er(?: ?-?jahre)?|-е(?: гг?\.?)?|-talet|年代|년대|-luku)|(?<=the )([3-9])0s)"
)
_CENTURY = regex(r"(1[89]|20)(?:--|––|\?\?|xx|__)")
_ABOUT = regex(
    rf"(?:circa|ca\.?|c\.|c|approx\.?|approximately|around|about|um|etwa|gegen|env\.?|environ|vers|hacia|aprox\.?|circa il|verso|por volta de|ok\.?|okolo|около|прибл\.?|бл\.?|约|約|~|≈)"
    rf"\s?{_Y}|{_Y}\s?(?:~|\(?(?:circa|ca\.?|approx\.?)\)?|年?[左前][右后後]|年?頃|년?경)"
)
_DOUBT = regex(rf"{_Y}\s?(?:\?|\(\?\)|\[\?\])|\?\s?{_Y}|(?:possibly|probably|prob\.|wahrscheinlich|peut-etre|quiza) {_Y}")
_ERAS = {
    "令和": (2018, 60),
    "平成": (1988, 31),
    "昭和": (1925, 64),
    "大正": (1911, 15),
    "明治": (1867, 45),
    "民國": (1911, 140),
    "民国": (1911, 140),
}
_LETTERS = {"r": "令和", "h": "平成", "s": "昭和", "t": "大正", "m": "明治"}
ERA = r"(?P<era>令和|平成|昭和|大正|明治|(?:中華)?民[國国])\s?(?P<n>元|[0-9]{1,3})\s?年"
_ERA = regex(rf"{ERA}|(?P<letter>[rhs])\.?(?P<m>[0-9]{{1,2}})年")
_BOTH = regex(r"(?P<outer>[^()]+?)\s?\((?P<inner>[^()]+)\)")


def year(text: str) -> int | str | None:
    """A year 1870..2100 as a number, or as EDTF; else None.

    "1925~" about, "1925?" doubtful, "1966/1970" from to, "2019/.." open, "196X" a decade, "19XX" a century.
    """
    core = text.strip()
    return _year(core) if len(core) <= _LONGEST else None


def year_in_weight(text: str) -> int | None:
    """The year that some sites sort by: "-2013" as a weight is 2013. None for all but a negative whole number in range."""
    core = text.strip().strip("\"'").strip()
    m = re.fullmatch(r"[-−]([12][0-9]{3})", core)
    return in_range(int(m[1])) if m else None


@lru_cache(4096)
def _year(core: str) -> int | str | None:
    flat = level(core).strip('"').strip()
    flat = flat if _SHORT_DECADE.fullmatch(flat) else flat.strip("'").strip()
    for left, right in ("()", "[]", "<>"):
        if len(flat) > 2 and flat[0] == left and flat[-1] == right and left not in flat[1:]:
            flat = flat[1:-1].strip()
    if m := _ONE.fullmatch(flat):
        return in_range(int(m[1]))
    if m := _RANGE.fullmatch(flat):
        last = m[2] if len(m[2]) == 4 else m[1][:2] + m[2]
        return f"{m[1]}/{last}" if in_range(int(m[1])) and in_range(int(last)) and m[1] < last else None
    if m := _OPEN.fullmatch(flat):
        return f"{m[1]}/.." if in_range(int(m[1])) else None
    return _vague(flat) or _of_era(flat) or _told_twice(flat)


def _vague(flat: str) -> str | None:
    if m := _DECADE.fullmatch(flat):
        decade = m[1] or m[2]
        return f"{decade}X" if in_range(int(decade) * 10) else None
    if m := _SHORT_DECADE.fullmatch(flat):
        return f"19{next(g for g in m.groups() if g)}X"
    if m := _CENTURY.fullmatch(flat):
        return f"{m[1]}XX"
    for shape, sign in ((_ABOUT, "~"), (_DOUBT, "?")):
        if m := shape.fullmatch(flat):
            found = next(g for g in m.groups() if g)
            return f"{found}{sign}" if in_range(int(found)) else None
    return None


def year_of_era(era: str, count: str) -> int | None:
    """The year of a Japanese era ("令和" or "r") or of the Republic of China; None for one that never was."""
    start, most = _ERAS[_LETTERS.get(era, era.removeprefix("中華"))]
    number = 1 if count == "元" else int(count)
    return in_range(start + number) if 1 <= number <= most else None


def _of_era(flat: str) -> int | None:
    m = _ERA.fullmatch(flat)
    return year_of_era(m["era"] or m["letter"], m["n"] or m["m"]) if m else None


def _told_twice(flat: str) -> int | None:
    """昭和29年(1954): one year in two reckonings."""
    m = _BOTH.fullmatch(flat)
    if not m:
        return None
    pair = [_of_era(p) or (int(o[1]) if (o := _ONE.fullmatch(p)) else None) for p in (m["outer"].strip(), m["inner"].strip())]
    return pair[0] if pair[0] is not None and pair[0] == pair[1] else None
