"""
A value that cannot be read as what its field holds, where its neighbours can.

Such a value takes part in no comparison: it is as good as missing.

## One running time in words
```md title="films/a.md"
---
title: Anora
runtime: 139 min
---
```
```md title="films/b.md"
---
title: Tangerine
runtime: 88 min
---
```
```md title="films/c.md"
---
title: Wild
runtime: 115 min
---
```
```md title="films/d.md"
---
title: Moana
runtime: 107 min
---
```
```md title="films/e.md"
---
title: Orlando
runtime: 94 min
---
```
```md title="films/f.md"
---
title: Zola
runtime: 86 mni
---
```
```findings
films/f.md:3:10 REC104 unreadable-value: "86 mni" cannot be read as runtime, as 5 of 6 values of this key can
```

## A missing value says so, and so does a film that nobody rated
```md title="films/a.md"
---
title: Anora
runtime: N/A
---
```
```md title="films/b.md"
---
title: Tangerine
rating: 3/5
---
```
```md title="films/c.md"
---
title: Wild
rating: 4/5
---
```
```md title="films/d.md"
---
title: Moana
rating: 3/5
---
```
```md title="films/e.md"
---
title: Orlando
rating: 5/5
---
```
```md title="films/f.md"
---
title: Zola
rating: 4/5
---
```
```md title="films/g.md"
---
title: Heat
rating: not rated
---
```
```md title="films/template.md"
---
title: Title
rating: /5
---
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from matchcut.declare import rule
from matchcut.model import Cell, Collection, Document, Finding, Severity, ValueKind, fields
from matchcut.text.show import quoted
from matchcut.values.absent import is_absent, placeholder, unrated

_FIELDS = fields.of_film_page() | {"rating"}
_NAMES = fields.of_kind(ValueKind.COUNTRY, ValueKind.LANGUAGE)
_UNIT = re.compile(
    r"[\s_.…-]*(?:min|mins|minutes?|minuten|minuti|minutos|minut|mn|h|мин|분|分|分钟|分鐘|%|/\s?(?:4|5|6|10|100)|stars?)[.\s]*"
)
_ODD = re.compile(r"[0-9<>{}\[\]\\=#@%*_|~^\ufffd]")


@rule("REC104", each=Collection, severity="warning")
def check(collection: Collection, *, share: float = 0.8) -> Iterator[Finding]:
    wrong: dict[str, list[tuple[Document, Cell]]] = {}
    good: dict[str, int] = {}
    for document in collection.documents:
        read = {(s.cell, s.field) for s in document.statements}
        for index, cell in enumerate(document.reading.cells):
            choice = collection.profile.fields.get(cell.pattern)
            if choice is None or choice.field not in _FIELDS:
                continue
            if (index, choice.field) in read:
                good[cell.pattern] = good.get(cell.pattern, 0) + 1
            elif cell.text.strip() and not _blank(choice.field, cell.text):
                wrong.setdefault(cell.pattern, []).append((document, cell))
    for pattern, cells in wrong.items():
        count, field = good.get(pattern, 0), collection.profile.fields[pattern].field
        if count < 5 or count < share * (count + len(cells)):
            continue
        for document, cell in cells:
            yield Finding.at(
                document.span(cell.start, cell.end),
                quoted(cell.text), f" cannot be read as {field.replace('_', ' ')}, as {count} of {count + len(cells)} values of this key can",
                severity=_severity(field, cell.text),
            )  # fmt: skip


def _blank(field: str, text: str) -> bool:
    """Whether nobody has filled the value in: a word for none, what a template holds, a unit without its number."""
    absent = unrated if field == "rating" else is_absent
    return absent(text) or placeholder(text) or _UNIT.fullmatch(text.casefold()) is not None


def _severity(field: str, text: str) -> Severity | None:
    return "info" if len(text) > 60 or (field in _NAMES and not _ODD.search(text)) else None
