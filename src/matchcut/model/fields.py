"""The registry of fields: one row for each, and the questions that the rest of the code asks about them.

A new field is a row here and its words in the languages; nothing else knows fields by name, but for the code that handles one of them alone.
"""

from __future__ import annotations

from enum import Enum
from functools import cache
from typing import Literal

from msgspec import Struct

Evidence = Literal["firm", "soft", "weak"]
Credit = Literal["crew", "author", "cast", "other"]


class ValueKind(Enum):
    """What a field's values are. How each kind is read, judged and shown is a table by kind in the rooms that do so."""

    TITLE = "title"
    TEXT = "text"
    PERSON = "person"  # a name
    CREDIT = "credit"  # a name with a character or a job
    YEAR = "year"
    DATE = "date"
    RUNTIME = "runtime"
    COUNTRY = "country"
    LANGUAGE = "language"
    COMPANY = "company"
    TERM = "term"  # a word of a list that the archive keeps: a genre, a topic
    RATING = "rating"
    AWARD = "award"
    IDENTIFIER = "identifier"
    LINK = "link"
    IMAGE = "image"
    STATUS = "status"
    WORK = "work"  # another work, and how the film relates to it


class Field(Struct, frozen=True):
    """One field.

    `evidence`: how surely a key of this field tells that its document describes a film.
    `several`: one string may hold several values.
    `catalogued`: a record of a film is expected to state it; a value that cannot be read is a fault.
    `of_text`: "any": a text that is about no film states it as well; "review": a review that describes no film does.
    `inner`: its key keeps its meaning inside a map that is not known.
    `translated`: it may stand in several languages side by side: `title_en`.
    `worded`: its words are in the language of the text, unless they stand in another script.
    `schema`: the property of schema.org's Movie that it is published as.
    """

    name: str
    kind: ValueKind
    credit: Credit | None = None
    evidence: Evidence | None = None
    several: bool = False
    catalogued: bool = False
    of_text: Literal["any", "review"] | None = None
    inner: bool = False
    translated: bool = False
    worded: bool = False
    schema: str | None = None

    @property
    def label(self) -> str:
        """Its name as words: "release date"."""
        return self.name.replace("_", " ")


_K = ValueKind


def _crew(name: str, schema: str | None = None, evidence: Evidence | None = None, *, inner: bool = False) -> Field:
    return Field(name, _K.PERSON, "crew", evidence, several=True, inner=inner, worded=True, schema=schema)


# In the order in which a film's facts are shown.
_ROWS = (
    Field("title", _K.TITLE, catalogued=True, translated=True, worded=True, schema="name"),
    Field("original_title", _K.TITLE, evidence="firm", catalogued=True, inner=True, translated=True, schema="alternateName"),
    Field("other_title", _K.TITLE, translated=True, worded=True, schema="alternateName"),
    Field("reviews", _K.TITLE, evidence="firm", of_text="review"),
    Field("headline", _K.TITLE, of_text="any", translated=True, worded=True),
    Field("caption", _K.TEXT, of_text="any", worded=True),
    Field("credit", _K.TEXT, of_text="any", worded=True),
    Field(
        "director", _K.PERSON, "crew", "firm", several=True, catalogued=True, inner=True, translated=True, worded=True, schema="director"
    ),
    _crew("writer", "author", inner=True),
    _crew("producer", "producer", "weak"),
    _crew("cinematographer", evidence="firm", inner=True),
    _crew("editor", "editor"),
    _crew("composer", "musicBy", "weak"),
    _crew("production_designer"),
    _crew("sound"),
    Field("cast", _K.CREDIT, "cast", "firm", several=True, catalogued=True, inner=True, translated=True, worded=True, schema="actor"),
    Field("person", _K.CREDIT, "other", several=True),
    Field("author", _K.PERSON, "author", of_text="any", worded=True),
    Field("release_date", _K.DATE, evidence="soft", catalogued=True, schema="datePublished"),
    Field("year", _K.YEAR, evidence="soft", catalogued=True, schema="datePublished"),
    Field(
        "country", _K.COUNTRY, evidence="weak", several=True, catalogued=True, of_text="review", translated=True, schema="countryOfOrigin"
    ),
    Field("runtime", _K.RUNTIME, evidence="firm", catalogued=True, inner=True, schema="duration"),
    Field("language", _K.LANGUAGE, evidence="weak", several=True, catalogued=True, schema="inLanguage"),
    Field(
        "genre",
        _K.TERM,
        evidence="weak",
        several=True,
        catalogued=True,
        of_text="review",
        inner=True,
        translated=True,
        worded=True,
        schema="genre",
    ),
    Field("topic", _K.TERM, several=True, catalogued=True, of_text="any", translated=True, worded=True, schema="keywords"),
    Field("tag", _K.TERM, several=True, of_text="any", translated=True, worded=True),
    Field("distributor", _K.COMPANY, several=True),
    Field("section", _K.TERM, several=True, of_text="any", worded=True),
    Field("published", _K.DATE, of_text="any"),
    Field("watched", _K.DATE, evidence="soft", inner=True),
    Field("screened", _K.DATE, evidence="soft", inner=True),
    Field("date", _K.DATE, of_text="any"),
    Field("rating", _K.RATING, catalogued=True, of_text="review"),
    Field("award", _K.AWARD, of_text="review", translated=True, worded=True),
    Field("identifier", _K.IDENTIFIER, evidence="soft", catalogued=True, of_text="review", schema="sameAs"),
    Field("link", _K.LINK, of_text="any"),
    Field("image", _K.IMAGE, of_text="any", inner=True),
    Field("description", _K.TEXT, of_text="any", translated=True, worded=True),
    Field("status", _K.STATUS, of_text="any"),
    Field("publication", _K.TEXT, of_text="any"),
    Field("text_language", _K.LANGUAGE, of_text="any"),
    Field("based_on", _K.WORK),
    Field("relation", _K.WORK),
    Field("first", _K.WORK),
)
_BY_NAME = {row.name: row for row in _ROWS}


def rows() -> tuple[Field, ...]:
    """Every field, in the order in which facts are shown."""
    return _ROWS


def row(name: str) -> Field | None:
    """The field of this name, None for none."""
    return _BY_NAME.get(name)


def names() -> frozenset[str]:
    """Every field's name."""
    return frozenset(_BY_NAME)


def kind(name: str) -> ValueKind | None:
    """The kind of a field's values, None for a name that is no field."""
    known = _BY_NAME.get(name)
    return known.kind if known else None


@cache
def of_kind(*kinds: ValueKind) -> frozenset[str]:
    """The fields whose values are of one of these kinds."""
    return frozenset(f.name for f in _ROWS if f.kind in kinds)


@cache
def evidence(*levels: Evidence) -> frozenset[str]:
    """The fields whose keys tell this surely that a document describes a film."""
    return frozenset(f.name for f in _ROWS if f.evidence in levels)


@cache
def film_facts() -> frozenset[str]:
    """The fields that only a film's own document has as keys, and no identifier, which any text may give."""
    return evidence("firm", "soft") - of_kind(_K.IDENTIFIER) - {"reviews"}


@cache
def titles() -> tuple[str, ...]:
    """The fields that hold a film's titles, the main one first."""
    return tuple(f.name for f in _ROWS if f.kind is _K.TITLE and f.schema)


@cache
def film_titles() -> frozenset[str]:
    """The fields whose values are titles of films: its own, or of the film that a text reviews."""
    return of_kind(_K.TITLE) - {"headline"}


@cache
def dates() -> frozenset[str]:
    """The fields that hold dates."""
    return of_kind(_K.DATE)


@cache
def occasions() -> frozenset[str]:
    """The dates of what was done with a film or a text, not of the film: posted, watched, screened."""
    return dates() - {"release_date"}


@cache
def credits_in_order(*only: Credit) -> tuple[str, ...]:
    """The fields that name people, or those of some credits, in the order in which they are shown."""
    return tuple(f.name for f in _ROWS if f.credit and (f.credit in only or not only))


@cache
def people() -> frozenset[str]:
    """The fields that name people."""
    return frozenset(credits_in_order())


@cache
def bylines() -> frozenset[str]:
    """The fields whose value is one name: the crew and the author of a text."""
    return frozenset(credits_in_order("crew", "author"))


@cache
def terms() -> frozenset[str]:
    """The fields whose values are words of a list that the archive keeps."""
    return of_kind(_K.TERM)


@cache
def several() -> frozenset[str]:
    """The fields of which one string may hold several values."""
    return frozenset(f.name for f in _ROWS if f.several)


@cache
def catalogued() -> frozenset[str]:
    """The fields that a record of a film is expected to state."""
    return frozenset(f.name for f in _ROWS if f.catalogued)


@cache
def of_text(*levels: Literal["any", "review"]) -> frozenset[str]:
    """The fields that a text may state although it describes no film: in any text, or only in a review."""
    return frozenset(f.name for f in _ROWS if f.of_text in levels)


@cache
def inner() -> frozenset[str]:
    """The fields whose keys keep their meaning inside a map that is not known."""
    return frozenset(f.name for f in _ROWS if f.inner)


@cache
def translated() -> frozenset[str]:
    """The fields that may stand in several languages side by side."""
    return frozenset(f.name for f in _ROWS if f.translated)


@cache
def worded() -> frozenset[str]:
    """The fields whose words are in the language of the text."""
    return frozenset(f.name for f in _ROWS if f.worded)


@cache
def read_fields() -> frozenset[str]:
    """The fields whose values must read as their kind: a key is only taken for one of them where they do."""
    typed = of_kind(_K.YEAR, _K.DATE, _K.RUNTIME, _K.RATING, _K.COUNTRY, _K.LANGUAGE, _K.LINK, _K.IDENTIFIER)
    return typed | people()


# The kinds whose values prove what they are, the surest first.
_PROVEN = (_K.YEAR, _K.RUNTIME, _K.RATING, _K.IDENTIFIER, _K.COUNTRY, _K.LANGUAGE)


def proof(name: str) -> int:
    """The rank of a field among those whose values prove what they are; 0 is the surest."""
    known = _BY_NAME.get(name)
    return _PROVEN.index(known.kind) if known and known.kind in _PROVEN else len(_PROVEN)


@cache
def in_fact_line() -> frozenset[str]:
    """The fields that stand together in one value: "USA 2024, 139 min", "Land/Jahr"."""
    return of_kind(_K.YEAR, _K.COUNTRY, _K.RUNTIME) | {"language"}


@cache
def single_facts() -> frozenset[str]:
    """The facts that documents about one film give once each, so that they can be counted as agreeing."""
    return frozenset(f.name for f in _ROWS if f.catalogued and f.kind in (_K.YEAR, _K.RUNTIME, _K.DATE, _K.COUNTRY, _K.LANGUAGE))
