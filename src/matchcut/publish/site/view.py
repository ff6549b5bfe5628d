"""Links as seen from a page: addresses relative to its folder, places in source files, and the lines around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from minijinja import Markup

from matchcut.model import Document, Finding, Person, Statement
from matchcut.place import Place
from matchcut.publish.site.addresses import digest, href
from matchcut.publish.site.catalogue import Catalogue, Entry
from matchcut.publish.site.poster import draw
from matchcut.publish.site.terms import Named
from matchcut.publish.site.words import Words, direction, lang
from matchcut.text.show import escaped

_CLIP = 150  # characters of a long line


@dataclass(frozen=True, slots=True)
class Link:
    """A text and the page that it leads to; without `href` it is only a text."""

    text: str
    href: Markup | None = None
    lang: str = ""
    dir: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file in three parts; `mark` is highlighted."""

    number: int
    before: str
    mark: str
    after: str
    on: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """Some lines of a file around a place."""

    place: Markup
    lang: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class View:
    """One interface language, as pages of one depth see it."""

    catalogue: Catalogue
    words: Words
    root: str  # from the page's folder to the folder of the whole site: "../"

    @property
    def interface(self) -> str:
        """The tag of the page's language."""
        return self.words.tag

    def url(self, page: str, anchor: str = "") -> Markup:
        """The address of a page in this language."""
        return Markup(self.root + href(self.words.path(page)) + (f"#{href(anchor)}" if anchor else ""))

    def spoken(self, words: Words) -> View:
        """The same depth, in another language."""
        return View(self.catalogue, words, self.root)

    def asset(self, path: str, anchor: str = "") -> Markup:
        """The address of a file that all languages share."""
        return Markup(self.root + href(path) + (f"#{anchor}" if anchor else ""))

    def named(self, name: Named, page: str | None = None, *, current: bool = False) -> Link:
        """A name as a link, with its language if that is not the page's own."""
        tag = lang(name.language)
        own = tag == self.interface
        return Link(name.text, self.url(page) if page else None, "" if own else tag, direction(tag), current)

    def film(self, entry: Entry) -> Link:
        return self.named(entry.titles[self.interface], entry.page)

    def person(self, person: Person, form: Named) -> Link:
        return self.named(form, self.catalogue.person_pages.get(person.id))

    def drawn(self, entry: Entry, interface: str | None = None) -> Markup:
        """A film's poster, with its title in the page's language or another."""
        return Markup(draw(entry.posters[interface or self.interface]))

    def place(self, place: Place, *, column: bool = True, line: bool = True) -> Markup:
        """`path:line:column` as a link to that line, or as plain text where the file is not shown."""
        path = escaped(place.path)
        shown = f"{path}:{place.line}" + (f":{place.column}" if column else "") if line else path
        text = f"<bdi>{escape(shown).replace('/', '/<wbr>')}</bdi>"
        page = self.catalogue.source_page(place)
        if page is None:
            return Markup(f'<span class="place" dir="ltr">{text}</span>')
        return Markup(f'<a class="place" href="{self.asset(page, f"L{place.line}" if line else "")}" dir="ltr">{text}</a>')

    def frame(self, place: Place, quote: str, context: int = 0) -> Frame:
        """The lines around a place with its quote marked; the quote alone if the file is not shown."""
        document = self.catalogue.document(place)
        if document is None or place.path in self.catalogue.closed:
            tag = lang(document.language) if document else ""
            return Frame(self.place(place), tag, (Line(place.line, "", _visible(quote[:_CLIP]), "", True),))
        return Frame(self.place(place), lang(document.language), tuple(lines_around(document, place, context)))

    def sentence(self, finding: Finding) -> Markup:
        """What a finding says; the places in it are links."""
        parts = (str(self.place(p)) if isinstance(p, Place) else escape(escaped(p)) for p in finding.message)
        return Markup("".join(parts))

    def statement(self, statement: Statement) -> Markup:
        return self.place(statement.place)


def lines_around(document: Document, place: Place, context: int) -> Iterator[Line]:
    """The line of a place with its quote marked, and `context` lines before and behind it; empty lines are left out."""
    last = len(document.lines.starts)
    for number in range(max(1, place.line - context), min(last, place.line + context) + 1):
        start, end = document.lines.span(number, document.text)
        text = document.text[start:end]
        if number != place.line and not text.strip():
            continue
        if number != place.line:
            yield Line(number, _visible(text[:_CLIP]) + ("…" if len(text) > _CLIP else ""), "", "", False)
            continue
        left = min(max(0, place.start - start), len(text))
        right = max(left, min(len(text), place.end - start))
        low, high = (max(0, left - _CLIP // 2), min(len(text), right + _CLIP // 2)) if len(text) > _CLIP else (0, len(text))
        before = ("…" if low else "") + _visible(text[low:left])
        after = _visible(text[right:high]) + ("…" if high < len(text) else "")
        mark = _visible(text[left:right])
        yield Line(number, before, mark[: 4 * _CLIP] + ("…" if len(mark) > 4 * _CLIP else ""), after, True)


def _visible(text: str) -> str:
    return escaped(text.replace("\t", "    "))


def anchor_of(finding: Finding) -> str:
    """The id of a finding's element, the same on every page and in every build."""
    return "f-" + digest("\0".join((finding.code, finding.place.path, str(finding.place.start), finding.sentence)), 10)
