"""Running text as safe HTML: Markdown through a strict allow-list, paragraph by paragraph, each with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import nh3
import pyromark
from minijinja import Markup

from matchcut.model import Document, Passage
from matchcut.text.pattern import regex

LIMIT = 256 * 1024  # characters of one text that are rendered
_TAGS = {
    "p", "br", "em", "strong", "cite", "q", "blockquote", "ul", "ol", "li", "a", "h1", "h2", "h3", "h4", "h5", "h6",
    "code", "pre", "hr", "del", "ins", "sup", "sub", "table", "thead", "tbody", "tr", "th", "td", "i", "b", "s", "small", "ruby", "rt", "rp",
}  # fmt: skip
_OPTIONS = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_STRIKETHROUGH
_IMAGE = regex(r"<img\b[^>]*?\balt=\"([^\"]*)\"[^>]*>", re.I)
_HEADING = regex(r"<(/?)h([1-6])>")
_REFERENCE = regex(r"^ {0,3}\[[^\]\n]+\]:[ \t]*\S.*$", re.M)
_FENCE = regex(r"(?:---|\+\+\+|\.\.\.|;;;)[ \t]*(?:\r\n|\r|\n|$)")
_MARKS = regex(r"[*_`#]+|!?\[([^\]]*)\]\([^)]*\)|<[^<>]*>")
_PROSE = (".md", ".markdown", ".mdown", ".txt", ".text")  # a file that is all prose where its reader tells no passages; never a table row
_BODY = ("body", "heading")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of a text and the line of the file it begins on."""

    line: int
    html: Markup


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=_TAGS, attributes={"a": {"href", "title"}, "th": {"colspan"}, "td": {"colspan"}, "ol": {"start"}},
        url_schemes={"http", "https", "mailto"}, url_relative="deny", strip_comments=True, link_rel="noopener noreferrer",
    )  # fmt: skip


def html_of(markdown: str) -> str:
    """Markdown as HTML of the allow-list. An image becomes its description: pages ask nothing of other hosts."""
    return str(_cleaner().clean(_IMAGE.sub(r"\1", pyromark.html(markdown, options=_OPTIONS))))


def spans(document: Document) -> list[tuple[int, int]]:
    """The stretches of a document that are prose: its body passages, else everything behind the front matter."""
    passages: tuple[Passage, ...] = document.reading.passages
    body = [p for p in passages if p.kind in _BODY and p.end > p.start]
    if not body:
        if document.reading.front == (0, 0) and (document.reading.cells or not document.path.lower().endswith(_PROSE)):
            return []
        return [(after_front(document), len(document.text))]
    start, end = body[0].start, max(p.end for p in body)
    out: list[tuple[int, int]] = []
    for other in sorted((p for p in passages if p.kind not in _BODY), key=lambda p: p.start):
        inside = next((b for b in body if b.start <= other.start and other.end <= b.end), None)
        if inside is not None or not start < other.start < end:
            continue
        out.append((start, other.start))
        start = max(start, other.end)
    return [*out, (start, end)]


def after_front(document: Document) -> int:
    """Where the text after the front matter begins."""
    end = document.reading.front[1]
    if not end:
        return 0
    fence = _FENCE.match(document.text, end) or _FENCE.search(document.text, end)
    return fence.end() if fence else end


def paragraphs(document: Document, top: int) -> list[Paragraph]:
    """A document's prose. Its headings begin at level `top` and never skip one."""
    out: list[Paragraph] = []
    level = top - 1
    left = LIMIT
    for start, end in spans(document):
        text = document.text[start : min(end, start + left)]
        left -= len(text)
        for offset, block in _blocks(text):
            html, level = _demoted(html_of(block), top, level)
            if html.strip():
                out.append(Paragraph(document.lines.position(start + offset)[0], Markup(html)))
    return out


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """The blocks of a text that stand in no other block, with their offsets; the link definitions of the text are added to each."""
    if "[^" in text:  # footnotes belong to the whole
        yield len(text) - len(text.lstrip()), text
        return
    raw = text.encode("utf-8", "surrogatepass")
    plain_ascii = len(raw) == len(text)
    references = "\n\n" + "\n".join(_REFERENCE.findall(text)) if "]:" in text else ""
    depth = done = chars = 0
    for event, span in pyromark.events_with_range(text, options=_OPTIONS):
        kind = next(iter(event)) if isinstance(event, dict) else event
        if kind == "End":
            depth -= 1
            continue
        if depth == 0:
            start, end = span["start"], span["end"]
            chars += start - done if plain_ascii else len(raw[done:start].decode("utf-8", "replace"))
            done = start
            yield chars, raw[start:end].decode("utf-8", "replace") + references
        depth += kind == "Start"


def _demoted(html: str, top: int, level: int) -> tuple[str, int]:
    """HTML with its headings lowered to begin at level `top`, no level left out; and the level of the last heading."""

    def put(match: re.Match[str]) -> str:
        nonlocal level
        if not match[1]:
            level = max(top, min(6, int(match[2]) + top - 2, level + 1))
        return f"<{match[1]}h{level}>"

    return _HEADING.sub(put, html), level


def passage(document: Document) -> tuple[int, int]:
    """Start and end of the first paragraph of a document's prose, without the white space around it."""
    for start, end in spans(document):
        for offset, block in _blocks(document.text[start:end]):
            if block.lstrip().startswith(("#", ">", "!", "<", "|", "---")):
                continue
            at = start + offset
            stop = at + len(re.split(r"\n\s*\n", block, maxsplit=1)[0].rstrip())
            return at, min(stop, end)
    return (0, 0)


def plain(markdown: str) -> str:
    """Markdown as plain text on one line."""
    return " ".join(_MARKS.sub(lambda m: m[1] or "", markdown).split())
