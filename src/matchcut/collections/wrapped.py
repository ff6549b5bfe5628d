"""What is wrapped around a title: "Review: Anora (2024)", "Barbara (D 2012)", "Liebe (Amour, F/D/A 2012)", "Crítica: Roma, de Alfonso Cuarón"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from matchcut.model import Json
from matchcut.text.pattern import regex
from matchcut.text.years import IN_TEXT
from matchcut.values import date, mixed, title

_YEAR = regex(IN_TEXT)
_YEAR_BEHIND = regex(rf"(?<=[)）])\s+[-–—,]\s+({IN_TEXT})\s*$")


class Title(NamedTuple):
    """The titles in a text, the main one first, and the facts around them; all with their offsets."""

    spans: list[tuple[int, int]]
    facts: list[mixed.Part]


def unwrapped(text: str, years: Sequence[Json] = (), people: Collection[str] = ()) -> Title:
    """The titles in a text and what stands around them. `years` and `people`: what the document states elsewhere.

    Where a year in the text is not that of the document, nothing is taken off: it may be part of the title.
    """
    if named := title.credit(text, people):
        (left, right), who = named
        dated = [(*m.span(), "year", int(m[0])) for m in _YEAR.finditer(text, right, who[0])][:1]
        if _agree([y for *_, y in dated], years):
            return Title(_several(text, left, right, people), [*dated, (*who, "director", text[slice(*who)])])
    behind = _YEAR_BEHIND.search(text)
    if behind and _agree([int(behind[1])], years):
        return Title(_several(text, 0, behind.start(), people), [(*behind.span(1), "year", int(behind[1]))])
    found = title.bracket(text, people)
    start, end, facts = found or (0, len(text), [])
    if not _agree([value for *_, field, value in facts if field == "year"], years):
        return Title(_several(text, 0, len(text), people), [])
    reviewed = title.reviewed(text[start:end], people)
    if reviewed and _agree([reviewed[2]] if reviewed[2] else [], years):
        left, right, year = reviewed
        at = text.rfind(str(year), start + right) if year else -1
        facts = [*facts, (at, at + 4, "year", year)] if at >= 0 else facts
        start, end = start + left, start + right
    others = [(a, b) for a, b, field, _ in facts if field == "other_title"]
    return Title([*_several(text, start, end, people), *others], [part for part in facts if part[2] != "other_title"])


def _agree(found: Sequence[Json], years: Sequence[Json]) -> bool:
    return all(date.years_apart(a, b) in (0, 1) for a in found for b in years)


def _several(text: str, left: int, right: int, people: Collection[str]) -> list[tuple[int, int]]:
    return [(left + a, left + b) for a, b in title.several(text[left:right], people)]
