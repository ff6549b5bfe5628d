"""Short forms of given names: Bill for William, Yura for Yuri. The table knows them for eight languages."""

from __future__ import annotations

from functools import cache

from matchcut.values import table


def short_for(a: str, b: str) -> bool:
    """Whether one of two folded names is a short form of the other, or both are one given name in two usual spellings."""
    names = _names()
    left, right = names.get(a), names.get(b)
    return left is not None and right is not None and any((row, role) in right for row, full in left for role in (True, not full))


def full(name: str) -> tuple[str, ...]:
    """The given names that a folded name may stand for, in their usual spellings, without itself."""
    return _full().get(name, ())


@cache
def _full() -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for names, short, _language in table.rows("names/nicknames.tsv"):
        spellings = names.split()
        for name in (*spellings, *short.split()):
            found.setdefault(name, set()).update(s for s in spellings if s != name)
    return {name: tuple(sorted(others)) for name, others in found.items()}


@cache
def _names() -> dict[str, frozenset[tuple[int, bool]]]:
    """Of each name the rows it stands in, and whether it is the full form there."""
    found: dict[str, set[tuple[int, bool]]] = {}
    for i, (full, short, _language) in enumerate(table.rows("names/nicknames.tsv")):
        for name in full.split():
            found.setdefault(name, set()).add((i, True))
        for name in short.split():
            found.setdefault(name, set()).add((i, False))
    return {name: frozenset(rows) for name, rows in found.items()}
