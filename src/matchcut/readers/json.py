r"""
JSON, and JSON a line: each scalar is a cell, as text. A list of maps is a table; so are the values of several lines.

A list counts as a table also as the only thing of a file or under a name such as `films` or `results`, and so does a map
whose values are maps with the same keys: then the key is a cell `id` (`name`, where it holds blanks). All else is one document.

Where the text breaks off being JSON, what stands before is read and the place is told; in a file of lines the next line
is read. A comma before a closing bracket, a key that stands twice and a bare word such as `NaN` are told and read over.

## A list of films

```json title="films.json"
{
  "updated": "2024-11-08",
  "films": [
    {"title": "Anora", "year": 2024, "cast": ["Mikey Madison", "Mark Eydelshteyn"]},
    {"title": "Tous les \u00e9t\u00e9s", "year": null},
  ]
}
```
```cells
2:15 updated: 2024-11-08
4:16 #1 title: Anora
4:32 #1 year: 2024
4:48 #1 cast[]: Mikey Madison
4:65 #1 cast[]: Mark Eydelshteyn
5:16 #2 title: Tous les étés
5:50 #2 year: null
```

## Values a line

```ndjson title="journal.ndjson"
{"type": "Rating", "content": {"value": 8, "best": 10}}
{"type": "Review", "content": {"name": "Night shift"}}
```
```cells
1:11 #1 type: Rating
1:41 #1 content.value: 8
1:52 #1 content.best: 10
2:11 #2 type: Review
2:41 #2 content.name: Night shift
```

## Films by identifier

```json title="films.json"
{"anora": {"title": "Anora"}, "tangerine": {"title": "Tangerine"}, "red-rocket": {"title": "Red Rocket"}}
```
```cells
1:3 #1 id: anora
1:22 #1 title: Anora
1:32 #2 id: tangerine
1:55 #2 title: Tangerine
1:69 #3 id: red-rocket
1:93 #3 title: Red Rocket
```
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NoReturn

from msgspec.structs import replace

from matchcut.declare import reader
from matchcut.model import Cell, Problem, Reading
from matchcut.place import OffsetMap, Segment
from matchcut.readers.table.rows import MAX_CELLS, arranged
from matchcut.text.pattern import regex
from matchcut.text.storable import storable

MAX_DEPTH = 32
MAX_PROBLEMS = 100  # told of one file
MAX_SEGMENTS = 100_000  # of the offset maps of one file; beyond, the place of a part of a text is the whole text
_TOKEN = regex(
    r"""[ \t\r\n]*+(?:(?P<string>"(?P<inner>(?:[^"\\\r\n]|\\.)*+)")|(?P<sign>[{}\[\],:])|(?P<word>[^\s{}\[\],:"]++)|(?P<end>\Z)|(?P<odd>.))""",
    re.S,
)
_ESCAPE = regex(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)", re.S)
_LITERAL = regex(r"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null")
_LINE = regex(r"(?:\r\n|\r|\n)(?=[ \t]*+[{\[])")
_SHORT = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", '"': '"', "\\": "\\", "/": "/"}
_WANTED = {"value": "a value", "key": "a key in quotation marks", "colon": "a colon", "comma": "a comma or a closing bracket"}
_BLANK = regex(r"[ \t\r\n]*+")
Path = tuple[str | int, ...]


class _Broken(Exception):
    """The text is no JSON from here on. Stays inside this module."""


@dataclass(slots=True)
class _Frame:
    """A map or list being read."""

    mapping: bool
    path: Path
    count: int = 0
    key: str | None = None
    key_start: int = -1
    keys: dict[str, int] = field(default_factory=dict)

    def next(self) -> Path:
        """The path of the value that comes now."""
        self.count += 1
        return (*self.path, self.count - 1 if self.key is None else self.key)


@reader(".json", ".jsonl", ".ndjson", limit=64 << 20)
def read(text: str) -> Reading:
    """The cells of a file, or the rows of it where it is a list of records."""
    text = storable(text)
    scanner = _Scanner(text)
    at = scanner.blank(int(text.startswith("\ufeff")))
    values = broken = 0
    while at < len(text) and not scanner.full and broken < MAX_PROBLEMS:
        if values == 1:  # another value after the first: a file of lines
            scanner.cells = [replace(cell, path=(0, *cell.path)) for cell in scanner.cells]
        begun = at
        try:
            at = scanner.value(at, (values,) if values else (), of_lines=values > 0)
        except _Broken:
            broken += 1
            found = _LINE.search(text, begun)
            if found is None or (not values and found.start() < scanner.at):  # one value over many lines
                break
            at = found.end()
        values += 1
        at = scanner.blank(at)
    return arranged("json", text, scanner.cells, scanner.problems)


class _Scanner:
    """One pass over a text. No recursion: the depth of the text is not the depth of the stack."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.cells: list[Cell] = []
        self.problems: list[Problem] = []
        self.at = 0  # where it broke off
        self.full = False
        self.segments = 0

    def blank(self, at: int) -> int:
        """The end of the white space at `at`."""
        found = _BLANK.match(self.text, at)
        return found.end() if found else at

    def value(self, at: int, path: Path, *, of_lines: bool) -> int:
        """Read the value at `at`, of a file of lines a map or list, and give its end. Raises _Broken; what was read till then is kept."""
        stack: list[_Frame] = []
        expected = "value"
        while True:
            token = _TOKEN.match(self.text, at)
            assert token is not None
            start, at = token.start(token.lastgroup or 0), token.end()
            sign = token["sign"] or ""
            frame = stack[-1] if stack else None
            if frame and sign == ("}" if frame.mapping else "]") and expected != "colon" and not (frame.mapping and expected == "value"):
                if frame.count and expected != "comma":
                    self._tell(start, "a comma before a closing bracket")
                stack.pop()
            elif expected == "comma" and sign == ",":
                assert frame is not None
                expected = "key" if frame.mapping else "value"
                continue
            elif expected == "colon" and sign == ":":
                expected = "value"
                continue
            elif expected == "key" and token["string"] is not None:
                assert frame is not None
                self._key(frame, token, start)
                expected = "colon"
                continue
            elif expected == "value" and sign in ("{", "["):
                if len(stack) == MAX_DEPTH:
                    self._break(start, f"nested more than {MAX_DEPTH} deep")
                stack.append(_Frame(sign == "{", frame.next() if frame else path))
                expected = "key" if sign == "{" else "value"
                continue
            elif expected == "value" and token.lastgroup in ("string", "word") and (frame or not of_lines):
                self._scalar(token, frame.next() if frame else path, frame.key_start if frame else -1)
            else:
                self._break(
                    start, "a text that is opened and never closed" if token["odd"] else f"no JSON: {_WANTED[expected]} is expected here"
                )
            if not stack:
                return at
            expected = "comma"

    def _key(self, frame: _Frame, token: re.Match[str], start: int) -> None:
        frame.key, _ = self._decoded(token["inner"], start + 1)
        frame.key_start = start
        if frame.key in frame.keys and len(self.problems) < MAX_PROBLEMS:
            line = self.text.count("\n", 0, frame.keys[frame.key]) + 1
            self._tell(start, f'key "{frame.key}" stands twice, first on line {line}', token.end())
        frame.keys.setdefault(frame.key, start)

    def _scalar(self, token: re.Match[str], path: Path, key_start: int) -> None:
        if len(self.cells) >= MAX_CELLS:
            self.full = True
            self._break(token.start(), f"more than {MAX_CELLS:,} values; nothing is read from here on")
        start, end = token.span(token.lastgroup or 0)
        if token["string"] is not None:
            value, offsets = self._decoded(token["inner"], start + 1)
            self.cells.append(Cell(path, value, start + 1, end - 1, start, end, "double", offsets, key_start))
            return
        if not _LITERAL.fullmatch(token["word"]):
            why = "a value without quotation marks that is neither a number nor true, false or null"
            if not path:
                self._break(start, why)
            self._tell(start, why, end)
        self.cells.append(Cell(path, token["word"], start, end, start, end, "plain", None, key_start))

    def _tell(self, start: int, why: str, end: int = -1) -> None:
        if len(self.problems) < MAX_PROBLEMS:
            self.problems.append(Problem(start, start + 1 if end < 0 else end, why))

    def _break(self, start: int, why: str) -> NoReturn:
        self.at = start
        self._tell(start, why, min(start + 1, len(self.text)))
        raise _Broken

    def _decoded(self, raw: str, base: int) -> tuple[str, OffsetMap | None]:
        """What the inside of a string reads as, with its map; None where it reads as it stands."""
        if "\\" not in raw:
            return raw, None
        pieces: list[tuple[str, int, int]] = []
        at = 0
        for found in _ESCAPE.finditer(raw):
            if found.start() > at:
                pieces.append((raw[at : found.start()], at, found.start()))
            pieces.append((_unescaped(found[0]), *found.span()))
            at = found.end()
        if at < len(raw):
            pieces.append((raw[at:], at, len(raw)))
        value = "".join(piece for piece, _, _ in pieces)
        self.segments += len(pieces)
        if self.segments > MAX_SEGMENTS:
            return value, OffsetMap((Segment(0, len(value), base, base + len(raw)),))
        out: list[Segment] = []
        here = 0
        for piece, left, right in pieces:
            out.append(Segment(here, here + len(piece), base + left, base + right))
            here += len(piece)
        return value, OffsetMap(tuple(out))


def _unescaped(escape: str) -> str:
    """What one escape reads as; half a surrogate pair is U+FFFD."""
    if len(escape) == 12:
        return chr(0x10000 + ((int(escape[2:6], 16) - 0xD800) << 10) + int(escape[8:], 16) - 0xDC00)
    if len(escape) == 6:
        point = int(escape[2:6], 16)
        return "\ufffd" if 0xD800 <= point <= 0xDFFF else chr(point)
    return _SHORT.get(escape[1], "\ufffd")
