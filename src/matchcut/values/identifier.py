"""Identifiers of films and people on other platforms, from addresses and from bare ids."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from matchcut.languages import alternatives, words
from matchcut.text.pattern import regex
from matchcut.values.fold import unaccented
from matchcut.values.platform import by_key, platforms

Kind = Literal["film", "person", "other"]
_ID = r"([^\s/?#&\"'<>()\[\]{},;]{1,120})"
_LOCALE = r"(?:[a-z]{2}(?:-[a-z]{2})?/)?"
_START = r"(?<![\w.-])(?:https?://)?(?:www\.|m\.|mobile\.)?"
# platform, kind, host (looked for first: most texts hold none), address with the id
_KNOWN: tuple[tuple[str, Kind, str, str], ...] = (
    ("imdb", "film", "imdb.com", rf"imdb\.com/{_LOCALE}title/{_ID}"),
    ("imdb", "person", "imdb.com", rf"imdb\.com/{_LOCALE}name/{_ID}"),
    ("imdb", "film", "letterboxd.com", r"letterboxd\.com/imdb/(tt[0-9]{7,8})(?![\w])"),
    ("douban", "film", "douban.com", r"(?:movie\.)?douban\.com/(?:movie/)?subject/([0-9]{1,12})(?![\w])"),
    ("douban", "film", "douban.com", r"(?:douban://)?douban\.com/(?:doubanapp/dispatch\?uri=/)?movie/([0-9]{1,12})(?![\w])"),
    ("douban", "person", "douban.com", r"(?:movie\.)?douban\.com/(?:celebrity|personage)/([0-9]{1,12})(?![\w])"),
    ("tmdb", "film", "themoviedb.org", r"themoviedb\.org/movie/([0-9]{1,10})(?![0-9])"),
    ("tmdb", "film", "letterboxd.com", r"letterboxd\.com/tmdb/([0-9]{1,10})(?![\w])"),
    ("tmdb-tv", "film", "themoviedb.org", r"themoviedb\.org/tv/([0-9]{1,10})(?![0-9])"),
    ("tmdb-person", "person", "themoviedb.org", r"themoviedb\.org/person/([0-9]{1,10})(?![0-9])"),
    ("wikidata", "other", "wikidata.org", r"wikidata\.org/(?:wiki|entity)/(Q[0-9]{1,12})(?![\w])"),
    ("letterboxd", "film", "letterboxd.com", rf"letterboxd\.com/(?:[a-z0-9_]{{1,40}}/)?film/{_ID}"),
    ("boxd", "other", "boxd.it", r"boxd\.it/([A-Za-z0-9]{1,12})(?![\w])"),
    ("rottentomatoes", "film", "rottentomatoes.com", rf"rottentomatoes\.com/m/{_ID}"),
    ("metacritic", "film", "metacritic.com", rf"metacritic\.com/movie/{_ID}"),
    ("filmaffinity", "film", "filmaffinity.com", r"filmaffinity\.com/[a-z]{2}/film([0-9]{1,10})\.html"),
    ("filmaffinity", "film", "filmaffinity.com", r"filmaffinity\.com/[a-z]{2}/movie\.php\?movie_id=([0-9]{1,10})(?![0-9])"),
    ("allocine", "film", "allocine.fr", r"allocine\.fr/film/fichefilm(?:_gen_cfilm=|-)([0-9]{1,10})(?![0-9])"),
    ("mubi", "film", "mubi.com", rf"mubi\.com/(?:[a-z]{{2}}/){{0,2}}films/{_ID}"),
    ("kinopoisk", "film", "kinopoisk.ru", r"kinopoisk\.ru/(?:film|series)/(?:[a-z0-9-]{1,99}-)?([0-9]{2,10})(?![\w])"),
    ("kinopoisk", "person", "kinopoisk.ru", r"kinopoisk\.ru/name/([0-9]{1,10})(?![\w])"),
    ("filmweb", "film", "filmweb.pl", r"filmweb\.pl/(?:film|serial)/[^\s/?#]{1,150}-([0-9]{1,10})(?![\w])"),
    ("csfd", "film", "csfd.", r"csfd\.(?:cz|sk)/film/([0-9]{1,10})(?![0-9])"),
    ("csfd", "person", "csfd.", r"csfd\.(?:cz|sk)/(?:tvurce|tvorca)/([0-9]{1,10})(?![0-9])"),
    ("trakt", "film", "trakt.tv", rf"trakt\.tv/movies/{_ID}"),
    ("tvdb", "film", "thetvdb.com", rf"thetvdb\.com/movies/{_ID}"),
    ("filmportal", "film", "filmportal.de", r"filmportal\.de/film/[a-z0-9-]{1,150}_([0-9a-f]{32})(?![\w])"),
    ("senscritique", "film", "senscritique.com", r"senscritique\.com/(?:film|serie)/[^\s/?#]{1,150}/([0-9]{1,12})(?![\w])"),
    ("mydramalist", "film", "mydramalist.com", r"mydramalist\.com/([0-9]{1,10})(?:-[a-z0-9-]{1,150})?(?![\w])"),
)
_ADDRESSES = tuple((platform, kind, host, regex(_START + address, re.IGNORECASE)) for platform, kind, host, address in _KNOWN)
_EIDR = regex(r"(?<![\w.])10\.5240/([0-9A-Za-z]{4}(?:-[0-9A-Za-z]{4}){4}-[0-9A-Za-z])(?![\w-])")
_ISAN = regex(r"(?:ISAN[: ]?\s?)?([0-9A-F]{4}(?:-[0-9A-F]{4}){3}(?:-[0-9A-Z](?:-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-Z])?)?)", re.IGNORECASE)
_CANONICAL = regex(lambda: rf"({'|'.join(p.name for p in platforms().values() if p.ids)}):(?!//)(\S{{1,120}})")
_IN_NAME = regex(
    r"(?<![A-Za-z0-9])(?:[\[{(]?(?P<platform>imdb|tmdb|tvdb)(?:id)?[-=:])?(?P<id>tt[0-9]{7,8})(?![A-Za-z0-9])"
    r"|[\[{(](?P<named>tmdb|tvdb)(?:id)?[-=](?P<number>[0-9]{1,10})[\]})]",
    re.IGNORECASE,
)
_KEY = regex(lambda: rf"({'|'.join(key for p in platforms().values() if p.ids for key in p.keys)}){alternatives(words('after-platform'))}?")
_BARE = {
    "douban": regex(r"[0-9]{4,12}"),
    "tmdb": regex(r"[0-9]{1,10}"),
    "wikidata": regex(r"Q[0-9]{1,12}", re.IGNORECASE),
    "filmaffinity": regex(r"(?:film)?[0-9]{1,10}"),
    **{p: regex(r"[0-9]{1,10}") for p in ("allocine", "kinopoisk", "filmweb", "csfd", "senscritique", "mydramalist")},
    "filmportal": regex(r"[0-9a-f]{32}"),
}
_SLUG = regex(r"[a-z0-9][a-z0-9_-]{0,119}")
_IMDB_KINDS: dict[str, Kind] = {"tt": "film", "nm": "person"}
_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Identifier(Struct, frozen=True):
    """An identifier; `start:end` are the offsets of `id` in the text it was read from.

    `malformed` says what is wrong with it; `fixed` is the id as it must be, where there is only one way to put it right.
    """

    platform: str
    id: str
    kind: Kind
    canonical: str
    start: int
    end: int
    malformed: str | None = None
    fixed: str | None = None


def identifiers(text: str, key: str | None = None, platform: str | None = None) -> list[Identifier]:
    """Every identifier in a text, in order.

    A bare id counts only where its field (`key`, "imdbId") or `platform` says whose it is; an IMDb id with its "tt" says it itself.
    """
    level = text.lower()
    if "." in text:  # as in all addresses
        found = [_made(name, m[1], kind, m.start(1)) for name, kind, host, at in _ADDRESSES if host in level for m in at.finditer(text)]
        found += [_eidr(m[1], m.start(1)) for m in _EIDR.finditer(text)]
        if found:
            return sorted(found, key=lambda i: (i.start, i.platform))
    bare = text.strip()
    at = text.find(bare)
    if not bare or len(bare) > 140:
        return []
    m = _CANONICAL.fullmatch(bare)
    if m:
        one = _bare(m[1], m[2], at + m.start(2))
    else:
        owner = platform or (platform_of(key) if key else None)
        owner = owner or ("imdb" if re.fullmatch(r"[tT]{2}[0-9]{7,8}", bare) else None)
        one = _bare(owner, bare, at) if owner else None
    return [one] if one else []


def in_filename(stem: str) -> Identifier | None:
    """The identifier in a file's name: "tt0285441", "Anora (2024) {tmdb-1064213}"; None for none or for several that differ."""
    found = []
    for m in _IN_NAME.finditer(stem[:300]):
        one = _bare(m["named"].lower(), m["number"], m.start("number")) if m["named"] else _bare("imdb", m["id"], m.start("id"))
        found += [one] if one else []
    return found[0] if found and len({i.platform for i in found}) == len(found) else None


@lru_cache(4096)
def platform_of(key: str) -> str | None:
    """The platform that a field's name speaks of: "imdbId" is "imdb"; None for "imdbRating"."""
    key = key[:60].casefold().strip()
    level = re.sub(r"[\W\d_]", "", unaccented(key))
    if m := _KEY.fullmatch(level):
        return by_key()[m[1]]
    return next((p.name for p in platforms().values() if level in p.id_keys), None)


def _made(platform: str, text: str, kind: Kind, start: int) -> Identifier:
    text = text.rstrip(".:!*_…")
    if platform == "imdb":
        found = _imdb(text, kind, start)
        misplaced = found.kind != kind and found.malformed is None
        return replace(found, malformed=f"is no id of a {kind}") if misplaced else found
    prefix, _, inner = platform.partition("-")
    canonical = f"{prefix}:{inner + '/' if inner else ''}{text.upper() if prefix == 'wikidata' else text}"
    return Identifier(prefix, text, kind, canonical, start, start + len(text))


def _bare(platform: str, text: str, start: int) -> Identifier | None:
    if platform == "imdb":
        return _imdb(text, "film", start) if re.fullmatch(r"(?:tt|nm)?[0-9OoIl]{3,12}|(?:tt|nm)\w{1,12}", text, re.IGNORECASE) else None
    if platform == "isan":
        m = _ISAN.fullmatch(text)
        return Identifier("isan", m[1], "film", f"isan:{m[1].upper()}", start + m.start(1), start + m.end(1)) if m else None
    if platform == "eidr":
        m = re.fullmatch(r"(?:10\.5240/)?([0-9A-Za-z]{4}(?:-[0-9A-Za-z]{4}){4}-[0-9A-Za-z])", text)
        return _eidr(m[1], start + m.start(1)) if m else None
    shape = _BARE.get(platform, _SLUG)
    if not shape.fullmatch(text):
        return None
    kind: Kind = "other" if platform == "wikidata" else "film"
    skipped = 4 if platform == "filmaffinity" and text.startswith("film") else 0
    return _made(platform, text[skipped:], kind, start + skipped)


def _imdb(text: str, kind: Kind, start: int) -> Identifier:
    wished = "tt" if kind == "film" else "nm"
    prefix = text[:2].lower()
    kind = _IMDB_KINDS.get(prefix, kind)
    digits = text[2:] if prefix in _IMDB_KINDS else text
    malformed, fixed = None, None
    zeros = digits.translate(str.maketrans("OoＯ", "000"))
    whole = re.fullmatch(r"[0-9]{7,8}", zeros) is not None
    if prefix not in _IMDB_KINDS:
        malformed = f"lacks its {wished}" if whole else "is no IMDb id"
        fixed = wished + digits if whole and zeros == digits else None
    elif zeros != digits:
        malformed = "has the letter O for a zero"
        fixed = prefix + zeros if whole else None
    elif not whole:
        malformed = "has letters among its digits" if not re.fullmatch(r"[0-9]+", digits) else f"has {len(digits)} digits, not 7 or 8"
    elif text[:2] != prefix:
        malformed, fixed = "is in capitals", prefix + digits
    return Identifier("imdb", text, kind, f"imdb:{fixed or text}", start, start + len(text), malformed, fixed)


def _eidr(text: str, start: int) -> Identifier:
    level = text.upper()
    malformed, fixed = None, None
    if not re.fullmatch(r"[0-9A-F-]{24}-[0-9A-Z]", level):
        malformed = "has letters that no EIDR has"
    elif level[-1] != check_character(level[:-1]):
        malformed = "has a wrong check character"
    elif text != level:
        malformed, fixed = "is in small letters", level
    return Identifier("eidr", text, "film", f"eidr:10.5240/{level}", start, start + len(text), malformed, fixed)


def check_character(digits: str) -> str:
    """The ISO 7064 MOD 37,36 check character of a string of digits and letters; hyphens are skipped."""
    rest = 36
    for sign in digits.replace("-", "").upper():
        rest = (rest + _ALPHABET.index(sign)) % 36 or 36
        rest = rest * 2 % 37
    return _ALPHABET[(37 - rest) % 36]
