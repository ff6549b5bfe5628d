"""One YAML scalar: what its source reads as, with a map from each decoded letter back to the source."""

from __future__ import annotations

import re
from typing import Literal

from matchcut.place import LINE_END, OffsetMap, Segment
from matchcut.text.pattern import regex

Style = Literal["plain", "single", "double", "literal", "folded"]
STYLES: dict[str | None, Style] = {None: "plain", "'": "single", '"': "double", "|": "literal", ">": "folded"}

_ESCAPES = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b", " ": " ",
    '"': '"', "/": "/", "\\": "\\", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip
_HEX = {"x": 2, "u": 4, "U": 8}
_FOLD = regex(r"(?:\r\n|\r|\n)(?:[ \t]*(?:\r\n|\r|\n))*[ \t]*+")  # the blanks before it belong to it
_SINGLE = regex(rf"''|{_FOLD.pattern}")
_PAIR = r"\\u[dD][89abAB][0-9A-Fa-f]{2}\\u[dD][c-fC-F][0-9A-Fa-f]{2}"
_DOUBLE = regex(rf"{_PAIR}|\\(?:\r\n|\r|\n)[ \t]*|\\.[0-9A-Fa-f]{{0,8}}|{_FOLD.pattern}", re.S)
_FOREIGN = str.maketrans(dict.fromkeys([*map(chr, range(128, 160)), "\u2028", "\u2029", "\ufeff", "\x7f"], "�"))


def decoded(text: str, start: int, end: int, style: Style, expected: str | None) -> tuple[tuple[int, int], OffsetMap | None, str]:
    """Inner span, offset map (None: letter by letter) and decoded text of the scalar at `text[start:end]`.

    `expected` is what the YAML parser made of it, None where that is no check. Where our own reading differs, the parser is
    believed, and the whole scalar becomes one piece of the map: its place is then coarse, never wrong.
    """
    if style in ("literal", "folded"):
        inner, pieces = _block(text, start, end, style)
    else:
        inner = (start, end) if style == "plain" else (start + 1, max(start + 1, end - 1))
        raw = text[slice(*inner)]
        if style != "double" and "'" not in raw and "\n" not in raw and "\r" not in raw:
            return inner, None, raw
        if style == "double" and "\\" not in raw and "\n" not in raw and "\r" not in raw:
            return inner, None, raw
        pieces = _flow(raw, inner[0], style)
    value = "".join(p for p, _, _ in pieces)
    if expected is not None and value != expected and value.translate(_FOREIGN) != expected.translate(_FOREIGN):
        return inner, OffsetMap((Segment(0, len(expected), *inner),)), expected
    if value == text[slice(*inner)]:
        return inner, None, value
    return inner, _map(pieces), value


def _map(pieces: list[tuple[str, int, int]]) -> OffsetMap:
    out: list[Segment] = []
    at = 0
    for piece, left, right in pieces:
        if piece:
            out.append(Segment(at, at + len(piece), left, right))
            at += len(piece)
    return OffsetMap(tuple(out))


def _flow(raw: str, base: int, style: Style) -> list[tuple[str, int, int]]:
    """Pieces (decoded, source start, source end) of a plain or quoted scalar."""
    pattern = {"plain": _FOLD, "single": _SINGLE, "double": _DOUBLE}[style]
    out: list[tuple[str, int, int]] = []
    at = 0
    for match in pattern.finditer(raw):
        left = match.start()
        if match[0][0] in "\r\n":
            while left > at and raw[left - 1] in " \t":
                left -= 1
        if left > at:
            out.append((raw[at:left], base + at, base + left))
        piece, used = _piece(match[0], style)
        at = match.start() + used
        out.append((piece, base + left, base + at))
        if used < len(match[0]):  # hexadecimal digits after a shorter escape
            out.append((raw[at : match.end()], base + at, base + match.end()))
            at = match.end()
    if at < len(raw):
        out.append((raw[at:], base + at, base + len(raw)))
    return out


def _piece(source: str, style: Style) -> tuple[str, int]:
    """What a fold or an escape reads as, and how much of `source` it takes."""
    if source == "''" and style == "single":
        return "'", 2
    if source[0] != "\\":
        breaks = len(LINE_END.findall(source))
        return (" " if breaks == 1 else "\n" * (breaks - 1)), len(source)
    letter = source[1]
    if letter == "u" and len(source) == 12:  # two escapes for one letter, as JSON writes it
        return chr(0x10000 + ((int(source[2:6], 16) & 0x3FF) << 10) + (int(source[8:], 16) & 0x3FF)), 12
    if letter in "\r\n":
        return "", len(source)
    if letter in _HEX:
        digits = source[2 : 2 + _HEX[letter]]
        if len(digits) == _HEX[letter] and int(digits, 16) <= 0x10FFFF:
            return chr(int(digits, 16)), 2 + len(digits)
    return _ESCAPES.get(letter, "\ufffd"), 2


def _block(text: str, start: int, end: int, style: Style) -> tuple[tuple[int, int], list[tuple[str, int, int]]]:
    """Inner span and pieces of a `|` or `>` scalar."""
    header = LINE_END.search(text, start, end)
    if header is None:
        return (end, end), []
    lines = _lines(text, header.end(), end)
    indent = min((len(t) - len(t.lstrip(" ")) for _, t, _ in lines if t.strip(" \t")), default=0)
    first = next((i for i, (_, t, _) in enumerate(lines) if t.strip(" \t")), len(lines))
    last = max((i for i, (_, t, _) in enumerate(lines) if t.strip(" \t")), default=-1)
    if last < 0:
        return (end, end), []
    pieces: list[tuple[str, int, int]] = [("\n", at, stop) for at, _, stop in lines[:first]]
    for index in range(first, last + 1):
        at, line, stop = lines[index]
        body = line[indent:]
        if body:
            pieces.append((body, at + indent, at + len(line)))
        if index < last:
            pieces.append((_joint(lines, index, indent, style), at + len(line), stop))
    chomp = text[start : header.start()].split("#", maxsplit=1)[0]
    if "-" not in chomp:
        at, line, stop = lines[last]
        if stop > at + len(line):
            pieces.append(("\n", at + len(line), stop))
        if "+" in chomp:
            pieces += [("\n", a, s) for a, t, s in lines[last + 1 :] if s > a + len(t)]
    return (lines[first][0] + indent, lines[last][0] + len(lines[last][1])), _kept(pieces)


def _lines(text: str, start: int, end: int) -> list[tuple[int, str, int]]:
    """Start, text and end (line end included) of each line."""
    out: list[tuple[int, str, int]] = []
    at = start
    while at < end:
        stop = LINE_END.search(text, at, end)
        out.append((at, text[at : stop.start() if stop else end], stop.end() if stop else end))
        at = out[-1][2]
    return out


def _joint(lines: list[tuple[int, str, int]], index: int, indent: int, style: Style) -> str:
    """What the line end after a line of a block scalar reads as."""
    if style == "literal":
        return "\n"
    here, after = lines[index][1][indent:], lines[index + 1][1][indent:]
    blank_here, blank_after = not here.strip(" \t"), not after.strip(" \t")
    if here[:1] in (" ", "\t") or after[:1] in (" ", "\t"):
        return "\n"
    if blank_here:
        return "\n"
    return "" if blank_after else " "


def _kept(pieces: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    return [p for p in pieces if p[0]]
