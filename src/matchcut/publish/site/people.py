"""People: an index by initial, and a page for each with every form of the name and every film."""

from __future__ import annotations

import tomllib
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from minijinja import Markup

from matchcut.model import Form, Person, Statement, fields
from matchcut.publish.site.addresses import digest
from matchcut.publish.site.digests import Digests, Parts
from matchcut.publish.site.reception import headline
from matchcut.publish.site.terms import Named
from matchcut.publish.site.view import Link, View
from matchcut.publish.site.words import speaks
from matchcut.resolve.credits import named

_ROLES = (*fields.credits_in_order(), "award")


@dataclass(frozen=True, slots=True)
class Spelling:
    """One form of a name: where it stands first, and how often it is written."""

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
    own = next((f for f in person.forms if f.text == person.name), Form(person.name, None, 0))
    if _script(person.name) == view.words.script:
        return Named(own.text, own.language)
    spoken = [f for f in person.forms if speaks(f.language, view.interface)]
    form = max(spoken, key=lambda f: f.count, default=own)
    return Named(form.text, form.language)


def page(view: View, person: Person) -> dict[str, Any]:
    """All that the person template asks for."""
    films = [view.catalogue.entries[f] for f in person.films if f in view.catalogue.entries]
    texts = {s.document for s in person.statements}
    words = view.words
    lede = words.say("person_lede", words.counted("person_lede_films", len(films)), words.counted("person_lede_texts", len(texts)))
    lede = lede[:1].upper() + lede[1:]
    if len(person.forms) > 1:
        lede += words.counted("person_forms", len(person.forms))
    return {
        "person": view.named(called(view, person)),
        "lede": lede,
        "spellings": _spellings(view, person),
        "why": tuple(why[:1].upper() + why[1:] for why in person.why),
        "jobs": _jobs(view, person),
    }


def parts(view: View, known: Digests, *, person: Person) -> Parts:
    """What the page is made of."""
    catalogue = view.catalogue
    titles = (headline(d) for s in person.statements if s.field == "author" and (d := catalogue.archive.document(s.document)))
    films = [catalogue.films_by_path.get(s.document, ())[:1] for s in person.statements]
    return (
        (known.people[person.id], person.forms, person.why, sum(f in catalogue.entries for f in person.films)),
        [known.stated(s) for s in person.statements],
        [(known.link(film, view.interface), catalogue.entries[film].year) for first in films for film in first],
        list(titles),
    )


def _spellings(view: View, person: Person) -> list[Spelling]:
    first: dict[str, Statement] = {}
    for s in person.statements:
        first.setdefault(named(s), s)
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
    films: dict[str, dict[tuple[str, str], Part]] = defaultdict(dict)
    for s in person.statements:
        if s.kind != "field" or s.field not in _ROLES:
            continue
        for part, key in _parts(view, s):
            films[s.field].setdefault(key, part)
    return [
        Job(view.words.role(role), tuple(sorted(films[role].values(), key=lambda p: p.year, reverse=True)))
        for role in _ROLES
        if films[role]
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
    """Everyone by initial: Latin letters, then the other scripts; the script of the page's language before all."""
    groups: dict[str, list[tuple[str, Link, str]]] = defaultdict(list)
    for person in view.catalogue.archive.people:
        name = called(view, person)
        count = len(person.films)
        note = f"{count} {view.words.n('n_films', count)}" if count else ""
        groups[_initial(name.text)].append((_sort_key(name.text), view.person(person, name), note))
    first = scripts().get(view.words.script)
    order = sorted(groups, key=lambda k: (first is not None and k != first, not k.isascii(), not k.isalpha(), k))
    called_here = {scripts()[script]: word for script, word in view.words.scripts.items()}
    return [
        Initial(
            called_here.get(k, k) or view.words["letters_other"],
            f"i-{k.lower() if k.isascii() and k.isalpha() else digest(k)}",
            tuple((link, n) for _, link, n in rows),
        )
        for k in order
        for rows in (sorted(groups[k], key=lambda row: (row[0], row[1].text)),)
    ]


def _sort_key(name: str) -> str:
    """What a name is sorted by: the family name first; a name in Han characters as it is."""
    words = name.split()
    return _folded(" ".join([words[-1], *words[:-1]]) if (len(words) > 1 and name.isascii()) or len(words) == 2 else name)


def _folded(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


def _initial(name: str) -> str:
    """The heading for a name: a Latin capital, or the own name of its script; empty for scripts without one."""
    letter = _letter(name)
    return letter.upper() if letter.isascii() and not any(map(_han, name)) else scripts().get(_script(name), "")


def _script(name: str) -> str:
    """The script of a name, by its first letter; any Han character decides."""
    if any(map(_han, name)):
        return "Han"
    letter = _letter(name)
    return unicodedata.name(letter, "").partition(" ")[0].capitalize() if letter else ""


def _letter(name: str) -> str:
    """The first letter of what a name is sorted by; empty if it has none."""
    return next((c for c in _sort_key(name) if c.isalpha()), "")


@cache
def scripts() -> dict[str, str]:
    """The name of each script in the script itself."""
    return tomllib.loads((files(__package__) / "tables/scripts.toml").read_text("utf-8"))


def _han(char: str) -> bool:
    return 0x3400 <= ord(char) <= 0x9FFF or 0x20000 <= ord(char) <= 0x3FFFF
