"""Headers without fences: `Title: Anora` and `Date: 2024-11-08` above the first empty line, as MultiMarkdown, Pelican and Org write them."""

from __future__ import annotations

import re

from matchcut.languages import alternatives, words
from matchcut.model import Cell
from matchcut.place import OffsetMap, Segment
from matchcut.text.pattern import regex

MAX_LINES = 64
_LINE = regex(r"([^\r\n]*+)(\r\n|\r|\n|\Z)")
_ENTRY = regex(r"(?P<mark>#\+|:)?(?P<key>[^\W\d_][\w \-]{0,30}+)[:：](?:[ \t]++(?P<value>\S[^\r\n]*)|[ \t]*+$)")
_ORG = regex(r"#\+[A-Za-z_]{2,30}:[ \t]")
# What the first line of a header is usually called. A text may begin with "Ani: I do." as well.
_FIRST = regex(lambda: alternatives(words("header-keys")), re.I)


def cells(text: str) -> tuple[list[Cell], int]:
    """The cells of a header at the start of a text, and where the rest begins: (none, 0) where there is no header."""
    at = len(text) - len(text.lstrip("\ufeff \t\r\n")) if text[:1] in ("\ufeff", " ", "\t", "\r", "\n") else 0
    out: list[Cell] = []
    org = bool(_ORG.match(text, at))
    lines = 0
    while at < len(text):
        line = _LINE.match(text, at)
        assert line is not None
        if not line[1].strip():
            break
        lines += 1
        entry = _ENTRY.match(line[1])
        if lines > MAX_LINES:
            return [], 0
        if entry is None or org != (entry["mark"] == "#+"):
            if not out or line[1][0] not in " \t":
                return [], 0
            out[-1] = _longer(text, out[-1], at + len(line[1]) - len(line[1].lstrip()), at + len(line[1].rstrip()))
        else:
            key = entry["key"].strip()
            if not out and not org and _FIRST.fullmatch(key) is None:
                return [], 0
            left = at + (entry.start("value") if entry["value"] else entry.end())
            right = left + len((entry["value"] or "").rstrip())
            out.append(Cell((key,), text[left:right], left, right, left, right, "plain", None, at + entry.start("key")))
        at = max(line.end(), at + 1)
    return (out, at) if len(out) > 1 or (org and out) else ([], 0)


def _longer(text: str, cell: Cell, start: int, end: int) -> Cell:
    """A value that goes on in the next line."""
    segments = cell.offsets.segments if cell.offsets else (Segment(0, len(cell.text), cell.start, cell.end),) if cell.text else ()
    if not segments:
        return Cell(cell.path, text[start:end], start, end, start, end, "plain", None, cell.key_start)
    size = len(cell.text)
    more = (Segment(size, size + 1, cell.end, start), Segment(size + 1, size + 1 + end - start, start, end))
    value = f"{cell.text} {text[start:end]}"
    return Cell(cell.path, value, cell.start, end, cell.start, end, "plain", OffsetMap((*segments, *more)), cell.key_start)
