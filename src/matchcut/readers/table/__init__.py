r"""
A table of separated values: each record below the header is a document of its own, each field a cell under its column's name.

The first records tell what parts the fields: tab, semicolon, pipe or comma (a first line `sep=;` says so). Fields in quotation
marks may hold line ends and doubled quotation marks. In a table by tabs that has a `\N` or IMDb's columns, quotation marks are letters.

An empty field is a cell without text, as an empty key is in front matter; a record of empty fields is none. A field beyond the
header, or in a table whose first record holds values, is `column N`; a name that stands twice becomes `title 2`. Lines of
one value above the header are headlines of the table.

## A catalogue

```csv title="films.csv"
Film club 2024,,

Title,Year,Note
Anora,2024,"She said ""no"", twice"
Tangerine,2015
```
```cells
1:1 headline: Film club 2024
4:1 #1 Title: Anora
4:7 #1 Year: 2024
4:13 #1 Note: She said "no", twice
5:1 #2 Title: Tangerine
5:11 #2 Year: 2015
```

## A list from Letterboxd

What is said of the list belongs to the file, not to its films.

```csv title="lists/night-work.csv"
Letterboxd list export v7
Date,Name,Tags,URL,Description
2024-11-08,Night work,,https://boxd.it/abc,"First line

third line"

Position,Name,Year,URL,Description
1,Anora,2024,https://boxd.it/def,
```
```cells
3:1 Date: 2024-11-08
3:12 Name: Night work
3:23 Tags:
3:24 URL: https://boxd.it/abc
3:45 Description: First line third line
8:1 #1 Position: 1
8:3 #1 Name: Anora
8:9 #1 Year: 2024
8:14 #1 URL: https://boxd.it/def
8:34 #1 Description:
```
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, islice

from matchcut.declare import reader
from matchcut.model import Cell, Passage, Problem, Reading
from matchcut.readers.table.records import MAX_COLUMNS, Record, cell, records
from matchcut.readers.table.rows import MAX_ROWS
from matchcut.readers.table.shape import SAMPLE, Column, Shape, columns, shape, skipped
from matchcut.text.pattern import regex
from matchcut.text.storable import storable

MAX_FIELDS = 500_000  # of one file: about 120 MB
_LETTERBOXD = regex(r"Letterboxd list export v\d+[^\r\n]*(?:\r\n|\r|\n|\Z)")


@dataclass
class Table:
    """What is read of one table, or of the sheets of one file."""

    cells: list[Cell] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    rows: list[Reading] = field(default_factory=list)
    count: int = 0  # cells of the rows

    def reading(self, name: str) -> Reading:
        return Reading(name, tuple(self.cells), tuple(self.passages), tuple(self.problems), rows=tuple(self.rows))


@reader(".csv", ".tsv", limit=64 << 20)
def read(text: str) -> Reading:
    """The rows of one table."""
    text = storable(text)
    table = Table()
    start = int(text.startswith("\ufeff"))
    if listed := _LETTERBOXD.match(text, start):
        start = _about(text, listed.end(), table)
    add(table, text, start, len(text), shape(text, start, len(text)))
    return table.reading("table")


def _about(text: str, start: int, table: Table) -> int:
    """What stands above the films of a list from Letterboxd: one record under a header. Gives where its films begin."""
    first = list(islice(records(text, start, len(text), ",", []), 3))
    if len(first) > 1:
        known = columns(text, first[:2]) or []
        table.cells += _cells(text, first[1], known)
    return first[2].start if len(first) > 2 else len(text)


def add(table: Table, text: str, start: int, end: int, told: Shape, also: tuple[Cell, ...] = ()) -> None:
    """Read the table `text[start:end]` into `table`; each of its rows has the cells `also`, too."""
    stream = records(text, told.start, end, told.separator, table.problems, quoting=told.quoting)
    first = list(islice(stream, SAMPLE))
    above = skipped(text, first)
    for record in first[:above]:
        table.passages += [Passage("headline", c.start, c.end) for f in record.fields if (c := cell(text, f, (), -1)).text]
    known = columns(text, first[above:])
    body = first[above + (known is not None) :]
    for record in chain(body, stream):
        if len(table.rows) >= MAX_ROWS or table.count >= MAX_FIELDS:
            why = f"more than {len(table.rows):,} rows or {MAX_FIELDS:,} values; nothing is read from here on"
            table.problems.append(Problem(record.start, record.start, why))
            return
        cells = tuple(_cells(text, record, known or []))
        if any(c.text for c in cells):
            table.count += len(cells)
            table.rows.append(Reading("table", (*also, *cells), span=(record.start, record.end)))
        if len(record.fields) == MAX_COLUMNS:
            table.problems.append(Problem(record.start, record.start, f"a record of {MAX_COLUMNS:,} fields or more"))
            return


def _cells(text: str, record: Record, known: list[Column]) -> Iterator[Cell]:
    for number, found in enumerate(record.fields):
        if number < len(known):
            column = known[number]
            yield cell(text, found, column.path, column.start)
        elif (extra := cell(text, found, (f"column {number + 1}",), -1)).text:
            yield extra
