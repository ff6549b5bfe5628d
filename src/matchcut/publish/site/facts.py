"""A film's facts with the places that state them, its credits in every edition, its awards and ratings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from minijinja import Markup

from matchcut.model import Person, Statement, fields
from matchcut.model.fields import ValueKind
from matchcut.publish.site.catalogue import Catalogue, Entry, in_edition
from matchcut.publish.site.terms import Named
from matchcut.publish.site.view import Link, View
from matchcut.publish.site.words import speaks
from matchcut.resolve.credits import named

_SINGLE = fields.of_kind(ValueKind.DATE, ValueKind.YEAR, ValueKind.RUNTIME)
_BY_CODE = fields.of_kind(ValueKind.COUNTRY, ValueKind.LANGUAGE, ValueKind.RUNTIME)  # its text is in the language of its document
_ELSEWHERE = fields.of_kind(ValueKind.TITLE, ValueKind.AWARD, ValueKind.IDENTIFIER)  # on a film's page
_FACTS = (
    "director",
    *(f.name for f in fields.rows() if (f.schema or f.kind is ValueKind.COMPANY) and not f.credit and f.name not in _ELSEWHERE),
)
_MOST = 12  # statements in one popover

Group = tuple[Person | None, list[Statement]]  # a person, and the credits that name one


@dataclass(frozen=True, slots=True)
class Source:
    """One statement in the window of a fact."""

    text: Link
    note: str
    place: Markup
    other: bool  # says something else than what is printed


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of facts: the printed values, and every statement about them."""

    id: str
    label: str
    values: tuple[Link, ...]
    disputed: bool
    sources: tuple[Source, ...]
    verdict: str


@dataclass(frozen=True, slots=True)
class Credit:
    """A person in one role."""

    name: Link
    character: str
    others: tuple[Link, ...]
    disputed: bool


@dataclass(frozen=True, slots=True)
class Role:
    """Everyone in one role."""

    label: str
    credits: tuple[Credit, ...]


@dataclass(frozen=True, slots=True)
class Award:
    """One award or nomination."""

    name: Link
    recipient: str
    won: bool
    result: str


@dataclass(frozen=True, slots=True)
class Ceremony:
    """What one body gave in one year."""

    body: Link
    year: str
    awards: tuple[Award, ...]


def facts(view: View, entry: Entry) -> list[Fact]:
    """The facts at the top of the page. The year is left out if a date gives it."""
    out: list[Fact] = []
    for field in _FACTS:
        if fields.kind(field) is ValueKind.YEAR and entry.film.all("release_date"):
            continue
        stated = [s for s in entry.film.all(field) if s.polarity != "negated"]
        if stated and (fact := _fact(view, entry, field, stated)):
            out.append(fact)
    return out


def _fact(view: View, entry: Entry, field: str, stated: list[Statement]) -> Fact | None:
    if field in _SINGLE:
        chosen = entry.film.preferred(field, view.interface)
        printed = [chosen] if chosen else []
    else:
        printed = list(in_edition(entry.film, field, view.interface))
    if not printed:
        return None
    keys = {s.value_key for s in printed}
    shown = _distinct(_printed(view, entry, field, s) for s in printed)
    disputed = any(entry.disputes(s) for s in stated)
    single = field in _SINGLE
    sources = tuple(
        Source(
            view.named(Named(s.text, _language(view, s))),
            s.qualifier or "",
            view.statement(s),
            s.value_key not in keys if single else entry.disputes(s),
        )
        for s in stated[:_MOST]
    )
    text = view.words.comma.join(link.text for link in shown)
    verdict = view.words.say("prints", text) if disputed and single else "" if disputed else view.words["all_same"]
    return Fact(field.replace("_", "-"), view.words.field(field, len(shown)), shown, disputed, sources, verdict)


def _printed(view: View, entry: Entry, field: str, s: Statement) -> Link:
    kind = fields.kind(field)
    if kind in (ValueKind.DATE, ValueKind.YEAR):
        return Link(view.words.date(str(s.value)))
    if kind is ValueKind.RUNTIME:
        return _runtime(view, field, entry, s)
    if kind is ValueKind.LANGUAGE:
        return Link(view.words.language(str(s.value)))
    if field in entry.terms:
        if speaks(_language(view, s), view.interface):
            return view.named(Named(s.text, _language(view, s)))
        term = next((t for t in entry.terms[field] if t.means(s)), None)
        if term:
            return view.named(term.called(view.interface))
    if kind is ValueKind.PERSON:
        person = view.catalogue.person_of.get(s.id)
        return view.named(Named(s.text, s.language)) if person is None else view.named(_form(person, view, [s]))
    return view.named(Named(s.text, s.language))


def _runtime(view: View, field: str, entry: Entry, s: Statement) -> Link:
    """The running time as a document in the page's language prints it, else in the site's words."""
    for same in entry.film.all(field):
        if same.value_key == s.value_key and speaks(_language(view, same), view.interface):
            return view.named(Named(same.text, _language(view, same)))
    return Link(view.words.say("minutes", s.value)) if isinstance(s.value, int) else view.named(Named(s.text, _language(view, s)))


def _language(view: View, s: Statement) -> str | None:
    """The language of a printed value. Countries, languages and running times are in the language of their document."""
    if s.language or s.field not in _BY_CODE:
        return s.language
    document = view.catalogue.archive.document(s.document)
    return document.language if document else None


def _distinct(links: Iterable[Link]) -> tuple[Link, ...]:
    return tuple({link.text: link for link in links}.values())


def _form(person: Person, view: View, stated: Sequence[Statement]) -> Named:
    """A person's name on this page: as stated in the page's language, else as stated in another, else the archive's usual name."""
    for s in stated:
        if speaks(s.language, view.interface):
            return Named(named(s), s.language)
    form = next((f for f in person.forms if speaks(f.language, view.interface)), None)
    if form:
        return Named(form.text, form.language)
    return Named(named(stated[0]), stated[0].language) if stated else Named(person.name)


def roles(view: View, entry: Entry) -> list[Role]:
    """Every role with its people: each person once, with the forms of the name in all editions."""
    out: list[Role] = []
    for field in fields.credits_in_order("crew", "cast", "other"):
        people = _people(view.catalogue, entry, field)
        if people:
            rows = tuple(_credit(view, entry, person, stated) for person, stated in _side_by_side(view, people))
            out.append(Role(view.words.field(field, len(rows)), rows))
    return out


def _people(catalogue: Catalogue, entry: Entry, field: str) -> list[Group]:
    groups: dict[str, Group] = {}
    for s in entry.film.all(field):
        if s.kind != "field":
            continue
        person = catalogue.person_of.get(s.id)
        key = f"p {person.id}" if person else f"t {named(s).casefold()}"
        groups.setdefault(key, (person, []))[1].append(s)
    return list(groups.values())


def _side_by_side(view: View, people: list[Group]) -> list[Group]:
    """Puts the names of another edition beside those in the page's language, if both lists are complete and equally long."""
    own = [g for g in people if any(speaks(s.language, view.interface) for s in g[1])]
    rest: dict[str, list[Group]] = defaultdict(list)
    for g in people:
        if g not in own:
            rest[g[1][0].document].append(g)
    here = {s.document for _, stated in own for s in stated}
    beside = [groups for document, groups in rest.items() if len(groups) == len(own) and document not in here]
    return [(p, [*stated, *(s for groups in beside for s in groups[i][1])]) for i, (p, stated) in enumerate(own)] + [
        g for groups in rest.values() if groups not in beside for g in groups
    ]


def _credit(view: View, entry: Entry, person: Person | None, stated: list[Statement]) -> Credit:
    own = [s for s in stated if speaks(s.language, view.interface)] or stated
    name = _form(person, view, stated) if person else Named(named(own[0]), own[0].language)
    others = {named(s): _other(view, person, s) for s in stated if named(s) != name.text}
    parts = [(s.value.get("character"), s.value.get("job")) for s in [*own, *stated] if isinstance(s.value, dict)]
    character = next((c for c, _ in parts if c), None) or next((j for _, j in parts if j), None) or ""
    link = view.person(person, name) if person else view.named(name)
    return Credit(link, character, tuple(others.values()), any(entry.disputes(s) for s in stated))


def _other(view: View, person: Person | None, s: Statement) -> Link:
    """Another form of a name; a link if it may be somebody else."""
    owner = view.catalogue.person_of.get(s.id)
    name = Named(named(s), s.language)
    return view.person(owner, name) if owner and (person is None or owner.id != person.id) else view.named(name)


def awards(view: View, entry: Entry) -> list[Ceremony]:
    """Awards by body and year, as a document in the page's language states them."""
    groups: dict[tuple[str, str], list[Award]] = defaultdict(list)
    bodies: dict[tuple[str, str], Link] = {}
    for s in in_edition(entry.film, "award", view.interface):
        value = s.value if isinstance(s.value, dict) else {"award": s.text}
        body, year = str(value.get("body") or ""), str(value.get("year") or "")
        name = view.words.comma.join(str(v) for v in (value.get("award"), value.get("category")) if v) or s.text
        result = str(value.get("result") or "")
        won = result.casefold() in ("won", "winner", "win", "")
        label = view.words["won"] if won else view.words["nominated"] if result.casefold().startswith("nomin") else result
        groups[body, year].append(Award(view.named(Named(name, s.language)), str(value.get("recipient") or ""), won, label))
        bodies[body, year] = view.named(Named(body or view.words.field("award"), s.language if body else None))
    return [Ceremony(bodies[key], key[1], tuple(given)) for key, given in groups.items()]
