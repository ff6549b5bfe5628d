"""
Documents date one event of a film differently.

Years that are one apart are only mentioned: premiere and release often are. Documents that are no records of the film
(reviews, tables) are only mentioned as well, and so are the release dates of editions in two languages, as films are
released on other days in other countries; but one day in two years, or in two months, is a slip.

## Two editions give different years
```md title="films/anora.en.md"
---
title: Anora
year: 2024
---
```
```md title="films/anora.zh.md"
---
title: 阿诺拉
originalTitle: Anora
year: 2014
---
```
```findings
films/anora.zh.md:4:7 EDN202 date-conflict: year is "2014" here, but "2024" at films/anora.en.md:3:7
```

## One day in two years
```md title="films/anora.en.md"
---
title: Anora
releaseDate: 2024-05-21
---
```
```md title="films/anora.zh.md"
---
title: 阿诺拉
originalTitle: Anora
releaseDate: 2014年5月21日
---
```
```findings
films/anora.zh.md:4:14 EDN202 date-conflict: release date is "2014年5月21日" here, but "2024-05-21" at films/anora.en.md:3:14
```

## A date and its month agree
```md title="films/anora.en.md"
---
title: Anora
releaseDate: 2024-05-21
---
```
```md title="films/anora.zh.md"
---
title: 阿诺拉
originalTitle: Anora
releaseDate: 2024年5月
---
```
"""

from __future__ import annotations

from collections.abc import Iterator

from matchcut.declare import rule
from matchcut.model import Film, Finding, Severity, Statement
from matchcut.text.show import quoted
from matchcut.values import date


@rule("EDN202", each=Film, severity="error", reads=("release_date", "year"))
def check(film: Film) -> Iterator[Finding]:
    reported: set[tuple[str, str]] = set()

    def differ(s: Statement, usual: Statement) -> bool:
        pair = (usual.document, s.document)
        return date.differ(s.value, usual.value) and pair not in reported and pair[::-1] not in reported

    for field, words in (("release_date", "release date"), ("year", "year")):
        for stated in film.versions(field):
            for usual, (first, *more) in film.outliers(stated, differ):
                reported.update((usual.document, s.document) for s in (first, *more))
                yield Finding.at(
                    first,
                    f"{words} is ", quoted(first.text), " here, but ", quoted(usual.text), " at ", usual.place,
                    related=[usual, *more],
                    severity=_severity(film, first, usual),
                )  # fmt: skip


def _severity(film: Film, a: Statement, b: Statement) -> Severity | None:
    left, right = film.document(a), film.document(b)
    if a.field == "release_date" and left.language != right.language and not _slip(str(a.value), str(b.value)):
        return "info"
    apart = date.years_apart(a.value, b.value) or 0
    if not (left in film.records and right in film.records):
        return "info"
    if apart > 1:
        return None
    exact = date.precision(a.value) == date.precision(b.value) == "day"
    return "warning" if a.field == "release_date" and exact and left.collection == right.collection else "info"


def _slip(a: str, b: str) -> bool:
    """Whether two dates differ in the year or the month alone."""
    left, right = a.split("-"), b.split("-")
    return len(left) == len(right) == 3 and left[2] == right[2] and (left[0] == right[0] or left[1] == right[1])
