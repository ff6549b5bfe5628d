"""Statements, films and people as rows: one JSON object a line, or a table for reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from matchcut.model import Archive, Film, Form, Json, Person, Statement, fields
from matchcut.reports.json import FromOne, FromZero, Show, dumped
from matchcut.text.show import escaped, one_line, width


class StatementRow(Struct, frozen=True):
    """One fact and where it stands.

    `document`: its file, or `path#N` for record N of a table. `subject`, `subject_name`: id and name of the film that `node`
    means, null for none. `node`: what it is about in its document, empty for the document's own film. `text` is what `quote`,
    the source itself, reads as; `value` what it means. `start` and `end` count code points of the decoded file. `language` is
    that of its words (BCP 47). Claims are made in running text. `qualifier` tells versions apart: "director's cut".
    """

    id: str
    document: str
    subject: str | None
    subject_name: str | None
    node: str
    field: str
    value: Json
    text: str
    quote: str
    line: FromOne
    column: FromOne
    start: FromZero
    end: FromZero
    language: str | None
    kind: Literal["field", "claim"]
    polarity: Literal["asserted", "negated", "hedged"] | None
    qualifier: str | None


class FilmRow(Struct, frozen=True):
    """One film. `year` is null where no document states one, a string where it is a range or in doubt (EDTF); `forms` are its titles."""

    id: str
    name: str
    year: int | str | None
    identifiers: list[str]
    forms: list[Form]
    documents: list[str]


class PersonRow(Struct, frozen=True):
    """One person. `films` are ids. `year` (of birth) and `identifiers` are not read yet."""

    id: str
    name: str
    year: int | None
    identifiers: list[str]
    forms: tuple[Form, ...]
    films: tuple[str, ...]
    documents: list[str]


def statements(archive: Archive, form: str, show: Show) -> Iterator[str]:
    """Every statement of every document, in path order."""
    subjects = {d.path: film for film in archive.films for d in film.documents}
    found = [s for d in archive.documents for s in d.statements]
    if form == "jsonl":
        yield from (dumped(statement(s, subjects.get(s.document), show)) for s in found)
        return
    yield from table(
        [[f"{show(s.place.path)}:{s.place.line}:{s.place.column}", s.field, _value(s), _name(subjects.get(s.document))] for s in found]
    )


def statement(s: Statement, film: Film | None, show: Show) -> StatementRow:
    """One row of `read`."""
    subject: tuple[str | None, str | None] = (film.id, film.name) if film and not s.node else (None, None)
    at = s.place.line, s.place.column, s.place.start, s.place.end
    return StatementRow(
        s.id, show(s.document), *subject, s.node, s.field, s.value, s.text, s.quote, *at, s.language, s.kind, s.polarity, s.qualifier
    )


def films(archive: Archive, form: str, show: Show) -> Iterator[str]:
    """Every film."""
    if form == "jsonl":
        yield from (dumped(film(f, show)) for f in archive.films)
    else:
        yield from table(
            [[f.id, f.name, f.year or "", f"{len(f.documents)} document{'s' if len(f.documents) != 1 else ''}"] for f in archive.films]
        )


def film(f: Film, show: Show) -> FilmRow:
    """One row of `films`."""
    counts = Counter((str(s.value), s.language) for s in f.statements if s.field in fields.titles())
    forms = [Form(text, language, count) for (text, language), count in counts.items()]
    year = int(f.year) if f.year and f.year.isdigit() else f.year
    return FilmRow(f.id, f.name, year, f.identifiers, forms, [show(d.path) for d in f.documents])


def people(archive: Archive, form: str, show: Show) -> Iterator[str]:
    """Every person."""
    if form == "jsonl":
        yield from (dumped(person(p, show)) for p in archive.people)
    else:
        yield from table([[p.id, ", ".join(dict.fromkeys(f.text for f in p.forms)), ", ".join(p.films)] for p in archive.people])


def person(p: Person, show: Show) -> PersonRow:
    """One row of `people`."""
    documents = sorted({show(s.document) for s in p.statements})
    return PersonRow(p.id, p.name, None, [], p.forms, p.films, documents)


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
