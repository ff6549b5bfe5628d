"""How the documents of one collection are written: which key is which field, and why. Made from all its files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec.structs import replace

from matchcut.collections import dating, elsewhere, joint, lexicon, scale, titling
from matchcut.collections.columns import Column, by_field, columns
from matchcut.collections.exports import export
from matchcut.collections.kinds import is_data
from matchcut.collections.lexicon import Meaning
from matchcut.collections.shapes import reads, year_of
from matchcut.languages import known
from matchcut.model import Document, FieldChoice, Kind, Profile, ValueKind
from matchcut.model import fields as registry
from matchcut.text.pattern import regex
from matchcut.text.script import JAPANESE
from matchcut.values import date, language, listing, mixed, rating, runtime
from matchcut.values.platform import best as best_of

_JAPANESE = regex(f"[{JAPANESE}]")
READABLE = 0.6  # share of a key's values that must read as its field's type
ENOUGH = 3  # values that say by their form alone what they are
SURELY = 0.9  # the same for a key whose name only contains a word for the field
CONVENTION = 0.2  # what more than a fifth of the documents do is the house's way
_OF_NFO = {
    "credits": Meaning("writer"),
    "userrating": Meaning("rating", best=10),
    "thumb": Meaning("image"),
}  # as Kodi and Jellyfin mean them


def profile(name: str, documents: Sequence[Document], settled: Mapping[str, FieldChoice] | None = None) -> Profile:
    """The profile of a collection. `settled`: what settings say of a key pattern; it is taken as said."""
    said = settled or {}
    told = columns(documents)
    rows = any(d.row for d in documents)
    known = export(told) if rows else None
    exported = known or export(told, rows=False)
    fixed: dict[str, FieldChoice | None] = {**(exported[1] if exported else {}), **said}
    choices = {p: fixed[p] if p in fixed else _choice(c) for p, c in told.items()}
    fields = {p: c for p, c in choices.items() if c is not None}
    if known:
        for column, choice in list(by_field(told, fields, "tag")):
            fields[column.pattern] = replace(
                choice, separator=listing.separators(column.texts) or ("|" if any("|" in t for t in column.texts) else ",")
            )
    years = {d.path: y for c, _ in by_field(told, fields, "year") for d, text in c.said if (y := year_of(text))}
    for column, choice in list(by_field(told, fields, *registry.dates())):
        if column.pattern not in fixed:
            fields[column.pattern] = dating.settled(column, choice, told, years, fields)
        elif choice.order is None:
            fields[column.pattern] = replace(choice, order=dating.order_of(column))
    named = titling.titles(documents, told, {p: c for p, c in fields.items() if p not in fixed} if not known else {})
    fields |= named.fields
    kind, why = _kind(known[0] if known else None, documents, fields)
    verdict_best, verdict_why = scale.verdicts(documents)
    decisions = (*named.decisions, *([verdict_why] if verdict_why else []))
    made = Profile(name, fields, kind, why, named.plain, verdict_best=verdict_best, decisions=decisions)
    return _elsewhere(made, documents, told, years)


def _elsewhere(made: Profile, documents: Sequence[Document], told: Mapping[str, Column], years: Mapping[str, int]) -> Profile:
    """The profile with what file names and folders tell."""
    columns_ = dict(told)
    posted: dict[str, set[int]] = defaultdict(set)
    for column, choice in by_field(columns_, made.fields, *registry.occasions()):
        for d, text in column.said:
            if (found := date.date(text, choice.order)) and (first := date.first_year(found.value)):
                posted[d.path].add(first)
    year_in, year_why = elsewhere.year_in(documents, years, posted)
    titled = frozenset(p for c, _ in by_field(columns_, made.fields, "title", "reviews") for p in c.paths)
    described = frozenset(p for c, _ in by_field(columns_, made.fields, *titling.STRONG) for p in c.paths)
    title_in, title_why = elsewhere.title_in(documents, titled, described)
    return replace(made, year_in=year_in, title_in=title_in, decisions=(*made.decisions, *(w for w in (year_why, title_why) if w)))


def _kind(program: str | None, documents: Sequence[Document], fields: Mapping[str, FieldChoice]) -> tuple[Kind | None, str]:
    if program:
        return "entry", f"a row of an export from {program}"
    held = {c.field for c in fields.values()}
    if (
        any(d.row for d in documents)
        and "watched" in held
        and "title" in held
        and not held & {"description", "screened", *registry.credits_in_order("cast")}
    ):
        return "entry", "a row that says when a film was watched"
    return None, ""


def _choice(column: Column) -> FieldChoice | None:
    """What a key means: of what its name may mean, the first that most of its values read as."""
    if column.counts:
        return None
    if column.is_open:
        return _open_map(column)
    if several := _joint(column):
        return several
    found = lexicon.of_path(column.keys) or (joint.same(column.keys[-1]) if len(column.keys) == 1 else ())
    if column.cells[0][0].reading.format == "nfo" and (own := _OF_NFO.get(column.keys[-1])):
        found = (own,)
    if {"author", "director"} <= {m.field for m in found} and is_data(column.cells[0][0]):
        critics = len(set(column.texts)) * 10 < len(column.texts) * 6  # who recur; `by` in a list of films names directors
        found = tuple(m for m in found if m.field != ("director" if critics else "author"))
    for meaning in found:
        if meaning.field == "identifier" and (platform := _scored(column)):
            meaning = Meaning("rating", platform, best_of(platform))  # noqa: PLW2901 - the same key, seen better
        if choice := _fitting(column, meaning, strict=len(found) > 1):
            return choice
    return _weight(column) or _line(column)


def _joint(column: Column) -> FieldChoice | None:
    """A key that asks for several things, where most of its values part into them; its field is the first of these."""
    key = column.keys[-1]
    if lexicon.exact(key) or not (several := joint.fields(key)):
        return None
    good = sum(bool(joint.parted(text, key)) for text in column.sample)
    why = f"{good} of {len(column.sample)} values part into {' and '.join(f.replace('_', ' ') for f in several)}"
    return FieldChoice(column.pattern, several[0], why) if good >= len(column.sample) * READABLE else None


def _line(column: Column) -> FieldChoice | None:
    """A key of any name whose values are a film's facts in a line: "France/Belgium 2021, 98 min"."""
    good = sum(bool(mixed.parts(text)) for text in column.sample)
    if good < (1 if lexicon.word("line", column.keys[-1]) else ENOUGH) or good < len(column.sample) * SURELY:
        return None
    return FieldChoice(column.pattern, "mixed", f"{good} of {len(column.sample)} values are facts of a film in a line")


def _fitting(column: Column, meaning: Meaning, *, strict: bool) -> FieldChoice | None:
    """The choice of one meaning, where the values read as it; with no value at all the name decides."""
    field, texts = meaning.field, column.sample
    separator = listing.separators(texts) if field in registry.several() and not column.pattern.endswith("[]") else None
    if separator is None and field in registry.terms() | {"country"} and _spaced(texts):
        separator = " "
    good = sum(_reads(text, meaning, separator, strict) for text in texts)
    if good < len(texts) * (SURELY if meaning.loose else READABLE):
        return None
    key = column.keys[-1]
    why = _evidence(column, field, good) if field in registry.read_fields() and texts else f'"{key}" usually means {field}'
    if field in ("language", "text_language"):
        field = _which_language(field, column)
    form: Literal["credit", "nationality"] | None = "nationality" if meaning.nationality else None
    if field == "caption" and sum(bool(mixed.caption(t)) for t in texts) * 2 > len(texts):
        form = "credit"
    best, best_why = meaning.best, ""
    source = meaning.source
    if field == "rating" and best is None:
        best, best_why = (best_of(source), "") if source else scale.scale(key, column.texts)
    return FieldChoice(
        column.pattern,
        field,
        why,
        separator,
        source,
        best,
        best_why,
        tag=meaning.tag,
        form=form,
        job=key if meaning.job and not _is_list_of_jobs(key) else None,
        qualifier=meaning.qualifier,
    )


def _reads(text: str, meaning: Meaning, separator: str | None, strict: bool) -> bool:
    if meaning.field == "year" and strict:
        return date.year(text) is not None
    if meaning.field == "runtime" and strict:
        return runtime.minutes(text) is not None
    if meaning.loose:
        return bool(rating.ratings(text, meaning.best, meaning.source))
    if reads(text, meaning, separator):
        return True
    return meaning.field in registry.of_kind(ValueKind.YEAR, ValueKind.COUNTRY) | {"release_date"} and bool(mixed.parts(text))


def _evidence(column: Column, field: str, good: int) -> str:
    many = len(column.sample)
    what = field.replace("_", " ")
    if field == "year" and (read := [y for text in column.sample if (y := year_of(text))]):
        return f"{good} of {many} values are years between {min(read)} and {max(read)}"
    return f"{good} of {many} values can be read as {what}"


def _is_list_of_jobs(key: str) -> bool:
    return lexicon.folded(key) in known("crew-keys", fold=lexicon.folded)


def _spaced(texts: Sequence[str]) -> bool:
    """Whether values are Chinese or Japanese words parted by spaces."""
    eastern = [t for t in texts if _JAPANESE.match(t.strip())]
    parted = [t for t in eastern if " " in t.strip() and all(_JAPANESE.match(w) and len(w) <= 8 for w in t.split())]
    return len(parted) >= 2 and len(eastern) * 10 >= len(texts) * 8 and len(parted) * 10 >= sum(" " in t.strip() for t in eastern) * 8


def _scored(column: Column) -> str | None:
    """The platform whose scores stand under its bare name: `metacritic: 64`, `imdb: 7.9`."""
    platform = lexicon.word("sources", column.keys[-1])
    most = best_of(platform)
    if most is None or not column.sample:
        return None
    read = [rating.rating(text) for text in column.sample]
    scores = [r.score for r in read if r and isinstance(r.score, int | float) and r.score <= (r.best or most)]
    return platform if len(scores) >= READABLE * len(column.sample) else None


def _weight(column: Column) -> FieldChoice | None:
    """`weight: -2013` in a list that is sorted by year."""
    if lexicon.folded(column.keys[-1]) not in ("weight", "order", "menuorder") or len(column.sample) < dating.ENOUGH:
        return None
    good = sum(date.year_in_weight(text) is not None for text in column.sample)
    why = f"{good} of {len(column.sample)} values are years with a minus, so that the newest comes first"
    return FieldChoice(column.pattern, "year", why, form="weight") if good >= 0.8 * len(column.sample) else None


def _which_language(field: str, column: Column) -> str:
    """Whether a language key tells the film's language or the text's: it cannot be the text's where it often contradicts it."""
    told = [(d.language, language.language(text)) for d, text in column.said if d.language]
    known = [(of_text, tag) for of_text, tag in told if of_text and tag]
    against = sum(not language.same_language(of_text, tag) for of_text, tag in known)
    if against >= 2 and against > len(known) * CONVENTION:
        return "language"
    return field


def _open_map(column: Column) -> FieldChoice | None:
    """A map whose keys are values: `cast: {Mikey Madison: Ani}`, `ratings: {Anna: 4}`."""
    outer = lexicon.meanings(column.keys[-2])[0]
    keys = [str(c.path[-1]) for _, c in column.cells]
    if outer.field == "rating":
        good = sum(reads(t, outer) for t in column.sample)
        best, why = scale.scale(column.keys[-2], column.texts)
        return (
            FieldChoice(column.pattern, "rating", "its keys say whose rating it is", None, None, best, why, keyed="source")
            if good >= len(column.sample) * READABLE
            else None
        )
    values = [c.text for _, c in column.cells]
    if outer.field == "person":
        return FieldChoice(column.pattern, "person", "its keys are credits, its values names", keyed="role")
    left, right = (sum(_is_full_name(n) for n in side) for side in (keys, values))
    if left > right:
        return FieldChoice(column.pattern, outer.field, f"{left} of {len(keys)} keys are written as names", keyed="name")
    return FieldChoice(column.pattern, outer.field, f"{right} of {len(keys)} values are written as names", keyed="role")


def _is_full_name(text: str) -> bool:
    words = text.split()
    return len(words) >= 2 and all(
        w[:1].isupper() or not w[:1].isascii() or w.casefold() in ("de", "von", "van", "la", "del", "di", "da", "al") for w in words
    )
