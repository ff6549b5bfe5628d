"""
Records of one film give two identifiers of one platform.

A wrong identifier leads readers to another film and poisons every join with other data. Platforms whose identifiers
are words of the address keep several for one film; they are only mentioned.

## Two editions point to different films
```md title="films/legally-blonde.en.md"
---
title: Legally Blonde
year: 2001
douban: https://movie.douban.com/subject/1301022/
---
```
```md title="films/legally-blonde.zh.md"
---
title: 律政俏佳人
originalTitle: Legally Blonde
year: 2001
douban: https://movie.douban.com/subject/1304854/
---
```
```findings
films/legally-blonde.zh.md:5:42 EDN204 identifier-conflict: douban identifier is "1304854" here, but "1301022" at films/legally-blonde.en.md:4:42
```

## One identifier in two forms is none
```md title="films/anora.en.md"
---
title: Anora
imdb: https://www.imdb.com/title/tt28607951/
---
```
```md title="films/anora.zh.md"
---
title: 阿诺拉
originalTitle: Anora
imdb: tt28607951
---
```
"""

from __future__ import annotations

from collections.abc import Iterator

from matchcut.declare import rule
from matchcut.model import Film, Finding, Statement
from matchcut.text.show import quoted
from matchcut.values.platform import platforms


@rule("EDN204", each=Film, severity="error", reads=("identifier",))
def check(film: Film) -> Iterator[Finding]:
    by_platform: dict[str, dict[str, list[Statement]]] = {}
    for document in film.records:
        for s in document.all("identifier"):
            platform, _, name = str(s.value).partition(":")
            if s.kind == "field" and "/" not in name.removeprefix("10.5240/") and not name.startswith("nm"):
                by_platform.setdefault(platform, {}).setdefault(document.path, []).append(s)
    for platform, documents in by_platform.items():
        lists = list(documents.values())
        wished = film.usual([s for given in lists for s in given])
        usual = max(lists, key=lambda given: (wished in given, sum(_meet(given, other) for other in lists)))
        told: set[str] = set()
        for given in lists:
            here = given[0]
            if _meet(given, usual) or here.value_key in told:
                continue
            told.add(here.value_key)
            yield Finding.at(
                here,
                f"{platform} identifier is ", quoted(_id(here)), " here, but ", quoted(_id(usual[0])), " at ", usual[0].place,
                related=[usual[0], *(o[0] for o in lists if o is not given and o[0].value_key == here.value_key)],
                severity=None if (known := platforms().get(platform)) and known.single else "info",
            )  # fmt: skip


def _meet(left: list[Statement], right: list[Statement]) -> bool:
    return bool({s.value_key for s in left} & {s.value_key for s in right})


def _id(statement: Statement) -> str:
    return str(statement.value).partition(":")[2]
