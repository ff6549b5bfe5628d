"""Cells and passages into statements, by the collection's profile."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from hashlib import blake2b
from typing import NamedTuple

from matchcut.model import Cell, Document, FieldChoice, Json, Profile, Statement
from matchcut.text.language import script
from matchcut.values import absent, award, country, date, identifier, language, listing, name, rating, runtime, title

FILM_FIELDS = frozenset(
    {"director", "writer", "cast", "year", "release_date", "runtime", "country", "original_title", "identifier", "genre"}
)
_PEOPLE = frozenset({"director", "writer", "producer", "composer", "cinematographer", "editor", "author"})
_TITLES = frozenset({"title", "original_title", "other_title", "reviews"})
_WORDS = frozenset({"title", "other_title", "description", "topic", "genre", "tag", "award", "headline", "caption", "credit", "section"})
_PASSAGES = {"headline": "headline", "caption": "caption", "credit": "credit", "byline": "author", "verdict": "rating"}
_FALSE, _TRUE = frozenset({"false", "no", "0", "off"}), frozenset({"true", "yes", "1", "on"})
_SEPARATORS = "/,;|、，"
_SCORE = re.compile(r"[0-9]{1,2}(?:[.,][0-9]+)?|100")  # `metacritic: 64` may be a score: no ground to join films on
Value = tuple[int, int, str, Json, str | None]  # start and end in the cell's text, field, value, qualifier


def statements(document: Document, profile: Profile) -> tuple[Statement, ...]:
    """Every statement of a document, in the order of its text."""
    said = [*_of_fields(document, profile), *_of_passages(document)]
    stated = {s.field for s in said}
    if not stated & FILM_FIELDS or "reviews" in stated:
        said = [s._replace(field="headline") if s.field == "title" else s for s in said]
    made = sorted(said, key=lambda s: s.span)
    seen: Counter[tuple[str, str]] = Counter()
    own = document.script
    return tuple(_statement(document, own, seen, s) for s in made)


class _Said(NamedTuple):
    """A statement before its place and id are worked out. `span` is in the file."""

    span: tuple[int, int]
    field: str
    text: str
    value: Json
    qualifier: str | None = None
    cell: int = -1
    ordinal: int = 0


def _statement(document: Document, own: str | None, seen: Counter[tuple[str, str]], said: _Said) -> Statement:
    seen[said.field, said.text] += 1
    mark = "\0".join((document.path, said.field, " ".join(said.text.casefold().split()), str(seen[said.field, said.text])))
    claim = said.field == "rating" and said.cell < 0
    return Statement(
        id=blake2b(mark.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest(),
        document=document.path,
        field=said.field,
        value=said.value,
        text=said.text,
        quote=document.text[slice(*said.span)],
        place=document.place(*said.span),
        language=_language(document.language, own, said.field, said.text),
        kind="claim" if claim else "field",
        polarity="asserted" if claim else None,
        qualifier=said.qualifier,
        cell=said.cell,
        ordinal=said.ordinal,
    )


def _language(of_text: str | None, own: str | None, field: str, text: str) -> str | None:
    """The language of a statement's words: the document's, unless they stand in another script than its prose (`own`)."""
    if of_text is None or field not in _WORDS | _PEOPLE | {"cast"}:
        return None
    here = script(text)
    return of_text if here is None or own is None or own == here else None


def _of_fields(document: Document, profile: Profile) -> Iterator[_Said]:
    for index, cell in enumerate(document.reading.cells):
        choice = profile.fields.get(cell.pattern)
        if absent.is_absent(cell.text) and not (
            choice and choice.field in _TITLES and cell.text.strip(" ?-—~").casefold() not in ("", "null", "n/a")
        ):
            continue
        ordinal = next((part for part in reversed(cell.path) if isinstance(part, int)), 0)
        for number, (start, end, field, value, qualifier) in enumerate(_values(cell, choice)):
            yield _Said(cell.span(start, end), field, cell.text[start:end], value, qualifier, index, ordinal + number)


def _values(cell: Cell, choice: FieldChoice | None) -> Iterator[Value]:
    text = cell.text
    whole = (len(text) - len(text.lstrip()), len(text.rstrip()))
    found = identifier.identifiers(text, key=str(next((p for p in reversed(cell.path) if isinstance(p, str)), "")))
    if choice is None or choice.field in ("identifier", "link"):
        good = [i for i in found if i.malformed is None and i.kind != "person" and not _SCORE.fullmatch(text.strip())]
        if good:
            yield from ((i.start, i.end, "identifier", i.canonical, None) for i in good)
            return
        if choice is None or choice.field == "identifier":
            field = "x:" + ("identifier" if choice else cell.pattern.replace("[]", ""))
            yield *whole, field, text, None
            return
    spans = _spans(text, choice, whole)
    for start, end in spans:
        yield from _value(text, start, end, choice)


def _spans(text: str, choice: FieldChoice, whole: tuple[int, int]) -> list[tuple[int, int]]:
    """The single values in a cell: by the collection's separator; countries and languages by any that leaves only such."""
    read = _READ.get(choice.field) if choice.field in ("country", "language") else None
    usual = listing.split(text, choice.separator) if choice.separator else []
    if usual and (read is None or all(read(text[a:b])[0] for a, b in usual)):
        return usual
    if choice.field == "award":
        return award.items(text)
    if read is not None and read(text[slice(*whole)])[0] is None:
        for separator in _SEPARATORS:
            parts = listing.split(text, separator)
            if len(parts) > 1 and all(read(text[a:b])[0] for a, b in parts):
                return parts
    if choice.separator:
        return usual
    if choice.field in _PEOPLE or choice.field == "cast":
        return _several_people(text) or [whole]
    return [whole]


def _several_people(text: str) -> list[tuple[int, int]] | None:
    """The names in "Tomm Moore, Ross Stewart"; None where a part is no full name ("Gooding, Cuba Jr.")."""
    for separator in _SEPARATORS + "&":
        parts = listing.split(text, separator)
        if len(parts) > 1 and all(" " in text[a:b] or "·" in text[a:b] for a, b in parts):
            return parts
    return None


def _value(text: str, start: int, end: int, choice: FieldChoice) -> Iterator[Value]:
    piece = text[start:end]
    read = _READ.get(choice.field)
    if choice.field in _PEOPLE:
        usual, _ = name.usual(piece)
        yield start, end, choice.field, usual, None
    elif choice.field == "cast":
        person, character = name.credit(piece)
        yield start, end, "cast", {"name": person} | ({"character": character} if character else {}), None
    elif choice.field in _TITLES:
        yield start, end, choice.field, title.printed(piece), None
    elif choice.field == "award":
        yield start, end, "award", award.award(piece), None
    elif choice.field == "status":
        value = _draft(piece) if choice.pattern.endswith("draft") else piece
        yield start, end, "status", value, None
    elif choice.field == "rating":
        found = rating.rating(piece, best=choice.best, source=choice.source)
        yield (start, end, "rating", found.value, None) if found else (start, end, _unread(choice), piece, None)
    elif read is not None:
        value, qualifier = read(piece)
        yield (start, end, choice.field, value, qualifier) if value is not None else (start, end, _unread(choice), piece, None)
    else:
        yield start, end, choice.field, piece, None


def _unread(choice: FieldChoice) -> str:
    return "x:" + choice.pattern.replace("[]", "")


def _draft(text: str) -> str:
    """What `draft: true` says of the status."""
    word = text.strip().casefold()
    return "draft" if word in _TRUE else "published" if word in _FALSE else text


def _runtime(text: str) -> tuple[Json, str | None]:
    found = runtime.minutes(text, bare=True)
    return (found.value, found.qualifier) if found else (None, None)


def _date(text: str) -> tuple[Json, str | None]:
    found = date.date(text)
    return (found.value, found.qualifier) if found else (None, None)


_READ: dict[str, Callable[[str], tuple[Json, str | None]]] = {
    "runtime": _runtime,
    "year": lambda text: (date.year(text), None),
    "release_date": _date,
    "published": _date,
    "watched": _date,
    "screened": _date,
    "date": _date,
    "country": lambda text: (country.country(text), None),
    "language": lambda text: (language.language(text), None),
    "text_language": lambda text: (language.language(text), None),
}


def _of_passages(document: Document) -> Iterator[_Said]:
    for passage in document.reading.passages:
        field = _PASSAGES.get(passage.kind)
        text = document.text[passage.start : passage.end]
        if field is None or not text.strip():
            continue
        value: Json = text
        if field == "rating":
            found = rating.rating(text)
            value = found.value if found else None
        elif field == "headline":
            value = title.printed(text) if "*" in text else text
        if value is not None:
            yield _Said((passage.start, passage.end), field, text, value)
