"""YAML into cells: PyYAML's event stream, with limits, exact places, and the rest read where a part is broken.

No tag is resolved: every scalar is text, and the field's grammar reads it later (`no`, `12:30:00` and `010` are traps).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml import AliasEvent, MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from matchcut.model import Cell, Problem
from matchcut.readers.document.scalar import STYLES, decoded

MAX_LENGTH = 256 * 1024  # code points of one front matter
MAX_DEPTH = 32
MAX_NODES = 20_000
MAX_ALIASES = 1_000  # cells that aliases may add
MAX_PROBLEMS = 100  # told of one front matter

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# What YAML 1.1 forbids, and what it alone takes for a line end. Each is read as it stands; the parser sees a stand-in.
_FOREIGN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
_TOP_KEY = re.compile(r"""(?:"[^"\r\n]*"|'[^'\r\n]*'|[^\s#\-?\[\]{},&*!|>'"%@`][^\r\n]*?)\s*:(?=\s|$)""")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")


# What libyaml says, and what an editor can do something with.
_IN_WORDS = {
    "found unexpected end of stream": "a quotation mark is opened and never closed",
    "mapping values are not allowed": 'a second ": " in a value that has no quotation marks',
    "did not find expected alphabetic or numeric": 'a value that begins with "*" or "&" and has no quotation marks',
    "did not find expected ',' or ']'": "a list is opened with [ and not closed",
    "did not find expected ',' or '}'": "a map is opened with { and not closed",
    "found character that cannot start any token": "a value that begins with a tab, %, @ or ` and has no quotation marks",
    "found unknown escape character": "a backslash in double quotation marks that escapes nothing",
    "block sequence entries are not allowed": 'a value that begins with "- " on the line of its key',
    "did not find expected key": "more text after a closing quotation mark, or a line indented otherwise than its neighbours",
    "found a tab character": "a tab where only blanks may indent",
    "exceeded maximum nesting depth": f"nested more than {MAX_DEPTH} deep",
    "could not find expected ':'": "a line that is no key and no part of a value",
}


class _Refused(Exception):
    """A part goes over a limit or has a shape that is no record's. Stays inside this module."""

    def __init__(self, at: int, why: str) -> None:
        super().__init__(why)
        self.at, self.why = at, why


@dataclass(slots=True)
class _Frame:
    """A mapping or list being read."""

    mapping: bool
    path: tuple[str | int, ...]
    key: str | None = None
    key_start: int = -1
    count: int = 0
    keys: dict[str, int] = field(default_factory=dict)
    first_cell: int = 0
    anchor: str | None = None


def cells(text: str, start: int, end: int) -> tuple[list[Cell], list[Problem]]:
    """The scalars of the YAML mapping `text[start:end]`, in source order, and what could not be read of it."""
    if end - start > MAX_LENGTH:
        return [], [Problem(start, start, f"front matter of {end - start:,} characters is over the limit of {MAX_LENGTH:,}")]
    composer = _Composer(text, start)
    try:
        composer.run(text[start:end])
    except (_Refused, yaml.YAMLError, ValueError, RecursionError):
        return _part_by_part(text, start, end)
    return composer.cells, composer.problems


def _part_by_part(text: str, start: int, end: int) -> tuple[list[Cell], list[Problem]]:
    """Each top-level key on its own, so that a broken one costs itself alone."""
    out: list[Cell] = []
    problems: list[Problem] = []
    seen: dict[str, int] = {}
    for left, right in _parts(text, start, end):
        composer = _Composer(text, left, seen)
        line_end = left + len(text[left:right].split("\n", 1)[0].rstrip("\r"))
        if len(problems) >= MAX_PROBLEMS:
            problems.append(Problem(left, line_end, f"more than {MAX_PROBLEMS} problems before this line; nothing is read from here on"))
            break
        try:
            composer.run(text[left:right])
        except _Refused as refused:
            problems.append(Problem(refused.at, refused.at + 1, refused.why))
            continue
        except (yaml.YAMLError, ValueError, RecursionError) as error:
            problems.append(Problem(left, line_end, _reason(error)))
            continue
        out += composer.cells
        problems += composer.problems
    return out, problems


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of the top-level entries: from a key at the margin to the next; a line that is no part of any stands alone."""
    left = at = start
    nested = False
    while at < end:
        line = _LINE.match(text, at, end)
        assert line is not None
        body = line[0].strip()
        margin = bool(body) and line[0][0] not in " \t#]}-"
        if margin and (_TOP_KEY.match(line[0]) or not nested):
            if left < at:
                yield left, at
            left, nested = at, True
        elif margin:
            nested = False  # neither key nor anything a key's value may hold at the margin: its own part
            yield left, at
            left = at
        at = line.end() if line.end() > at else end
    if left < end:
        yield left, end


def _reason(error: Exception) -> str:
    if isinstance(error, yaml.MarkedYAMLError):
        told = next((words for sign, words in _IN_WORDS.items() if sign in (error.problem or "")), None)
        return told or " ".join(filter(None, (error.problem or "", error.context or ""))).replace("\n", " ") or "not YAML"
    return "not YAML"


def _index(mark: Any) -> int:
    """Code points before a mark of PyYAML, whose stubs allow it to be missing."""
    return int(mark.index)


class _Composer:
    """Events of one parse into cells."""

    def __init__(self, text: str, base: int, top: dict[str, int] | None = None) -> None:
        self.text, self.base = text, base
        self.cells: list[Cell] = []
        self.problems: list[Problem] = []
        self.top: dict[str, int] = {} if top is None else top  # shared by the parts of one front matter
        self.stack: list[_Frame] = []
        self.nodes = self.aliased = 0
        self.anchors: dict[str, tuple[tuple[str | int, ...], int, int]] = {}

    def run(self, source: str) -> None:
        """Reads `source`, which stands at `base` in the text. Raises YAMLError or _Refused; what was read till then is kept."""
        for event in yaml.parse(_FOREIGN.sub("\ufffd", source), Loader=_LOADER):
            if isinstance(event, ScalarEvent):
                self._scalar(event)
            elif isinstance(event, MappingStartEvent | SequenceStartEvent):
                self._open(event)
            elif isinstance(event, MappingEndEvent | SequenceEndEvent):
                frame = self.stack.pop()
                if frame.anchor:
                    self.anchors[frame.anchor] = (frame.path, frame.first_cell, len(self.cells))
            elif isinstance(event, AliasEvent):
                self._alias(event)

    def _count(self, event: yaml.Event) -> int:
        self.nodes += 1
        at = self.base + _index(event.start_mark)
        if self.nodes > MAX_NODES:
            raise _Refused(at, f"more than {MAX_NODES:,} values")
        return at

    def _open(self, event: MappingStartEvent | SequenceStartEvent) -> None:
        at = self._count(event)
        if len(self.stack) >= MAX_DEPTH:
            raise _Refused(at, f"nested more than {MAX_DEPTH} deep")
        if self.stack and self.stack[-1].mapping and self.stack[-1].key is None:
            raise _Refused(at, "a key that is no plain text")
        mapping = isinstance(event, MappingStartEvent)
        if not self.stack and not mapping:
            raise _Refused(at, "a list where keys are expected")
        path, _ = self._next() if self.stack else ((), -1)
        self.stack.append(_Frame(mapping, path, first_cell=len(self.cells), anchor=event.anchor, keys=self.top if not self.stack else {}))

    def _next(self) -> tuple[tuple[str | int, ...], int]:
        """Key path and start of key of the value that comes now."""
        frame = self.stack[-1]
        if not frame.mapping:
            frame.count += 1
            return (*frame.path, frame.count - 1), -1
        key, frame.key = frame.key, None
        assert key is not None
        return (*frame.path, key), frame.key_start

    def _scalar(self, event: ScalarEvent) -> None:
        at = self._count(event)
        end = self.base + _index(event.end_mark)
        if not self.stack:
            if event.value:
                raise _Refused(at, "text where keys are expected")
            return
        frame = self.stack[-1]
        if frame.mapping and frame.key is None:
            self._key(frame, event, at, end)
            return
        path, key_start = self._next()
        style = STYLES[event.style or None]
        inner, offsets, value = decoded(self.text, at, end, style, event.value)
        self.cells.append(Cell(path, value, *inner, at, end, style, offsets, key_start))
        if event.anchor:
            self.anchors[event.anchor] = (path, len(self.cells) - 1, len(self.cells))

    def _key(self, frame: _Frame, event: ScalarEvent, at: int, end: int) -> None:
        frame.key, frame.key_start = event.value, at
        if event.value in frame.keys and event.value != "<<":
            line = self.text.count("\n", 0, frame.keys[event.value]) + 1
            self.problems.append(Problem(at, end, f'key "{event.value}" stands twice, first on line {line}'))
        frame.keys.setdefault(event.value, at)

    def _alias(self, event: AliasEvent) -> None:
        at = self._count(event)
        if not self.stack or (self.stack[-1].mapping and self.stack[-1].key is None):
            raise _Refused(at, "an alias where a key is expected")
        target = self.anchors.get(event.anchor or "")
        if target is None:
            raise _Refused(at, f'alias "{event.anchor}" of nothing')
        path, key_start = self._next()
        origin, first, last = target
        self.aliased += last - first
        if self.aliased > MAX_ALIASES:
            raise _Refused(at, f"aliases that add more than {MAX_ALIASES:,} values")
        for cell in self.cells[first:last]:
            rest = cell.path[len(origin) :]
            self.cells.append(
                Cell((*path, *rest), cell.text, cell.start, cell.end, cell.outer_start, cell.outer_end, cell.style, cell.offsets, key_start)
            )
