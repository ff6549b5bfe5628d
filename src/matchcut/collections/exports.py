"""Diaries and ratings that other programs export, recognised by the header of the table."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from msgspec.structs import replace

from matchcut.collections import lexicon
from matchcut.model import FieldChoice
from matchcut.model import fields as registry


@cache
def _known() -> dict[str, dict[str, Any]]:
    return tomllib.loads((files("matchcut.collections") / "exports.toml").read_text("utf-8"))


def export(patterns: Collection[str], *, rows: bool = True) -> tuple[str, dict[str, FieldChoice | None]] | None:
    """The program that wrote a table, or without `rows` texts, with these keys, and what they mean (None: nothing); None for any other."""
    level = {p.removeprefix("\ufeff").strip().casefold(): p for p in patterns}
    for program in _known().values():
        if program.get("texts", False) is rows or (program.get("exact", False) and len(level) != len(program["needs"])):
            continue
        needs = [n.casefold() for n in program["needs"]]
        if all(n in level for n in needs) and any(a.casefold() in level for a in program.get("any", needs)):
            return program["name"], dict(_choices(program, level))
    return None


def platform(choice: FieldChoice, name: str, beside: Mapping[str, str]) -> FieldChoice:
    """The choice of an identifier whose platform another column names (`name`); of a series it is none that a film can have."""
    is_film = beside.get("media_type", "movie").casefold() in ("movie", "film")
    source = lexicon.word("sources", name) if is_film else None
    return replace(choice, source=source) if source else replace(choice, field="x:" + choice.pattern, source=None)


def _choices(program: dict[str, Any], level: dict[str, str]) -> Iterator[tuple[str, FieldChoice | None]]:
    for column, meaning in program["fields"].items():
        pattern = level.get(column.casefold())
        if pattern is None:
            continue
        if not meaning:
            yield pattern, None
            continue
        field, *more = meaning.split()
        best = float(more.pop()) if more and more[-1].isdigit() else None
        source = more[0] if more else None
        yield (
            pattern,
            FieldChoice(
                pattern,
                field,
                f'"{column}" of an export from {program["name"]}',
                "," if field in _IN_ONE_COLUMN else None,
                source,
                best,
                form="address" if field == "link" else None,
            ),
        )


_IN_ONE_COLUMN = registry.several() - {"country", "cast"}  # countries and actors are parted as their values tell
