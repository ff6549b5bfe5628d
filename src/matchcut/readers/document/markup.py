"""A stretch of Markdown or HTML as plain text, each letter with its place."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from msgspec.structs import replace

from matchcut.model import Cell
from matchcut.place import OffsetMap, Segment
from matchcut.text.pattern import regex

MAX_DEPTH = 4
_MARKUP = regex(
    r"!?\[\[(?:[^\]\[|\r\n]*+\|)?(?P<wiki>[^\]\[\r\n]*+)\]\]"
    r"|!?\[(?P<link>[^\]\[\r\n]*+)\]\((?P<url>[^()\s]*+(?:\([^()\s]*+\)[^()\s]*+)?+)(?:[ \t]++\"[^\"\r\n]*+\")?[ \t]*+\)"
    r"|\[\^[^\]\[\s]*+\]"
    r"|<(?P<auto>https?://[^<>\s]*+)>"
    r"|(?P<tag></?[A-Za-z][^<>]*+>)"
    r"|(?<![\w*])(?P<star>\*{1,3})(?=[^\s*])(?P<starred>[^*\r\n]*+)(?<=\S)(?P=star)(?![\w*])"
    r"|(?<![\w_])(?P<line>_{1,3})(?=[^\s_])(?P<lined>[^_\r\n]*+)(?<=\S)(?P=line)(?![\w_])"
    r"|`(?P<code>[^`\r\n]++)`"
    r"|&(?:\#\d{1,7}|\#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});"
    r"|(?P<fold>(?<![ \t])[ \t]*+(?:\r\n|\r|\n)[ \t]*+)"
    r"|\\(?P<escape>[\\`*_{}\[\]()#+.!|<>~-])"
)
_ENTITY = regex(r"&(?:\#\d{1,7}|\#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_SIGNS = regex(r"[\[<*_`&\\\r\n]")


def plain(text: str, start: int, end: int) -> tuple[int, int, str, OffsetMap | None]:
    """Start and end of what `text[start:end]` reads as without its markup, what it reads as, and the way back (None: letter by letter)."""
    if not _SIGNS.search(text, start, end):
        return start, end, text[start:end], None
    pieces = [piece for piece in _pieces(text, start, end, 0) if piece[0]]
    if not pieces:
        return start, start, "", None
    out: list[Segment] = []
    at = 0
    for part, left, right in pieces:
        out.append(Segment(at, at + len(part), left, right))
        at += len(part)
    left, right, value = pieces[0][1], pieces[-1][2], "".join(part for part, _, _ in pieces)
    return left, right, value, None if value == text[left:right] else OffsetMap(tuple(out))


def url(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The address in a stretch that is one link."""
    found = _MARKUP.fullmatch(text, start, end)
    if found is not None and found["url"] and re.match("https?://", found["url"]):
        return found.span("url")
    return None


def read_as(cell: Cell) -> Cell:
    """A value with the letters that its HTML entities stand for: `Jean&#8209;Pierre`. Exporters of blogs leave them in front matter."""
    if cell.offsets is not None:
        return cell
    out: list[Segment] = []
    parts: list[str] = []
    at = size = 0
    for edge in (*_ENTITY.finditer(cell.text), None):
        left, right = edge.span() if edge else (len(cell.text), len(cell.text))
        for part, a, b in ((cell.text[at:left], at, left), (html.unescape(cell.text[left:right]), left, right)):
            if part:
                out.append(Segment(size, size + len(part), cell.start + a, cell.start + b))
                parts.append(part)
                size += len(part)
        at = right
    value = "".join(parts)
    return cell if value == cell.text else replace(cell, text=value, offsets=OffsetMap(tuple(out)))


def _pieces(text: str, start: int, end: int, depth: int) -> Iterator[tuple[str, int, int]]:
    """What is read, and the source it stands for."""
    at = start
    for found in _MARKUP.finditer(text, start, end):
        if found.start() > at:
            yield text[at : found.start()], at, found.start()
        at = found.end()
        inner = next((g for g in ("wiki", "link", "auto", "starred", "lined", "code", "escape") if found[g] is not None), None)
        if inner is not None:
            if depth < MAX_DEPTH and inner not in ("code", "escape", "auto"):
                yield from _pieces(text, *found.span(inner), depth + 1)
            else:
                yield found[inner], *found.span(inner)
        elif found["fold"]:
            yield " ", *found.span()
        elif found[0][0] == "&":
            yield html.unescape(found[0]), *found.span()
    if at < end:
        yield text[at:end], at, end
