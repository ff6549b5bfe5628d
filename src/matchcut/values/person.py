"""Given names: they help to tell a person from a title."""

from __future__ import annotations

from functools import cache

from matchcut.values.fold import folded
from matchcut.values.table import rows


def is_given_name(word: str) -> bool:
    """Whether a word is a usual given name of a director: "Agnès", "Krzysztof". Of double names the first counts."""
    level = folded(word)
    return level in _given() or level.partition("-")[0] in _given()


@cache
def _given() -> frozenset[str]:
    return frozenset(folded(name) for name, *_ in rows("given-names.tsv"))
