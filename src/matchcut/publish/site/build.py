"""The website of an archive: which pages there are, and how they come to stand in a folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Any

from matchcut.model import Archive, Document, Person
from matchcut.publish.site import film, findings, list_pages, people, sources, texts, typefaces
from matchcut.publish.site.catalogue import Catalogue, Entry, catalogue
from matchcut.publish.site.digests import Digests, Parts, digest, digests
from matchcut.publish.site.disagreements import Where
from matchcut.publish.site.last_build import LastBuild, code_version
from matchcut.publish.site.output import Output
from matchcut.publish.site.shell import Templates, shell, view
from matchcut.publish.site.view import Link, View
from matchcut.publish.site.words import Words

_ASSETS = ("style.css", "enhance.js", "favicon.svg", "logo.svg")


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: how many pages the site has, which of them were rendered, and the files written or removed because they differed."""

    pages: int
    rendered: tuple[str, ...]
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One page that will stand at `path`. `make` gives the data of its template; `parts` gives what that data is made of, and is much cheaper."""

    path: str
    template: str
    seen: View
    make: Callable[[View], dict[str, Any]]
    parts: Callable[[View, Digests], Parts]


def build(
    archive: Archive,
    out: Path | str,
    *,
    title: str | None = None,
    interfaces: tuple[Words, ...] | None = None,
    use_cache: bool = True,
) -> Built:
    """Write the archive's website below `out`: only what changed; what it no longer makes is removed.

    `interfaces`: the languages of its pages, by default all there are. `use_cache`: pages that are made of the same as in the last build into
    this folder are left as they stand; the result is the same without. Raises `OutNotOurs` where `out` holds something else, or a link leads
    out of it.
    """
    out = Path(out)
    output = Output(out)
    of = catalogue(archive, title, interfaces)
    chapters = findings.chapters(of)
    where = findings.where(chapters)
    planned = list(pages(of, chapters, where))
    last = LastBuild(out, use_cache=use_cache)
    output.begin([*(p.path for p in planned), *_ASSETS, *(f"fonts/{name}" for name in typefaces.names())])
    known = digests(of, where, code_version())
    rendered: list[str] = []
    output.write_all(_differing(planned, known, output, last, rendered))
    for name in _ASSETS:
        output.write(name, (files(__package__) / "assets" / name).read_bytes())
    _write_fonts(of, known, output, last)
    output.finish()
    last.save()
    return Built(len(planned), tuple(rendered), tuple(output.changed))


def _differing(
    planned: Iterable[Page], known: Digests, output: Output, last: LastBuild, rendered: list[str]
) -> Iterator[tuple[str, bytes]]:
    """The pages that must be written: they are made of something else than in the last build, or their files have changed since.

    Each is rendered when its turn comes, and listed in `rendered`.
    """
    templates = Templates(known.catalogue.interfaces)
    for page in planned:
        inputs = digest(known.site, page.path, page.seen.interface, page.parts(page.seen, known))
        if not last.keeps(page.path, inputs, output):
            data = templates.render(page.template, page.seen.interface, page.make(page.seen)).encode("utf-8", "replace")
            last.note(page.path, inputs, data)
            rendered.append(page.path)
            yield page.path, data


def _write_fonts(of: Catalogue, known: Digests, output: Output, last: LastBuild) -> None:
    """The typefaces with the characters of all that is shown; nothing is read for them if that is what it was in the last build."""
    terms = [name.text for kind in of.terms.values() for term in kind.values() for name in term.names.values()]
    films = [f.name for f in of.archive.films]
    inputs = digest(known.site, known.files, known.documents, known.people, known.findings, known.cards, terms, films)
    kept = [last.keeps(f"fonts/{name}", inputs, output) for name in typefaces.names()]
    if not all(kept):
        for name, data in typefaces.cut(typefaces.used(of), lambda name: output.read(f"fonts/{name}")).items():
            last.note(f"fonts/{name}", inputs, data)
            output.write(f"fonts/{name}", data)


def pages(of: Catalogue, chapters: list[list[findings.Chapter]], where: Where) -> Iterator[Page]:
    """Every page of the site, in the order they are made."""
    for words in of.interfaces:
        page = partial(_page, of, words)
        for path, template, make, parts in list_pages.pages(of):
            yield page(path, template, make, parts)
        near = film.neighbours(of, view(of, words, ""))
        for entry in of.entries.values():
            beside = near[entry.film.id]
            make = partial(_film, entry=entry, where=where, near=beside)
            yield page(entry.page, "film.html", make, partial(film.parts, entry=entry, near=beside))
        for person in of.archive.people:
            path = of.person_pages[person.id]
            yield page(path, "person.html", partial(_person, person=person, path=path), partial(people.parts, person=person))
        for path, document in texts.documents(of):
            yield page(path, "text.html", partial(_text, document=document, path=path), partial(texts.parts, document=document))
        for n in range(len(chapters)):
            make = partial(_findings, chapters=chapters, number=n, where=where)
            yield page(findings.page_name(n), "findings.html", make, partial(findings.parts, pages=chapters, number=n))
    first = of.interfaces[0]
    for file, document in sources.documents(of).items():
        path = of.source_pages[file]
        seen = View(of, first, "../" * path.count("/"))  # a file has no interface language, so it has one place for all of them
        yield Page(path, "source.html", seen, partial(_source, file=file, document=document), partial(sources.parts, document=document))
    yield Page("404.html", "missing.html", view(of, first, "404.html"), _missing, lambda _, known: (known.site,))


def _page(
    of: Catalogue, words: Words, path: str, template: str, make: Callable[[View], dict[str, Any]], parts: Callable[[View, Digests], Parts]
) -> Page:
    return Page(words.path(path), template, view(of, words, path), make, parts)


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


def _source(seen: View, file: str, document: Document) -> dict[str, Any]:
    return shell(seen, "index.html", file) | {"alternates": []} | sources.page(seen, file, document)


def _missing(seen: View) -> dict[str, Any]:
    """The server's answer to a wrong address, in all languages."""
    others = [Link(f"{words['not_found']}{words.stop}", lang=words.tag) for words in seen.catalogue.interfaces if words != seen.words]
    return shell(seen, "index.html", seen.words["not_found"]) | {"alternates": [], "others": others}
