"""A film as schema.org JSON-LD. Ratings of other platforms are not claimed as the page's own."""

from __future__ import annotations

import json
from typing import Any

from minijinja import Markup

from matchcut.model import Document, fields
from matchcut.model.fields import Field, ValueKind
from matchcut.publish.site.catalogue import Entry
from matchcut.publish.site.reception import verdict_of
from matchcut.publish.site.view import View
from matchcut.resolve.credits import named

_ADDRESSES = {
    "imdb": "https://www.imdb.com/title/{}/",
    "douban": "https://movie.douban.com/subject/{}/",
    "tmdb": "https://www.themoviedb.org/movie/{}",
    "wikidata": "https://www.wikidata.org/wiki/{}",
    "letterboxd": "https://letterboxd.com/film/{}/",
}


def movie(view: View, entry: Entry) -> Markup:
    """The film of a page, ready to stand inside a script element."""
    return script(_movie(view, entry))


def script(data: dict[str, Any]) -> Markup:
    """JSON that cannot end the script element it stands in."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)


def _movie(view: View, entry: Entry) -> dict[str, Any]:
    film, title = entry.film, entry.titles[view.interface]
    names = {s.text for f in fields.titles() for s in film.all(f)} - {title.text}
    out: dict[str, Any] = {"@context": "https://schema.org", "@type": "Movie", "name": title.text}
    if names:
        out["alternateName"] = sorted(names)
    for field in fields.rows():
        if field.schema and field.schema not in out and (value := _value(view, entry, field)):
            out[field.schema] = value
    if reviews := [r for d in film.reviews if d.is_review and (r := _review(d))]:
        out["review"] = reviews
    return out


def _value(view: View, entry: Entry, field: Field) -> object:
    """What a field states of the film, as schema.org has it; None for nothing."""
    chosen = entry.film.preferred(field.name, view.interface)
    if field.credit:
        return _people(view, entry, field.name)
    match field.kind:
        case ValueKind.YEAR:
            return str(entry.year or "")
        case ValueKind.DATE | ValueKind.TEXT:
            return str(chosen.value) if chosen else None
        case ValueKind.RUNTIME:
            return f"PT{chosen.value}M" if chosen and isinstance(chosen.value, int) else None
        case ValueKind.COUNTRY:
            return [{"@type": "Country", "name": term.called(view.interface).text} for term in entry.terms[field.name]]
        case ValueKind.LANGUAGE:
            return sorted({str(s.value) for s in entry.film.all(field.name)})
        case ValueKind.TERM:
            return [term.called(view.interface).text for term in entry.terms[field.name]]
        case ValueKind.IDENTIFIER:
            return [url for _, url in identifiers(entry) if url]
        case _:
            return None


def identifiers(entry: Entry) -> list[tuple[str, str]]:
    """Identifiers as printed, with the address each platform has for them; empty where it is not known."""
    out: list[tuple[str, str]] = []
    for identifier in entry.film.identifiers:
        platform, _, key = identifier.partition(":")
        plain = key.isascii() and key.replace("-", "").replace("_", "").isalnum()
        out.append((identifier, _ADDRESSES[platform].format(key) if plain and platform in _ADDRESSES else ""))
    return out


def _people(view: View, entry: Entry, field: str) -> list[dict[str, Any]]:
    people: dict[str, dict[str, Any]] = {}
    for s in entry.film.all(field):
        person = view.catalogue.person_of.get(s.id)
        names = people.setdefault(person.id if person else named(s), {"@type": "Person", "name": person.name if person else named(s)})
        if named(s) != names["name"]:
            names["alternateName"] = sorted({*names.get("alternateName", ()), named(s)})
    return list(people.values())


def _review(document: Document) -> dict[str, Any]:
    verdict = verdict_of(document)
    author = document.one("author")
    out: dict[str, Any] = {"@type": "Review"}
    if document.language:
        out["inLanguage"] = document.language
    if author:
        out["author"] = {"@type": "Person", "name": author.text}
    if published := document.one("published"):
        out["datePublished"] = str(published.value)
    if verdict and isinstance(verdict.value.get("value"), int | float):
        out["reviewRating"] = {"@type": "Rating", "ratingValue": verdict.value["value"], "bestRating": verdict.value.get("best")}
    return out if len(out) > 1 else {}
