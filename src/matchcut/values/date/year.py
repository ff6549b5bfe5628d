"""Years as numbers or EDTF: "c. 1925", "1966-70", "2019-", "192-", 令和6年, 民國113年."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from matchcut.languages import alternatives, by_language, words
from matchcut.text.pattern import regex
from matchcut.text.years import FOUR, in_range
from matchcut.values.date.level import level
from matchcut.values.fold import folded
from matchcut.values.table import rows

_LONGEST = 40
_Y = f"({FOUR})"
_ONE = regex(lambda: rf"{_Y}{_ad()}?")
_RANGE = regex(lambda: rf"{_Y}(?:/|\s?[-–—~]\s?|\s{_said('to')}\s)({FOUR}|[0-9]{{2}})(?:\s?{_said('year-word')})?")
_OPEN = regex(lambda: rf"(?:{_said('since')}\s)?{_Y}\s?[-–—]\s?(?:{_said('present')}|…|\.\.\.)?")
_DECADE = regex(
    lambda: (
        rf"(?:{_said('decade.before')}\s'?)?([12][0-9]{{2}})(?:0'?s|0{_said('decade.after')}|x|[-–_?])|{_said('decade.before')}\s([12][0-9]{{2}})0"
    )
)
# two figures: of the last century, where the next cannot be meant
_SHORT_DECADE = regex(
    lambda: (
        rf"(?:{_said('decade.before')} )?(?:'([3-9])0s|([3-9])0[ -]?{_said('decade.after-number')})|{_said('decade.before-number')} '?([3-9])0\.?|(?<={_in_english()} )([3-9])0s"
    )
)
_CENTURY = regex(r"(1[89]|20)(?:--|––|\?\?|xx|__)")
_ABOUT = regex(
    lambda: rf"(?:{_said('about')}|~|≈)\s?{_Y}|{_Y}\s?(?:~|\(?{_said('about')}\)?|{_said('date-signs.year')}?{_said('about-after')})"
)
_DOUBT = regex(lambda: rf"{_Y}\s?(?:\?|\(\?\)|\[\?\])|\?\s?{_Y}|{_said('perhaps')} {_Y}")
_ERA = regex(lambda: rf"{era()}|(?P<letter>[rhs])\.?(?P<m>[0-9]{{1,2}}){_said('date-signs.year')}")
_BOTH = regex(r"(?P<outer>[^()]+?)\s?\((?P<inner>[^()]+)\)")


def _said(*names: str) -> str:
    return alternatives(words(*names, fold=folded))


def _in_english() -> str:
    return by_language("decade.before")["en"][0]


def _ad() -> str:
    return rf"(?:\s?{_said('year-word')}|\.0{{1,2}})"


@cache
def _eras() -> dict[str, tuple[int, int]]:
    """The year before the first one of an era, and how many years it has, by its name and its letter."""
    return {name: (int(start), int(most)) for known in rows("eras.tsv") for *names, start, most in (known[:4],) for name in names if name}


def era() -> str:
    """A year of an era: 令和6年."""
    names = [name for name, *_ in rows("eras.tsv")]
    return rf"(?P<era>{alternatives(names)})\s?(?P<n>{_said('first-year')}|[0-9]{{1,3}})\s?{_said('date-signs.year')}"


def year(text: str) -> int | str | None:
    """A year 1870..2100 as a number, or as EDTF; else None.

    "1925~" about, "1925?" doubtful, "1966/1970" from to, "2019/.." open, "196X" a decade, "19XX" a century.
    """
    core = text.strip()
    return _year(core) if len(core) <= _LONGEST else None


def year_in_weight(text: str) -> int | None:
    """The year that some sites sort by: "-2013" as a weight is 2013. None for all but a negative whole number in range."""
    core = text.strip().strip("\"'").strip()
    m = re.fullmatch(rf"[-−]({FOUR})", core)
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


def year_of_era(name: str, count: str) -> int | None:
    """The year of a Japanese era ("令和" or "r") or of the Republic of China; None for one that never was."""
    start, most = _eras()[name]
    number = int(count) if count.isdigit() else 1
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
