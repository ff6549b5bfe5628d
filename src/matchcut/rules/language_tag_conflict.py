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
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from matchcut.declare import Gathered, rule
from matchcut.languages.detection import language as language_of
from matchcut.model import Archive, Document, Finding, Profile, Related, Severity, Statement
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


class _Tag(Struct, frozen=True):
    """A language that a document states."""

    value: str
    text: str
    where: Related


class _Languages(Struct, frozen=True):
    """The languages that a document gives its film; the one that it gives its text, beside the one that the text reads as."""

    film: list[_Tag]
    text: tuple[_Tag, str] | None


def _languages(document: Document, profile: Profile) -> _Languages | None:
    film = [_tag(s) for s in document.all("language") if s.kind == "field"]
    stated = [_tag(s) for s in document.all("text_language") if s.kind == "field"]
    text = "\n".join(document.text[p.start : p.end] for p in document.reading.passages if p.kind == "body") if len(stated) == 1 else ""
    read = language_of(text) if len(text) > 200 else None
    return _Languages(film, (stated[0], read) if read else None) if film or read else None


def _tag(statement: Statement) -> _Tag:
    return _Tag(str(statement.value), statement.text, Related(statement.place, statement.quote))


@rule("EDN212", each=Archive, severity="warning", gather=_languages)
def check(archive: Archive, gathered: Gathered[_Languages]) -> Iterator[Finding]:
    yield from _films(archive, {document.path: languages.film for document, languages in gathered})
    yield from _texts([languages.text for _, languages in gathered if languages.text])


Given = tuple[Document, _Tag]


def _films(archive: Archive, stated: Mapping[str, list[_Tag]]) -> Iterator[Finding]:
    pairs = [p for film in archive.films for left, right in film.edition_pairs() if (p := _pair(left, right, stated))]
    wrong = [p for p in pairs if not _one(p[0][1].value, p[1][1].value)]
    convention: Severity | None = "info" if len(wrong) * 5 > len(pairs) and len(wrong) > 2 else None
    tags = ((d, tag) for d in archive.documents for tag in stated.get(d.path, ()))
    usual = Counter(map(_key, tags))  # a tag that is rare above texts of its language is the likelier slip
    findings: dict[str, Finding] = {}
    for a, b in wrong:
        here, there = (a, b) if usual[_key(a)] < usual[_key(b)] else (b, a)
        if here[0].path in findings:
            continue
        findings[here[0].path] = Finding.at(
            here[1].where,
            "language is ", quoted(here[1].text), " here, but ", quoted(there[1].text), " at ", there[1].where.place,
            related=[there[1].where],
            severity="info" if _is_own(a) and _is_own(b) else convention,
        )  # fmt: skip
        if convention:
            break
    yield from findings.values()


def _one(a: str, b: str) -> bool:
    """Whether two tags can be of one language: "Chinese" is the wider name of Cantonese."""
    wider = {tag: _WIDER.get(tag.split("-")[0], "") for tag in (a, b)}
    return same_language(a, b) or same_language(wider[a], b) or same_language(a, wider[b])


def _pair(left: Document, right: Document, stated: Mapping[str, list[_Tag]]) -> tuple[Given, Given] | None:
    """The one language that each of two records of one collection gives its film."""
    a, b = stated.get(left.path, []), stated.get(right.path, [])
    return ((left, a[0]), (right, b[0])) if len(a) == len(b) == 1 and left.collection == right.collection else None


def _is_own(given: Given) -> bool:
    """Whether a document gives its film the language that it is written in itself."""
    document, tag = given
    return document.language is not None and same_language(document.language, tag.value)


def _key(given: Given) -> tuple[str, str, str]:
    document, tag = given
    return document.collection, (document.language or "").split("-")[0], tag.value


def _texts(given: Sequence[tuple[_Tag, str]]) -> Iterator[Finding]:
    wrong = [(tag, read) for tag, read in given if not same_language(tag.value, read)]
    convention: Severity | None = "info" if len(wrong) * 5 > len(given) and len(wrong) > 2 else None
    for tag, read in wrong[:1] if convention else wrong:
        yield Finding.at(tag.where, "text language is ", quoted(tag.text), f', but the text reads as "{read}"', severity=convention)
