"""What every page asks about the archive, worked out once: pages, findings by film, terms, people by statement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from matchcut.model import Archive, Document, Film, Finding, Person, Statement, fields
from matchcut.model.fields import ValueKind
from matchcut.place import Place
from matchcut.publish.published import published, withheld
from matchcut.publish.site import addresses, terms
from matchcut.publish.site.poster import Poster
from matchcut.publish.site.prose import spans
from matchcut.publish.site.terms import Named, Term
from matchcut.publish.site.words import Words, interfaces, speaks
from matchcut.text.pattern import regex

FACETS = tuple(
    f.name for f in reversed(fields.rows()) if f.schema and f.kind in (ValueKind.TERM, ValueKind.COUNTRY)
)  # with a page for each value
FOLDERS = {name: f"{name.removesuffix('y')}ies" if name.endswith("y") else f"{name}s" for name in FACETS}  # of those pages
_YEAR = regex(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Entry:
    """A film and what the site derives from it."""

    film: Film
    page: str
    titles: dict[str, Named]  # by interface, as directors and posters
    year: int | None
    terms: dict[str, tuple[Term, ...]]
    directors: dict[str, tuple[Statement, ...]]
    disagreements: tuple[Finding, ...]
    others: tuple[Finding, ...]
    posters: dict[str, Poster]
    disputed: frozenset[tuple[str, int]]  # path and offset of every place of a disagreement

    @property
    def decade(self) -> int | None:
        return None if self.year is None else self.year // 10 * 10

    def disputes(self, statement: Statement) -> bool:
        """True if a disagreement about the film stands at the statement."""
        return (statement.place.path, statement.place.start) in self.disputed


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The archive as the site publishes it."""

    archive: Archive
    title: str
    interfaces: tuple[Words, ...]  # the languages of its pages, the first one first
    entries: dict[str, Entry]  # by film id, newest first
    terms: dict[str, dict[str, Term]]
    term_pages: dict[str, dict[str, str]]
    person_pages: dict[str, str]
    person_of: dict[str, Person]  # by statement id
    source_pages: dict[str, str]  # by file
    text_pages: dict[str, str]  # by document: what is no record and has prose
    closed: frozenset[str]  # files of which only exact quotes may be shown
    films_by_path: dict[str, tuple[str, ...]]

    def source_page(self, place: Place) -> str | None:
        """The page that shows the file of a place; None if the file is not shown."""
        return self.source_pages.get(place.path)

    def document(self, place: Place) -> Document | None:
        return self.archive.at(place)


def catalogue(archive: Archive, title: str | None = None, speaking: tuple[Words, ...] | None = None) -> Catalogue:
    """Everything the pages share, from the published part of an archive. `speaking`: the languages of the pages, by default all there are."""
    speaking = speaking or interfaces()
    tags = tuple(words.tag for words in speaking)
    closed = withheld(archive)
    shown = published(archive)
    for document in shown.documents:
        document.hold()  # every page asks for its statements
    values = {name: terms.of_field(shown.films, name, tags) for name in FACETS}
    by_path = _films_by_path(shown.films)
    findings = _findings_by_film(shown, by_path)
    films = addresses.named(f.id for f in shown.films)
    lookup = {kind: _by_film(of) for kind, of in values.items()}
    entries = [_entry(f, f"films/{films[f.id]}.html", lookup, findings.get(f.id, []), tags) for f in shown.films]
    entries.sort(key=lambda e: (-(e.year or 0), e.titles[tags[0]].text.casefold(), e.film.id))
    people = addresses.named(p.id for p in shown.people)
    return Catalogue(
        shown,
        title or shown.title or "matchcut",
        speaking,
        {e.film.id: e for e in entries},
        values,
        {kind: _pages(FOLDERS[kind], of) for kind, of in values.items()},
        {id: f"people/{name}.html" for id, name in people.items()},
        {s.id: p for p in shown.people for s in p.statements},
        addresses.source_paths(_whole_files(shown.documents, closed)),
        _text_pages(shown.documents),
        closed,
        by_path,
    )


def _pages(kind: str, of: dict[str, Term]) -> dict[str, str]:
    return {id: f"{kind}/{name}.html" for id, name in addresses.named(of).items()}


def _by_film(of: dict[str, Term]) -> dict[str, list[Term]]:
    out: dict[str, list[Term]] = defaultdict(list)
    for term in of.values():
        for film in term.films:
            out[film].append(term)
    return out


def _whole_files(documents: Iterable[Document], closed: frozenset[str]) -> list[str]:
    """The files that may be shown as a whole: none of their documents is a draft, and all give the same text."""
    texts: dict[str, str] = {}
    parted: set[str] = set()
    for d in documents:
        file = d.file
        if texts.setdefault(file, d.text) != d.text:
            parted.add(file)
    return [file for file in texts if file not in closed and file not in parted]


def _text_pages(documents: Iterable[Document]) -> dict[str, str]:
    """The page of each document that is to be read as a text: a review, essay or note, but no record."""
    read = [d.path for d in documents if not d.is_record and any(b - a > 1 for a, b in spans(d))]
    return {path: f"texts/{name}.html" for path, name in addresses.named(read, _stem).items()}


def _stem(path: str) -> str:
    """What a text's page is named after: the name of its file and the number of its row."""
    file, _, row = path.partition("#")
    return f"{file.rpartition('/')[2].rpartition('.')[0] or path} {row}"


def _films_by_path(films: Iterable[Film]) -> dict[str, tuple[str, ...]]:
    strong: dict[str, list[str]] = defaultdict(list)
    weak: dict[str, list[str]] = defaultdict(list)
    for film in films:
        for tie in film.ties:
            (strong if tie.strong else weak)[tie.document.path].append(film.id)
    return {path: tuple(strong.get(path) or weak[path]) for path in {**strong, **weak}}


def films_of(finding: Finding, by_path: dict[str, tuple[str, ...]], archive: Archive) -> tuple[str, ...]:
    """The films that a finding is about: those that all its places share, else those of any place."""
    documents = [d for p in finding.places if (d := archive.at(p)) is not None]
    of_documents = [films for d in documents if (films := by_path.get(d.path))]
    if not of_documents:
        return ()
    shared = set(of_documents[0]).intersection(*of_documents[1:])
    return tuple(f for f in dict.fromkeys(f for films in of_documents for f in films) if not shared or f in shared)


def _findings_by_film(archive: Archive, by_path: dict[str, tuple[str, ...]]) -> dict[str, list[Finding]]:
    out: dict[str, list[Finding]] = defaultdict(list)
    for finding in archive.findings:
        for film in films_of(finding, by_path, archive):
            out[film].append(finding)
    return out


def disagrees(finding: Finding) -> bool:
    """True if a finding sets two different texts side by side. Findings of severity info and repetitions are no disagreements."""
    if finding.severity == "info" or finding.rule.startswith("repeated-"):
        return False
    return any(r.quote != finding.quote for r in finding.related)


def _entry(film: Film, page: str, lookup: dict[str, dict[str, list[Term]]], findings: list[Finding], tags: Sequence[str]) -> Entry:
    year = _YEAR.search(film.year or "")
    titles = {i: _title(film, i) for i in tags}
    disagreements = tuple(f for f in findings if disagrees(f))
    of_film: dict[str, tuple[Term, ...]] = {kind: tuple(lookup[kind].get(film.id, ())) for kind in FACETS}
    plain = Poster(
        film.id,
        "",
        None,
        year=year[0] if year else "",
        genres=tuple(g.id for g in of_film["genre"]),
        minutes=_minutes(film),
        disagreements=len(disagreements),
    )
    return Entry(
        film,
        page,
        titles,
        int(year[0]) if year else None,
        of_film,
        {i: in_edition(film, "director", i) for i in tags},
        disagreements,
        tuple(f for f in findings if not disagrees(f)),
        {i: _titled(plain, film, titles[i]) for i in tags},
        frozenset((p.path, p.start) for f in disagreements for p in f.places),
    )


def _titled(plain: Poster, film: Film, title: Named) -> Poster:
    """The poster with its title in one language; the original title stands at its foot if it is another."""
    foot = next((s for s in film.all("original_title") if s.text != title.text), None)
    return replace(
        plain, title=title.text, language=title.language, foot=foot.text if foot else "", foot_language=foot.language if foot else None
    )


def _minutes(film: Film) -> float | None:
    runtime = film.preferred("runtime")
    value = runtime.value if runtime else None
    if isinstance(value, dict):
        value = max(value.get("minutes") or [0])
    return float(value) if isinstance(value, int | float) else None


def _title(film: Film, interface: str) -> Named:
    """The film's title in a language: as a record in that language gives it, else the name that the archive uses."""
    main, *others = fields.titles()
    for field in (main, *reversed(others)):  # a translation before the original
        stated = film.preferred(field, interface)
        if stated and speaks(stated.language, interface):
            return Named(stated.text, stated.language)
    same = next((s for f in fields.titles() for s in film.all(f) if s.text == film.name), None)
    return Named(film.name, same.language if same else None)


def by_edition(film: Film, interface: str) -> list[Document]:
    """The documents firmly tied to the film: records in the page's language, then other records, then the rest."""
    records = {d.path for d in film.records}
    strong = [t.document for t in film.ties if t.strong]
    return sorted(strong, key=lambda d: (d.path not in records, not speaks(d.language, interface)))


def in_edition(film: Film, field: str, interface: str) -> tuple[Statement, ...]:
    """What one document states in a field: the first document that states it, in the order of `by_edition`."""
    for document in by_edition(film, interface):
        stated = tuple(s for s in document.statements if s.field == field and s.kind == "field")
        if stated:
            return stated
    return ()
