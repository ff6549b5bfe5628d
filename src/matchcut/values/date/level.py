"""Dates levelled before they are read: digits of every script, Chinese numerals, names of months and seasons."""

from __future__ import annotations

from functools import cache

from matchcut.text.pattern import regex
from matchcut.values.fold import ascii_digits, folded, name_key
from matchcut.values.table import look_up, rows

_HAN = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0}
_HAN_YEAR = regex(r"([一二][零〇○一二三四五六七八九]{3})(?=年)")
_HAN_PART = regex(r"([二三]?十[一二三四五六七八九]?|[一二三四五六七八九])(?=[月日号])")


def level(text: str) -> str:
    """Folded, with ASCII digits only: "２０２４年五月" is "2024年5月"."""
    out = folded(text)
    if out.isascii():
        return out
    out = ascii_digits(out)
    if "年" in out or "月" in out:
        out = _HAN_YEAR.sub(lambda m: "".join(str(_HAN[c]) for c in m[0]), out)
        out = _HAN_PART.sub(lambda m: str(_counted(m[0])), out)
    return out


def _counted(text: str) -> int:
    tens, ten, ones = text.rpartition("十")
    return (_HAN.get(tens, 1) * 10 if ten else 0) + _HAN.get(ones, 0)


@cache
def _by_hand() -> dict[str, str]:
    return {name_key(name): code for name, code, *_ in rows("calendar-more.tsv")}


def word_code(word: str) -> str | None:
    """What a word of a date is: "1" to "12" a month, "21" to "24" a season (EDTF), "w" a weekday; None for none."""
    key = name_key(word)
    return look_up("calendar.tsv", key) or _by_hand().get(key)


def month_or_season(word: str) -> int | None:
    """1 to 12, or 21 to 24; None for weekdays and for other words."""
    found = word_code(word)
    return int(found) if found and found != "w" else None
