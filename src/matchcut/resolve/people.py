"""Which names are one person: one form within one script, and forms in two scripts that the editions of films set side by side."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from matchcut.model import Film, Form, Judgement, Person, Statement, fields
from matchcut.resolve.credits import Beside, Credits, credits_of, named
from matchcut.values import fold, name
from matchcut.values.names.native import OPEN

Key = tuple[str, str]  # script and normal form of a name
ROLES = fields.people() - {"author"}  # credits of a film; a byline is none
SURE = 0.9  # names that read so much alike are one person's however many forms there are


def people(films: Sequence[Film], judgements: Sequence[Judgement] = ()) -> tuple[Person, ...]:
    """The people that films credit, by id."""
    settled = [j for j in judgements if j.kind == "person"]
    groups: dict[Key, list[tuple[Statement, Film]]] = defaultdict(list)
    for film in films:
        for s in film.statements:
            if s.field in ROLES and name.normal(named(s)):
                groups[_key(s, settled)].append((s, film))
    same, why = _across_scripts(films)
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


def _across_scripts(films: Sequence[Film]) -> tuple[dict[Key, Key], dict[Key, str]]:
    """Names in two scripts that stand for each other in the editions of films: each the other's most frequent partner.

    They read alike; or they cannot be told by sound and stand in one place, as the sole director or in a list where others agree.
    Of the latter the surname's readings agree, or they do so in two films.
    """
    partners: dict[Key, Counter[Key]] = defaultdict(Counter)
    reasons: dict[tuple[Key, Key], str] = {}
    heard: set[Key] = set()
    sure: set[tuple[Key, Key]] = set()
    for film in films:
        for listed in credits_of(film):
            for pair in listed.pairs:
                left, right = _reference(named(pair.left)), _reference(named(pair.right))
                if left[0] != right[0] and (why := _one_person(listed, pair)):
                    partners[left][right] += 1
                    partners[right][left] += 1
                    key, other = sorted((left, right), key=lambda k: (k[0] == "Latn", k))  # the Latin form is what others lead to
                    if pair.compared.score > OPEN or len(listed.left) == 1:
                        heard.add(key)
                    if pair.compared.score >= SURE:
                        sure.add((key, other))
                    reasons.setdefault((key, other), why)
    same: dict[Key, Key] = {}
    out: dict[Key, str] = {}
    for (key, other), why in reasons.items():
        told = key in heard or partners[key][other] > 1
        if (key, other) in sure or (told and _first(partners[key], other[0]) == other and _first(partners[other], key[0]) == key):
            same[key] = other
            out[other] = why
    return same, out


def _one_person(listed: Credits, pair: Beside) -> str | None:
    """Why two credits in two scripts are one person's."""
    film = listed.film.name
    if pair.compared.verdict == "same":
        return f"{pair.compared.why}, and both are {'in the cast' if listed.field == 'cast' else listed.field} of {film}"
    if pair.compared.verdict == "different" or not listed.even or not pair.in_place:
        return None
    if len(listed.left) == 1 and listed.field == "director":
        return f"each is the only director of {film} in its edition"
    if any(p.compared.verdict == "same" and p.in_place for p in listed.pairs):
        return f"each stands at the same place of the {listed.field} of {film}, where other names agree"
    return None


def _first(partners: Counter[Key], script: str) -> Key | None:
    """The partner in a script that is more frequent than any other there."""
    found = [(key, n) for key, n in partners.most_common() if key[0] == script]
    return found[0][0] if found and (len(found) == 1 or found[0][1] > found[1][1]) else None


def _root(same: dict[Key, Key], key: Key) -> Key:
    while key in same and same[key] != key:
        key = same[key]
    return key


def _person(group: list[tuple[Statement, Film]], why: str | None, preferred: str | None) -> Person:
    statements = tuple(s for s, _ in sorted(group, key=lambda g: (g[0].document, g[0].place.start)))
    person_id, printed, forms = called(statements, preferred)
    return Person(person_id, printed, forms, statements, tuple(sorted({f.id for _, f in group})), (why,) if why else ())


def called(statements: Iterable[Statement], preferred: str | None = None) -> tuple[str, str, tuple[Form, ...]]:
    """A person's id, usual name and every form of it, from the statements that name this person. `preferred`: the name that an editor chose."""
    counts = Counter((named(s), s.language) for s in statements)
    forms = tuple(Form(text, language, n) for (text, language), n in sorted(counts.items(), key=lambda c: (-c[1], c[0][0], c[0][1] or "")))
    latin = [f for f in forms if name.script(f.text) == "Latn"]
    printed = preferred or (latin or list(forms))[0].text
    return fold.hyphened(fold.unaccented(printed).casefold()) or "person", printed, forms
