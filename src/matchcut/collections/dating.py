"""Dates of a collection: what `date` means, the order of day and month, and years in disguise."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple

from msgspec.structs import replace

from matchcut.collections import lexicon
from matchcut.collections.columns import Column
from matchcut.collections.shapes import DATES
from matchcut.model import Document, FieldChoice
from matchcut.values import date

_PREFIX = re.compile(r"(?:.*/)?(\d{4}-\d{2}-\d{2})-[^/]*$")
_SITE = frozenset({"draft", "layout", "slug", "categories", "permalink", "author", "template", "lastmod", "posttype", "authors"})
_PLACES = frozenset(
    {
        "venue",
        "cinema",
        "kino",
        "salle",
        "sala",
        "saal",
        "time",
        "uhrzeit",
        "hora",
        "heure",
        "ora",
        "godzina",
        "location",
        "lieu",
        "lugar",
        "ort",
    }
    | {
        "luogo",
        "miejsce",
        "place",
        "room",
        "theatre",
        "theater",
        "starttime",
        "doors",
        "tickets",
        "ticket",
        "admission",
        "zaal",
        "地点",
        "время",
    }
)
_OTHERWISE = frozenset({"en", "zh", "ja", "ko", "hu", "fa"})  # texts in these may put the month or the year first
_HALLS = frozenset(
    {
        "venue",
        "cinema",
        "kino",
        "salle",
        "sala",
        "saal",
        "lieu",
        "tarif",
        "tickets",
        "eintritt",
        "admission",
        "uhrzeit",
        "zaal",
        "mozi",
        "sal",
    }
)
ENOUGH = 5
_FIRST_POST = 1994  # nobody published on the web before


def order_of(column: Column) -> Literal["dmy", "mdy", "ymd"] | None:
    """How a key's numeric dates are read: as those that can be read in one way only, else days first in the languages that do so."""
    if (found := date.order_of(column.texts)) is not None:
        return found
    languages = {(d.language or "en").split("-")[0] for d, text in column.said if len(date.orders(text)) > 1}
    return "dmy" if languages and not languages & _OTHERWISE else None


class _Dates(NamedTuple):
    """The dates under one key, and what stands beside them."""

    texts: list[str]
    years: list[int]
    against: list[int]  # years from the film's year to the date's
    prefixed: int  # equal to the one in the file's name


def settled(column: Column, choice: FieldChoice, others: Mapping[str, Column], years: Mapping[str, int]) -> FieldChoice:
    """The choice of a date's key with order, precision and, for a plain `date`, its meaning. `years`: of films, by document."""
    order = order_of(column)
    values = [(d, text, found.value) for d, text in column.said if (found := date.date(text, order))]
    choice = replace(choice, order=order)
    if choice.field == "release_date" and len(values) >= ENOUGH:
        disguised = sum(v.endswith("-01-01") for *_, v in values)
        if disguised >= 0.8 * len(values):
            return replace(choice, precision="year", why=f"{disguised} of {len(values)} dates are the 1st of January: years")
    if choice.field != "date" or not values:
        return choice
    dates = _Dates(
        [v for *_, v in values],
        [y for *_, v in values if (y := date.first_year(v))],
        [(date.first_year(v) or 0) - years[d.path] for d, _, v in values if d.path in years],
        sum(bool(m := _PREFIX.match(d.file)) and m is not None and v.startswith(m[1]) for d, _, v in values),
    )
    field, why = _meaning(dates, column, others)
    precise = (
        "year" if field == "release_date" and sum(t.endswith("-01-01") for t in dates.texts) >= max(ENOUGH, 0.8 * len(values)) else None
    )
    return replace(choice, field=field, why=why, precision=precise)


def _meaning(dates: _Dates, column: Column, others: Mapping[str, Column]) -> tuple[str, str]:
    many = len(dates.texts)
    names = {lexicon.folded(c.keys[-1]) for c in others.values()}
    timed = sum("T" in t and "T00:00" not in t for t in dates.texts)
    if (halls := sorted(names & _HALLS)) and timed * 10 >= many * 6:
        return "screened", f'{timed} of {many} dates have a time, and "{halls[0]}" stands beside them'
    if dates.prefixed * 10 >= many * 6:
        return "published", f"{dates.prefixed} of {many} dates stand in the file's name as well"
    old = sum(y < _FIRST_POST for y in dates.years)
    near = sum(abs(a) <= 1 for a in dates.against)
    spread = max(dates.years, default=0) - min(dates.years, default=0)
    if len(dates.against) >= ENOUGH and near * 10 >= len(dates.against) * 8 and spread >= 15:
        return "release_date", f"{near} of {len(dates.against)} dates lie within a year of the film's"
    if many >= ENOUGH and old * 10 >= many * 3:
        return "release_date", f"{old} of {many} dates lie before {_FIRST_POST}"
    if old:
        return "date", f"{old} of {many} dates lie before {_FIRST_POST}, the others later: no common meaning"
    if place := sorted(names & _PLACES):
        return "screened", f'"{place[0]}" stands beside it'
    if column.cells[0][0].row:
        if any("rating" in [m.field for m in lexicon.meanings(n)] for n in names) and not names & {"author", "reviewer"}:
            return "watched", "a row with a rating is a diary's"
        return "date", "rows do not say what their date means"
    posts = sum(_is_post(d) for d in {d.path: d for d, _ in column.cells}.values())
    site = sorted(names & _SITE)
    if posts * 2 >= len(column.paths) and (site or (many >= ENOUGH and dates.against and near * 10 < len(dates.against) * 8)):
        beside = f'"{site[0]}" stands beside it' if site else f"{len(dates.against) - near} of {len(dates.against)} are no year of the film"
        return "published", f"dates {min(dates.years)} to {max(dates.years)} of texts; {beside}"
    if posts * 2 >= len(column.paths) and many >= ENOUGH and not dates.against:
        return "published", f"dates {min(dates.years)} to {max(dates.years)} of texts"
    return "date", "nothing tells what is dated"


def _is_post(document: Document) -> bool:
    return any(p.kind == "body" for p in document.reading.passages)


def is_date(field: str) -> bool:
    """Whether a field holds dates."""
    return field in DATES
