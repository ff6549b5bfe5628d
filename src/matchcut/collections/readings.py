"""What one cell states, once it is known what its key means: its single values, each with its offsets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from matchcut.collections import joint, lexicon
from matchcut.collections.shapes import dates, inner_date, is_new_year, year_of
from matchcut.languages import alternatives, words
from matchcut.model import Cell, FieldChoice, Json, ValueKind
from matchcut.model import fields as registry
from matchcut.text.pattern import regex
from matchcut.text.script import FIRST_EASTERN
from matchcut.text.years import IN_TEXT
from matchcut.values import award, country, date, identifier, language, listing, mixed, name, rating, runtime, title

_MIXED = registry.in_fact_line() | {"release_date", "mixed"}
_FALSE, _TRUE = frozenset({"false", "no", "0", "off"}), frozenset({"true", "yes", "1", "on"})
_SEPARATORS = "/,;|、，"
_PARTING = (";", "；", "|", "、", " / ", "，", ",")
_SCORE = regex(r"[0-9]{1,2}(?:[.,][0-9]+)?|100")  # `metacritic: 64` may be a score: no ground to join films on
_IMDB = regex(r"tt\d{7,8}", re.IGNORECASE)


# what stands before the work that a script is made from: no writer of the film
_BASED_ON = regex(
    lambda: rf"(?:^|\s*[,;(（/–—]\s*|\s+)(?:{listing.based_on()}|{alternatives(words('based-on.word'))})[:：]?\s+", re.IGNORECASE
)
_FIRM = regex(r"\s*[;|\n]")
_ONE_YEAR = regex(rf"(?<![\w.,:/-]){IN_TEXT}(?![\w.:/-])")
_LINK = regex(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]|\[([^\[\]]+)\]\([^()\s]*\)")


def links(text: str) -> list[tuple[int, int]]:
    """Offsets of the words of links, where a text is nothing but links: `[[Sean Baker]], [[x|Jane Doe]]`, `[Jane Doe](url)`."""
    if "[" not in text or any(c.isalnum() for c in _LINK.sub("", text)):
        return []
    return [m.span(1 if m[1] else 2) for m in _LINK.finditer(text)]


class Value(NamedTuple):
    """One value of a cell; `start:end` are offsets in the cell's text."""

    start: int
    end: int
    field: str
    value: Json
    qualifier: str | None = None


def values(cell: Cell, choice: FieldChoice | None) -> Iterator[Value]:
    """The values of a cell; what cannot be read keeps the key's own name."""
    text = cell.text
    whole = (len(text) - len(text.lstrip()), len(text.rstrip()))
    if choice is None or choice.field in ("identifier", "link"):
        found = _identifiers(cell, choice)
        if found:
            yield from found
            return
        if choice is None or choice.field == "identifier":
            yield Value(*whole, "x:" + ("identifier" if choice else cell.pattern.replace("[]", "")), text)
            return
    if (key := _key(cell)) and joint.fields(key)[:1] == (choice.field,) and not lexicon.exact(key):
        yield from _joint(text, whole, choice, key)
    else:
        yield from _of_text(text, whole, choice)


def _key(cell: Cell) -> str:
    return next((p for p in reversed(cell.path) if isinstance(p, str)), "")


def _joint(text: str, whole: tuple[int, int], choice: FieldChoice, key: str) -> Iterator[Value]:
    """The values under a key that asks for several things: "Land/Jahr"."""
    found = joint.parted(text, key)
    for start, end, field in found:
        inner = _of_text(text[start:end], (0, end - start), FieldChoice(choice.pattern, field, ""))
        yield from (v._replace(start=start + v.start, end=start + v.end) for v in inner)
    if not found:
        yield Value(*whole, _unread(choice), text)


def _of_text(text: str, whole: tuple[int, int], choice: FieldChoice) -> Iterator[Value]:
    """The values of a text under a key that asks for one thing."""
    special = {"mixed": _line, "neodb": _neodb, "rating": _ratings, "caption": _caption}.get(choice.field)
    if special is not None:
        yield from special(text, whole, choice)
        return
    if choice.field in ("country", "language") and not links(text) and (several := _named(text, choice)):
        yield from several
        return
    if choice.field == "country" and (parts := mixed.parts(text)):
        yield from _facts(text, parts, choice)
        return
    for start, end in _spans(text, choice, whole):
        yield from _value(text, start, end, choice)


def _identifiers(cell: Cell, choice: FieldChoice | None) -> list[Value]:
    text = cell.text
    if choice is not None and choice.form == "address":
        return []
    key = _key(cell)
    bare = "imdb" if _IMDB.fullmatch(text.strip()) else choice.source if choice else None
    found = identifier.identifiers(text, key=key, platform=bare)
    good = [i for i in found if _is_sure(i) and i.kind != "person"]
    if _SCORE.fullmatch(text.strip()) and not (choice and "id" in key.casefold()):
        return []
    return [Value(i.start, i.end, "identifier", i.canonical) for i in good]


def _is_sure(found: identifier.Identifier) -> bool:
    """Whether an identifier is one, be it in capitals or without its letters."""
    return found.malformed is None or found.fixed is not None


def _named(text: str, choice: FieldChoice) -> list[Value]:
    """Countries or languages, by whatever parts them, where there is nothing else in the text."""
    several = (
        country.nationalities if choice.form == "nationality" else country.countries if choice.field == "country" else language.languages
    )
    return [Value(start, end, choice.field, code) for start, end, code in several(text) or ()]


def _facts(text: str, parts: list[mixed.Part], choice: FieldChoice) -> Iterator[Value]:
    """Several facts under a key that asks for one; "magyar, 2015" under a key that asks for the country is no language."""
    of_origin = choice.field == "country" and all(field != "country" for *_, field, _ in parts)
    for start, end, field, value in parts:
        nation = country.nationality(text[start:end]) if of_origin and field == "language" else None
        yield Value(start, end, "country" if nation else field, nation or value)


def _ratings(text: str, whole: tuple[int, int], choice: FieldChoice) -> Iterator[Value]:
    found = rating.ratings(text, best=choice.best, source=choice.source)
    if found:
        yield from (Value(start, end, "rating", r.value) for start, end, r in found)
    elif (closing := rating.verdict(text)) and len(text) <= 400:
        yield Value(closing[0], closing[1], "rating", closing[2].value)
    else:
        yield Value(*whole, _unread(choice), text)


def _caption(text: str, whole: tuple[int, int], choice: FieldChoice) -> Iterator[Value]:
    """What stands beside a picture: "8 Women, François Ozon, 2002", or any words. Whether that title is the document's own shows later."""
    found = mixed.caption(text) if choice.form == "credit" else None
    if found is None:
        yield Value(*whole, "caption", text)
        return
    of_title, of_director, of_year, year = found
    yield Value(*of_title, "caption_title", title.printed(text[slice(*of_title)]))
    yield Value(*of_director, "director", name.usual(text[slice(*of_director)])[0])
    yield Value(*of_year, "year", year)


def _spans(text: str, choice: FieldChoice, whole: tuple[int, int]) -> list[tuple[int, int]]:
    """The single values in a cell: by the collection's separator, names by whatever parts them."""
    if linked := links(text):
        return linked
    usual = listing.split(text, choice.separator) if choice.separator else []
    if choice.field == "writer":
        return _written(text, choice)
    if choice.field in registry.people() - {"author"}:
        return _people(text, usual)
    if len(usual) > 1:
        return usual
    if choice.field == "award":
        return award.items(text)
    if choice.field in registry.dates() and date.date(text, choice.order) is None and (several := dates(text)):
        return several
    if choice.field == "other_title":
        return title.several(text) or [whole]
    if choice.field in ("genre", "tag") and not usual[1:]:
        return _few_words(text) or usual or [whole]
    if choice.field == "author":
        return listing.people(text)
    if choice.field in ("country", "language"):
        sign = next((s for s in _SEPARATORS if s in text), None)
        return listing.split(text, sign) if sign else [whole]
    return usual or [whole]


def _written(text: str, choice: FieldChoice) -> list[tuple[int, int]]:
    """The writers in a cell, and the words on what the film is made from: "Jane Doe, based on a novel by John Roe; Ann Poe"."""
    of = _BASED_ON.search(text)
    if of is None:
        named = _people(text, listing.split(text, choice.separator) if choice.separator else [])
        return sorted([*named, *([work] if (work := listing.source(text)) else [])])
    end = next((m.start() for m in _FIRM.finditer(text, of.end())), len(text))
    before, after = text[: of.start()], text[end:].lstrip(" ;|\n")
    shift = len(text) - len(after)
    return [*_written(before, choice), (of.start(), end), *((a + shift, b + shift) for a, b in _written(after, choice))]


def _people(text: str, parted: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The people in a cell. `parted`: by the collection's separator, which does not know of "and"."""
    named = listing.people(text)
    if len(named) >= len(parted):
        return named
    return [(start + a, start + b) for start, end in parted for a, b in _joined(text[start:end])]


def _joined(piece: str) -> list[tuple[int, int]]:
    """The people on both sides of an "and" in one part of a list."""
    return [(0, len(piece))] if any(sign in piece for sign in _SEPARATORS) else listing.people(piece)


def _few_words(text: str) -> list[tuple[int, int]]:
    """Genres or tags in a collection too small to show what parts them: items of a few words each."""
    for sign in _PARTING:
        parts = listing.split(text, sign)
        if len(parts) > 1 and all(b - a <= 30 and text.count(" ", a, b) < 3 for a, b in parts):
            return parts
    return []


def _value(text: str, start: int, end: int, choice: FieldChoice) -> Iterator[Value]:
    piece = text[start:end]
    read = _genre if choice.field == "genre" else _READ.get(registry.kind(choice.field))
    if choice.field in registry.bylines():
        yield from _credited(piece, start, choice.field)
    elif choice.field == "cast":
        person, character = name.credit(piece)
        yield Value(start, end, "cast", {"name": person} | ({"character": character} if character else {}))
    elif choice.field == "person":
        yield Value(start, end, "person", {"name": name.usual(piece)[0]} | ({"job": choice.job} if choice.job else {}))
    elif choice.field in registry.film_titles():
        yield Value(start, end, choice.field, title.printed(piece))
    elif choice.field == "award":
        yield Value(start, end, "award", award.award(piece))
    elif choice.field == "status":
        yield Value(start, end, "status", _status(piece, choice.pattern))
    elif read is not None:
        found = read(piece, choice)
        yield from [Value(start, end, *found)] if found else _otherwise(piece, start, end, choice)
    else:
        yield Value(start, end, choice.field, piece)


def _otherwise(piece: str, start: int, end: int, choice: FieldChoice) -> Iterator[Value]:
    """What a piece states that does not read as its field's value: a date among words, several facts, or nothing."""
    if choice.field in registry.dates() and (inner := inner_date(piece)) and (dated := _date(piece[slice(*inner)], choice)):
        yield Value(start + inner[0], start + inner[1], *dated)
    elif choice.field in _MIXED and (parts := mixed.parts(piece)):
        yield from (v._replace(start=start + v.start, end=start + v.end) for v in _facts(piece, parts, choice))
    elif choice.field in ("year", "country") and (time := runtime.minutes(piece)):
        yield Value(start, end, "runtime", time.value, time.qualifier)
    elif choice.field in ("year", "release_date") and (only := _only_year(piece)):
        yield Value(start + only.start(), start + only.end(), "year", int(only[0]))
    else:
        yield Value(start, end, _unread(choice), piece)


def _credited(piece: str, start: int, field: str) -> Iterator[Value]:
    """A person, or for a script the work that it is made from: "based on a novel by John Roe"."""
    if field == "writer" and (of := _BASED_ON.match(piece)):
        text = piece[of.end() :].rstrip(" )）.,")
        yield Value(start + of.end(), start + of.end() + len(text), "based_on", text)
    elif field == "writer" and listing.source(piece):
        yield Value(start, start + len(piece), "based_on", piece)
    else:
        yield Value(start, start + len(piece), field, name.usual(piece)[0])


def _only_year(text: str) -> re.Match[str] | None:
    """The one year among a few other words."""
    found = list(_ONE_YEAR.finditer(text)) if len(text) <= 80 else []
    return found[0] if len(found) == 1 else None


def _unread(choice: FieldChoice) -> str:
    return "x:" + choice.pattern.replace("[]", "")


def _status(text: str, pattern: str) -> str:
    """What `draft: true` and `published: false` say of the status."""
    word = text.strip().casefold()
    if word not in _TRUE | _FALSE:
        return text
    return "draft" if (word in _TRUE) == pattern.casefold().endswith("draft") else "published"


_Read = tuple[str, Json, str | None]


def _runtime(text: str, choice: FieldChoice) -> _Read | None:
    found = runtime.minutes(text, bare=True)
    return ("runtime", found.value, found.qualifier) if found else None


def _date(text: str, choice: FieldChoice) -> _Read | None:
    found = date.date(text, choice.order)
    if found is None:
        return None
    value = found.value[:4] if choice.precision == "year" and is_new_year(found.value) else found.value
    return choice.field, value, found.qualifier or choice.qualifier


def _year(text: str, choice: FieldChoice) -> _Read | None:
    found = date.year(text)
    if found is None and choice.precision == "year" and (day := date.date(text, choice.order)) and not is_new_year(day.value):
        return "release_date", day.value, day.qualifier
    if found is None:
        found = date.year_in_weight(text) if choice.form == "weight" else year_of(text)
    return ("year", found, None) if found is not None else None


def _country(text: str, choice: FieldChoice) -> _Read | None:
    found = country.nationality(text) if choice.form == "nationality" else country.country(text)
    return ("country", found, None) if found else None


def _language(text: str, choice: FieldChoice) -> _Read | None:
    found = language.language(text)
    return (choice.field, found, None) if found else None


def _genre(text: str, choice: FieldChoice) -> _Read | None:
    """A genre; not what the text is ("影评") or that there is a film."""
    return None if lexicon.word("film", text) and "metra" not in text.casefold() else ("genre", text, None)


_READ: dict[ValueKind | None, Callable[[str, FieldChoice], _Read | None]] = {
    ValueKind.RUNTIME: _runtime,
    ValueKind.YEAR: _year,
    ValueKind.DATE: _date,
    ValueKind.COUNTRY: _country,
    ValueKind.LANGUAGE: _language,
}
_DOUBAN = ("year", "country", "genre", "director", "cast")  # the parts of Douban's line, in their order


def _line(text: str, whole: tuple[int, int], choice: FieldChoice) -> Iterator[Value]:
    """A film's facts in a line; Douban's: year / country / genres / directors / actors, words of one part set off by spaces."""
    if facts := mixed.parts(text):
        yield from (Value(start, end, field, value) for start, end, field, value in facts)
        return
    parts = listing.split(text, "/")
    if not parts or date.year(text[slice(*parts[0])]) is None:
        yield Value(*whole, _unread(choice), text)
        return
    for field, (start, end) in zip(_DOUBAN, parts, strict=False):
        piece = text[start:end]
        spaced = all(w[0] >= FIRST_EASTERN for w in piece.split())
        inner = [(start + a, start + b) for a, b in listing.split(piece, " ")] if spaced and field != "year" else [(start, end)]
        for a, b in inner:
            yield from _value(text, a, b, FieldChoice(choice.pattern, field, ""))


_NEODB = regex(
    r"(imdb|year|director|actor|genre|country|language):(.*?)(?=\s(?:imdb|year|director|actor|genre|country|language|site|playwright|\w+):|$)"
)


def _neodb(text: str, whole: tuple[int, int], choice: FieldChoice) -> Iterator[Value]:
    """NeoDB's line: `imdb:tt28607951 year:2024 director:A/B`."""
    fields = {"imdb": "identifier", "actor": "cast"}
    for m in _NEODB.finditer(text):
        field = fields.get(m[1], m[1])
        if field == "identifier":
            found = identifier.identifiers(m[2].strip(), platform="imdb")
            yield from (Value(m.start(2) + i.start, m.start(2) + i.end, field, i.canonical) for i in found if i.malformed is None)
            continue
        for a, b in listing.split(m[2], "/"):
            yield from _value(text, m.start(2) + a, m.start(2) + b, FieldChoice(choice.pattern, field, ""))
