"""Keys that hold the fields of the film, whatever they are called: `ficha: {anio: 2017, pais: Argentina}`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from matchcut.collections import lexicon
from matchcut.model import fields as registry

_FIRM = registry.evidence("firm") - {"reviews"}
_MAY_HOLD = frozenset({"title", "reviews", "section"})  # fields whose key may hold a map of the film: `film: {...}`

Path = tuple[str | int, ...]


def holders(paths: Iterable[Path]) -> frozenset[Path]:
    """The paths of a collection's maps that describe its films: fields of films stand in them, and their key means no other thing.

    A list of maps is none: its items are things of their own.
    """
    inside: dict[Path, set[str]] = defaultdict(set)
    titled = False
    for path in paths:
        bare = path[:-1] if isinstance(path[-1], int) else path
        if isinstance(bare[-1], str) and not any(isinstance(part, int) for part in bare):
            inside[bare[:-1]].add(bare[-1])
            titled = titled or (len(bare) == 1 and _field(bare[-1]) == "title")
    return frozenset(path for path, keys in inside.items() if path and _may_hold(str(path[-1])) and _are_films(path, keys, titled=titled))


def _field(key: str) -> str:
    found = lexicon.meanings(key)
    return found[0].field if found and found[0].source is None else ""


def _may_hold(key: str) -> bool:
    """Whether a key is no field, no language and no other thing: `festival: {year: 2023}` dates no film."""
    if lexicon.word("showing", key):
        return True
    if lexicon.is_apart(key) or lexicon.is_language(key) or lexicon.word("sources", key):
        return False
    return {m.field for m in lexicon.meanings(key)} <= _MAY_HOLD


def _are_films(path: Path, keys: set[str], *, titled: bool) -> bool:
    """Whether keys side by side are those of a film, and none says that they belong to another thing."""
    fields = {_field(key) for key in keys} - {""}
    if lexicon.word("showing", str(path[-1])):
        return "director" in fields
    if any(not _field(key) and lexicon.word("other", key) for key in keys) or "screened" in fields:
        return False
    if not titled and "title" in fields and not fields.isdisjoint({"year", "country"}):
        return True
    return (len(fields) > 1 and not fields.isdisjoint(_FIRM)) or (titled and fields >= {"year", "country"})


def seen(path: Path, holders: frozenset[Path]) -> list[str]:
    """The keys of a path, a map that describes the film being called so."""
    return ["film" if path[: n + 1] in holders and n + 1 < len(path) else part for n, part in enumerate(path) if isinstance(part, str)]
