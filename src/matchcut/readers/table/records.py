"""A text of separated values into records of fields, each with its place. RFC 4180, and what real files make of it.

A field is (start, end, quoted): its span with quotation marks. Lines end at LF, CRLF or CR, fields in quotation marks may hold them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from matchcut.model import Cell, Problem
from matchcut.place import LINE_END, OffsetMap, Segment

MAX_COLUMNS = 1_000  # fields of one record; what follows is one field
MAX_PROBLEMS = 100  # told of one table
MAX_DOUBLED = 10_000  # quotation marks in one field whose places are kept; beyond, the place of a part of it is the whole field
Field = tuple[int, int, bool]


class Record(NamedTuple):
    """One record: its span without the line end, and its fields."""

    start: int
    end: int
    fields: list[Field]


class _Patterns(NamedTuple):
    quoted: re.Pattern[str]  # a field in quotation marks, blanks round it, up to the separator
    opened: re.Pattern[str]  # a quotation mark where a field begins
    closed: re.Pattern[str]  # one where a field ends
    plain: re.Pattern[str]


@cache
def _patterns(separator: str) -> _Patterns:
    sign = re.escape(separator)
    ends = rf"[ ]*+(?=[{sign}\r\n]|\Z)"
    return _Patterns(
        re.compile(rf'[ ]*+("[^"]*+(?:""[^"]*+)*+"){ends}'), re.compile(r'[ ]*+"'), re.compile(rf'"{ends}'), re.compile(rf"[^{sign}\r\n]*+")
    )


def records(text: str, start: int, end: int, separator: str, problems: list[Problem], *, quoting: bool = True) -> Iterator[Record]:
    """The records of `text[start:end]`, blank lines left out. An empty `separator`: a line is one field.

    A quotation mark that never closes is a problem and counts as a letter of its field.
    """
    at = start
    while at < end:
        stop = LINE_END.search(text, at, end)
        left, after = (stop.start(), stop.end()) if stop else (end, end)
        if left == at:
            at = after
            continue
        if not separator:
            fields = [(at, left, False)]
        elif quoting and text.find('"', at, left) >= 0:
            fields, left = _Line(text, end, separator, problems).fields(at)
            stop = LINE_END.match(text, left, end)
            after = stop.end() if stop else left
        else:
            fields, here = [], at
            for part in text[at:left].split(separator, MAX_COLUMNS - 1):
                fields.append((here, here + len(part), False))
                here += len(part) + 1
        yield Record(at, left, fields)
        at = after


class _Line:
    """A record that holds quotation marks."""

    def __init__(self, text: str, end: int, separator: str, problems: list[Problem]) -> None:
        self.text, self.end, self.separator, self.problems = text, end, separator, problems
        self.patterns = _patterns(separator)
        self.line = -1  # where the line being read ends
        self.hopeless = -1  # up to here no quotation mark ends a field

    def fields(self, at: int) -> tuple[list[Field], int]:
        """The fields from `at` to the end of the record, and that end."""
        out: list[Field] = []
        while True:
            field, at = self._field(at, last=len(out) == MAX_COLUMNS - 1)
            out.append(field)
            if at >= self.end or self.text[at] != self.separator:
                return out, at
            at += 1

    def _field(self, at: int, *, last: bool) -> tuple[Field, int]:
        """One field and where it ends; the `last` one takes the rest of the line."""
        if last:
            stop = _line_end(self.text, at, self.end)
            return (at, stop, False), stop
        found = self.patterns.quoted.match(self.text, at, self.end)
        if found:
            return (*found.span(1), True), found.end()
        opened = self.patterns.opened.match(self.text, at, self.end)
        if opened:
            if at > self.line:
                self.line = _line_end(self.text, at, self.end)
            closed = self.patterns.closed.search(self.text, opened.end(), self.line) if self.line > self.hopeless else None
            if closed:
                return (opened.end() - 1, closed.start() + 1, True), closed.end()
            self.hopeless = self.line
            if len(self.problems) < MAX_PROBLEMS:
                self.problems.append(Problem(opened.end() - 1, opened.end(), "a quotation mark is opened and never closed"))
        plain = self.patterns.plain.match(self.text, at, self.end)
        assert plain is not None
        return (*plain.span(), False), plain.end()


def _line_end(text: str, start: int, end: int) -> int:
    stop = LINE_END.search(text, start, end)
    return stop.start() if stop else end


def cell(text: str, field: Field, path: tuple[str | int, ...], key_start: int) -> Cell:
    """A field as a cell, without quotation marks and the blanks round it."""
    outer, outer_end, quoted = field
    start, end = (outer + 1, outer_end - 1) if quoted else (outer, outer_end)
    raw = text[start:end]
    if quoted and '""' in raw:
        return Cell(path, raw.replace('""', '"'), start, end, outer, outer_end, "double", _doubled(raw, start), key_start)
    bare = raw.strip()
    if len(bare) != len(raw):
        start += len(raw) - len(raw.lstrip()) if bare else 0
        end = start + len(bare)
    if not quoted:
        return Cell(path, bare, start, end, start, end, "plain", None, key_start)
    return Cell(path, bare, start, end, outer, outer_end, "double", None, key_start)


def _doubled(raw: str, base: int) -> OffsetMap:
    """The map of a text in which each quotation mark stands twice."""
    if (count := raw.count('""')) > MAX_DOUBLED:
        return OffsetMap((Segment(0, len(raw) - count, base, base + len(raw)),))
    out: list[Segment] = []
    at = here = 0  # decoded, source
    for part in raw.split('""'):
        if part:
            out.append(Segment(at, at + len(part), base + here, base + here + len(part)))
        at, here = at + len(part), here + len(part)
        if here < len(raw):
            out.append(Segment(at, at + 1, base + here, base + here + 2))
            at, here = at + 1, here + 2
    return OffsetMap(tuple(out))
