"""The frame around every page, and the templates: compiled once, everything escaped."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from minijinja import Environment

from matchcut.publish.site.catalogue import Catalogue
from matchcut.publish.site.view import Link, View
from matchcut.publish.site.words import INTERFACES, OWN_NAME, TAG, Interface, Words

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

    def __init__(self) -> None:
        folder = files(__package__) / "templates"
        sources = {t.name: t.read_text("utf-8") for t in folder.iterdir() if t.name.endswith(".html")}
        self._environments: dict[Interface, Environment] = {}
        for interface in INTERFACES:
            environment = Environment(templates=sources, trim_blocks=True, lstrip_blocks=True, undefined_behavior="strict")
            environment.auto_escape_callback = _always
            environment.add_global("w", words_of(interface))
            self._environments[interface] = environment

    def render(self, template: str, interface: Interface, data: dict[str, Any]) -> str:
        return self._environments[interface].render_template(template, **data)


def _always(name: str) -> bool:
    return True


def words_of(interface: Interface) -> dict[str, str]:
    """All words of an interface in their plain form."""
    words = Words(interface)
    return {key: words[key] for key in words.names()}


def view(catalogue: Catalogue, interface: Interface, page: str) -> View:
    """How a page of an interface language sees the rest of the site. `page` is relative to the language's folder."""
    depth = page.count("/") + (interface != "en")
    return View(catalogue, Words(interface), "../" * depth)


def shell(seen: View, page: str, title: str, *, description: str = "", nav: str = "") -> dict[str, Any]:
    """What the frame needs to know about a page."""
    name = seen.catalogue.title
    return {
        "lang": TAG[seen.interface],
        "root": seen.asset(""),
        "home": seen.url("index.html"),
        "site": name,
        "title": f"{title} · {name}" if title and title != name else name,
        "description": description,
        "nav": [Link(seen.words[key], seen.url(href), current=key == nav) for key, href in _NAV if _has(seen.catalogue, key)],
        "alternates": [_alternate(seen, i, page) for i in INTERFACES],
        "all_findings": seen.url("findings.html"),
        "linked_data": "",
        "comma": seen.words.comma,
    }


def _has(catalogue: Catalogue, key: str) -> bool:
    if key == "people":
        return bool(catalogue.archive.people)
    if key == "texts":
        return bool(catalogue.text_pages)
    return key != "topics" or bool(catalogue.terms["topic"])


def _alternate(seen: View, interface: Interface, page: str) -> Alternate:
    return Alternate(TAG[interface], OWN_NAME[interface], seen.spoken(interface).url(page), interface == seen.interface)
