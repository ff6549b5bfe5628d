"""A sorted table of names in a package data file, searched where it lies: nothing is parsed before it is asked for.

A table is UTF-8 text, one row per line, `key<TAB>value<TAB>source`, sorted by the bytes of the key. Lines that start
with `#` come first.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent


@cache
def content(name: str) -> bytes:
    """The bytes of the data file `name` beside this module."""
    return (_FOLDER / name).read_bytes()


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """All rows of a small table as tuples of its columns, comments left out."""
    lines = content(name).decode("utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line and not line.startswith("#"))


def look_up(name: str, key: str) -> str | None:
    """The second column of the row whose first is `key`; None where there is none. About 20 steps for a megabyte."""
    if not key or "\t" in key or "\n" in key:
        return None
    data = content(name)
    wanted = key.encode("utf-8", "surrogatepass") + b"\t"
    low, high = 0, len(data)
    while low < high:
        start = data.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = data.find(b"\n", start)
        end = len(data) if end < 0 else end
        row = data[start:end]
        if row.startswith(wanted):
            return row.split(b"\t", 2)[1].decode("utf-8")
        if row < wanted:
            low = end + 1
        else:
            high = start
    return None
