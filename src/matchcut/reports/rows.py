"""Statements, films and people as rows: one JSON object a line, or a table for reading."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from matchcut.model import Archive, Film, Person, Statement, fields
from matchcut.reports.json import safe
from matchcut.text.show import escaped, one_line, width

Show = Callable[[str], str]


def statements(archive: Archive, form: str, show: Show) -> Iterator[str]:
    """Every statement of every document, in path order."""
    subjects = {d.path: film for film in archive.films for d in film.documents}
    found = [s for d in archive.documents for s in d.statements]
    if form == "jsonl":
        yield from (_json(statement(s, subjects.get(s.document), show)) for s in found)
        return
    yield from table(
        [[f"{show(s.place.path)}:{s.place.line}:{s.place.column}", s.field, _value(s), _name(subjects.get(s.document))] for s in found]
    )


def statement(s: Statement, film: Film | None, show: Show) -> dict[str, Any]:
    """One row of `read`."""
    return {
        "id": s.id, "document": show(s.document), "subject": film.id if film else None, "subject_name": film.name if film else None,
        "field": s.field, "value": s.value, "text": s.text, "quote": s.quote, "line": s.place.line, "column": s.place.column,
        "start": s.place.start, "end": s.place.end, "language": s.language, "kind": s.kind, "polarity": s.polarity, "qualifier": s.qualifier,
    }  # fmt: skip


def films(archive: Archive, form: str, show: Show) -> Iterator[str]:
    """Every film."""
    if form == "jsonl":
        yield from (_json(film(f, show)) for f in archive.films)
    else:
        yield from table(
            [[f.id, f.name, f.year or "", f"{len(f.documents)} document{'s' if len(f.documents) != 1 else ''}"] for f in archive.films]
        )


def film(f: Film, show: Show) -> dict[str, Any]:
    """One row of `films`."""
    counts: dict[tuple[str, str | None], int] = {}
    for s in f.statements:
        if s.field in fields.titles():
            counts[str(s.value), s.language] = counts.get((str(s.value), s.language), 0) + 1
    forms = [{"text": t, "language": language, "count": n} for (t, language), n in counts.items()]
    year = int(f.year) if f.year and f.year.isdigit() else f.year
    return {
        "id": f.id,
        "name": f.name,
        "year": year,
        "identifiers": f.identifiers,
        "forms": forms,
        "documents": [show(d.path) for d in f.documents],
    }


def people(archive: Archive, form: str, show: Show) -> Iterator[str]:
    """Every person."""
    if form == "jsonl":
        yield from (_json(person(p, show)) for p in archive.people)
    else:
        yield from table([[p.id, ", ".join(dict.fromkeys(f.text for f in p.forms)), ", ".join(p.films)] for p in archive.people])


def person(p: Person, show: Show) -> dict[str, Any]:
    """One row of `people`."""
    forms = [{"text": f.text, "language": f.language, "count": f.count} for f in p.forms]
    documents = sorted({show(s.document) for s in p.statements})
    return {"id": p.id, "name": p.name, "year": None, "identifiers": [], "forms": forms, "films": list(p.films), "documents": documents}


def _json(row: dict[str, Any]) -> str:
    return safe(json.dumps(row, ensure_ascii=False))


def _name(film: Film | None) -> str:
    return (f"{film.name} ({film.year})" if film.year else film.name) if film else ""


def _value(s: Statement) -> str:
    if isinstance(s.value, dict):
        return s.text
    shown = str(s.value)
    return shown if shown == s.text else f"{shown} ({s.text})"


def table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Columns in line, at most 60 wide each but the last."""
    cells = [[escaped(one_line(cell, 60)) for cell in row] for row in rows]
    widths = [max(map(width, column)) for column in zip(*cells, strict=True)]
    for row in cells:
        yield "  ".join(cell + " " * (w - width(cell)) for cell, w in zip(row, widths, strict=True)).rstrip()
