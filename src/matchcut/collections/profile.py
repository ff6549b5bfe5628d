"""How the documents of one collection are written: which key is which field, and why. Made from all its files."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from matchcut.collections import lexicon
from matchcut.model import Cell, Document, FieldChoice, Profile
from matchcut.text import filename
from matchcut.values import absent, country, date, language, listing, rating, runtime

READABLE = 0.6  # share of a key's values that must read as its field's type
CONVENTION = 0.2  # what more than a fifth of the documents do is the house's way
LISTED = frozenset({"cast", "director", "writer", "producer", "country", "genre", "topic", "tag", "language"})
_TYPED: dict[str, Callable[[str], object]] = {
    "year": date.year,
    "release_date": date.date,
    "published": date.date,
    "watched": date.date,
    "screened": date.date,
    "date": date.date,
    "runtime": lambda text: runtime.minutes(text, bare=True),
    "rating": rating.rating,
    "country": country.country,
    "language": language.language,
    "text_language": language.language,
}


def profile(name: str, documents: Sequence[Document], settled: Mapping[str, FieldChoice] | None = None) -> Profile:
    """The profile of a collection. `settled`: what settings say of a key pattern; it is taken as said."""
    cells: dict[str, list[tuple[Document, Cell]]] = defaultdict(list)
    for document in documents:
        for cell in document.reading.cells:
            cells[cell.pattern].append((document, cell))
    choices = {pattern: (settled or {}).get(pattern) or _choice(pattern, found) for pattern, found in cells.items()}
    fields = {pattern: choice for pattern, choice in choices.items() if choice}
    _one_title(fields, cells)
    return Profile(name, fields)


def _choice(pattern: str, found: list[tuple[Document, Cell]]) -> FieldChoice | None:
    keys = [part.removesuffix("[]") for part in pattern.split(".")]
    said = _by_name(keys)
    if said is None:
        return None
    field, source = said
    texts = [cell.text for _, cell in found if not absent.is_absent(cell.text)]
    if field == "identifier" and (platform := _scored(keys[-1], texts)):
        field, source = "rating", platform
    separator = listing.separators(texts) if field in LISTED and not pattern.endswith("[]") else None
    if field in ("language", "text_language"):
        field = _which_language(field, found)
    if field == "rating" and len(keys) > 1 and source is None:
        outer = lexicon.field_of(keys[-2] + "rating")
        source = outer[1] if outer else None
    read = _TYPED.get(field)
    if read is not None and texts:
        pieces = [text[a:b] for text in texts for a, b in (listing.split(text, separator) if separator else [(0, len(text))])]
        readable = sum(read(piece) is not None for piece in pieces)
        if readable < len(pieces) * READABLE:
            return None
        why = f"{readable} of {len(pieces)} values can be read as {field}"
    else:
        why = f'"{keys[-1]}" usually means {field}'
    best = lexicon.BEST.get(source) if source else _scale(texts) if field == "rating" else None
    return FieldChoice(pattern, field, why, separator, source, best)


def _by_name(keys: list[str]) -> tuple[str, str | None] | None:
    """By the key itself; `url`, `name` and `value` in a map mean what the map is called."""
    last = lexicon.field_of(keys[-1])
    outer = lexicon.field_of(keys[-2]) if len(keys) > 1 else None
    if len(keys) > 1 and keys[-1].casefold() in ("name", "title") and outer and outer[0] not in ("link", "identifier", "reviews"):
        return outer
    if len(keys) > 1 and keys[-1].casefold() in ("platform", "label", "type", "role"):
        return None
    return last


def _scored(key: str, texts: Sequence[str]) -> str | None:
    """The platform whose scores stand under its bare name: `metacritic: 64`, `imdb: 7.9`."""
    platform = lexicon.folded(key)
    if platform not in lexicon.BEST or not texts:
        return None
    read = [rating.rating(text) for text in texts]
    scores = [r.score for r in read if r and isinstance(r.score, int | float) and r.score <= (r.best or lexicon.BEST[platform])]
    return platform if len(scores) >= READABLE * len(texts) else None


def _which_language(field: str, found: list[tuple[Document, Cell]]) -> str:
    """Whether a language key tells the film's language or the text's: it cannot be the text's where it often contradicts it."""
    told = [(d.language, language.language(cell.text)) for d, cell in found if d.language]
    known = [(of_text, tag) for of_text, tag in told if of_text and tag]
    against = sum(not language.same_language(of_text, tag) for of_text, tag in known)
    if against >= 2 and against > len(known) * CONVENTION:
        return "language"
    return field


def _scale(texts: Iterable[str]) -> float | None:
    """The scale of a writer's bare numbers, by the largest that many give: 5, 10 or 100; None where it stays open."""
    numbers = [r.score for r in map(rating.rating, texts) if r and r.best is None and isinstance(r.score, int | float)]
    if len(numbers) < 5:
        return None
    top = max(numbers)
    near = next((best for best in (5.0, 10.0, 100.0) if top <= best), None)
    return near if near and top >= near * 0.8 else None


def _one_title(fields: dict[str, FieldChoice], cells: Mapping[str, list[tuple[Document, Cell]]]) -> None:
    """Of several keys for the title in one document, `title` is it; the others are other titles. Keys of different documents all are."""
    titles = [p for p, c in fields.items() if c.field == "title"]
    if len(titles) > 1:
        keep = next((p for p in titles if lexicon.folded(p) in ("title", "titel", "titre", "titulo", "titolo")), titles[0])
        for pattern in titles:
            if pattern != keep and {d.path for d, _ in cells[pattern]} & {d.path for d, _ in cells[keep]}:
                fields[pattern] = FieldChoice(pattern, "other_title", f'"{keep}" is the title')


def grouped(documents: Sequence[Document]) -> dict[str, list[Document]]:
    """Documents by collection: those of one folder, language folders left out of account; sibling folders whose documents share most of their keys are one."""
    folders: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        folders[filename.folder(document.path) + ("" if document.reading.cells else "#prose")].append(document)
    groups: dict[str, list[Document]] = {}
    keys: dict[str, frozenset[str]] = {}
    for folder, inside in sorted(folders.items()):
        usual = _usual_keys(inside)
        parent = folder.rpartition("/")[0]
        home = next((g for g, k in keys.items() if usual and g == parent and _alike(k, usual)), None)
        name = home or folder
        if home is None and usual and parent:
            twins = [f for f in folders if f.rpartition("/")[0] == parent and "#" not in f and _alike(_usual_keys(folders[f]), usual)]
            name = parent if len(twins) > 1 else folder
        groups.setdefault(name, []).extend(inside)
        keys.setdefault(name, usual)
    return groups


def _usual_keys(documents: list[Document]) -> frozenset[str]:
    counts = Counter(p for d in documents for p in {c.pattern for c in d.reading.cells})
    return frozenset(p for p, n in counts.items() if n * 2 > len(documents))


def _alike(a: frozenset[str], b: frozenset[str]) -> bool:
    return len(a & b) * 2 >= len(a | b) > 0
