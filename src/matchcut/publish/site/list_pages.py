"""Pages that list films: the index, the table, and a plain page for every value of every facet."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from matchcut.publish.site import people, texts
from matchcut.publish.site.catalogue import FACETS, FOLDERS, Catalogue, Entry
from matchcut.publish.site.digests import Digests, Parts
from matchcut.publish.site.film_list import STATES, WITH_POSTERS, cards, counted, facets, strip
from matchcut.publish.site.shell import shell
from matchcut.publish.site.terms import Named, Term
from matchcut.publish.site.view import Link, View
from matchcut.publish.site.words import base

# path, template, what gives its data, and what that is made of
Made = tuple[str, str, Callable[[View], dict[str, Any]], Callable[[View, Digests], Parts]]


def pages(of: Catalogue) -> Iterator[Made]:
    """Every page that lists films, terms, years or people."""
    everything = list(of.entries.values())
    yield "index.html", "film_list.html", partial(_index, entries=everything), partial(_index_parts, entries=everything)
    yield "films/index.html", "film_list.html", partial(_table, entries=everything), partial(_list_parts, entries=everything, posters=0)
    for state, path in STATES.items():
        entries = [e for e in everything if bool(e.disagreements) == (state == "disagree")]
        if entries:
            yield path, "film_list.html", partial(_state, state=state, entries=entries), partial(_list_parts, entries=entries)
    for kind in FACETS:
        for id, path in of.term_pages[kind].items():
            term = of.terms[kind][id]
            entries = [of.entries[f] for f in _in_order(of, term)]
            parts = partial(_list_parts, entries=entries, name=term.called)
            yield path, "film_list.html", partial(_term, kind=kind, term=term, entries=entries), parts
        if of.terms[kind]:
            yield f"{FOLDERS[kind]}/index.html", "terms.html", partial(_terms, kind=kind), partial(_terms_parts, kind=kind)
    for path, entries in _by_year(everything).items():
        yield path, "film_list.html", partial(_year, path=path, entries=entries), partial(_list_parts, entries=entries)
    yield "years/index.html", "terms.html", _years, lambda seen, _: tuple(sorted(_year_counts(seen.catalogue).items()))
    if of.archive.people:
        yield "people/index.html", "terms.html", _people, _people_parts
    if of.text_pages:
        yield "texts/index.html", "terms.html", _texts, lambda seen, _: texts.index_parts(seen)


def _in_order(of: Catalogue, term: Term) -> list[str]:
    films = set(term.films)
    return [f for f in of.entries if f in films]


def _by_year(entries: list[Entry]) -> dict[str, list[Entry]]:
    years: dict[str, list[Entry]] = defaultdict(list)
    for e in entries:
        if e.year is not None:
            years[f"years/{e.year}.html"].append(e)
            years[f"years/{e.decade}s.html"].append(e)
    return years


def _list_parts(
    seen: View, known: Digests, *, entries: list[Entry], posters: int = WITH_POSTERS, name: Callable[[str], Named] | None = None
) -> Parts:
    """What a list of films is made of. `posters`: how many films are shown with one; `name`: of the list, in a language."""
    tag = seen.interface
    films = [e.film.id for e in entries]
    called = name(tag) if name else None
    return called, known.facets[tag], [known.cards[tag][f] for f in films], [known.posters[tag][f] for f in films[:posters]]


def _index_parts(seen: View, known: Digests, *, entries: list[Entry]) -> Parts:
    documents = seen.catalogue.archive.documents
    return len(documents), sorted({base(d.language) for d in documents}), _list_parts(seen, known, entries=entries)


def _terms_parts(seen: View, known: Digests, *, kind: str) -> Parts:
    of = seen.catalogue
    return tuple((t.called(seen.interface), of.term_pages[kind][t.id], len(t.films)) for t in of.terms[kind].values())


def _people_parts(seen: View, _: Digests) -> Parts:
    of = seen.catalogue
    return tuple((of.person_pages[p.id], people.called(seen, p), len(p.films)) for p in of.archive.people)


def _year_counts(of: Catalogue) -> Counter[int]:
    return Counter(e.year for e in of.entries.values() if e.year is not None)


def _index(seen: View, entries: list[Entry]) -> dict[str, Any]:
    documents = seen.catalogue.archive.documents
    languages = {base(d.language) for d in documents if d.language}
    count = seen.words.counted("n_texts", len(documents)) + (seen.words.counted("in_languages", len(languages)) if languages else "")
    lede = seen.words.say("lede", count) if entries else seen.words["no_films"]
    return _list(seen, "index.html", Named(seen.catalogue.title), "", entries) | {
        "lede": lede,
        "description": lede,
        "strip": strip(seen),
        "live": True,
        "views": _views(seen, "grid") if entries else [],
    }


def _table(seen: View, entries: list[Entry]) -> dict[str, Any]:
    by_title = sorted(entries, key=lambda e: (e.titles[seen.interface].text.casefold(), e.film.id))
    return _list(seen, "films/index.html", Named(seen.words["films"]), "", by_title, posters=False) | {
        "live": True,
        "table": True,
        "views": _views(seen, "table"),
    }


def _views(seen: View, current: str) -> list[Link]:
    both = (("grid", "index.html"), ("table", "films/index.html"))
    return [Link(seen.words[key], seen.url(path), current=key == current) for key, path in both]


def _state(seen: View, state: str, entries: list[Entry]) -> dict[str, Any]:
    return _list(seen, STATES[state], Named(seen.words[state]), seen.words["sources_state"], entries)


def _term(seen: View, kind: str, term: Term, entries: list[Entry]) -> dict[str, Any]:
    path = seen.catalogue.term_pages[kind][term.id]
    return _list(seen, path, term.called(seen.interface), seen.words.field(kind), entries, FOLDERS[kind])


def _year(seen: View, path: str, entries: list[Entry]) -> dict[str, Any]:
    name = path.rpartition("/")[2].removesuffix(".html")
    shown = seen.words.say("decade_name", name[:-1]) if name.endswith("s") else seen.words.date(name)
    return _list(seen, path, Named(shown), seen.words.field("year"), entries, "years")


def _list(
    seen: View, path: str, name: Named, kind: str, entries: list[Entry], nav: str = "films", *, posters: bool = True
) -> dict[str, Any]:
    return shell(seen, path, f"{kind}: {name.text}" if kind else name.text, nav=nav) | {
        "kind": kind,
        "heading": seen.named(name),
        "lede": "",
        "strip": None,
        "live": False,
        "facets": facets(seen, path),
        "views": [],
        "cards": cards(seen, entries, posters=posters),
        "counted": counted(seen, entries),
        "table": False,
    }


def _terms(seen: View, kind: str) -> dict[str, Any]:
    of = seen.catalogue
    pages_of = of.term_pages[kind]
    rows = [(seen.named(t.called(seen.interface), pages_of[t.id]), str(len(t.films))) for t in of.terms[kind].values()]
    rows.sort(key=lambda row: (-int(row[1]), row[0].text.casefold()))
    key = FOLDERS[kind]
    return shell(seen, f"{key}/index.html", seen.words[key], nav=key) | {
        "heading": seen.words[key],
        "groups": [people.Initial(seen.words["films"], "", tuple(rows))],
        "letters": [],
    }


def _years(seen: View) -> dict[str, Any]:
    counts = _year_counts(seen.catalogue)
    groups: dict[int, list[tuple[Link, str]]] = defaultdict(list)
    for year in sorted(counts, reverse=True):
        groups[year // 10 * 10].append((Link(seen.words.date(str(year)), seen.url(f"years/{year}.html")), str(counts[year])))
    return shell(seen, "years/index.html", seen.words["years"], nav="years") | {
        "heading": seen.words["years"],
        "groups": [people.Initial(seen.words.say("decade_name", d), f"d{d}", tuple(rows)) for d, rows in groups.items()],
        "letters": [],
    }


def _texts(seen: View) -> dict[str, Any]:
    return shell(seen, "texts/index.html", seen.words["texts"], nav="texts") | {
        "heading": seen.words["texts"],
        "groups": texts.index(seen),
        "letters": [],
    }


def _people(seen: View) -> dict[str, Any]:
    groups = people.index(seen)
    return shell(seen, "people/index.html", seen.words["people"], nav="people") | {
        "heading": seen.words["people"],
        "groups": groups,
        "letters": [(g.letter, g.id) for g in groups] if len(groups) > 6 else [],
    }
