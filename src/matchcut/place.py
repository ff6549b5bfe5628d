"""Where a thing stands in a file: places, offset maps, and an edit of a span.

All offsets count code points of the decoded file (a byte order mark is not part of it).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from msgspec import Struct

from matchcut.text.pattern import regex

LINE_END = regex(r"\r\n|\r|\n")


class Place(Struct, frozen=True, order=True):
    """A span of one file. `line` and `column` are 1-based and count code points."""

    path: str
    start: int
    end: int
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Lines:
    """The line starts of a text; lines end at LF, CRLF or CR only."""

    __slots__ = ("starts",)

    def __init__(self, text: str) -> None:
        self.starts = [0, *(m.end() for m in LINE_END.finditer(text))]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both 1-based."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def place(self, path: str, start: int, end: int) -> Place:
        """The place of a span of this text in the file `path`."""
        return Place(path, start, end, *self.position(start))

    def span(self, line: int, text: str) -> tuple[int, int]:
        """Offsets of a line (1-based) of `text`, without its line end."""
        start = self.starts[line - 1]
        end = self.starts[line] if line < len(self.starts) else len(text)
        return start, start + len(text[start:end].rstrip("\r\n"))


class Segment(Struct, frozen=True):
    """A run of decoded text and the source it stands for.

    Both sides of equal length: letter by letter. Otherwise (an escape, a folded line end) the run is one piece.
    """

    start: int
    end: int
    source_start: int
    source_end: int


class OffsetMap(Struct, frozen=True):
    """From offsets of a decoded text to offsets of its source. Segments are sorted and cover the decoded text."""

    segments: tuple[Segment, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The smallest source span that reads as `decoded[start:end]`; an empty span maps to an empty one."""
        if not self.segments:
            return 0, 0
        first = self._at(start)
        left = first.source_start + (start - first.start) if _even(first) else first.source_start
        if end <= start:
            return left, left
        last = self._at(end - 1)
        right = last.source_start + (end - last.start) if _even(last) else last.source_end
        return left, right

    def _at(self, offset: int) -> Segment:
        index = bisect_right(self.segments, offset, key=lambda s: s.start) - 1
        return self.segments[max(0, index)]


def _even(segment: Segment) -> bool:
    return segment.end - segment.start == segment.source_end - segment.source_start


class Edit(Struct, frozen=True, order=True):
    """Replace the span `start:end` of the file `path` by `text`."""

    path: str
    start: int
    end: int
    text: str


def apply(text: str, edits: Iterable[Edit]) -> str:
    """`text` after all edits; an edit that overlaps an earlier one is left out."""
    out: list[str] = []
    done = 0
    for edit in sorted(set(edits)):
        if edit.start < done:
            continue
        out += (text[done : edit.start], edit.text)
        done = edit.end
    return "".join([*out, text[done:]])
