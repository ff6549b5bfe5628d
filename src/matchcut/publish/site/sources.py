"""A source file as a page of numbered lines, so that every place can be linked to."""

from __future__ import annotations

from typing import Any

from matchcut.model import Document
from matchcut.publish.site.catalogue import Catalogue
from matchcut.publish.site.digests import Digests, Parts
from matchcut.publish.site.view import View
from matchcut.publish.site.words import direction, lang
from matchcut.text.show import escaped

LIMIT = 20_000  # lines of one page


def documents(catalogue: Catalogue) -> dict[str, Document]:
    """One document for each file that has a page: its text is the file's."""
    out: dict[str, Document] = {}
    for d in catalogue.archive.documents:
        file = d.file
        if file in catalogue.source_pages:
            out.setdefault(file, d)
    return out


def parts(view: View, known: Digests, *, document: Document) -> Parts:
    """What the page is made of."""
    films = known.films(document.path, [words.tag for words in view.catalogue.interfaces])
    return document.file, known.files[document.file], document.language, films


def page(view: View, file: str, document: Document) -> dict[str, Any]:
    """All that the source template asks for. The page has no interface language: it is the file."""
    starts = document.lines.starts[: LIMIT + 1]
    ends = [*starts[1:], len(document.text)]
    lines = [escaped(document.text[a:b].rstrip("\r\n").replace("\t", "    ")) for a, b in zip(starts, ends, strict=True)][:LIMIT]
    if len(lines) > 1 and not lines[-1] and len(document.lines.starts) <= LIMIT:
        lines.pop()
    films = [
        (words.tag, view.spoken(words).film(view.catalogue.entries[film]))
        for film in view.catalogue.films_by_path.get(document.path, ())[:12]
        for words in view.catalogue.interfaces
    ]
    return {
        "path": escaped(file),
        "lines": lines,
        "source_lang": lang(document.language),
        "source_dir": direction(document.language),
        "films": films,
    }
