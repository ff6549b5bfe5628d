"""What one document gives to tell which film it is about: made once for each document, kept, and all that resolving reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from matchcut import languages
from matchcut.model import Document, Statement, fields
from matchcut.resolve.credits import FIELDS, named
from matchcut.text.filename import stem
from matchcut.text.pattern import regex
from matchcut.values import date, name, title

_OWN_NAME = frozenset({("slug",), ("id",), ("key",)})
_POINTS = frozenset({("slug",), ("film",), ("movie",), ("film_id",), ("movie_id",), ("filmId",), ("movieId",)})
_COMMON = frozenset({"", "index", "_index", "review", "film", "movie", "readme", "about"})
_DATED = regex(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}-")
_MARKED = regex(
    r"“([^“”\n]{1,90})”|\"([^\"\n]{1,90})\"|《([^》\n]{1,60})》|«\s?([^»\n]{1,90}?)\s?»|„([^“”\n]{1,90})[“”]|\*{1,2}([^*\n]{1,90})\*{1,2}|_([^_\n]{1,90})_|「([^」\n]{1,60})」"
)
_POSSESSIVE = regex(r"['’]s$")


class Form(Struct, frozen=True):
    """A title or a name in a form that can be compared."""

    text: str
    normal: str
    script: str
    field: str
    language: str | None = None


class Said(Struct, frozen=True):
    """A title that a text gives, with the year behind it taken off."""

    text: str
    normal: str
    year: int | None


class Evidence(Struct, frozen=True):
    """What a document states that can join it to a film or to another document."""

    titles: tuple[Form, ...] = ()
    directors: tuple[Form, ...] = ()
    years: tuple[int, ...] = ()  # the first ones of years and release dates
    exact_years: tuple[str, ...] = ()  # years as they are stated
    dated: tuple[str, ...] = ()  # years of years and release dates, as they are printed
    identifiers: tuple[str, ...] = ()
    part: tuple[str, ...] = ()  # season and episode of a series
    people: tuple[str, ...] = ()  # who made the film
    names: tuple[str, ...] = ()  # what other documents can call it by: its file's stem, its slug and id
    references: tuple[str, ...] = ()  # what it may call its film by
    reviews: tuple[Said, ...] = ()  # titles that it names as its subject
    headlines: tuple[Said, ...] = ()
    phrases: tuple[tuple[str, str, int], ...] = ()  # marked stretches that may be titles: normal form, first form, times


def evidence(document: Document) -> Evidence:
    """The evidence in a document that has its statements and its kind."""
    known = document.is_record or document.is_entry
    if document.kind in ("page", "data") and not known:
        return Evidence()
    titles = [s for f in fields.titles() for s in document.all(f)]
    directors = document.all("director")
    years = [date.first_year(s.value) for f in ("year", "release_date") for s in document.all(f)]
    return Evidence(
        titles=tuple(Form(str(s.value), title.normal(str(s.value)), name.script(str(s.value)), s.field, s.language) for s in titles),
        directors=tuple(Form(str(s.value), name.normal(str(s.value)), name.script(str(s.value)), s.field) for s in directors),
        years=tuple(dict.fromkeys(y for y in years if y)),
        exact_years=tuple(str(s.value) for s in document.all("year")),
        dated=tuple(str(date.first_year(s.value) or s.value) for s in document.statements if s.field in ("year", "release_date")),
        identifiers=tuple(dict.fromkeys(str(s.value) for s in document.all("identifier") if not str(s.value).startswith("boxd:"))),
        part=tuple(
            sorted({s.text.strip() for s in document.scalars if s.key and str(s.key[-1]).casefold() in languages.known("part-keys")})
        ),
        people=tuple(dict.fromkeys(named(s) for f in FIELDS for s in document.all(f))),
        names=tuple(sorted({s.text.strip().casefold() for s in document.scalars if s.key in _OWN_NAME} | _stems(document))),
        references=tuple(_references(document)),
        reviews=() if known else tuple(map(_said, [*document.all("reviews"), *document.all("title")])),
        headlines=() if known else tuple(map(_said, document.all("headline"))),
        phrases=() if known else tuple(_phrases(document)),
    )


def _said(statement: Statement) -> Said:
    plain, year = title.split_year(str(statement.value))
    return Said(statement.text, title.normal(plain), year)


def _references(document: Document) -> list[str]:
    """A key that points to a film, the document's own slug, its file's stem without the date."""
    pointing = [s.text.strip().casefold() for s in document.scalars if s.key in _POINTS]
    return [s for s in dict.fromkeys([*pointing, *_stems(document)]) if s]


def _stems(document: Document) -> set[str]:
    own = "" if document.row else _DATED.sub("", stem(document.path)[1]).casefold()
    return {own} - _COMMON


def _phrases(document: Document) -> Iterator[tuple[str, str, int]]:
    """Stretches in quotation marks, italics or 《》, counted by their normal form, in the order in which they are met."""
    counts: Counter[str] = Counter()
    forms: dict[str, str] = {}
    for match in _MARKED.finditer(document.prose):
        phrase = _POSSESSIVE.sub("", next(g for g in match.groups() if g is not None).strip().rstrip(",.;:!?，。"))
        normal = title.normal(phrase)
        counts[normal] += 1
        forms.setdefault(normal, phrase)
    yield from ((normal, forms[normal], times) for normal, times in counts.items())
