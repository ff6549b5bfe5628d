"""Countries by name in any language: ISO 3166-1 alpha-2, former states ISO 3166-3."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from matchcut.languages import alternatives, eastern, spaced, words
from matchcut.text.pattern import regex
from matchcut.text.script import EAST, JAPANESE
from matchcut.values.enumeration import every
from matchcut.values.fold import name_key
from matchcut.values.table import look_up, rows

_LONGEST = 100
_FLAG = range(0x1F1E6, 0x1F200)  # regional indicators: 🇫🇷 is F and R
# behind or before the countries that made a film together
_JOINTLY = regex(
    lambda: (
        rf"(?<=[{JAPANESE}])\s?{alternatives(eastern(words('coproduction')))}$|^{alternatives(spaced(words('coproduction')))}\s?[:：]?\s"
    ),
    re.IGNORECASE,
)
_ONE_FLAG = regex("[\U0001f1e6-\U0001f1ff]{2}")
_FLAGS = regex(rf"\s*(?:{_ONE_FLAG.pattern}\s*){{2,20}}")
_PEOPLE_OF = regex(lambda: rf"(?<=[{EAST}]){alternatives(words('people-of'))}$")
_WORDS = frozenset(["and", "man", "mon", "sun"])  # codes of three letters only in capitals
_TAGGED = {"gbeng": "GB", "gbsct": "GB", "gbwls": "GB"}  # flags of parts of a country: a black flag and invisible letters
# what stands on cars: how German and French lists write countries ("D/F 1998"); capitals only
_PLATES = {
    "A": "AT",
    "B": "BE",
    "D": "DE",
    "E": "ES",
    "F": "FR",
    "H": "HU",
    "I": "IT",
    "J": "JP",
    "N": "NO",
    "P": "PT",
    "S": "SE",
    "Ö": "AT",
}


@lru_cache(4096)
def country(text: str) -> str | None:
    """The code of a country: "US" for "USA", "EE.UU.", 美国; "SUHH" for the Soviet Union; None for what is no country."""
    if len(text) > _LONGEST:
        return None
    if len(text) == 1:
        return _PLATES.get(text)
    if "\U0001f1e6" <= max(text, default="") <= "\U0001f3f4" or "\U000e007f" in text:
        return _flagged(text)
    key = name_key(text)
    if key in _WORDS and not text.isupper():
        return None
    found = _named(key) or (_named(key[4:]) if key.startswith("the ") else None)
    if found is None and key.endswith(")"):  # "Países Bajos (Holanda)": two names of one country
        outer, _, inner = key[:-1].partition("(")
        found = _named(outer.strip())
        within = _named(inner.strip())
        return within if within and (found == within or (found and len(within) > 2)) else None  # "Deutschland (DDR)" is the former state
    return found


def countries(text: str) -> list[tuple[int, int, str]] | None:
    """Start, end and code of every country in a text, whatever parts them; None unless everything in it is a country."""
    if _FLAGS.fullmatch(text):
        flags = [(m.start(), m.end(), country(m[0])) for m in _ONE_FLAG.finditer(text)]
        return [(start, end, code) for start, end, code in flags if code] if all(code for *_, code in flags) else None
    return every(_JOINTLY.sub(lambda m: " " * len(m[0]), text), country)


@lru_cache(4096)
def nationality(text: str) -> str | None:
    """The code of the country that a nationality names: "FR" for "français", "französische", 法国人; a country's name counts as well.

    For keys that ask for a nationality only: elsewhere "Polish" is a language.
    """
    if len(text) > _LONGEST:
        return None
    return _nationalities().get(name_key(text)) or country(text) or country(_PEOPLE_OF.sub("", text))


def nationalities(text: str) -> list[tuple[int, int, str]] | None:
    """Start, end and code of every nationality in a text: "français, belge", "franco-belge"; None unless everything in it is one."""
    return every(text, nationality)


def country_name(code: str, language: str = "en") -> str | None:
    """The country's name for display in a BCP 47 language (14 are known), else in English; None for no code."""
    by_language = _shown().get(code.upper(), {})
    parts = language.replace("_", "-").split("-")
    tags = [language, "-".join(parts[:2]), parts[0], "en"]
    if parts[0] == "zh" and ({"TW", "HK", "MO"} & set(parts)):
        tags.insert(0, "zh-Hant")
    return next((by_language[t] for t in tags if by_language.get(t)), None)


def _flagged(text: str) -> str | None:
    """A flag, alone or beside the name of its country."""
    flag, name = "", ""
    for sign in text:
        number = ord(sign)
        if number in _FLAG:
            flag += chr(ord("a") + number - _FLAG[0])
        elif 0xE0061 <= number <= 0xE007A:
            flag += chr(number - 0xE0000)
        elif sign not in "\U0001f3f4\U000e007f":
            name += sign
    code = _TAGGED.get(flag) or (_named(flag) if len(flag) == 2 else None)
    return code if code and (not name.strip() or country(name.strip()) == code) else None


def _named(key: str) -> str | None:
    if not key or key.startswith("="):  # the table marks codes so
        return None
    return _by_hand().get(key) or look_up("territories.tsv", key) or look_up("territories.tsv", "=" + key)


@cache
def _nationalities() -> dict[str, str]:
    return {name_key(form): code for form, code, *_ in rows("nationalities.tsv")}


@cache
def _by_hand() -> dict[str, str]:
    return {name_key(name): code for name, code, *_ in rows("territories-more.tsv")}


@cache
def _shown() -> dict[str, dict[str, str]]:
    """Code to language to name."""
    head, *body = rows("territories-shown.tsv")
    shown = {row[0]: dict(zip(head[1:], row[1:], strict=True)) for row in body}
    for name, code, _, *languages in rows("territories-more.tsv"):
        for language in (languages[0] if languages else "").split():
            shown.setdefault(code, {})[language] = name
    return shown
