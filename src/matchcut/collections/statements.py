"""Cells and passages into statements, by the collection's profile."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from matchcut.collections import elsewhere, exports, kinds, lexicon, lines, wrapped
from matchcut.collections.kinds import Subject
from matchcut.collections.people import Siblings, credited
from matchcut.collections.readings import Value, values
from matchcut.collections.titling import in_film_folder, looks_like_title, same_as_name
from matchcut.languages.detection import script
from matchcut.model import Cell, Document, FieldChoice, Json, Profile, Scalar, Statement, ValueKind
from matchcut.model import fields as registry
from matchcut.text.pattern import regex
from matchcut.values import absent, rating, title

_WORDED = registry.worded()
_CREDITED = registry.people() - {"person"}
# fields of which a placeholder is a value that cannot be read, and is told as one
_FIGURES = registry.read_fields() - registry.people() - registry.of_kind(ValueKind.COUNTRY, ValueKind.LANGUAGE) | {"image"}
_AROUND = registry.in_fact_line() - {"language"} | {"director", "original_title"}  # facts that may stand around a title
_PASSAGES = {"headline": "headline", "caption": "caption", "credit": "credit", "byline": "author", "verdict": "rating"}


_SHORT = 6  # words of a headline that may be a title
# the marks in which Chinese, Japanese and Korean set the titles of works
_QUOTED = regex(r"《(?P<a>[^《》]{1,40})》|『(?P<b>[^『』]{1,40})』|〈(?P<c>[^〈〉]{1,40})〉")


class _Said(NamedTuple):
    """A statement before its place and id are worked out. `span` is in the file."""

    span: tuple[int, int]
    field: str
    text: str
    value: Json
    qualifier: str | None = None
    cell: int = -1
    ordinal: int = 0
    claim: bool = False


class _Stated(NamedTuple):
    """What a document states beside its title: fields, years of the film, names of people."""

    fields: set[str]
    years: list[Json]
    people: list[str]


def statements(document: Document, profile: Profile, about: Subject) -> tuple[tuple[Statement, ...], tuple[Scalar, ...]]:
    """Every statement of a document (`about`: its subject), in the order of its text, and the values that state nothing.

    What its path says comes first.
    """
    of_fields = list(_of_fields(document, profile))
    said = [*of_fields, *_of_passages(document, profile.verdict_best)]
    if about == "film":
        said = [*said, *_of_line(document, {s.field for s in said})]
        said = [*_of_path(document, profile, said), *_titled(document, said)]
        if not any(s.field == "title" for s in said):
            said = [*said, *_judged(document, said)]
    else:
        said = [_elsewise(s, document, about) for s in said]
        if about == "text":
            said = [*said, *_judged(document, said)]
    stating = {s.cell for s in of_fields}
    blanks = tuple(_scalar(cell) for index, cell in enumerate(document.reading.cells) if index not in stating)
    return _placed(document, sorted(said, key=lambda s: s.span)), blanks


def _placed(document: Document, said: Sequence[_Said]) -> tuple[Statement, ...]:
    """Statements with their places and ids. Those of one value share its scalar."""
    seen: Counter[tuple[str, str]] = Counter()
    scalars = {index: _scalar(document.reading.cells[index]) for index in {s.cell for s in said} if index >= 0}
    return tuple(_statement(document, seen, s, scalars.get(s.cell)) for s in said)


def _scalar(cell: Cell) -> Scalar:
    return Scalar(cell.path, cell.text, cell.start, cell.end, cell.outer_start, cell.outer_end, cell.key_start)


def _elsewise(said: _Said, document: Document, about: Subject) -> _Said:
    """A statement of a document that describes no film: its title is a headline, what only films have keeps its key's name."""
    if said.cell < 0 or said.field.startswith("x:"):
        return said
    if about != "data" or document.reading.rows:
        if said.field == "title":
            return said._replace(field="headline")
        if said.field in (registry.of_text("any", "review") if about == "text" else registry.of_text("any")):
            return said
    return said._replace(field="x:" + document.reading.cells[said.cell].pattern.replace("[]", ""), value=said.text)


def _of_line(document: Document, stated: Collection[str]) -> Iterator[_Said]:
    """What the line of facts says that a text begins with, where no key says it."""
    for start, end, field, value in lines.facts(document):
        if field not in stated:
            yield _Said((start, end), field, document.text[start:end], value)


def _of_path(document: Document, profile: Profile, said: list[_Said]) -> Iterator[_Said]:
    """What a film's document says by its path. Such a statement stands at the start of the file and quotes nothing of it."""
    fields = {s.field for s in said}
    year = profile.year_in if "year" not in fields else None
    for field, text, value in elsewhere.statements(document, year, profile.title_in is not None and "title" not in fields):
        if field not in fields and not document.row:
            yield _Said((0, 0), field, text, value)


def _titled(document: Document, said: list[_Said]) -> Iterator[_Said]:
    """What a film's document states, its title cleared: of the year in brackets, of "Review:", of its article's own key.

    Where no key gives a title, the headline does that stands above fields in running text, if it may be one.
    """
    fields = {s.field for s in said}
    stated = _Stated(fields, [s.value for s in said if s.field == "year"], [s.text for s in said if s.field in _CREDITED])
    article = next((s.text for s in said if _is_article(s)), None)
    judged = {title.normal(s.text) for s in said if s.field == "reviews"}
    own = {title.normal(s.text) for s in said if s.field == "title"}
    of_record = "title" in fields and not fields.isdisjoint(kinds.FIRM - {"reviews"})
    for s in _captioned(said):
        if s.field == "title" and judged and title.normal(s.text) not in judged:
            yield s._replace(field="headline")
        elif s.field == "reviews" and of_record and own.isdisjoint(judged):
            yield from _cleared(document, s._replace(field="title"), article, stated)
        elif s.field in ("title", "reviews"):
            yield from _cleared(document, s, article, stated)
        elif s.field == "headline" and s.cell < 0 and not fields & {"title", "reviews"} and _may_be_title(s.text):
            yield from _cleared(document, s._replace(field="title"), None, stated)
        elif not article or not _is_article(s):
            yield s


def _is_article(said: _Said) -> bool:
    return said.field.casefold().rpartition(".")[2].removeprefix("x:") == "article" and len(said.text) <= 4


def _captioned(said: Sequence[_Said]) -> list[_Said]:
    """With the title of a caption as what it is beside the document's own: the same, the film's beside a headline, or another."""
    caption = next((s for s in said if s.field == "caption_title"), None)
    if caption is None:
        return list(said)
    rest = [s for s in said if s.field != "caption_title"]
    own = next((s for s in rest if s.field == "title"), None)
    if own is None:
        return [*rest, caption._replace(field="title")]
    mine, other = title.normal(own.text), title.normal(caption.text)
    if mine == other:
        return rest
    if re.search(rf"(?<!\w){re.escape(other)}(?!\w)", mine):
        return [*(s._replace(field="headline") if s is own else s for s in rest), caption._replace(field="title")]
    return [*rest, caption._replace(field="other_title")]


def _judged(document: Document, said: list[_Said]) -> Iterator[_Said]:
    """The film that a review's headline names: "Review: Anora (2024)". A headline without such words must come with a rating."""
    fields = {s.field for s in said}
    head = next((s for s in said if s.field == "headline"), None)
    if head is None or "reviews" in fields:
        return
    found = wrapped.unwrapped(head.text)
    left, right = found.spans[0] if found.spans else (0, 0)
    quoted = list(_QUOTED.finditer(head.text))
    if len(quoted) == 1 and (left, right) == (0, len(head.text)) and "rating" in fields and lexicon.speaks_of_film(document.text):
        left, right = quoted[0].span(quoted[0].lastindex or 0)
    if (left, right) == (0, len(head.text)) and not found.facts and title.reviewed(head.text) is None and not _rates_film(document, said):
        return
    if "rating" not in fields and not lexicon.speaks_of_film(document.text[: kinds.SAMPLE]):
        return
    text = head.text[left:right]
    yield _part(document, head, left, right)._replace(field="reviews", text=text, value=title.printed(text))
    yield from _around(document, head, found, fields)


def _rates_film(document: Document, said: list[_Said]) -> bool:
    """Whether a headline is the title of the film that is rated: a short one, after which a text is named that calls itself one on a film."""
    head = next(s.text for s in said if s.field == "headline")
    rated = any(s.field == "rating" and s.value["source"] is None for s in said)
    marked = in_film_folder(document.file) or any(lexicon.word("film", s.text) for s in said if s.field in registry.terms() - {"genre"})
    return rated and marked and looks_like_title(head) and len(head.split()) <= _SHORT and same_as_name(head, document.file)


def _part(document: Document, said: _Said, left: int, right: int) -> _Said:
    """A part of a statement's text as a statement of its own; offsets are in that text."""
    if said.cell < 0:
        return said._replace(span=(said.span[0] + left, said.span[0] + right))
    cell = document.reading.cells[said.cell]
    start = max(cell.text.find(said.text), 0)
    return said._replace(span=cell.span(start + left, start + right))


def _may_be_title(text: str) -> bool:
    return len(text) <= 80 and len(text.split()) <= 10 and not text.rstrip().endswith((".", "?!", ":")) and "\n" not in text


def _cleared(document: Document, said: _Said, article: str | None, stated: _Stated) -> Iterator[_Said]:
    """A title without what is wrapped around it, and the facts there that nothing else states."""
    found = wrapped.unwrapped(said.text, stated.years, stated.people)
    for number, (start, end) in enumerate(found.spans if said.field == "title" else found.spans[:1]):
        text = said.text[start:end]
        value = title.printed(text) if number or not article else title.with_article(title.printed(text), article)
        field = "other_title" if number else said.field
        yield _part(document, said, start, end)._replace(field=field, text=text, value=value)
    yield from _around(document, said, found, stated.fields)


def _around(document: Document, said: _Said, found: wrapped.Title, stated: Collection[str]) -> Iterator[_Said]:
    """The facts that stand around a title, where the document does not state them elsewhere."""
    for start, end, field, value in found.facts:
        if field in _AROUND and field not in stated:
            yield _part(document, said, start, end)._replace(field=field, text=said.text[start:end], value=value)


def _statement(document: Document, seen: Counter[tuple[str, str]], said: _Said, scalar: Scalar | None) -> Statement:
    seen[said.field, said.text] += 1
    return Statement(
        document=document.path,
        field=said.field,
        value=said.value,
        text=said.text,
        quote=document.text[slice(*said.span)],
        place=document.place(*said.span),
        language=_language(document, said.field, said.text),
        kind="claim" if said.claim else "field",
        polarity="asserted" if said.claim else None,
        qualifier=said.qualifier,
        scalar=scalar,
        ordinal=said.ordinal,
        equals=seen[said.field, said.text],
    )


def _language(document: Document, field: str, text: str) -> str | None:
    """The language of a statement's words: the document's, unless they stand in another script than its prose."""
    if document.language is None or field not in _WORDED:
        return None
    here = script(text)
    return document.language if here is None or document.script in (None, here) else None


def _of_fields(document: Document, profile: Profile) -> Iterator[_Said]:
    siblings = Siblings(document.reading.cells)
    beside = {c.pattern: c.text.strip() for c in document.reading.cells}
    for index, cell in enumerate(document.reading.cells):
        choice = profile.choice(cell)
        if _is_absent(cell, choice) or (choice and choice.field == "rating" and document.reading.format == "nfo" and cell.text == "0"):
            continue  # Kodi's 0 is no rating
        ordinal = next((part for part in reversed(cell.path) if isinstance(part, int)), 0)
        if choice is not None and (made := credited(document, cell, choice, siblings)):
            yield from (_Said(v.span, v.field, v.text, v.value, None, index, ordinal + n) for n, v in enumerate(made))
            continue
        if choice is not None and choice.field == "identifier" and choice.source in beside and not lexicon.word("sources", choice.source):
            choice = exports.platform(choice, beside[choice.source], beside)
        for number, value in enumerate(values(cell, choice)):
            yield _said(cell, value, index, ordinal + number)


def _said(cell: Cell, value: Value, index: int, ordinal: int) -> _Said:
    return _Said(
        cell.span(value.start, value.end), value.field, cell.text[value.start : value.end], value.value, value.qualifier, index, ordinal
    )


def _is_absent(cell: Cell, choice: FieldChoice | None) -> bool:
    """Whether a cell says that there is no value. Films may be called "Unknown"."""
    if choice and choice.field in registry.film_titles() and cell.text.strip(" ?-—~").casefold() not in ("", "null", "n/a"):
        return absent.placeholder_title(cell.text)
    return absent.is_absent(cell.text) or (choice is not None and choice.field not in _FIGURES and absent.placeholder(cell.text))


def _of_passages(document: Document, best: float | None) -> Iterator[_Said]:
    for passage in document.reading.passages:
        field = _PASSAGES.get(passage.kind)
        text = document.text[passage.start : passage.end]
        if field is None or not text.strip():
            continue
        value: Json = text
        if field == "rating":
            found = rating.rating(text)
            found = rating.rating(text, best) if found and found.best is None and best else found
            value = found.value if found else None
        elif field == "headline":
            value = title.printed(text) if "*" in text else text
        if value is not None:
            yield _Said((passage.start, passage.end), field, text, value, claim=field == "rating")
