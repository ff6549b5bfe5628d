"""
Topics, genres, countries or awards of a record's editions differ in length or members.

A film then belongs to a topic in one language only. Lists in two scripts are compared by how the archive translates
their members elsewhere.

## A topic of one edition is another one in the other
```md title="films/wild.en.md"
---
title: Wild
year: 2024
topics: ["Grief", "Family Liberation", "Nature"]
---
This is the story of a woman who is on the trail, and of what she is to find in it.
```
```md title="films/wild.zh.md"
---
title: 走出荒野
originalTitle: Wild
year: 2024
topics: ["Grief", "Mother-Daughter Relationships", "Nature"]
---
这部电影讲述一个女人的故事。
```
```findings
films/wild.zh.md:5:20 EDN205 list-conflict: topic has "Mother-Daughter Relationships" here, but "Family Liberation" at films/wild.en.md:4:20
```

## A list is shorter
```md title="films/wild.en.md"
---
title: Wild
year: 2024
genre: ["Drama", "Adventure"]
---
This is the story of a woman who is on the trail, and of what she is to find in it.
```
```md title="films/wild.zh.md"
---
title: 走出荒野
originalTitle: Wild
year: 2024
genre: ["剧情"]
---
这部电影讲述一个女人的故事。
```
```findings
films/wild.zh.md:5:10 EDN205 list-conflict: genre lists 1 here, but 2 at films/wild.en.md:4:10
```

## Another order is no conflict
```md title="films/wild.en.md"
---
title: Wild
year: 2024
country: ["USA", "France"]
---
This is the story of a woman who is on the trail, and of what she is to find in it.
```
```md title="films/wild.zh.md"
---
title: 走出荒野
originalTitle: Wild
year: 2024
country: ["法国", "美国"]
---
这部电影讲述一个女人的故事。
```
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec

from matchcut.declare import rule
from matchcut.model import Archive, Document, Finding, MessagePart, Statement
from matchcut.text.language import script
from matchcut.text.show import quoted
from matchcut.values import award, term

_FIELDS = ("topic", "genre", "country", "award")
_SEEN = 3  # times that a translation must stand elsewhere
_SURE = 0.8  # its share of all translations of the term


@dataclass(frozen=True)
class _Pair:
    """One list in two editions; `right` is the later path."""

    field: str
    left: list[Statement]
    right: list[Statement]

    def key(self, s: Statement) -> str:
        return str(s.value) if self.field == "country" else (award if self.field == "award" else term).normal(s.text)

    @property
    def one_script(self) -> bool:
        left, right = (script(" ".join(s.text for s in side)) for side in (self.left, self.right))
        return self.field == "country" or left == right


@rule("EDN205", each=Archive, severity="warning")
def check(archive: Archive) -> Iterator[Finding]:
    by_list: dict[tuple[str, str], list[_Pair]] = {}
    for film in archive.films:
        for a, b in film.edition_pairs():
            if a.collection == b.collection and _language(a) != _language(b):
                for field in _FIELDS:
                    left, right = ([s for s in d.all(field) if s.kind == "field"] for d in (a, b))
                    if left and right:
                        by_list.setdefault((a.collection, field), []).append(_Pair(field, left, right))
    for pairs in by_list.values():
        memory = _Memory(pairs)
        found = [f for pair in pairs if (f := _compared(pair, memory))]
        if len(found) >= 5 and len(found) * 5 > len(pairs):
            first, more = found[0], f"; these lists differ in {len(found)} of {len(pairs)} pairs of editions"
            yield msgspec.structs.replace(first, message=(*first.message, more), severity="info")
        else:
            yield from found


def _language(document: Document) -> str:
    return (document.language or document.path).split("-")[0]


class _Memory:
    """How terms of one list are translated: by position, in lists of equal length of other films."""

    def __init__(self, pairs: Sequence[_Pair]) -> None:
        self.forth: dict[str, Counter[str]] = {}
        self.back: dict[str, Counter[str]] = {}
        for pair in pairs:
            for a, b in self.aligned(pair):
                self.forth.setdefault(a, Counter())[b] += 1
                self.back.setdefault(b, Counter())[a] += 1

    @staticmethod
    def aligned(pair: _Pair) -> list[tuple[str, str]]:
        if pair.one_script or len(pair.left) != len(pair.right):
            return []
        return [(pair.key(a), pair.key(b)) for a, b in zip(pair.left, pair.right, strict=True)]

    def known(self, term_: str, pair: _Pair, *, back: bool = False) -> str | None:
        """The usual translation of a term elsewhere."""
        counts = Counter((self.back if back else self.forth).get(term_, Counter()))
        counts.subtract(Counter(p[not back] for p in self.aligned(pair) if p[back] == term_))
        if not counts:
            return None
        best, count = counts.most_common(1)[0]
        return best if count >= _SEEN and count >= _SURE * counts.total() else None


def _compared(pair: _Pair, memory: _Memory) -> Finding | None:
    return _same_script(pair) if pair.one_script else _two_scripts(pair, memory)


def _same_script(pair: _Pair) -> Finding | None:
    left, right = {pair.key(s): s for s in reversed(pair.left)}, {pair.key(s): s for s in reversed(pair.right)}
    if left.keys() == right.keys() or (pair.field != "country" and 2 * len(left.keys() & right.keys()) < min(len(left), len(right))):
        return None
    lacking = sorted((left[k] for k in left.keys() - right.keys()), key=_position)
    extra = sorted((right[k] for k in right.keys() - left.keys()), key=_position)
    return _told(pair, extra, lacking)


def _told(pair: _Pair, extra: list[Statement], lacking: list[Statement]) -> Finding:
    """Members that only the later list has, and those that only the earlier one has."""
    here, there = (extra or pair.right)[0], (lacking or pair.left)[0]
    words: list[MessagePart] = [f"{pair.field} "]
    if extra and lacking:
        words += ["has ", _names(extra), " here, but ", _names(lacking), " at ", there.place]
    elif extra:
        words += [_names(extra), " stands here, but not at ", there.place]
    else:
        words += ["lacks ", _names(lacking), ", which stands at ", there.place]
    return Finding.at(here, *words, related=[there, *lacking[1:], *extra[1:]])


def _names(items: list[Statement]) -> str:
    return ", ".join(quoted(s.text, 60) for s in items[:4])


def _position(s: Statement) -> int:
    return s.place.start


def _two_scripts(pair: _Pair, memory: _Memory) -> Finding | None:
    left, right = {pair.key(s) for s in pair.left}, {pair.key(s) for s in pair.right}

    def partner(s: Statement, other: set[str], *, back: bool) -> bool:
        known = memory.known(pair.key(s), pair, back=back)
        return known is None or known in other

    lost_left = [s for s in pair.left if not partner(s, right, back=False)]
    lost_right = [s for s in pair.right if not partner(s, left, back=True)]
    if len(left) != len(right):
        return _lengths(pair, lost_left, lost_right, len(left), len(right))
    for a, b in zip(pair.left, pair.right, strict=False):
        if a in lost_left and b in lost_right:
            return _told(pair, [b], [a])
    return None


def _lengths(pair: _Pair, lost_left: list[Statement], lost_right: list[Statement], left: int, right: int) -> Finding:
    here, there = pair.right[0], pair.left[0]
    more: list[MessagePart] = []
    if left > right and len(lost_left) == left - right:
        there = lost_left[0]
        more = [", ", _names(lost_left), " among them"]
    elif right > left and len(lost_right) == right - left:
        here = lost_right[0]
    return Finding.at(here, f"{pair.field} lists {right} here, but {left} at ", there.place, *more, related=[there])
