"""
Language tags of a film's editions contradict each other, or the text they stand above.

A wrong tag files a film under another language and makes browsers and screen readers read the page wrongly. Where a
collection's tags differ in more than a fifth of its films, the field means something else there.

## Two editions give the film different languages
```md title="films/anora.en.md"
---
title: Anora
year: 2024
language: zh
---
This is the story of a woman who is in love with the son of an oligarch, and of what comes of it.
```
```md title="films/anora.zh.md"
---
title: 阿诺拉
originalTitle: Anora
year: 2024
language: en
---
这部电影讲述一个女人的故事，她爱上了寡头的儿子。
```
```md title="films/tangerine.zh.md"
---
title: 橘色
originalTitle: Tangerine
year: 2024
language: en
---
这部电影讲述两个女人的故事。
```
```findings
films/anora.en.md:4:11 EDN212 language-tag-conflict: language is "zh" here, but "en" at films/anora.zh.md:5:11
```

## Editions agree
```md title="films/anora.en.md"
---
title: Anora
year: 2024
language: en
---
This is the story of a woman who is in love with the son of an oligarch, and of what comes of it.
```
```md title="films/anora.zh.md"
---
title: 阿诺拉
originalTitle: Anora
year: 2024
language: English
---
这部电影讲述一个女人的故事，她爱上了寡头的儿子。
```

## Chinese is the wider name of Cantonese
```md title="films/chungking-express.en.md"
---
title: Chungking Express
year: 1994
language: Cantonese
---
This is the story of two men in a city, and of the women that they meet at the counter of a snack bar.
```
```md title="films/chungking-express.zh.md"
---
title: 重庆森林
originalTitle: Chungking Express
year: 1994
language: 中文
---
这部电影讲述城市里两个男人的故事。
```
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from matchcut.declare import rule
from matchcut.languages.detection import language as language_of
from matchcut.model import Archive, Document, Finding, Severity, Statement
from matchcut.text.show import quoted
from matchcut.values.language import same_language

_WIDER = {
    "yue": "zh",
    "nan": "zh",
    "wuu": "zh",
    "hak": "zh",
    "nn": "no",
    "sr": "sh",
    "hr": "sh",
    "bs": "sh",
    "arz": "ar",
    "apc": "ar",
    "ary": "ar",
    "prs": "fa",
    "fil": "tl",
}


@rule("EDN212", each=Archive, severity="warning")
def check(archive: Archive) -> Iterator[Finding]:
    yield from _films(archive)
    yield from _texts(archive)


def _films(archive: Archive) -> Iterator[Finding]:
    pairs = [p for film in archive.films for left, right in film.edition_pairs() if (p := _pair(left, right))]
    wrong = [p for p in pairs if not _one(str(p[0].value), str(p[1].value))]
    convention: Severity | None = "info" if len(wrong) * 5 > len(pairs) and len(wrong) > 2 else None
    stated = ((d, s) for d in archive.documents for s in d.all("language"))
    usual = Counter(_key(d, s) for d, s in stated)  # a tag that is rare above texts of its language is the likelier slip
    told: dict[str, Finding] = {}
    for a, b in wrong:
        left, right = archive.document(a.document), archive.document(b.document)
        assert left
        assert right
        here, there = (a, b) if usual[_key(left, a)] < usual[_key(right, b)] else (b, a)
        own = _says(left, str(a.value)) and _says(right, str(b.value))
        if here.id in told:
            continue
        told[here.id] = Finding.at(
            here,
            "language is ", quoted(here.text), " here, but ", quoted(there.text), " at ", there.place,
            related=[there],
            severity="info" if own else convention,
        )  # fmt: skip
        if convention:
            break
    yield from told.values()


def _one(a: str, b: str) -> bool:
    """Whether two tags can be of one language: "Chinese" is the wider name of Cantonese."""
    wider = {tag: _WIDER.get(tag.split("-")[0], "") for tag in (a, b)}
    return same_language(a, b) or same_language(wider[a], b) or same_language(a, wider[b])


def _pair(left: Document, right: Document) -> tuple[Statement, Statement] | None:
    """The one language that each of two records of one collection gives its film."""
    a, b = ([s for s in d.all("language") if s.kind == "field"] for d in (left, right))
    return (a[0], b[0]) if len(a) == len(b) == 1 and left.collection == right.collection else None


def _says(document: Document, tag: str) -> bool:
    return document.language is not None and same_language(document.language, tag)


def _key(document: Document, s: Statement) -> tuple[str, str, str]:
    return document.collection, (document.language or "").split("-")[0], str(s.value)


def _texts(archive: Archive) -> Iterator[Finding]:
    wrong: list[tuple[Statement, str]] = []
    count = 0
    for document in archive.documents:
        text = "\n".join(document.text[p.start : p.end] for p in document.reading.passages if p.kind == "body")
        stated = [s for s in document.all("text_language") if s.kind == "field"]
        if len(stated) == 1 and len(text) > 200 and (found := language_of(text)):
            count += 1
            if not same_language(str(stated[0].value), found):
                wrong.append((stated[0], found))
    convention: Severity | None = "info" if len(wrong) * 5 > count and len(wrong) > 2 else None
    for s, found in wrong[:1] if convention else wrong:
        yield Finding.at(s, "text language is ", quoted(s.text), f', but the text reads as "{found}"', severity=convention)
