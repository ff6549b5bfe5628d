"""What of an archive may be published: everything but what comes out of a draft.

A draft gives nothing: no page, count, name, finding or line of a file. Where a draft has helped to name a film or a person,
the name is found again from the published documents alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from matchcut.model import Archive, Document, Film, Finding, Form, Person, Statement
from matchcut.place import Place

_EDITION = re.compile(r"[._-][A-Za-z]{2,3}(-[A-Za-z]+)?$")


def withheld(archive: Archive) -> frozenset[str]:
    """Files that hold a draft, whole or in part. Only the exact quotes of their published rows may be shown."""
    return frozenset(d.file for d in archive.documents if d.is_draft)


def published(archive: Archive) -> Archive:
    """The archive without its drafts. The same archive where it has none."""
    drafts = {d.path for d in archive.documents if d.is_draft}
    if not drafts:
        return archive
    documents = tuple(d for d in archive.documents if d.path not in drafts)
    films = {film.id: kept for film in archive.films if (kept := _film(film, drafts))}
    people = tuple(found for p in archive.people if (found := _person(p, drafts, films)))
    open_places = _Open(archive)
    findings = tuple(f for f in archive.findings if open_places.finding(f))
    return Archive(
        title=archive.title,
        documents=documents,
        collections=archive.collections,
        films=tuple(films.values()),
        people=people,
        findings=findings,
        unused=tuple(f for f in archive.unused if open_places.finding(f)),
        languages=_languages(archive.languages, documents),
    )


def _languages(stated: tuple[str, ...], documents: Iterable[Document]) -> tuple[str, ...]:
    written = {d.language for d in documents}
    return tuple(tag for tag in stated if tag in written)


class _Open:
    """Which places may be shown."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._closed = withheld(archive)

    def place(self, place: Place) -> bool:
        """Whether it lies outside drafts; in a table, in a row that is none."""
        if place.path not in self._closed:
            return True
        document = self._archive.at(place)
        return document is not None and not document.is_draft

    def finding(self, finding: Finding) -> bool:
        """Whether none of its places, those inside its sentence and those of its fix included, is in a draft."""
        places = [*finding.places, *(part for part in finding.message if isinstance(part, Place))]
        edited = finding.fix.edits if finding.fix else ()
        return all(map(self.place, places)) and all(e.path not in self._closed for e in edited)


def _film(film: Film, drafts: set[str]) -> Film | None:
    ties = tuple(t for t in film.ties if t.document.path not in drafts)
    if len(ties) == len(film.ties):
        return film
    if not ties:
        return None
    seen = Film(film.id, film.name, film.year, ties)
    name = film.name if film.name in _titles(seen) else next(iter(_titles(seen)), _stem(ties[0].document.path))
    year = film.year if film.year in _years(seen) else next(iter(_years(seen)), None)
    stems = {_stem(d.path).casefold() for d in seen.documents}
    known = film.id.casefold() in stems
    kept = film.id if known else "-".join(filter(None, (name, year)))
    return Film(kept, name, year, ties, tuple(replace(p, film=kept) for p in film.preferences if _said(seen, p.field, p.value)))


def _titles(film: Film) -> list[str]:
    stated = (s for d in film.documents for s in d.statements if s.field in ("title", "original_title", "other_title", "reviews"))
    return [text for text, _ in Counter(s.text for s in stated).most_common()]


def _years(film: Film) -> list[str]:
    stated = (s for d in film.documents for s in d.statements if s.field in ("year", "release_date"))
    return [text for text, _ in Counter(str(s.value)[:4] for s in stated).most_common()]


def _said(film: Film, field: str, value: str) -> bool:
    return any(value in (s.text, str(s.value)) for d in film.documents for s in d.all(field))


def _stem(path: str) -> str:
    stem = path.rpartition("/")[2].rpartition(".")[0] or path
    return _EDITION.sub("", stem)


def name_of(statement: Statement) -> str:
    """The person's name in a statement about one."""
    value = statement.value
    if isinstance(value, dict):
        return str(value.get("name") or value.get("recipient") or statement.text)
    return str(value)


def _person(person: Person, drafts: set[str], films: dict[str, Film]) -> Person | None:
    stated = tuple(s for s in person.statements if s.document not in drafts)
    if not stated:
        return None
    kept_films = tuple(films[f].id for f in person.films if f in films)
    counts = Counter(name_of(s) for s in stated)
    forms = tuple(Form(f.text, f.language, counts[f.text]) for f in person.forms if counts[f.text])
    if len(stated) == len(person.statements):
        # prose of a draft may still have been counted: forms no published document states are left out
        name = person.name if person.name in counts else counts.most_common(1)[0][0]
        return replace(person, name=name, id=person.id if name == person.name else name, forms=forms, films=kept_films)
    name = person.name if person.name in counts else counts.most_common(1)[0][0]
    return Person(name, name, forms, stated, kept_films, ())
