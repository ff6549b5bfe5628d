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

## A former state and the one after it
```md title="films/mirror.en.md"
---
title: Mirror
year: 1975
country: ["Soviet Union"]
---
This is the story of a man who is dying, and of what he remembers of his mother and of the house.
```
```md title="films/mirror.zh.md"
---
title: 镜子
originalTitle: Mirror
year: 1975
country: ["俄罗斯"]
---
这部电影讲述一个男人的回忆。
```
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec
from msgspec import Struct

from matchcut.declare import Gathered, rule
from matchcut.languages.detection import script
from matchcut.model import Archive, Document, Film, Finding, MessagePart, fields
from matchcut.place import Place
from matchcut.text.pattern import regex
from matchcut.text.script import HAN
from matchcut.text.show import quoted
from matchcut.values import award, term

# lists that editions keep item for item; credits have a rule of their own
_FIELDS = tuple(sorted(fields.several() & fields.catalogued() - fields.people() - {"language"} | {"award"}))
_HAN = regex(f"[{HAN}]{{3}}")
_PAIRS = 30  # of editions of one film; no real one has more
_AFTER = {
    "SUHH": ("RU", "UA", "GE", "AM", "LT", "LV", "EE", "BY", "KZ", "UZ"),
    "DDDE": ("DE",),
    "CSHH": ("CZ", "SK"),
    "CSXX": ("RS",),
    "YUCS": ("RS", "HR", "SI", "BA", "MK", "ME"),
}
_SEEN = 3  # times that a translation must stand elsewhere
_SURE = 0.8  # its share of all translations of the term


@lru_cache(maxsize=65536)
def _normal(field: str, text: str) -> str:
    return award.normal(text) if field == "award" else term.normal(text)


class _Item(Struct, frozen=True):
    """One item of a list. `key`: the form in which it is compared."""

    key: str
    text: str
    place: Place
    quote: str


class _Pair(Struct, frozen=True):
    """One list in two editions; `right` is the later path."""

    field: str
    left: tuple[_Item, ...]
    right: tuple[_Item, ...]
    film: str
    collection: str
    languages: tuple[str, str]
    one_alphabet: bool  # the documents themselves are in one script
    scripts: tuple[str | None, str | None]
    alike: bool  # they hold the same items

    @property
    def one_script(self) -> bool:
        return self.field == "country" or self.scripts[0] == self.scripts[1]


def _pairs(film: Film) -> list[_Pair] | None:
    return [
        _pair(field, left, right, film, a, b)
        for a, b in itertools.islice(film.edition_pairs(), _PAIRS)
        if a.collection == b.collection and _language(a) != _language(b)
        for field in _FIELDS
        if (left := _items(a, field)) and (right := _items(b, field))
    ]


def _pair(field: str, left: tuple[_Item, ...], right: tuple[_Item, ...], film: Film, a: Document, b: Document) -> _Pair:
    scripts = script(" ".join(i.text for i in left)), script(" ".join(i.text for i in right))
    alike = {i.key for i in left} == {i.key for i in right}
    return _Pair(field, left, right, film.id, a.collection, (_language(a), _language(b)), a.script == b.script, scripts, alike)


def _items(document: Document, field: str) -> tuple[_Item, ...]:
    stated = [s for s in document.all(field) if s.kind == "field"]
    return tuple(_Item(str(s.value) if field == "country" else _normal(field, s.text), s.text, s.place, s.quote) for s in stated)


@rule("EDN205", each=Archive, severity="warning", reads=_FIELDS, gather=_pairs)
def check(archive: Archive, gathered: Gathered[list[_Pair]]) -> Iterator[Finding]:
    by_list: dict[tuple[str, str], list[_Pair]] = {}
    for _, of_film in gathered:
        for pair in of_film:
            by_list.setdefault((pair.collection, pair.field), []).append(pair)
    for pairs in by_list.values():
        memories = {tags: _Memory([p for p in pairs if p.languages == tags]) for tags in {p.languages for p in pairs}}
        words = _Words(pairs) if pairs[0].field == "award" else None
        by_film: dict[str, Finding] = {}
        for pair in pairs:
            if pair.film not in by_film and (conflict := _compared(pair, memories[pair.languages]) or (words and words.compared(pair))):
                by_film[pair.film] = conflict
        found = list(by_film.values())
        if len(found) >= 2 and len(found) * 5 > len(pairs):
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
        self.count, self.alike = len(pairs), sum(p.alike for p in pairs)
        for pair in pairs:
            for a, b in self.aligned(pair):
                self.forth.setdefault(a, Counter())[b] += 1
                self.back.setdefault(b, Counter())[a] += 1

    @staticmethod
    def aligned(pair: _Pair) -> list[tuple[str, str]]:
        if (pair.one_script and not pair.one_alphabet) or len(pair.left) != len(pair.right):
            return []
        return [(a.key, b.key) for a, b in zip(pair.left, pair.right, strict=True)]

    def known(self, term_: str, pair: _Pair, *, back: bool = False) -> str | None:
        """The usual translation of a term elsewhere."""
        counts = (self.back if back else self.forth).get(term_)
        if not counts or counts.total() < _SEEN:
            return None
        own = [p[not back] for p in self.aligned(pair) if p[back] == term_]  # of this pair itself
        best, count = max(((other, times - own.count(other)) for other, times in counts.items()), key=lambda c: c[1])
        return best if count >= _SEEN and count >= _SURE * (counts.total() - len(own)) else None


def _compared(pair: _Pair, memory: _Memory) -> Finding | None:
    return _same_script(pair) if pair.one_script and _untranslated(pair, memory) else _two_scripts(pair, memory)


def _untranslated(pair: _Pair, memory: _Memory) -> bool:
    """Whether both lists are in one language: in one script though their documents are not, or mostly equal for these languages."""
    if pair.field == "country" or not pair.one_alphabet:
        return True
    count, alike = memory.count - 1, memory.alike - pair.alike
    return count >= 3 and 2 * alike >= count


def _same_script(pair: _Pair) -> Finding | None:
    left, right = {s.key: s for s in reversed(pair.left)}, {s.key: s for s in reversed(pair.right)}
    if pair.field == "country":
        left, right = _levelled(left, right), _levelled(right, left)
    if left.keys() == right.keys() or (pair.field != "country" and 2 * len(left.keys() & right.keys()) < min(len(left), len(right))):
        return None
    lacking = sorted((left[k] for k in left.keys() - right.keys()), key=_position)
    extra = sorted((right[k] for k in right.keys() - left.keys()), key=_position)
    return _conflict(pair, extra, lacking)


def _levelled(side: dict[str, _Item], other: dict[str, _Item]) -> dict[str, _Item]:
    """A former state is the state after it where only that one stands in the other list."""
    later = {k: next((new for new in _AFTER.get(k, ()) if new in other), k) if k not in other else k for k in side}
    return {later[k]: s for k, s in side.items()}


def _conflict(pair: _Pair, extra: Sequence[_Item], lacking: Sequence[_Item]) -> Finding:
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


def _names(items: Sequence[_Item]) -> str:
    return ", ".join(quoted(s.text, 60) for s in items[:4])


def _position(s: _Item) -> int:
    return s.place.start


def _two_scripts(pair: _Pair, memory: _Memory) -> Finding | None:
    left, right = {s.key for s in pair.left}, {s.key for s in pair.right}

    def partner(s: _Item, other: set[str], *, back: bool) -> bool:
        known = memory.known(s.key, pair, back=back)
        return known is None or known in other

    lost_left = [s for s in pair.left if not partner(s, right, back=False)]
    lost_right = [s for s in pair.right if not partner(s, left, back=True)]
    if len(left) != len(right):
        return _lengths(pair, lost_left, lost_right, len(left), len(right))
    for a, b in zip(pair.left, pair.right, strict=False):
        if a in lost_left and b in lost_right:
            return _conflict(pair, [b], [a])
    return None


def _lengths(pair: _Pair, lost_left: Sequence[_Item], lost_right: Sequence[_Item], left: int, right: int) -> Finding:
    here, there = pair.right[0], pair.left[0]
    more: list[MessagePart] = []
    if left > right and len(lost_left) == left - right:
        there = lost_left[0]
        more = [", ", _names(lost_left), " among them"]
    elif right > left and len(lost_right) == right - left:
        here = lost_right[0]
    return Finding.at(here, f"{pair.field} lists {right} here, but {left} at ", there.place, *more, related=[there])


class _Words:
    """How parts of awards are translated: runs of three Han characters, and pairs of words in Latin letters, of aligned awards."""

    def __init__(self, pairs: Sequence[_Pair]) -> None:
        self.seen: dict[str, int] = defaultdict(int)
        self.beside: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for pair in pairs:
            self._count(pair, 1)

    def _count(self, pair: _Pair, step: int) -> None:
        for _, _, han, latin in _aligned(pair):
            for run in set(_runs(han)):
                self.seen[run] += step
                beside = self.beside[run]
                for two in _twos(latin):
                    beside[two] += step

    def _known(self, run: str) -> str | None:
        count = self.seen.get(run, 0)
        if count < 5:
            return None
        best = max(self.beside[run].items(), key=lambda i: (i[1], i[0]), default=("", 0))
        return best[0] if best[1] >= 0.9 * count else None

    def compared(self, pair: _Pair) -> Finding | None:
        """An award of which two parts stand for other words elsewhere, and nothing for the words it stands beside."""
        aligned = _aligned(pair)
        if not aligned:
            return None
        self._count(pair, -1)
        found = next(((a, b) for a, b, han, latin in aligned if self._strange(han, latin, [x[3] for x in aligned])), None)
        self._count(pair, 1)
        return _conflict(pair, [found[1]], [found[0]]) if found else None

    def _strange(self, han: str, latin: str, everywhere: list[str]) -> bool:
        here, anywhere = _twos(latin), frozenset[str]().union(*map(_twos, everywhere))
        known: list[tuple[str, str]] = []
        for run in _runs(han):
            two = self._known(run)
            if two in here:
                return False
            known += [(run, two)] if two else []
        if all(two in anywhere for _, two in known):
            return False
        return any(not (set(a) & set(b) or set(x.split()) & set(y.split())) for a, x in known for b, y in known)


def _aligned(pair: _Pair) -> list[tuple[_Item, _Item, str, str]]:
    """Awards by position where one list is in Han and the other in Latin letters, with both texts in that order."""
    if sorted(map(str, pair.scripts)) != ["Hani", "Latn"] or len(pair.left) != len(pair.right):
        return []
    turned = pair.scripts[0] == "Hani"
    return [(a, b, *((a.text, b.text) if turned else (b.text, a.text))) for a, b in zip(pair.left, pair.right, strict=True)]


@lru_cache(maxsize=65536)
def _runs(text: str) -> list[str]:
    return [run for i in range(len(text) - 2) if _HAN.fullmatch(run := text[i : i + 3])]


@lru_cache(maxsize=65536)
def _twos(text: str) -> frozenset[str]:
    words = award.normal(text).split()
    return frozenset(f"{a} {b}" for a, b in itertools.pairwise(words))
