"""Digests of what pages show: a page whose digest is the one of the last build is not made again.

What several pages show has one digest, worked out once. Each module that makes pages declares what a page is made of, beside the code that makes it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b

from msgspec import msgpack

from matchcut.model import Document, Finding, Person, Statement
from matchcut.place import Place
from matchcut.publish.site.catalogue import FACETS, Catalogue, Entry
from matchcut.publish.site.disagreements import Where
from matchcut.publish.site.film_list import facets
from matchcut.publish.site.prose import spans
from matchcut.publish.site.reception import first_sentence, headline
from matchcut.publish.site.shell import view
from matchcut.publish.site.view import anchor_of, lines_around

_BEFORE_WORDS = ' \t\r\n#>*_"“‘«《'  # a letter behind these is shown, whatever Markdown makes of them

Parts = tuple[object, ...]  # anything that tells one content from another: texts, numbers, digests, and tuples of them


@dataclass(frozen=True, slots=True)
class Digests:
    """The digests of one build."""

    catalogue: Catalogue
    where: Where
    site: bytes  # of what every page shows
    facets: dict[str, bytes]  # by interface
    documents: dict[str, bytes]  # by path: what is stated in a document, its headline and the first sentence of a text
    prose: dict[str, bytes]  # by path: its text
    worded: frozenset[str]  # paths of documents whose prose certainly shows something
    files: dict[str, bytes]  # by file: its whole text
    people: dict[str, bytes]  # by id: a person as other pages name one
    findings: dict[str, bytes]  # by anchor: a finding with its lines
    cards: dict[str, dict[str, bytes]]  # by interface and film: without its poster
    posters: dict[str, dict[str, bytes]]

    def link(self, film: str, interface: str) -> Parts:
        """A film as a link."""
        entry = self.catalogue.entries[film]
        return entry.titles[interface], entry.page

    def films(self, document: str, interfaces: Iterable[str]) -> Parts:
        """The films of a document as links."""
        films = self.catalogue.films_by_path.get(document, ())
        return tuple(self.link(film, tag) for film in films[:12] for tag in interfaces)

    def stated(self, s: Statement) -> Parts:
        """A statement as pages show it, with its place."""
        return s.document, *_stated(self.catalogue, s)


def digest(*parts: object) -> bytes:
    """A digest of any texts, numbers, structs and tuples."""
    try:
        data = msgpack.encode(parts)
    except (UnicodeEncodeError, OverflowError):  # half a surrogate pair; a number of more than 64 bits
        data = repr(parts).encode()
    return blake2b(data, digest_size=16).digest()


def digests(of: Catalogue, where: Where, version: bytes) -> Digests:
    """All digests of a build. `version`: of the code that makes pages."""
    tags = [words.tag for words in of.interfaces]
    entries = of.entries.items()
    read, files = _read(of)
    shows = (bool(of.archive.people), bool(of.text_pages), *(bool(of.terms[kind]) for kind in FACETS))
    return Digests(
        of,
        where,
        digest(version, of.title, of.interfaces, shows),
        {words.tag: digest(repr(facets(view(of, words, "")))) for words in of.interfaces},
        {path: stated for path, (stated, _, _) in read.items()},
        {path: prose for path, (_, prose, _) in read.items()},
        frozenset(path for path, (_, _, worded) in read.items() if worded),
        files,
        {p.id: _person(of, p) for p in of.archive.people},
        {anchor_of(f): _finding(of, f, where) for f in of.archive.findings},
        {tag: {id: _card(of, entry, tag) for id, entry in entries} for tag in tags},
        {tag: {id: digest(entry.posters[tag]) for id, entry in entries} for tag in tags},
    )


def _read(of: Catalogue) -> tuple[dict[str, tuple[bytes, bytes, bool]], dict[str, bytes]]:
    """Everything that is read from texts, document by document, so that each text is asked for once; and the digest of each file."""
    out: dict[str, tuple[bytes, bytes, bool]] = {}
    files: dict[str, bytes] = {}
    for d in of.archive.documents:
        whole = files[d.file] = files.get(d.file) or digest(d.text)
        out[d.path] = (_document(of, d), *_prose(d, whole))
    return out, files


def _stated(of: Catalogue, s: Statement) -> Parts:
    return s.field, s.value, s.text, s.language, s.kind, s.polarity, s.qualifier, *_place(of, s.place)


def _place(of: Catalogue, place: Place) -> Parts:
    return place.path, place.line, place.column, of.source_page(place)


def _document(of: Catalogue, d: Document) -> bytes:
    opening = None if d.is_record else first_sentence(d)
    pages = (of.source_pages.get(d.file), of.text_pages.get(d.path))
    return digest(
        d.path,
        d.language,
        d.kind,
        [_stated(of, s) for s in d.statements],
        headline(d),
        opening and (opening[0], _place(of, opening[1])),
        pages,
    )


def _prose(d: Document, whole: bytes) -> tuple[bytes, bool]:
    """The text of a document and what is prose in it; and whether that certainly shows something. `whole`: the digest of its file."""
    read = d.reading
    start, end = read.span if d.row else (0, 0)
    text = digest(d.text[start:end], d.lines.position(start)[0]) if d.row else whole
    passages = [(p.kind, p.start - start, p.end - start) for p in read.passages]
    first, last = next(iter(spans(d)), (0, 0))
    worded = d.text[first:last].lstrip(_BEFORE_WORDS)[:1].isalpha()
    return digest(text, read.front, bool(read.cells), passages), worded


def _person(of: Catalogue, person: Person) -> bytes:
    return digest(of.person_pages[person.id], person.name, [(f.text, f.language) for f in person.forms])


def _card(of: Catalogue, entry: Entry, tag: str) -> bytes:
    directors = entry.directors[tag]
    tokens = [of.term_pages[kind][term.id] for kind in FACETS for term in entry.terms[kind]]
    return digest(
        entry.titles[tag],
        entry.page,
        entry.year,
        len(entry.disagreements),
        [s.text for s in directors],
        directors[0].language if directors else None,
        tokens,
    )


def _finding(of: Catalogue, finding: Finding, where: Where) -> bytes:
    message = [_place(of, part) if isinstance(part, Place) else part for part in finding.message]
    edits = finding.fix.edits if finding.fix else ()
    replaced = [(e.text, d.text[e.start : e.end] if (d := of.archive.document(e.path)) else "") for e in edits]
    frames = [_frame(of, finding.place, finding.quote, 1), *(_frame(of, r.place, r.quote, 0) for r in finding.related)]
    anchor = anchor_of(finding)
    fix = finding.fix.safety if finding.fix else None
    return digest(anchor, where.pages.get(anchor), finding.code, finding.rule, finding.severity, message, fix, replaced, frames)


def _frame(of: Catalogue, place: Place, quote: str, context: int) -> Parts:
    """A place with its quote and the lines around it."""
    document = of.document(place)
    lines = list(lines_around(document, place, context)) if document else []
    return *_place(of, place), quote, document.language if document else None, place.path in of.closed, lines
