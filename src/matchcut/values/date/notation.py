"""How a date is written, with its numbers left out."""

from __future__ import annotations

import re

from matchcut.text.pattern import regex
from matchcut.values.date.day import date
from matchcut.values.date.level import level, month_or_season, word_code

_BRACKET = regex(r"\s*(?:\([^()]*\)|\[[^\[\]]*\]|（[^（）]*）)$")
_YEAR_FIRST = regex(r"[0-9]{4}-(?P<m>[0-9]{1,2})(?:-(?P<d>[0-9]{1,2})(?P<time>[t ][0-9]{2}:.*)?)?\.?")


def notation(text: str) -> str:
    """How a date is written: "YYYY-MM-DD", "N Month YYYY", "YYYY年N月N日"; "" for no date."""
    if date(text, "dmy") is None and date(text, "mdy") is None:
        return ""
    core = _BRACKET.sub("", text.strip()) or text.strip()
    if m := _YEAR_FIRST.fullmatch(level(core)):
        core = f"{core[:4]}-{m['m']}" + (f"-{m['d']}" if m["d"] else "")
        if len(m["m"]) == len(m["d"] or "00") == 2:
            return ("YYYY-MM-DD" if m["d"] else "YYYY-MM") + ("Thh:mm" if m["time"] else "")
    out = re.sub(r"[0-9]{4}", "YYYY", core)
    out = re.sub(r"(?<=[0-9])(?:st|nd|rd|th)\b", "th", out)
    out = re.sub(r"[0-9]+", "N", out)
    return " ".join(re.sub(r"[^\W\d_]+\.?", _month_shape, out).split())


def _month_shape(word: re.Match[str]) -> str:
    if word_code(word[0]) == "w":
        return "Weekday"
    number = month_or_season(word[0])
    if number is None:
        return word[0]
    # May is short in many languages: it may stand for either
    return "Mon" if word[0].endswith(".") or (len(word[0]) < 4 and number != 5) else "Month"
