"""
The year of a record and its release date differ.

By one year is common (premiere and release) and only mentioned, and so is a release long after the year: films are
released late in other countries, and again. A release long before the year is a slip, and so is one long after it
where nine in ten of the collection's records are released in their year.

## Ten years before
```md title="films/anora.md"
---
title: Anora
year: 2024
releaseDate: 2014-05-21
---
```
```findings
films/anora.md:4:14 REC109 year-date-mismatch: release date is "2014-05-21", but year is "2024" at films/anora.md:3:7
```

## The same year
```md title="films/anora.md"
---
title: Anora
year: 2024
releaseDate: 2024-05-21
---
```
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from matchcut.declare import Gathered, rule
from matchcut.model import Collection, Document, Finding, MessagePart, Profile, Related, Severity
from matchcut.text.show import quoted
from matchcut.values import date


class _Pair(Struct, frozen=True):
    """A document's year and the release date nearest to it; `apart` counts the years between them."""

    year: str
    year_at: Related
    date: str
    date_at: Related
    apart: int
    later: bool  # the date is after the year


def _pair(document: Document, profile: Profile) -> _Pair | None:
    years, dates = ([s for s in document.all(f) if s.kind == "field" and not s.qualifier] for f in ("year", "release_date"))
    if not years or not dates:
        return None
    year, at = min(((y, d) for y in years for d in dates), key=lambda p: date.years_apart(p[0].value, p[1].value) or 0)
    later = (date.first_year(at.value) or 0) > (date.first_year(year.value) or 0)
    apart = date.years_apart(year.value, at.value) or 0
    return _Pair(year.text, Related(year.place, year.quote), at.text, Related(at.place, at.quote), apart, later)


@rule("REC109", each=Collection, severity="warning", gather=_pair)
def check(collection: Collection, gathered: Gathered[_Pair]) -> Iterator[Finding]:
    pairs = [pair for _, pair in gathered]
    far = [p for p in pairs if p.apart > 1]
    strict = len(pairs) > 5 and sum(not p.apart for p in pairs) >= 0.9 * (len(pairs) - 1)
    house = len(far) * 5 > len(pairs) and len(far) >= 3
    if house:
        yield Finding.at(
            far[0].date_at,
            *_apart(far[0]), f"; so they differ in {len(far)} of {len(pairs)} documents",
            related=[far[0].year_at, *(p.date_at for p in far[1:])],
            severity="info",
        )  # fmt: skip
    for pair in pairs:
        if pair.apart and not (house and pair.apart > 1):
            severity: Severity | None = "info" if pair.apart == 1 or (not strict and pair.later) else None
            yield Finding.at(pair.date_at, *_apart(pair), related=[pair.year_at], severity=severity)


def _apart(pair: _Pair) -> tuple[MessagePart, ...]:
    return "release date is ", quoted(pair.date), ", but year is ", quoted(pair.year), " at ", pair.year_at.place
