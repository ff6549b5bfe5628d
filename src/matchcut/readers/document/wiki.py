"""Boxes of a wiki: `{{Infobox film | name = Anora | director = [[Sean Baker]] }}`. Their parameters are facts, their markup none.

A list in a parameter (`<br>`, `{{Plainlist}}`, lines with `*`) has a cell for each of its items.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from matchcut.languages import alternatives, words
from matchcut.model import Cell
from matchcut.place import OffsetMap, Segment
from matchcut.readers.document import noise
from matchcut.text.pattern import regex

MAX_LENGTH = 50_000  # letters of a box
MAX_VALUE = 2000
MAX_DEPTH = 4

_BOX = regex(r"(?<![^\r\n])[ \t]*+\{\{[ \t]*+(?P<name>[^\W\d_][^\r\n|{}<>=\[\]\"'%]{0,60})\s*+(?=\|)")
_OF_FILM = regex(lambda: alternatives(words("film-in-names", "infobox")), re.I)
_BRACKET = regex(r"<!--.{0,1000}?-->|\{\{|\}\}|\[\[|\]\]|\|", re.S)
_NAMED = regex(r"\s*+(?P<key>[^\W_](?:[\w \-./’']{0,40}\w)?)[ \t]*+=\s*+")
_PIECE = regex(
    r"(?P<gone><!--.*?(?:-->|\Z)|<ref\b[^<>]*/>|<ref\b[^<>]*>(?:(?!<ref\b).)*?</ref>|'{2,5})"
    r"|(?P<part><br\b[^<>]*>|(?:\A|(?:\r\n|\r|\n))[ \t]*+[*#]+[ \t]*+)"
    r"|(?P<box>\{\{)"
    r"|\[\[(?:[^\[\]|\r\n]*+\|)?(?P<link>[^\[\]|\r\n]*+)\]\]"
    r"|\[https?://[^\s\[\]]++(?:[ \t]++(?P<named>[^\[\]\r\n]*+))?\]"
    r"|(?P<tag></?[A-Za-z][^<>]*+>)"
    r"|(?P<fold>[ \t]*+(?:(?:\r\n|\r|\n)[ \t]*+)++)"
    r"|(?P<entity>&(?:\#\d{1,7}|\#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});)",
    re.S,
)
_LIST = regex(lambda: alternatives(words("wiki-list")), re.I)
_DATE = regex(lambda: rf"{alternatives(words('keys.date'))}\b|dts", re.I)
_DIGITS = regex(r"\s*(\d{1,4})\s*")

Piece = tuple[str, int, int]  # what is read, and the source it stands for


def cleaned(text: str, start: int) -> tuple[str, list[Cell]]:
    """The text with blanks for the boxes after `start` (offsets unchanged, line ends kept), and their facts.

    Two boxes of one name are of several films, and state none.
    """
    if text.find("{{", start) < 0 or text.find("|", start) < 0:
        return text, []
    boxes = list(_boxes(text, start))
    names = [name for name, _, _, _ in boxes]
    out: list[Cell] = []
    for name, left, right, parameters in boxes:
        text = text[:left] + noise.blanks(text[left:right]) + text[right:]
        if names.count(name) == 1:
            out += parameters
    return text, out


def _boxes(text: str, start: int) -> Iterator[tuple[str, int, int, list[Cell]]]:
    at = start
    budget = 4 * MAX_LENGTH  # letters of boxes that never end
    while budget > 0 and (opened := _BOX.search(text, at)):
        at = opened.end()
        if not _OF_FILM.search(opened["name"]):
            continue
        limit = min(len(text), at + MAX_LENGTH)
        split = _split(text, at, limit)
        if split is None:
            budget -= limit - at
            continue
        end, parts = split
        cells = [cell for part in parts for cell in _parameter(text, *part)]
        if cells:
            yield opened["name"].strip().casefold(), opened.start(), end, cells
            at = end


def _split(text: str, start: int, limit: int) -> tuple[int, list[tuple[int, int]]] | None:
    """Where the box ends in which `start` stands, and its parts between bars; None where it never does."""
    open_: list[str] = []
    edges = [start]
    for mark in _BRACKET.finditer(text, start, limit):
        if mark[0] in ("{{", "[["):
            open_.append(mark[0])
        elif mark[0] == "]]":
            if open_ and open_[-1] == "[[":
                open_.pop()
        elif mark[0] == "}}":
            while open_ and open_[-1] == "[[":  # never closed
                open_.pop()
            if not open_:
                edges += (mark.start(), 0)
                return mark.end(), [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=False) if a < b]
            open_.pop()
        elif mark[0] == "|" and not open_:
            edges += mark.span()
    return None


def _parameter(text: str, start: int, end: int) -> Iterator[Cell]:
    """The cells of one parameter: one, or one for each item of its list."""
    named = _NAMED.match(text, start, end)
    if named is None or end - named.end() > MAX_VALUE:
        return
    items = [kept for item in _items(text, named.end(), end, 0) if (kept := _kept(item))]
    for number, pieces in enumerate(items):
        segments = []
        at = 0
        for part, left, right in pieces:
            segments.append(Segment(at, at + len(part), left, right))
            at += len(part)
        left, right, value = pieces[0][1], pieces[-1][2], "".join(part for part, _, _ in pieces)
        offsets = None if value == text[left:right] else OffsetMap(tuple(segments))
        path = (named["key"], number) if len(items) > 1 else (named["key"],)
        yield Cell(path, value, left, right, left, right, "plain", offsets, named.start("key"))


def _kept(item: list[Piece]) -> list[Piece]:
    """An item without the blanks around it and without brackets that nothing stands in."""
    pieces = [piece for piece in item if piece[0]]
    while pieces and not pieces[0][0].strip():
        pieces.pop(0)
    while pieces and not pieces[-1][0].strip():
        pieces.pop()
    if pieces:
        part, left, right = pieces[0]
        pieces[0] = (part.lstrip(), right - len(part.lstrip()) if right - left == len(part) else left, right)
        part, left, right = pieces[-1]
        pieces[-1] = (part.rstrip(), left, left + len(part.rstrip()) if right - left == len(part) else right)
    return pieces


def _items(text: str, start: int, end: int, depth: int) -> list[list[Piece]]:
    """The items of a value, each as the pieces that it reads as."""
    items: list[list[Piece]] = [[]]
    at = start
    closed = depth < MAX_DEPTH
    while found := _PIECE.search(text, at, end):
        items[-1].append((text[at : found.start()], at, found.start()))
        at = found.end()
        group = found.lastgroup
        if group == "part":
            items.append([])
        elif group == "box":
            split = _split(text, at, end) if closed else None
            closed = split is not None
            if split is not None:
                at = split[0]
                inner = _inner(text, split[1], depth + 1)
                items[-1] += inner[0] if inner else []
                items += inner[1:]
        elif group == "fold":
            items[-1].append((" ", *found.span()))
        elif group == "entity":
            items[-1].append((html.unescape(found[0]), *found.span()))
        elif group in ("link", "named"):
            items[-1].append((found[group], *found.span(group)))
    items[-1].append((text[at:end], at, end))
    return items


def _inner(text: str, parts: list[tuple[int, int]], depth: int) -> list[list[Piece]]:
    """What a box inside a value reads as: a list's items, a date, else the last of its values; alone, its name."""
    if not parts:
        return []
    name = text[slice(*parts[0])].strip()
    values = [part for part in parts[1:] if not _NAMED.match(text, *part)]
    if _LIST.fullmatch(name):
        return [item for part in values for item in _items(text, *part, depth)]
    digits = [found for part in values if (found := _DIGITS.fullmatch(text, *part))]
    if _DATE.search(name) and digits:
        pieces: list[Piece] = []
        for number, found in enumerate(digits[:3]):
            if number:
                pieces.append(("-", digits[number - 1].end(1), found.start(1)))
            pieces.append((found[1].zfill(2), *found.span(1)))
        return [pieces]
    if values:
        return _items(text, *values[-1], depth)
    return [[(name, parts[0][0], parts[0][1])]] if len(parts) == 1 and len(name) <= 3 else []
