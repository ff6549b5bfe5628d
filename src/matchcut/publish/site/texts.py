"""Reviews, essays and notes as pages to read: the text with its lines, who wrote it, and the films it is about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from matchcut.model import Document
from matchcut.publish.site import reception
from matchcut.publish.site.catalogue import Catalogue
from matchcut.publish.site.digests import Digests, Parts
from matchcut.publish.site.disagreements import kind_of
from matchcut.publish.site.people import Initial
from matchcut.publish.site.prose import paragraphs
from matchcut.publish.site.terms import Named
from matchcut.publish.site.view import Link, View
from matchcut.publish.site.words import direction, lang


def documents(of: Catalogue) -> Iterator[tuple[str, Document]]:
    """Every document that has a page as a text, with that page."""
    for d in of.archive.documents:
        page = of.text_pages.get(d.path)
        if page:
            yield page, d


def title(document: Document) -> Named:
    """What a text is called: its headline, else its file's name."""
    return reception.headline(document) or Named(document.file.rpartition("/")[2], "en")


def index(view: View) -> list[Initial]:
    """All texts, reviews first, each with who wrote it."""
    groups: dict[str, list[tuple[Link, str]]] = {"reviews": [], "others": []}
    for path, d in documents(view.catalogue):
        link = view.named(title(d), path)
        groups["reviews" if d.is_review else "others"].append((link, reception.byline(view, d)))
    for rows in groups.values():
        rows.sort(key=lambda row: row[0].text.casefold())
    return [Initial(view.words["reviews" if key == "reviews" else "texts"], key, tuple(rows)) for key, rows in groups.items() if rows]


def index_parts(view: View) -> Parts:
    """What the index is made of."""
    return tuple((title(d), path, d.is_review, reception.byline(view, d)) for path, d in documents(view.catalogue))


def parts(view: View, known: Digests, *, document: Document) -> Parts:
    """What the page is made of."""
    return known.documents[document.path], known.prose[document.path], known.films(document.path, [view.interface])


def page(view: View, document: Document) -> dict[str, Any]:
    """All that the text template asks for."""
    verdict = reception.verdict_of(document)
    page = view.catalogue.source_pages.get(document.file)
    films = view.catalogue.films_by_path.get(document.path, ())
    return {
        "heading": view.named(title(document)),
        "kind": kind_of(view, document),
        "by": reception.byline(view, document),
        "place": view.place(document.place(0, 0), line=False),
        "verdict": verdict.text if verdict else "",
        "discs": reception.discs_of(verdict),
        "text_lang": "" if document.language == view.interface else lang(document.language),
        "text_dir": direction(document.language),
        "paragraphs": paragraphs(document, 2),
        "source": view.asset(page) if page else "",
        "films": [view.film(view.catalogue.entries[f]) for f in films[:12]],
    }
