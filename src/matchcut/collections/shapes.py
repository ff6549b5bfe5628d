"""Whether a value reads as what a field holds: the evidence by which a key's candidates are judged."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from matchcut.collections.lexicon import Meaning
from matchcut.model import ValueKind
from matchcut.model import fields as registry
from matchcut.text.pattern import regex
from matchcut.text.years import ANNOUNCED
from matchcut.values import country, date, identifier, language, listing, rating, runtime

_ADDRESS = regex(r"\s*(?:https?:)?//|\s*www\.|\s*[\w.-]+\.(?:com|org|net|it)(?:/|$)")
_FILE = regex(r"(?:^|/)[^/\n]+\.(?:jpe?g|png|webp|gif|avif|svg|md|html?)\s*$", re.IGNORECASE)
_FLAG = regex(r"\s*(?:true|false|yes|no|on|off)\s*", re.IGNORECASE)
_NUMBER = regex(r"[\s\d.,:%/+-]+")
_DAY = regex(r"(?<![\d.-])(?:\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}-\d{2}-\d{2})(?![\d-])")
_SENTENCE = regex(r"(?<!\b\w)[.!?。！？…]['\"”’»)]*\s+\S|[。！？]")  # initials end no sentence
_LONGEST_NAME = 60
_LONGEST_TITLE = 250


def reads(text: str, meaning: Meaning, separator: str | None = None) -> bool:
    """Whether a value that is not absent can be what a key of this meaning holds."""
    kind = registry.kind(meaning.field)
    if kind in (ValueKind.PERSON, ValueKind.CREDIT):
        return _people(text, separator)
    read = _READ.get(kind)
    return read is None or read(text, meaning)


def year_of(text: str) -> int | None:
    """The first year of a value that is a year or a date."""
    found = date.year(text)
    if found is None and (full := date.date(text)):
        found = full.value
    first = date.first_year(found) if found is not None else None
    return first if first and first <= ANNOUNCED else None


def is_new_year(value: str) -> bool:
    """Whether a date as EDTF is the 1st of January: a year in disguise where most are."""
    return value[4:10] == "-01-01"


def is_address(text: str) -> bool:
    """Whether a value is an address of a page or a file."""
    return bool(_ADDRESS.match(text) or _FILE.search(text))


def people(text: str, separator: str | None = None) -> list[tuple[int, int]]:
    """Offsets of the names in a value."""
    if "[" in text:
        text = re.sub(r"[\[\]]", " ", text)  # of links; offsets stay
    parts = listing.split(text, separator) if separator else []
    return parts if len(parts) > 1 else listing.people(text)


def _people(text: str, separator: str | None) -> bool:
    if is_address(text) or _FLAG.fullmatch(text) or _NUMBER.fullmatch(text) or len(text) > 4000:
        return False
    return all(_name(text[a:b]) for a, b in people(text, separator))


def _name(text: str) -> bool:
    bare = text.split("(", maxsplit=1)[0].strip() or text
    return len(bare) <= _LONGEST_NAME and bare.count(" ") <= 8 and not _SENTENCE.search(bare) and sum(map(str.isdigit, bare)) <= 2


def _title(text: str, meaning: Meaning) -> bool:
    return (
        len(text) <= _LONGEST_TITLE
        and "\n\n" not in text
        and not _ADDRESS.match(text)
        and not (meaning.field != "title" and _FLAG.fullmatch(text))
    )


def _year(text: str, meaning: Meaning) -> bool:
    return year_of(text) is not None


def _date(text: str, meaning: Meaning) -> bool:
    return bool(date.date(text, "dmy") or date.date(text, "mdy") or inner_date(text) or dates(text))


def dates(text: str) -> list[tuple[int, int]]:
    """Offsets of several dates in one string, each with its place: "2000-05-20(Cannes) / 2000-09-29(Hong Kong)"; [] for any other text."""
    for sign in (" / ", "/", ";", "；", "|", "、", "，", ", "):
        parts = listing.split(text, sign) if sign in text and len(text) <= 300 else []
        if len(parts) > 1 and all(date.date(text[a:b], "dmy") for a, b in parts):
            return parts
    return []


def inner_date(text: str) -> tuple[int, int] | None:
    """Where the one date stands in a few words: "Thu, 21.03.2024, 8 pm"."""
    found = [m.span() for m in _DAY.finditer(text)] if len(text) <= 80 else []
    return found[0] if len(found) == 1 else None


def _runtime(text: str, meaning: Meaning) -> bool:
    return runtime.minutes(text, bare=True) is not None


def _rating(text: str, meaning: Meaning) -> bool:
    if rating.ratings(text, meaning.best, meaning.source):
        return True
    return not meaning.source and _NUMBER.fullmatch(text) is None and len(text) <= 400 and rating.verdict(text) is not None


def _identifier(text: str, meaning: Meaning) -> bool:
    bare = _NUMBER.fullmatch(text) is not None
    return (meaning.source is not None or not bare or len(text.strip()) > 2) and len(text) <= 400


def _words(text: str, meaning: Meaning) -> bool:
    return (
        len(text) <= 1000 and not _FLAG.fullmatch(text) and not is_address(text) and not (_NUMBER.fullmatch(text) and year_of(text) is None)
    )


def _link(text: str, meaning: Meaning) -> bool:
    return bool(is_address(text) or text.lstrip().startswith(("/", "#", "{{")) or identifier.identifiers(text))


def _image(text: str, meaning: Meaning) -> bool:
    return "/" in text or "." in text or " " not in text.strip()


def _named(several: Callable[[str], Any]) -> Callable[[str, Meaning], bool]:
    def read(text: str, meaning: Meaning) -> bool:
        if several(text) is not None:
            return True
        sign = next((s for s in (";", "/", "|", "、", ",") if s in text), None)
        return sign is not None and sum(several(text[a:b]) is not None for a, b in listing.split(text, sign)) * 2 >= text.count(sign) + 1

    return read


def _country(text: str, meaning: Meaning) -> bool:
    return _named(country.nationalities if meaning.nationality else country.countries)(text, meaning)


_READ: dict[ValueKind | None, Callable[[str, Meaning], bool]] = {
    ValueKind.TITLE: _title,
    ValueKind.DATE: _date,
    ValueKind.TERM: _words,
    ValueKind.YEAR: _year,
    ValueKind.RUNTIME: _runtime,
    ValueKind.RATING: _rating,
    ValueKind.IDENTIFIER: _identifier,
    ValueKind.COUNTRY: _country,
    ValueKind.LANGUAGE: _named(language.languages),
    ValueKind.LINK: _link,
    ValueKind.IMAGE: _image,
}
