"""TOML front matter into cells: tomllib says what is valid, and each line `key = value` is found again for its place."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any

from matchcut.model import Cell, Problem
from matchcut.place import OffsetMap, Segment

MAX_LENGTH = 256 * 1024
DOTS = 2000  # in one line: for tomllib the time of a dotted key grows with the square of its parts
_TABLE = re.compile(r"[ \t]*+\[{1,2}[ \t]*+(?P<name>[^\[\]\r\n]++)\]{1,2}[ \t]*+(?:#.*)?$")
_ENTRY = re.compile(r"[ \t]*+(?P<key>[\w\-.\"'][\w\-.\"' \t]*+)=[ \t]*+(?P<value>[^\r\n]*)")
_ITEM = re.compile(r"""\"(?:[^"\\\r\n]|\\.)*\"|'[^'\r\n]*'|[^\s,\[\]{}#="'][^\s,\[\]{}#]*""")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_ERROR_LINE = re.compile(r"\(at line (\d+), column \d+\)")


def cells(text: str, start: int, end: int) -> tuple[list[Cell], list[Problem]]:
    """The scalars of `text[start:end]`; a line that breaks the whole is a problem, and the lines that stand alone are read."""
    if end - start > MAX_LENGTH:
        return [], [Problem(start, start, f"front matter of {end - start:,} characters is over the limit of {MAX_LENGTH:,}")]
    if any(line.count(".") > DOTS for line in _LINE.findall(text, start, end)):
        return [], [Problem(start, start, f"more than {DOTS:,} dots in one line")]
    problems: list[Problem] = []
    try:
        tomllib.loads(text[start:end].replace("\r\n", "\n").replace("\r", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        problems.append(_problem(text, start, end, str(error) or "nested too deeply"))
    return list(_cells(text, start, end)), problems


def _problem(text: str, start: int, end: int, why: str) -> Problem:
    number = _ERROR_LINE.search(why)
    lines = _LINE.findall(text, start, end)
    index = min(int(number[1]) - 1 if number else 0, len(lines) - 1)
    left = start + sum(map(len, lines[:index]))
    return Problem(left, left + len(lines[index].rstrip("\r\n")) if lines else left, _ERROR_LINE.sub("", why).strip() or "not TOML")


def _cells(text: str, start: int, end: int) -> Iterator[Cell]:
    table: tuple[str, ...] = ()
    at = start
    for line in _LINE.findall(text, start, end):
        header, entry = _TABLE.match(line.rstrip()), _ENTRY.match(line)
        if header and not entry:
            table = _path(header["name"])
        elif entry:
            yield from _values(
                text, (*table, *_path(entry["key"])), at + entry.start("value"), at + len(line.rstrip()), at + entry.start("key")
            )
        at += len(line)


def _path(key: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in key.split("."))


def _values(text: str, path: tuple[str, ...], start: int, end: int, key_start: int) -> Iterator[Cell]:
    listed = text.startswith("[", start)
    if text.startswith("{", start) or (listed and "]" not in text[start:end]):
        return
    for index, match in enumerate(_ITEM.finditer(text, start, end)):
        if not listed and index:
            return
        yield _cell(text, (*path, index) if listed else path, match.start(), match.end(), key_start)


def _cell(text: str, path: tuple[str | int, ...], left: int, right: int, key_start: int) -> Cell:
    raw = text[left:right]
    if raw[0] not in "\"'":
        return Cell(path, raw, left, right, left, right, "plain", None, key_start)
    inner = (left + 1, right - 1)
    style = "double" if raw[0] == '"' else "single"
    value: Any = raw[1:-1]
    offsets = None
    if style == "double" and "\\" in raw:
        try:
            value = tomllib.loads(f"v = {raw}")["v"]
        except tomllib.TOMLDecodeError:
            value = raw[1:-1]
        if value != raw[1:-1]:
            offsets = OffsetMap((Segment(0, len(value), *inner),))
    return Cell(path, value, *inner, left, right, "double" if style == "double" else "single", offsets, key_start)
