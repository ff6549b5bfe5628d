"""Cells and passages into statements, by the collection's profile."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from matchcut.collections import exports, fact_lines, from_path, kinds, lexicon, title_wrapping
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


class _Draft(NamedTuple):
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
    drafts = [*of_fields, *_of_passages(document, profile.verdict_best)]
    if about == "film":
        drafts = [*drafts, *_of_line(document, {s.field for s in drafts})]
        drafts = [*_of_path(document, profile, drafts), *_titled(document, drafts)]
        if not any(s.field == "title" for s in drafts):
            drafts = [*drafts, *_reviewed(document, drafts)]
    else:
        drafts = [_of_no_film(s, document, about) for s in drafts]
        if about == "text":
            drafts = [*drafts, *_reviewed(document, drafts)]
    stating = {s.cell for s in of_fields}
    blanks = tuple(_scalar(cell) for index, cell in enumerate(document.reading.cells) if index not in stating)
    return _placed(document, sorted(drafts, key=lambda s: s.span)), blanks


def _placed(document: Document, drafts: Sequence[_Draft]) -> tuple[Statement, ...]:
    """Statements with their places and ids. Those of one value share its scalar."""
    seen: Counter[tuple[str, str]] = Counter()
    scalars = {index: _scalar(document.reading.cells[index]) for index in {s.cell for s in drafts} if index >= 0}
    return tuple(_statement(document, seen, s, scalars.get(s.cell)) for s in drafts)


def _scalar(cell: Cell) -> Scalar:
    return Scalar(cell.path, cell.text, cell.start, cell.end, cell.outer_start, cell.outer_end, cell.key_start)


def _of_no_film(draft: _Draft, document: Document, about: Subject) -> _Draft:
    """A statement of a document that describes no film: its title is a headline, what only films have keeps its key's name."""
    if draft.cell < 0 or draft.field.startswith("x:"):
        return draft
    if about != "data" or document.reading.rows:
        if draft.field == "title":
            return draft._replace(field="headline")
        if draft.field in (registry.of_text("any", "review") if about == "text" else registry.of_text("any")):
            return draft
    return draft._replace(field="x:" + document.reading.cells[draft.cell].pattern.replace("[]", ""), value=draft.text)


def _of_line(document: Document, stated: Collection[str]) -> Iterator[_Draft]:
    """What the line of facts says that a text begins with, where no key says it."""
    for start, end, field, value in fact_lines.facts(document):
        if field not in stated:
            yield _Draft((start, end), field, document.text[start:end], value)


def _of_path(document: Document, profile: Profile, drafts: list[_Draft]) -> Iterator[_Draft]:
    """What a film's document says by its path. Such a statement stands at the start of the file and quotes nothing of it."""
    fields = {s.field for s in drafts}
    year = profile.year_in if "year" not in fields else None
    for field, text, value in from_path.statements(document, year, profile.title_in is not None and "title" not in fields):
        if field not in fields and not document.row:
            yield _Draft((0, 0), field, text, value)


def _titled(document: Document, drafts: list[_Draft]) -> Iterator[_Draft]:
    """What a film's document states, its title cleared: of the year in brackets, of "Review:", of its article's own key.

    Where no key gives a title, the headline does that stands above fields in running text, if it may be one.
    """
    fields = {s.field for s in drafts}
    stated = _Stated(fields, [s.value for s in drafts if s.field == "year"], [s.text for s in drafts if s.field in _CREDITED])
    article = next((s.text for s in drafts if _is_article(s)), None)
    judged = {title.normal(s.text) for s in drafts if s.field == "reviews"}
    own = {title.normal(s.text) for s in drafts if s.field == "title"}
    of_record = "title" in fields and not fields.isdisjoint(kinds.FIRM - {"reviews"})
    for s in _captioned(drafts):
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


def _is_article(draft: _Draft) -> bool:
    return draft.field.casefold().rpartition(".")[2].removeprefix("x:") == "article" and len(draft.text) <= 4


def _captioned(drafts: Sequence[_Draft]) -> list[_Draft]:
    """The drafts with the title of a caption resolved: dropped where it equals the document's title, the film's title where that is a headline, else another title."""
    caption = next((s for s in drafts if s.field == "caption_title"), None)
    if caption is None:
        return list(drafts)
    rest = [s for s in drafts if s.field != "caption_title"]
    own = next((s for s in rest if s.field == "title"), None)
    if own is None:
        return [*rest, caption._replace(field="title")]
    mine, other = title.normal(own.text), title.normal(caption.text)
    if mine == other:
        return rest
    if re.search(rf"(?<!\w){re.escape(other)}(?!\w)", mine):
        return [*(s._replace(field="headline") if s is own else s for s in rest), caption._replace(field="title")]
    return [*rest, caption._replace(field="other_title")]


def _reviewed(document: Document, drafts: list[_Draft]) -> Iterator[_Draft]:
    """The film that a review's headline names: "Review: Anora (2024)". A headline without such words must come with a rating."""
    fields = {s.field for s in drafts}
    head = next((s for s in drafts if s.field == "headline"), None)
    if head is None or "reviews" in fields:
        return
    found = title_wrapping.unwrapped(head.text)
    left, right = found.spans[0] if found.spans else (0, 0)
    quoted = list(_QUOTED.finditer(head.text))
    if len(quoted) == 1 and (left, right) == (0, len(head.text)) and "rating" in fields and lexicon.speaks_of_film(document.text):
        left, right = quoted[0].span(quoted[0].lastindex or 0)
    if (left, right) == (0, len(head.text)) and not found.facts and title.reviewed(head.text) is None and not _rates_film(document, drafts):
        return
    if "rating" not in fields and not lexicon.speaks_of_film(document.text[: kinds.SAMPLE]):
        return
    text = head.text[left:right]
    yield _part(document, head, left, right)._replace(field="reviews", text=text, value=title.printed(text))
    yield from _around(document, head, found, fields)


def _rates_film(document: Document, drafts: list[_Draft]) -> bool:
    """Whether a headline is the title of the film that is rated: a short one, after which a text is named that calls itself one on a film."""
    head = next(s.text for s in drafts if s.field == "headline")
    rated = any(s.field == "rating" and s.value["source"] is None for s in drafts)
    marked = in_film_folder(document.file) or any(lexicon.word("film", s.text) for s in drafts if s.field in registry.terms() - {"genre"})
    return rated and marked and looks_like_title(head) and len(head.split()) <= _SHORT and same_as_name(head, document.file)


def _part(document: Document, draft: _Draft, left: int, right: int) -> _Draft:
    """A part of a statement's text as a statement of its own; offsets are in that text."""
    if draft.cell < 0:
        return draft._replace(span=(draft.span[0] + left, draft.span[0] + right))
    cell = document.reading.cells[draft.cell]
    start = max(cell.text.find(draft.text), 0)
    return draft._replace(span=cell.span(start + left, start + right))


def _may_be_title(text: str) -> bool:
    return len(text) <= 80 and len(text.split()) <= 10 and not text.rstrip().endswith((".", "?!", ":")) and "\n" not in text


def _cleared(document: Document, draft: _Draft, article: str | None, stated: _Stated) -> Iterator[_Draft]:
    """A title without what is wrapped around it, and the facts there that nothing else states."""
    found = title_wrapping.unwrapped(draft.text, stated.years, stated.people)
    for number, (start, end) in enumerate(found.spans if draft.field == "title" else found.spans[:1]):
        text = draft.text[start:end]
        value = title.printed(text) if number or not article else title.with_article(title.printed(text), article)
        field = "other_title" if number else draft.field
        yield _part(document, draft, start, end)._replace(field=field, text=text, value=value)
    yield from _around(document, draft, found, stated.fields)


def _around(document: Document, draft: _Draft, found: title_wrapping.Title, stated: Collection[str]) -> Iterator[_Draft]:
    """The facts that stand around a title, where the document does not state them elsewhere."""
    for start, end, field, value in found.facts:
        if field in _AROUND and field not in stated:
            yield _part(document, draft, start, end)._replace(field=field, text=draft.text[start:end], value=value)


def _statement(document: Document, seen: Counter[tuple[str, str]], draft: _Draft, scalar: Scalar | None) -> Statement:
    seen[draft.field, draft.text] += 1
    return Statement(
        document=document.path,
        field=draft.field,
        value=draft.value,
        text=draft.text,
        quote=document.text[slice(*draft.span)],
        place=document.place(*draft.span),
        language=_language(document, draft.field, draft.text),
        kind="claim" if draft.claim else "field",
        polarity="asserted" if draft.claim else None,
        qualifier=draft.qualifier,
        scalar=scalar,
        ordinal=draft.ordinal,
        equals=seen[draft.field, draft.text],
    )


def _language(document: Document, field: str, text: str) -> str | None:
    """The language of a statement's words: the document's, unless they stand in another script than its prose."""
    if document.language is None or field not in _WORDED:
        return None
    here = script(text)
    return document.language if here is None or document.script in (None, here) else None


def _of_fields(document: Document, profile: Profile) -> Iterator[_Draft]:
    siblings = Siblings(document.reading.cells)
    beside = {c.pattern: c.text.strip() for c in document.reading.cells}
    for index, cell in enumerate(document.reading.cells):
        choice = profile.choice(cell)
        if _is_absent(cell, choice) or (choice and choice.field == "rating" and document.reading.format == "nfo" and cell.text == "0"):
            continue  # Kodi's 0 is no rating
        ordinal = next((part for part in reversed(cell.path) if isinstance(part, int)), 0)
        if choice is not None and (made := credited(document, cell, choice, siblings)):
            yield from (_Draft(v.span, v.field, v.text, v.value, None, index, ordinal + n) for n, v in enumerate(made))
            continue
        if choice is not None and choice.field == "identifier" and choice.source in beside and not lexicon.word("sources", choice.source):
            choice = exports.platform(choice, beside[choice.source], beside)
        for number, value in enumerate(values(cell, choice)):
            yield _draft(cell, value, index, ordinal + number)


def _draft(cell: Cell, value: Value, index: int, ordinal: int) -> _Draft:
    return _Draft(
        cell.span(value.start, value.end), value.field, cell.text[value.start : value.end], value.value, value.qualifier, index, ordinal
    )


def _is_absent(cell: Cell, choice: FieldChoice | None) -> bool:
    """Whether a cell says that there is no value. Films may be called "Unknown"."""
    if choice and choice.field in registry.film_titles() and cell.text.strip(" ?-—~").casefold() not in ("", "null", "n/a"):
        return absent.placeholder_title(cell.text)
    return absent.is_absent(cell.text) or (choice is not None and choice.field not in _FIGURES and absent.placeholder(cell.text))


def _of_passages(document: Document, best: float | None) -> Iterator[_Draft]:
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
            yield _Draft((passage.start, passage.end), field, text, value, claim=field == "rating")
