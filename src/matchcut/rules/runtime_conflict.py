"""
Documents about one film give different running times.

One of them is wrong, or speaks of another version without saying so. Editions of one record may differ by a minute,
other documents by three minutes or a twentieth, since other cuts and faster television transfers are common. Two
viewings in a diary may have been of two cuts and are only mentioned.

## Two editions disagree
```md title="films/anora.en.md"
---
title: Anora
runtime: 139 min
---
```
```md title="films/anora.zh.md"
---
title: 阿诺拉
originalTitle: Anora
runtime: 193分钟
---
```
```findings
films/anora.zh.md:4:10 EDN203 runtime-conflict: runtime is "193分钟" here, but "139 min" at films/anora.en.md:3:10
```

## Settings say which of them is right
```md title="films/anora.en.md"
---
title: Anora
runtime: 193 min
---
```
```md title="films/anora.zh.md"
---
title: 阿诺拉
originalTitle: Anora
runtime: 139分钟
---
```
```toml title="matchcut.toml"
[[prefer]]
film = "Anora"
field = "runtime"
value = "139"
reason = "the running time in the festival's programme"
```
```findings
films/anora.en.md:3:10 EDN203 runtime-conflict: runtime is "193 min" here, but "139分钟" at films/anora.zh.md:4:10
```

## The same time written in another way is no conflict
```md title="films/anora.en.md"
---
title: Anora
runtime: 2h 19m
---
```
```md title="films/anora.zh.md"
---
title: 阿诺拉
originalTitle: Anora
runtime: 139分钟
---
```

## Two cuts named in one value
```md title="films/donnie-darko.en.md"
---
title: Donnie Darko
runtime: 113 (theatrical), 133 (director's cut)
---
```
```md title="films/donnie-darko.zh.md"
---
title: 死亡幻觉
originalTitle: Donnie Darko
runtime: 113分钟
---
```
"""

from __future__ import annotations

from collections.abc import Iterator

from matchcut.declare import rule
from matchcut.model import Document, Film, Finding, Statement, fields
from matchcut.resolve.viewings import viewings
from matchcut.text.show import quoted
from matchcut.values import runtime


@rule("EDN203", each=Film, severity="error", reads=("runtime", *fields.occasions()))
def check(film: Film, *, tolerance: int = 1) -> Iterator[Finding]:
    def differ(s: Statement, usual: Statement) -> bool:
        return runtime.differ(_read(s), _read(usual), _allowed(film.document(usual), film.document(s), _read(usual), tolerance))

    for stated in film.versions("runtime"):
        for usual, (first, *more) in film.outliers(stated, differ):
            yield Finding.at(
                first,
                "runtime is ", quoted(first.text), " here, but ", quoted(usual.text), " at ", usual.place,
                related=[usual, *more],
                severity="info" if viewings(film.document(first), film.document(usual)) else None,
            )  # fmt: skip


def _read(statement: Statement) -> runtime.Runtime:
    value = statement.value
    return runtime.Runtime(tuple(value["minutes"]) if isinstance(value, dict) else (int(value),))


def _allowed(left: Document, right: Document, usual: runtime.Runtime, tolerance: int) -> float:
    editions = left.is_record and right.is_record and left.language != right.language
    return tolerance if editions else max(3.0, 0.05 * max(usual.minutes))
