"""One fact of a body of prose, and where lines and values end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from matchcut.text.pattern import regex
from matchcut.text.script import EAST

CASELESS = regex(f"[{EAST}]")
_END = regex(r"\r\n|\r|\n")
_TAIL = regex(r"(?:<br[ \t]*/?|</?(?:p|li|div|ul|ol|span)\b[^<>]*)>\Z", re.I)


class Fact(NamedTuple):
    """A label and its value `text[start:end]`. `strong`: the label is marked as one."""

    label: str
    key_start: int
    start: int
    end: int
    strong: bool
    item: int = -1  # of a list under the label
    weak: bool = False  # its sign is none of a label: it takes three of them
    credit: bool = False  # its label is an abbreviation


def lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Start and end of each line without its end."""
    at = start
    for stop in _END.finditer(text, start, end):
        yield at, stop.start()
        at = stop.end()
    yield at, end


def trimmed(text: str, start: int, end: int) -> int:
    """The end of a value without blanks, line breaks and closing tags."""
    while end > start:
        if text[end - 1].isspace() or text[end - 1] == "\\":
            end -= 1
        elif text[end - 1] == ">" and (tag := text.rfind("<", start, end)) >= 0 and _TAIL.match(text, tag, end):
            end = tag
        else:
            break
    return end
