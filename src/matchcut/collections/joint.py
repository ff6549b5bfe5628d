"""Keys that ask for several things in one: "Land/Jahr", "Country & Year", "título y año", "Regie / Buch"; and their values, parted likewise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import permutations

from matchcut.collections import lexicon
from matchcut.collections.lexicon import Meaning
from matchcut.collections.shapes import reads
from matchcut.languages import conjunction
from matchcut.model import fields as registry
from matchcut.text.pattern import regex
from matchcut.text.script import EAST
from matchcut.text.years import IN_TEXT
from matchcut.values import date, listing, mixed

_SIGN = regex(lambda: rf"\s*[/／,、&＆+|·•;]\s*|(?<=[{EAST}])・(?=[{EAST}])|{conjunction()}", re.IGNORECASE)
_BOTH = regex(lambda: rf"\s*[&＆+]\s*|{conjunction()}", re.IGNORECASE)  # who stands under such a key is both
_TYPED = registry.in_fact_line()
_FIRM = (" / ", "/", "／", ";", "|", " – ", " — ", " - ")
_LOOSE = (",", "，", "、", "·", "•")
_YEAR = f"(?P<year>{IN_TEXT})"
_ENDS = regex(rf"\s*(?P<rest>\S.*?)[\s,;/·–(\[-]+{_YEAR}[)\]]?\s*", re.DOTALL)
_STARTS = regex(rf"\s*{_YEAR}[\s,;/·–-]+(?P<rest>\S.*?)\s*", re.DOTALL)

Piece = tuple[int, int, str]


@lru_cache(16384)
def fields(key: str) -> tuple[str, ...]:
    """The fields that a key asks for at once, two or more different ones; () for any other key."""
    halves = [lexicon.exact(part) for part in _SIGN.split(key.strip())]
    if len(halves) == 1:
        halves = [lexicon.exact(part) for part in re.split(r"[\s_-]+", key)]
        halves = halves if all(h and h[0].field in _TYPED for h in halves) else []
    if not 2 <= len(halves) <= 4 or not all(halves):
        return ()
    found = tuple(_first(h) for h in halves)
    return found if len(set(found)) == len(found) and registry.dates().isdisjoint(found) else ()  # "Date/Time"


def _first(meanings: Sequence[Meaning]) -> str:
    """What one half means: the title rather than what is reviewed ("Film / Jahr")."""
    return next((m.field for m in meanings if m.field != "reviews"), "title")


def same(key: str) -> tuple[Meaning, ...]:
    """What a key means that says one thing twice: "Regie / Director"."""
    halves = [lexicon.exact(part) for part in _SIGN.split(key.strip())]
    if len(halves) < 2 or not all(halves):
        return ()
    return tuple(m for m in halves[0] if all(any(m.field == o.field for o in h) for h in halves[1:]))


def parted(text: str, key: str) -> list[Piece]:
    """The pieces of a value under such a key, with the field of each; [] where it cannot be told."""
    wanted = fields(key)
    if (facts := mixed.parts(text)) and {f for *_, f, _ in facts} <= {*wanted, *_TYPED} - ({"language"} - {*wanted}):
        return [(a, b, field) for a, b, field, _ in facts]
    return next(_ways(text, wanted, key), [])


def _ways(text: str, wanted: Sequence[str], key: str) -> Iterator[list[Piece]]:
    people = registry.people().issuperset(wanted)
    for sign in _FIRM if people or "title" in wanted else (*_FIRM, *_LOOSE):
        spans = listing.split(text, sign) if sign in text else []
        if len(spans) == len(wanted):
            for order in permutations(wanted) if len(wanted) == 2 and not people else (tuple(wanted),):
                if all(_is(text[a:b], f) for (a, b), f in zip(spans, order, strict=True)):
                    yield [(a, b, f) for (a, b), f in zip(spans, order, strict=True)]
    if "year" in wanted and len(wanted) == 2:
        other = next(f for f in wanted if f != "year")
        for form in (_ENDS, _STARTS):
            if (m := form.fullmatch(text)) and _is(m["rest"], other):
                yield sorted([(*m.span("rest"), other), (*m.span("year"), "year")])
    whole = len(text) - len(text.lstrip()), len(text.rstrip())
    if people and (len(listing.people(text)) == 1 or _BOTH.search(key)):
        yield [(*whole, f) for f in wanted]
    first = "title" if "title" in wanted else next((f for f in wanted if f in _TYPED and _is(text, f)), None)
    if first:
        yield [(*whole, first)]


def _is(text: str, field: str) -> bool:
    return date.year(text) is not None if field == "year" else bool(text.strip()) and reads(text, Meaning(field))
