"""Plain data: what a reader gives, what is stated, and what rules report. It goes through the cache and between processes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import blake2b
from typing import Any, Literal, Protocol

from msgspec import Struct

from matchcut.place import Edit, OffsetMap, Place

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
        return key_pattern(self.path)


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
    assumed: bool = False  # it was read; `why` tells what was assumed


class Reading(Struct, frozen=True):
    """What a reader makes of one file, or of one row of a table.

    A table has a reading for each of its records in `rows`, record 1 first; then its own cells and passages are what
    stands outside them (a list's title), and its problems what could not be read at all.
    """

    format: str  # the reader's name
    cells: tuple[Cell, ...] = ()
    passages: tuple[Passage, ...] = ()
    problems: tuple[Problem, ...] = ()
    front: tuple[int, int] = (0, 0)  # span of the front matter, fences left out; (0, 0) for none
    rows: tuple[Reading, ...] = ()
    span: tuple[int, int] = (0, 0)  # of a row: where it stands in the file


# --- what is stated


Key = tuple[str | int, ...]  # the keys and list indexes that lead to a value


@lru_cache(65536)
def key_pattern(key: Key) -> str:
    """A key path with every list index open: `sourceUrl[].url`."""
    out = ""
    for part in key:
        out += "[]" if isinstance(part, int) else f".{part}" if out else part
    return out


class Scalar(Struct, frozen=True):
    """The value of one key as its file writes it: what statements are made of, or what states that there is no value.

    `text` is what it reads as. `start:end` is the source without quotation marks, `outer_start:outer_end` with them;
    `key_start` is where the key, or the dash of its list, begins, -1 where it has none.
    """

    key: Key
    text: str
    start: int
    end: int
    outer_start: int
    outer_end: int
    key_start: int = -1

    @property
    def pattern(self) -> str:
        """The key path with every list index open."""
        return key_pattern(self.key)


class Statement(Struct, frozen=True):
    """One fact and where it stands. `value` is what the field's contract prints, `text` what the source reads as.

    `node` is what it is about: a node of its document, empty for the document's own film. `scalar` is the value of the
    key that it comes out of, None where it comes out of running text or a path. `equals` is its number among the
    statements of one field in its document that have the same text, 1-based.
    """

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
    node: str = ""
    scalar: Scalar | None = None
    ordinal: int = 0  # place in its list, 0-based
    equals: int = 1

    @property
    def id(self) -> str:
        """A hash of document, field and text: it stays the same as long as these do."""
        mark = "\0".join((self.document, self.field, " ".join(self.text.casefold().split()), str(self.equals)))
        return blake2b(mark.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()

    @property
    def value_key(self) -> str:
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


class Quoted(Protocol):
    """Anything that stands in a file and can be quoted."""

    @property
    def place(self) -> Place:
        """Where it stands."""
        ...

    @property
    def quote(self) -> str:
        """The source there."""
        ...


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
        where: Quoted,
        *message: MessagePart,
        related: Iterable[Quoted] = (),
        fix: Fix | None = None,
        severity: Severity | None = None,
    ) -> Finding:
        """A finding at a statement or another quoted place; at most eight related places are kept."""
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
    best_why: str = ""  # how the scale is known
    order: Literal["dmy", "mdy", "ymd"] | None = None  # how 05/06/2024 is read
    precision: Literal["year"] | None = None  # dates are years in disguise: 1960-01-01
    tag: str | None = None  # the language of the values, where the key says it: "title_en"
    # a year with a minus to sort by; an address that names no film though it looks so; "Anora, Sean Baker, 2024" beside a
    # picture; nationalities for countries
    form: Literal["weight", "address", "credit", "nationality"] | None = None
    job: str | None = None  # the credit that a key of other credits stands for: "Sound"
    qualifier: str | None = None  # of a release date: the country that the key names
    keyed: Literal["name", "role", "source"] | None = None  # what the open keys of a map are: `cast: {Ani: Mikey Madison}`


Kind = Literal["record", "review", "essay", "entry", "page", "data"]


class Profile(Struct, frozen=True):
    """How the documents of one collection are written. Made from all its files; `read --explain` and `init` print it."""

    name: str
    fields: Mapping[str, FieldChoice] = {}
    kind: Kind | None = None  # what all its documents are, whatever their parts say; None where each decides for itself
    why: str = ""  # of `kind`
    # what a title is where the document has no other key of a film: a film's, or where it rates, or where a year is in brackets
    title: Literal["film", "rated", "dated", "headline"] = "headline"
    year_in: Literal["name", "folder"] | None = None  # where documents without a year in a field have it
    title_in: Literal["name"] | None = None  # the file's name is the film's title
    verdict_best: float | None = None  # the scale of the verdicts in running text that do not say it: "★★★½"
    decisions: tuple[str, ...] = ()  # sentences: what was decided for all its documents, and why

    def choice(self, cell: Cell) -> FieldChoice | None:
        """What the key of a cell means; a map whose keys are values has one choice for all: `cast.*`."""
        pattern = cell.pattern
        found = self.fields.get(pattern)
        return found or (self.fields.get(pattern.rpartition(".")[0] + ".*") if "." in pattern else None)
