"""Thin views that rules ask: documents, collections, films, people and the archive. How they store things is nobody's business."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations

from matchcut.languages import known
from matchcut.languages.detection import script
from matchcut.model.facts import Cell, Finding, Kind, Profile, Reading, Related, Statement, Verdict
from matchcut.place import Lines, Place


class Document:
    """One file as read, or one row of a table (`path#N`): its text, its cells and passages, and the statements made of them.

    `text` is the whole file's, `file` its path; `reading` is the row's own.
    """

    def __init__(
        self, path: str, text: str, reading: Reading, *, encoding: str = "utf-8", row: int = 0, lines: Lines | None = None
    ) -> None:
        self.path = f"{path}#{row}" if row else path
        self.file = path
        self.row = row  # 1-based record of a table; 0 for a whole file
        self.text = text
        self.reading = reading
        self.encoding = encoding  # of the file; "" where its text was unpacked from something that is no text
        if lines is not None:
            self.lines = lines
        self.collection = ""
        self.kind: Kind | None = None
        self.why = ""  # of the kind
        self.language: str | None = None  # of the text, BCP 47
        self.statements: tuple[Statement, ...] = ()

    def __repr__(self) -> str:
        return f"Document({self.path!r})"

    @cached_property
    def lines(self) -> Lines:
        return Lines(self.text)

    @cached_property
    def script(self) -> str | None:
        """The script of its prose, ISO 15924 (`Kana` for Japanese); None where there are no letters."""
        return script(self.prose)

    @property
    def prose(self) -> str:
        """The file after its front matter; of a row, the row."""
        return self.text[slice(*self.reading.span)] if self.row else self.text[self.reading.front[1] :]

    def place(self, start: int, end: int) -> Place:
        return self.lines.place(self.file, start, end)

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
        return any(str(s.value).casefold() in known("draft-status") for s in self.all("status"))

    @property
    def is_record(self) -> bool:
        """Whether it states a film's title in a field and is not a review of it, a row of a diary, or about something else."""
        return (
            self.kind in (None, "record")
            and any(s.kind == "field" and s.field == "title" for s in self.statements)
            and not self.all("reviews")
        )

    @property
    def is_entry(self) -> bool:
        """Whether it is a row of a diary or an export: it names a film that was seen, wished for or rated, and is no record of it."""
        return self.kind == "entry" and self.one("title") is not None

    @property
    def is_review(self) -> bool:
        """Whether it judges a film: it names what it reviews or ends in its writer's own verdict."""
        own = [s for s in self.all("rating") if s.value.get("source") is None]
        return bool(self.all("reviews")) or (bool(own) and not self.is_record)


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

    def usual(self, stated: list[Statement]) -> Statement:
        """What the others of one field are measured by: what settings prefer, else what most documents say, else the earlier path."""
        wished = self._wished(stated[0].field)

        def rank(s: Statement) -> tuple[bool, int]:
            return s.text in wished or str(s.value) in wished, len({o.document for o in stated if o.key == s.key})

        return max(stated, key=rank)

    def versions(self, field: str) -> Iterator[list[Statement]]:
        """What fields state of one field, those of one qualifier together."""
        groups: dict[str | None, list[Statement]] = {}
        for s in self.all(field):
            if s.kind == "field":
                groups.setdefault(s.qualifier, []).append(s)
        yield from groups.values()

    def outliers(
        self, stated: list[Statement], differ: Callable[[Statement, Statement], bool]
    ) -> Iterator[tuple[Statement, list[Statement]]]:
        """The usual statement, with the statements of each value in another document that differs from it."""
        usual = self.usual(stated)
        groups: dict[str, list[Statement]] = {}
        for s in stated:
            if s.document != usual.document and differ(s, usual):
                groups.setdefault(s.key, []).append(s)
        yield from ((usual, same) for same in groups.values())

    def _wished(self, field: str) -> set[str]:
        return {p.value for p in self.preferences if p.field == field}

    def preferred(self, field: str, language: str | None = None) -> Statement | None:
        """The statement to print: settings, then the reader's language, then most documents, then fields before prose, then path order."""
        stated = self.all(field)
        if not stated:
            return None
        wished = self._wished(field)
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
    files: frozenset[str] = frozenset()  # every file of the folder, read or not
    _film_of: dict[str, Film] = field(default_factory=dict, repr=False)

    def document(self, path: str) -> Document | None:
        return self._by_path.get(path)

    def at(self, place: Place) -> Document | None:
        """The document that a place is in: of a table, the row."""
        rows = self._rows.get(place.path)
        if rows is None:
            return self._by_path.get(place.path)
        index = bisect_right(rows, place.start, key=lambda d: d.reading.span[0]) - 1
        return rows[index] if index >= 0 else self._by_path.get(place.path)

    @cached_property
    def _rows(self) -> dict[str, list[Document]]:
        out: dict[str, list[Document]] = {}
        for d in self.documents:
            if d.row:
                out.setdefault(d.file, []).append(d)
        return {path: sorted(rows, key=lambda d: d.row) for path, rows in out.items()}

    @cached_property
    def _by_path(self) -> dict[str, Document]:
        return {d.path: d for d in self.documents}

    def film_of(self, path: str) -> Film | None:
        """The film that the document at `path` is about."""
        if not self._film_of:
            self._film_of.update({d.path: f for f in self.films for d in f.documents})
        return self._film_of.get(path)
