"""
An image or document of the archive that does not exist.

The page shows a broken picture, or a link that leads nowhere. Where files lie is seen from those that are found: a key
none of whose files are in the archive, because they lie elsewhere, is left alone.

## A poster whose name was mistyped
```md title="content/films/anora.md"
---
title: Anora
poster: /posters/anora.jpg
---
```
```md title="content/films/moana.md"
---
title: Moana
poster: /posters/moana.jpg
---
```
```md title="content/films/wild.md"
---
title: Wild
poster: /posters/wild.jpg?v=2
---
```
```md title="content/films/zola.md"
---
title: Zola
poster: /posters/zolla.jpg
---
```
```jpg title="static/posters/anora.jpg"
```
```jpg title="static/posters/moana.jpg"
```
```jpg title="static/posters/wild.jpg"
```
```jpg title="static/posters/zola.jpg"
```
```findings
content/films/zola.md:3:9 REC114 missing-file: "/posters/zolla.jpg" is not at static/posters/zolla.jpg; 3 of 4 files that poster names are there
```

## Posters that lie outside the archive
```md title="films/anora.md"
---
title: Anora
poster: /posters/anora.jpg
---
![Ani in a taxi](https://example.org/ani.jpg)
```
```md title="films/wild.md"
---
title: Wild
poster: /posters/wild.jpg
---
```
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote

from msgspec import Struct

from matchcut.declare import Gathered, rule
from matchcut.model import Archive, Document, Finding, Profile, Related
from matchcut.text.pattern import regex
from matchcut.text.show import quoted

_FILE = regex(
    r"(?P<path>(?![/\\]{2}|[^/]*:)[^<>{}$|*?#\"\\\r\n\t]{1,200}\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?|pdf|docx?|odt|rtf|pptx?|xlsx?))"
    r"(?:[?#]\S*)?(?:\s*=\d*x\d*)?",
    re.IGNORECASE,
)
_INLINE = regex(r"(?P<mark>!?)\[[^\]\r\n]{0,300}\]\(\s*(?:<(?P<angle>[^<>\r\n]+)>|(?P<bare>[^()\s]+(?:\([^()\s]*\)[^()\s]*)*))")
_TAG = regex(r"<(?P<mark>img|a)\b[^<>]*?\s(?:src|href)\s*=\s*[\"'](?P<bare>[^\"'<>\r\n]+)[\"']", re.IGNORECASE)
_LINKED = regex(r"\]\(|<(?:img|a)\b", re.IGNORECASE)  # what a text without links and pictures does not have
_CODE = regex(r"`[^`\r\n]+`|<!--.*?(?:-->|\Z)", re.DOTALL)
_BODY = frozenset({"body", "caption"})
MANY = 50  # files of one name that are looked at for a way
LEAST = 3  # files found in one way of looking before it is one
FEW, CONVENTION = 5, 0.2  # as in `check`: what more than a fifth do is said once


class _Named(Struct, frozen=True):
    """A file as a document names it. `slot`: the key or the kind of words that name it."""

    slot: str
    path: str  # decoded, without query
    where: Related


def _named(document: Document, profile: Profile) -> list[_Named] | None:
    return [*_of_fields(document), *_of_prose(document)]


@rule("REC114", each=Archive, severity="error", gather=_named)
def check(archive: Archive, gathered: Gathered[list[_Named]]) -> Iterator[Finding]:
    files = _Files(archive.files)
    slots: dict[tuple[str, str, str], list[_Named]] = {}
    for document, names in gathered:
        for named in names:
            slots.setdefault((document.collection, named.slot, _shape(named.path)), []).append(named)
    for (_, slot, _), named_there in slots.items():
        yield from _missing(files, slot, named_there)


def _missing(files: _Files, where: str, named: list[_Named]) -> Iterator[Finding]:
    """The files that are not there, where at least three and half of all are, looked for in one way."""
    looked = [files.found(n) for n in named]
    ways: dict[str, set[str]] = {}
    for found in looked:
        for way, file in found.items():
            ways.setdefault(way, set()).add(file)
    good = {way for way, paths in ways.items() if len(paths) >= LEAST}
    if not good:
        return
    way = max(sorted(good), key=lambda w: sum(w in found for found in looked))
    there = sum(way in found for found in looked)
    lost = [(n, path) for n in named if (path := _at(way, n)) and not any(_at(w, n) in files.files for w in good)]
    if there * 2 < len(named):
        return
    if len(lost) >= FEW and len(lost) > len(named) * CONVENTION:
        yield _finding(files, *lost[0], f"; {len(lost)} of {len(named)} files that {where} names are not in the archive", True)
        return
    for n, path in lost:
        yield _finding(files, n, path, f"; {there} of {len(named)} files that {where} names are there", False)


def _finding(files: _Files, named: _Named, path: str, more: str, convention: bool) -> Finding:
    other = files.by_fold.get(path.casefold())
    said = f" is written {posixpath.basename(other)} at {other}" if other else f" is not at {path}"
    return Finding.at(
        named.where,
        quoted(named.path), said + more,
        severity="info" if convention or (not other and posixpath.dirname(path) not in files.folders) else None,
    )  # fmt: skip


class _Files:
    """The files of an archive, and the ways in which a name finds one."""

    def __init__(self, files: frozenset[str]) -> None:
        self.files = {unicodedata.normalize("NFC", f) for f in files}
        self.folders = {posixpath.dirname(f) for f in self.files}
        self.by_fold = {f.casefold(): f for f in sorted(self.files)}
        self.by_name: dict[str, list[str]] = {}
        for file in sorted(self.files):
            self.by_name.setdefault(posixpath.basename(file), []).append(file)

    def found(self, named: _Named) -> dict[str, str]:
        """Way to path: "." seen from the document, "./" from a folder named like it, else below a folder of the archive ("static/", "")."""
        out = {way: path for way in (".", "./") if (path := _at(way, named)) is not None and path in self.files}
        tail = _tail(named.path)
        for file in self.by_name.get(posixpath.basename(tail), [])[:MANY]:
            if file == tail or file.endswith("/" + tail):
                out[file[: len(file) - len(tail)] or "/"] = file
        return out


def _at(way: str, named: _Named) -> str | None:
    """Where a file should be; None for a place outside the archive."""
    folder, _, name = named.where.place.path.rpartition("/")
    if way not in (".", "./"):
        return way.removeprefix("/") + _tail(named.path)
    if named.path.startswith("/"):
        return None
    base = folder if way == "." else posixpath.join(folder, name.rpartition(".")[0])
    path = posixpath.normpath(posixpath.join(base, named.path))
    return None if path.startswith("..") else path


def _tail(path: str) -> str:
    """A path without what leads out of a folder: `../images/a.jpg` as `images/a.jpg`."""
    return re.sub(r"^(?:\.{0,2}/)+", "", path)


def _shape(path: str) -> str:
    """Paths that are looked for alike: from the root, from a folder above, from below, or a bare name."""
    start = re.match(r"/|(?:\.\./)+|(?:\./)", path)
    return start[0] if start else "below" if "/" in path else "bare"


def _of_fields(document: Document) -> Iterator[_Named]:
    for scalar in document.scalars:
        if m := _FILE.fullmatch(scalar.text.strip()):
            yield _Named(scalar.pattern, _decoded(m["path"]), document.stretch(scalar.start, scalar.end))


def _of_prose(document: Document) -> Iterator[_Named]:
    for passage in document.reading.passages:
        if passage.kind not in _BODY or not _LINKED.search(document.text, passage.start, passage.end):
            continue
        text = _CODE.sub(lambda m: " " * len(m[0]), document.text[passage.start : passage.end])
        for m in (*_INLINE.finditer(text), *_TAG.finditer(text)):
            group = "angle" if m.groupdict().get("angle") else "bare"
            if file := _FILE.fullmatch(m[group]):
                slot = "prose" if m["mark"] in ("!", "img") else "a link in prose"
                where = document.stretch(passage.start + m.start(group), passage.start + m.end(group))
                yield _Named(slot, _decoded(file["path"]), where)


def _decoded(path: str) -> str:
    return unicodedata.normalize("NFC", unquote(path))
