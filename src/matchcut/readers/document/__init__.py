"""
A document: YAML or TOML front matter and a body of prose, or prose alone. What it holds decides, not its name.

Front matter stands between a first line `---` (`+++` for TOML) and the next such line. Each scalar becomes a cell, each
paragraph of the rest a passage.

## A record

```md title="films/anora.md"
---
title: "Anora"
cast: [Mikey Madison, 'Mark Eydelshteyn']
summary: >
  A dancer
  marries.
---

# After the wedding

The work begins.
```
```cells
2:9 title: Anora
3:8 cast[]: Mikey Madison
3:24 cast[]: Mark Eydelshteyn
5:3 summary: A dancer marries.
9:3 heading: After the wedding
11:1 body: The work begins.
```

## A review without front matter

```txt title="reviews/anora.txt"
Mikey Madison in "Anora." Credit: Neon

The night shift

By Ada Example

It is a film about work.

Rating: 4/5
```
```cells
1:1 caption: Mikey Madison in "Anora."
1:35 credit: Neon
3:1 headline: The night shift
5:4 byline: Ada Example
7:1 body: It is a film about work.
9:9 verdict: 4/5
```
"""

from __future__ import annotations

import re

from matchcut.declare import reader
from matchcut.model import Cell, Problem, Reading
from matchcut.readers.document import toml, yaml
from matchcut.readers.document.prose import passages

_OPEN = re.compile(r"(?P<blank>(?:[ \t]*+(?>\r\n|\r|\n))*+)(?P<fence>---|\+\+\+)[ \t]*(?P<end>\r\n|\r|\n)")
_CLOSE = {"---": re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.M), "+++": re.compile(r"^\+\+\+[ \t]*$", re.M)}
_KEYLIKE = re.compile(r"[^\s:=#]+[ \t]*[:=]")


@reader(".md", ".markdown", ".txt")
def read(text: str) -> Reading:
    """Cells and passages of one document."""
    opened = _OPEN.match(text)
    if opened is None:
        return Reading("document", passages=tuple(passages(text, 0, len(text), headline=True)))
    start = opened.end()
    closed = _closing(text, opened["fence"], start)
    if closed is None:
        if not _KEYLIKE.match(text, start):  # a rule across the page, not front matter
            return Reading("document", passages=tuple(passages(text, 0, len(text), headline=True)))
        end = body = _first_blank(text, start)
        problems = [Problem(opened.start("fence"), opened.end("fence"), f'front matter is opened by "{opened["fence"]}" and never closed')]
    else:
        end, body = closed
        problems = []
    language = yaml if opened["fence"] == "---" else toml
    cells: list[Cell]
    cells, more = language.cells(text, start, end)
    return Reading("document", tuple(cells), tuple(passages(text, body, len(text), headline=False)), (*problems, *more), (start, end))


def _closing(text: str, fence: str, start: int) -> tuple[int, int] | None:
    """Start and end of the line that closes the front matter. Lone CR ends a line, too."""
    plain = text.replace("\r\n", " \n").replace("\r", "\n") if "\r" in text else text
    match = _CLOSE[fence].search(plain, start)
    return (match.start(), match.end()) if match else None


def _first_blank(text: str, start: int) -> int:
    match = re.compile(r"(?>\r\n|\r|\n)[ \t]*+(?:\r\n|\r|\n)").search(text, start)
    return match.start() if match else len(text)
