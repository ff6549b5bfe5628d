"""
A film's description beside its video file, as Kodi and Jellyfin write it: XML whose elements are cells under their names.

The root gives no name to its parts; one that is not `movie` is a cell `type`. Elements that may stand several times have an
index also where they stand once. A rating and an identifier stand under their name and type, so that `<uniqueid
type="imdb">` is `uniqueid.imdb`. Addresses of film pages after the XML, or in a file that is none, are cells `url[]`; the
rest of such a file is not read. Entities that a file declares are never expanded.

## A film

```nfo title="Anora (2024)/movie.nfo"
<?xml version="1.0" encoding="UTF-8" standalone="yes" ?>
<movie>
    <title>Anora &amp; Vanya</title>
    <ratings>
        <rating name="imdb" max="10" default="true"><value>7.4</value></rating>
    </ratings>
    <uniqueid type="imdb" default="true">tt28607951</uniqueid>
    <genre>Drama</genre>
    <actor>
        <name>Mikey Madison</name>
        <role>Ani</role>
    </actor>
</movie>
https://www.imdb.com/title/tt28607951/
```
```cells
3:12 title: Anora & Vanya
5:34 ratings.imdb.max: 10
5:60 ratings.imdb.value: 7.4
7:42 uniqueid.imdb: tt28607951
8:12 genre[]: Drama
10:15 actor[].name: Mikey Madison
11:15 actor[].role: Ani
14:1 url[]: https://www.imdb.com/title/tt28607951/
```

## The art of a release

```nfo title="release.nfo"
  ▄▄▄ proudly presents ▄▄▄
  http://www.imdb.com/title/tt3824458
```
```cells
2:3 url[]: http://www.imdb.com/title/tt3824458
```
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from matchcut.declare import reader
from matchcut.model import Cell, Problem, Reading
from matchcut.place import OffsetMap, Segment
from matchcut.text import xml
from matchcut.text.pattern import regex
from matchcut.text.storable import storable

MAX_DEPTH = 32
MAX_ELEMENTS = 20_000
# Elements that may stand several times, of which one file may hold one
_SEVERAL = frozenset(
    {"genre", "country", "credits", "director", "studio", "tag", "actor", "artist", "showlink", "thumb", "audio", "subtitle"}
)
_NAMED_BY = {"uniqueid": "type", "rating": "name"}
_ROOT = regex(r"<(?:movie|tvshow|episodedetails|musicvideo|film|video)\b[^<>]*>", re.I)
_ADDRESS = regex(
    r"https?://[^\s<>\"']{0,40}?(?:imdb\.\w+/title/tt\d+|themoviedb\.org/movie/\d+|douban\.com/subject/\d+|letterboxd\.com/film/[\w-]+)/?",
    re.I,
)


@dataclass(slots=True)
class _Element:
    """An element, with its texts and those inside it."""

    token: xml.Token
    pieces: list[xml.Piece] = field(default_factory=list)
    inside: list[_Element] = field(default_factory=list)


@reader(".nfo", limit=2 << 20)
def read(text: str) -> Reading:
    """The cells of one file."""
    text = storable(text)
    root = _ROOT.search(text)
    first = next(xml.tokens(text, root.start())) if root else None
    if first is None or first.kind not in ("open", "empty"):
        return Reading("nfo", tuple(_addresses(text, 0)))
    problems: list[Problem] = []
    whole, end = _tree(text, first.start, problems) if first.kind == "open" else (_Element(first), first.end)
    cells = list(_cells(text, whole, ()))
    if whole.token.name != "movie":
        start = first.start + 1
        stop = start + len(whole.token.name)
        cells.insert(0, Cell(("type",), text[start:stop], start, stop, start, stop))
    return Reading("nfo", (*cells, *_addresses(text, end)), problems=tuple(problems))


def _addresses(text: str, start: int) -> Iterator[Cell]:
    for number, found in enumerate(_ADDRESS.finditer(text, start)):
        yield Cell(("url", number), found[0], *found.span(), *found.span())


def _tree(text: str, start: int, problems: list[Problem]) -> tuple[_Element, int]:
    """The root element and its end. An element that is not closed ends where the one around it does."""
    stack: list[_Element] = []
    count = 0
    token = None
    for token in xml.tokens(text, start):
        if token.kind in ("open", "empty"):
            count += 1
            if len(stack) == MAX_DEPTH or count > MAX_ELEMENTS:
                why = f"nested more than {MAX_DEPTH} deep" if count <= MAX_ELEMENTS else f"more than {MAX_ELEMENTS:,} elements"
                problems.append(Problem(token.start, token.end, why))
                break
            element = _Element(token)
            if stack:
                stack[-1].inside.append(element)
            if token.kind == "open":
                stack.append(element)
        elif token.kind == "close":
            depth = next((n for n in range(len(stack) - 1, -1, -1) if stack[n].token.name == token.name), -1)
            if depth == 0:
                return stack[0], token.end
            if depth > 0:
                del stack[depth:]
        elif token.kind == "broken":
            problems.append(Problem(token.start, token.start + 1, "a comment or text that is opened and never closed"))
        elif token.kind == "cdata":
            stack[-1].pieces.append((text[slice(*token.inner)], *token.inner))
        else:
            stack[-1].pieces += xml.pieces(text, *token.inner)
    first = stack[0]
    if not problems:
        problems.append(Problem(first.token.start, first.token.end, f'element "{first.token.name}" is opened and never closed'))
    return first, len(text)


def _cells(text: str, element: _Element, path: tuple[str | int, ...]) -> Iterator[Cell]:
    counts = Counter(_name(text, e) for e in element.inside)
    seen: Counter[tuple[str, ...]] = Counter()
    for inner in element.inside:
        name = _name(text, inner)
        several = name[-1] in _SEVERAL or counts[name] > 1
        below = (*path, *name, seen[name]) if several else (*path, *name)
        seen[name] += 1
        told = xml.attributes(text, inner.token)
        if "max" in told and inner.token.name == "rating":
            yield _cell((*below, "max"), xml.pieces(text, *told["max"]), inner.token.start, told["max"])
        if inner.inside:
            yield from _cells(text, inner, below)
        else:
            yield _cell(below, inner.pieces, inner.token.start, (inner.token.end, inner.token.end))


def _name(text: str, element: _Element) -> tuple[str, ...]:
    """The path of an element below the one around it: `uniqueid` with its type, a rating by its name."""
    name = element.token.name
    attribute = xml.attributes(text, element.token).get(_NAMED_BY.get(name, "")) if name in _NAMED_BY else None
    if attribute is None or not (told := xml.decoded(text, *attribute).strip()):
        return (name,)
    return (name, told) if name == "uniqueid" else (told,)


def _cell(path: tuple[str | int, ...], pieces: list[xml.Piece], key_start: int, span: tuple[int, int]) -> Cell:
    """A cell of these pieces without the white space round them; `span` is where it stands if there are none."""
    told = [number for number, piece in enumerate(pieces) if piece[0].strip()]
    if not told:
        return Cell(path, "", span[0], span[0], span[0], span[0], key_start=key_start)
    pieces = pieces[told[0] : told[-1] + 1]
    first, last = pieces[0], pieces[-1]
    if first[2] - first[1] == len(first[0]):
        left = len(first[0]) - len(first[0].lstrip())
        pieces = [(first[0][left:], first[1] + left, first[2]), *pieces[1:]]
        last = pieces[-1]
    if last[2] - last[1] == len(last[0]):
        right = len(last[0].rstrip())
        pieces = [*pieces[:-1], (last[0][:right], last[1], last[1] + right)]
    start, end = pieces[0][1], pieces[-1][2]
    if len(pieces) == 1 and end - start == len(pieces[0][0]):
        return Cell(path, pieces[0][0], start, end, start, end, key_start=key_start)
    segments: list[Segment] = []
    at = 0
    for piece, left, right in pieces:
        segments.append(Segment(at, at + len(piece), left, right))
        at += len(piece)
    return Cell(path, "".join(p for p, _, _ in pieces), start, end, start, end, offsets=OffsetMap(tuple(segments)), key_start=key_start)
