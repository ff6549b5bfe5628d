"""
A credit of one edition cannot be a form of the name beside it in the other.

One of the two names another person: a slip of a translator, or a list that lost an item and stands shifted since. Names
are compared by spelling and by sound; a native Chinese, Japanese or Korean name is never judged by its sound. A form that
stands beside the same name in another film of the archive is its usual form there, however it sounds.

## A name is another person's
```md title="films/road.en.md"
---
title: The Long Road
director: Agnieszka Holland
cast: ["Kira Muratova", "Vache Tovmasyan", "Yura Borisov"]
---
This is the story of a woman who is on the trail, and of what she is to find in it.
```
```md title="films/road.ru.md"
---
title: Долгая дорога
originalTitle: The Long Road
director: Агнешка Холланд
cast: ["Кира Муратова", "Виджай Джоши", "Юра Борисов"]
---
Это история женщины, которая идёт по следу, и того, что она на нём найдёт.
```
```findings
films/road.ru.md:5:26 EDN209 person-conflict: cast has "Виджай Джоши" here, which cannot be a form of "Vache Tovmasyan" at films/road.en.md:4:26: surnames differ: Tovmasyan, Джоши
```

## A list that lost its first name stands shifted
```md title="films/road.en.md"
---
title: The Long Road
cast: ["Agnieszka Holland", "Kira Muratova", "Vache Tovmasyan", "Yura Borisov"]
---
This is the story of a woman who is on the trail, and of what she is to find in it.
```
```md title="films/road.pl.md"
---
title: Długa droga
originalTitle: The Long Road
cast: ["Kira Muratowa", "Wacze Towmasjan", "Jura Borisow", "Krzysztof Kieślowski"]
---
To jest historia kobiety, która idzie po śladach, i tego, co na nich znajdzie, nie do końca.
```
```findings
films/road.pl.md:4:9 EDN209 person-conflict: cast is shifted by one against films/road.en.md:3:9: "Kira Muratowa" stands here beside "Agnieszka Holland"
```

## Spelling, order, initials and short forms are no conflict
```md title="films/road.en.md"
---
title: The Long Road
director: Sergei Eisenstein
cast: ["Yuriy Borisov", "Samuel L. Jackson", "Park Seo-joon"]
---
This is the story of a woman who is on the trail, and of what she is to find in it.
```
```md title="films/road.pl.md"
---
title: Długa droga
originalTitle: The Long Road
director: Siergiej Eisenstein
cast: ["Jura Borisow", "Jackson, Samuel", "Seo-joon Park"]
---
To jest historia kobiety, która idzie po śladach, i tego, co na nich znajdzie, nie do końca.
```

## A native name is not told by its sound
```md title="films/tiger.en.md"
---
title: The Long Road
cast: ["Michelle Yeoh", "Chow Yun-fat"]
---
This is the story of a woman who is on the trail, and of what she is to find in it.
```
```md title="films/tiger.zh.md"
---
title: 长路
originalTitle: The Long Road
cast: ["杨紫琼", "周润发"]
---
这部电影讲述一个女人的故事。
```

## Another order of the same names
```md title="films/road.en.md"
---
title: The Long Road
cast: ["Kira Muratova", "Vache Tovmasyan"]
---
This is the story of a woman who is on the trail, and of what she is to find in it.
```
```md title="films/road.ru.md"
---
title: Долгая дорога
originalTitle: The Long Road
cast: ["Ваче Товмасян", "Кира Муратова"]
---
Это история женщины, которая идёт по следу, и того, что она на нём найдёт.
```
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from matchcut.declare import rule
from matchcut.model import Archive, Document, Finding, Severity, Statement
from matchcut.resolve.people import named
from matchcut.text.show import quoted
from matchcut.values import name
from matchcut.values.names import Comparison, compare_names
from matchcut.values.names.assignment import assigned, shift

_FIELDS = ("director", "writer", "cast")
_PAIRS = 30  # of editions of one film; no real one has more
_LONGEST = 60  # credits of one list that are compared
_STRICT = 0.05  # without another witness, only names as unlike as this are told above info
_PLACE = 0.1  # what it counts that two credits stand in one place
_NUMBERS = {1: "one", 2: "two"}


@dataclass(frozen=True)
class _Credits:
    """One list of credits in two editions; `right` is the later path."""

    film: str
    field: str
    left: list[Statement]
    right: list[Statement]
    compared: list[list[Comparison]]

    @property
    def scores(self) -> list[list[float]]:
        return [[c.score for c in row] for row in self.compared]

    @cached_property
    def assigned(self) -> list[tuple[int, int]]:
        """Places left and right that go together; of names that are like none, those in one place."""
        return assigned([[c.score + _PLACE * (i == j) for j, c in enumerate(row)] for i, row in enumerate(self.compared)])


@rule("EDN209", each=Archive, severity="error")
def check(archive: Archive) -> Iterator[Finding]:
    lists = list(_lists(archive))
    witness = _Witness(lists)
    for pair in lists:
        if moved := shift(pair.scores):
            yield _shifted(pair, moved)
        else:
            yield from _apart(pair, witness)


def _lists(archive: Archive) -> Iterator[_Credits]:
    for film in archive.films:
        for a, b in itertools.islice(film.edition_pairs(), _PAIRS):
            if a.collection != b.collection or a.language == b.language:
                continue
            for field in _FIELDS:
                left, right = _stated(a, field), _stated(b, field)
                if left and right:
                    yield _Credits(film.id, field, left, right, [[compare_names(named(x), named(y)) for y in right] for x in left])


def _stated(document: Document, field: str) -> list[Statement]:
    return [s for s in document.all(field) if s.kind == "field"][:_LONGEST]


class _Witness:
    """Which names stand beside each other in the films of the archive."""

    def __init__(self, lists: list[_Credits]) -> None:
        self.beside: dict[tuple[str, str], set[str]] = {}  # two names -> films
        self.same: dict[str, dict[str, tuple[Statement, str]]] = {}  # a name -> names that are forms of it, each with a place and a film
        for pair in lists:
            for i, j in pair.assigned:
                x, y, compared = pair.left[i], pair.right[j], pair.compared[i][j]
                self.beside.setdefault((_key(x), _key(y)), set()).add(pair.film)
                if compared.verdict == "same":
                    self.same.setdefault(_key(y), {}).setdefault(_key(x), (x, pair.film))
                    self.same.setdefault(_key(x), {}).setdefault(_key(y), (y, pair.film))

    def usual(self, x: Statement, y: Statement, film: str) -> bool:
        """Whether the two stand beside each other in another film, too."""
        return bool(self.beside.get((_key(x), _key(y)), set()) - {film})

    def other(self, x: Statement, film: str) -> Statement | None:
        """What a name is a form of in another film."""
        return next((s for s, where in self.same.get(_key(x), {}).values() if where != film), None)


def _key(statement: Statement) -> str:
    return name.normal(named(statement))


def _apart(pair: _Credits, witness: _Witness) -> Iterator[Finding]:
    """Credits that are left to each other though neither can be a form of the other; lists of two lengths lack names and tell less."""
    if len(pair.left) != len(pair.right):
        return
    for i, j in pair.assigned:
        x, y, compared = pair.left[i], pair.right[j], pair.compared[i][j]
        if i != j or compared.verdict != "different" or witness.usual(x, y, pair.film):
            continue
        elsewhere = witness.other(y, pair.film)
        severity: Severity | None = None if elsewhere else "warning" if compared.score <= _STRICT else "info"
        more = (f", and stands for {quoted(named(elsewhere))} at ", elsewhere.place) if elsewhere else (f": {compared.why}",)
        yield Finding.at(
            y,
            f"{pair.field} has ", quoted(named(y)), " here, which cannot be a form of ", quoted(named(x)), " at ", x.place, *more,
            related=[x, *([elsewhere] if elsewhere else [])],
            severity=severity,
        )  # fmt: skip


def _shifted(pair: _Credits, moved: int) -> Finding:
    """One finding for a list whose names stand beside the wrong ones, from the first that does."""
    first = next((i for i, row in enumerate(pair.compared) if i < len(row) and row[i].verdict == "different"), 0)
    x, y = pair.left[first], pair.right[min(first, len(pair.right) - 1)]
    return Finding.at(
        y,
        f"{pair.field} is shifted by {_NUMBERS[abs(moved)]} against ", x.place, ": ", quoted(named(y)), " stands here beside ", quoted(named(x)),
        related=[x],
    )  # fmt: skip
