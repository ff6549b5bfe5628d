"""Dates levelled before they are read: digits of every script, Chinese numerals, names of months and seasons."""

from __future__ import annotations

from functools import cache

from matchcut.languages import alternatives, entries, known, table, words
from matchcut.text.pattern import regex
from matchcut.values.fold import ascii_digits, folded, name_key

_SEASONS = {"spring": "21", "summer": "22", "autumn": "23", "winter": "24"}  # EDTF


@cache
def _han() -> dict[str, int]:
    """Chinese digits, without the sign for ten."""
    return {w: int(n) for n, by in entries("numbers").items() if int(n) < 10 for w in by.get("zh", ())}


_HAN_YEAR = regex(lambda: rf"({alternatives(_han())}{{4}})(?={alternatives(words('date-signs.year'))})")
_HAN_PART = regex(
    lambda: (
        rf"({alternatives(_han())}?{_ten()}{alternatives(_han())}?|{alternatives(_han())})(?={alternatives(words('date-signs.month', 'date-signs.day'))})"
    )
)


def level(text: str) -> str:
    """Folded, with ASCII digits only: "２０２４年五月" is "2024年5月"."""
    out = folded(text)
    if out.isascii():
        return out
    out = ascii_digits(out)
    out = _HAN_YEAR.sub(lambda m: "".join(str(_han()[c]) for c in m[0]), out)
    return _HAN_PART.sub(lambda m: str(_counted(m[0])), out)


def _ten() -> str:
    return entries("numbers")["10"]["zh"][0]


def _counted(text: str) -> int:
    tens, ten, ones = text.rpartition(_ten())
    return (_han().get(tens, 1) * 10 if ten else 0) + _han().get(ones, 0)


def word_code(word: str) -> str | None:
    """What a word of a date is: "1" to "12" a month, "21" to "24" a season (EDTF), "w" a weekday; None for none.

    A word that is a month in one language and a weekday in another ("mar") is a month here.
    """
    key = name_key(word)
    if found := table("months", fold=name_key).get(key) or _SEASONS.get(table("seasons", fold=name_key).get(key, "")):
        return found
    return "w" if key in known("weekdays", fold=name_key) else None


def month_or_season(word: str) -> int | None:
    """1 to 12, or 21 to 24; None for weekdays and for other words."""
    found = word_code(word)
    return int(found) if found and found != "w" else None
