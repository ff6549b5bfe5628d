"""
Several people, countries or genres stand in one string where the collection uses lists.

"USA, France" becomes a country of its own on every page that counts countries, and neither of the two gets the film.
Commas within one name ("Sammy Davis, Jr.", "Bosnia and Herzegovina") part nothing.

## Two directors in one string
```md title="films/anora.md"
---
title: Anora
director: [Sean Baker]
---
```
```md title="films/moana.md"
---
title: Moana
director: [Ron Clements, John Musker]
---
```
```md title="films/titane.md"
---
title: Titane
director: [Julia Ducournau]
---
```
```md title="films/wild.md"
---
title: Wild
director: [Jean-Marc Vallée]
---
```
```md title="films/wolfwalkers.md"
---
title: Wolfwalkers
director: Tomm Moore, Ross Stewart
---
```
```md title="films/zola.md"
---
title: Zola
director: [Janicza Bravo]
---
```
```findings
films/wolfwalkers.md:3:11 REC103 list-in-string: director "Tomm Moore, Ross Stewart" holds 2 names in one string; 5 of 6 documents use a list
```
```fixed title="films/wolfwalkers.md"
---
title: Wolfwalkers
director: [Tomm Moore, Ross Stewart]
---
```

## One string is the convention
```md title="films/moana.md"
---
title: Moana
director: Ron Clements, John Musker
---
```
```md title="films/wolfwalkers.md"
---
title: Wolfwalkers
director: Tomm Moore, Ross Stewart
---
```
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from matchcut.declare import rule
from matchcut.model import Cell, Collection, Document, Finding, Fix, fields
from matchcut.place import Edit
from matchcut.text.show import quoted
from matchcut.values import country, language, listing, name, term

_PEOPLE = frozenset(fields.credits_in_order("crew", "cast"))
_TERMS = fields.terms() - {"section"}
_READ: dict[str, Callable[[str], str | None]] = {"country": country.country, "language": language.language}
_FIELDS = _PEOPLE | _TERMS | _READ.keys()
_SIGNS = (";", "；", "|", "、", "/", "，", "،", ",")
_AND = re.compile(r"\s*&\s*|\s+(?:and|und|et|y|e|och|og|en|и|i)\s+|(?<=[\u4e00-\u9fff])[和与與](?=[\u4e00-\u9fff])")
_ANY = re.compile(f"[{''.join(_SIGNS)}]|{_AND.pattern}")
_FIRM = re.compile(r"film|picture|production|studio|company|entertainment|media|cinema|group|society|ltd|inc\b|gmbh|s\.a\.", re.IGNORECASE)
_PLAIN = re.compile(r"(?!(?:y|n|yes|no|on|off|true|false|null)$)[^\W\d_][^\[\]{},:#&*!|>'\"%@`\\]*", re.IGNORECASE)
LONGEST = 1000  # of a string that is taken apart
LEAST = 5  # documents that use lists
FEW, CONVENTION = 5, 0.2  # as in `check`: what more than a fifth do is said once
Spans = list[tuple[int, int]]


class _Key(NamedTuple):
    """One key of a collection: its lists, and its strings that stand in place of one."""

    name: str
    field: str
    listed: list[tuple[Document, Cell]]
    strings: list[tuple[Document, Cell]]
    known: Counter[str]  # items of the lists, levelled; "," for those that hold one


@rule("REC103", each=Collection, severity="warning", fix="suggested")
def check(collection: Collection, *, share: float = 0.8) -> Iterator[Finding]:
    for key in _of(collection):
        listing_documents = {d.path for d, _ in key.listed}
        every = listing_documents | {d.path for d, _ in key.strings}
        if len(listing_documents) < LEAST or len(listing_documents) < share * len(every):
            continue
        found = [(d, c, s) for d, c in (*key.strings, *key.listed) if len(s := _several(key, d, c)) > 1]
        files = {d.path for d, _, _ in found}
        if len(files) >= FEW and len(files) > len(every) * CONVENTION:
            document, cell, spans = found[0]
            message = f"{_said(key, spans)} in one string; likewise in {len(files)} of {len(every)} documents"
            yield Finding.at(document.span(cell.start, cell.end), f"{key.name} ", quoted(cell.text), message, severity="info")
            continue
        for document, cell, spans in found:
            edit = _edit(key, document, cell, [cell.text[a:b] for a, b in spans])
            yield Finding.at(
                document.span(cell.start, cell.end),
                f"{key.name} ", quoted(cell.text), f"{_said(key, spans)} in one string; {len(listing_documents)} of {len(every)} documents use a list",
                fix=Fix("suggested", "make it a list", (edit,)) if edit else None,
            )  # fmt: skip


def _said(key: _Key, spans: Spans) -> str:
    return f" holds {len(spans)} {'names' if key.field in _PEOPLE else 'values'}"


def _of(collection: Collection) -> Iterator[_Key]:
    keys: dict[str, _Key] = {}
    for document in collection.documents:
        for cell in document.reading.cells:
            name_ = cell.pattern.removesuffix("[]")
            choice = collection.profile.fields.get(f"{name_}[]") or collection.profile.fields.get(name_)
            if choice and choice.field in _FIELDS and "[]" not in name_ and cell.text.strip():
                key = keys.setdefault(name_, _Key(name_, choice.field, [], [], Counter()))
                (key.listed if cell.pattern != name_ else key.strings).append((document, cell))
    for key in keys.values():
        key.known.update(_level(key.field, c.text) for _, c in key.listed)
        key.known[","] = sum(c.text.count(", ") == 1 for _, c in key.listed)
        yield key


def _level(field: str, text: str) -> str:
    return name.normal(name.credit(text)[0]) if field in _PEOPLE else term.normal(text)


def _several(key: _Key, document: Document, cell: Cell) -> Spans:
    """The values in one string; none where it may be a single one."""
    text = cell.text
    if len(text) > LONGEST or not _ANY.search(text):
        return []
    if read := _READ.get(key.field):
        return _codes(text, read)
    if key.field in _TERMS:
        return next((s for s in _parted(text) if sum(not key.known[_level(key.field, text[a:b])] for a, b in s) <= len(s) // 4), [])
    item = isinstance(cell.path[-1], int)
    if key.known[_level(key.field, text)] > item or (", " in text and key.known[","] * 5 > len(key.listed)):
        return []  # "Surname, Given" of a name that is known, or as names are written here
    for spans in _parted(text, ands=True):
        names = [text[a:b] for a, b in spans]
        known = any(key.known[_level(key.field, n)] for n in names)
        if len(names) > 1 and all(map(_is_full_name, names)) and _apart(names):
            return spans if known or not item or _siblings(document, cell) == 1 else []  # "actor, character" in a list of such
    return []


def _codes(text: str, read: Callable[[str], str | None]) -> Spans:
    """The countries or languages in a text that names more than one."""
    if read(text) is not None:
        return []
    for spans in _parted(text, ands=True):
        codes = [read(text[a:b]) for a, b in spans]
        if len(codes) > 1 and len({c.split("-")[0] for c in codes if c}) == len(codes) and codes != ["GE", "US"]:  # the state
            return spans
    return []


def _parted(text: str, *, ands: bool = False) -> Iterator[Spans]:
    """The ways to part a text at one sign; with `ands` at words for "and" too."""
    for sign in _SIGNS:
        spans = listing.split(text, sign)
        if len(spans) > 1:
            yield spans
        if len(spans) > 1 and ands:
            yield [(a + left, a + right) for a, b in spans for left, right in _anded(text[a:b])]
    if ands:
        yield _anded(text)


def _anded(text: str) -> Spans:
    out: Spans = []
    at = 0
    for m in _AND.finditer(text):
        if m.start() > at or not out:
            out.append((at, m.start()))
        at = m.end()
    return [(a, b) for a, b in (*out, (at, len(text))) if text[a:b].strip()]


def _is_full_name(text: str) -> bool:
    """Whether a part is one person's whole name: "Ross Stewart", 刁亦男; not "Given", "et al.", "The Bad Seeds" or a firm."""
    words = text.split()
    if not text or _AND.search(text) or re.search(r"[\d()\[\]（）:!?\"“]", text) or _FIRM.search(text) or len(words) > 5:
        return False
    if name.script(text) in ("Hani", "Hang", "Hira", "Kana"):
        return len(words) == 1 and (2 <= len(text) <= 4 or "·" in text or "・" in text)
    cased = text.lower() != text.upper()
    upper = not cased or (words[0][0].isupper() and words[-1][0].isupper())
    return len(words) > 1 and upper and words[0].casefold() not in ("the", "los", "les", "die", "gli", "os", "das")


def _apart(names: list[str]) -> bool:
    """Whether names of one script are of different people, not one name in two scripts or orders."""
    return len({name.script(n) for n in names}) == 1 and len({frozenset(name.normal(n).split()) for n in names}) == len(names)


def _siblings(document: Document, cell: Cell) -> int:
    return sum(c.path[:-1] == cell.path[:-1] for c in document.reading.cells)


def _edit(key: _Key, document: Document, cell: Cell, items: list[str]) -> Edit | None:
    """The string as a list in the notation of the others; None where it is no plain line of YAML."""
    text = document.text
    if text[: document.reading.front[0]].strip() != "---" or cell.offsets is not None or cell.style in ("literal", "folded"):
        return None
    style = Counter(c.style for _, c in key.listed).most_common(1)[0][0] if cell.style == "plain" else cell.style
    written = [_written(i, style) for i in items]
    line, end = text.rfind("\n", 0, cell.outer_start) + 1, document.lines.span(document.lines.position(cell.outer_end)[0], text)[1]
    before, alone = text[line : cell.outer_start], not text[cell.outer_end : end].strip()
    if isinstance(cell.path[-1], int):
        if re.fullmatch(r"[ \t]*-[ \t]+", before) and alone:
            return Edit(document.file, cell.outer_start, cell.outer_end, (_line_end(document) + before).join(written))
        inside = text[: cell.outer_start].rstrip().endswith(("[", ","))
        return Edit(document.file, cell.outer_start, cell.outer_end, ", ".join(written)) if inside else None
    dashes = Counter(_dash(d, c) for d, c in key.listed if c.path[-1] == 0).most_common(1)[0][0]
    if dashes is None or len(cell.path) > 1:
        return Edit(document.file, cell.outer_start, cell.outer_end, f"[{', '.join(written)}]")
    if not before.rstrip().endswith(":") or not alone:
        return None
    lines = "".join(_line_end(document) + dashes + item for item in written)
    return Edit(document.file, line + len(before.rstrip()), cell.outer_end, lines)


def _written(item: str, style: str) -> str:
    if style == "single" and "'" not in item:
        return f"'{item}'"
    return item if style == "plain" and _PLAIN.fullmatch(item) else '"' + item.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _dash(document: Document, cell: Cell) -> str | None:
    """What stands before a list's first item on its line, where that is a dash."""
    before = document.text[document.lines.starts[document.place(cell.outer_start, cell.outer_end).line - 1] : cell.outer_start]
    return before if re.fullmatch(r"[ ]*-[ ]+", before) else None


def _line_end(document: Document) -> str:
    return "\r\n" if "\r\n" in document.text else "\n"
