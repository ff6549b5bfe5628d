"""Which field a key's name usually means."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from matchcut.values import fold

_MARKS = re.compile(r"[\W_]+")
BEST = {
    "imdb": 10.0,
    "douban": 10.0,
    "tmdb": 10.0,
    "letterboxd": 5.0,
    "metacritic": 100.0,
    "filmaffinity": 10.0,
    "allocine": 5.0,
    "kinopoisk": 10.0,
}


def folded(key: str) -> str:
    """Lower case, letters and digits only, no accents: `release-date`, `releaseDate` and `Release date` are one."""
    return _MARKS.sub("", fold.unaccented(key).casefold())


@cache
def _tables() -> tuple[dict[str, str], tuple[str, ...]]:
    data = tomllib.loads((files("matchcut.collections") / "lexicon.toml").read_text("utf-8"))
    sources = tuple(data.pop("sources")["keys"])
    return {key: field for field, entry in data.items() for key in entry["keys"]}, sources


def field_of(key: str) -> tuple[str, str | None] | None:
    """Field and rating source that a key means: `imdbRating` is `("rating", "imdb")`; None where it means nothing known."""
    fields, sources = _tables()
    name = folded(key)
    if name in fields:
        return fields[name], None
    for source in sources:
        rest = name.removeprefix(source) if name.startswith(source) else name.removesuffix(source)
        if rest != name and fields.get(rest) in ("rating", "identifier", "link"):
            return ("rating", source) if fields[rest] == "rating" else ("identifier", None)
        if rest != name and rest in ("id", "url", "link"):
            return "identifier", None
    return None
