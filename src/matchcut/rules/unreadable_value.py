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

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from matchcut.declare import Gathered, rule
from matchcut.languages import alternatives, words
from matchcut.model import Collection, Document, Finding, Profile, Related, Severity, ValueKind, fields
from matchcut.text.pattern import regex
from matchcut.text.show import quoted
from matchcut.values.absent import is_absent, placeholder, unrated

_FIELDS = fields.single_facts() | {"rating"}
_NAMES = fields.of_kind(ValueKind.COUNTRY, ValueKind.LANGUAGE)
_UNIT = regex(lambda: rf"[\s_.…-]*(?:{alternatives(words('units.minute', 'star'))}|h|%|/\s?(?:4|5|6|10|100))[.\s]*")
_ODD = regex(r"[0-9<>{}\[\]\\=#@%*_|~^\ufffd]")


class _Unread(Struct, frozen=True):
    """A value that does not read as its key's field."""

    key: str
    text: str
    where: Related


class _Values(Struct, frozen=True):
    """Of one document: the keys whose values read as their field, one for each value, and the values that do not."""

    read: list[str]
    unread: list[_Unread]


def _values(document: Document, profile: Profile) -> _Values | None:
    stating: dict[int, set[str]] = {}
    for s in document.statements:
        if s.scalar is not None:
            stating.setdefault(s.scalar.start, set()).add(s.field)
    out = _Values([], [])
    for scalar in document.scalars:
        choice = profile.fields.get(scalar.pattern)
        if choice is None or choice.field not in _FIELDS:
            continue
        if choice.field in stating.get(scalar.start, ()):
            out.read.append(scalar.pattern)
        elif scalar.text.strip() and not _blank(choice.field, scalar.text):
            out.unread.append(_Unread(scalar.pattern, scalar.text, document.stretch(scalar.start, scalar.end)))
    return out if out.read or out.unread else None


@rule("REC104", each=Collection, severity="warning", gather=_values)
def check(collection: Collection, gathered: Gathered[_Values], *, share: float = 0.8) -> Iterator[Finding]:
    good: Counter[str] = Counter()
    wrong: dict[str, list[_Unread]] = {}
    for _, values in gathered:
        good.update(values.read)
        for value in values.unread:
            wrong.setdefault(value.key, []).append(value)
    for key, unread in wrong.items():
        count, field = good[key], collection.profile.fields[key].field
        if count < 5 or count < share * (count + len(unread)):
            continue
        for value in unread:
            yield Finding.at(
                value.where,
                quoted(value.text), f" cannot be read as {field.replace('_', ' ')}, as {count} of {count + len(unread)} values of this key can",
                severity=_severity(field, value.text),
            )  # fmt: skip


def _blank(field: str, text: str) -> bool:
    """Whether the value was never filled in: a word for none, the text of a template, a unit without its number."""
    absent = unrated if field == "rating" else is_absent
    return absent(text) or placeholder(text) or _UNIT.fullmatch(text.casefold()) is not None


def _severity(field: str, text: str) -> Severity | None:
    return "info" if len(text) > 60 or (field in _NAMES and not _ODD.search(text)) else None
