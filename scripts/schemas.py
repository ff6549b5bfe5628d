"""The JSON Schemas of what the command line prints, made from the classes of its rows and the registry of fields."""

from __future__ import annotations

import inspect
import json
from typing import Annotated, Any

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType

from matchcut.model import ValueKind, fields
from matchcut.reports.json import Report
from matchcut.reports.rows import FilmRow, PersonRow, StatementRow

DIALECT = "https://json-schema.org/draft/2020-12/schema"
PRINTED: dict[str, tuple[type[Struct], str]] = {
    "check": (Report, "What `matchcut check --format json` prints"),
    "read": (StatementRow, "A line of `matchcut read --format jsonl`"),
    "films": (FilmRow, "A line of `matchcut films --format jsonl`"),
    "people": (PersonRow, "A line of `matchcut people --format jsonl`"),
}

# --- the values of statements, by the kind of their field

_YEAR = "(?:[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)"
_DAY = f"{_YEAR}(?:-[0-9]{{2}}(?:-[0-9]{{2}})?)?[~?]?"
_TIME = r"T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?:Z|[+-][0-9]{2}:[0-9]{2})?"
_Year = Annotated[str, Meta(pattern=f"^{_YEAR}(?:[~?]|/{_YEAR}|/\\.\\.)?$", description="EDTF: a range, a decade, about, in doubt")]
_Date = Annotated[str, Meta(pattern=f"^{_DAY}(?:{_TIME}|/{_DAY}|/\\.\\.)?$", description="EDTF or ISO 8601, as exact as the source")]
_Minutes = Annotated[int, Meta(ge=0)]


class Alternatives(Struct):
    """Running times of which each is possible: "195/198 min"."""

    minutes: Annotated[list[_Minutes], Meta(min_length=2)]


class Credit(Struct):
    """A name as printed, with what the person plays or does."""

    name: str
    character: str | UnsetType = UNSET
    job: str | UnsetType = UNSET


class Rating(Struct):
    """`value`: a number or a grade. `best`: the top of its scale, null where unknown. `source`: null for the writer's own."""

    value: float | str
    best: float | None
    source: str | None
    normal: Annotated[float, Meta(ge=0, le=1)] | None


class Award(Struct):
    """What is known of an award; what is not is left out."""

    body: str | UnsetType = UNSET
    award: str | UnsetType = UNSET
    category: str | UnsetType = UNSET
    result: str | UnsetType = UNSET
    year: int | str | UnsetType = UNSET
    edition: int | str | UnsetType = UNSET
    recipient: str | UnsetType = UNSET


class Work(Struct):
    """Another work, and how the film relates to it."""

    kind: str
    of: str


VALUES: dict[ValueKind, Any] = {
    ValueKind.TITLE: str,
    ValueKind.TEXT: str,
    ValueKind.PERSON: str,
    ValueKind.CREDIT: Credit,
    ValueKind.YEAR: int | _Year,
    ValueKind.DATE: _Date,
    ValueKind.RUNTIME: _Minutes | Alternatives,
    ValueKind.COUNTRY: Annotated[str, Meta(pattern="^(?:[A-Z]{2}|[A-Z]{4})$", description="ISO 3166-1 alpha-2, or ISO 3166-3")],
    ValueKind.LANGUAGE: Annotated[str, Meta(pattern="^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?$", description="BCP 47")],
    ValueKind.TERM: str,
    ValueKind.RATING: Rating,
    ValueKind.AWARD: Award,
    ValueKind.IDENTIFIER: Annotated[str, Meta(pattern=r"^[a-z][a-z-]*:\S+$", description="platform:id")],
    ValueKind.LINK: str,
    ValueKind.IMAGE: str,
    ValueKind.STATUS: str,
    ValueKind.WORK: str | Work,
}


def schemas() -> dict[str, str]:
    """Each schema: its path from the root of the repository, and its text."""
    return {f"docs/schemas/{name}.json": json.dumps(schema(name), ensure_ascii=False, indent=2) + "\n" for name in PRINTED}


def schema(name: str) -> dict[str, Any]:
    """One schema, by the command that prints what it is of."""
    of, title = PRINTED[name]
    _, parts = msgspec.json.schema_components([of], ref_template="#/$defs/{name}")
    made = {"$schema": DIALECT, "$comment": "Made by `make docs` from the code.", **parts.pop(of.__name__), "title": title}
    if of is StatementRow:
        forms, more = msgspec.json.schema_components(VALUES.values(), ref_template="#/$defs/{name}")
        named = {kind: [f.name for f in fields.rows() if f.kind is kind] for kind in VALUES}
        made["properties"]["field"] = {"anyOf": [{"enum": [f.name for f in fields.rows()]}, {"type": "string", "pattern": "^x:"}]}
        made["allOf"] = [_where({"enum": named[kind]}, form) for kind, form in zip(VALUES, forms, strict=True)]
        made["allOf"].append(_where({"pattern": "^x:"}, {"type": "string"}))
        parts |= more
    for part in (made, *parts.values()):
        part["description"] = inspect.cleandoc(part["description"])
        part["additionalProperties"] = False
    return {**made, "$defs": parts} if parts else made


def _where(field: dict[str, Any], value: dict[str, Any]) -> dict[str, Any]:
    """The form of the values of some fields."""
    return {"if": {"properties": {"field": field}}, "then": {"properties": {"value": value}}}
