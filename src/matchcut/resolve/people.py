"""Which names are one person: one form within one script, and the sole director of a film across its editions."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from matchcut.model import Film, Form, Judgement, Person, Statement
from matchcut.values import fold, name

Key = tuple[str, str]  # script and normal form of a name
ROLES = ("director", "writer", "cast", "producer", "composer", "cinematographer", "editor", "person")
_MARKS = re.compile(r"[^\w]+")


def named(statement: Statement) -> str:
    """The name that a credit prints."""
    return str(statement.value["name"]) if isinstance(statement.value, dict) else str(statement.value)


def people(films: Sequence[Film], judgements: Sequence[Judgement] = ()) -> tuple[Person, ...]:
    """The people that films credit, by id."""
    settled = [j for j in judgements if j.kind == "person"]
    groups: dict[Key, list[tuple[Statement, Film]]] = defaultdict(list)
    for film in films:
        for s in film.statements:
            if s.field in ROLES and name.normal(named(s)):
                groups[_key(s, settled)].append((s, film))
    same, why = _sole_directors(films)
    same = {key: other for key, other in same.items() if not _parted(key, other, settled)}
    preferred: dict[Key, str] = {}
    for judgement in (j for j in settled if j.verdict == "same"):
        left, right = _reference(judgement.left), _reference(judgement.right)
        same[right] = _root(same, left)
        why[_root(same, left)] = judgement.reason
        preferred[_root(same, left)] = judgement.left.rpartition(" > ")[2]
    clusters: dict[Key, list[tuple[Statement, Film]]] = defaultdict(list)
    for key, group in groups.items():
        clusters[_root(same, key)].extend(group)
    drafts = [_person(group, why.get(root), preferred.get(root)) for root, group in sorted(clusters.items())]
    taken = Counter(p.id for p in drafts)
    out = [p if taken[p.id] == 1 else Person(f"{p.id}-{p.films[0]}", p.name, p.forms, p.statements, p.films, p.why) for p in drafts]
    return tuple(sorted(out, key=lambda p: p.id))


def _key(statement: Statement, judgements: Sequence[Judgement]) -> Key:
    """Script and normal form; the document too, where an editor said that this name is somebody else there."""
    key = _reference(named(statement))
    for judgement in judgements:
        if judgement.verdict == "different" and f"{statement.document} > {named(statement)}" == judgement.right:
            return key[0], f"{key[1]}\0{statement.document}"
    return key


def _reference(reference: str) -> Key:
    form = reference.rpartition(" > ")[2]
    return name.script(form), name.normal(form)


def _parted(a: Key, b: Key, judgements: Sequence[Judgement]) -> bool:
    return any(j.verdict == "different" and {_reference(j.left), _reference(j.right)} == {a, b} for j in judgements)


def _sole_directors(films: Sequence[Film]) -> tuple[dict[Key, Key], dict[Key, str]]:
    """Names in two scripts that are the only director of one film in two records, where each name has just one such partner."""
    partners: dict[Key, Counter[Key]] = defaultdict(Counter)
    where: dict[Key, str] = {}
    for film in films:
        sole = [d.all("director")[0] for d in film.records if len(d.all("director")) == 1]
        keys = sorted({(name.script(named(s)), name.normal(named(s))) for s in sole})
        if len(keys) == 2 and keys[0][0] != keys[1][0]:
            partners[keys[1]][keys[0]] += 1
            partners[keys[0]][keys[1]] += 1
            where.setdefault(keys[1], film.name)
    same: dict[Key, Key] = {}
    why: dict[Key, str] = {}
    for key, found in partners.items():
        (other, _), *more = found.most_common()
        if not more and len(partners[other]) == 1 and key > other:
            same[key] = other
            why[other] = f"each is the only director of {where.get(key, where.get(other, ''))} in its edition"
    return same, why


def _root(same: dict[Key, Key], key: Key) -> Key:
    while key in same and same[key] != key:
        key = same[key]
    return key


def _person(group: list[tuple[Statement, Film]], why: str | None, preferred: str | None) -> Person:
    counts = Counter((named(s), s.language) for s, _ in group)
    forms = tuple(Form(text, language, n) for (text, language), n in sorted(counts.items(), key=lambda c: (-c[1], c[0][0], c[0][1] or "")))
    latin = [f for f in forms if name.script(f.text) == "Latn"]
    printed = preferred or (latin or list(forms))[0].text
    person_id = _MARKS.sub("-", fold.unaccented(printed).casefold()).strip("-") or "person"
    statements = tuple(s for s, _ in sorted(group, key=lambda g: (g[0].document, g[0].place.start)))
    return Person(person_id, printed, forms, statements, tuple(sorted({f.id for _, f in group})), (why,) if why else ())
