"""A document: one file as read, or one row of a table, with what it states."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from msgspec import Struct

from matchcut.languages import known
from matchcut.languages.detection import script
from matchcut.model.facts import Kind, Reading, Related, Scalar, Statement
from matchcut.place import Lines, Place


class Stated(Struct, frozen=True):
    """What one document states, and the values of its keys that state nothing (absent, or left to be filled in)."""

    statements: tuple[Statement, ...] = ()
    blanks: tuple[Scalar, ...] = ()


class Parts(Struct, frozen=True):
    """What a document is, by its statements; it can be several of these at once."""

    record: bool  # it states a film's title in a field and is not a review of it, a row of a diary, or about something else
    entry: bool  # a row of a diary or an export: it names a film that was seen, wished for or rated, and is no record of it
    review: bool  # it names the film that it judges, or ends in its writer's own verdict
    draft: bool  # its status keeps it from being published


class Contents(Protocol):
    """Where the large parts of documents come from: they are built when asked for, and may be forgotten again."""

    def text(self, file: str) -> str:
        """The decoded text of a file."""
        ...

    def reading(self, document: Document) -> Reading:
        """What its reader made of a document."""
        ...

    def stated(self, document: Document) -> Stated:
        """What a document states."""
        ...


@dataclass(frozen=True, init=False, eq=False, repr=False)
class Document:
    """One file as read, or one row of a table (`path#N`): its text, its passages, and the statements made of it.

    `text` is the whole file's, `file` its path; `reading` is the row's own. `contents` gives what is not given here.
    """

    path: str
    file: str
    row: int  # 1-based record of a table; 0 for a whole file
    encoding: str  # of the file; "" where its text was unpacked from something that is no text
    language: str | None  # of the text, BCP 47
    collection: str
    kind: Kind | None
    why: str  # of the kind
    _text: str | None
    _reading: Reading | None
    _stated: Stated | None
    _contents: Contents | None

    def __init__(  # noqa: PLR0913 - what is known of a document grows from step to step
        self,
        path: str,
        text: str | None = None,
        reading: Reading | None = None,
        *,
        encoding: str = "utf-8",
        row: int = 0,
        language: str | None = None,
        collection: str = "",
        stated: Stated | None = None,
        contents: Contents | None = None,
        lines: Lines | None = None,
    ) -> None:
        at = f"{path}#{row}" if row else path
        self.__dict__.update(path=at, file=path, row=row, encoding=encoding, language=language, collection=collection, kind=None, why="")
        self.__dict__.update(_text=text, _reading=reading, _stated=stated, _contents=contents)
        if lines is not None:
            self.__dict__["lines"] = lines

    def with_facts(self, **facts: str | None) -> Document:
        """The same document with more known of it: `language`, `collection`, `kind`, `why`. What was worked out of its text stays."""
        return self._with(facts, "parts")

    def stating(self, stated: Stated) -> Document:
        """The same document with these statements."""
        return self._with({"_stated": stated}, "parts", "scalars", "_by_field")

    def _with(self, facts: Mapping[str, object], *outdated: str) -> Document:
        document = copy(self)
        document.__dict__.update(facts)
        for name in outdated:
            document.__dict__.pop(name, None)
        return document

    def hold(self) -> None:
        """Keep its statements as long as it lives; otherwise they are built anew when they are asked for again."""
        self.__dict__["_stated"] = self.stated

    def __repr__(self) -> str:
        return f"Document({self.path!r})"

    @property
    def text(self) -> str:
        """The decoded text of its file."""
        if self._text is not None:
            return self._text
        return self._contents.text(self.file) if self._contents else ""

    @property
    def reading(self) -> Reading:
        """What its reader made of it."""
        if self._reading is not None:
            return self._reading
        return self._contents.reading(self) if self._contents else Reading("none")

    @property
    def stated(self) -> Stated:
        """Its statements and its blank values."""
        if self._stated is not None:
            return self._stated
        return self._contents.stated(self) if self._contents else Stated()

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Everything that it states, in the order of its text."""
        return self.stated.statements

    @cached_property
    def scalars(self) -> tuple[Scalar, ...]:
        """The values of all its keys, stating or blank, in the order of its text."""
        known = {id(s.scalar): s.scalar for s in self.statements if s.scalar is not None}
        unique = {(s.start, s.key): s for s in (*known.values(), *self.stated.blanks)}
        return tuple(unique[at] for at in sorted(unique, key=lambda at: at[0]))

    @cached_property
    def span(self) -> tuple[int, int]:
        """Where a row stands in its file; (0, 0) for a whole file."""
        return self.reading.span

    @cached_property
    def front(self) -> tuple[int, int]:
        """The span of the front matter, fences left out; (0, 0) for none."""
        return self.reading.front

    @cached_property
    def lines(self) -> Lines:
        """The lines of its file."""
        return Lines(self.text)

    @cached_property
    def script(self) -> str | None:
        """The script of its prose, ISO 15924 (`Kana` for Japanese); None where there are no letters."""
        return script(self.prose)

    @cached_property
    def parts(self) -> Parts:
        """What it is made of."""
        stated = self.statements
        reviews = any(s.field == "reviews" for s in stated)
        title = next((s for s in stated if s.field == "title"), None)
        named = any(s.field == "title" and s.kind == "field" for s in stated)
        record = self.kind in (None, "record") and named and not reviews
        judges = any(s.field == "rating" and s.value.get("source") is None for s in stated)
        draft = any(s.field == "status" and str(s.value).casefold() in known("draft-status") for s in stated)
        return Parts(record, self.kind == "entry" and title is not None, reviews or (judges and not record), draft)

    @property
    def prose(self) -> str:
        """The file after its front matter; of a row, the row."""
        return self.text[slice(*self.span)] if self.row else self.text[self.front[1] :]

    def place(self, start: int, end: int) -> Place:
        """The place of a span of its file."""
        return self.lines.place(self.file, start, end)

    def stretch(self, start: int, end: int) -> Related:
        """A stretch of its file as something a finding can stand at."""
        return Related(self.place(start, end), self.text[start:end])

    def part(self, scalar: Scalar, start: int, end: int) -> tuple[int, int]:
        """Where `scalar.text[start:end]` stands in the file; the whole value where its source is written otherwise."""
        if self.text[scalar.start : scalar.end] == scalar.text:
            return scalar.start + start, scalar.start + end
        at = self.text.find(scalar.text[start:end], scalar.start, scalar.end)
        return (at, at + end - start) if at >= 0 else (scalar.start, scalar.end)

    def all(self, field: str) -> list[Statement]:
        """Its statements of one field."""
        if self._stated is None:
            return [s for s in self.statements if s.field == field]
        return list(self._by_field.get(field, ()))

    @cached_property
    def _by_field(self) -> dict[str, list[Statement]]:
        """Of statements that were given, not of such as are built when asked for: these are not to be held."""
        out: dict[str, list[Statement]] = {}
        for s in self.statements:
            out.setdefault(s.field, []).append(s)
        return out

    def one(self, field: str) -> Statement | None:
        """The first statement of a field."""
        return next(iter(self.all(field)), None)

    @property
    def is_draft(self) -> bool:
        """Whether its status keeps it from being published."""
        return self.parts.draft

    @property
    def is_record(self) -> bool:
        """Whether it is a record of a film."""
        return self.parts.record

    @property
    def is_entry(self) -> bool:
        """Whether it is a row of a diary or an export."""
        return self.parts.entry

    @property
    def is_review(self) -> bool:
        """Whether it judges a film."""
        return self.parts.review
