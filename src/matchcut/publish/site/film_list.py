"""A list of films: cards, the facets beside them, and the strip of years above."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from minijinja import Markup

from matchcut.publish.site.catalogue import FACETS, FOLDERS, Entry
from matchcut.publish.site.terms import Named
from matchcut.publish.site.view import Link, View

WITH_POSTERS = 240  # cards of one page that carry a poster; the rest are set in type
_CHOICES = (7, 6, 5)  # values shown of the first facets; of each further one as many as of the last of these
STATES = {"agree": "sources-agree.html", "disagree": "sources-disagree.html"}
_ROWS = 14  # of the strip


@dataclass(frozen=True, slots=True)
class Card:
    """A film in a list."""

    film: Link
    poster: Markup | None
    director: Link | None
    year: str
    disagreements: str
    answers: tuple[tuple[str, str], ...]  # to each facet: its name and the values, which the filter reads


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet."""

    value: str
    link: Link
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """One question that a list can be asked, and its answers."""

    name: str
    label: str
    choices: tuple[Choice, ...]
    all: Link | None = None


@dataclass(frozen=True, slots=True)
class Dot:
    """A mark of the strip: x in per cent, y in pixels."""

    x: str
    y: int
    parted: bool
    title: str


@dataclass(frozen=True, slots=True)
class Strip:
    """Films along a line of years."""

    dots: tuple[Dot, ...]
    ticks: tuple[tuple[str, int], ...]
    height: int
    label: str


def card(view: View, entry: Entry, *, poster: bool = True) -> Card:
    """A film as it stands in a list."""
    n = len(entry.disagreements)
    names = entry.directors[view.interface]
    who = view.named(Named(view.words.comma.join(s.text for s in names), names[0].language)) if names else None
    return Card(
        view.film(entry),
        view.drawn(entry) if poster else None,
        who,
        str(entry.year or ""),
        view.words.n("n_disagreements", n) if n else "",
        (
            *((kind, " ".join(token(view, kind, term.id) for term in entry.terms[kind])) for kind in FACETS),
            ("decade", f"{entry.decade}s" if entry.decade is not None else ""),
            ("state", "disagree" if n else "agree"),
        ),
    )


def cards(view: View, entries: Sequence[Entry], *, posters: bool = True) -> list[Card]:
    """The cards of a page, in the given order."""
    return [card(view, e, poster=posters and i < WITH_POSTERS) for i, e in enumerate(entries)]


def token(view: View, kind: str, id: str) -> str:
    """The word that stands for a term in the filter: the name of its page, without white space."""
    return view.catalogue.term_pages[kind][id].rpartition("/")[2].removesuffix(".html")


def facets(view: View, current: str = "") -> list[Facet]:
    """All facets of the archive, each value with its own page."""
    out = [_term_facet(view, kind, current) for kind in FACETS]
    out.insert(2, _decades(view, current))
    out.append(_states(view, current))
    return [f for f in out if f.choices]


def _term_facet(view: View, kind: str, current: str) -> Facet:
    terms = view.catalogue.terms[kind].values()
    most = sorted(terms, key=lambda t: (-len(t.films), t.id))[: _CHOICES[min(FACETS.index(kind), len(_CHOICES) - 1)]]
    pages = view.catalogue.term_pages[kind]
    choices = tuple(
        Choice(token(view, kind, t.id), view.named(t.called(view.interface), pages[t.id], current=pages[t.id] == current), len(t.films))
        for t in most
    )
    rest = f"all_{FOLDERS[kind]}" if len(terms) > len(most) else ""
    return Facet(
        kind,
        view.words.field(kind),
        choices,
        Link(view.words[rest], view.url(f"{FOLDERS[kind]}/index.html")) if rest in view.words.words else None,
    )


def _decades(view: View, current: str) -> Facet:
    counts = Counter(e.decade for e in view.catalogue.entries.values() if e.decade is not None)
    choices = tuple(
        Choice(f"{d}s", Link(view.words.say("decade_name", d), view.url(page), current=page == current), counts[d])
        for d in sorted(counts, reverse=True)[:6]
        for page in (f"years/{d}s.html",)
    )
    rest = Link(view.words["all_years"], view.url("years/index.html")) if counts else None
    return Facet("decade", view.words["decade"], choices, rest)


def _states(view: View, current: str) -> Facet:
    entries = view.catalogue.entries.values()
    parted = sum(bool(e.disagreements) for e in entries)
    counts = {"agree": len(entries) - parted, "disagree": parted}
    choices = (
        Choice(state, Link(view.words[state], view.url(page), current=page == current), counts[state]) for state, page in STATES.items()
    )
    return Facet("state", view.words["sources_state"], tuple(c for c in choices if c.count))


def strip(view: View) -> Strip | None:
    """All films along a line of years. A dot stands for several films if a year has many."""
    entries = [e for e in view.catalogue.entries.values() if e.year is not None]
    years = sorted({e.year for e in entries if e.year is not None})
    if len(years) < 3:
        return None
    low, high = years[0] // 10 * 10 - 5, years[-1] + 3
    by_year: dict[int, list[Entry]] = defaultdict(list)
    for e in entries:
        by_year[e.year or 0].append(e)
    most = max(map(len, by_year.values()))
    dots, rows = _dots(view, by_year, lambda year: (year - low) / (high - low) * 100, -(-most // _ROWS))
    base = 22 + rows * 13
    step = 10 if years[-1] - low <= 140 else 20
    ticks = tuple((f"{(y - low) / (high - low) * 100:.2f}%", y) for y in range(low + 5, years[-1] + 1, step))
    placed = tuple(Dot(d.x, base - 10 - d.y * 13, d.parted, d.title) for d in dots)
    return Strip(placed, ticks, base + 26, view.words.say("strip", years[0], years[-1]))


def _dots(view: View, by_year: dict[int, list[Entry]], across: Callable[[int], float], each: int) -> tuple[list[Dot], int]:
    dots: list[Dot] = []
    last: dict[int, float] = {}
    for year in sorted(by_year):
        x = across(year)
        entries = by_year[year]
        for i in range(0, len(entries), each):
            row = next(k for k in range(len(last) + 1) if x - last.get(k, -9.0) >= 1.25)
            if row > _ROWS:
                break
            last[row] = x
            group = entries[i : i + each]
            title = (
                f"{group[0].titles[view.interface].text}, {year}"
                if each == 1
                else f"{year}: {len(entries)} {view.words.n('n_films', len(entries))}"
            )
            dots.append(Dot(f"{x:.2f}%", row, any(e.disagreements for e in group), title))
    return dots, max(last, default=0) + 1


def counted(view: View, entries: Iterable[Entry]) -> str:
    """The word "film" in the form for a number of films."""
    return view.words.n("n_films", sum(1 for _ in entries))
