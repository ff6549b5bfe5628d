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

from msgspec import Struct

from matchcut.declare import Gathered, rule
from matchcut.model import Collection, Document, Finding, Fix, Profile, Related
from matchcut.place import Edit
from matchcut.text.show import quoted
from matchcut.values.identifier import identifiers

_FIELDS = frozenset({"identifier", "link", "x:identifier"})


class _Written(Struct, frozen=True):
    """An identifier as a document writes it; `where` is None for one that is well formed."""

    platform: str
    id: str = ""
    malformed: str = ""
    fixed: str | None = None
    where: Related | None = None


def _written(document: Document, profile: Profile) -> list[_Written] | None:
    scalars = {s.scalar.start: s.scalar for s in document.statements if s.field in _FIELDS and s.scalar is not None}
    out = []
    for _, scalar in sorted(scalars.items()):
        key = next((p for p in reversed(scalar.key) if isinstance(p, str)), None)
        for i in identifiers(scalar.text, key=key):
            where = document.stretch(*document.part(scalar, i.start, i.end)) if i.malformed else None
            out.append(_Written(i.platform, i.id, i.malformed or "", i.fixed, where) if where else _Written(i.platform))
    return out


@rule("REC110", each=Collection, severity="error", fix="safe", gather=_written)
def check(collection: Collection, gathered: Gathered[list[_Written]]) -> Iterator[Finding]:
    every = [i for _, written in gathered for i in written]
    for why in sorted({i.malformed for i in every} - {""}):
        wrong = [i for i in every if i.malformed == why]
        like = [i for i in every if i.platform == wrong[0].platform]
        if len(wrong) >= 5 and len(wrong) * 5 > len(like):
            yield _finding(wrong[0], f", as {len(wrong)} of {len(like)} in this collection", convention=True)
        else:
            yield from map(_finding, wrong)


def _finding(wrong: _Written, more: str = "", *, convention: bool = False) -> Finding:
    assert wrong.where is not None
    place = wrong.where.place
    fix = None
    if wrong.fixed and not convention:
        notation = wrong.fixed.casefold() == wrong.id.casefold()
        edit = Edit(place.path, place.start, place.end, wrong.fixed)
        fix = Fix("safe" if notation else "suggested", f"write {quoted(wrong.fixed)}", (edit,))
    return Finding.at(
        wrong.where,
        f"{wrong.platform} identifier ", quoted(wrong.id), f" {wrong.malformed}{more}",
        fix=fix,
        severity="info" if convention else None,
    )  # fmt: skip
