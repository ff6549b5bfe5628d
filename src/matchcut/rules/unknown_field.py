"""
A field name that is another one misspelt.

What stands under `dierctor` is on no page and in no list, and nobody misses it. Only a key of one or two documents
counts, and only beside one that half of the collection has and these documents lack.

## Two letters swapped
```md title="films/anora.md"
---
title: Anora
director: Sean Baker
---
```
```md title="films/moana.md"
---
title: Moana
director: Ron Clements
---
```
```md title="films/orlando.md"
---
title: Orlando
director: Sally Potter
---
```
```md title="films/titane.md"
---
title: Titane
director: Julia Ducournau
---
```
```md title="films/wanda.md"
---
title: Wanda
director: Barbara Loden
---
```
```md title="films/wild.md"
---
title: Wild
director: Jean-Marc Vallée
---
```
```md title="films/zama.md"
---
title: Zama
director: Lucrecia Martel
---
```
```md title="films/zola.md"
---
title: Zola
director: Janicza Bravo
---
```
```md title="films/amour.md"
---
title: Amour
director: Michael Haneke
---
```
```md title="films/rosetta.md"
---
title: Rosetta
director: Jean-Pierre Dardenne
---
```
```md title="films/tangerine.md"
---
title: Tangerine
dierctor: Sean Baker
---
```
```findings
films/tangerine.md:3:1 REC106 unknown-field: the key "dierctor" stands here alone; "director" is in 10 of 11 documents, and not in this one
```
```fixed title="films/tangerine.md"
---
title: Tangerine
director: Sean Baker
---
```

## A key of its own
```md title="films/anora.md"
---
title: Anora
director: Sean Baker
---
```
```md title="films/moana.md"
---
title: Moana
directors: [Ron Clements, John Musker]
---
```
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from matchcut.collections.lexicon import field_of, folded
from matchcut.declare import Gathered, rule
from matchcut.model import Collection, Document, Finding, Fix, Profile, Scalar
from matchcut.place import Edit
from matchcut.text.pattern import regex
from matchcut.values.absent import is_absent

LEAST = 5  # documents with the right key, and letters of it
_WORD = regex(r"[^\W\d_]+")
_HUMP = regex(r"(?<=[a-z])(?=[A-Z])")
_DATE = regex(r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}\b.*")
_NUMBER = regex(r"[-+~]?\d[\d.,:/% ]*[\w€$£¥]{0,8}")
_ADDRESS = regex(r"\S*(?:://\S*|/\S*|\.[a-z]{2,4})")
Key = tuple[str, ...]  # a key and those above it


def _keys_and_shapes(document: Document, profile: Profile) -> list[tuple[Key, str]] | None:
    """Every key that a value stands under, with what the value looks like. Many documents have the same, so no place is kept."""
    return sorted({(key, _shape(s.text)) for s in document.scalars for key in _keys(s.key)})


@rule("REC106", each=Collection, severity="warning", fix="suggested", gather=_keys_and_shapes)
def check(collection: Collection, gathered: Gathered[list[tuple[Key, str]]]) -> Iterator[Finding]:
    counts: Counter[Key] = Counter()
    shapes: dict[Key, Counter[str]] = {}
    rare: dict[Key, list[Document]] = {}
    for document, held in gathered:
        for key in dict.fromkeys(key for key, _ in held):
            counts[key] += 1
            if counts[key] <= 3:
                rare.setdefault(key, []).append(document)
        for key, shape in held:
            shapes.setdefault(key, Counter())[shape] += 1
    usual = [k for k, n in counts.items() if n >= LEAST and n * 2 >= len(collection.documents) and len(folded(k[-1])) >= LEAST]
    for wrong, times in counts.items():
        for right in (r for r in usual if times <= 2 and counts[r] >= 10 * times and r[:-1] == wrong[:-1] and _misspelt(wrong[-1], r[-1])):
            if _agree(shapes[wrong], shapes[right]):
                for document in rare[wrong]:
                    yield from _findings(document, wrong, right, f"{counts[right]} of {len(collection.documents)}", times)


def _findings(document: Document, wrong: Key, right: Key, share: str, times: int) -> Iterator[Finding]:
    scalars = document.scalars
    first = next(s for s in scalars if wrong in _keys(s.key))
    if any(right in _keys(s.key) for s in scalars):
        return
    start = _key_start(document, first, wrong[-1])
    span = (first.start, first.end) if start is None else (start, start + len(wrong[-1]))
    alone = "here alone" if times == 1 else f"in {times} documents"
    edit = Edit(document.file, *span, right[-1])
    yield Finding.at(
        document.stretch(*span),
        f'the key "{wrong[-1]}" stands {alone}; "{right[-1]}" is in {share} documents, and not in this one',
        fix=Fix("suggested", f'write "{right[-1]}"', (edit,)) if start is not None and "[]" not in wrong else None,
    )


@lru_cache(16384)
def _keys(of: tuple[str | int, ...]) -> tuple[Key, ...]:
    """Every key that a value stands under, each with those above it."""
    open_ = tuple("[]" if isinstance(part, int) else part for part in of)
    return tuple(open_[: at + 1] for at, part in enumerate(of) if isinstance(part, str))


def _key_start(document: Document, scalar: Scalar, key: str) -> int | None:
    """Where the key itself stands: the nearest one before its value."""
    left = document.span[0] if document.row else document.front[0]
    found = re.compile(rf"(?<![\w-]){re.escape(key)}(?=[\"']?\s*[:=])").finditer(document.text, left, scalar.outer_start)
    return max((m.start() for m in found), default=None)


def _misspelt(key: str, like: str) -> bool:
    """Whether a key is no word of its own and one letter away from another, beyond its first letter and its ending."""
    a, b = folded(key), folded(like)
    if a == b or len(a) < LEAST or a[0] != b[0] or field_of(key) or _word(key, like) < 4:
        return False
    if re.sub(r"\d", "", a) == re.sub(r"\d", "", b) or a.startswith(b) or (b.startswith(a) and b[len(a) :] in "sxnea"):
        return False
    if len(a) == len(b):
        apart = [i for i in range(len(a)) if a[i] != b[i]]
        swapped = len(apart) == 2 and apart[1] == apart[0] + 1 and a[apart[0]] == b[apart[1]] and a[apart[1]] == b[apart[0]]
        return swapped or (len(apart) == 1 and apart[0] < len(a) - 1)
    short, long = sorted((a, b), key=len)
    return len(long) == len(short) + 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def _word(key: str, like: str) -> int:
    """Length of the word in which two keys differ: the languages of `title_en` and `title_es` are no misspelling."""
    ours, theirs = ([w for part in _WORD.findall(k) for w in _HUMP.split(part)] for k in (key, like))
    if len(ours) != len(theirs):
        return LEAST
    return min((max(len(a), len(b)) for a, b in zip(ours, theirs, strict=True) if a != b), default=0)


def _agree(ours: Counter[str], theirs: Counter[str]) -> bool:
    return all(not shape or theirs[shape] * 10 >= theirs.total() for shape in ours)


def _shape(text: str) -> str:
    """What a value looks like; "" for none."""
    text = text.strip()
    if is_absent(text):
        return ""
    if text[0].isdecimal() or text[0] in "-+~":
        for name, like in (("date", _DATE), ("number", _NUMBER)):
            if like.fullmatch(text):
                return name
    if _ADDRESS.fullmatch(text):
        return "address"
    return "yes" if text.casefold() in ("true", "false", "yes", "no") else "prose" if len(text) > 120 else "words"
