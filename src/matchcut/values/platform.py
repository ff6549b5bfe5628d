"""Platforms: sites that rate films or give them numbers. Every list of them is a question to this table."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from matchcut.values.table import rows


class Platform(Struct, frozen=True):
    """`best`: the top of its scale. `ids`: whether it numbers films. `single`: two ids of one film there contradict each other.

    `keys` are its names within keys ("imdb" in `imdbRating`), `shorts` such that mean it only beside a word for a rating; `scores` and
    `id_keys` are whole keys that hold its rating and its id; `names` are printed.
    """

    name: str
    best: float | None
    ids: bool
    single: bool
    keys: tuple[str, ...]
    shorts: tuple[str, ...]
    scores: tuple[str, ...]
    id_keys: tuple[str, ...]
    names: tuple[str, ...]


@cache
def platforms() -> dict[str, Platform]:
    """Every platform by name."""
    made = (
        Platform(name, float(best) if best else None, bool(ids), ids == "one", *(tuple(w for w in ws.split("|") if w) for ws in lists))
        for name, best, ids, *lists in rows("platforms.tsv")
    )
    return {platform.name: platform for platform in made}


@cache
def by_printed_name() -> dict[str, str]:
    """Platforms by their printed names, case-folded."""
    return {name.casefold(): p.name for p in platforms().values() for name in p.names}


@cache
def by_key() -> dict[str, str]:
    """Platforms by all their names in keys."""
    return {key: p.name for p in platforms().values() for key in (*p.keys, *p.shorts, *p.scores)}


def best(name: str | None) -> float | None:
    """The top of a platform's scale: 10 for "imdb"; None where it is unknown or has none."""
    known = platforms().get(name or "")
    return known.best if known else None


def named(word: str) -> str | None:
    """The platform that a word names: "imdb" for "IMDb", "douban" for 豆瓣; None for no known one."""
    return by_printed_name().get(" ".join(word.split()).casefold())
