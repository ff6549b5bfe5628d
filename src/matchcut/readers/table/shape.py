"""What parts the fields of a table, where its records begin, and what its columns are called: told by its first records."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from matchcut.readers.table.records import Record, cell, records
from matchcut.text.pattern import regex

SAMPLE = 40  # records looked at
SEPARATORS = "\t;|,"  # the rarer one in running text first
AGREE = 0.8  # share of the records that have as many fields as the header
LONGEST_NAME = 60  # characters of a column's name
_SAID = regex(r"[ \t]*+sep=(.)[ \t]*(?:\r\n|\r|\n|\Z)", re.I)
_VALUE = regex(
    r"""(?P<number>[-+]?\d[\d\s.,]*%?)
    | (?P<date>\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[T ].*)?)
    | (?P<link>(?:https?://|www\.)\S+)
    | (?P<id>(?:tt|nm)\d{5,}|Q\d{3,})
    | (?P<sign>\\N|[★☆½⭐✭✩]+|[-–—?]+|\d[\d.,]*\s*/\s*\d+)""",
    re.X | re.I,
)


class Shape(NamedTuple):
    """How a table is written. `separator` is empty for a table of one column."""

    separator: str
    quoting: bool
    start: int  # where its records begin: after a line `sep=;`


class Column(NamedTuple):
    """The path of a column's cells, and where its header stands."""

    path: tuple[str]
    start: int


def shape(text: str, start: int, end: int) -> Shape:
    """How the table `text[start:end]` is written."""
    said = _SAID.match(text, start, end)
    if said and said[1] in SEPARATORS:
        return Shape(said[1], True, said.end())
    separator = _separator(text, start, end)
    return Shape(separator, separator != "\t" or not _unquoted(text, start, end), start)


def _separator(text: str, start: int, end: int) -> str:
    """The sign that parts the header into fields, and the other records into as many."""
    best, found = (0.0, 0), ""
    for separator in SEPARATORS:
        counts = [len(r.fields) for r in islice(records(text, start, end, separator, []), SAMPLE)]
        if not counts:
            return ""
        width = counts[0]
        if width < 2:  # a title may stand above the header
            width, often = Counter(counts).most_common(1)[0]
            if width < 3 or often < AGREE * len(counts):
                continue
        score = (sum(c == width for c in counts) / len(counts), width)
        if score > best:
            best, found = score, separator
    return found


def _unquoted(text: str, start: int, end: int) -> bool:
    """Whether quotation marks are letters here, as in IMDb's data sets."""
    first = list(islice(records(text, start, end, "\t", [], quoting=False), SAMPLE))
    return any(text[a:b] in (r"\N", "tconst", "nconst", "titleId") for r in first for a, b, _ in r.fields)


def skipped(text: str, first: Sequence[Record]) -> int:
    """How many of the first records stand above the header: those of one value, where the others have three or more fields."""
    usual = Counter(len(r.fields) for r in first).most_common(1)
    if not usual or usual[0][0] < 3:
        return 0
    told = (sum(text[a:b].strip(' \t"') != "" for a, b, _ in r.fields) for r in first)
    return next((n for n, values in enumerate(told) if values != 1), 0)


def columns(text: str, first: Sequence[Record]) -> list[Column] | None:
    """The columns that the first of these records names; None where it holds values like those below it."""
    if not first:
        return None
    heads = [cell(text, f, (), -1) for f in first[0].fields]
    rows = [[c.text for c in heads], *([cell(text, f, (), -1).text for f in r.fields] for r in first[1:])]
    kinds = [_kind(name) for name in rows[0]]
    if any(kinds) and all(_alike(kind, [r[n] for r in rows[1:] if n < len(r)]) for n, kind in enumerate(kinds) if kind):
        return None
    if sum(len(name) > LONGEST_NAME for name in rows[0]) * 2 > len(rows[0]):
        return None
    seen: Counter[str] = Counter()
    out = []
    for number, head in enumerate(heads, 1):
        known = " ".join(head.text.replace("\ufeff", "").split())[: 4 * LONGEST_NAME] or f"column {number}"
        seen[known] += 1
        out.append(Column((known if seen[known] == 1 else f"{known} {seen[known]}",), head.outer_start))
    return out


def _kind(text: str) -> str | None:
    """What sort of value a field is, None for words."""
    found = _VALUE.fullmatch(text)
    return found.lastgroup if found else None


def _alike(kind: str, below: Sequence[str]) -> bool:
    """Whether the fields below one are of its kind; an empty one tells nothing."""
    told = [_kind(text) == kind for text in below if text]
    return not told or sum(told) >= AGREE * len(told)
