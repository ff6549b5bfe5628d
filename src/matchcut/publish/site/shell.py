"""The frame around every page, and the templates: compiled once, everything escaped."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from minijinja import Environment

from matchcut.publish.site.catalogue import Catalogue
from matchcut.publish.site.view import Link, View
from matchcut.publish.site.words import Words, direction

_NAV = (("films", "index.html"), ("people", "people/index.html"), ("texts", "texts/index.html"), ("topics", "topics/index.html"), ("years", "years/index.html"),
        ("findings", "findings.html"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in an interface language."""

    tag: str
    name: str
    link: str
    current: bool


class Templates:
    """All templates, with the words of each interface language at hand."""

    __slots__ = ("_environments",)

    def __init__(self, interfaces: Iterable[Words]) -> None:
        folder = files(__package__) / "templates"
        sources = {t.name: t.read_text("utf-8") for t in folder.iterdir() if t.name.endswith(".html")}
        self._environments: dict[str, Environment] = {}
        for words in interfaces:
            environment = Environment(templates=sources, trim_blocks=True, lstrip_blocks=True, undefined_behavior="strict")
            environment.auto_escape_callback = _always
            plain = {key: words[key] for key in words.words}
            fields = {field: words.field(field) for field in words.fields}
            environment.add_global("w", plain | {"field": fields, "comma": words.comma, "stop": words.stop})
            self._environments[words.tag] = environment

    def render(self, template: str, interface: str, data: dict[str, Any]) -> str:
        return self._environments[interface].render_template(template, **data)


def _always(name: str) -> bool:
    return True


def view(catalogue: Catalogue, words: Words, page: str) -> View:
    """How a page of an interface language sees the rest of the site. `page` is relative to the language's folder."""
    return View(catalogue, words, "../" * words.path(page).count("/"))


def shell(seen: View, page: str, title: str, *, description: str = "", nav: str = "") -> dict[str, Any]:
    """What the frame needs to know about a page."""
    name = seen.catalogue.title
    every = seen.catalogue.interfaces
    return {
        "lang": seen.interface,
        "dir": direction(seen.interface),
        "root": seen.asset(""),
        "home": seen.url("index.html"),
        "site": name,
        "title": f"{title} · {name}" if title and title != name else name,
        "description": description,
        "nav": [Link(seen.words[key], seen.url(href), current=key == nav) for key, href in _NAV if _has(seen.catalogue, key)],
        "alternates": [_alternate(seen, words, page) for words in every] if len(every) > 1 else [],
        "all_findings": seen.url("findings.html"),
        "linked_data": "",
    }


def _has(catalogue: Catalogue, key: str) -> bool:
    if key == "people":
        return bool(catalogue.archive.people)
    if key == "texts":
        return bool(catalogue.text_pages)
    return key != "topics" or bool(catalogue.terms["topic"])


def _alternate(seen: View, words: Words, page: str) -> Alternate:
    return Alternate(words.tag, words.name, seen.spoken(words).url(page), words.tag == seen.interface)
