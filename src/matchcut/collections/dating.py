"""Dates of a collection: what `date` means, the order of day and month, and years in disguise."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple

from msgspec.structs import replace

from matchcut.collections import lexicon
from matchcut.collections.columns import Column, by_field
from matchcut.collections.shapes import is_new_year
from matchcut.languages import alternatives, known, words
from matchcut.model import Document, FieldChoice
from matchcut.model import fields as registry
from matchcut.text.pattern import regex
from matchcut.values import date

_PREFIX = regex(r"(?:.*/)?(\d{4}-\d{2}-\d{2})-[^/]*$")
_CLOCK = regex(
    lambda: (
        rf"^\D{{0,12}}\d{{1,2}}\s?(?:(?:[:.h]|{alternatives(words('hour-sign'))})\s?\d{{2}}(?!\d)|{alternatives(words('oclock'))}\b|[ap]\.?m\b"
        rf"|h\b|{alternatives(words('hour-sign'))})"
    ),
    re.IGNORECASE,
)
_OTHERWISE = frozenset({"en", "zh", "ja", "ko", "hu", "fa"})  # texts in these may put the month or the year first
ENOUGH = 5
FEW = 3
_WORD = regex(r"[^\W\d_]+")
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


def settled(
    column: Column, choice: FieldChoice, others: Mapping[str, Column], years: Mapping[str, int], fields: Mapping[str, FieldChoice]
) -> FieldChoice:
    """The choice of a date's key with order, precision and, for a plain `date`, its meaning. `years`: of films, by document."""
    order = order_of(column)
    values = [(d, text, found.value) for d, text in column.said if (found := date.date(text, order))]
    choice = replace(choice, order=order)
    disguised = sum(is_new_year(v) for *_, v in values)
    if choice.field in ("release_date", "date") and len(values) >= FEW and disguised >= 0.8 * len(values):
        known = sum(d.path in years for d, *_ in values) * 2 > len(values)  # by a key of its own
        why = f"{disguised} of {len(values)} dates are the 1st of January: years"
        return replace(choice, field="release_date" if known else "year", precision="year", why=why)
    timed = sum(_is_timed(v) for *_, v in values)
    beside = _beside(column, others, fields)
    if choice.field == "release_date" and timed and (why := _shown(timed, column, beside)):
        return replace(choice, field="screened", why=why)
    if choice.field != "date" or not values:
        return choice
    dates = _Dates(
        [v for *_, v in values],
        [y for *_, v in values if (y := date.first_year(v))],
        [(date.first_year(v) or 0) - years[d.path] for d, _, v in values if d.path in years],
        sum(bool(m := _PREFIX.match(d.file)) and m is not None and v.startswith(m[1]) for d, _, v in values),
    )
    shown = next((c.keys[-1] for c, o in by_field(others, fields, "screened") if len(c.paths & column.paths) * 2 > len(column.paths)), "")
    field, why = _meaning(dates, column, beside, shown)
    return replace(choice, field=field, why=why)


def _beside(column: Column, others: Mapping[str, Column], fields: Mapping[str, FieldChoice]) -> dict[str, Column]:
    """The columns that stand in one table with a date, and those of its inner tables that have no date of their own."""
    level = _table(column)
    dated = {_table(c) for c, _ in by_field(others, fields, *registry.dates()) if c is not column}
    inside = {p: (c, _table(c)) for p, c in others.items()}
    return {
        p: c
        for p, (c, table) in inside.items()
        if table == level or (table[: len(level)] == level and table not in dated and "[]" not in table[len(level) :])
    }


def _table(column: Column) -> tuple[str | int, ...]:
    """The path of the map that a column stands in."""
    path = column.cells[0][1].path
    return tuple("[]" if isinstance(part, int) else part for part in (path[:-2] if isinstance(path[-1], int) else path[:-1]))


def _meaning(dates: _Dates, column: Column, others: Mapping[str, Column], shown: str) -> tuple[str, str]:
    """What a plain date dates. `others`: what stands beside it; `shown`: another key that dates the showing."""
    many = len(dates.texts)
    names = {lexicon.folded(c.keys[-1]) for c in others.values()}
    timed = sum(_is_timed(t) for t in dates.texts)
    if why := _shown(timed, column, others):
        return "screened", why
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
    of_diary = column.cells[0][0].row and any(m.field == "rating" and m.source is None for n in names for m in lexicon.meanings(n))
    if of_diary and not names & {"author", "reviewer"}:
        return "watched", "a row with a rating is a diary's"
    if (shown or "draft" in names) and not column.cells[0][0].row and max(dates.years, default=0) >= _FIRST_POST:
        return "published", f'"{shown}" dates the showing' if shown else '"draft" stands beside it'
    if place := sorted(names & known("hall-keys", "time-keys", "place-keys", fold=lexicon.folded)):
        return "screened", f'"{place[0]}" stands beside it'
    return _of_rows(column) if column.cells[0][0].row else _of_posts(dates, column, names)


def _of_rows(column: Column) -> tuple[str, str]:
    """What the date of a row dates, by the name of its table."""
    if listed := next((w for w in _WORD.findall(column.cells[0][0].file.casefold()) if lexicon.word("programme", w)), ""):
        return "screened", f'the table is a list of showings ("{listed}")'
    return "date", "rows do not say what their date means"


def _of_posts(dates: _Dates, column: Column, names: set[str]) -> tuple[str, str]:
    """Whether the date of a text is that of its publication."""
    many, near = len(dates.texts), sum(abs(a) <= 1 for a in dates.against)
    posts = sum(_is_post(d) for d in {d.path: d for d, _ in column.cells}.values())
    site = sorted(names & known("site-keys"))
    if posts * 2 >= len(column.paths) and (site or (many >= ENOUGH and dates.against and near * 10 < len(dates.against) * 8)):
        beside = f'"{site[0]}" stands beside it' if site else f"{len(dates.against) - near} of {len(dates.against)} are no year of the film"
        return "published", f"dates {min(dates.years)} to {max(dates.years)} of texts; {beside}"
    if posts * 2 >= len(column.paths) and many >= ENOUGH and not dates.against:
        return "published", f"dates {min(dates.years)} to {max(dates.years)} of texts"
    return "date", "nothing tells what is dated"


def _shown(timed: int, column: Column, others: Mapping[str, Column]) -> str:
    """Why dates are those of showings: a hall and a time stand beside most of them, or they have a time in a folder of showings."""
    many = len(column.paths)
    beside = {lexicon.folded(c.keys[-1]): c for c in others.values() if len(c.paths & column.paths) * 10 >= many * 6}
    told = {m.field for name in beside for m in lexicon.meanings(name)[:1] if m.source is None}
    if column.cells[0][0].row and "rating" in told:
        return ""  # a diary may say where and when as well
    halls, times = (
        sorted(beside.keys() & known("hall-keys", fold=lexicon.folded)),
        sorted(n for n in beside.keys() & known("time-keys", fold=lexicon.folded) if _is_clock(beside[n])),
    )
    if halls and (times or timed * 10 >= many * 6):
        return f'"{halls[0]}" and {times[0] if times else "a time"} stand beside it'
    in_programme = sum(any(lexicon.word("programme", f.strip("_")) for f in p.split("/")[:-1]) for p in column.paths)
    if timed * 10 >= many * 6 and in_programme * 10 >= many * 8 and "published" in told:
        return "it has a time, in a folder of showings, and another key says when the text was published"
    return ""


def _is_clock(column: Column) -> bool:
    """Whether a key's values are times of the day and no running times."""
    return sum(_CLOCK.search(text) is not None for text in column.sample) * 10 >= len(column.sample) * 6


def _is_timed(value: str) -> bool:
    return "T" in value and "T00:00" not in value


def _is_post(document: Document) -> bool:
    return any(p.kind == "body" for p in document.reading.passages)
