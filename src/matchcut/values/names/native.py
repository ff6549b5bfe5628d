"""Names of Chinese, Japanese and Korean people in Han characters: only the surname's readings can speak for a Latin form."""

from __future__ import annotations

from functools import cache

from matchcut.text.pattern import regex
from matchcut.text.script import HAN
from matchcut.values import table
from matchcut.values.names.comparison import Comparison, judged
from matchcut.values.names.parts import Name
from matchcut.values.names.romanised import readings

_HAN = regex(f"[{HAN}]+")
_AGREE = 0.6  # the surname's readings agree with a part of the Latin name
OPEN = 0.5  # nothing speaks for or against
_CLASH = 0.25  # they do not agree: another person, or a stage name (成龙, Jackie Chan); too little to part the two
_LONGEST = 6  # characters of a native name: 勅使河原 and a given name of two
_CHINESE = 3  # characters: longer native names are mostly Japanese, and their surnames of two characters are not all known


def surname(name: Name) -> str:
    """The surname with which a native name begins: of two or three characters where it is a known one; "" for no native name."""
    if len(name.parts) != 1 or not _HAN.fullmatch(name.parts[0].text):
        return ""
    text = name.parts[0].text
    for length in (4, 3, 2):
        if length < len(text) <= length + 3 and readings(text[:length]):
            return text[:length]
    return text[0] if 2 <= len(text) <= 4 and readings(text[0]) else ""


def compare(native: Name, latin: Name) -> Comparison:
    """A native name and one in Latin letters. Sound alone never tells them apart: many have a stage name of its own."""
    family = surname(native)
    ends = {p.text for p in (latin.parts[:1] + latin.parts[-1:]) if p.kind == "word"}
    joined = {a.text + b.text for a, b in zip(latin.parts, latin.parts[1:], strict=False)}
    agreeing = sorted(readings(family) & (ends | joined))
    if agreeing:
        return judged(_AGREE, f"surname {family} is read {agreeing[0].capitalize()}; the given name cannot be told by sound", sure=False)
    if len(native.letters) <= _CHINESE:
        return judged(
            _CLASH, f"surname {family} is not read as a part of {latin.text}; the rest of a native name cannot be told by sound", sure=False
        )
    return judged(OPEN, f"{native.text} is a native name: it cannot be told by sound", sure=False)


def possible(name: Name) -> bool:
    """Whether a name can be a native one: Han characters without a mark between parts, few enough. Not every surname is in a table."""
    return len(name.parts) == 1 and len(name.letters) <= _LONGEST and _HAN.fullmatch(name.parts[0].text) is not None


def unknown(name: Name) -> Comparison:
    """A name that can be a native one, of a surname that no table holds, and does not sound like the Latin one."""
    return judged(_CLASH, f"{name.text} may be a native name: it cannot be told by sound", sure=False)


def one_family(a: str, b: str) -> bool:
    """Whether two surnames in Han characters share a reading: 张 and 張."""
    return a == b or not readings(a).isdisjoint(readings(b))


def translated(han: Name, latin: Name) -> tuple[str, str] | None:
    """A word of the Latin name that the Han name translates instead of spelling its sound: ("翡翠", "Emerald")."""
    text = "".join(p.text for p in han.parts)
    for part in latin.parts:
        for word in _words().get(part.text, ()):
            if word in {p.text for p in han.parts} or (len(word) > 1 and text.startswith(word)):
                return word, part.text.capitalize()
    return None


@cache
def _words() -> dict[str, tuple[str, ...]]:
    return {name: tuple(words.split()) for name, words in table.rows("names/words.tsv")}
