"""
An identifier that cannot be one: wrong length, letters among digits, a wrong check character.

Nothing can be joined by it, and its link leads nowhere. Where a collection always leaves out the letters, that is its
convention and said once.

## Capitals
```md title="films/anora.md"
---
title: Anora
imdb: https://www.imdb.com/title/TT28607951/
---
```
```findings
films/anora.md:3:34 REC110 malformed-identifier: imdb identifier "TT28607951" is in capitals
```
```fixed title="films/anora.md"
---
title: Anora
imdb: https://www.imdb.com/title/tt28607951/
---
```

## A good one
```md title="films/anora.md"
---
title: Anora
imdbId: tt28607951
---
```
"""

from __future__ import annotations

from collections.abc import Iterator

from matchcut.declare import rule
from matchcut.model import Cell, Collection, Document, Finding, Fix
from matchcut.place import Edit
from matchcut.text.show import quoted
from matchcut.values.identifier import Identifier, identifiers

_FIELDS = frozenset({"identifier", "link", "x:identifier"})


@rule("REC110", each=Collection, severity="error", fix="safe")
def check(collection: Collection) -> Iterator[Finding]:
    found = list(_all(collection))
    for why in sorted({i.malformed or "" for *_, i in found} - {""}):
        wrong = [f for f in found if f[2].malformed == why]
        like = [f for f in found if f[2].platform == wrong[0][2].platform]
        if len(wrong) >= 5 and len(wrong) * 5 > len(like):
            yield _finding(*wrong[0], f", as {len(wrong)} of {len(like)} in this collection", convention=True)
        else:
            yield from (_finding(*f) for f in wrong)


def _all(collection: Collection) -> Iterator[tuple[Document, Cell, Identifier]]:
    for document in collection.documents:
        for index in sorted({s.cell for s in document.statements if s.field in _FIELDS and s.cell >= 0}):
            cell = document.reading.cells[index]
            key = next((p for p in reversed(cell.path) if isinstance(p, str)), None)
            yield from ((document, cell, i) for i in identifiers(cell.text, key=key))


def _finding(document: Document, cell: Cell, wrong: Identifier, more: str = "", *, convention: bool = False) -> Finding:
    start, end = cell.span(wrong.start, wrong.end)
    fix = None
    if wrong.fixed and not convention:
        notation = wrong.fixed.casefold() == wrong.id.casefold()
        edit = Edit(document.file, start, end, wrong.fixed)
        fix = Fix("safe" if notation else "suggested", f"write {quoted(wrong.fixed)}", (edit,))
    return Finding.at(
        document.span(start, end),
        f"{wrong.platform} identifier ", quoted(wrong.id), f" {wrong.malformed}{more}",
        fix=fix,
        severity="info" if convention else None,
    )  # fmt: skip
