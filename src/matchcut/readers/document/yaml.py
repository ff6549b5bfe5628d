"""YAML into cells: libyaml's event stream, with limits, exact places, and the rest read where a part is broken.

No tag is resolved: every scalar is text, and the field's grammar reads it later (`no`, `12:30:00` and `010` are traps).
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from msgspec.structs import replace
from yaml import AliasEvent, MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent, StreamEndEvent

from matchcut.model import Cell, Problem
from matchcut.readers.document import mend, template
from matchcut.readers.document.refused import Full, Refused
from matchcut.readers.document.scalar import STYLES, decoded
from matchcut.text.pattern import regex

MAX_LENGTH = 256 * 1024  # code points of one front matter
MAX_DEPTH = 32
MAX_NODES = 50_000  # keys, values and ends of lists and maps
MAX_ALIASES = 1_000  # cells that aliases may add
MAX_PROBLEMS = 100  # told of one front matter
TOGETHER = 32  # parts of a broken front matter that are tried at once

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# What YAML 1.1 forbids, and what it alone takes for a line end. Each is read as it stands; the parser sees a stand-in.
_FOREIGN = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
_PAIR = regex(r"\\u[dD][89abAB][0-9A-Fa-f]{2}\\u[dD][c-fC-F][0-9A-Fa-f]{2}")  # JSON's way to write one letter
_TOP_KEY = regex(r"""(?:"[^"\r\n]*"|'[^'\r\n]*'|[^\s#\-?\[\]{},&*!|>'"%@`](?:[^\r\n:]|:(?!\s|$))*+):(?=\s|$)""")
_ANY_KEY = regex(r"(?<![^\r\n])[ \t]*+(?P<key>[^\W\d_][\w\-]*+)[ \t]*+:(?=[ \t\r\n]|\Z)")
_LINE = regex(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_PROPERTIES = regex(r"(?:[&!]\S*+\s++)+")  # an anchor and a tag before a value
_HASH = regex(r"[ \t]++(#(?![a-z])\w[^\r\n]*)")


# What libyaml says, and what an editor can do something with.
_IN_WORDS = {
    "found unexpected end of stream": mend.UNCLOSED,
    "mapping values are not allowed": mend.COLON,
    "did not find expected alphabetic or numeric": mend.ALIAS,
    "did not find expected ',' or ']'": "a list is opened with [ and not closed",
    "did not find expected ',' or '}'": "a map is opened with { and not closed",
    "found character that cannot start any token": mend.SIGN,
    "found unknown escape character": mend.ESCAPE,
    "block sequence entries are not allowed": mend.DASH,
    "did not find expected key": "more text after a closing quotation mark, or a line indented otherwise than its neighbours",
    "found a tab character": mend.TAB,
    "exceeded maximum nesting depth": f"nested more than {MAX_DEPTH} deep",
    "could not find expected ':'": "a line that is no key and no part of a value",
}


_UNREAD = (Refused, yaml.YAMLError, ValueError, RecursionError)


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
    composer = _Composer(text, {})
    try:
        composer.run(start, end)
    except Full as full:
        return composer.cells, [*composer.problems, Problem(full.at, full.at, full.why)]
    except _UNREAD:
        return _mended(text, start, end)
    return composer.cells, composer.problems


def _mended(text: str, start: int, end: int) -> tuple[list[Cell], list[Problem]]:
    """A broken front matter once the lines whose meaning is plain are mended; part by part where it is broken still."""
    mended = mend.mended(text, start, end)
    told = mended.problems[: MAX_PROBLEMS + 1]
    if mended.changed or _FOREIGN.search(text, start, end):
        composer = _Composer(text, {}, mended)
        try:
            composer.run(start, end)
        except _UNREAD:
            pass
        else:
            return composer.cells, sorted((*composer.problems, *told), key=lambda p: p.start)
    out, problems, unread = _part_by_part(text, start, end, mended)
    problems += [p for p in told if not any(a <= p.start < b for a, b in unread)]
    return out, sorted(problems, key=lambda p: p.start)


def _part_by_part(text: str, start: int, end: int, mended: mend.Mended) -> tuple[list[Cell], list[Problem], list[tuple[int, int]]]:
    """Each top-level key on its own, so that a broken one costs itself alone. The spans that were not read come last."""
    out: list[Cell] = []
    problems: list[Problem] = []
    unread: list[tuple[int, int]] = []
    seen: dict[str, int] = {}
    parts = list(_parts(text, start, end))
    groups = [parts[at : at + TOGETHER] for at in range(0, len(parts), TOGETHER)]
    while groups:
        group = groups.pop(0)
        left, right = group[0][0], group[-1][1]
        if len(problems) >= MAX_PROBLEMS:
            why = f"more than {MAX_PROBLEMS} problems before this line; nothing is read from here on"
            problems.append(Problem(left, _line_end(text, left, right), why))
            break
        composer = _Composer(text, seen, mended)
        try:
            composer.run(left, right)
        except _UNREAD as error:
            if len(group) > 1:
                groups[:0] = [[part] for part in group]
                continue
            if found := _line_by_line(text, left, right, mended):
                out += found
                if not any(left <= p.start < right for p in mended.problems):
                    at = max(left, *(cell.key_start for cell in found))
                    problems.append(Problem(at, _line_end(text, at, right), mend.INDENT))
                continue
            unread.append((left, right))
            at, stop = (error.at, error.at + 1) if isinstance(error, Refused) else (left, _line_end(text, left, right))
            problems.append(Problem(at, stop, _reason(error)))
            continue
        out += composer.cells
        problems += composer.problems
        seen |= composer.top
    return out, problems, unread


def _line_by_line(text: str, start: int, end: int, mended: mend.Mended) -> list[Cell]:
    """The keys of a part whose lines are indented as no map's are, each read alone; none where one of them is broken in itself.

    Keys under one that has no value are in its map; those under one with a value belong beside it.
    """
    keys = [m.start("key") for m in _ANY_KEY.finditer(mended.text, start, end)]
    out: list[Cell] = []
    if len(keys) < 2 or text[start : keys[0]].strip():
        return []
    for left, right in itertools.pairwise((*keys, end)):
        composer = _Composer(text, {}, mended)
        try:
            composer.run(left, right)
        except _UNREAD:
            return []
        out += composer.cells
    if out and out[0].path and not out[0].text:
        above = out[0].path
        return [replace(cell, path=(*above, *cell.path)) for cell in out[1:]]
    return out


def _line_end(text: str, start: int, end: int) -> int:
    line = _LINE.match(text, start, end)
    return start + len(line[0].rstrip("\r\n")) if line else end


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
    if isinstance(error, Refused):
        return error.why
    if isinstance(error, yaml.MarkedYAMLError):
        told = next((words for sign, words in _IN_WORDS.items() if sign in (error.problem or "")), None)
        return told or " ".join(filter(None, (error.problem or "", error.context or ""))).replace("\n", " ") or "not YAML"
    return "not YAML"


class _Composer:
    """Events of one parse into cells."""

    def __init__(self, text: str, seen: dict[str, int], mended: mend.Mended | None = None) -> None:
        self.text, self.mended = text, mended
        self.base = 0
        self.trusted = False  # the parser saw a stand-in for pairs of escapes: its reading is no check of ours
        self.cells: list[Cell] = []
        self.problems: list[Problem] = []
        self.seen = seen  # top-level keys of the parts before
        self.top: dict[str, int] = {}
        self.stack: list[_Frame] = []
        self.aliased = 0
        self.anchors: dict[str, tuple[tuple[str | int, ...], int, int]] = {}

    def run(self, start: int, end: int) -> None:
        """Reads `text[start:end]`. Raises YAMLError or Refused; what was read till then is kept."""
        source = self.mended.text[start:end] if self.mended else self.text[start:end]
        if self.mended or not source.isascii():  # what is foreign in ASCII, libyaml refuses by itself
            source = _FOREIGN.sub("\ufffd", source)
        if "\\ud" in source or "\\uD" in source:
            self.trusted = True
            source = _PAIR.sub(r"\\ufffd\\ufffd", source)
        self.base = start
        loader = _LOADER(source)
        try:
            self._events(loader.get_event)
        finally:
            loader.dispose()

    def _events(self, following: Any) -> None:
        base, scalar = self.base, self._scalar
        at = base
        for _ in range(MAX_NODES):
            event = following()
            kind = type(event)
            if kind is ScalarEvent:
                at = base + event.start_mark.index
                scalar(event, at, base + event.end_mark.index)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                frame = self.stack.pop()
                if frame.anchor:
                    self.anchors[frame.anchor] = (frame.path, frame.first_cell, len(self.cells))
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                self._open(event, base + event.start_mark.index, mapping=kind is MappingStartEvent)
            elif kind is AliasEvent:
                self._alias(event, base + event.start_mark.index)
            elif kind is StreamEndEvent:
                return
        raise Full(at, f"more than {MAX_NODES:,} keys and values; nothing is read from here on")

    def _open(self, event: Any, at: int, *, mapping: bool) -> None:
        stack = self.stack
        if len(stack) >= MAX_DEPTH:
            raise Refused(at, f"nested more than {MAX_DEPTH} deep")
        if stack and stack[-1].mapping and stack[-1].key is None:
            raise Refused(at, "a key that is no plain text")
        if not stack and not mapping:
            raise Refused(at, "a list where keys are expected")
        path, _ = self._next() if stack else ((), -1)
        stack.append(_Frame(mapping, path, first_cell=len(self.cells), anchor=event.anchor, keys={} if stack else self.top))

    def _next(self) -> tuple[tuple[str | int, ...], int]:
        """Key path and start of key of the value that comes now."""
        frame = self.stack[-1]
        if not frame.mapping:
            frame.count += 1
            return (*frame.path, frame.count - 1), -1
        key, frame.key = frame.key, None
        assert key is not None
        return (*frame.path, key), frame.key_start

    def _scalar(self, event: Any, at: int, end: int) -> None:
        value = event.value
        if not self.stack:
            if value:
                raise Refused(at, "text where keys are expected")
            return
        frame = self.stack[-1]
        path: tuple[str | int, ...]
        if frame.mapping:
            key = frame.key
            if key is None:
                frame.key, frame.key_start = value, at
                if value in frame.keys or value in self.seen:
                    self._twice(frame, value, at, end)
                frame.keys.setdefault(value, at)
                return
            frame.key = None
            path, key_start = (*frame.path, key), frame.key_start
        else:
            path, key_start = (*frame.path, frame.count), -1
            frame.count += 1
        first = len(self.cells)
        if event.style and self.text[at + 1 : end - 1] == value and value[:1] not in "{<" and event.style in "\"'" and not self.mended:
            style = STYLES[event.style]
            self.cells.append(Cell(path, value, at + 1, end - 1, at, end, style, None, key_start))
        elif not event.style and self.text[at:end] == value and value[:1] not in "{<" and not self.mended:
            self.cells.append(Cell(path, value, at, end, at, end, "plain", None, key_start))
        elif cell := self._cell(path, key_start, event, at, end):
            self.cells.append(cell)
        if event.anchor:
            self.anchors[event.anchor] = (path, first, len(self.cells))

    def _cell(self, path: tuple[str | int, ...], key_start: int, event: Any, at: int, end: int) -> Cell | None:
        """The cell of a scalar that does not read letter by letter; None where it is a template that is filled in later."""
        value, style = event.value, STYLES[event.style or None]
        if template.is_whole(value):
            return None
        if self.mended:
            if at in self.mended.templates:
                return None
            if found := self._mended(path, key_start, at, end):
                return found
        if at == end:
            return self._hash(path, key_start, at) or Cell(path, "", at, at, at, at, "plain", None, key_start)
        if event.anchor or event.tag:
            properties = _PROPERTIES.match(self.text, at, end)
            at = properties.end() if properties else at
        inner, offsets, value = decoded(self.text, at, end, style, None if self.trusted and style == "double" else value)
        return Cell(path, value, *inner, at, end, style, offsets, key_start)

    def _hash(self, path: tuple[str | int, ...], key_start: int, at: int) -> Cell | None:
        """A value that YAML takes for a comment: `title: #Alive`."""
        found = _HASH.match(self.text, at)
        if found is None:
            return None
        left, right = found.start(1), found.start(1) + len(found[1].rstrip())
        self.problems.append(Problem(left, right, mend.HASH, assumed=True))
        return Cell(path, self.text[left:right], left, right, left, right, "plain", None, key_start)

    def _mended(self, path: tuple[str | int, ...], key_start: int, at: int, end: int) -> Cell | None:
        """The cell of a scalar in which the parser saw stand-ins; None where it saw none."""
        mended = self.mended
        assert mended is not None
        left = mended.moved.get(at, at)
        index = bisect_left(mended.changed, left)
        if index == len(mended.changed) or mended.changed[index] >= end:
            return None
        inner, offsets, value = mend.restored(self.text, mended.text, left, at, end)
        return Cell(path, value, *inner, left, end, "plain", offsets, key_start)

    def _twice(self, frame: _Frame, key: str, at: int, end: int) -> None:
        first = frame.keys.get(key, self.seen.get(key) if len(self.stack) == 1 else None)
        if first is not None and key != "<<" and len(self.problems) < MAX_PROBLEMS:
            line = self.text.count("\n", 0, first) + 1
            self.problems.append(Problem(at, end, f'key "{key}" stands twice, first on line {line}'))

    def _alias(self, event: Any, at: int) -> None:
        if not self.stack or (self.stack[-1].mapping and self.stack[-1].key is None):
            raise Refused(at, "an alias where a key is expected")
        target = self.anchors.get(event.anchor or "")
        if target is None:
            raise Refused(at, f'alias "{event.anchor}" of nothing')
        path, key_start = self._next()
        origin, first, last = target
        self.aliased += last - first
        if self.aliased > MAX_ALIASES:
            raise Refused(at, f"aliases that add more than {MAX_ALIASES:,} values")
        for cell in self.cells[first:last]:
            rest = cell.path[len(origin) :]
            self.cells.append(
                Cell((*path, *rest), cell.text, cell.start, cell.end, cell.outer_start, cell.outer_end, cell.style, cell.offsets, key_start)
            )
