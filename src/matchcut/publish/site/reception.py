"""What writers thought of a film: ratings on one scale, and reviews with their first sentence."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from minijinja import Markup

from matchcut.model import Document, Statement
from matchcut.place import Place
from matchcut.publish.site.catalogue import Entry
from matchcut.publish.site.prose import passage, plain
from matchcut.publish.site.terms import Named
from matchcut.publish.site.view import Link, View
from matchcut.publish.site.words import speaks
from matchcut.text.pattern import regex

_SENTENCE = regex(r".{12,}?(?:[.!?…]+[\"”’»)]*(?=\s|$)|[。！？]+[”’」』》）]*)", re.S)


@dataclass(frozen=True, slots=True)
class Mark:
    """A value on the scale from 0 to 100. `half`: it is the left or right one of two that disagree."""

    x: str
    half: str  # "", "left" or "right"


@dataclass(frozen=True, slots=True)
class Rated:
    """All values of one source."""

    source: Link
    values: tuple[str, ...]
    marks: tuple[Mark, ...]
    gap: tuple[str, str] | None
    date: str
    places: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """A review: its verdict, who wrote it when, and its first sentence."""

    title: Link
    discs: tuple[str, ...]  # five of "full", "half", ""; none without a verdict
    verdict: str
    by: str
    sentence: str
    place: Markup
    lang: str
    dir: str


def ratings(view: View, entry: Entry) -> list[Rated]:
    """Ratings by source, those of the writers of reviews last."""
    groups: dict[str, list[Statement]] = defaultdict(list)
    for s in entry.film.all("rating"):
        if s.kind == "field" or isinstance(s.value, dict):
            source = s.value.get("source") if isinstance(s.value, dict) else None
            groups[f"0 {source}" if source else f"1 {s.document}"].append(s)
    return [_rated(view, entry, groups[key]) for key in sorted(groups, key=lambda k: k[0])]


def _rated(view: View, entry: Entry, stated: list[Statement]) -> Rated:
    first = entry.film.document(stated[0])
    source = stated[0].value.get("source") if isinstance(stated[0].value, dict) else None
    if source:
        name = Link(view.words.platform(str(source)))
    else:
        writer = author(first)
        name = Link(view.words.say("review_by", writer.text) if writer else view.words["diary_entry" if first.is_entry else "review"])
    by_value: dict[str, Statement] = {}
    for s in stated:
        by_value.setdefault(s.value_key, s)
    normals = sorted({round(n * 100, 1) for s in stated if (n := _normal(s)) is not None})
    parted = len(normals) == 2 and any(entry.disputes(s) for s in stated)
    marks = tuple(Mark(f"{n:g}%", ("left", "right")[i] if parted else "") for i, n in enumerate(normals))
    gap = (marks[0].x, marks[1].x) if parted else None
    dates = {words for s in stated if (words := _date(view, entry.film.document(s)))}
    return Rated(
        name,
        tuple(s.text for s in by_value.values())[:4],
        marks,
        gap,
        dates.pop() if len(dates) == 1 else "",
        tuple(view.place(s.place, column=False) for s in stated[:4]),
    )


def _normal(s: Statement) -> float | None:
    value = s.value.get("normal") if isinstance(s.value, dict) else None
    return min(1.0, max(0.0, float(value))) if isinstance(value, int | float) else None


def author(document: Document) -> Named | None:
    """The name that a document is signed with."""
    stated = document.all("author")
    return Named(", ".join(s.text for s in stated), stated[0].language) if stated else None


def _date(view: View, document: Document) -> str:
    stated = document.one("published") or document.one("date")
    return view.words.date(str(stated.value)) if stated else ""


def headline(document: Document) -> Named | None:
    """The title of a text itself, not of its film."""
    stated = document.one("headline")
    if stated:
        return Named(stated.text, stated.language or document.language)
    title = next((p for p in document.reading.passages if p.kind == "headline"), None)
    return Named(plain(document.text[title.start : title.end]), document.language) if title else None


def byline(view: View, document: Document) -> str:
    """Author and date, as far as they are stated."""
    writer = author(document)
    return view.words.comma.join(part for part in (writer.text if writer else "", _date(view, document)) if part)


def reviews(view: View, entry: Entry) -> list[Review]:
    """The texts that judge the film; those in the page's language first."""
    documents = [d for d in entry.film.reviews if d.is_review]
    documents.sort(key=lambda d: not speaks(d.language, view.interface))
    return [_review(view, d) for d in documents]


def mentions(view: View, entry: Entry) -> list[Review]:
    """The other texts about the film."""
    documents = [d for d in entry.film.reviews if not d.is_review and d.path in view.catalogue.text_pages]
    documents.sort(key=lambda d: not speaks(d.language, view.interface))
    return [_review(view, d) for d in documents]


def verdict_of(document: Document) -> Statement | None:
    """The writer's own rating."""
    return next((s for s in document.all("rating") if isinstance(s.value, dict) and s.value.get("source") is None), None)


def discs_of(verdict: Statement | None) -> tuple[str, ...]:
    """The five discs of a verdict: full, half or empty. None of them if the verdict is no number."""
    normal = _normal(verdict) if verdict else None
    if normal is None:
        return ()
    halves = round(normal * 10)
    return tuple("full" if halves >= 2 * k + 2 else "half" if halves == 2 * k + 1 else "" for k in range(5))


def _review(view: View, document: Document) -> Review:
    verdict = verdict_of(document)
    text, place = first_sentence(document)
    title = headline(document) or Named(view.words["diary_entry"] if document.is_entry else document.path.rpartition("/")[2])
    own = view.named(Named("", document.language))
    page = view.catalogue.text_pages.get(document.path)
    link = Link(title.text, view.url(page) if page else None)
    return Review(
        link, discs_of(verdict), verdict.text if verdict else "", byline(view, document), text, view.place(place), own.lang, own.dir
    )


def first_sentence(document: Document) -> tuple[str, Place]:
    """The first sentence of a text, and where it stands."""
    start, end = passage(document)
    match = _SENTENCE.match(document.text, start, min(end, start + 400))
    stop = match.end() if match else min(end, start + 160)
    quote = plain(document.text[start:stop])
    return quote + ("" if match or stop == end else "…"), document.place(start, stop)
