"""What is wrapped around a title: "Review: Anora (2024)", "Barbara (D 2012)", "Liebe (Amour, F/D/A 2012)", "Crítica: Roma, de Alfonso Cuarón"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from matchcut.model import Json
from matchcut.values import date, mixed, title

_YEAR_BEHIND = re.compile(r"(?<=[)）])\s+[-–—,]\s+((?:18[7-9]|19\d|20[0-3])\d)\s*$")
_BY = re.compile(
    r",\s+(?:by|de|d[’']|von|di|van|av|af|od|от|a film by|un film de|dir\.|directed by|re[żz]\.|реж\.|regie:?|r:)\s*([^\W\d_][^,;:()]{3,60})$",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?:\s+[^\W\d_][\w.'’-]*){1,4}")


class Title(NamedTuple):
    """The titles in a text, the main one first, and the facts around them; all with their offsets."""

    spans: list[tuple[int, int]]
    facts: list[mixed.Part]


def unwrapped(text: str, years: Sequence[Json] = (), people: Collection[str] = ()) -> Title:
    """The titles in a text and what stands around them. `years` and `people`: what the document states elsewhere.

    Where a year in the text is not that of the document, nothing is taken off: it may be part of the title.
    """
    by = _BY.search(text)
    if by and _NAME.fullmatch(by[1]) and (found := _reviewed(text[: by.start()], years)):
        left, right, facts = found
        return Title(_several(text, left, right, people), [*facts, (*by.span(1), "director", by[1])])
    behind = _YEAR_BEHIND.search(text)
    end, facts = len(text), []
    if behind and _agree([int(behind[1])], years):
        end, facts = behind.start(), [(*behind.span(1), "year", int(behind[1]))]
    elif bracketed := _bracketed(text, years, people):
        (left, right), other, facts = bracketed
        return Title([*_several(text, left, right, people), *other], facts)
    elif found := _reviewed(text, years):
        left, right, facts = found
        return Title(_several(text, left, right, people), facts)
    return Title(_several(text, 0, end, people), facts)


def _reviewed(text: str, years: Sequence[Json]) -> tuple[int, int, list[mixed.Part]] | None:
    found = title.reviewed(text)
    if found is None or (found[2] and not _agree([found[2]], years)):
        return None
    left, right, year = found
    at = text.rfind(str(year), right) if year else -1
    return left, right, [(at, at + 4, "year", year)] if at >= 0 else []


def _bracketed(
    text: str, years: Sequence[Json], people: Collection[str]
) -> tuple[tuple[int, int], list[tuple[int, int]], list[mixed.Part]] | None:
    """The title before a closing bracket, other titles in it, and the facts there; None unless all of it can be told."""
    found = title.bracket(text, people)
    if found is None or not _agree([v for *_, field, v in found[2] if field == "year"], years):
        return None
    start, end, parts = found
    other = [(a, b) for a, b, field, _ in parts if field.endswith("title")]
    return (start, end), other, [part for part in parts if not part[2].endswith("title")]


def _agree(found: Sequence[Json], years: Sequence[Json]) -> bool:
    return all(date.years_apart(a, b) in (0, 1) for a in found for b in years)


def _several(text: str, left: int, right: int, people: Collection[str]) -> list[tuple[int, int]]:
    return [(left + a, left + b) for a, b in title.several(text[left:right], people)]
