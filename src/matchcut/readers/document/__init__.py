"""
A document: YAML or TOML front matter and a body of prose, or prose alone. What it holds decides, not its name.

Front matter stands between a first line `---` (`+++` for TOML) and the next such line. Each scalar becomes a cell, each
paragraph of the rest a passage.
"""

from __future__ import annotations

import re

from matchcut.declare import reader
from matchcut.model import Cell, Problem, Reading
from matchcut.readers.document import toml, yaml
from matchcut.readers.document.prose import passages

_OPEN = re.compile(r"(?P<blank>(?:[ \t]*(?:\r\n|\r|\n))*)(?P<fence>---|\+\+\+)[ \t]*(?P<end>\r\n|\r|\n)")
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
    match = re.compile(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)").search(text, start)
    return match.start() if match else len(text)
