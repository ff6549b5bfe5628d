"""
A record lacks a field that the film's other edition, or nearly all documents of the collection, have.

A film without a year falls out of every list by year, and readers of one language learn less than others.

## The other edition has it
```md title="films/anora.en.md"
---
title: Anora
director: Sean Baker
---
```
```md title="films/anora.zh.md"
---
title: 阿诺拉
originalTitle: Anora
---
这部电影讲述一个女人的故事。
```
```md title="films/tangerine.zh.md"
---
title: 橘色
director: 肖恩·贝克
---
这部电影讲述两个女人的故事。
```
```md title="films/wild.zh.md"
---
title: 走出荒野
director: 让-马克·瓦雷
---
这部电影讲述一个女人的旅程。
```
```md title="films/zola.zh.md"
---
title: 佐拉
director: 贾妮克萨·布拉沃
---
这部电影讲述一个女人的旅程。
```
```md title="films/moana.zh.md"
---
title: 海洋奇缘
director: 罗恩·克莱蒙兹
---
这部电影讲述一个女孩的旅程。
```
```findings
films/anora.zh.md:2:8 REC105 missing-field: this record has no director, but "Sean Baker" stands at films/anora.en.md:3:11
```

## Nobody else has it either
```md title="films/anora.md"
---
title: Anora
---
```
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from matchcut.declare import rule
from matchcut.model import Archive, Collection, Document, Film, Finding, Profile, Statement, fields
from matchcut.text.show import quoted
from matchcut.values.absent import is_absent
from matchcut.values.identifier import identifiers


@rule("REC105", each=Archive, severity="warning")
def check(archive: Archive, *, share: float = 0.8) -> Iterator[Finding]:
    for collection in archive.collections:
        records = [d for d in collection.documents if d.is_record]
        has = {
            d.path: {_name(s): s for s in reversed(d.statements) if s.kind == "field" and s.field in fields.catalogued()} for d in records
        }
        spoken = Counter(_language(d) for d in records)
        by_language = Counter((_language(d), name) for d in records for name in has[d.path])
        everywhere = Counter(name for d in records for name in has[d.path])
        films = {d.path: f for f in archive.films for d in f.records}
        for document in records:
            others = _editions(films.get(document.path), document, collection)
            lacking = everywhere.keys() - has[document.path].keys()
            for name in sorted(lacking - _unread(document, collection.profile) if lacking else ()):
                there = next((has[o.path][name] for o in others if name in has.get(o.path, {})), None)
                language = _language(document)
                if there and spoken[language] >= 5 and by_language[language, name] >= share * spoken[language]:
                    yield _finding(document, name, there, None, None)
                elif not there and len(records) >= 10 and everywhere[name] >= 0.9 * len(records):
                    yield _finding(document, name, None, everywhere[name], len(records))


def _finding(document: Document, name: str, there: Statement | None, having: int | None, of: int | None) -> Finding:
    where = document.one("title") or document.span(0, 0)
    if there:
        return Finding.at(where, f"this record has no {name}, but ", quoted(there.text), " stands at ", there.place, related=[there])
    return Finding.at(where, f"this record has no {name}, as {having} of {of} in this collection have", severity="info")


def _name(s: Statement) -> str:
    if s.field == "rating":
        return f"{s.value.get('source') or 'own'} rating"
    if s.field == "identifier":
        return f"{str(s.value).partition(':')[0]} identifier"
    return s.field.replace("_", " ")


def _unread(document: Document, profile: Profile) -> set[str]:
    """Fields that are there but cannot be read: other rules say so."""
    out = set()
    for cell in document.reading.cells:
        choice = profile.fields.get(cell.pattern)
        if choice and choice.field == "rating" and not is_absent(cell.text):
            out.add(f"{choice.source or 'own'} rating")
        elif choice and choice.field in fields.catalogued() and not is_absent(cell.text):
            out.add(choice.field.replace("_", " "))
        key = next((p for p in reversed(cell.path) if isinstance(p, str)), None)
        out.update(f"{i.platform} identifier" for i in identifiers(cell.text, key=key) if i.malformed)
    return out


def _language(document: Document) -> str:
    return (document.language or "").split("-")[0]


def _editions(film: Film | None, document: Document, collection: Collection) -> list[Document]:
    """The film's records of this collection in other languages."""
    records = film.records if film else ()
    return [d for d in records if d.collection == collection.name and _language(d) != _language(document)]
