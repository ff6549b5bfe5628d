"""The line of a film's facts that a text begins with, under its headline if it has one: "*Großbritannien/USA 1979, 117 Min., Regie: Ridley Scott*"."""

from __future__ import annotations

import re

from matchcut.languages import alternatives, words
from matchcut.model import Document
from matchcut.text.pattern import regex
from matchcut.values import mixed

_LONGEST = 240  # code points
_MARKS = " \t\r\n*_|()[]."
_BY = regex(lambda: rf"{alternatives(words('by.director', 'by.name', 'by.of'))}\s(?=\s*[^\W\d_])", re.IGNORECASE)
_STOP = regex(r"(?<=[^\W_])(?<![\s.]\w)\.(?=\s)")  # no initial's


def facts(document: Document) -> list[mixed.Part]:
    """The facts in the first passage, where it is made of nothing else, with their offsets in the file.

    It must name the director, or the year and the running time.
    """
    passages = [p for p in document.reading.passages if p.kind not in ("headline", "byline")][:1]
    if not passages or passages[0].kind not in ("body", "credit") or document.row:
        return []
    start, end = passages[0].start, passages[0].end
    if end - start > _LONGEST:
        return []
    while start < end and document.text[start] in _MARKS:
        start += 1
    while end > start and document.text[end - 1] in _MARKS:
        end -= 1
    text = document.text[start:end]
    if by := _BY.match(text):
        text = "R:".ljust(by.end()) + text[by.end() :]
    found = mixed.parts(text) or mixed.parts(_STOP.sub(",", text)) or []
    fields = {field for *_, field, _ in found}
    named = "director" in fields and len(fields) > (1 if not by else 2)  # "By Jane Doe, 2020" is the writer of the text
    return [(start + a, start + b, f, v) for a, b, f, v in found] if named or fields >= {"year", "runtime"} else []
