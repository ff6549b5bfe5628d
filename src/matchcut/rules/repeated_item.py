"""
The same item stands twice in one list.

A doubled topic counts twice on every page that counts topics, and often hides another one that was meant.

## A topic given twice
```md title="films/anora.md"
---
title: Anora
topics: ["Class", "Economic Empowerment", "economic empowerment"]
---
```
```findings
films/anora.md:3:44 REC107 repeated-item: topic "economic empowerment" stands already at films/anora.md:3:20
```
```fixed title="films/anora.md"
---
title: Anora
topics: ["Class", "Economic Empowerment"]
---
```

## One actor in two parts
```md title="films/moon.md"
---
title: The Parent Trap
cast:
  - name: Lindsay Lohan
    character: Hallie
  - name: Lindsay Lohan
    character: Annie
---
```

## Countries of one state
```md title="films/local-hero.md"
---
title: Local Hero
year: 1983
country: [England, Scotland]
---
```
"""

from __future__ import annotations

from collections.abc import Iterator

from matchcut.declare import rule
from matchcut.model import Document, Finding, Fix, Key, Scalar, Statement, fields
from matchcut.place import Edit
from matchcut.text.show import quoted
from matchcut.values import award, name, term

_NAMES = frozenset(fields.credits_in_order("crew"))
_FIELDS = _NAMES | fields.several() & fields.translated() | {"award"}
_PARTS = frozenset({"england", "scotland", "wales", "northern ireland"})  # of one state, but named side by side


@rule("REC107", each=Document, severity="warning", fix="suggested")
def check(document: Document) -> Iterator[Finding]:
    first: dict[tuple[str, object, object], Statement] = {}
    again: dict[tuple[str, object, object], list[Statement]] = {}
    for s in document.statements:
        if s.field in _FIELDS and s.kind == "field" and s.scalar is not None:
            key: tuple[str, object, object] = (s.field, _list(s.scalar), (_same(s), s.qualifier, _beside(document, s.scalar)))
            if first.setdefault(key, s) is not s:
                again.setdefault(key, []).append(s)
    for key, later in again.items():
        here, start = later[0], first[key]
        edits = tuple(e for s in later if (e := _removal(document, s)))
        yield Finding.at(
            here,
            f"{here.field} ", quoted(here.text), " stands already at ", start.place,
            related=[start, *later[1:]],
            fix=Fix("suggested", f"remove {quoted(here.text)}", edits) if len(edits) == len(later) else None,
            severity="info" if here.field == "award" and len(award.normal(here.text).split()) < 3 else None,  # "César" twice: two of them
        )  # fmt: skip


def _list(scalar: Scalar) -> Key:
    """The key of the list that a value is an item of."""
    depth = max((i for i, part in enumerate(scalar.key) if isinstance(part, int)), default=len(scalar.key))
    return scalar.key[:depth]


def _beside(document: Document, scalar: Scalar) -> tuple[object, ...]:
    """What else an item of several keys holds: its character, its year."""
    item = scalar.key[: len(_list(scalar)) + 1]
    if len(scalar.key) <= len(item):
        return ()
    return tuple((s.key[len(item) :], s.text) for s in document.scalars if s.key[: len(item)] == item and s != scalar)


def _same(s: Statement) -> object:
    if s.field == "cast":
        character = s.value.get("character")
        return name.normal(s.value["name"]), name.normal(character) if character else None, s.value.get("job")
    if s.field == "country":
        return term.normal(s.text) if term.normal(s.text) in _PARTS else s.value
    if s.field == "award":
        return award.normal(s.text)
    return name.normal(s.text) if s.field in _NAMES else term.normal(s.text)


def _removal(document: Document, s: Statement) -> Edit | None:
    """The item with the comma before it, or with its line; None where it is part of a string or of a table."""
    scalar = s.scalar
    if scalar is None or not isinstance(scalar.key[-1], int) or (s.place.start, s.place.end) != (scalar.start, scalar.end):
        return None
    text = document.text
    before = max((o.outer_end for o in document.scalars if o.outer_end <= scalar.outer_start), default=0)
    if before and text[before : scalar.outer_start].strip() == ",":
        return Edit(document.file, before, scalar.outer_end, "")
    start = document.lines.starts[s.place.line - 1]
    end = document.lines.starts[s.place.line] if s.place.line < len(document.lines.starts) else len(text)
    alone = text[start : scalar.outer_start].strip() == "-" and not text[scalar.outer_end : end].strip()
    return Edit(document.file, start, end, "") if alone else None
