"""
Documents give different ratings of one source for one film.

A film has one score on Douban or IMDb on a given day. Scores that lie close together were read on different days and
are only mentioned, as are those of two viewings in a diary; others were mistyped or taken from another film.

## Two editions disagree
```md title="films/anora.en.md"
---
title: Anora
year: 2024
doubanRating: 8.1
---
```
```md title="films/anora.zh.md"
---
title: 阿诺拉
originalTitle: Anora
year: 2024
doubanRating: 6.3
---
```
```findings
films/anora.zh.md:5:15 EDN201 rating-conflict: douban rating is "6.3" here, but "8.1" at films/anora.en.md:4:15
```

## Different sources may differ
```md title="films/anora.en.md"
---
title: Anora
year: 2024
imdbRating: 7.4
---
```
```md title="films/anora.zh.md"
---
title: 阿诺拉
originalTitle: Anora
year: 2024
doubanRating: 8.1
---
```
"""

from __future__ import annotations

from collections.abc import Iterator

from matchcut.declare import rule
from matchcut.model import Film, Finding, Severity, Statement, fields
from matchcut.resolve.viewings import viewings
from matchcut.text.show import quoted
from matchcut.values import rating


@rule("EDN201", each=Film, severity="error", reads=("rating", *fields.occasions()))
def check(film: Film, *, drift: float = 0.2) -> Iterator[Finding]:
    groups: dict[tuple[str, str | None], list[Statement]] = {}
    for s in film.all("rating"):
        if s.kind == "field" and s.value.get("source"):
            groups.setdefault((s.value["source"], s.qualifier), []).append(s)
    for (source, _), stated in groups.items():
        for usual, (first, *more) in film.outliers(stated, _differ):
            yield Finding.at(
                first,
                f"{source} rating is ", quoted(first.text), " here, but ", quoted(usual.text), " at ", usual.place,
                related=[usual, *more],
                severity=_severity(film, first, usual, drift),
            )  # fmt: skip


def _differ(a: Statement, b: Statement) -> bool:
    left, right = a.value, b.value
    if left.get("best") == right.get("best"):
        return bool(left["value"] != right["value"])
    return rating.differ(*(rating.Rating(v["value"], v.get("best"), v.get("source")) for v in (left, right)))


def _severity(film: Film, a: Statement, b: Statement, drift: float) -> Severity | None:
    """Info for scores of different days and for rounded ones."""
    left, right = a.value["value"], b.value["value"]
    if viewings(film.document(a), film.document(b)):
        return "info"
    one, other = film.document(a), film.document(b)
    if not (one.is_record and other.is_record) or one.language == other.language:
        drift = max(drift, 1.0)  # no editions: each keeps the score of its day
    if isinstance(left, str) or isinstance(right, str):
        return None
    if a.value.get("best") != b.value.get("best"):
        return "info"
    scale = (a.value.get("best") or 10) / 10
    whole = float(left).is_integer() != float(right).is_integer()
    close = abs(left - right) <= drift * scale + 1e-9
    return "info" if close or (whole and abs(left - right) <= 0.5) else None
