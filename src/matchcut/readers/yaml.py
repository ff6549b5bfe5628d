"""
YAML data: a list of maps is a table; so are several documents parted by `---`. All else is one document.

A list counts as a table also as the only thing of a file or under a name such as `films`, and so does a map whose values are
maps with the same keys. It is read as front matter is; a broken record of a list costs itself alone.

## A list of films

```yaml title="_data/films.yml"
# seen this year
- title: Anora
  cast: [Mikey Madison]
- title: "Tangerine"
  note: >
    Shot on
    telephones.
```
```cells
2:10 #1 title: Anora
3:10 #1 cast[]: Mikey Madison
4:11 #2 title: Tangerine
6:5 #2 note: Shot on telephones.
```

## Several documents

```yaml title="films.yaml"
title: Anora
year: 2024
---
title: Tangerine
year: 2015
```
```cells
1:8 #1 title: Anora
2:7 #1 year: 2024
4:8 #2 title: Tangerine
5:7 #2 year: 2015
```

## One record

```yaml title="films/anora.yaml"
title: Anora
cast:
  - name: Mikey Madison
    role: Ani
```
```cells
1:8 title: Anora
3:11 cast[].name: Mikey Madison
4:11 cast[].role: Ani
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from matchcut.declare import reader
from matchcut.model import Cell, Problem, Reading
from matchcut.place import OffsetMap, Segment
from matchcut.readers.document import yaml
from matchcut.readers.table.rows import MAX_CELLS, arranged
from matchcut.text.pattern import regex
from matchcut.text.storable import storable

AT_ONCE = 64 * 1024  # code points that are read in one go; a longer text is read record by record
MAX_PROBLEMS = 100
_MARK = regex(r"(?<![^\r\n])(?:---|\.\.\.)(?=[ \t]*(?:#[^\r\n]*)?(?:[\r\n]|\Z))")
_SIGNIFICANT = regex(r"(?<![^\r\n])([ \t]*)(?![ \t\r\n#%])[^\r\n]+")
_KEY = regex(r"""(?<![^\r\n])(?:"[^"\r\n]*"[ \t]*+|'[^'\r\n]*'[ \t]*+|[^\s#\-?\[\]{},&*!|>'"%@`][^\r\n]*?):(?=[ \t\r\n]|\Z)""")
_LISTED = regex(r"[ \t]*+(?:#[^\r\n]*+)?+(?:(?:\r\n|\r|\n)[ \t]*+(?:#[^\r\n]*+)?+)++(?=-[ \t\r\n])")
_MAP = regex(r"""-(?:[ \t]+(?:"[^"\r\n]*"[ \t]*+|'[^'\r\n]*'[ \t]*+|[^\s#\[{"'&*!|>][^\r\n]*?):(?=[ \t\r\n]|\Z)|[ \t]*(?:\r\n|\r|\n))""")
_Read = tuple[list[Cell], list[Problem]]
Path = tuple[str | int, ...]


@reader(".yaml", ".yml", limit=16 << 20)
def read(text: str) -> Reading:
    """The cells of a file, or the rows of it where it is a list of records."""
    text = storable(text)
    text = "\n" + text[1:] if text.startswith("\ufeff") else text
    cells: list[Cell] = []
    problems: list[Problem] = []
    parts = [(a, b) for a, b in _documents(text) if _SIGNIFICANT.search(text, a, b)]
    for number, (start, end) in enumerate(parts):
        for found, wrong in _document(text, start, end):
            cells += [replace(c, path=(number, *c.path)) for c in found] if len(parts) > 1 else found
            problems += wrong
            if len(cells) > MAX_CELLS or len(problems) > MAX_PROBLEMS:
                why = f"more than {MAX_CELLS:,} values or {MAX_PROBLEMS} problems before this line; nothing is read from here on"
                at = max((c.outer_end for c in found), default=start)
                return arranged("yaml", text, cells, [*problems, Problem(at, at, why)])
    return arranged("yaml", text, cells, problems)


def _documents(text: str) -> Iterator[tuple[int, int]]:
    """The spans between lines `---`."""
    at = 0
    for mark in _MARK.finditer(text):
        yield at, mark.start()
        at = mark.end()
    yield at, len(text)


def _document(text: str, start: int, end: int) -> Iterator[_Read]:
    """What one document holds, at once or part by part."""
    first = _SIGNIFICANT.search(text, start, end)
    assert first is not None
    begin = first.start() + len(first[1])
    if text.startswith("- ", begin) or text[begin : begin + 2] in ("-\n", "-\r"):
        yield from _list(text, first.start(), end, ())
    elif text[begin] == "[":
        yield _under(text, begin, end, (), "k: ")
    elif end - start <= AT_ONCE:
        found, wrong = yaml.cells(text, start, end)
        parts = list(_map(text, start, end)) if wrong else []
        if sum(len(cells) for cells, _ in parts) > len(found):  # a broken record of a list costs itself alone
            yield from parts
        else:
            yield found, wrong
    else:
        yield from _map(text, start, end)


def _list(text: str, start: int, end: int, path: Path) -> Iterator[_Read]:
    """A list in lines, from the start of the line of its first dash."""
    if end - start <= AT_ONCE:
        found, wrong = _under(text, start, end, path, "k:\n")
        if not wrong:
            yield found, wrong
            return
    indent = re.compile(r"[ \t]*").match(text, start)
    assert indent is not None
    dashes = [m.start(1) for m in re.compile(rf"(?<![^\r\n]){indent[0]}(-)(?=[ \t\r\n])").finditer(text, start, end)]
    blank = _blanked(text, dashes)
    for number, (dash, right) in enumerate(zip(dashes, [*dashes[1:], end], strict=True)):
        left = dash - len(indent[0])
        if _MAP.match(text, dash, right):
            found, wrong = yaml.cells(blank, left, right)
            yield [replace(c, path=(*path, number, *c.path)) for c in found], wrong
        else:
            found, wrong = _under(text, left, right, (), "k:\n")
            yield [replace(c, path=(*path, number, *c.path[1:])) for c in found], wrong


def _blanked(text: str, dashes: list[int]) -> str:
    """The text with a blank for each of these dashes: what follows one is then a map of its own."""
    out: list[str] = []
    at = 0
    for dash in dashes:
        out += (text[at:dash], " ")
        at = dash + 1
    return "".join([*out, text[at:]])


def _under(text: str, start: int, end: int, path: Path, key: str) -> _Read:
    """A list that is no map, read under a key that is not there."""
    found, wrong = yaml.cells(key + text[start:end], 0, len(key) + end - start)
    by = start - len(key)
    problems = [replace(p, start=max(start, p.start + by), end=max(start, p.end + by)) for p in wrong]
    return [_moved(c, by, (*path, *c.path[1:])) for c in found], problems


def _moved(cell: Cell, by: int, path: Path) -> Cell:
    """A cell of a text that stands elsewhere."""
    offsets = cell.offsets and OffsetMap(
        tuple(Segment(s.start, s.end, s.source_start + by, s.source_end + by) for s in cell.offsets.segments)
    )
    return replace(
        cell,
        path=path,
        start=cell.start + by,
        end=cell.end + by,
        outer_start=cell.outer_start + by,
        outer_end=cell.outer_end + by,
        offsets=offsets,
        key_start=max(-1, cell.key_start + by),
    )


def _map(text: str, start: int, end: int) -> Iterator[_Read]:
    """A long map: a list under a key record by record, the other keys some at a time."""
    left = start
    keys = list(_KEY.finditer(text, start, end))
    for key, right in zip(keys, [*(k.start() for k in keys[1:]), end], strict=False):
        listed = _LISTED.match(text, key.end(), right)
        if left < key.start() and (listed or right - left > AT_ONCE):
            yield yaml.cells(text, left, key.start())
            left = key.start()
        if listed:
            name = key[0].rstrip(" \t:").strip("\"'")
            line = max(text.rfind("\n", *listed.span()), text.rfind("\r", *listed.span())) + 1
            yield from _list(text, line, right, (name,))
            left = right
    if left < end:
        yield yaml.cells(text, left, end)
