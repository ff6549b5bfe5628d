"""Thin views that rules ask: documents, collections, films, people and the archive. Rules do not see how they are stored."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations
from typing import Protocol

from msgspec import Struct

from matchcut.model.document import Document
from matchcut.model.facts import Finding, Profile, Statement, Verdict
from matchcut.place import Place


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

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Everything its firmly tied documents state, in path order, then in the order of the file."""
        return tuple(s for t in self.ties if t.strong for s in t.document.statements)

    def all(self, field: str) -> list[Statement]:
        return [s for t in self.ties if t.strong for s in t.document.all(field)]

    def document(self, statement: Statement) -> Document:
        return next(d for d in self.documents if d.path == statement.document)

    def edition_pairs(self) -> Iterator[tuple[Document, Document]]:
        """Each two records of the film."""
        return combinations(self.records, 2)

    def usual(self, stated: list[Statement]) -> Statement:
        """The statement that the others of its field are compared with: the one that settings prefer, else the value of most documents, else the earlier path."""
        wished = self._wished(stated[0].field)

        def rank(s: Statement) -> tuple[bool, int]:
            return s.text in wished or str(s.value) in wished, len({o.document for o in stated if o.value_key == s.value_key})

        return max(stated, key=rank)

    def versions(self, field: str) -> Iterator[list[Statement]]:
        """The statements of one field, grouped by qualifier."""
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
                groups.setdefault(s.value_key, []).append(s)
        yield from ((usual, same) for same in groups.values())

    def _wished(self, field: str) -> set[str]:
        return {p.value for p in self.preferences if p.field == field}

    def preferred(self, field: str, language: str | None = None) -> Statement | None:
        """The statement to print: settings, then the reader's language, then most documents, then fields before prose, then path order."""
        stated = self.all(field)
        if not stated:
            return None
        wished = self._wished(field)
        support = Counter({key: len({s.document for s in stated if s.value_key == key}) for key in {s.value_key for s in stated}})

        def rank(s: Statement) -> tuple[bool, bool, int, bool, str, int]:
            said = s.text in wished or str(s.value) in wished
            return not said, not _speaks(s.language, language), -support[s.value_key], s.kind == "claim", s.document, s.place.start

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


class Counts(Struct, frozen=True):
    """How much an archive holds."""

    documents: int = 0
    films: int = 0


class Resolved(Protocol):
    """What an archive is made of, each part worked out when it is asked for."""

    def text(self, file: str) -> str:
        """The decoded text of a file."""
        ...

    @property
    def documents(self) -> tuple[Document, ...]:
        """In path order."""
        ...

    @property
    def collections(self) -> tuple[Collection, ...]:
        """By name."""
        ...

    @property
    def films(self) -> tuple[Film, ...]:
        """By id."""
        ...

    @property
    def people(self) -> tuple[Person, ...]:
        """By id."""
        ...


@dataclass(frozen=True, init=False, eq=False)
class Archive:
    """A folder read, resolved and checked. `resolved` gives the parts that are not given here, when they are asked for."""

    title: str
    findings: tuple[Finding, ...] = field(repr=False)
    unused: tuple[Finding, ...] = field(repr=False)  # allowances that allowed nothing
    languages: tuple[str, ...] = field(repr=False)
    files: frozenset[str] = field(repr=False)  # every file of the folder, read or not
    notices: tuple[str, ...] = field(repr=False)  # sentences about the run: what is read otherwise than in the run before
    _resolved: Resolved | None = field(repr=False)

    def __init__(  # noqa: PLR0913 - each part may be given or left out by itself
        self,
        title: str,
        documents: Sequence[Document] | None = None,
        collections: Sequence[Collection] | None = None,
        films: Sequence[Film] | None = None,
        people: Sequence[Person] | None = None,
        *,
        findings: Sequence[Finding] = (),
        unused: Sequence[Finding] = (),
        languages: Sequence[str] = (),
        files: frozenset[str] = frozenset(),
        notices: Sequence[str] = (),
        counts: Counts | None = None,
        resolved: Resolved | None = None,
    ) -> None:
        self.__dict__.update(title=title, findings=tuple(findings), unused=tuple(unused), languages=tuple(languages), files=files)
        self.__dict__["notices"] = tuple(notices)
        given = {"documents": documents, "collections": collections, "films": films, "people": people}
        self.__dict__.update({name: tuple(part) for name, part in given.items() if part is not None})
        if counts is not None:
            self.__dict__["counts"] = counts
        self.__dict__["_resolved"] = resolved

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """Every document, in path order."""
        return self._resolved.documents if self._resolved else ()

    @cached_property
    def collections(self) -> tuple[Collection, ...]:
        """Every collection, by name."""
        return self._resolved.collections if self._resolved else ()

    @cached_property
    def films(self) -> tuple[Film, ...]:
        """Every film, by id."""
        return self._resolved.films if self._resolved else ()

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Every person that films credit, by id."""
        return self._resolved.people if self._resolved else ()

    @cached_property
    def counts(self) -> Counts:
        """How many documents and films there are."""
        return Counts(len(self.documents), len(self.films))

    def text(self, file: str) -> str | None:
        """The decoded text of a file, None for a file that is not read."""
        if self._resolved is not None and file in self.files:
            return self._resolved.text(file)
        return next((d.text for d in self.documents if d.file == file), None)

    def document(self, path: str) -> Document | None:
        return self._by_path.get(path)

    def at(self, place: Place) -> Document | None:
        """The document that a place is in: of a table, the row."""
        rows = self._rows.get(place.path)
        if rows is None:
            return self._by_path.get(place.path)
        index = bisect_right(rows, place.start, key=lambda d: d.span[0]) - 1
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
        return self._film_of.get(path)

    @cached_property
    def _film_of(self) -> dict[str, Film]:
        return {d.path: f for f in self.films for d in f.documents}
