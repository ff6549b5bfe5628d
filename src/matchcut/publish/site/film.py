"""A film's own page: its editions, facts, ratings and reviews, and where they disagree."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

from minijinja import Markup

from matchcut.model import Document
from matchcut.publish.site import disagreements as parted
from matchcut.publish.site import facts, reception
from matchcut.publish.site.catalogue import FACETS, Catalogue, Entry, by_edition
from matchcut.publish.site.digests import Digests, Parts
from matchcut.publish.site.film_list import Card, card
from matchcut.publish.site.linked_data import identifiers, movie
from matchcut.publish.site.poster import advance
from matchcut.publish.site.prose import Paragraph, paragraphs
from matchcut.publish.site.view import Link, View, anchor_of
from matchcut.publish.site.words import Words, base, direction, lang, speaks

_OTHER = 12  # further findings in one line each
_RELATED = 4
_LONG = 14  # a title of this width, in heights of its letters, is set smaller
_COMMON = 60  # a topic of more films than this says little about two of them


@dataclass(frozen=True, slots=True)
class OtherTitle:
    """The film's title in another interface language, and its page there."""

    title: Link
    tag: str
    href: Markup
    edition: str  # "Chinese edition"; empty where there is none


@dataclass(frozen=True, slots=True)
class Edition:
    """The prose of one record."""

    title: Link | None
    name: str  # "Chinese edition"
    by: str
    place: Markup
    lang: str
    dir: str
    paragraphs: tuple[Paragraph, ...]
    source: Markup | str  # the page of its file, "" where there is none
    only: str  # said where the page's language has none


@dataclass(frozen=True, slots=True)
class Source:
    """A document and how much it states."""

    place: Markup
    kind: str
    statements: str


@dataclass(frozen=True, slots=True)
class Near:
    """A related film, and the reason."""

    card: Card
    why: str


def page(view: View, entry: Entry, where: parted.Where, near: list[tuple[Entry, str]]) -> dict[str, Any]:
    """All that the film template asks for."""
    interface = view.interface
    editions = _editions(view, entry)
    n = len(entry.disagreements)
    lede = next((s for d in by_edition(entry.film, interface) for s in d.all("description") if speaks(s.language, interface)), None)
    return {
        "film": view.named(entry.titles[interface]),
        "long": advance(entry.titles[interface].text) > _LONG,
        "poster": view.drawn(entry, _next(view).tag),
        "year": entry.year or "",
        "other_titles": _other_titles(view, entry),
        "lede": lede.text if lede else "",
        "facts": facts.facts(view, entry),
        "flag": view.words.counted("sources_disagree", n) if n else "",
        "editions": editions[:1],
        "other_editions": editions[1:],
        "disagreements": parted.disagreements(view, entry, where),
        "others": [parted.shown(view, f, where, full=False) for f in entry.others[:_OTHER]],
        "roles": facts.roles(view, entry),
        "ceremonies": facts.awards(view, entry),
        "ratings": reception.ratings(view, entry),
        "reviews": reception.reviews(view, entry),
        "mentions": reception.mentions(view, entry),
        "near": [Near(card(view, e), why) for e, why in near],
        "sources": [_source(view, d) for d in entry.film.documents],
        "identifiers": identifiers(entry),
        "linked_data": movie(view, entry),
    }


def parts(view: View, known: Digests, *, entry: Entry, near: list[tuple[Entry, str]]) -> Parts:
    """What the page is made of."""
    film, tag, catalogue = entry.film, view.interface, view.catalogue
    findings = (*entry.disagreements, *entry.others[:_OTHER])
    places = (p for f in entry.disagreements for p in f.places)
    documents = dict.fromkeys((*(d.path for d in film.documents), *(d.path for p in places if (d := catalogue.document(p)))))
    stated = film.statements
    people = dict.fromkeys(p.id for s in stated if (p := catalogue.person_of.get(s.id)))
    terms = [(t.called(tag), [t.means(s) for s in stated if s.field == kind]) for kind in FACETS for t in entry.terms[kind]]
    return (
        (entry.year, [(p.field, p.value) for p in film.preferences], [(t.document.path, t.strong) for t in film.ties]),
        list(entry.titles.items()),
        [known.documents[path] for path in documents],
        [known.prose[d.path] for d in _editions_at_most(view, entry, known)],
        [(id, known.people[id]) for id in people],
        terms,
        [known.findings[anchor_of(f)] for f in findings],
        known.posters[_next(view).tag][film.id],
        [(known.cards[tag][e.film.id], known.posters[tag][e.film.id], why) for e, why in near],
    )


def _next(view: View) -> Words:
    """The interface language after the page's own; after the last comes the first. A film's page shows the poster in that language."""
    every = view.catalogue.interfaces
    return every[([words.tag for words in every].index(view.interface) + 1) % len(every)]


def _other_titles(view: View, entry: Entry) -> list[OtherTitle]:
    """The film's titles in the other interface languages: those that lead to an edition, and those that differ."""
    out: list[OtherTitle] = []
    shown = {entry.titles[view.interface].text}
    for words in view.catalogue.interfaces:
        title = entry.titles[words.tag]
        edition = any(speaks(d.language, words.tag) for d in entry.film.records)
        if words.tag != view.interface and (edition or title.text not in shown):
            name = view.words.say("edition_in", view.words.language(words.tag)) if edition else ""
            out.append(OtherTitle(view.named(title), words.tag, view.spoken(words).url(entry.page), name))
            shown.add(title.text)
    return out


def _editions(view: View, entry: Entry) -> list[Edition]:
    """The prose of the records: in the page's language, then in languages that have no pages."""
    out: list[Edition] = []
    languages: set[str] = set()
    for d in _records(view, entry):
        if not _elsewhere(view, d, languages) and (prose := paragraphs(d, 4 if reception.headline(d) else 3)):
            languages.add(base(d.language))
            out.append(_edition(view, d, prose))
    return out


def _editions_at_most(view: View, entry: Entry, known: Digests) -> list[Document]:
    """The records that `_editions` may show, found without rendering: perhaps one too many, never one too few."""
    out: list[Document] = []
    languages: set[str] = set()
    for d in _records(view, entry):
        if not _elsewhere(view, d, languages):
            out.append(d)
            if d.path in known.worded:
                languages.add(base(d.language))
    return out


def _records(view: View, entry: Entry) -> list[Document]:
    records = {d.path for d in entry.film.records}
    return [d for d in by_edition(entry.film, view.interface) if d.path in records]


def _elsewhere(view: View, document: Document, languages: set[str]) -> bool:
    """True if prose in `languages` is enough: a record of the same language is shown, or its own language has pages and something is shown."""
    language = base(document.language)
    speaking = {base(words.tag) for words in view.catalogue.interfaces} - {base(view.interface)}
    return language in languages or (bool(languages) and language in speaking)


def _edition(view: View, document: Document, prose: list[Paragraph]) -> Edition:
    title = reception.headline(document)
    name = view.words.language(base(document.language))
    own = speaks(document.language, view.interface)
    tag = "" if document.language == view.interface else lang(document.language)
    return Edition(
        view.named(title) if title else None,
        view.words.say("edition_in", name) if name else document.path,
        reception.byline(view, document),
        view.place(document.place(0, 0), line=False),
        tag,
        direction(document.language),
        tuple(prose),
        view.asset(lines) if (lines := view.catalogue.source_pages.get(document.path)) else "",
        "" if own or not name else view.words.say("only_in", name),
    )


def _source(view: View, document: Document) -> Source:
    place = view.place(document.place(0, 0), line=False)
    return Source(place, parted.kind_of(view, document), view.words.n("statements", len(document.statements)))


def neighbours(catalogue: Catalogue, view: View) -> dict[str, list[tuple[Entry, str]]]:
    """At most four related films for each film, with the reason. People in common count more than topics in common."""
    by_person: dict[str, list[str]] = defaultdict(list)
    for person in catalogue.archive.people:
        if 1 < len(person.films) <= _COMMON:
            for film in person.films:
                by_person[film].append(person.id)
    people = {p.id: p for p in catalogue.archive.people}
    out: dict[str, list[tuple[Entry, str]]] = {}
    for id, entry in catalogue.entries.items():
        score: Counter[str] = Counter()
        why: dict[str, str] = {}
        for pid in by_person[id]:
            form = next((f.text for f in people[pid].forms if speaks(f.language, view.interface)), people[pid].name)
            for film in people[pid].films:
                score[film] += 4
                why.setdefault(film, view.words.say("same_cast", form))
        for term in entry.terms["topic"]:
            if len(term.films) <= _COMMON:
                for film in term.films:
                    score[film] += 1
                    why.setdefault(film, view.words.say("same_topic", term.called(view.interface).text))
        score.pop(id, None)
        best = sorted((kv for kv in score.items() if kv[0] in catalogue.entries), key=lambda kv: (-kv[1], kv[0]))[:_RELATED]
        out[id] = [(catalogue.entries[film], why[film]) for film, _ in best]
    return out
