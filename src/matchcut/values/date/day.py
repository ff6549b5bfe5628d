"""Days, months and spans of days: "21 May 2024", 2024年5月21日, "5/21/24", "Spring 2024", "14–25 May 2024"."""

from __future__ import annotations

import calendar
import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from matchcut.languages import alternatives, by_language, eastern, known, spaced, words
from matchcut.text.pattern import regex
from matchcut.text.years import FOUR, IN_TEXT, in_range
from matchcut.values.date.edtf import first_year, instant
from matchcut.values.date.level import level, month_or_season, word_code
from matchcut.values.date.year import era, year, year_of_era
from matchcut.values.fold import folded

Order = Literal["dmy", "mdy", "ymd"]
_ORDERS: tuple[Order, ...] = ("dmy", "mdy", "ymd")
_LONGEST = 160
_BRACKET = regex(r"\s*(?:\(([^()]*)\)|\[([^\[\]]*)\]|（([^（）]*)）)$")
_EAST_WEEKDAY = regex(lambda: alternatives(eastern(words("weekdays", "weekdays-short"))))
_TIME = regex(
    lambda: (
        rf"(?:(?<=[0-9])t|,?\s+(?:[|/–—-]\s)?(?:(?P<word>{alternatives(words('clock', fold=folded))})\s)?)"
        rf"(?P<early>{alternatives(words('half-day.morning'))})?(?P<late>{alternatives(words('half-day.afternoon'))})?\s?(?P<h>[0-9]{{1,2}})"
        rf"(?:(?P<sep>[:.u]|\s?(?:h|{alternatives(words('hour-sign'))})\s?)(?P<m>[0-9]{{2}})?{alternatives(eastern(words('units.minute')))}?)?"
        rf"(?P<s>:[0-9]{{2}}(?:[.,][0-9]{{1,9}})?)?\s?(?P<half>[ap]\.?m\.?)?\s?(?P<unit>{alternatives(words('oclock', fold=folded))})?"
        r"\s?(?:(?:gmt|utc)?(?P<zone>[+-][0-9]{2}(?::?[0-9]{2})?)|(?P<utc>z|gmt|utc)|[a-z]{3,4})?(?:\s\([a-z0-9 +:-]{1,40}\))?(?P<year>\s[12][0-9]{3})?$"
    )
)
_WEEKDAY = regex(r"([^\W\d_]{2,12})\.?,?\s+(?=[0-9])")
_UNSET = regex(r"(?<=[0-9]{4})-00-00$|(?<=[0-9]{4}-[0-9]{2})-00$")  # parts of a date that a database left empty
_ZONE = regex(r"[A-Z]{2,5}|[A-Z][a-z]+/[A-Z][A-Za-z_]+")
_TRIPLE = regex(
    lambda: (
        rf"(?P<a>[0-9]{{1,4}})\s?(?P<s>[-/.])\s?(?P<b>[0-9]{{1,2}})\s?(?P=s)\s?(?P<c>[0-9]{{1,4}})\s?\.?(?:\s?{alternatives(words('year-word', fold=folded))})?"
    )
)
_YEAR_MONTH = regex(r"([0-9]{4})[-/.]([0-9]{1,2})")
_MONTH_YEAR = regex(r"([0-9]{1,2})[-/.]([0-9]{4})")
_EASTERN = regex(
    lambda: (
        rf"(?:(?P<y>[0-9]{{4}})\s?{_sign('year')}|{era()})\s?(?P<m>[0-9]{{1,2}})\s?{_sign('month')}(?:\s?(?P<d>[0-9]{{1,2}})\s?{_sign('day')})?"
        rf"(?:\s?{alternatives(eastern(words('weekdays')))})?"
    )
)
_ERA_LETTER = regex(
    lambda: (
        rf"(?P<era>[rhs])\.?(?P<n>[0-9]{{1,2}})(?:[./]|{_sign('year')})(?P<m>[0-9]{{1,2}})(?:[./]|{_sign('month')})(?P<d>[0-9]{{1,2}}){_sign('day')}?"
    )
)
_EAST_SEASON = regex(lambda: rf"([0-9]{{4}}){_sign('year')}?\s?({alternatives(eastern(words('seasons')))})")
_SOLID = regex(rf"(?P<y>{IN_TEXT})(?P<m>[01][0-9])(?P<d>[0-3][0-9])")
_WORD = regex(r"[0-9]{1,4}|[^\W\d_]+")
# months in Roman figures: "5 XI 2010", "12.IV.1998", "2010. XI. 5."; alone with a year not the one-letter ones, which are words
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_ROMAN = regex(
    lambda: (
        rf"(?:(?P<d>[0-9]{{1,2}})\.?\s?[-/. ]\s?(?P<a>[ivx]{{1,4}})|(?P<b>[ivx]{{2,4}}))\.?\s?[-/. ]\s?(?P<y>{FOUR})\.?(?: ?{alternatives(spaced(words('year-word', fold=folded)))})?"
        r"|(?P<z>[12][0-9]{3})\.?\s?[-/. ]\s?(?P<c>[ivx]{1,4})\.?\s?[-/. ]\s?(?P<e>[0-9]{1,2})\.?"
    )
)
_SHORT = regex(r"([0-9]{1,2})-([^\W\d_]{3,5})\.?-([0-9]{2})")
_ORDINAL = regex(lambda: rf"(?<![0-9])([0-9]{{1,2}})(?:{alternatives(words('ordinal-endings', fold=folded))}|\.)(?![^\W_])")
_TO = regex(
    lambda: (
        rf"\s*(?:[/–—~]|{alternatives(eastern(words('to')))}|(?<={_sign('day')})-|(?<={_sign('month')})-|\s-+\s|\s{alternatives(spaced(words('to', fold=folded)))}\s)\s*"
    )
)
_DAYS_MONTH = regex(
    lambda: (
        rf"(?:{alternatives(words('from', fold=folded))}\s)?([0-9]{{1,2}})\.?\s?(?:[-–—]|\s{alternatives(spaced(words('to', fold=folded)))}\s)\s?([0-9]{{1,2}}[^0-9].*)"
    )
)
_LAST_DAY = regex(lambda: rf"([0-9]{{1,2}}{_sign('month')})?[0-9]{{1,2}}{_sign('day')}")  # what stands before it is not said again
_KEPT_YEAR = regex(lambda: rf".*?{_sign('year')}")
_KEPT_MONTH = regex(lambda: rf".*?{_sign('month')}")
_MONTH_DAYS = regex(r"([^\W\d_]{3,12})\.? ([0-9]{1,2})\s?[-–—]\s?([0-9]{1,2}),? ([0-9]{4})")


def _sign(part: str) -> str:
    return alternatives(words(f"date-signs.{part}"))


class Date(Struct, frozen=True):
    """An EDTF date and the words in brackets after it: "2024-05-21 (Cannes)"."""

    value: str
    qualifier: str | None = None


def date(text: str, order: Order | None = None) -> Date | None:
    """The date a text gives, with the precision it has; None when it gives none or one that never was.

    `order` settles 05/06/2024, which else is read only where one number is above 12; with dots days come first.
    """
    core = text.strip()
    return _date(core, order) if len(core) <= _LONGEST else None


def orders(text: str) -> frozenset[Order]:
    """The orders under which a date in figures reads: both for 05/06/2024, one for 21/05/2024. Empty where no order is in question."""
    core = text.strip()
    if len(core) > _LONGEST:
        return frozenset()
    flat = _without_weekday(level(core))
    time = _time(flat)
    m = _TRIPLE.fullmatch(flat[: time.start()].rstrip(" ,") if time else flat)
    found = frozenset(_readings(m)) if m and len(m["a"]) <= 2 else frozenset()
    return found & {"dmy"} if time and _says_day_first(time) else found


def order_of(texts: Iterable[str]) -> Order | None:
    """The one order that suits every date in figures of a collection and that at least one settles; None where they contradict or leave it open."""
    seen = Counter(orders(text) for text in texts)
    settled = {next(iter(found)) for found in seen if len(found) == 1}
    only = next(iter(settled)) if len(settled) == 1 else None
    return only if only and all(only in found for found in seen if found) else None


@lru_cache(8192)
def _date(core: str, order: Order | None) -> Date | None:
    qualifier = None
    bracket = _BRACKET.search(core) if core.endswith((")", "]", "）")) else None
    if bracket and bracket.start() > 0:
        inner = next(g for g in bracket.groups() if g is not None).strip()
        nothing = word_code(inner) == "w" or _EAST_WEEKDAY.fullmatch(inner) or (":" in core and _ZONE.fullmatch(inner))
        qualifier = None if nothing or not inner or inner == "?" else inner
        core = core if inner == "?" else core[: bracket.start()].rstrip()
    core = _UNSET.sub("", core)
    value = _read(level(core).strip("\"'"), order)
    if value is None:
        found = year(core)
        value = str(found) if found is not None else None
    if value is None:
        return None
    told = year(qualifier) if qualifier else None
    if isinstance(told, int) and any(
        sign in text for sign in words("date-signs.year") for text in (core, qualifier or "")
    ):  # 昭和29年（1954年）
        return Date(value) if told == first_year(value) else None
    return Date(value, qualifier)


def _read(flat: str, order: Order | None) -> str | None:
    """A day, month, season, moment or span of days of a levelled text."""
    flat = _without_weekday(flat)
    if time := _time(flat):
        day = _day(flat[: time.start()].rstrip(" ,") + (time["year"] or ""), order or ("dmy" if _says_day_first(time) else None))
        return _with_time(day, time) if day and day.count("-") == 2 else None
    return _day(flat, order) or _days(flat, order)


def _time(flat: str) -> re.Match[str] | None:
    """A time of day at the end: with a colon, or with figures that a word or sign marks ("14.30 uur", "kl 18")."""
    m = _TIME.search(flat)
    if not m or not m.start():
        return None
    marked = m["unit"] or m["half"] or m["early"] or m["late"]
    if m["m"]:
        return m if m["sep"] != "." or marked or m["word"] else None
    return (
        m if marked or (m["sep"] and m["sep"] not in ":.u") or (not m["sep"] and m["word"] in known("clock-alone", fold=folded)) else None
    )


def _says_day_first(time: re.Match[str]) -> bool:
    """Whether a word beside the time is of a language that puts the day before the month."""
    said = {time["unit"], (time["word"] or "").rstrip(".")}
    return any(
        folded(w).rstrip(".") in said for name in ("clock", "oclock") for tag, ws in by_language(name).items() if tag != "en" for w in ws
    )


def _without_weekday(flat: str) -> str:
    """Without the weekday before a date in figures: "fr., 14.02.2020"."""
    m = _WEEKDAY.match(flat)
    return flat[m.end() :] if m and (m[1] in known("weekdays-short", fold=folded) or word_code(m[1]) == "w") else flat


def _with_time(day: str, time: re.Match[str]) -> str | None:
    hour = int(time["h"])
    if half := time["half"] or time["early"] or time["late"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half[0] == "p" or time["late"] else 0)
    zone = "Z" if time["utc"] else time["zone"] or ""
    zone = zone if len(zone) != 5 else zone[:3] + ":" + zone[3:]
    value = f"{day}T{hour:02d}:{time['m'] or '00'}{(time['s'] or '').replace(',', '.')}{zone + ':00' if len(zone) == 3 else zone}"
    return value if instant(value, aware=False) else None


def _day(flat: str, order: Order | None) -> str | None:
    """A day, month or season."""
    if m := _TRIPLE.fullmatch(flat):
        found = _readings(m)
        if order in found:
            return found[order]
        return next(iter(found.values())) if len(set(found.values())) == 1 else None
    if m := _YEAR_MONTH.fullmatch(flat):
        return _made(m[1], m[2])
    if m := _MONTH_YEAR.fullmatch(flat):
        return _made(m[2], m[1])
    if m := _EASTERN.fullmatch(flat) or _ERA_LETTER.fullmatch(flat):
        parts = m.groupdict()
        found_year = parts.get("y") or year_of_era(parts["era"], parts["n"])
        return _made(str(found_year), parts["m"], parts["d"]) if found_year else None
    if m := _SOLID.fullmatch(flat):
        return _made(m["y"], m["m"], m["d"])
    if m := _EAST_SEASON.fullmatch(flat):
        return f"{m[1]}-{month_or_season(m[2])}" if in_range(int(m[1])) else None
    if m := _ROMAN.fullmatch(flat):
        month = next(m[g] for g in "abc" if m[g])
        return _made(m["y"] or m["z"], str(_ROMANS.index(month) + 1), m["d"] or m["e"]) if month in _ROMANS else None
    return _worded(flat)


def _readings(m: re.Match[str]) -> dict[Order, str]:
    """What three numbers mean, by the order of day, month and year; with dots the day comes before the month where it can."""
    a, b, c = m["a"], m["b"], m["c"]
    if len(a) == 3 or len(c) == 3 or (len(a) == 4 and len(c) > 2):
        return {}
    possible = ("ymd",) if len(a) == 4 else ("dmy", "mdy") if len(c) == 4 else _ORDERS
    out: dict[Order, str] = {}
    for order in _ORDERS:
        parts = dict(zip(order, (a, b, c), strict=True))
        whole = _whole_year(parts["y"]) if order in possible else None
        if whole and (value := _made(whole, parts["m"], parts["d"])):
            out[order] = value
    if m["s"] == "." and "dmy" in out:
        out.pop("mdy", None)
    return out


def _whole_year(text: str) -> str | None:
    """Two figures in full: 24 is 2024 and 66 is 1966; 31 to 39 could be of either century."""
    if len(text) != 2:
        return text if len(text) == 4 else None
    return "20" + text if text <= "30" else "19" + text if text >= "40" else None


def _worded(flat: str) -> str | None:
    """Day, month or season by name, and year, in any order that is in use."""
    if m := _SHORT.fullmatch(flat):
        whole, month = _whole_year(m[3]), month_or_season(m[2])
        return _made(whole, str(month), m[1]) if whole and month else None
    words = _WORD.findall(_ORDINAL.sub(r"\1 ", flat.replace(",", " ").replace("/", " \0 ")))
    if not 2 <= len(words) <= 9 or re.search(r"[^\w\s.,'’،]", flat.replace("-", " ")):
        return None
    months, numbers = [], []
    for word in words:
        if word.isdigit():
            numbers.append(word)
        elif word in known("date-words", "year-word-in-full", fold=folded) and month_or_season(word) is None:
            continue
        elif (found := word_code(word)) is None:
            return None
        elif found != "w":
            months.append(found)
    if len(months) == 2 and words[0] == "mar":  # Tuesday in French, Italian and Spanish
        months = months[1:]
    years = [n for n in numbers if len(n) == 4]
    days = [n for n in numbers if len(n) <= 2]
    if len(months) != 1 or len(years) != 1 or len(days) > 1 or len(years) + len(days) != len(numbers):
        return None
    if int(months[0]) > 12:
        return f"{years[0]}-{months[0]}" if not days and in_range(int(years[0])) else None
    return _made(years[0], months[0], days[0] if days else None)


def _days(flat: str, order: Order | None) -> str | None:
    """From one day to another: "14–25 May 2024", "2024-05-14/2024-05-25"."""
    if m := _MONTH_DAYS.fullmatch(flat):
        ends = _worded(f"{m[2]} {m[1]} {m[4]}"), _worded(f"{m[3]} {m[1]} {m[4]}")
    elif m := _DAYS_MONTH.fullmatch(flat):
        last = _day(m[2], order)
        ends = _made(last[:4], last[5:7], m[1]) if last and last.count("-") == 2 else None, last
    else:
        parts = _TO.split(flat)
        if len(parts) != 2:
            return None
        last = _day(parts[1], order)
        if last is None and (short := _LAST_DAY.fullmatch(parts[1])):
            kept = _KEPT_YEAR.match(parts[0]) if short[1] else _KEPT_MONTH.match(parts[0])
            last = _day((kept[0] if kept else "") + short[0], order)
        ends = _day(parts[0], order) or (_day(f"{parts[0]} {last[:4]}", order) if last else None), last
    first, last = ends
    return f"{first}/{last}" if first and last and first.count("-") == last.count("-") > 0 and first < last else None


def _made(y: str, m: str, d: str | None = None) -> str | None:
    """EDTF of the parts, or None where there is no such day."""
    month = int(m)
    if not (in_range(int(y)) and 1 <= month <= 12):
        return None
    if d is None:
        return f"{int(y)}-{month:02d}"
    if not 1 <= int(d) <= calendar.monthrange(int(y), month)[1]:
        return None
    return f"{int(y)}-{month:02d}-{int(d):02d}"
