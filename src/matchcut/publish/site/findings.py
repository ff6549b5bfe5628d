"""The findings page: everything the checks have found, film by film, on as few pages as can be read and printed."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

from matchcut.model import Finding
from matchcut.publish.site.catalogue import Catalogue, films_of
from matchcut.publish.site.digests import Digests, Parts
from matchcut.publish.site.disagreements import Shown, Where, shown
from matchcut.publish.site.film_list import Choice, Facet
from matchcut.publish.site.view import Link, View, anchor_of

PER_PAGE = 250
_SEVERITIES = ("error", "warning", "info")
_FIXES = ("safe", "suggested", "none")


@dataclass(frozen=True, slots=True)
class Chapter:
    """The findings of one film, or of one file that is about none."""

    film: str | None
    file: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A chapter as a page shows it."""

    title: Link
    path: bool
    count: int
    findings: tuple[Shown, ...]


def chapters(catalogue: Catalogue) -> list[list[Chapter]]:
    """The findings of each page, in chapters: by film, newest first, then by file."""
    by_film: dict[tuple[str | None, str], list[Finding]] = defaultdict(list)
    for finding in catalogue.archive.findings:
        films = films_of(finding, catalogue.films_by_path, catalogue.archive)
        film = films[0] if films else None
        by_film[film, "" if film else finding.place.path].append(finding)
    order = {id: n for n, id in enumerate(catalogue.entries)}
    keys = sorted(by_film, key=lambda k: (k[0] is None, order.get(k[0] or "", 0), k[1]))
    pages: list[list[Chapter]] = [[]]
    room = PER_PAGE
    for key in keys:
        findings = sorted(by_film[key], key=lambda f: (_SEVERITIES.index(f.severity or "info"), f.place, f.code))
        for at in range(0, len(findings), PER_PAGE):
            part = tuple(findings[at : at + PER_PAGE])
            if len(part) > room and pages[-1]:
                pages.append([])
                room = PER_PAGE
            pages[-1].append(Chapter(key[0], key[1], part))
            room -= len(part)
    return pages


def page_name(number: int) -> str:
    """The page of the n-th part, from 0."""
    return "findings.html" if number == 0 else f"findings-{number + 1}.html"


def where(pages: list[list[Chapter]]) -> Where:
    """On which page each finding stands."""
    return Where({anchor_of(f): page_name(n) for n, page in enumerate(pages) for chapter in page for f in chapter.findings})


def parts(view: View, known: Digests, *, pages: list[list[Chapter]], number: int) -> Parts:
    """What the n-th page is made of."""
    of = view.catalogue
    safe, every = _counts(of)
    shown = [
        (
            known.link(c.film, view.interface) if c.film in of.entries else (c.file, of.source_pages.get(c.file)),
            [known.findings[anchor_of(f)] for f in c.findings],
        )
        for c in pages[number]
    ]
    return number, len(pages), safe, every, shown


def page(view: View, pages: list[list[Chapter]], number: int, place: Where) -> dict[str, Any]:
    """All that the findings template asks for."""
    safe, every = _counts(view.catalogue)
    groups = [_group(view, chapter, place) for chapter in pages[number]]
    words = view.words
    return {
        "heading": _capital(words.counted("n_findings", every)) if every else words["no_findings"],
        "safe": _capital(words.counted("safe_fixes", safe)) if safe else "",
        "groups": groups,
        "count": sum(g.count for g in groups),
        "facets": _facets(view, [f for g in groups for f in g.findings]),
        "parts": [Link(str(n + 1), view.url(page_name(n)), current=n == number) for n in range(len(pages))] if len(pages) > 1 else [],
    }


def _counts(catalogue: Catalogue) -> tuple[int, int]:
    """How many findings can be fixed safely, and how many there are."""
    findings = catalogue.archive.findings
    return sum(1 for f in findings if f.fix and f.fix.safety == "safe"), len(findings)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _group(view: View, chapter: Chapter, place: Where) -> Group:
    entry = view.catalogue.entries.get(chapter.film or "")
    if entry:
        title = view.film(entry)
    else:
        page = view.catalogue.source_pages.get(chapter.file)
        title = Link(chapter.file, view.asset(page) if page else None)
    return Group(title, entry is None, len(chapter.findings), tuple(shown(view, f, place) for f in chapter.findings))


def _facets(view: View, findings: list[Shown]) -> list[Facet]:
    words = view.words
    severity = Counter(f.severity for f in findings)
    fix = Counter(f.fix.kind for f in findings)
    folder = Counter(f.folder for f in findings)
    out = [
        Facet("sev", words["severity"], tuple(Choice(k, Link(_capital(words[k])), severity[k]) for k in _SEVERITIES if severity[k])),
        Facet("fix", words["fix"], tuple(Choice(k, Link(words[k]), fix[k]) for k in _FIXES if fix[k])),
        Facet("dir", words["folder"], tuple(Choice(k, Link(k + "/" if k != "-" else "./"), n) for k, n in folder.most_common(12))),
    ]
    return [f for f in out if len(f.choices) > 1]
