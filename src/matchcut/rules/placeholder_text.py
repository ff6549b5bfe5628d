"""
Text of a template stands where somebody meant to write.

It gets published as it stands. Words that say that there is nothing ("N/A", "TBA") are no placeholders, and neither is
a film called "Untitled". In drafts, and in the middle of a sentence, where it may be a joke, it is only mentioned.

## A field and a paragraph were never written
```md title="films/anora.md"
---
title: Anora
synopsis: "[Add plot summary here]"
---

She marries him in Las Vegas.

[Insert quote here]
```
```findings
films/anora.md:3:12 REC111 placeholder-text: "[Add plot summary here]" is text of a template
films/anora.md:8:1 REC111 placeholder-text: "[Insert quote here]" is text of a template
```

## Brackets of a writer, and films that are called so
```md title="films/untitled.md"
---
title: Untitled
director: TBA
---

"[He] said that [sic] it was a [caption]," she says [in French]. The film opens on a black screen.

(Put simply, it is a review of a life.)
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from matchcut.declare import rule
from matchcut.languages import alternatives, bounded, words
from matchcut.model import Document, Finding, ValueKind, fields
from matchcut.text.pattern import regex
from matchcut.text.show import quoted
from matchcut.values.absent import is_absent, placeholder
from matchcut.values.fold import folded

_TITLES = fields.of_kind(ValueKind.TITLE)
_TEMPLATE = regex(lambda: rf"(?:^|[/_. -]){alternatives(words('template-names'))}(?:[/_. -]|$)", re.IGNORECASE)
_HIDDEN = regex(r"<!--.*?(?:-->|\Z)|`[^`\r\n]+`", re.DOTALL)
_LINE = regex(r"[^\r\n]+")
_BRACKETS = regex(r"[\[【［][^\[\]【】［］\r\n]{2,120}[\]】］](?![(\[:])")
_MARKS = " \t*_>#-~|"
_SHORT = 60  # code points of a text that is likely to come again
_CODE = regex(r"\{\{|\{%|<%|\$\{|%")
_CAPITALS = regex(lambda: rf"(?:TODO|FIXME)(?:\s?[:\-–—(].*)?|{alternatives(words('placeholder.capitals'))}\.?")
_ASKS = regex(lambda: rf"[\[<({{【［]|{bounded(words('placeholder.asked'))}")  # to be written: as `folded` gives it
_FOR = regex(lambda: bounded(words("placeholder.for", fold=folded)))  # what somebody is asked to write


class _Found(NamedTuple):
    """A placeholder in the file, and whether it is surely one."""

    start: int
    end: int
    sure: bool


@rule("REC111", each=Document, severity="warning")
def check(document: Document) -> Iterator[Finding]:
    if _TEMPLATE.search(document.file):
        return
    groups: dict[tuple[str, bool], list[_Found]] = {}
    for found in (*_in_fields(document), *_in_prose(document)):
        groups.setdefault((document.text[found.start : found.end], found.sure), []).append(found)
    for (text, sure), (first, *more) in groups.items():
        yield Finding.at(
            document.stretch(first.start, first.end),
            quoted(text), " is text of a template",
            related=[document.stretch(f.start, f.end) for f in more],
            severity=None if sure and not document.is_draft else "info",
        )  # fmt: skip


def _is_placeholder(text: str) -> bool:
    return _is_short_one(text) if len(text) <= _SHORT else _is_one(text)


def _is_one(text: str) -> bool:
    """Whether nobody can have meant a text: one that asks to be written says what for."""
    if _CODE.match(text.lstrip()):
        return False  # it makes the page
    inner = text.strip().strip("[]【】［］")
    if _CAPITALS.fullmatch(inner):
        return True
    if not placeholder(text) or is_absent(text) or folded(text).startswith(("todo", "fixme")) or len(text.strip()) < 4:
        return False  # "Todo: fama, fortuna" is Spanish
    return not _ASKS.match(folded(text)) or bool(_FOR.search(folded(text)))


_is_short_one = lru_cache(8192)(_is_one)


def _in_fields(document: Document) -> Iterator[_Found]:
    titles = {s.scalar.start for s in document.statements if s.field in _TITLES and s.scalar is not None}
    for scalar in document.scalars:
        plain = scalar.start in titles and scalar.text.lstrip()[:1] not in ("[", "【", "［")
        if not plain and _is_placeholder(scalar.text):
            yield _Found(scalar.start, scalar.end, sure=True)


def _in_prose(document: Document) -> Iterator[_Found]:
    """Lines that are a placeholder, and brackets within others that hold one."""
    for passage in document.reading.passages:
        text = _HIDDEN.sub(lambda m: " " * len(m[0]), document.text[passage.start : passage.end])
        for line in _LINE.finditer(text):
            bare = line[0].strip(_MARKS)
            start = passage.start + line.start() + line[0].find(bare)
            if bare.startswith("("):  # an aside
                continue
            if _is_placeholder(bare):
                yield _Found(start, start + len(bare), sure=True)
            else:
                for m in _BRACKETS.finditer(text, *line.span()):
                    if _is_placeholder(m[0]):
                        yield _Found(passage.start + m.start(), passage.start + m.end(), sure=False)
