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

from matchcut.declare import rule
from matchcut.model import Collection, Finding, Statement
from matchcut.text.show import quoted
from matchcut.values import date


@rule("REC109", each=Collection, severity="warning")
def check(collection: Collection) -> Iterator[Finding]:
    pairs: list[tuple[Statement, Statement, int]] = []
    for document in collection.documents:
        years, dates = ([s for s in document.all(f) if s.kind == "field" and not s.qualifier] for f in ("year", "release_date"))
        if years and dates:
            year, at = min(((y, d) for y in years for d in dates), key=lambda p: date.years_apart(p[0].value, p[1].value) or 0)
            pairs.append((year, at, date.years_apart(year.value, at.value) or 0))
    far = [p for p in pairs if p[2] > 1]
    strict = len(pairs) > 5 and sum(not apart for *_, apart in pairs) >= 0.9 * (len(pairs) - 1)
    house = len(far) * 5 > len(pairs) and len(far) >= 3
    if house:
        year, at, _ = far[0]
        yield Finding.at(
            at,
            "release date is ", quoted(at.text), ", but year is ", quoted(year.text), " at ", year.place,
            f"; so they differ in {len(far)} of {len(pairs)} documents",
            related=[year, *(d for _, d, _ in far[1:])],
            severity="info",
        )  # fmt: skip
    for year, at, apart in pairs:
        if apart and not (house and apart > 1):
            yield Finding.at(
                at,
                "release date is ", quoted(at.text), ", but year is ", quoted(year.text), " at ", year.place,
                related=[year],
                severity="info" if apart == 1 or (not strict and _later(at, year)) else None,
            )  # fmt: skip


def _later(at: Statement, year: Statement) -> bool:
    return (date.first_year(at.value) or 0) > (date.first_year(year.value) or 0)
