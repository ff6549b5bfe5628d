"""Dates and years as EDTF: "21 May 2024", 2024年5月21日, "c. 1925", "1966-1970"."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from functools import cache
from typing import Literal

from msgspec import Struct

from matchcut.values.fold import folded, name_key
from matchcut.values.table import look_up

FIRST, LAST = 1870, 2100
_LONGEST = 160
_BRACKET = re.compile(r"\s*(?:\(([^()]*)\)|\[([^\[\]]*)\]|（([^（）]*)）)$")
_TIME = r"(?:[t ](?P<time>[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?)\s?(?P<zone>z|[+-][0-9]{2}:?[0-9]{2})?)?"
_YEAR_FIRST = re.compile(rf"(?P<y>[0-9]{{4}})(?P<s>[-/.])(?P<m>[0-9]{{1,2}})(?:(?P=s)(?P<d>[0-9]{{1,2}}){_TIME})?\.?")
_YEAR_LAST = re.compile(rf"(?P<a>[0-9]{{1,2}})\s?(?P<s>[-/.])\s?(?P<b>[0-9]{{1,2}})\s?(?P=s)\s?(?P<y>[0-9]{{4}})\.?{_TIME}")
_EASTERN = re.compile(r"(?P<y>[0-9]{4})\s?[年년]\s?(?P<m>[0-9]{1,2})\s?[月월](?:\s?(?P<d>[0-9]{1,2})\s?[日号號일])?")
_SOLID = re.compile(r"(?P<y>(?:1[89]|20)[0-9]{2})(?P<m>[01][0-9])(?P<d>[0-3][0-9])")
_WORD = re.compile(r"[0-9]{1,4}|[^\W\d]+")
_CONNECTING = frozenset(
    ["de", "of", "del", "the", "le", "den", "dem", "der", "am", "г", "року", "р", "r", "st", "nd", "rd", "th", "er", "ro", "e", "º"]
)
_ORDINAL = re.compile(r"(?<![0-9])([0-9]{1,2})(?:st|nd|rd|th|er|º|°|ª|\.)(?![^\W_])")
_EDTF = re.compile(r"([0-9]{3}[0-9X])(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?%])?")

_ONE_YEAR = re.compile(r"([12][0-9]{3})(?:\s?[年년]|\s?г\.?)?")
_RANGE = re.compile(r"([12][0-9]{3})\s?(?:[-–—/~]|to|bis|a)\s?([12][0-9]{3}|[0-9]{2})[年년]?")
_DECADE = re.compile(r"(?:the )?([12][0-9]{2})(?:0'?s|0年代|x|0er|0-е)")
_ABOUT = re.compile(
    r"(?:circa|ca\.?|c\.|c|approx\.?|around|about|um|env\.?|vers|около|约|約|~)\s?([12][0-9]{3})|([12][0-9]{3})\s?(?:~|年?[左前][右后後]|年?頃)"
)
_DOUBT = re.compile(r"([12][0-9]{3})\s?\??\s?(?:\?|\(\?\)|\[\?\])")


class Date(Struct, frozen=True):
    """An EDTF date and the words in brackets after it: "2024-05-21 (Cannes)"."""

    value: str
    qualifier: str | None = None


def date(text: str, day_first: bool | None = None) -> Date | None:
    """The date a text gives, with the precision it has; None when it gives none or one that never was.

    `day_first` settles 05/06/2024, which else is read only where one number is above 12; with dots days come first.
    """
    core = text.strip()
    if len(core) > _LONGEST:
        return None
    qualifier = None
    bracket = _BRACKET.search(core) if core.endswith((")", "]", "）")) else None
    if bracket and bracket.start() > 0:
        inner = next(g for g in bracket.groups() if g is not None).strip()
        weekday = look_up("calendar.tsv", name_key(inner)) == "w" or re.fullmatch(
            r"(?:周|星期|週)?[一二三四五六日天월화수목금토일月火水木金土]", inner
        )
        qualifier = None if weekday or not inner or inner == "?" else inner
        core = core if inner == "?" else core[: bracket.start()]
    level = folded(core)
    value = _numeric(level, day_first) or _worded(level)
    if value is None:
        found = year(core)
        value = str(found) if found is not None else None
    return Date(value, qualifier) if value else None


def year(text: str) -> int | str | None:
    """A year 1870..2100 as a number, or as EDTF: "1925~" about, "1925?" doubtful, "1966/1970" from to, "196X" a decade; else None."""
    core = text.strip()
    if len(core) > 40:
        return None
    level = folded(core)
    if len(level) > 2 and level[0] in "([" and level[-1] in ")]":
        level = level[1:-1].strip()
    if m := _ONE_YEAR.fullmatch(level):
        return _in_range(int(m[1]))
    if m := _RANGE.fullmatch(level):
        last = m[2] if len(m[2]) == 4 else m[1][:2] + m[2]
        return f"{m[1]}/{last}" if _in_range(int(m[1])) and _in_range(int(last)) and m[1] < last else None
    if m := _DECADE.fullmatch(level):
        return f"{m[1]}X" if _in_range(int(m[1]) * 10) else None
    if m := _ABOUT.fullmatch(level):
        found = m[1] or m[2]
        return f"{found}~" if _in_range(int(found)) else None
    if m := _DOUBT.fullmatch(level):
        return f"{m[1]}?" if _in_range(int(m[1])) else None
    return None


def first_year(value: str | int) -> int | None:
    """The year in which an EDTF value begins."""
    span = _span(str(value))
    return span[0].year if span else None


def precision(value: str | int) -> Literal["time", "day", "month", "year", "decade", "range"] | None:
    """How exact an EDTF value is; None for what is no such value."""
    text = str(value)
    if _span(text) is None:
        return None
    if "/" in text:
        return "range"
    if "T" in text:
        return "time"
    if "X" in text:
        return "decade"
    dashes = text.count("-")
    return "year" if dashes == 0 else "month" if dashes == 1 else "day"


def differ(a: str | int, b: str | int) -> bool:
    """Whether two EDTF values cannot both be true: 2024 and 2024-05-21 can. "About" and doubt allow two years more."""
    left, right = _instant(str(a)), _instant(str(b))
    if left and right:
        return left != right
    x, y = _span(str(a)), _span(str(b))
    return bool(x and y and (x[1] < y[0] or y[1] < x[0]))


def years_apart(a: str | int, b: str | int) -> int | None:
    """Years between two EDTF values, 0 where their years overlap; None where one is no such value."""
    x, y = _span(str(a)), _span(str(b))
    if not (x and y):
        return None
    return max(0, y[0].year - x[1].year, x[0].year - y[1].year)


def notation(text: str) -> str:
    """How a date is written: "YYYY-MM-DD", "N Month YYYY", "YYYY年N月N日"; "" for no date."""
    if date(text, True) is None and date(text, False) is None:
        return ""
    core = _BRACKET.sub("", text.strip()) or text.strip()
    if m := _YEAR_FIRST.fullmatch(folded(core)):
        core = f"{core[:4]}-{m['m']}" + (f"-{m['d']}" if m["d"] else "") if m["s"] == "-" else core
        if m["s"] == "-" and len(m["m"]) == len(m["d"] or "00") == 2:
            return ("YYYY-MM-DD" if m["d"] else "YYYY-MM") + ("Thh:mm" if m["time"] else "")
    out = re.sub(r"[0-9]{4}", "YYYY", core)
    out = re.sub(r"(?<=[0-9])(?:st|nd|rd|th)\b", "th", out)
    out = re.sub(r"[0-9]+", "N", out)
    return " ".join(re.sub(r"[^\W\d_]+\.?", _month_shape, out).split())


def _month_shape(word: re.Match[str]) -> str:
    if look_up("calendar.tsv", name_key(word[0])) == "w":
        return "Weekday"
    number = _month(word[0])
    if number is None:
        return word[0]
    # May is short in many languages: it may stand for either
    return "Mon" if word[0].endswith(".") or (len(word[0]) < 4 and number != 5) else "Month"


def _in_range(found: int) -> int | None:
    return found if FIRST <= found <= LAST else None


def _numeric(level: str, day_first: bool | None) -> str | None:
    for shape in (_YEAR_FIRST, _EASTERN, _SOLID):
        if m := shape.fullmatch(level):
            parts = m.groupdict()
            return _made(parts["y"], parts["m"], parts["d"], parts.get("time"), parts.get("zone"))
    m = _YEAR_LAST.fullmatch(level)
    if not m:
        return None
    a, b = int(m["a"]), int(m["b"])
    if a > 12 or b > 12 or a == b:
        first = a > 12 or a == b
    elif day_first is not None:
        first = day_first
    elif m["s"] == ".":
        first = True
    else:
        return None
    day, month = (a, b) if first else (b, a)
    return _made(m["y"], str(month), str(day), m["time"], m["zone"])


def _worded(level: str) -> str | None:
    """Day, month by name and year in any order that is in use."""
    words = _WORD.findall(_ORDINAL.sub(r"\1 ", level.replace(",", " ").replace("/", " \0 ")))
    if not 2 <= len(words) <= 8:
        return None
    months, numbers = [], []
    for word in words:
        if word.isdigit():
            numbers.append(word)
        elif word in _CONNECTING and _month(word) is None:
            continue
        elif (found := look_up("calendar.tsv", name_key(word))) is None:
            return None
        elif found != "w":
            months.append(found)
    years = [n for n in numbers if len(n) == 4]
    days = [n for n in numbers if len(n) <= 2]
    if len(months) != 1 or len(years) != 1 or len(days) > 1 or len(years) + len(days) != len(numbers):
        return None
    if re.search(r"[^\w\s.,'’]", level.replace("-", " ")):
        return None
    return _made(years[0], months[0], days[0] if days else None)


@cache
def _month(word: str) -> int | None:
    found = look_up("calendar.tsv", name_key(word))
    return int(found) if found and found != "w" else None


def _made(y: str, m: str, d: str | None = None, time: str | None = None, zone: str | None = None) -> str | None:
    """EDTF of the parts, or None where there is no such day or time."""
    month = int(m)
    if not (_in_range(int(y)) and 1 <= month <= 12):
        return None
    if d is None:
        return f"{int(y)}-{month:02d}"
    if not 1 <= int(d) <= calendar.monthrange(int(y), month)[1]:
        return None
    value = f"{int(y)}-{month:02d}-{int(d):02d}"
    if time:
        zone = (zone or "").upper()
        value += f"T{time}{zone if len(zone) != 5 else zone[:3] + ':' + zone[3:]}"
        return value if _instant(value, aware=False) else None
    return value


def _instant(value: str, aware: bool = True) -> dt.datetime | None:
    """A moment, where the value has a time (and, if `aware`, an offset)."""
    if "T" not in value:
        return None
    try:
        moment = dt.datetime.fromisoformat(re.sub(r"(\.[0-9]{6})[0-9]*", r"\1", value))
    except ValueError:
        return None
    return moment if moment.tzinfo or not aware else None


def _span(value: str) -> tuple[dt.date, dt.date] | None:
    """First and last day that an EDTF value allows."""
    if "/" in value:
        left, _, right = value.partition("/")
        opening, closing = (_span(p) if "/" not in p else None for p in (left, right))
        return (opening[0], closing[1]) if opening and closing else None
    m = _EDTF.fullmatch(value.split("T", maxsplit=1)[0])
    if not m:
        return None
    low, high = int(m[1].replace("X", "0")), int(m[1].replace("X", "9"))
    if not 1000 <= low <= 9000:
        return None
    month = int(m[2]) if m[2] else None
    day = int(m[3]) if m[3] else None
    if (month is not None and not 1 <= month <= 12) or (day is not None and not 1 <= day <= calendar.monthrange(low, month or 1)[1]):
        return None
    first = dt.date(low, month or 1, day or 1)
    last = dt.date(high, month or 12, day or calendar.monthrange(high, month or 12)[1])
    slack = dt.timedelta(days=731) if m[4] else dt.timedelta(0)
    return first - slack, last + slack
