"""Which key of a collection holds the film's title, and whether a plain title is a film's or a headline."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Literal, NamedTuple

from msgspec.structs import replace

from matchcut.collections import lexicon
from matchcut.collections.columns import Column, by_field
from matchcut.collections.shapes import is_address
from matchcut.languages import NEUTRAL, alternatives, by_language, known, words
from matchcut.model import Document, FieldChoice
from matchcut.model import fields as registry
from matchcut.text import filename
from matchcut.text.pattern import regex
from matchcut.text.years import ANNOUNCED
from matchcut.values import date, title

# keys that only a film's document has; the others also stand in texts about anything
STRONG = registry.film_facts() | {"mixed"}
ENOUGH = 5
_SENTENCE = regex(
    lambda: (
        rf"\b{alternatives(words('headline-words'))}(?!\w)|[:：].*[?!]$"
        # a list of films: "The Ten Best Films of 2017", "Meine Lieblingsfilme", "Las mejores películas del año", 年度十佳
        rf"|\b{alternatives(words('films'))}\s+{alternatives(words('films-of'))}\b"
        rf"|\b{alternatives(words('best'))}\s?(?:\d+\s)?{alternatives(words('film-after-best'))}\b|{alternatives(words('top-ten'))}|{alternatives(words('top'))}\s?\d*$"
    ),
    re.IGNORECASE,
)

Plain = Literal["film", "rated", "dated", "headline"]


class Titles(NamedTuple):
    """What was decided of titles: the fields anew, and what a title is where nothing else speaks of a film."""

    fields: dict[str, FieldChoice]
    plain: Plain
    decisions: list[str]


def titles(documents: Sequence[Document], columns: Mapping[str, Column], fields: Mapping[str, FieldChoice]) -> Titles:
    """Which keys are titles, headlines and other titles, and what a plain title is."""
    out = dict(fields)
    told = dict(columns)
    decisions = _named_films(told, out)
    _own_title(told, out)
    _one_title(told, out)
    plain, why = _plain(documents, told, out)
    return Titles(out, plain, [*decisions, *([why] if why else [])])


def _named_films(columns: dict[str, Column], fields: dict[str, FieldChoice]) -> list[str]:
    """A key like `film-title` beside `title` in one document: the latter is the headline. In records of films it is the title."""
    films = [c for c, choice in by_field(columns, fields, "title", "reviews") if _speaks_of_film(c)]
    facts = {p for c, _ in by_field(columns, fields, *STRONG) for p in c.paths}
    if not films:
        return []
    decisions = []
    best = max(films, key=lambda c: len(c.paths))
    choice = fields[best.pattern]
    plain = [c for c, _ in by_field(columns, fields, "title") if c not in films and c.paths & best.paths]
    if any(len(c.paths & best.paths) * 2 < len(c.paths & facts) for c in plain):
        fields[best.pattern] = replace(choice, field="reviews", why=f'"{best.keys[-1]}" names the film of the few documents that have it')
        return []
    if choice.field == "reviews" and len(facts & best.paths) * 2 >= len(best.paths) and not best.pattern.endswith("[]"):
        fields[best.pattern] = replace(choice, field="title", why=f'"{best.keys[-1]}" names the film that the other keys describe')
    elif choice.field == "title" and plain and len(facts & best.paths) * 2 < len(best.paths):
        fields[best.pattern] = replace(
            choice, field="reviews", why=f'"{best.keys[-1]}" names the film that a text with a title of its own is about'
        )
    if fields[best.pattern].field == "title":
        for column in plain:
            same = _equal(column, best)
            if same * 2 < len(column.paths & best.paths) and lexicon.is_language(column.keys[-1]) is False:
                fields[column.pattern] = replace(fields[column.pattern], field="headline", why=f'the film is named by "{best.keys[-1]}"')
                decisions.append(f'"{column.keys[-1]}" is a headline: "{best.keys[-1]}" names the film')
    return decisions


def _speaks_of_film(column: Column) -> bool:
    found = lexicon.of_path(column.keys)
    return any(m.films and m.field in ("title", "reviews") and m.tag is None for m in found)


def _equal(a: Column, b: Column) -> int:
    """Documents in which two keys give one title."""
    left = {d.path: title.normal(text) for d, text in a.said}
    return sum(left.get(d.path) == title.normal(text) for d, text in b.said)


def _own_title(columns: dict[str, Column], fields: dict[str, FieldChoice]) -> None:
    """Where no column of a table holds the title, the one for the title in some language does: "Svensk titel" beside "Originaltitel"."""
    if any(choice.field in ("title", "reviews") for choice in fields.values()):
        return
    others = [c for c, _ in by_field(columns, fields, "other_title") if c.cells[0][0].row]
    if others:
        column = max(others, key=lambda c: len(c.said))
        fields[column.pattern] = replace(fields[column.pattern], field="title", why="no other column names the film")


def _one_title(columns: dict[str, Column], fields: dict[str, FieldChoice]) -> None:
    """Of several keys for the title in one document, `title` is it; the others are other titles. Keys of different documents all are."""
    held = [c for c, choice in by_field(columns, fields, "title")]
    if len(held) < 2:
        return

    def rank(column: Column) -> tuple[bool, bool, int]:
        name = lexicon.folded(column.keys[-1])
        return (
            not _speaks_of_film(column),
            name not in known("plain-title-keys", fold=lexicon.folded) or fields[column.pattern].tag is not None,
            -len(column.paths),
        )

    keep = sorted(held, key=rank)
    for at, column in enumerate(keep):
        first = next((k for k in keep[:at] if fields[k.pattern].field == "title" and k.paths & column.paths), None)
        if first is not None and (fields[column.pattern].tag or _equal(column, first) * 10 < len(column.paths & first.paths) * 8):
            fields[column.pattern] = replace(fields[column.pattern], field="other_title", why=f'"{first.keys[-1]}" is the title')


def _plain(documents: Sequence[Document], columns: dict[str, Column], fields: dict[str, FieldChoice]) -> tuple[Plain, str]:
    """What the title of a document is that has no other key of a film. (A document has one, or the headline of its text.)"""
    said = {d.path: (d, text) for c, _ in by_field(columns, fields, "title") for d, text in c.said}
    if not said:
        heads = ((d, next((p for p in d.reading.passages if p.kind == "headline"), None)) for d in documents)
        said = {d.path: (d, d.text[p.start : p.end]) for d, p in heads if p}
    about = {p for c, _ in by_field(columns, fields, "reviews") for p in c.paths}
    if len(about) * 2 > len(said):
        return "headline", ""
    said = {p: told for p, told in said.items() if p not in about}
    many = len(said)
    if many < ENOUGH:
        return "headline", ""
    film = {p for c, _ in by_field(columns, fields, *STRONG, "identifier") for p in c.paths} & said.keys()
    if len(film) * 10 >= many * 9:
        others = [d for p, (d, _) in said.items() if p not in film]
        if others and sum(dated(said[p][1]) is not None for p in film) * 10 >= len(film) * 8:
            return "dated", "titles of films have a year in brackets"
        if others and (layout := _other_layout([said[p][0] for p in film], others)):
            return "headline", layout
        why = f"{len(film)} of {many} documents with a title describe a film, so the others do"
        return "film", why if others else ""
    years = [y for d, text in said.values() if d.path not in film and (y := dated(text))]
    if len(years) * 10 >= (many - len(film)) * 6 and max(years) - min(years) >= 10:
        return "dated", f"{len(years)} of {many - len(film)} titles have a year in brackets, {min(years)} to {max(years)}"
    return _as_films(list(said.values()), columns, fields)


def _as_films(said: Sequence[tuple[Document, str]], columns: dict[str, Column], fields: dict[str, FieldChoice]) -> tuple[Plain, str]:
    """Whether titles are written as those of films are, in documents that rate or are marked as films."""
    rating = {p for c, choice in by_field(columns, fields, "rating", "watched") if choice.source is None for p in c.paths}
    rating |= {d.path for d, _ in said if any(p.kind == "verdict" for p in d.reading.passages)}
    rated = [(d, text) for d, text in said if d.path in rating]
    many = len(rated)
    if many * 10 >= len(said) * 6 and _mostly(rated, looks_like_title, 9):
        spoken = sum(lexicon.speaks_of_film(f"{d.file} {d.text[:6000]}") for d, _ in rated)
        slugs = sum(same_as_name(text, d.file) or in_film_folder(d.file) for d, text in rated)
        if spoken * 2 >= many and slugs * 2 >= many:
            return "rated", f"{many} of {len(said)} documents rate what their title names, and {spoken} speak of films"
    many = len(said)
    if not _mostly(said, looks_like_title, 9):
        return "headline", ""
    slugs = sum(same_as_name(text, d.file) for d, text in said)
    laid = sum(film_layout(d) is not None for d, _ in said)
    placed = sum(in_film_folder(d.file) for d, _ in said)
    if laid * 10 >= many * 8:
        return "film", f"{laid} of {many} documents are laid out as films"
    words = sorted(len(text.split()) for _, text in said)
    if placed * 10 >= many * 8 and slugs * 10 >= many * 6 and words[many // 2] <= 4:
        return "film", f"{placed} of {many} documents lie in a folder of films, and {slugs} are named after their title"
    return "headline", ""


def _other_layout(films: Sequence[Document], others: Sequence[Document]) -> str:
    """Why documents without a film's keys are no films: nearly all films have one layout, type or category, and most of these another."""
    for key in words("layout-keys"):
        found = Counter(v for d in films if (v := _told(d, key)))
        usual, many = found.most_common(1)[0] if found else ("", 0)
        if many * 10 >= len(films) * 9 and sum(_told(d, key) != usual for d in others) * 2 > len(others):
            return f'{many} of {len(films)} films have "{usual}" for {key}, and most others have not'
    return ""


def _told(document: Document, key: str) -> str:
    """What a document says under a key of its own, in lower case."""
    return next((c.text.strip().casefold() for c in document.reading.cells if lexicon.folded(str(c.path[0])) == key), "")


def _mostly(said: Sequence[tuple[Document, str]], is_so: Callable[[str], bool], tenths: int) -> bool:
    return sum(is_so(text) for _, text in said) * 10 >= len(said) * tenths


def dated(text: str) -> int | None:
    """The year in brackets behind a title."""
    _, year = title.split_year(text)
    return year if year and date.FIRST <= year <= ANNOUNCED and looks_like_title(text) else None


def looks_like_title(text: str) -> bool:
    """Whether a text may be the title of a film and not a headline."""
    short = len(text.split()) <= 10 and len(text) <= 80
    return short and not _SENTENCE.search(text) and not is_address(text) and not says_review(text)


def says_review(text: str) -> bool:
    """Whether a headline says in words that it reviews a film: "Review: Anora", and not only "Anora (2024)"."""
    found = title.reviewed(text)
    return found is not None and any(c.isalpha() for c in text[: found[0]] + text[found[1] :])


def same_as_name(text: str, path: str) -> bool:
    """Whether a file is named after a title: `l-argent.md` is "L'Argent"."""
    _, stem = filename.stem(path)
    slug = lexicon.folded(re.sub(r"^\d{4}-\d{2}-\d{2}-", "", stem))
    name = lexicon.folded(text)
    return bool(name) and (name == slug or (len(name) >= 4 and (slug.startswith(name) or name.startswith(slug)) and len(slug) >= 4))


def in_film_folder(path: str) -> bool:
    """Whether a folder on the way says that it holds films."""
    return any(lexicon.word("film", f.strip("_")) for f in path.split("/")[:-1])


def film_layout(document: Document) -> str | None:
    """What says that a document is a film's page: `layout: film`, `type: movie`."""
    for cell in document.reading.cells:
        if lexicon.folded(str(cell.path[0])) in by_language("type-keys")[NEUTRAL] and len(cell.text) < 40:
            parts = re.findall(r"[^\W_]+", cell.text.removesuffix(".html").removesuffix(".njk").casefold())
            if parts and all(lexicon.word("film", w) or w in known("page-words") for w in parts):
                return f'{cell.path[0]} is "{cell.text.strip()}"' if any(lexicon.word("film", w) for w in parts) else None
    return None
