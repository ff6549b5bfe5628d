"""Topics, genres and countries: one term for the words of several languages that mean the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, product

from matchcut.model import Film, Statement, fields
from matchcut.model.fields import ValueKind
from matchcut.publish.site.words import base
from matchcut.values.country import country_name

Word = tuple[str, str]  # base language, folded text


@dataclass(frozen=True, slots=True)
class Named:
    """A text and its language."""

    text: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """One topic, genre or country. `id` is its name for addresses."""

    id: str
    names: Mapping[str, Named]  # by interface
    films: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()  # every text that means it, and its code

    def means(self, statement: Statement) -> bool:
        """True if a statement states this term."""
        return str(statement.value) in self.words or statement.text in self.words

    def called(self, interface: str) -> Named:
        return self.names[interface]


@dataclass(slots=True)
class _Group:
    texts: dict[str, Counter[tuple[str, str | None]]] = field(default_factory=lambda: defaultdict(Counter))
    films: dict[str, None] = field(default_factory=dict)

    def named(self, languages: Iterable[str]) -> Named:
        """Its most frequent text in the first of the languages that has one, else in any."""
        for name in (*languages, *sorted(self.texts)):
            if name in self.texts:
                (text, language), _ = min(self.texts[name].items(), key=lambda kv: (-kv[1], kv[0][0]))
                return Named(text, language)
        raise ValueError("a term without a name")


def of_field(films: Iterable[Film], name: str, interfaces: Sequence[str]) -> dict[str, Term]:
    """The terms of a field of countries or of words. `interfaces`: the tags of the languages that the site speaks, the first one first."""
    return _countries(films, name, interfaces) if fields.kind(name) is ValueKind.COUNTRY else _printed(films, name, interfaces)


def _countries(films: Iterable[Film], name: str, interfaces: Sequence[str]) -> dict[str, Term]:
    """Countries by code, each under its usual name in the page's language; what has no code goes by its printed text."""
    groups: dict[str, _Group] = defaultdict(_Group)
    for film in films:
        for s, language in _stated(film, name):
            _add(groups[str(s.value)], film, s, language)
    return _terms(groups, interfaces, country_name)


def _printed(films: Iterable[Film], name: str, interfaces: Sequence[str]) -> dict[str, Term]:
    """Terms of a field whose values are words.

    Words of two languages are one term where they are spelt alike, or where the records of the same films put them in the same places of
    lists of equal length.
    A word in a language that has no pages of its own, and that stands for none that has, counts only where its film has no other.
    """
    films = list(films)
    languages = [base(tag) for tag in interfaces]
    stated = {film.id: [(s, _word(s, language), language) for s, language in _stated(film, name)] for film in films}
    same = _aligned(stated.values(), languages)
    spoken = {word[1]: word for rows in stated.values() for _, word, _ in rows if word[0] == languages[0]}
    groups: dict[str, _Group] = defaultdict(_Group)
    for film in films:
        rows = [(s, spoken.get(word[1]) or same.get(word, word), language) for s, word, language in stated[film.id]]
        own = [row for row in rows if row[1][0] in ("", *languages)]
        for s, word, language in own or rows:
            _add(groups["\0".join(word)], film, s, language)
    return _terms(groups, interfaces)


def _terms(
    groups: Mapping[str, _Group], interfaces: Sequence[str], usual: Callable[[str, str], str | None] | None = None
) -> dict[str, Term]:
    """The groups as terms. `usual` knows what a group's key is called in a language."""
    out: dict[str, Term] = {}
    languages = [base(tag) for tag in interfaces]
    for key, group in groups.items():
        names = {tag: Named(name) if usual and (name := usual(key, tag)) else group.named((base(tag), *languages)) for tag in interfaces}
        words = frozenset([key, *(text for texts in group.texts.values() for text, _ in texts)])
        id = names[interfaces[0]].text
        while id in out:
            id += " +"
        out[id] = Term(id, names, tuple(group.films), words)
    return out


def _add(group: _Group, film: Film, statement: Statement, language: str | None) -> None:
    text = statement.text or str(statement.value)
    group.texts[base(language)][text, language] += 1
    group.films[film.id] = None


def _stated(film: Film, name: str) -> list[tuple[Statement, str | None]]:
    """What the film's records state in a field, each with its language; if it has no record, what any document states."""
    stated = [(s, s.language or d.language) for d in film.records for s in d.statements if s.field == name and s.kind == "field"]
    return stated or [(s, s.language) for s in film.all(name) if s.kind == "field"]


def _word(statement: Statement, language: str | None) -> Word:
    return base(language), " ".join(statement.text.casefold().split())


def _aligned(stated: Iterable[list[tuple[Statement, Word, str | None]]], interfaces: Sequence[str]) -> dict[Word, Word]:
    """For each word the word of the first interface language that it stands for, else that of another interface language."""
    votes: dict[tuple[str, str], Counter[tuple[Word, Word]]] = defaultdict(Counter)
    for rows in stated:
        lists: dict[str, list[Word]] = {}
        for _, records in groupby(rows, lambda row: row[0].document):
            words = [word for _, word, _ in records]
            lists.setdefault(words[0][0], words)
        for a, b in product(interfaces, lists):
            if a != b and b != interfaces[0] and len(lists.get(a, ())) == len(lists[b]):
                votes[a, b].update(zip(lists[a], lists[b], strict=True))
    out: dict[Word, Word] = {}
    for pair in sorted(votes, key=lambda p: (p[0] != interfaces[0], p[1] not in interfaces, p)):
        for word, meant in _best(votes[pair]).items():
            out.setdefault(word, out.get(meant, meant))
    return out


def _best(votes: Counter[tuple[Word, Word]]) -> dict[Word, Word]:
    """For each right word its left word, if each is the other's most frequent partner."""
    best_left: dict[Word, Word] = {}
    best_right: dict[Word, Word] = {}
    for left, right in sorted(votes, key=lambda pair: (-votes[pair], pair)):
        best_left.setdefault(left, right)
        best_right.setdefault(right, left)
    return {right: left for right, left in best_right.items() if best_left[left] == right}
