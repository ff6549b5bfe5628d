"""What of an archive may be published: everything but what comes out of a draft.

A draft gives nothing: no page, count, name, finding or line of a file. What a draft has helped to name is named by the
published documents alone, as if the draft were not there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from matchcut.model import Archive, Document, Film, Finding, Person, Tie
from matchcut.place import Place
from matchcut.resolve import films, people
from matchcut.resolve.credits import named
from matchcut.resolve.evidence import evidence


def withheld(archive: Archive) -> frozenset[str]:
    """The files with a draft in them. Only exact quotes of their published rows may be shown."""
    return frozenset(d.file for d in archive.documents if d.is_draft)


def published(archive: Archive) -> Archive:
    """The archive without its drafts. The same archive where it has none."""
    drafts = {d.path for d in archive.documents if d.is_draft}
    if not drafts:
        return archive
    documents = tuple(d for d in archive.documents if d.path not in drafts)
    taken = {f.id for f in archive.films if any(d.path not in drafts for d in f.documents)}
    shown = {f.id: kept for f in archive.films if (kept := _film(f, drafts, taken))}
    renamed = {f.id for f in archive.films if f.id not in shown or shown[f.id].name != f.name}
    taken = {p.id for p in archive.people if any(s.document not in drafts for s in p.statements)}
    credited = (_person(p if renamed.isdisjoint(p.films) else replace(p, why=()), drafts, shown, taken) for p in archive.people)
    open_places = _Open(archive)
    return Archive(
        title=archive.title,
        documents=documents,
        collections=archive.collections,
        films=tuple(shown.values()),
        people=tuple(p for p in credited if p is not None),
        findings=tuple(f for f in archive.findings if open_places.finding(f)),
        unused=tuple(f for f in archive.unused if open_places.finding(f)),
        languages=_languages(archive.languages, documents),
    )


def _languages(stated: tuple[str, ...], documents: Iterable[Document]) -> tuple[str, ...]:
    written = {d.language for d in documents}
    return tuple(tag for tag in stated if tag in written)


class _Open:
    """Tells which places may be shown."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._closed = withheld(archive)

    def place(self, place: Place) -> bool:
        """True if a place is outside drafts; in a table, if its row is no draft."""
        if place.path not in self._closed:
            return True
        document = self._archive.at(place)
        return document is not None and not document.is_draft

    def finding(self, finding: Finding) -> bool:
        """True if none of its places is in a draft, including those in its message and its fix."""
        places = [*finding.places, *(part for part in finding.message if isinstance(part, Place))]
        edited = finding.fix.edits if finding.fix else ()
        return all(map(self.place, places)) and all(e.path not in self._closed for e in edited)


def _film(film: Film, drafts: set[str], taken: set[str]) -> Film | None:
    """The film without its drafts. It keeps its id where they did not decide it."""
    ties = tuple(t for t in film.ties if t.document.path not in drafts)
    if not ties:
        return None
    id, name, year = _named(ties)
    kept = film.id if id == _named(film.ties)[0] else _free(id, taken, year)
    return Film(kept, name, year, ties, film.preferences)


def _named(ties: Iterable[Tie]) -> tuple[str, str, str | None]:
    return films.named([(t.document, evidence(t.document)) for t in ties])


def _person(person: Person, drafts: set[str], shown: dict[str, Film], taken: set[str]) -> Person | None:
    """The person without what drafts state. `shown`: published films by the ids of before; the id is kept where drafts did not decide it."""
    statements = tuple(s for s in person.statements if s.document not in drafts)
    if not statements:
        return None
    naming = {s.document for s in statements}
    credited = tuple(sorted(shown[f].id for f in person.films if f in shown and any(d.path in naming for d in shown[f].documents)))
    if len(statements) == len(person.statements):
        return replace(person, films=credited)
    _, usual, _ = people.called(person.statements)
    chosen = person.name if person.name != usual else None  # by an editor
    before, *_ = people.called(person.statements, chosen)
    stated = any(named(s) == chosen for s in statements)
    id, name, forms = people.called(statements, chosen if stated else None)
    return Person(person.id if id == before else _free(id, taken, *credited[:1]), name, forms, statements, credited)


def _free(id: str, taken: set[str], *more: str | None) -> str:
    """The id, with an ending if it is taken."""
    ends = (*filter(None, more), *map(str, range(2, len(taken) + 3)))
    free = next(name for name in (id, *(f"{id}-{end}" for end in ends)) if name not in taken)
    taken.add(free)
    return free
