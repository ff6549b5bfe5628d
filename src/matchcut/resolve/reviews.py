"""Which film a text without a film's record judges: by what it says it reviews, by the titles it marks, by the people it names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from matchcut.model import Document
from matchcut.resolve.evidence import Evidence
from matchcut.values import name, title

Judged = tuple[Document, str, bool, str]  # document, root of its film, whether the tie is strong, why
Choice = tuple[str, bool, str]


@dataclass(slots=True)
class _Films:
    """The films that have records, by what others may call them. A film is known by the root path of its records."""

    by_title: dict[str, set[str]] = field(default_factory=dict)
    by_name: dict[str, set[str]] = field(default_factory=dict)  # of a file, a slug or an id
    people: dict[str, set[str]] = field(default_factory=dict)
    years: dict[str, set[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, films: Mapping[str, Sequence[tuple[Document, Evidence]]]) -> _Films:
        out = cls()
        for root, records in films.items():
            for _, e in records:
                for form in e.titles:
                    out.by_title.setdefault(form.normal, set()).add(root)
                for called in e.names:
                    out.by_name.setdefault(called, set()).add(root)
                out.people.setdefault(root, set()).update(e.people)
                out.years.setdefault(root, set()).update(e.exact_years)
        return out


def judged(documents: Sequence[tuple[Document, Evidence]], films: Mapping[str, Sequence[tuple[Document, Evidence]]]) -> Iterator[Judged]:
    """The film that each document is about, by the root path of its records; documents about none or several are left out."""
    known = _Films.of(films)
    for document, evidence in documents:
        found = (
            _by_field(document, evidence, known)
            or _headlined(document, evidence, known)
            or _filed(evidence, known)
            or _marked(document, evidence, known)
        )
        if found:
            yield document, *found


def _by_field(document: Document, evidence: Evidence, films: _Films) -> Choice | None:
    """By the field that names the film."""
    for naming in evidence.reviews:
        roots = films.by_title.get(naming.normal, set())
        stated = {str(naming.year)} if naming.year else set(evidence.exact_years)
        if stated and len(roots) > 1:
            roots = {r for r in roots if films.years[r] & stated}
        if len(roots) > 1:
            roots = {r for r in roots if _named(document, films.people[r])}
        if len(roots) == 1:
            return next(iter(roots)), True, f'says that it reviews "{naming.text}"'
    return None


def _headlined(document: Document, evidence: Evidence, films: _Films) -> Choice | None:
    """By a headline that is a title with its year ("Run Lola Run (1998)"), where people of that film are named as well."""
    for headline in evidence.headlines:
        of_year = {r for r in films.by_title.get(headline.normal, ()) if headline.year and str(headline.year) in films.years[r]}
        roots = {r for r in of_year if _named(document, films.people[r])}
        if len(roots) == 1:
            return next(iter(roots)), True, f'is headed "{headline.text}"'
    return None


def _filed(evidence: Evidence, films: _Films) -> Choice | None:
    """By a file name, slug or id that is the record's own: `_posts/2024-11-08-anora.md` beside `films/anora.md`."""
    for reference in evidence.references:
        roots = films.by_name.get(reference, set())
        if len(roots) == 1:
            return next(iter(roots)), True, f'has the name of its record, "{reference}"'
    return None


def _marked(document: Document, evidence: Evidence, films: _Films) -> Choice | None:
    """By the title that it marks most, when people of that film are named as well. No other title may come near."""
    counts: Counter[str] = Counter()
    forms: dict[str, str] = {}
    stranger = 0  # a title, or only a quoted phrase
    for normal, phrase, times in evidence.phrases:
        roots = films.by_title.get(normal, set())
        for root in roots:
            counts[root] += times
            forms.setdefault(root, phrase)
        if not roots:
            stranger = max(stranger, times)
    scored = sorted(
        ((n + 2 * len(who), n, root, who) for root, n in counts.items() if (who := _named(document, films.people[root]))), reverse=True
    )
    if not scored:
        return None
    score, times, root, who = scored[0]
    if len(scored) > 1 and scored[1][0] * 2 > score:
        return None
    rival = max((n for r, n in counts.items() if r != root), default=0)
    if (times <= rival or stranger > 2 * times) and not _headed(evidence, forms[root]):
        return None
    return root, True, f'marks the title "{forms[root]}" {times} times and names {", ".join(sorted(who)[:3])}'


def _headed(evidence: Evidence, form: str) -> bool:
    return any(title.normal(form) in title.normal(headline.text) for headline in evidence.headlines)


def _named(document: Document, people: set[str]) -> set[str]:
    """The people whose full names stand in the document."""
    text = document.prose if document.row else document.text
    return {
        p for p in people if len(p) > 3 and p in text and (name.script(p) != "Latn" or re.search(rf"(?<!\w){re.escape(p)}(?!\w)", text))
    }
