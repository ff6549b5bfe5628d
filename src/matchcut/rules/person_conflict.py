"""
A credit of one edition cannot be a form of the name beside it in the other.

One of the two names another person: a slip of a translator, or a list that lost an item and stands shifted since. Names
are compared by spelling and by sound; a native Chinese, Japanese or Korean name is never judged by its sound. A form that
stands beside the same name in another film of the archive is its usual form there, however it sounds. A cast of which more
names differ than agree is another choice of the cast.

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

## Editions that each chose whom to credit of a large cast
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
cast: ["Агнешка Холланд", "Виджай Джоши"]
---
Это история женщины, которая идёт по следу, и того, что она на нём найдёт.
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

from collections.abc import Iterator, Sequence

from msgspec import Struct

from matchcut.declare import Gathered, rule
from matchcut.model import Archive, Film, Finding, Severity, Statement, Verdict
from matchcut.place import Place
from matchcut.resolve.credits import FIELDS, Beside, credits_of, named
from matchcut.text.show import quoted
from matchcut.values import name
from matchcut.values.names import compare_names

_STRICT = 0.05  # without another witness, only names as unlike as this are told above info
_NUMBERS = {1: "one", 2: "two"}


class _Name(Struct, frozen=True):
    """A credited name and where it stands."""

    text: str
    key: str  # its normal form
    place: Place
    quote: str


class _Pair(Struct, frozen=True):
    """Two credits that go together, and whether they can be one name."""

    left: _Name
    right: _Name
    verdict: Verdict
    score: float
    why: str
    in_place: bool


class _Listed(Struct, frozen=True):
    """One list of credits in two editions of a film. `shift`: by how many places it is shifted, with the first pair that stands wrong."""

    film: str
    field: str
    even: bool  # both lists have the same length
    shift: tuple[int, _Pair] | None
    pairs: tuple[_Pair, ...]


def _lists(film: Film) -> list[_Listed] | None:
    return [
        _Listed(
            film.id,
            listed.field,
            listed.even,
            (listed.shift[0], _pair(listed.shift[1])) if listed.shift else None,
            tuple(map(_pair, listed.pairs)),
        )
        for listed in credits_of(film)
    ]


def _pair(pair: Beside) -> _Pair:
    compared = pair.compared
    return _Pair(_name(pair.left), _name(pair.right), compared.verdict, compared.score, compared.why, pair.in_place)


def _name(statement: Statement) -> _Name:
    return _Name(named(statement), name.normal(named(statement)), statement.place, statement.quote)


@rule("EDN209", each=Archive, severity="error", reads=FIELDS, gather=_lists)
def check(archive: Archive, gathered: Gathered[list[_Listed]]) -> Iterator[Finding]:
    lists = [listed for _, of_film in gathered for listed in of_film]
    witness = _Witness(lists)
    for listed in lists:
        if listed.shift:
            yield _shifted(listed, *listed.shift)
        elif listed.even and not _chosen(listed):  # lists of two lengths lack names and tell less
            yield from _apart(listed, witness)


def _chosen(listed: _Listed) -> bool:
    """Whether each edition chose whom to credit of a large cast: more of the names differ than agree."""
    apart = sum(p.verdict == "different" for p in listed.pairs)
    return listed.field == "cast" and apart > len(listed.pairs) - apart


class _Witness:
    """Which names stand beside each other in the films of the archive."""

    def __init__(self, lists: Sequence[_Listed]) -> None:
        self.beside: dict[tuple[str, str], set[str]] = {}  # two names -> films
        self.same: dict[str, dict[str, tuple[_Name, str]]] = {}  # a name -> names that are forms of it, each with a place and a film
        for listed in lists:
            for pair in listed.pairs:
                x, y = pair.left.key, pair.right.key
                self.beside.setdefault((x, y), set()).add(listed.film)
                if pair.verdict == "same":
                    self.same.setdefault(y, {}).setdefault(x, (pair.left, listed.film))
                    self.same.setdefault(x, {}).setdefault(y, (pair.right, listed.film))

    def usual(self, pair: _Pair, film: str) -> bool:
        """Whether the two stand beside each other in another film, too."""
        return bool(self.beside.get((pair.left.key, pair.right.key), set()) - {film})

    def other(self, pair: _Pair, film: str) -> _Name | None:
        """What the right name is a form of in another film, in the script of the left one, and no form of that."""
        left = pair.left.text
        forms = (form for form, where in self.same.get(pair.right.key, {}).values() if where != film)
        alike = (form for form in forms if name.script(form.text) == name.script(left))
        return next((form for form in alike if compare_names(form.text, left).verdict == "different"), None)


def _apart(listed: _Listed, witness: _Witness) -> Iterator[Finding]:
    """Credits that are left to each other though neither can be a form of the other."""
    for pair in listed.pairs:
        if not pair.in_place or pair.verdict != "different" or witness.usual(pair, listed.film):
            continue
        elsewhere = witness.other(pair, listed.film)
        severity: Severity | None = None if elsewhere else "warning" if pair.score <= _STRICT else "info"
        more = (f", and stands for {quoted(elsewhere.text)} at ", elsewhere.place) if elsewhere else (f": {pair.why}",)
        yield Finding.at(
            pair.right,
            f"{listed.field} has ", quoted(pair.right.text), " here, which cannot be a form of ", quoted(pair.left.text), " at ",
            pair.left.place, *more,
            related=[pair.left, *([elsewhere] if elsewhere else [])],
            severity=severity,
        )  # fmt: skip


def _shifted(listed: _Listed, places: int, first: _Pair) -> Finding:
    """One finding for a list whose names stand beside the wrong ones, from the first that does."""
    return Finding.at(
        first.right,
        f"{listed.field} is shifted by {_NUMBERS[abs(places)]} against ", first.left.place, ": ", quoted(first.right.text),
        " stands here beside ", quoted(first.left.text),
        related=[first.left],
    )  # fmt: skip
