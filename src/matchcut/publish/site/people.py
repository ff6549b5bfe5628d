"""People: an index by initial, and a page for each with every form of the name and every film."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from minijinja import Markup

from matchcut.model import Form, Person, Statement
from matchcut.publish.published import name_of
from matchcut.publish.site.addresses import digest
from matchcut.publish.site.judged import headline
from matchcut.publish.site.terms import Named
from matchcut.publish.site.view import Link, View
from matchcut.publish.site.words import speaks

SCRIPTS = {"Cyrillic": "Кириллица", "Arabic": "العربية", "Hangul": "한글", "Hiragana": "かな", "Katakana": "かな"}
_HAN = "汉"
_ROLES = ("director", "writer", "producer", "cinematographer", "editor", "composer", "cast", "person", "author", "award")


@dataclass(frozen=True, slots=True)
class Spelling:
    """One form of a name, where it stands first and how often it is written."""

    language: str
    count: int
    name: Link
    place: Markup | None


@dataclass(frozen=True, slots=True)
class Part:
    """One film, and what the person did in it."""

    work: Link
    detail: str
    year: str
    place: Markup


@dataclass(frozen=True, slots=True)
class Job:
    """One kind of work and all films of it."""

    label: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Initial:
    """People whose names begin alike."""

    letter: str
    id: str
    people: tuple[tuple[Link, str], ...]


def called(view: View, person: Person) -> Named:
    """The person's usual name in the page's language, else the archive's own form."""
    if view.interface == "en" and not any(map(_han, person.name)):
        own = next((f for f in person.forms if f.text == person.name), None)
        return Named(person.name, own.language if own else None)
    spoken = [f for f in person.forms if speaks(f.language, view.interface)]
    form = max(spoken, key=lambda f: f.count, default=None)
    if form:
        return Named(form.text, form.language)
    own = next((f for f in person.forms if f.text == person.name), None)
    return Named(person.name, own.language if own else None)


def page(view: View, person: Person) -> dict[str, Any]:
    """All that the person template asks for."""
    films = [view.catalogue.entries[f] for f in person.films if f in view.catalogue.entries]
    texts = {s.document for s in person.statements}
    words = view.words
    lede = words.say("person_lede", words.counted("person_lede_films", len(films)), words.counted("person_lede_texts", len(texts)))
    lede = lede[:1].upper() + lede[1:]
    if len(person.forms) > 1:
        lede += ("" if view.interface == "zh" else " ") + words.counted("person_forms", len(person.forms))
    return {
        "person": view.named(called(view, person)),
        "lede": lede,
        "spellings": _spellings(view, person),
        "why": tuple(why[:1].upper() + why[1:] for why in person.why),
        "jobs": _jobs(view, person),
    }


def _spellings(view: View, person: Person) -> list[Spelling]:
    first: dict[str, Statement] = {}
    for s in person.statements:
        first.setdefault(name_of(s), s)
    forms = person.forms or tuple(Form(text, s.language, 1) for text, s in first.items())
    return [
        Spelling(
            view.words.language(form.language),
            form.count,
            view.named(Named(form.text, form.language)),
            view.statement(first[form.text]) if form.text in first else None,
        )
        for form in forms
    ]


def _jobs(view: View, person: Person) -> list[Job]:
    found: dict[str, dict[tuple[str, str], Part]] = defaultdict(dict)
    for s in person.statements:
        if s.kind != "field" or s.field not in _ROLES:
            continue
        for part, key in _parts(view, s):
            found[s.field].setdefault(key, part)
    return [
        Job(view.words[f"as_{role}"], tuple(sorted(found[role].values(), key=lambda p: p.year, reverse=True)))
        for role in _ROLES
        if found[role]
    ]


def _parts(view: View, s: Statement) -> list[tuple[Part, tuple[str, str]]]:
    value = s.value if isinstance(s.value, dict) else {}
    if s.field == "author":
        document = view.catalogue.archive.document(s.document)
        title = (headline(document) if document else None) or Named(s.document)
        page = view.catalogue.source_page(s.place)
        link = view.named(title)
        work = Link(link.text, view.asset(page) if page else None, link.lang, link.dir)
        return [(Part(work, "", "", view.statement(s)), (s.document, ""))]
    if s.field == "award":
        detail = view.words.comma.join(str(value[k]) for k in ("award", "category") if value.get(k))
        return [
            (Part(view.film(e), detail, str(value.get("year") or e.year or ""), view.statement(s)), (film, detail))
            for film in view.catalogue.films_by_path.get(s.document, ())[:1]
            for e in (view.catalogue.entries[film],)
        ]
    detail = str(value.get("character") or value.get("job") or "")
    entries = [view.catalogue.entries[film] for film in view.catalogue.films_by_path.get(s.document, ())[:1]]
    return [(Part(view.film(e), detail, str(e.year or ""), view.statement(s)), (e.film.id, "")) for e in entries]


def index(view: View) -> list[Initial]:
    """Everyone, by initial: Latin letters first, then each other script under its own name; in Chinese, Chinese characters first."""
    groups: dict[str, list[tuple[str, Link, str]]] = defaultdict(list)
    for person in view.catalogue.archive.people:
        name = called(view, person)
        count = len(person.films)
        note = f"{count} {view.words.n('n_films', count)}" if count else ""
        groups[_initial(name.text)].append((_sort_key(name.text), view.person(person, name), note))
    order = sorted(groups, key=lambda k: (view.interface == "zh" and k != _HAN, not k.isascii(), not k.isalpha(), k))
    return [
        Initial(
            view.words["letters_han"] if k == _HAN else k or view.words["letters_other"],
            f"i-{k.lower() if k.isascii() and k.isalpha() else digest(k)}",
            tuple((link, n) for _, link, n in rows),
        )
        for k in order
        for rows in (sorted(groups[k], key=lambda row: (row[0], row[1].text)),)
    ]


def _sort_key(name: str) -> str:
    """The family name of a name in letters; a Han name as it is."""
    words = name.split()
    return _folded(" ".join([words[-1], *words[:-1]]) if (len(words) > 1 and name.isascii()) or len(words) == 2 else name)


def _folded(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


def _initial(name: str) -> str:
    if any(map(_han, name)):
        return _HAN
    first = next((c for c in _sort_key(name) if c.isalpha()), "")
    if first.isascii():
        return first.upper()
    script = unicodedata.name(first, "").split(" ")[0].capitalize()
    return SCRIPTS.get(script, "")


def _han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff" or "\U00020000" <= char <= "\U0003ffff"
