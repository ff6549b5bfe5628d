"""The website of an archive: which pages there are, and how they come to stand in a folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Any

from matchcut.model import Archive, Document, Person
from matchcut.publish.site import film, findings, people, shelves, sources, texts, typefaces
from matchcut.publish.site.catalogue import Catalogue, Entry, catalogue
from matchcut.publish.site.disagreements import Where
from matchcut.publish.site.output import Output
from matchcut.publish.site.shell import Templates, shell, view
from matchcut.publish.site.view import View
from matchcut.publish.site.words import INTERFACES, Interface, Words

_ASSETS = ("style.css", "enhance.js", "favicon.svg", "logo.svg")


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: how many pages the site has, and the files it wrote or removed because they differed."""

    pages: int
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One page that will stand at `path`. `make` gives its template's data when its turn comes."""

    path: str
    template: str
    interface: Interface
    make: Callable[[], dict[str, Any]]


def build(archive: Archive, out: Path | str, *, title: str | None = None) -> Built:
    """Write the archive's website below `out`: only what changed; what it no longer makes is removed.

    Raises `OutNotOurs` where `out` holds something else, or a link leads out of it.
    """
    output = Output(Path(out))
    templates = Templates()
    of = catalogue(archive, title)
    planned = list(pages(of))
    shared = [*_ASSETS, *(f"fonts/{name}" for name in typefaces.names())]
    output.begin([*(p.path for p in planned), *shared])
    output.write_all((p.path, templates.render(p.template, p.interface, p.make()).encode("utf-8", "replace")) for p in planned)
    for name in _ASSETS:
        output.write(name, (files(__package__) / "assets" / name).read_bytes())
    for name, data in typefaces.cut(typefaces.used(of), lambda name: output.read(f"fonts/{name}")).items():
        output.write(f"fonts/{name}", data)
    output.finish()
    return Built(len(planned), tuple(output.changed))


def pages(of: Catalogue) -> Iterator[Page]:
    """Every page of the site, in the order they are made."""
    chapters = findings.chapters(of)
    where = findings.where(chapters)
    for interface in INTERFACES:
        page = partial(_page, of, interface)
        for path, template, make in shelves.pages(of):
            yield page(path, template, make)
        near = film.neighbours(of, view(of, interface, ""))
        for entry in of.entries.values():
            yield page(entry.page, "film.html", partial(_film, entry=entry, where=where, near=near[entry.film.id]))
        for person in of.archive.people:
            path = of.person_pages[person.id]
            yield page(path, "person.html", partial(_person, person=person, path=path))
        for path, document in texts.documents(of):
            yield page(path, "text.html", partial(_text, document=document, path=path))
        for number in range(len(chapters)):
            yield page(findings.page_name(number), "findings.html", partial(_findings, chapters=chapters, number=number, where=where))
    for file, document in sources.documents(of).items():
        yield Page(of.source_pages[file], "source.html", "en", partial(_source, of, file, document))
    yield Page("404.html", "missing.html", "en", partial(_missing, of))


def _page(of: Catalogue, interface: Interface, path: str, template: str, make: Callable[[View], dict[str, Any]]) -> Page:
    folder = "" if interface == "en" else f"{interface}/"
    return Page(folder + path, template, interface, partial(make, view(of, interface, path)))


def _film(seen: View, entry: Entry, where: Where, near: list[tuple[Entry, str]]) -> dict[str, Any]:
    name = entry.titles[seen.interface].text + (f" ({entry.year})" if entry.year else "")
    return shell(seen, entry.page, name) | film.page(seen, entry, where, near)


def _person(seen: View, person: Person, path: str) -> dict[str, Any]:
    return shell(seen, path, people.called(seen, person).text, nav="people") | people.page(seen, person)


def _text(seen: View, document: Document, path: str) -> dict[str, Any]:
    return shell(seen, path, texts.title(document).text, nav="texts") | texts.page(seen, document)


def _findings(seen: View, chapters: list[list[findings.Chapter]], number: int, where: Where) -> dict[str, Any]:
    name = findings.page_name(number)
    return shell(seen, name, seen.words["findings"], nav="findings") | findings.page(seen, chapters, number, where)


def _source(of: Catalogue, file: str, document: Document) -> dict[str, Any]:
    """A source page has no interface language, so it has one place for all of them."""
    root = "../" * of.source_pages[file].count("/")
    seen = View(of, Words("en"), root)
    return shell(seen, "index.html", file) | {"alternates": []} | sources.page(seen, file, document)


def _missing(of: Catalogue) -> dict[str, Any]:
    seen = view(of, "en", "404.html")
    return shell(seen, "index.html", seen.words["not_found"]) | {"alternates": []}
