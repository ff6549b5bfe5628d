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
from collections.abc import Iterator, Sequence

from msgspec import Struct

from matchcut.declare import Gathered, rule
from matchcut.model import Collection, Document, Finding, Profile, Related, Statement
from matchcut.text.show import quoted
from matchcut.values import date, runtime
from matchcut.values.fold import folded


class _Written(Struct, frozen=True):
    """A value and how it is written. `group`: what it is compared with."""

    group: tuple[str, str]
    form: str
    text: str
    where: Related


class _Titled(Struct, frozen=True):
    """A title that stands under a key of the document's own."""

    key: str
    text: str
    where: Related


class _Forms(Struct, frozen=True):
    """Of one document: how its values are written, its titles, and all of its own keys for titles."""

    written: list[_Written]
    titles: list[_Titled]
    keys: list[str]


def _forms(document: Document, profile: Profile) -> _Forms | None:
    language = (document.language or "").split("-")[0]
    out = _Forms([], [], [])
    for s in document.statements:
        if s.kind == "field" and (form := _notation(s)):
            source = f"{s.value['source']} " if s.field == "rating" else ""
            out.written.append(_Written((source + s.field.replace("_", " "), language), form, s.text, Related(s.place, s.quote)))
        if s.kind == "field" and s.field.endswith("title") and s.scalar is not None and len(s.scalar.key) == 1:
            out.titles.append(_Titled(str(s.scalar.key[0]), s.text, Related(s.place, s.quote)))
    own = [s.pattern for s in document.scalars if len(s.key) == 1]
    out.keys.extend(key for key in own if (choice := profile.fields.get(key)) and choice.field.endswith("title"))
    return out if out.written or out.titles or out.keys else None


@rule("REC102", each=Collection, severity="info", gather=_forms)
def check(collection: Collection, gathered: Gathered[_Forms], *, least: int = 5) -> Iterator[Finding]:
    groups: dict[tuple[str, str], list[_Written]] = {}
    for _, forms in gathered:
        for written in forms.written:
            groups.setdefault(written.group, []).append(written)
    for (name, _), stated in groups.items():
        usual = Counter(w.form for w in stated).most_common(1)[0][0]
        other = [w for w in stated if w.form != usual]
        if other and len(stated) >= least and len(other) * 3 <= len(stated):
            like = next(w for w in stated if w.form == usual)
            yield Finding.at(
                other[0].where,
                f"{name} is written like ", quoted(other[0].text), f" in {len(other)} of {len(stated)} values, else like ", quoted(like.text),
                related=[w.where for w in other[1:]],
            )  # fmt: skip
    yield from _repeating_keys(collection, [forms for _, forms in gathered])


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


def _repeating_keys(collection: Collection, gathered: Sequence[_Forms]) -> Iterator[Finding]:
    """A key that few documents have and that always repeats another one."""
    by_keys: dict[tuple[str, str], list[_Titled]] = {}
    broken: set[tuple[str, str]] = set()
    for forms in gathered:
        for title in forms.titles:
            for other in forms.titles:
                if other.key != title.key:
                    by_keys.setdefault((title.key, other.key), []).append(title)
                    if folded(title.text) != folded(other.text):
                        broken.add((title.key, other.key))
    counts = Counter(key for forms in gathered for key in forms.keys)
    for (key, its), found in by_keys.items():
        if (key, its) not in broken and len(found) >= 2 and len(found) == counts[key] and counts[key] * 2 < counts[its]:
            yield Finding.at(
                found[0].where,
                f"{key} repeats {its} in {counts[key]} of {len(collection.documents)} documents, wherever it is given",
                related=[t.where for t in found[1:]],
            )
