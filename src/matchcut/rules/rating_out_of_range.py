"""
A rating lies outside its scale.

Most are scores without their decimal point, and pull every average up. The scale is the one that the value itself
names, or the platform's, or the one that a writer keeps to; of a writer's own bare numbers only what is more than
twice the scale is said to be outside.

## A decimal point is missing
```md title="films/anora.md"
---
title: Anora
imdbRating: 74
---
```
```findings
films/anora.md:3:13 REC113 rating-out-of-range: imdb rating "74" is beyond 10
```

## The scale is in the value
```md title="reviews/wild.md"
---
movie: Wild
rating: 6/5
---
```
```md title="reviews/zola.md"
---
movie: Zola
rating: 6/10
---
```
```findings
reviews/wild.md:3:9 REC113 rating-out-of-range: rating "6/5" is beyond 5
```

## A collection that writes a platform's scores in hundredths
```md title="films/anora.md"
---
title: Anora
imdbRating: 7.4
rating: 100
---
```
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from matchcut.declare import Gathered, rule
from matchcut.model import Collection, Document, Finding, Profile, Related
from matchcut.text.show import quoted
from matchcut.values import rating

MIN_NUMBERS = 10  # bare numbers that tell a writer's scale
MIN_FILES, CONVENTION = 5, 0.2  # as in `check`: what more than a fifth do is said once


class _Score(Struct, frozen=True):
    """A rating in figures. `bare`: its text does not say how far the scale goes."""

    key: str
    source: str | None
    score: float
    best: float | None
    bare: bool
    text: str
    where: Related


def _scores(document: Document, profile: Profile) -> list[_Score] | None:
    return [
        _Score(
            s.scalar.pattern,
            s.value["source"],
            s.value["value"],
            s.value["best"],
            (read := rating.rating(s.text)) is not None and read.best is None,
            s.text,
            Related(s.place, s.quote),
        )
        for s in document.all("rating")
        if s.kind == "field" and s.scalar is not None and not isinstance(s.value["value"], str)
    ]


@rule("REC113", each=Collection, severity="error", gather=_scores)
def check(collection: Collection, gathered: Gathered[list[_Score]]) -> Iterator[Finding]:
    groups: dict[tuple[str, str | None], list[_Score]] = {}
    for _, scores in gathered:
        for s in scores:
            groups.setdefault((s.key, s.source), []).append(s)
    for (_, source), stated in groups.items():
        usual = _usual(stated) if source is None else None
        out = [(s, best) for s in stated if (best := _overstepped(s, usual)) is not None]
        if len(out) >= MIN_FILES and len(out) > len(stated) * CONVENTION:
            yield _finding(*out[0], f" here and in {len(out) - 1} more of {len(stated)}", convention=True)
        else:
            yield from (_finding(s, best) for s, best in out)


def _overstepped(s: _Score, usual: float | None) -> float | None:
    """The scale that a rating oversteps, None where it lies in it or none is known."""
    if s.source is None and s.bare:
        return usual if usual and s.score > 2 * usual else None
    return float(s.best) if s.best and s.score > s.best else None


def _usual(stated: list[_Score]) -> float | None:
    """The scale of a writer's bare numbers, by all but one in twenty; None where they are few or keep far below one."""
    scores = sorted(s.score for s in stated if s.bare)
    if len(scores) < MIN_NUMBERS:
        return None
    kept = scores[: len(scores) - max(1, len(scores) // 20)]
    best = next((best for best in (5.0, 10.0, 100.0) if kept[-1] <= best), None)
    return best if best and kept[-1] >= best * 0.8 else None


def _finding(s: _Score, best: float, more: str = "", *, convention: bool = False) -> Finding:
    name = f"{s.source} rating" if s.source else "rating"
    return Finding.at(s.where, f"{name} ", quoted(s.text), f" is beyond {best:g}{more}", severity="info" if convention else None)
