"""People in maps and lists of maps: who plays whom, who did what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from matchcut.collections import lexicon
from matchcut.languages import known
from matchcut.model import Cell, Document, FieldChoice, Json
from matchcut.model import fields as registry
from matchcut.values import listing, name, rating


class Credit(NamedTuple):
    """A person as a statement; `span` is in the file."""

    span: tuple[int, int]
    field: str
    text: str
    value: Json


class Siblings:
    """The cells of a document by the map that they are in; made when first asked for."""

    def __init__(self, cells: Sequence[Cell]) -> None:
        self._cells = cells
        self._maps: dict[tuple[str | int, ...], dict[str, Cell]] | None = None

    def of(self, cell: Cell) -> dict[str, Cell]:
        """The cells beside one, by folded key."""
        if self._maps is None:
            self._maps = {}
            for c in self._cells:
                if len(c.path) > 1 and isinstance(c.path[-1], str):
                    self._maps.setdefault(c.path[:-1], {})[lexicon.folded(c.path[-1])] = c
        return self._maps.get(cell.path[:-1], {})


def credited(document: Document, cell: Cell, choice: FieldChoice, siblings: Siblings) -> list[Credit]:
    """The people that a cell of a map names, with character or job from beside it; empty for any other cell."""
    if choice.field == "rating" and not choice.keyed:
        return _rated(cell, choice, siblings.of(cell)) if len(cell.path) > 1 and isinstance(cell.path[-1], str) else []
    if choice.field not in registry.people() and choice.keyed != "source":
        return []
    if choice.keyed:
        return _of_key(document, cell, choice)
    if len(cell.path) < 2 or not isinstance(cell.path[-1], str) or choice.field not in ("cast", "person"):
        return []
    beside = siblings.of(cell)
    role = next((c.text.strip() for key, c in beside.items() if lexicon.word("character", key) and c is not cell), "")
    job = next((c.text.strip() for key, c in beside.items() if lexicon.word("job", key) and c is not cell), "")
    if choice.field == "cast":
        return [_credit(cell, "cast", span, role) for span in listing.people(cell.text)] if role else []
    field = _field_of_job(job)
    character = next((c.text.strip() for key, c in beside.items() if lexicon.word("character", key) and not lexicon.word("job", key)), "")
    return [_credit(cell, field, span, character if field == "cast" else job) for span in listing.people(cell.text)] if job else []


def _rated(cell: Cell, choice: FieldChoice, beside: dict[str, Cell]) -> list[Credit]:
    """A rating in a map that says whose it is or how far its scale goes: `{Source: Rotten Tomatoes, Value: 92%}`, `{value: 7.4, max: 10}`."""
    whose = next((c.text.strip() for key, c in beside.items() if key in known("source-keys", fold=lexicon.folded) and c is not cell), "")
    top = next((c.text.strip() for key, c in beside.items() if key in known("scale-keys") and c is not cell), "")
    if not whose and not top:
        return []
    source = choice.source or (rating.source_named(whose) or whose or None)
    best = float(top) if top.isdigit() else choice.best or (rating.scale_of(source) if source else None)
    found = rating.ratings(cell.text, best, source)
    return [Credit(cell.span(a, b), "rating", cell.text[a:b], r.value) for a, b, r in found]


def _field_of_job(job: str) -> str:
    """The field that a credit belongs to: "Director of Photography" is the cinematographer."""
    if lexicon.folded(job) in known("acting"):
        return "cast"
    return next((m.field for m in lexicon.meanings(job) if m.field in registry.people()), "person")


def _credit(cell: Cell, field: str, span: tuple[int, int], told: str) -> Credit:
    text = cell.text[slice(*span)]
    return Credit(cell.span(*span), field, text, _value(field, name.usual(text)[0], told))


def _value(field: str, person: str, told: str) -> Json:
    if field == "cast":
        return {"name": person} | ({"character": told} if told else {})
    return {"name": person} | ({"job": told} if told else {}) if field == "person" else person


def _of_key(document: Document, cell: Cell, choice: FieldChoice) -> list[Credit]:
    """`{Mikey Madison: Ani}`, `{Ani: Mikey Madison}`, `{Sound: Jane Doe}`, `{Anna: 4}`."""
    key = str(cell.path[-1])
    if choice.keyed == "source":
        source = None if lexicon.folded(key) in known("own-rating") else rating.source_named(key) or key
        found = rating.ratings(cell.text, choice.best, source)
        return [Credit(cell.span(a, b), "rating", cell.text[a:b], r.value) for a, b, r in found]
    if choice.keyed == "name":
        start = document.text.find(key, cell.key_start, cell.key_start + len(key) + 2) if cell.key_start >= 0 else -1
        span = (start, start + len(key)) if start >= 0 else cell.span(0, len(cell.text))
        return [Credit(span, choice.field, key, _value(choice.field, key, cell.text.strip()))]
    field = _field_of_job(key) if choice.field == "person" else choice.field
    return [_credit(cell, field, span, key) for span in listing.people(cell.text)]
