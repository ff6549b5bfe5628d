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
from typing import NamedTuple

from matchcut.declare import rule
from matchcut.model import Document, Finding, ValueKind, fields
from matchcut.text.show import quoted
from matchcut.values.absent import is_absent, placeholder
from matchcut.values.fold import folded

_TITLES = fields.of_kind(ValueKind.TITLE)
_TEMPLATE = re.compile(
    r"(?:^|[/_. -])(?:archetypes?|templates?|scaffolds?|boilerplates?|skeletons?|plantillas?|vorlagen?|modeles?|模板)(?:[/_. -]|$)",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"<!--.*?(?:-->|\Z)|`[^`\r\n]+`", re.DOTALL)
_LINE = re.compile(r"[^\r\n]+")
_BRACKETS = re.compile(r"[\[【［][^\[\]【】［］\r\n]{2,120}[\]】］](?![(\[:])")
_MARKS = " \t*_>#-~|"
_CODE = re.compile(r"\{\{|\{%|<%|\$\{|%")
_CAPITALS = re.compile(r"(?:TODO|FIXME)(?:\s?[:\-–—(].*)?|(?:CAPTION|HEADLINE|BYLINE|SUBHEAD)\.?")
_ASKS = re.compile(r"[\[<({【［]|(?:your|insert|enter|add|write)\b")  # to be written: as `folded` gives it
_FOR = re.compile(  # what somebody is asked to write
    r"\b(?:titles?|names?|text|reviews?|synopsis|summary|plot|description|quotes?|image|photo|still|captions?|links?|urls?|poster|trailer|director|cast"
    r"|years?|date|ratings?|bio|content|comments?|paragraphs?|author|genres?|runtime|country|introduction|excerpt|keywords|tags"
    r"|titre|texte|resume|critique|synopsis|legende|realisateur|titel|kritik|inhalt|inhaltsangabe|beschreibung|bild|regisseur|regie"
    r"|titulo|texto|resena|critica|sinopsis|sinopse|imagen|imagem|director|titolo|testo|trama|recensione|immagine|regista|tytul|opis|recenzja|tekst)\b"
    r"|назван|текст|описан|рецензи|сюжет|режисс|标题|標題|内容|內容|简介|簡介|影评|影評|正文|导演|导演|文字|描述|本文|タイトル|入力"
)


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
    """Whether nobody can have meant a text: one that asks to be written says what for."""
    if _CODE.match(text.lstrip()):
        return False  # it makes the page
    inner = text.strip().strip("[]【】［］")
    if _CAPITALS.fullmatch(inner):
        return True
    if not placeholder(text) or is_absent(text) or folded(text).startswith(("todo", "fixme")) or len(text.strip()) < 4:
        return False  # "Todo: fama, fortuna" is Spanish
    return not _ASKS.match(folded(text)) or bool(_FOR.search(folded(text)))


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
