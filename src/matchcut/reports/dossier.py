"""The dossier of one film or person: every statement with its place, what agrees, what conflicts, why documents were joined."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from itertools import chain

from msgspec import to_builtins

from matchcut.model import Archive, Film, Finding, Person, Statement, fields
from matchcut.reports import rows
from matchcut.reports.json import safe
from matchcut.text.show import escaped, one_line
from matchcut.values import name, title

Show = Callable[[str], str]


def render(archive: Archive, query: str, form: str, show: Show) -> Iterator[str] | None:
    """Lines about what is called `query` (an id, a title or a name, in any form that stands in the archive); None for nothing."""
    films = [f for f in archive.films if query == f.id or title.normal(query) in _titles(f)]
    people = [] if films else [p for p in archive.people if query == p.id or name.normal(query) in {name.normal(f.text) for f in p.forms}]
    if not films and not people:
        return None
    if form == "json":
        subjects = [_film_json(archive, f, show) for f in films] + [{"kind": "person", **to_builtins(rows.person(p, show))} for p in people]
        return iter([safe(json.dumps({"version": 1, "subjects": subjects}, ensure_ascii=False, indent=2))])
    lines = chain(*(_film(archive, f, show) for f in films), *(_person(p, show) for p in people))
    return map(escaped, lines)


def _titles(film: Film) -> set[str]:
    return {title.normal(str(s.value)) for s in film.statements if s.field in fields.titles()}


def _findings(archive: Archive, film: Film) -> list[Finding]:
    paths = {d.path for d in film.documents}
    return [f for f in archive.findings if any((d := archive.at(p)) is not None and d.path in paths for p in f.places)]


def _film(archive: Archive, film: Film, show: Show) -> Iterator[str]:
    yield f"{film.name} ({film.year})" if film.year else film.name
    yield f"  id {film.id}" + (f", {', '.join(film.identifiers)}" if film.identifiers else "")
    yield ""
    yield "Documents"
    for tie in film.ties:
        kind = tie.document.kind or "text"
        yield f"  {show(tie.document.path)}  {kind}{', ' + tie.document.language if tie.document.language else ''}: {tie.why}"
    fields: dict[str, list[Statement]] = {}
    for s in film.statements:
        fields.setdefault(s.field, []).append(s)
    for field, stated in fields.items():
        yield ""
        yield field.replace("_", " ").removeprefix("x:").capitalize() + _verdict(stated)
        yield from (_line(s, show) for s in stated)
    found = _findings(archive, film)
    if found:
        yield ""
        yield "Findings"
        yield from (f"  {_at(f, show)} {f.code} {f.rule}: {_sentence(f, show)}" for f in found)


def _verdict(stated: list[Statement]) -> str:
    """Whether documents agree, for fields of one value each that several documents give."""
    documents = {s.document for s in stated}
    if len(documents) < 2 or len(stated) != len(documents) or stated[0].field not in fields.single_facts():
        return ""
    values = {s.value_key for s in stated}
    return f"  ({len(documents)} agree)" if len(values) == 1 else f"  ({len(values)} values)"


def _line(s: Statement, show: Show) -> str:
    qualifier = f" [{s.qualifier}]" if s.qualifier else ""
    return f"  {show(s.place.path)}:{s.place.line}:{s.place.column}  {one_line(s.text, 90)}{qualifier}"


def _at(f: Finding, show: Show) -> str:
    return f"{show(f.place.path)}:{f.place.line}:{f.place.column}"


def _sentence(f: Finding, show: Show) -> str:
    return "".join(p if isinstance(p, str) else f"{show(p.path)}:{p.line}:{p.column}" for p in f.message)


def _person(person: Person, show: Show) -> Iterator[str]:
    yield person.name
    yield f"  id {person.id}, in {', '.join(person.films)}"
    yield from (f"  one person: {why}" for why in person.why)
    yield ""
    yield "Names"
    yield from (f"  {f.text}  {f.language or ''} {f.count}" for f in person.forms)
    yield ""
    yield "Credits"
    yield from (f"  {s.field:10} {_line(s, show).strip()}" for s in person.statements)


def _film_json(archive: Archive, film: Film, show: Show) -> dict[str, object]:
    entry = {"kind": "film", **to_builtins(rows.film(film, show))}
    entry["why"] = [{"document": show(t.document.path), "strong": t.strong, "why": t.why} for t in film.ties]
    entry["statements"] = to_builtins([rows.statement(s, film, show) for s in film.statements])
    entry["findings"] = [
        {"code": f.code, "rule": f.rule, "message": _sentence(f, show), "path": show(f.place.path), "line": f.place.line}
        for f in _findings(archive, film)
    ]
    return entry
