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
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from matchcut.declare import Gathered, rule
from matchcut.languages import alternatives, conjunction, words
from matchcut.model import Collection, Document, Finding, Fix, Profile, Scalar, fields
from matchcut.place import Edit
from matchcut.text.pattern import regex
from matchcut.text.show import quoted
from matchcut.values import country, language, listing, name, term

_PEOPLE = frozenset(fields.credits_in_order("crew", "cast"))
_TERMS = fields.terms() - {"section"}
_READ: dict[str, Callable[[str], str | None]] = {"country": country.country, "language": language.language}
_FIELDS = _PEOPLE | _TERMS | _READ.keys()
_SIGNS = (";", "；", "|", "、", "/", "，", "،", ",")
_AND = regex(lambda: rf"\s*&\s*|{conjunction(but=('a',))}")  # "once upon a time" is one topic
_ANY = regex(lambda: f"[{''.join(_SIGNS)}]|{_AND.pattern}")
_FIRM = regex(lambda: alternatives(words("company-words")), re.IGNORECASE)
_PLAIN = regex(r"(?!(?:y|n|yes|no|on|off|true|false|null)$)[^\W\d_][^\[\]{},:#&*!|>'\"%@`\\]*", re.IGNORECASE)
LONGEST = 1000  # of a string that is taken apart
LEAST = 5  # documents that use lists
FEW, CONVENTION = 5, 0.2  # as in `check`: what more than a fifth do is said once
Spans = list[tuple[int, int]]


class _String(Struct, frozen=True):
    """A string that may hold several values. `siblings`: values in the map or list that it is in."""

    scalar: Scalar
    siblings: int

    @property
    def is_item(self) -> bool:
        return isinstance(self.scalar.key[-1], int)


class _Of(Struct):
    """What one document holds under one key: the items of its list, strings in place of one, and how the list is written."""

    field: str
    items: list[str] = []  # normal forms
    commas: int = 0  # items that hold one comma
    plain: int = 0  # strings in place of a list
    styles: list[str] = []  # of items
    dash: str | None = None  # before the list's first item
    strings: list[_String] = []


class _Key:
    """One key of a collection: its lists, and its strings that stand in place of one."""

    def __init__(self, name_: str, held: Sequence[tuple[Document, _Of]]) -> None:
        self.name = name_
        self.field = held[0][1].field
        self.held = held
        self.known = Counter(item for _, of in held for item in of.items)
        self.listed = sum(len(of.items) for _, of in held)
        self.commas = sum(of.commas for _, of in held)
        self.documents = {d.path for d, of in held if of.items}
        self.every = self.documents | {d.path for d, of in held if of.plain}

    def several(self) -> Iterator[tuple[Document, Scalar, Spans]]:
        """The strings that hold several values; those that stand in place of a list first."""
        found = [(d, s) for d, of in self.held for s in of.strings]
        for document, string in sorted(found, key=lambda f: f[1].is_item):
            if len(spans := _several(self, string)) > 1:
                yield document, string.scalar, spans


def _strings(document: Document, profile: Profile) -> dict[str, _Of] | None:
    out: dict[str, _Of] = {}
    siblings = Counter(s.key[:-1] for s in document.scalars)
    for scalar in document.scalars:
        key = scalar.pattern.removesuffix("[]")
        choice = profile.fields.get(f"{key}[]") or profile.fields.get(key)
        if choice is None or choice.field not in _FIELDS or "[]" in key or not scalar.text.strip():
            continue
        of = out.setdefault(key, _Of(choice.field))
        if scalar.pattern != key:
            of.items.append(_level(choice.field, scalar.text))
            of.styles.append(_style(document, scalar))
            of.commas += scalar.text.count(", ") == 1
            if scalar.key[-1] == 0:
                of.dash = of.dash or _dash(document, scalar)
        else:
            of.plain += 1
        if len(scalar.text) <= LONGEST and _ANY.search(scalar.text):
            of.strings.append(_String(scalar, siblings[scalar.key[:-1]]))
    return out


@rule("REC103", each=Collection, severity="warning", fix="suggested", gather=_strings)
def check(collection: Collection, gathered: Gathered[dict[str, _Of]], *, share: float = 0.8) -> Iterator[Finding]:
    held: dict[str, list[tuple[Document, _Of]]] = {}
    for document, keys in gathered:
        for name_, of in keys.items():
            held.setdefault(name_, []).append((document, of))
    for key in (_Key(name_, of) for name_, of in held.items()):
        if len(key.documents) < LEAST or len(key.documents) < share * len(key.every):
            continue
        found = list(key.several())
        files = {d.path for d, *_ in found}
        if len(files) >= FEW and len(files) > len(key.every) * CONVENTION:
            document, scalar, spans = found[0]
            message = f"{_holds(key, spans)} in one string; likewise in {len(files)} of {len(key.every)} documents"
            yield Finding.at(document.stretch(scalar.start, scalar.end), f"{key.name} ", quoted(scalar.text), message, severity="info")
            continue
        for document, scalar, spans in found:
            edit = _edit(key, document, scalar, [scalar.text[a:b] for a, b in spans])
            yield Finding.at(
                document.stretch(scalar.start, scalar.end),
                f"{key.name} ", quoted(scalar.text),
                f"{_holds(key, spans)} in one string; {len(key.documents)} of {len(key.every)} documents use a list",
                fix=Fix("suggested", "make it a list", (edit,)) if edit else None,
            )  # fmt: skip


def _holds(key: _Key, spans: Spans) -> str:
    return f" holds {len(spans)} {'names' if key.field in _PEOPLE else 'values'}"


def _level(field: str, text: str) -> str:
    return name.normal(name.credit(text)[0]) if field in _PEOPLE else term.normal(text)


def _several(key: _Key, string: _String) -> Spans:
    """The values in one string; none where it may be a single one."""
    text = string.scalar.text
    if read := _READ.get(key.field):
        return _codes(text, read)
    if key.field in _TERMS:
        return next((s for s in _parted(text) if sum(not key.known[_level(key.field, text[a:b])] for a, b in s) <= len(s) // 4), [])
    if key.known[_level(key.field, text)] > string.is_item or (", " in text and key.commas * 5 > key.listed):
        return []  # "Surname, Given" of a name that is known, or as names are written here
    for spans in _parted(text, ands=True):
        names = [text[a:b] for a, b in spans]
        known = any(key.known[_level(key.field, n)] for n in names)
        if len(names) > 1 and all(map(_is_full_name, names)) and _apart(names):
            return spans if known or not string.is_item or string.siblings == 1 else []  # "actor, character" in a list of such
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


def _edit(key: _Key, document: Document, scalar: Scalar, items: list[str]) -> Edit | None:
    """The string as a list in the notation of the others; None where it is no plain line of YAML."""
    text = document.text
    if text[: document.front[0]].strip() != "---" or text[scalar.start : scalar.end] != scalar.text:
        return None
    style = _style(document, scalar)
    if style == "plain":
        style = Counter(style for _, of in key.held for style in of.styles).most_common(1)[0][0]
    written = [_written(i, style) for i in items]
    line, end = text.rfind("\n", 0, scalar.outer_start) + 1, document.lines.span(document.lines.position(scalar.outer_end)[0], text)[1]
    before, alone = text[line : scalar.outer_start], not text[scalar.outer_end : end].strip()
    if isinstance(scalar.key[-1], int):
        if re.fullmatch(r"[ \t]*-[ \t]+", before) and alone:
            return Edit(document.file, scalar.outer_start, scalar.outer_end, (_line_end(document) + before).join(written))
        inside = text[: scalar.outer_start].rstrip().endswith(("[", ","))
        return Edit(document.file, scalar.outer_start, scalar.outer_end, ", ".join(written)) if inside else None
    dashes = Counter(of.dash for _, of in key.held if of.items).most_common(1)[0][0]
    if dashes is None or len(scalar.key) > 1:
        return Edit(document.file, scalar.outer_start, scalar.outer_end, f"[{', '.join(written)}]")
    if not before.rstrip().endswith(":") or not alone:
        return None
    lines = "".join(_line_end(document) + dashes + item for item in written)
    return Edit(document.file, line + len(before.rstrip()), scalar.outer_end, lines)


def _style(document: Document, scalar: Scalar) -> str:
    """How YAML writes a value: "plain", or between "single" or "double" quotation marks."""
    mark = document.text[scalar.outer_start] if scalar.outer_start < scalar.start else ""
    return {"'": "single", '"': "double"}.get(mark, "plain")


def _written(item: str, style: str) -> str:
    if style == "single" and "'" not in item:
        return f"'{item}'"
    return item if style == "plain" and _PLAIN.fullmatch(item) else '"' + item.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _dash(document: Document, scalar: Scalar) -> str | None:
    """What stands before a list's first item on its line, where that is a dash."""
    before = document.text[document.text.rfind("\n", 0, scalar.outer_start) + 1 : scalar.outer_start]
    return before if re.fullmatch(r"[ ]*-[ ]+", before) else None


def _line_end(document: Document) -> str:
    return "\r\n" if "\r\n" in document.text else "\n"
