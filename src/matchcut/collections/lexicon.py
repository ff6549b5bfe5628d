"""What keys may mean by their names, in many languages: candidates, which the values then decide between."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from msgspec import Struct
from msgspec.structs import replace

from matchcut import languages
from matchcut.languages import alternatives
from matchcut.model import ValueKind
from matchcut.model import fields as registry
from matchcut.text.pattern import regex
from matchcut.text.script import FIRST_EASTERN
from matchcut.values import country, fold, platform

_MARKS = regex(r"[\W_]+")
_WORDS = regex(r"[^\W\d_]+|\d+")
_CAMEL = regex(r"(?<=[a-z0-9])(?=[A-Z])")
_BRACKET = regex(r"^([^()（）]+)[(（]([^()（）]+)[)）]\s*$")
_NUMBER = regex(r"^(.+?)(\d{1,3})$")
_NAMED = registry.people() | registry.several()  # `director_name`, `genre.name`
_NUMBERED = (
    registry.people() | registry.of_kind(ValueKind.COUNTRY, ValueKind.LANGUAGE) & registry.several() | {"genre"}
)  # `cast3`, `genre 2`
_ADDRESSES = registry.of_kind(ValueKind.LINK, ValueKind.IDENTIFIER, ValueKind.IMAGE)
_SCALE = regex(
    lambda: (
        rf"(?:[/／~〜–—-]|\b{alternatives(languages.words('out-of', 'to', 'scale-to', fold=fold.folded))})\s*(\d{{1,3}})(?!\d)"
        rf"|(?<!\d)(\d{{1,3}})\s*{alternatives(languages.words('full-marks.after', 'star', 'point', fold=fold.folded))}"
    )
)
_SCALES = frozenset({"4", "5", "6", "10", "20", "100"})


class Meaning(Struct, frozen=True):
    """One thing that a key may mean. `films`: its name speaks of a film (`film-title`); `tag`: of a language (`title_en`).

    `loose`: its name only contains a word for the field ("Audience score"), so that all its values must read as one.
    """

    field: str
    source: str | None = None  # of a rating
    best: float | None = None  # `rating10`
    tag: str | None = None
    films: bool = False
    job: str | None = None
    qualifier: str | None = None  # of a date: the country of a release
    loose: bool = False
    nationality: bool = False  # "français" stands for France


@lru_cache(65536)
def folded(key: str) -> str:
    """Lower case, letters and digits only, no accents: `release-date`, `releaseDate` and `Release date` are one."""
    return _MARKS.sub("", fold.unaccented(key.casefold()))


@cache
def _fields() -> dict[str, tuple[str, ...]]:
    """Fields by folded key, those that values prove best first."""
    found: dict[str, dict[str, None]] = {}
    keys_of = languages.entries("keys")
    for field in sorted(sorted(keys_of), key=registry.proof):
        for key in (key for keys in keys_of[field].values() for key in keys):
            found.setdefault(folded(key), {})[field] = None
    return {key: tuple(fields) for key, fields in found.items()}


def word(section: str, text: str) -> str | None:
    """The entry that a word is in: `word("other", "isbn")` is "book"; of a section without entries its name."""
    if section == "sources":
        return platform.by_key().get(folded(text))
    if "" in languages.entries(section):
        return section if folded(text) in languages.known(section, fold=folded) else None
    return languages.table(section, fold=folded).get(folded(text))


@cache
def film_words() -> re.Pattern[str]:
    """Finds a word in a text that speaks of films, in any language."""
    found = languages.words("film", fold=lambda w: fold.unaccented(w.casefold()))
    ends = {w: r"\w{0,12}(?!\w)" if len(w) > 3 and " " not in w else r"(?!\w)" for w in found}  # "filmen", "elokuvassa"
    latin = sorted((w for w in found if w[0] < FIRST_EASTERN), key=len, reverse=True)
    rest = sorted(w for w in found if w[0] >= FIRST_EASTERN)
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(w) + ends[w] for w in latin)})|{'|'.join(map(re.escape, rest))}")


def speaks_of_film(text: str) -> bool:
    """Whether a word for film stands in a text."""
    return film_words().search(fold.unaccented(text.casefold())) is not None


@lru_cache(16384)
def meanings(key: str) -> tuple[Meaning, ...]:
    """What a key may mean, most provable first; empty where its name says nothing."""
    return tuple(_exact(folded(key)) or _sourced(folded(key)) or _affixed(key) or _qualified(key))


@lru_cache(16384)
def exact(key: str) -> tuple[Meaning, ...]:
    """What a key may mean that is a known name as it stands."""
    return tuple(_exact(folded(key)))


def is_apart(key: str) -> bool:
    """Whether a key with a map of its own is about another thing than the film: its festival, its trailer, another film."""
    words = _WORDS.findall(_CAMEL.sub(" ", key))
    return word("apart", key) is not None or any(word("apart", w) for w in words)


def _exact(name: str) -> list[Meaning]:
    found = _fields().get(name, ())
    words = languages.known("film-in-keys", fold=folded)
    films = any(name.startswith(w) or name.endswith(w) for w in words) or name in languages.known("film-title-keys", fold=folded)
    return [
        Meaning(
            f,
            films=films and f in ("title", "reviews"),
            job=name if f == "person" else None,
            nationality=f == "country" and name in languages.known("keys-of-nationality", fold=folded),
        )
        for f in found
    ]


def _sourced(name: str) -> list[Meaning]:
    """`imdbRating`, `rating_imdb`, `letterboxd url`, `doubanId`: a platform's rating, identifier or link."""
    for at, source in platform.by_key().items():
        if name == at and at in platform.platforms()[source].scores:
            return [Meaning("rating", source, platform.best(source))]
        if at.isascii() and len(at) < 3 and not (name.startswith((at + "rating", at + "score")) or name == "rating" + at):
            continue
        rest = name.removeprefix(at) if name.startswith(at) else name.removesuffix(at) if name.endswith(at) else name
        if rest == name:
            continue
        if "rating" in _fields().get(rest, ()):
            return [Meaning("rating", source, platform.best(source))]
        if rest.rstrip("s") in languages.known("after-platform"):
            return [Meaning("identifier", source)]
    return []


def _affixed(key: str) -> list[Meaning]:
    """A known name with a word for film, a language, a number, a plural or "name" around it."""
    words = [fold.unaccented(w.casefold()) for w in _WORDS.findall(_CAMEL.sub(" ", key))]
    name = "".join(words)
    if m := _NUMBER.match(name):
        inner = _exact(m[1])
        if m[2] in ("5", "10", "100") and any(i.field == "rating" for i in inner):
            return [Meaning("rating", best=float(m[2]))]
        if int(m[2]) <= 40 and any(i.field in _NUMBERED for i in inner):
            return inner
    if len(words) > 1:
        return _worded(words)
    for film in languages.words("film-in-keys", fold=folded):
        if (rest := name.removeprefix(film)) not in (name, "") and (found := _exact(rest) or _exact(rest.removeprefix("s"))):
            return [
                replace(m, films=True)
                for m in found
                if m.field not in {*registry.credits_in_order("other", "author"), "reviews", "published"}
            ]
    if name.endswith("s") and len(name) > 4:
        return [m for m in _exact(name[:-1]) if m.field != "reviews"]
    return []


def _worded(words: list[str]) -> list[Meaning]:
    """A key of several words, one of which only narrows it."""
    first, last = words[0], words[-1]
    for rest, narrowed in ((words[:-1], last), (words[1:], first)):
        inner = [w for w in rest if w not in languages.known("small-in-keys", fold=folded)]
        core = "".join(inner)
        found = _exact(core) or (_exact(core[:-1]) if core.endswith("s") and len(core) > 4 else [])
        if not found:
            continue
        if narrowed in languages.known("film-in-keys", fold=folded):
            return [replace(m, films=True) for m in found if m.field not in ("person", "reviews")]
        if is_language(narrowed):
            return [replace(m, tag=narrowed) for m in found if m.field in registry.translated()]
        if is_name(narrowed) and narrowed != "title" and narrowed is last:
            return [m for m in found if m.field in _NAMED]
        if narrowed.isdigit() and int(narrowed) <= 40:
            return [m for m in found if m.field in _NUMBERED]
        if narrowed in ("list", "listing"):
            return found
    return []


def _qualified(key: str) -> list[Meaning]:
    """A known name with a unit, a country or a scale: "Länge (min)", "Estreia no Brasil", `stars_out_of_5`, "Audience score"."""
    words = [fold.unaccented(w.casefold()) for w in _WORDS.findall(_CAMEL.sub(" ", key))]
    bare = [w for w in words if not _is_minute(w) and w not in languages.known("small-in-keys", fold=folded)]
    if not bare and any(_is_minute(w) for w in words):
        return [Meaning("runtime")]  # "Min."
    if 0 < len(bare) < len(words) and (found := [m for m in _exact("".join(bare)) if m.field == "runtime"]):
        return found
    if found := _released(words) or _rated(fold.unaccented(_CAMEL.sub(" ", key).replace("_", " ").casefold()), words):
        return found
    parts = _BRACKET.match(key)  # "maker (regisseur)"
    return (_exact(folded(parts[1])) or _exact(folded(parts[2]))) if parts else []


def _is_minute(word_: str) -> bool:
    return folded(word_) in languages.known("units.minute", fold=folded)


def _released(words: list[str]) -> list[Meaning]:
    """A name for a release beside a country: "Kinostart Deutschland", "Deutscher Kinostart", 日本公開日."""
    units = words if len(words) > 1 else list("".join(words)) if "".join(words)[:1] >= FIRST_EASTERN else []
    joint = " " if units is words else ""
    for cut in range(1, len(units)):
        for release, of in ((units[:cut], units[cut:]), (units[cut:], units[:cut])):
            if "release_date" not in _fields().get(
                "".join(w for w in release if w not in languages.known("small-in-keys", fold=folded)), ()
            ):
                continue
            where = joint.join(w for w in of if w not in languages.known("small-in-keys", fold=folded))
            if code := word("nation", where) or (country.country(where) if len(where) > 1 else None):
                return [Meaning("release_date", qualifier=code)]
    return []


def _rated(level: str, words: list[str]) -> list[Meaning]:
    """A name in which a word for a rating stands among others, with whose it is and the scale in its brackets."""
    said = {_rating_word(w) for w in words}
    if "rating" not in said or "other" in said:
        return []
    source = next((s for w in words if len(w) > 2 and (s := word("sources", w))), None)
    if source:
        return [Meaning("rating", source, platform.best(source), loose=True)]
    scale = next((n for m in _SCALE.finditer(level) if (n := m[1] or m[2]) in _SCALES), None)
    audience = any(w.startswith(languages.words("audience", fold=folded)) for w in words)
    return [Meaning("rating", "audience" if audience else None, float(scale) if scale else None, loose=True)]


def _rating_word(word_: str) -> str | None:
    """Whether a word of a key speaks of a rating ("rating") or of something that only looks like one ("other"): ages, counts."""
    if found := word("ratings", word_):
        return found
    known = languages.table("ratings", fold=folded)
    eastern = word_[:1] >= FIRST_EASTERN
    return next((of for w, of in known.items() if (eastern and w in word_) or (len(w) > 4 and word_.endswith(w) and of == "rating")), None)


def field_of(key: str) -> tuple[str, str | None] | None:
    """Field and rating source that a key means by its name alone; None where it means nothing known."""
    found = meanings(key)
    return (found[0].field, found[0].source) if found else None


def is_known(key: str) -> bool:
    """Whether a key is a name of a field or a platform as it stands."""
    name = folded(key)
    return name in _fields() or name in platform.by_key()


def is_language(key: str) -> bool:
    """Whether a key is the name of a language: `title: {en: ..., fr: ...}`."""
    return folded(key) in languages.known("language-in-keys")


def is_name(key: str) -> bool:
    """Whether a key asks for a name: `director: {name: ...}`."""
    return folded(key) in languages.known("name-keys", fold=folded)


def of_path(keys: list[str]) -> tuple[Meaning, ...]:
    """What the key at the end of a path may mean, seen with the keys that hold it.

    `crew.director` is the director, `release.date` the release date, `director.name` the director, `ratings.imdb.value` IMDb's
    rating; the `name` of a thing that is not known means nothing, nor do the country or the date of one.
    """
    last = keys[-1]
    if len(keys) == 1:
        return meanings(last)
    held = [k for k in keys[:-1] if word("holders", k) is None]
    of_films = len(held) < len(keys) - 1 and any(word("film", k) for k in keys[:-1])
    if not held:
        found = meanings(last)
        return tuple(replace(m, films=True) for m in found) if of_films else found
    return () if any(folded(k) in languages.known("of-files") for k in held) else _of_inner(held, last)


def _of_inner(held: list[str], last: str) -> tuple[Meaning, ...]:
    """What a key means in one that is a thing of its own."""
    outer = held[-1]
    if found := _joined(outer, last, held):
        return found
    about = meanings(outer)
    own = meanings(last)
    if about and (is_name(last) or is_language(last)):
        kept = [m for m in about if m.field not in _ADDRESSES | {"published", "rating"} or folded(last) == "value"]
        return tuple(replace(m, tag=last) if is_language(last) else m for m in kept)
    if about and folded(last) in ("url", "link", "uri", "href", "src", "id", "path"):
        return tuple(m for m in about if m.field in _ADDRESSES)
    if about and any(m.field in registry.people() for m in about):
        of_people = {m.field for m in about} | ({"cast", "director"} if folded(last) in ("actor", "actress", "director") else set())
        people = registry.people()
        return tuple(m for m in own if m.field in (people - {"author"} if "person" in of_people else of_people & people))
    if any(m.field == "date" for m in own) and (
        dates := tuple(m for m in about if m.field in registry.dates() & registry.evidence("soft"))
    ):
        return dates
    if shared := tuple(m for m in own if any(m.field == a.field for a in about)):
        return shared
    if about and about[0].field == "rating" and (source := word("sources", last)):
        return (Meaning("rating", source, platform.best(source)),)
    if folded(outer) in ("ids", "externalids", "uniqueid", "identifiers", "external"):
        return (Meaning("identifier", word("sources", last)),) if word("sources", last) or own[:1] == meanings("imdb") else ()
    if about and about[0].field == "identifier":
        return tuple(m for m in own if m.field == "image")
    return tuple(m for m in own if m.field in registry.inner() and (m.field == "image" or not is_apart(outer))) if not about else ()


def _joined(outer: str, last: str, held: list[str]) -> tuple[Meaning, ...]:
    """What two keys mean as one word: `release.date`, `imdb.rating`, `rating.imdb`."""
    name = folded(outer) + folded(last)
    found = _exact(name) or _exact(folded(outer).removesuffix("s") + folded(last))
    found = found or (_sourced(name) if folded(outer) != folded(last) else [])
    if not found and len(held) > 1 and folded(last) in ("value", "rating", "score"):
        found = _sourced(folded(held[-2]) + folded(outer))
    return tuple(found)
