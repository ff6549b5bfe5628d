"""All values that stand under one key in a collection, and what the decisions about the collection need to know of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from matchcut.collections import lexicon, parents
from matchcut.languages import known
from matchcut.model import Cell, Document, FieldChoice
from matchcut.model import fields as registry
from matchcut.values import absent

ENOUGH = 3  # documents
SAMPLE = 1000  # values
_OPEN = frozenset({"rating"}) | registry.people()  # fields whose maps may have values for keys


class Column:
    """The cells under one key pattern."""

    def __init__(self, pattern: str, keys: list[str], is_open: bool) -> None:
        self.pattern = pattern
        self.keys = keys or [""]
        self.is_open = is_open  # its last key stands for any: the keys of the map are values
        self.cells: list[tuple[Document, Cell]] = []

    @cached_property
    def said(self) -> list[tuple[Document, str]]:
        """The values that are not absent, with their documents."""
        return [(d, c.text) for d, c in self.cells if not absent.is_absent(c.text)]

    @cached_property
    def texts(self) -> list[str]:
        return [text for _, text in self.said]

    @cached_property
    def sample(self) -> list[str]:
        """As many of the values as are enough to know them all by, from all over the collection."""
        return self.texts[:: len(self.texts) // SAMPLE + 1]

    @cached_property
    def counts(self) -> bool:
        """Whether its values only number the documents: 1, 2, 3, ..."""
        return len(self.texts) >= 5 and all(text.strip() == str(n) for n, text in enumerate(self.texts, 1))

    @cached_property
    def paths(self) -> frozenset[str]:
        """The documents that have the key."""
        return frozenset(d.path for d, _ in self.cells)


def columns(documents: Sequence[Document]) -> dict[str, Column]:
    """The columns of a collection by pattern, in the order in which the keys are met. Maps whose keys are values are one: `cast.*`."""
    out: dict[str, Column] = {}
    firm = _recurring(documents)
    patterns: dict[tuple[str, ...], tuple[str, list[str], bool]] = {}
    for document in documents:
        for cell in document.reading.cells:
            shape = tuple("[]" if isinstance(part, int) else part for part in cell.path)
            if shape not in patterns:
                patterns[shape] = _pattern(cell, is_key=shape in firm)
            pattern, keys, is_open = patterns[shape]
            column = out.get(pattern)
            if column is None:
                column = out[pattern] = Column(pattern, keys, is_open)
            column.cells.append((document, cell))
    held = parents.holders(c.cells[0][1].path for c in out.values())
    for column in out.values() if held else ():
        if not column.is_open and not any(m.field in registry.dates() for m in lexicon.of_path(column.keys)):
            column.keys = parents.seen(column.cells[0][1].path, held) or column.keys
    return out


def _recurring(documents: Sequence[Document]) -> frozenset[tuple[str, ...]]:
    """The shapes of paths into maps of people whose last key recurs in most of these maps: a key, whatever it is called, and no value."""
    maps: dict[tuple[str, ...], set[tuple[str, tuple[str | int, ...]]]] = defaultdict(set)
    counts: Counter[tuple[str, ...]] = Counter()
    for document in documents:
        for cell in document.reading.cells:
            if len(cell.path) < 2 or not isinstance(cell.path[-1], str) or not _holds_people(cell.path):
                continue
            shape = tuple("[]" if isinstance(part, int) else part for part in cell.path)
            maps[shape[:-1]].add((document.path, cell.path[:-1]))
            counts[shape] += 1
    return frozenset(s for s, n in counts.items() if n >= (2 if s[-2] == "[]" else ENOUGH) and n * 2 > len(maps[s[:-1]]))


def _holds_people(path: tuple[str | int, ...]) -> bool:
    """Whether a path leads into a map of actors; in one of other credits the keys recur and are values: `crew: {Sound: Jane Doe}`."""
    outer = next((part for part in reversed(path[:-1]) if isinstance(part, str)), "")
    found = lexicon.meanings(outer)
    return bool(found) and found[0].field in (registry.people() if isinstance(path[-2], int) else {"cast"})


def _pattern(cell: Cell, *, is_key: bool) -> tuple[str, list[str], bool]:
    keys = [part for part in cell.path if isinstance(part, str)]
    pattern = cell.pattern
    if len(keys) > 1 and isinstance(cell.path[-1], str) and not is_key and _is_open(keys):
        return pattern.removesuffix(keys[-1]) + "*", [*keys[:-1], "*"], True
    return pattern, keys, False


def _is_open(keys: list[str]) -> bool:
    """Whether the last key may be a value: a person, a character or a critic rather than the name of something."""
    outer, last = lexicon.meanings(keys[-2]), keys[-1]
    if (
        not outer
        or outer[0].field not in _OPEN
        or lexicon.is_name(last)
        or lexicon.folded(last) in known("keys-of-named-things")
        or lexicon.is_language(last)
    ):
        return False
    return not last.startswith("@") and not lexicon.is_known(last) and not any(lexicon.word(kind, last) for kind in ("character", "job"))


def by_field(columns: Mapping[str, Column], fields: Mapping[str, FieldChoice], *wanted: str) -> Iterator[tuple[Column, FieldChoice]]:
    """The columns that were chosen to be one of some fields."""
    for pattern, choice in fields.items():
        if choice.field in wanted and pattern in columns:
            yield columns[pattern], choice
