"""Which names are one person: one form within one script, and the sole director of a film across its editions."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from matchcut.model import Film, Form, Person, Statement
from matchcut.values import fold, name

ROLES = ("director", "writer", "cast", "producer", "composer", "cinematographer", "editor", "person")
_MARKS = re.compile(r"[^\w]+")


def named(statement: Statement) -> str:
    """The name that a credit prints."""
    return str(statement.value["name"]) if isinstance(statement.value, dict) else str(statement.value)


def people(films: Sequence[Film]) -> tuple[Person, ...]:
    """The people that films credit, by id."""
    groups: dict[tuple[str, str], list[tuple[Statement, Film]]] = defaultdict(list)
    for film in films:
        for s in film.statements:
            if s.field in ROLES and (normal := name.normal(named(s))):
                groups[name.script(named(s)), normal].append((s, film))
    same, why = _sole_directors(films)
    clusters: dict[tuple[str, str], list[tuple[Statement, Film]]] = defaultdict(list)
    for key, group in groups.items():
        clusters[_root(same, key)].extend(group)
    drafts = [_person(group, why.get(root)) for root, group in sorted(clusters.items())]
    taken = Counter(p.id for p in drafts)
    out = [p if taken[p.id] == 1 else Person(f"{p.id}-{p.films[0]}", p.name, p.forms, p.statements, p.films, p.why) for p in drafts]
    return tuple(sorted(out, key=lambda p: p.id))


def _sole_directors(films: Sequence[Film]) -> tuple[dict[tuple[str, str], tuple[str, str]], dict[tuple[str, str], str]]:
    """Names in two scripts that are the only director of one film in two records, where each name has just one such partner."""
    partners: dict[tuple[str, str], Counter[tuple[str, str]]] = defaultdict(Counter)
    where: dict[tuple[str, str], str] = {}
    for film in films:
        sole = [d.all("director")[0] for d in film.records if len(d.all("director")) == 1]
        keys = sorted({(name.script(named(s)), name.normal(named(s))) for s in sole})
        if len(keys) == 2 and keys[0][0] != keys[1][0]:
            partners[keys[1]][keys[0]] += 1
            partners[keys[0]][keys[1]] += 1
            where.setdefault(keys[1], film.name)
    same: dict[tuple[str, str], tuple[str, str]] = {}
    why: dict[tuple[str, str], str] = {}
    for key, found in partners.items():
        (other, _), *more = found.most_common()
        if not more and len(partners[other]) == 1 and key > other:
            same[key] = other
            why[other] = f"each is the only director of {where.get(key, where.get(other, ''))} in its edition"
    return same, why


def _root(same: dict[tuple[str, str], tuple[str, str]], key: tuple[str, str]) -> tuple[str, str]:
    return same.get(key, key)


def _person(group: list[tuple[Statement, Film]], why: str | None) -> Person:
    counts = Counter((named(s), s.language) for s, _ in group)
    forms = tuple(Form(text, language, n) for (text, language), n in sorted(counts.items(), key=lambda c: (-c[1], c[0][0], c[0][1] or "")))
    latin = [f for f in forms if name.script(f.text) == "Latn"]
    printed = (latin or list(forms))[0].text
    person_id = _MARKS.sub("-", fold.unaccented(printed).casefold()).strip("-") or "person"
    statements = tuple(s for s, _ in sorted(group, key=lambda g: (g[0].document, g[0].place.start)))
    return Person(person_id, printed, forms, statements, tuple(sorted({f.id for _, f in group})), (why,) if why else ())
