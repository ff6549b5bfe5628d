"""Topics, genres and countries: one term for what several languages call it, and what to call it in each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from matchcut.model import Film, Statement
from matchcut.publish.site.words import INTERFACES, Interface

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
    names: Mapping[Interface, Named]
    films: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()  # every text that means it, and its code

    def means(self, statement: Statement) -> bool:
        """Whether a statement states this term."""
        return str(statement.value) in self.words or statement.text in self.words

    def called(self, interface: Interface) -> Named:
        return self.names[interface]


@dataclass(slots=True)
class _Group:
    texts: dict[str, Counter[tuple[str, str | None]]] = field(default_factory=lambda: defaultdict(Counter))
    films: dict[str, None] = field(default_factory=dict)

    def named(self, interface: Interface) -> Named:
        for base in (interface, *INTERFACES, *sorted(self.texts)):
            if base in self.texts:
                (text, language), _ = min(self.texts[base].items(), key=lambda kv: (-kv[1], kv[0][0]))
                return Named(text, language)
        raise ValueError("a term without a name")


def base(tag: str | None) -> str:
    """The language of a tag, without script and region."""
    return (tag or "").split("-")[0].casefold()


def coded(films: Iterable[Film], name: str) -> dict[str, Term]:
    """Terms of a field whose values are codes, by code."""
    groups: dict[str, _Group] = defaultdict(_Group)
    for film in films:
        for s in _stated(film, name):
            _add(groups[str(s.value)], film, s)
    return _terms(groups)


def printed(films: Iterable[Film], name: str) -> dict[str, Term]:
    """Terms of a field whose values are words.

    English and Chinese words are one term where the records of the same films put them in the same places of lists of equal length.
    """
    films = list(films)
    same = _aligned(films, name)
    groups: dict[str, _Group] = defaultdict(_Group)
    for film in films:
        for s in _stated(film, name):
            word = _word(s)
            _add(groups["\0".join(same.get(word, word))], film, s)
    return _terms(groups)


def _terms(groups: Mapping[str, _Group]) -> dict[str, Term]:
    out: dict[str, Term] = {}
    for key, group in groups.items():
        names = {i: group.named(i) for i in INTERFACES}
        words = frozenset([key, *(text for texts in group.texts.values() for text, _ in texts)])
        id = names["en"].text
        while id in out:
            id += " +"
        out[id] = Term(id, names, tuple(group.films), words)
    return out


def _add(group: _Group, film: Film, statement: Statement) -> None:
    text = statement.text or str(statement.value)
    group.texts[base(statement.language)][text, statement.language] += 1
    group.films[film.id] = None


def _stated(film: Film, name: str) -> list[Statement]:
    """What the film's records state in a field; where it has no record, whatever is stated."""
    stated = [s for d in film.records for s in d.statements if s.field == name and s.kind == "field"]
    return stated or [s for s in film.all(name) if s.kind == "field"]


def _word(statement: Statement) -> Word:
    return base(statement.language), " ".join(statement.text.casefold().split())


def _aligned(films: Iterable[Film], name: str) -> dict[Word, Word]:
    """Chinese words and the English ones they stand for."""
    votes: Counter[tuple[Word, Word]] = Counter()
    for film in films:
        lists: dict[str, list[Word]] = {}
        for record in film.records:
            words = [_word(s) for s in record.statements if s.field == name and s.kind == "field"]
            if words:
                lists.setdefault(words[0][0], words)
        left, right = lists.get("en"), lists.get("zh")
        if left and right and len(left) == len(right):
            votes.update(zip(left, right, strict=True))
    best_left: dict[Word, tuple[Word, int]] = {}
    best_right: dict[Word, tuple[Word, int]] = {}
    for (left_word, right_word), n in sorted(votes.items(), key=lambda kv: (-kv[1], kv[0])):
        best_left.setdefault(left_word, (right_word, n))
        best_right.setdefault(right_word, (left_word, n))
    return {right: left for right, (left, _) in best_right.items() if best_left[left][0] == right}
