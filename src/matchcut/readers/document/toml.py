"""TOML into cells: a scanner that keeps the place of every scalar, and goes on after a line that it cannot read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from matchcut.model import Cell, Problem
from matchcut.place import OffsetMap, Segment
from matchcut.readers.document import template
from matchcut.readers.document.refused import Full, Refused
from matchcut.text.pattern import regex

MAX_LENGTH = 256 * 1024  # code points of one front matter
MAX_DEPTH = 32
MAX_NODES = 20_000
MAX_PROBLEMS = 100
PARTS = 64  # of a dotted key

_BLANK = regex(r"[ \t]*+")
_SPACE = regex(r"(?:[ \t\r\n]++|\#[^\r\n]*+)*+")
_REST = regex(r"[ \t]*+(?:\#[^\r\n]*+)?(?:\r\n|\r|\n|\Z)")
_LINE = regex(r"[^\r\n]*+(?:\r\n|\r|\n|\Z)")
_BARE = regex(r"[^\W_](?:[\w\-]*+)|[\w\-]++")
_BASIC = regex(r'"(?:[^"\\\r\n]|\\[^\r\n])*+"')
_LITERAL = regex(r"'[^'\r\n]*+'")
_LONG_BASIC = regex(r'"""(?:[^"\\]|\\.|"{1,2}(?!"))*+"{3,5}', re.S)
_LONG_LITERAL = regex(r"'''(?:[^']|'{1,2}(?!'))*+'{3,5}", re.S)
_ATOM = regex(
    r"(?:[+-]?(?:inf|nan)|true|false|0x[0-9A-Fa-f](?:_?[0-9A-Fa-f])*+|0o[0-7](?:_?[0-7])*+|0b[01](?:_?[01])*+"
    r"|\d{4}-\d\d-\d\d(?:[Tt ]\d\d:\d\d:\d\d(?:\.\d++)?(?:[Zz]|[+-]\d\d:\d\d)?)?|\d\d:\d\d:\d\d(?:\.\d++)?"
    r"|[+-]?(?:0|[1-9](?:_?\d)*+)(?:\.\d(?:_?\d)*+)?(?:[eE][+-]?\d(?:_?\d)*+)?)(?=[ \t]*+(?:[,\]}#\r\n]|\Z))"
)
_ESCAPE = regex(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|([btnfre\"\\])|([ \t]*+(?:\r\n|\r|\n)[ \t\r\n]*+)|(.))|\r\n|\r", re.S)
_ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b", '"': '"', "\\": "\\"}
Path = tuple[str | int, ...]


def cells(text: str, start: int, end: int) -> tuple[list[Cell], list[Problem]]:
    """The scalars of `text[start:end]`; a line that breaks is a problem, and all others are read."""
    if end - start > MAX_LENGTH:
        return [], [Problem(start, start, f"front matter of {end - start:,} characters is over the limit of {MAX_LENGTH:,}")]
    scan = _Scan(text, start, end)
    scan.run()
    return scan.cells, scan.problems


class _Scan:
    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.at, self.end = text[:end], start, end
        self.cells: list[Cell] = []
        self.problems: list[Problem] = []
        self.seen: dict[Path, int] = {}  # where each key and table was first written
        self.lists: dict[Path, int] = {}  # tables of each array of tables
        self.nodes = 0

    def run(self) -> None:
        table: Path = ()
        while (begun := self._space()) < self.end:
            if len(self.problems) >= MAX_PROBLEMS:
                why = f"more than {MAX_PROBLEMS} problems before this line; nothing is read from here on"
                self.problems.append(Problem(begun, begun, why))
                return
            kept = len(self.cells)
            try:
                if self.text.startswith("[", self.at):
                    table = self._table()
                else:
                    self._pair(table, 0)
                self._rest()
            except Refused as wrong:
                if isinstance(wrong, Full):
                    self.problems.append(Problem(wrong.at, wrong.at, wrong.why))
                    return
                self._recover(table, begun, kept, wrong.why)

    def _recover(self, table: Path, begun: int, kept: int, why: str) -> None:
        """Goes on after a line that is not TOML; where its meaning is plain, it is read as text: `title = Anora`."""
        line = _LINE.match(self.text, begun)
        assert line is not None
        stop = begun + len(line[0].rstrip())
        del self.cells[kept:]
        found = re.match(r"([\w\-.]+)[ \t]*[=:][ \t]*(\S.*)?$", self.text[begun:stop])
        told = True
        if found and found[2]:
            left, right = begun + found.start(2), stop
            if template.is_whole(found[2].strip("\"'")):
                told = False
            elif found[2][0] not in "[{":
                if found[2][0] in "\"'":
                    left += 1
                    right -= stop - left > 1 and self.text[stop - 1] == found[2][0]
                path = (*table, *found[1].split("."))
                self.cells.append(Cell(path, self.text[left:right], left, right, left, right, "plain", None, begun))
        if told:
            self.problems.append(Problem(begun, stop, why))
        self.at = line.end()

    def _rest(self) -> None:
        """The end of a line, with its comment."""
        rest = _REST.match(self.text, self.at)
        if rest is None:
            raise Refused(self.at, "more text after a value")
        self.at = rest.end()

    def _space(self) -> int:
        found = _SPACE.match(self.text, self.at)
        assert found is not None
        self.at = found.end()
        return self.at

    def _blank(self) -> None:
        found = _BLANK.match(self.text, self.at)
        assert found is not None
        self.at = found.end()

    def _take(self, mark: str, why: str) -> None:
        if not self.text.startswith(mark, self.at):
            raise Refused(self.at, why)
        self.at += len(mark)

    def _count(self) -> None:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise Full(self.at, f"more than {MAX_NODES:,} values; nothing is read from here on")

    def _table(self) -> Path:
        """The path of the table that a header opens."""
        begun, listed = self.at, self.text.startswith("[[", self.at)
        self.at += 1 + listed
        self._count()
        path: Path = ()
        keys = self._key()
        for number, key in enumerate(keys, 1):
            path = (*path, key)
            if path in self.lists and not (listed and number == len(keys)):
                path = (*path, self.lists[path] - 1)
        self._take("]]" if listed else "]", "a table whose name is not closed")
        if listed:
            self.lists[path] = self.lists.get(path, 0) + 1
            return (*path, self.lists[path] - 1)
        self._once(path, begun, f"table [{'.'.join(keys)}]")
        return path

    def _once(self, path: Path, at: int, what: str) -> None:
        first = self.seen.setdefault(path, at)
        if first != at:
            line = self.text.count("\n", 0, first) + 1
            self.problems.append(Problem(at, self.at, f"{what} stands twice, first on line {line}"))

    def _key(self) -> list[str]:
        """A dotted key, and the blanks around it."""
        out: list[str] = []
        while True:
            self._blank()
            quoted = _BASIC.match(self.text, self.at) or _LITERAL.match(self.text, self.at)
            found = quoted or _BARE.match(self.text, self.at)
            if found is None:
                raise Refused(self.at, "a line that is no key and no table")
            if len(out) == PARTS:
                raise Refused(self.at, f"a key of more than {PARTS} parts")
            out.append(_unescaped(self.text, found.start() + 1, found.end() - 1)[0] if found[0][0] == '"' else found[0].strip("'"))
            self.at = found.end()
            self._blank()
            if not self.text.startswith(".", self.at):
                return out
            self.at += 1

    def _pair(self, table: Path, depth: int) -> None:
        begun = self.at
        keys = self._key()
        stop = self.at
        self._take("=", "a key without =")
        self._blank()
        path = (*table, *keys)
        self._value(path, begun, depth)
        first = self.seen.setdefault(path, begun)
        if first != begun:
            line = self.text.count("\n", 0, first) + 1
            key = self.text[begun:stop].rstrip()
            self.problems.append(Problem(begun, begun + len(key), f'key "{key}" stands twice, first on line {line}'))

    def _value(self, path: Path, key_start: int, depth: int) -> None:
        self._count()
        text, at = self.text, self.at
        first = text[at : at + 1]
        if first in ("[", "{"):
            if depth >= MAX_DEPTH:
                raise Refused(at, f"nested more than {MAX_DEPTH} deep")
            self.at += 1
            if first == "[":
                self._array(path, key_start, depth + 1)
            else:
                self._map(path, depth + 1)
            return
        if first in ('"', "'"):
            self._string(path, key_start, first)
            return
        found = _ATOM.match(text, at)
        if found is None:
            raise Refused(at, "a value that is no text in quotation marks, number, date, true or false")
        self.at = found.end()
        self.cells.append(Cell(path, found[0], at, self.at, at, self.at, "plain", None, key_start))

    def _array(self, path: Path, key_start: int, depth: int) -> None:
        for index in range(MAX_NODES + 1):
            if self.text.startswith("]", self._space()):
                break
            self._value((*path, index), key_start, depth)
            if not self.text.startswith(",", self._space()):
                break
            self.at += 1
        self._take("]", "a list is opened with [ and not closed")

    def _map(self, path: Path, depth: int) -> None:
        while not self.text.startswith("}", self._space()):
            self._pair(path, depth)
            if not self.text.startswith(",", self._space()):
                break
            self.at += 1
        self._take("}", "a map is opened with { and not closed")

    def _string(self, path: Path, key_start: int, mark: str) -> None:
        text, at = self.text, self.at
        long = text.startswith(mark * 3, at)
        pattern = (_LONG_BASIC if mark == '"' else _LONG_LITERAL) if long else (_BASIC if mark == '"' else _LITERAL)
        found = pattern.match(text, at)
        if found is None:
            raise Refused(at, "a quotation mark is opened and never closed")
        self.at = found.end()
        size = 3 if long else 1
        left, right = at + size, found.end() - size
        if long:
            left += 2 if text.startswith("\r\n", left) else text[left] in "\r\n"
        raw = text[left:right]
        value, offsets = raw, None
        if "\r" in raw or (mark == '"' and "\\" in raw):
            value, offsets = _unescaped(text, left, right, escapes=mark == '"')
        if template.is_whole(value):
            return
        self.cells.append(Cell(path, value, left, right, at, found.end(), "double" if mark == '"' else "single", offsets, key_start))


def _unescaped(text: str, start: int, end: int, *, escapes: bool = True) -> tuple[str, OffsetMap]:
    """What the inside of a string reads as. An escape that TOML does not know stays as it is."""
    segments: list[Segment] = []
    out: list[str] = []
    size, at = 0, start
    for piece, left, right in _pieces(text, start, end, escapes):
        for part, a, b in ((text[at:left], at, left), (piece, left, right)):
            if part:
                segments.append(Segment(size, size + len(part), a, b))
                out.append(part)
                size += len(part)
        at = right
    if at < end:
        segments.append(Segment(size, size + end - at, at, end))
        out.append(text[at:end])
    return "".join(out), OffsetMap(tuple(segments))


def _pieces(text: str, start: int, end: int, escapes: bool) -> Iterator[tuple[str, int, int]]:
    for found in _ESCAPE.finditer(text, start, end):
        short, long, letter, _, other = found.groups()
        if found[0][0] == "\r":
            yield "\n", *found.span()
        elif not escapes:
            if "\r" in found[0]:
                yield re.sub(r"\r\n|\r", "\n", found[0]), *found.span()
        elif digits := short or long:
            code = int(digits, 16)
            yield chr(code) if code <= 0x10FFFF and not 0xD800 <= code < 0xE000 else "\ufffd", *found.span()
        elif letter:
            yield _ESCAPES[letter], *found.span()
        elif not other:
            yield "", *found.span()
