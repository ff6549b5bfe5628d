"""What an EDTF value says: the days it allows, how exact it is, and whether two can both be true."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from functools import lru_cache
from typing import Literal

from matchcut.text.pattern import regex
from matchcut.text.years import LAST

_EDTF = regex(r"([0-9]{2}[0-9X][0-9X])(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?%])?")
_SEASONS = range(21, 25)
Precision = Literal["time", "day", "month", "season", "year", "decade", "century", "range"]


def first_year(value: str | int) -> int | None:
    """The year in which an EDTF value begins: 1925 for "1925~" too."""
    span = _span(str(value), slack_days=0)
    return span[0].year if span else None


def precision(value: str | int) -> Precision | None:
    """How exact an EDTF value is; None for what is no such value."""
    text = str(value)
    if _span(text) is None:
        return None
    if "/" in text:
        return "range"
    if "T" in text:
        return "time"
    if "X" in text:
        return "century" if "XX" in text else "decade"
    parts = text.rstrip("~?%").split("-")
    if len(parts) == 2 and int(parts[1]) in _SEASONS:
        return "season"
    return ("year", "month", "day")[len(parts) - 1]


def differ(a: str | int, b: str | int) -> bool:
    """Whether two EDTF values cannot both be true: 2024 and 2024-05-21 can. "About" and doubt allow two years more."""
    left, right = instant(str(a)), instant(str(b))
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


def instant(value: str, aware: bool = True) -> dt.datetime | None:
    """A moment, where the value has a time (and, if `aware`, an offset)."""
    if "T" not in value:
        return None
    try:
        moment = dt.datetime.fromisoformat(re.sub(r"(\.[0-9]{6})[0-9]*", r"\1", value))
    except ValueError:
        return None
    return moment if moment.tzinfo or not aware else None


@lru_cache(8192)
def _span(value: str, slack_days: int = 731) -> tuple[dt.date, dt.date] | None:
    """First and last day that an EDTF value allows; `slack_days` more on both sides where it is about or in doubt."""
    if "/" in value:
        left, _, right = value.partition("/")
        opening = _span(left, slack_days) if "/" not in left else None
        if right == "..":
            return (opening[0], dt.date(LAST, 12, 31)) if opening else None
        closing = _span(right, slack_days) if "/" not in right else None
        return (opening[0], closing[1]) if opening and closing else None
    m = _EDTF.fullmatch(value.split("T", maxsplit=1)[0])
    if not m or (m[2] and "X" in m[1]):
        return None
    low, high = int(m[1].replace("X", "0")), int(m[1].replace("X", "9"))
    if not 1000 <= low <= 9000 or m[1][2:] in ("X0", "X1", "X2", "X3", "X4", "X5", "X6", "X7", "X8", "X9"):
        return None
    days = _days(low, high, int(m[2]) if m[2] else None, int(m[3]) if m[3] else None)
    slack = dt.timedelta(days=slack_days if m[4] else 0)
    return (days[0] - slack, days[1] + slack) if days else None


def _days(low: int, high: int, month: int | None, day: int | None) -> tuple[dt.date, dt.date] | None:
    if month in _SEASONS and day is None:  # seasons of either hemisphere; a winter may end in the next year
        return dt.date(low, 1, 1), dt.date(low, 12, 31) if month != 24 else dt.date(low + 1, 3, 31)
    if (month is not None and not 1 <= month <= 12) or (day is not None and not 1 <= day <= calendar.monthrange(low, month or 1)[1]):
        return None
    return dt.date(low, month or 1, day or 1), dt.date(high, month or 12, day or calendar.monthrange(high, month or 12)[1])
