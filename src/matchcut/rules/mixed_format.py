"""
One field is written in several notations within one language of one collection.

Readers see "139 min" here and "2h 19m" there; tables sort wrongly. Said once for each field.

## Running times
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
runtime: 1h 55m
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
```findings
films/c.md:3:10 REC102 mixed-format: runtime is written like "1h 55m" in 1 of 5 values, else like "139 min"
```

## One notation
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
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from matchcut.declare import rule
from matchcut.model import Collection, Finding, Statement
from matchcut.text.show import quoted
from matchcut.values import date, runtime
from matchcut.values.fold import folded


@rule("REC102", each=Collection, severity="info")
def check(collection: Collection, *, least: int = 5) -> Iterator[Finding]:
    groups: dict[tuple[str, str], list[tuple[str, Statement]]] = {}
    for document in collection.documents:
        language = (document.language or "").split("-")[0]
        for s in document.statements:
            form = _notation(s) if s.kind == "field" else ""
            if form:
                source = f"{s.value['source']} " if s.field == "rating" else ""
                groups.setdefault((source + s.field.replace("_", " "), language), []).append((form, s))
    for (name, _), stated in groups.items():
        usual = Counter(form for form, _ in stated).most_common(1)[0][0]
        other = [s for form, s in stated if form != usual]
        if other and len(stated) >= least and len(other) * 3 <= len(stated):
            like = next(s for form, s in stated if form == usual)
            yield Finding.at(
                other[0],
                f"{name} is written like ", quoted(other[0].text), f" in {len(other)} of {len(stated)} values, else like ", quoted(like.text),
                related=other[1:],
            )  # fmt: skip
    yield from _repeating_keys(collection)


def _notation(s: Statement) -> str:
    if s.field == "runtime":
        return runtime.notation(s.text)
    if s.field == "release_date":
        return date.notation(s.text)
    if s.field == "year":
        return re.sub(r"[0-9]", "N", s.text.strip())
    if s.field == "rating" and s.value.get("source"):
        shape = re.sub(r"[0-9]+(?:\.[0-9]+)?", "N", s.text.strip())
        return re.sub(r"N,[0-9]+|N,N", "N,N", shape)
    return ""


def _repeating_keys(collection: Collection) -> Iterator[Finding]:
    """A key that few documents have and that always repeats another one."""
    by_key: dict[str, list[tuple[Statement, str]]] = {}
    broken: set[tuple[str, str]] = set()
    for document in collection.documents:
        stated = [(s, c) for s in document.statements if s.kind == "field" and (c := document.cell(s)) and len(c.path) == 1]
        titles = [(s, str(c.path[0])) for s, c in stated if s.field.endswith("title")]
        for s, key in titles:
            for other, its in titles:
                if its != key:
                    by_key.setdefault(f"{key}\n{its}", []).append((s, its))
                    if folded(s.text) != folded(other.text):
                        broken.add((key, its))
    counts = Counter(str(c.path[0]) for d in collection.documents for c in d.reading.cells if len(c.path) == 1)
    for pair, found in by_key.items():
        key, its = pair.split("\n")
        if (key, its) not in broken and len(found) >= 2 and len(found) == counts[key] and counts[key] * 2 < counts[its]:
            first = found[0][0]
            yield Finding.at(
                first,
                f"{key} repeats {its} in {counts[key]} of {len(collection.documents)} documents, wherever it is given",
                related=[s for s, _ in found[1:]],
            )
