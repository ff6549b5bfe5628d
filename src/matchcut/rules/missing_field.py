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
from collections.abc import Iterator, Mapping

from msgspec import Struct

from matchcut.declare import Gathered, rule
from matchcut.model import Archive, Document, Film, Finding, Profile, Related, Statement, ValueKind, fields
from matchcut.text.show import quoted
from matchcut.values.absent import is_absent
from matchcut.values.identifier import identifiers

_ADDRESSES = fields.of_kind(ValueKind.IDENTIFIER, ValueKind.LINK)


class _Has(Struct, frozen=True):
    """A fact that a record states."""

    text: str
    where: Related


class _Record(Struct, frozen=True):
    """What a record states by name, what it has but nobody can read, and where a finding about it stands."""

    has: dict[str, _Has]
    unread: list[str]
    where: Related


Records = dict[str, tuple[Document, _Record]]


def _record(document: Document, profile: Profile) -> _Record | None:
    if not document.is_record:
        return None
    stated = [s for s in document.statements if s.kind == "field" and s.field in fields.catalogued()]
    title = document.one("title")
    where = Related(title.place, title.quote) if title else document.stretch(0, 0)
    has = {_name(s): _Has(s.text, Related(s.place, s.quote)) for s in reversed(stated)}
    return _Record(has, sorted(_unread(document, profile, has)), where)


@rule("REC105", each=Archive, severity="warning", gather=_record)
def check(archive: Archive, gathered: Gathered[_Record], *, share: float = 0.8) -> Iterator[Finding]:
    by_collection: dict[str, Records] = {}
    for document, record in gathered:
        by_collection.setdefault(document.collection, {})[document.path] = (document, record)
    films = {d.path: f for f in archive.films for d in f.records}
    for records in by_collection.values():
        yield from _lacking(records, films, share)


def _lacking(records: Records, films: Mapping[str, Film], share: float) -> Iterator[Finding]:
    """What records of one collection lack and their editions, or nearly all others, have."""
    spoken = Counter(_language(d) for d, _ in records.values())
    by_language = Counter((_language(d), name) for d, record in records.values() for name in record.has)
    everywhere = Counter(name for _, record in records.values() for name in record.has)
    for path, (document, record) in records.items():
        lacking = everywhere.keys() - record.has.keys()
        others = _editions(films.get(path), document, records) if lacking else []
        for name in sorted(lacking.difference(record.unread)):
            there = next((o.has[name] for o in others if name in o.has), None)
            language = _language(document)
            if there and spoken[language] >= 5 and by_language[language, name] >= share * spoken[language]:
                at = there.where.place
                yield Finding.at(
                    record.where, f"this record has no {name}, but ", quoted(there.text), " stands at ", at, related=[there.where]
                )
            elif not there and len(records) >= 10 and everywhere[name] >= 0.9 * len(records):
                message = f"this record has no {name}, as {everywhere[name]} of {len(records)} in this collection have"
                yield Finding.at(record.where, message, severity="info")


def _name(s: Statement) -> str:
    if s.field == "rating":
        return f"{s.value.get('source') or 'own'} rating"
    if s.field == "identifier":
        return f"{str(s.value).partition(':')[0]} identifier"
    return s.field.replace("_", " ")


def _unread(document: Document, profile: Profile, has: Mapping[str, _Has]) -> set[str]:
    """Fields that are there but cannot be read, of those that it does not have: other rules say so."""
    out = set()
    for scalar in document.scalars:
        choice = profile.fields.get(scalar.pattern)
        if choice is not None and choice.field.replace("_", " ") in has:
            continue
        if choice and choice.field == "rating" and not is_absent(scalar.text):
            out.add(f"{choice.source or 'own'} rating")
        elif choice and choice.field in fields.catalogued() and not is_absent(scalar.text):
            out.add(choice.field.replace("_", " "))
        if choice is None or choice.field in _ADDRESSES:
            key = next((p for p in reversed(scalar.key) if isinstance(p, str)), None)
            out.update(f"{i.platform} identifier" for i in identifiers(scalar.text, key=key) if i.malformed)
    return out


def _language(document: Document) -> str:
    return (document.language or "").split("-")[0]


def _editions(film: Film | None, document: Document, records: Records) -> list[_Record]:
    """The film's records of this collection in other languages."""
    others = film.records if film else ()
    return [records[d.path][1] for d in others if d.path in records and _language(d) != _language(document)]
