"""XML as it is written: its tags and texts with their spans. What is no markup is text; nothing outside is ever fetched or expanded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5
from typing import Literal, NamedTuple

from matchcut.text.pattern import regex

_TAG = regex(r"""<(?P<close>/?)(?P<name>[^\W\d][\w.\-]*+(?::[\w.\-]++)?)(?P<rest>(?:[^<>"']++|"[^"]*"|'[^']*')*+)>""")
_ATTRIBUTE = regex(r"""(?<![\w.:\-])([^\W\d][\w.:\-]*+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_REFERENCE = regex(r"&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z]\w{1,30}));")
_CLOSED_BY = {"<!--": "-->", "<![CDATA[": "]]>", "<?": "?>"}
_PREDEFINED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
Piece = tuple[str, int, int]  # decoded text, and the source it stands for


class Token(NamedTuple):
    """A tag or a text. `name` is a tag's, without its prefix; `inner` where its attributes or the text stand."""

    kind: Literal["open", "close", "empty", "text", "cdata", "broken"]
    start: int
    end: int
    name: str
    inner: tuple[int, int]


def tokens(text: str, start: int = 0) -> Iterator[Token]:
    """The tags and texts of `text[start:]`, without comments, instructions and a document type. `broken`: a comment that never closes."""
    at = mark = start
    while (mark := text.find("<", mark)) >= 0:
        tag = _TAG.match(text, mark)
        opening = None if tag else next((o for o in _CLOSED_BY if text.startswith(o, mark)), None)
        if not tag and not opening and not text.startswith("<!", mark):
            mark += 1
            continue
        if mark > at:
            yield Token("text", at, mark, "", (at, mark))
        if tag:
            rest = tag.span("rest")
            empty = text.endswith("/", *rest)
            kind: Literal["open", "close", "empty"] = "close" if tag["close"] else "empty" if empty else "open"
            yield Token(kind, mark, tag.end(), tag["name"].rpartition(":")[2], rest)
            at = mark = tag.end()
            continue
        end, stop = _closed(text, mark, opening)
        if end < 0:
            yield Token("broken", mark, len(text), "", (mark, len(text)))
            return
        if opening == "<![CDATA[":
            yield Token("cdata", mark, stop, "", (mark + len(opening), end))
        at = mark = stop
    if at < len(text):
        yield Token("text", at, len(text), "", (at, len(text)))


def _closed(text: str, start: int, opening: str | None) -> tuple[int, int]:
    """Where a comment, an instruction or a document type ends, without and with what closes it; -1 for nowhere."""
    if opening:
        end = text.find(_CLOSED_BY[opening], start + len(opening))
        return end, end + len(_CLOSED_BY[opening])
    end = text.find(">", start)
    inside = text.find("[", start, end if end >= 0 else len(text))
    if inside >= 0:  # the entities that it declares stay unknown
        inside = text.find("]", inside)
        end = text.find(">", inside) if inside >= 0 else -1
    return end, end + 1


def attributes(text: str, token: Token) -> dict[str, tuple[int, int]]:
    """The spans of a tag's values by name, without prefix."""
    found = _ATTRIBUTE.finditer(text, *token.inner)
    return {m[1].rpartition(":")[2]: m.span(2 if m[2] is not None else 3) for m in found}


def pieces(text: str, start: int, end: int) -> list[Piece]:
    """What `text[start:end]` reads as, part by part; a reference to what XML and HTML do not know stays as it is."""
    out: list[Piece] = []
    at = start
    for found in _REFERENCE.finditer(text, start, end):
        letter = _referred(found)
        if letter is None:
            continue
        if found.start() > at:
            out.append((text[at : found.start()], at, found.start()))
        out.append((letter, *found.span()))
        at = found.end()
    if at < end:
        out.append((text[at:end], at, end))
    return out


def decoded(text: str, start: int, end: int) -> str:
    """What `text[start:end]` reads as."""
    return "".join(piece for piece, _, _ in pieces(text, start, end)) if text.find("&", start, end) >= 0 else text[start:end]


def _referred(found: re.Match[str]) -> str | None:
    if found[3]:
        return _PREDEFINED.get(found[3]) or html5.get(found[3] + ";")
    point = int(found[1]) if found[1] else int(found[2], 16)
    return "\ufffd" if not 0 < point <= 0x10FFFF or 0xD800 <= point <= 0xDFFF else chr(point)
