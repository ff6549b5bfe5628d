"""
The same passage stands twice in one document.

A caption that was pasted again, or a paragraph left behind when it was moved. Short passages, lists, tables and
refrains are not meant. Pulled quotations, and captions with text between them, are only mentioned.

## A caption pasted twice
```md title="reviews/anora.md"
# Anora: a review

Mikey Madison and Mark Eydelshteyn in “Anora” by Sean Baker

Mikey Madison and Mark Eydelshteyn in "Anora" by Sean Baker

The film begins in a club. It ends in a car.
```
```findings
reviews/anora.md:5:1 REC108 repeated-passage: this passage stands already at reviews/anora.md:3:1
```
```fixed title="reviews/anora.md"
# Anora: a review

Mikey Madison and Mark Eydelshteyn in “Anora” by Sean Baker

The film begins in a club. It ends in a car.
```

## A refrain of few words
```md title="reviews/anora.md"
# Anora: a review

She dances.

He pays.

She dances.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from matchcut.declare import rule
from matchcut.model import Document, Finding, Fix, Passage
from matchcut.place import Edit
from matchcut.text.pattern import regex
from matchcut.text.script import EAST

_QUOTES = regex("[“”„«»‘’'‚‹›]")
_MARKS = '"“”„«»‘’‹›「『《'
_HAN = regex(f"[{EAST}]")
_WORD = regex(r"\w+")
_LEAST = {"headline": 6, "caption": 6, "heading": 8, "body": 12}  # words
_BEGINNING = 12  # letters that passages share before all of them are compared
_PLAIN = regex(r"(?![-*+>|<\[!]\s|[>|<\[!]|[0-9]{1,3}[.)]\s)")


@rule("REC108", each=Document, severity="warning", fix="suggested")
def check(document: Document) -> Iterator[Finding]:
    near: dict[str, list[Passage]] = {}
    for passage in document.reading.passages:
        text = document.text[passage.start : min(passage.end, passage.start + 200)]
        if passage.kind in _LEAST and _PLAIN.match(text):
            near.setdefault(_folded(text)[:_BEGINNING], []).append(passage)
    groups: dict[str, list[Passage]] = {}
    for passage in (p for alike in near.values() if len(alike) > 1 for p in alike):
        groups.setdefault(_folded(document.text[passage.start : passage.end]), []).append(passage)
    for text, alike in groups.items():
        if len(alike) < 2 or not _long(text, max(_least(document, p) for p in alike)) or (len(alike) > 2 and alike[0].kind == "body"):
            continue
        first, second = alike[:2]
        there = document.stretch(first.start, first.end)
        yield Finding.at(
            document.stretch(second.start, second.end),
            "this passage stands already at ", there.place,
            related=[there, *(document.stretch(p.start, p.end) for p in alike[2:])],
            fix=_fix(document, first, second),
            severity="info" if _meant(document, first, second) else None,
        )  # fmt: skip


def _meant(document: Document, first: Passage, second: Passage) -> bool:
    """Whether the repeat may be meant: a quotation pulled out, or the caption of two pictures with text between them."""
    if document.text[first.start] in _MARKS:
        return True
    between = [p for p in document.reading.passages if first.end <= p.start and p.end <= second.start]
    return _least(document, first) == _LEAST["caption"] and any(p.kind == "body" for p in between)


def _least(document: Document, passage: Passage) -> int:
    """The words that make a repeat: fewer for a line that ends no sentence, as captions do."""
    line = document.text[passage.start : passage.end]
    caption = passage.kind == "body" and "\n" not in line and not re.search(r"[.!?。！？…:：]['\"”’»)*_]*$", line)
    return _LEAST["caption" if caption else passage.kind]


def _folded(text: str) -> str:
    return " ".join(_QUOTES.sub('"', text).casefold().split())


def _long(text: str, least: int) -> bool:
    return len(_HAN.findall(text)) >= 2 * least or len(_WORD.findall(_HAN.sub(" ", text))) >= least


def _whole(document: Document, passage: Passage) -> tuple[int, int]:
    """The lines that a passage is in, with their line ends."""
    starts = document.lines.starts
    first, last = document.lines.position(passage.start)[0], document.lines.position(passage.end)[0]
    return starts[first - 1], starts[last] if last < len(starts) else len(document.text)


def _fix(document: Document, first: Passage, second: Passage) -> Fix | None:
    """The second one's lines removed with the empty lines after it; None where they hold anything else."""
    text = document.text
    (a, b), (start, end) = _whole(document, first), _whole(document, second)
    if _folded(text[a:b]) != _folded(text[start:end]):
        return None
    rest = re.compile(r"(?:[ \t]*(?:\r\n|\r|\n))*").match(text, end)
    end = rest.end() if rest else end
    if end == len(text):
        start = len(text[:start].rstrip()) + (1 if text[:start].rstrip() != text[:start] else 0)
    return Fix("suggested", "remove the second one", (Edit(document.file, start, end, ""),))
