"""
Characters that were damaged on their way: replacement characters, controls, letters of a look-alike script, mojibake.

A damaged word is found by no search and joined with nothing. Invisible characters of no width are only mentioned.

## A replacement character
```md title="films/ladybird.md"
---
title: 伯德小姐
---

克里斯\ufffdtin 想离开家。
```
```findings
films/ladybird.md:5:1 REC101 damaged-character: "克里斯\ufffdtin" holds the replacement character U+FFFD
```

## A Cyrillic letter in a Latin name
```md title="films/anora.md"
---
title: Anora
director: Sean B\u0430ker
---
```
```findings
films/anora.md:3:16 REC101 damaged-character: "B\u0430ker" mixes Latin letters with Cyrillic "\u0430"
```
```fixed title="films/anora.md"
---
title: Anora
director: Sean Baker
---
```

## Text read with the wrong encoding
```md title="reviews/asterix.md"
---
title: Notes
---

AstÈrix meets AmÃ©lie.
```
```findings
reviews/asterix.md:5:1 REC101 damaged-character: "AstÈrix" has the capital "È" amid small letters
reviews/asterix.md:5:15 REC101 damaged-character: "AmÃ©lie" was read with a wrong encoding: "Ã©"
```

## Units, mixed scripts and joiners that belong
A foreign name takes the ending of the language around it.

```md title="films/b.md"
Сериал снят для Netflix\u0430, а показан в IMAX\u0435.
```
```md title="films/a.md"
---
title: 40 µm, 10 kΩ, T恤 and μTorrent
---

می‌خواهم 👩‍🚀 https://example.org/B\u0430ker
```
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from matchcut.declare import rule
from matchcut.model import Document, Finding, Fix, Severity
from matchcut.place import Edit
from matchcut.text.pattern import regex
from matchcut.text.script import CYRILLIC, EAST, GREEK, LATIN
from matchcut.text.show import quoted

_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
_MOJIBAKE = r"Ã[©¨§¢¤¥¦¬®¯°±²³´µ¶¸¹¼½¾¡£ª]|Â[£©®°·§¿¡]|â€[™œ˜¦“”–—]|(?:[ÐÑ][\x80-\xbf]){2,}|锟斤拷"
_SUSPECT = regex(
    f"(?P<lost>\ufffd)|(?P<mojibake>{_MOJIBAKE})|(?P<control>[{_CONTROL}])|(?P<width>[\u200b\ufeff])|(?P<joiner>[\u200c\u200d])"
    f"|(?P<mixed>[{LATIN}](?=[{GREEK}{CYRILLIC}])|[{GREEK}{CYRILLIC}](?=[{LATIN}]))|(?P<capital>(?<=[a-z])[ÈËÁÍÙÓÒÛÌ](?=[a-z]))"
)
_ANY = regex(f"[\ufffd{_CONTROL}\u200b-\u200d\ufeff{GREEK}{CYRILLIC}ÃÂâÐÑ锟ÈËÁÍÙÓÒÛÌ]")  # what a text without damage seldom has
_SKIPPED = regex(r"(?:https?://|www\.)[^\s<>\"]+|```.*?(?:```|\Z)|`[^`\n]+`", re.S)
_PART = regex(rf"[\w\ufffd{_CONTROL}]")
_WIDE = regex(f"[{EAST}]")
_CYRILLIC = dict(zip("АВЕКМНОРСТХаеорсухіјѕІЈЅ", "ABEKMHOPCTXaeopcyxijsIJS", strict=True))
_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo", strict=True))
_MOST = 8

_Hit = tuple[int, int, str, Severity | None, str | None]  # span, what is wrong, severity, the word as it should be


@rule("REC101", each=Document, severity="error", fix="suggested")
def check(document: Document) -> Iterator[Finding]:
    hits = list(_hits(document.text, *_extent(document)))
    for start, end, why, severity, right in hits[:_MOST]:
        fix = Fix("suggested", f"write {quoted(right)}", (Edit(document.file, start, end, right),)) if right else None
        where = document.stretch(start, end)
        yield Finding.at(where, quoted(where.quote), " ", why, fix=fix, severity=severity)
    if len(hits) > _MOST:
        start, end, *_ = hits[_MOST]
        rest: Severity | None = "info" if all(h[3] == "info" for h in hits[_MOST:]) else None
        yield Finding.at(document.stretch(start, end), f"{len(hits) - _MOST} more words of this document are damaged", severity=rest)


def _extent(document: Document) -> tuple[int, int]:
    """What is a document's own: of a file with rows what stands above them."""
    rows = document.reading.rows
    return document.span if document.row else (0, rows[0].span[0] if rows else len(document.text))


def _hits(text: str, first: int, last: int) -> Iterator[_Hit]:
    if not _ANY.search(text, first, last):
        return
    skipped: list[tuple[int, int]] | None = None
    done = 0
    for m in _SUSPECT.finditer(text, first, last):
        if m.start() < done or (m.lastgroup == "joiner" and _joins(text, m.start())):
            continue
        if skipped is None:
            skipped = [s.span() for s in _SKIPPED.finditer(text, first, last)]
        if any(a <= m.start() < b for a, b in skipped):
            continue
        start, end = _token(text, m.start(), m.end())
        hit = _judged(text, m, start, end)
        if hit:
            done = end
            yield hit


def _judged(text: str, m: re.Match[str], start: int, end: int) -> _Hit | None:
    token = text[start:end]
    match m.lastgroup:
        case "lost":
            return start, end, "holds the replacement character U+FFFD", None, None
        case "mojibake":
            return start, end, f"was read with a wrong encoding: {quoted(m[0])}", None, None
        case "control":
            return start, end, f"holds the control character U+{ord(m[0]):04X}", None, None
        case "capital":
            plain = len(token) >= 5 and re.fullmatch(r"[A-Z]?[a-z]+", token[: m.start() - start] + token[m.end() - start :])
            return (start, end, f"has the capital {quoted(m[0])} amid small letters", None, None) if plain else None
        case "mixed":
            return None if _ending(text, token, start, end) else _mixed(token, start, end)
        case _:
            return m.start(), m.end(), f"is the invisible character U+{ord(m[0]):04X}", "info", None


def _ending(text: str, token: str, start: int, end: int) -> bool:
    """A foreign name with the ending of the language around it: "Netflix\u0430", "iPhone\u0435"."""
    m = re.fullmatch(rf"[{LATIN}]{{2,}}[{GREEK}{CYRILLIC}]{{1,4}}", token)
    if not m or token[-1].isupper():
        return False
    around = text[max(0, start - 200) : start] + text[end : end + 200]
    return len(re.findall(f"[{GREEK}{CYRILLIC}]", around)) > len(re.findall(f"[{LATIN}]", around))


def _mixed(token: str, start: int, end: int) -> _Hit | None:
    """Look-alikes of one other script in a word: at most two of them, and more of the word's own."""
    if len(token) < 3 or not token.isalpha():
        return None
    for name, table in (("Cyrillic", _CYRILLIC), ("Greek", _GREEK)):
        own = [c for c in token if unicodedata.name(c, "").startswith(name.upper())]
        latin = [c for c in token if unicodedata.name(c, "").startswith("LATIN")]
        if not own or not latin or len(own) + len(latin) != len(token):
            continue
        if len(own) <= 2 and len(own) < len(latin) and all(c in table for c in own):
            right = "".join(table.get(c, c) for c in token)
            return start, end, f"mixes Latin letters with {name} {quoted(own[0])}", None, right
        back = {v: k for k, v in table.items()}
        if len(latin) <= 2 and len(latin) < len(own) and all(c in back for c in latin):
            right = "".join(back.get(c, c) for c in token)
            return start, end, f"mixes {name} letters with Latin {quoted(latin[0])}", None, right
    return None


def _token(text: str, start: int, end: int) -> tuple[int, int]:
    """The word around a span; of a run of Han at most three letters."""
    first, last = start, end
    while first > 0 and start - first < 40 and _PART.match(text[first - 1]) and not (_WIDE.match(text[first - 1]) and start - first >= 3):
        first -= 1
    while last < len(text) and last - end < 40 and _PART.match(text[last]) and not (_WIDE.match(text[last]) and last - end >= 3):
        last += 1
    return first, last


def _joins(text: str, at: int) -> bool:
    """Whether a joiner stands between letters of a script that needs it, or between emoji."""
    near = text[max(0, at - 2) : at] + text[at + 1 : at + 3]
    return any(0x0590 <= ord(c) < 0x1000 or 0x1700 <= ord(c) < 0x1900 or ord(c) >= 0x2600 for c in near)
