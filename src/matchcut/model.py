"""The words of the project: what a reader gives, what is stated, and the views that rules ask.

`Reading`, `Cell`, `Passage`, `Statement` and `Finding` are plain data and go through the cache and between processes.
`Document`, `Collection`, `Film`, `Person` and `Archive` are thin views over them; how they store things is nobody's business.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations
from typing import Any, Literal

from msgspec import Struct

from matchcut.place import Edit, Lines, OffsetMap, Place

Severity = Literal["error", "warning", "info"]
Verdict = Literal["same", "different", "unsure"]
Json = Any  # a value as the field's contract prints it: str, int, float, list or dict of these

# --- what a reader gives


class Cell(Struct, frozen=True):
    """One scalar of a document before it is understood.

    `start:end` is the source without quotation marks, `outer_start:outer_end` with them. `offsets` is None where the
    decoded `text` is the source itself.
    """

    path: tuple[str | int, ...]
    text: str
    start: int
    end: int
    outer_start: int
    outer_end: int
    style: Literal["plain", "single", "double", "literal", "folded"] = "plain"
    offsets: OffsetMap | None = None
    key_start: int = -1  # where the key (or the list's dash) of this scalar begins; -1 for none

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Source offsets of `text[start:end]`."""
        if self.offsets is None:
            return self.start + start, self.start + end
        return self.offsets.span(start, end)

    @property
    def pattern(self) -> str:
        """The key path with every list index open: `sourceUrl[].url`."""
        out = ""
        for part in self.path:
            out += "[]" if isinstance(part, int) else f".{part}" if out else part
        return out


PassageKind = Literal["headline", "caption", "credit", "byline", "heading", "body", "verdict"]


class Passage(Struct, frozen=True):
    """A stretch of running text: `start:end` of the file, read as it stands."""

    kind: PassageKind
    start: int
    end: int


class Problem(Struct, frozen=True):
    """A part of a file that could not be read, and why."""

    start: int
    end: int
    why: str


class Reading(Struct, frozen=True):
    """What a reader makes of one file."""

    format: str  # the reader's name
    cells: tuple[Cell, ...] = ()
    passages: tuple[Passage, ...] = ()
    problems: tuple[Problem, ...] = ()
    front: tuple[int, int] = (0, 0)  # span of the front matter, fences left out; (0, 0) for none


# --- what is stated


class Statement(Struct, frozen=True):
    """One fact and where it stands. `value` is what the field's contract prints, `text` what the source reads as."""

    id: str
    document: str
    field: str
    value: Json
    text: str
    quote: str
    place: Place
    language: str | None = None
    kind: Literal["field", "claim"] = "field"
    polarity: Literal["asserted", "negated", "hedged"] | None = None
    qualifier: str | None = None
    cell: int = -1  # index into the reading's cells; -1 where it comes out of prose
    ordinal: int = 0  # place in its list, 0-based

    @property
    def key(self) -> str:
        """The value as a thing that can be compared and hashed."""
        return repr(self.value)


class Fix(Struct, frozen=True):
    """A change of the source. `safe`: the record claims the same as before. `suggested`: the claim changes."""

    safety: Literal["safe", "suggested"]
    title: str
    edits: tuple[Edit, ...]


class Related(Struct, frozen=True):
    """Another place that a finding speaks of."""

    place: Place
    quote: str


MessagePart = str | Place


class Finding(Struct, frozen=True):
    """What a rule reports. Places inside the message are kept as places, so that each reader sees his own path to them."""

    message: tuple[MessagePart, ...]
    place: Place
    quote: str
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    severity: Severity | None = None  # None: the rule's own
    code: str = ""
    rule: str = ""

    @classmethod
    def at(
        cls,
        where: Statement | Related,
        *message: MessagePart,
        related: Iterable[Statement | Related] = (),
        fix: Fix | None = None,
        severity: Severity | None = None,
    ) -> Finding:
        """A finding at a statement; at most eight related places are kept."""
        others = tuple(Related(r.place, r.quote) for r in related)[:8]
        return cls(message, where.place, where.quote, others, fix, severity)

    @property
    def sentence(self) -> str:
        """The message with paths as the archive knows them."""
        return "".join(map(str, self.message))

    @property
    def places(self) -> tuple[Place, ...]:
        """Its own place, then the related ones."""
        return self.place, *(r.place for r in self.related)


# --- what a collection tells


class FieldChoice(Struct, frozen=True):
    """What a key means in one collection, and why."""

    pattern: str
    field: str
    why: str
    separator: str | None = None  # one string holds several values, parted by this
    source: str | None = None  # the rating's source, the identifier's platform: "imdb", "douban"
    best: float | None = None  # the rating's scale


class Profile(Struct, frozen=True):
    """How the documents of one collection are written. Made from all its files, printed by nobody but `init`."""

    name: str
    fields: dict[str, FieldChoice] = {}
    language_from: Literal["suffix", "folder", "field", "text"] = "text"


# --- views


class Document:
    """One file as read: its text, its cells and passages, and the statements made of them."""

    def __init__(self, path: str, text: str, reading: Reading, *, bom: bool = False) -> None:
        self.path = path
        self.text = text
        self.reading = reading
        self.bom = bom
        self.collection = ""
        self.language: str | None = None  # of the text, BCP 47
        self.statements: tuple[Statement, ...] = ()
        self.about_films = True

    def __repr__(self) -> str:
        return f"Document({self.path!r})"

    @cached_property
    def lines(self) -> Lines:
        return Lines(self.text)

    def place(self, start: int, end: int) -> Place:
        return self.lines.place(self.path, start, end)

    def span(self, start: int, end: int) -> Related:
        """A stretch of the file as something a finding can stand at."""
        return Related(self.place(start, end), self.text[start:end])

    def all(self, field: str) -> list[Statement]:
        return [s for s in self.statements if s.field == field]

    def one(self, field: str) -> Statement | None:
        """The first statement of a field."""
        return next((s for s in self.statements if s.field == field), None)

    def cell(self, statement: Statement) -> Cell | None:
        return self.reading.cells[statement.cell] if statement.cell >= 0 else None

    @property
    def is_draft(self) -> bool:
        """Whether its status keeps it from being published."""
        return any(str(s.value).casefold() in DRAFT_STATUS for s in self.all("status"))

    @property
    def is_record(self) -> bool:
        """Whether it states a film's title in a field and is not a review of it."""
        return any(s.kind == "field" and s.field == "title" for s in self.statements) and not self.all("reviews")

    @property
    def is_review(self) -> bool:
        """Whether it judges a film: it names what it reviews or ends in its writer's own verdict."""
        own = [s for s in self.all("rating") if s.value.get("source") is None]
        return bool(self.all("reviews")) or (bool(own) and not self.is_record)


# "draft: true" is stated as status "draft" (see collections.statements)
DRAFT_STATUS = frozenset(
    {"draft", "private", "unpublished", "hidden", "embargoed", "草稿", "brouillon", "borrador", "entwurf", "bozza", "rascunho"}
)


@dataclass(frozen=True)
class Collection:
    """Documents of one archive that are written alike."""

    name: str
    profile: Profile
    documents: tuple[Document, ...]

    def all(self, field: str) -> list[Statement]:
        return [s for d in self.documents for s in d.statements if s.field == field]


@dataclass(frozen=True)
class Tie:
    """That a document is about a film, and why. Rules take only strong ties."""

    document: Document
    strong: bool
    why: str


@dataclass(frozen=True)
class Form:
    """One way a name is written in the archive."""

    text: str
    language: str | None
    count: int


@dataclass(frozen=True)
class Preference:
    """`[[prefer]]`: which value of a conflict is right."""

    film: str
    field: str
    value: str
    reason: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Judgement:
    """What an editor settled about identity. `left` and `right` are `NAME`, `PATH > NAME` or `PATH`; with `same`, left is the preferred form."""

    kind: str
    left: str
    right: str
    verdict: Verdict
    who: str
    when: str
    why: str
    line: int

    @property
    def reason(self) -> str:
        """As a reason for what it decides."""
        return f"judged {self.verdict} by {self.who}" if self.who else f"judged {self.verdict}"


@dataclass(frozen=True)
class Film:
    """A resolved film: a view over everything stated about it."""

    id: str
    name: str
    year: str | None
    ties: tuple[Tie, ...]
    preferences: tuple[Preference, ...] = ()

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        return tuple(t.document for t in self.ties)

    @cached_property
    def records(self) -> tuple[Document, ...]:
        """Documents firmly tied to the film that state its title in a field, in path order."""
        return tuple(t.document for t in self.ties if t.strong and t.document.is_record)

    @cached_property
    def reviews(self) -> tuple[Document, ...]:
        return tuple(d for d in self.documents if not d.is_record)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Everything its firmly tied documents state, in path order, then in the order of the file."""
        return tuple(s for t in self.ties if t.strong for s in t.document.statements)

    def all(self, field: str) -> list[Statement]:
        return [s for s in self.statements if s.field == field]

    def document(self, statement: Statement) -> Document:
        return next(d for d in self.documents if d.path == statement.document)

    def edition_pairs(self) -> Iterator[tuple[Document, Document]]:
        """Each two records of the film."""
        return combinations(self.records, 2)

    def conflicts(self, field: str) -> list[list[Statement]]:
        """The field's statements by value and qualifier, where one qualifier has several values; else none."""
        groups: dict[str | None, dict[str, list[Statement]]] = {}
        for s in self.all(field):
            groups.setdefault(s.qualifier, {}).setdefault(s.key, []).append(s)
        return [same for by_value in groups.values() if len(by_value) > 1 for same in by_value.values()]

    def preferred(self, field: str, language: str | None = None) -> Statement | None:
        """The statement to print: settings, then the reader's language, then most documents, then fields before prose, then path order."""
        stated = self.all(field)
        if not stated:
            return None
        wished = {p.value for p in self.preferences if p.field == field}
        support = Counter({key: len({s.document for s in stated if s.key == key}) for key in {s.key for s in stated}})

        def rank(s: Statement) -> tuple[bool, bool, int, bool, str, int]:
            said = s.text in wished or str(s.value) in wished
            return not said, not _speaks(s.language, language), -support[s.key], s.kind == "claim", s.document, s.place.start

        return min(stated, key=rank)

    @property
    def identifiers(self) -> list[str]:
        return sorted({str(s.value) for s in self.all("identifier")})


def _speaks(stated: str | None, wished: str | None) -> bool:
    return wished is not None and (stated or "").split("-")[0] == wished.split("-")[0]


@dataclass(frozen=True)
class Person:
    """A resolved person: every form of the name, and where it stands."""

    id: str
    name: str
    forms: tuple[Form, ...]
    statements: tuple[Statement, ...]
    films: tuple[str, ...]
    why: tuple[str, ...] = ()


@dataclass
class Archive:
    """A folder read, resolved and checked."""

    title: str
    documents: tuple[Document, ...]
    collections: tuple[Collection, ...] = ()
    films: tuple[Film, ...] = ()
    people: tuple[Person, ...] = ()
    findings: tuple[Finding, ...] = ()
    unused: tuple[Finding, ...] = ()  # allowances that allowed nothing
    languages: tuple[str, ...] = ()
    _film_of: dict[str, Film] = field(default_factory=dict, repr=False)

    def document(self, path: str) -> Document | None:
        return self._by_path.get(path)

    @cached_property
    def _by_path(self) -> dict[str, Document]:
        return {d.path: d for d in self.documents}

    def film_of(self, path: str) -> Film | None:
        """The film that the document at `path` is about."""
        if not self._film_of:
            self._film_of.update({d.path: f for f in self.films for d in f.documents})
        return self._film_of.get(path)
