"""Cells of a data file (JSON, YAML, TOML) into rows, where it is a list of records and not one.

A list of maps is a table, also as the only thing under its key (`{"films": [...]}`), and so is a map whose values are maps
with the same keys (`{"anora": {...}, "tangerine": {...}}`): then the key is a cell of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain, groupby

from msgspec.structs import replace

from matchcut.languages import known
from matchcut.model import Cell, Problem, Reading
from matchcut.text.pattern import regex

MAX_ROWS = 100_000
MAX_CELLS = 250_000  # of one file: about 150 MB
DEEPEST = 4  # keys above the records
ALIKE = 3  # maps with the same keys that make a table of a map
# What lists of films are called, where the file says something else as well
_LANGUAGE = regex(r"[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?")
_AFTER_KEY = regex(r"[\"']?\s*+[:=\].]")
_WORD = regex(r"\w")
_SLUG = regex(r"[\w.:/\-]+")
_WRAPPERS = frozenset({"value", "values", "@value", "type", "content"})
Path = tuple[str | int, ...]


def arranged(name: str, text: str, cells: Sequence[Cell], problems: Sequence[Problem]) -> Reading:
    """One document, or a table. A row keeps the paths of its cells below it; `item` is the name of what a list holds without one."""
    prefix = _table(cells)
    if prefix is None:
        return Reading(name, tuple(map(_named, cells)), problems=tuple(problems))
    depth = len(prefix)
    own: list[Cell] = []
    rows: list[Reading] = []
    paths: dict[Path, Path] = {}
    at = 0
    for key, group in groupby(cells, key=lambda c: c.path[depth] if len(c.path) > depth + 1 and c.path[:depth] == prefix else None):
        if key is None:
            own += map(_named, group)
            continue
        row = []
        for cell in group:
            path = cell.path[depth + 1 :]
            row.append(_named(replace(cell, path=paths.setdefault(path, path))))
        first = min(cell.outer_start if cell.key_start < 0 else cell.key_start for cell in row)
        if isinstance(key, str) and (found := _key(text, key, at, first)):
            row.insert(0, found)
            first = found.start
        at = max(cell.outer_end for cell in row)
        rows.append(Reading(name, tuple(row), span=(first, at)))
        if len(rows) == MAX_ROWS:
            break
    return Reading(name, tuple(own), problems=tuple(problems), rows=tuple(rows))


def _named(cell: Cell) -> Cell:
    """A cell of a list that has no name is an `item`."""
    return replace(cell, path=("item", *cell.path)) if not cell.path or isinstance(cell.path[0], int) else cell


def _key(text: str, key: str, start: int, end: int) -> Cell | None:
    """The key of a map that is a row, as a cell: `id` where it looks like one, else `name`."""
    at = text.find(key, start, end)
    while at >= 0 and not (_AFTER_KEY.match(text, at + len(key), end) and not _WORD.match(text, at - 1, at)):
        at = text.find(key, at + 1, end)
    if at < 0:
        return None
    stop = at + len(key)
    return Cell(("id" if _SLUG.fullmatch(key) else "name",), key, at, stop, at, stop, key_start=at)


def _table(cells: Sequence[Cell], prefix: Path = ()) -> Path | None:
    """The path of the list or map whose parts are the records; None for one document."""
    depth = len(prefix)
    groups: dict[str | int, list[Cell]] = {}
    for cell in cells:
        if len(cell.path) > depth and cell.path[:depth] == prefix:
            groups.setdefault(cell.path[depth], []).append(cell)
    if not groups or depth > DEEPEST:
        return None
    if all(isinstance(key, int) for key in groups):
        maps = sum(_is_map(group, depth + 1) for group in groups.values())
        return prefix if maps * 2 > len(groups) else None
    if len(groups) == 1:
        return _table(cells, (*prefix, *groups))
    held = [key for key, group in groups.items() if _is_list(group, depth + 1) and _is_map(group, depth + 2)]
    if len(held) == 1 and str(held[0]).casefold() in known("rows-holders"):
        return (*prefix, held[0])
    return prefix if _alike(groups, depth + 1) else None


def _is_list(group: Sequence[Cell], depth: int) -> bool:
    """Whether these cells stand in a list at this depth."""
    return all(len(cell.path) > depth and isinstance(cell.path[depth], int) for cell in group)


def _is_map(group: Sequence[Cell], depth: int) -> bool:
    """Whether these cells are the values of keys at this depth."""
    return all(len(cell.path) > depth and isinstance(cell.path[depth], str) for cell in group)


def _alike(groups: dict[str | int, list[Cell]], depth: int) -> bool:
    """Whether these are maps with the same keys, and not a record whose values are maps or texts by language."""
    if len(groups) < ALIKE or not all(_is_map(group, depth) for group in groups.values()):
        return False
    if all(_LANGUAGE.fullmatch(str(key)) for key in groups):
        return False
    keys = [{cell.path[depth] for cell in group} for group in groups.values()]
    counts = Counter(chain.from_iterable(keys))
    common = {key for key, count in counts.items() if count >= 0.8 * len(keys)}
    return bool(common) and not common & _WRAPPERS and 2 * len(common) * len(keys) >= sum(map(len, keys))
