"""
A text document of a word processor: its paragraphs, read as a document without front matter is.

Headings are written with `#`, italics as `*...*` and bold letters as `**...**`, the rows of a table as lines with ` | ` between
its cells. Notes, comments, pictures and what a revision has deleted are left out.

## A review

What is read of the file:

```txt title="night shift.txt"
# The night shift

By Ada Example

*Anora* is a film about work.
```
```cells
1:3 headline: The night shift
3:4 byline: Ada Example
5:1 body: *Anora* is a film about work.
```
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from msgspec.structs import replace

from matchcut.declare import reader
from matchcut.languages import alternatives, words
from matchcut.model import Reading
from matchcut.readers import document
from matchcut.readers.office import Package
from matchcut.text import xml
from matchcut.text.pattern import regex
from matchcut.text.storable import storable

MAX_LENGTH = 4 << 20  # code points of the text
_HEADING = regex(lambda: rf"{alternatives(words('heading-style'))}\s*(\d)|(title)", re.I)
_OFF = frozenset({"0", "false", "off", "none"})


def unpacked(raw: bytes) -> str:
    """The text of a document. Raises ValueError with the reason where it is none, or broken, or over a limit."""
    package = Package(raw)
    body = package.text("word/document.xml")
    if not body:
        raise ValueError("not a text document: no word/document.xml")
    text = _Body(body, _headings(package.text("word/styles.xml"))).text()
    if len(text) > MAX_LENGTH:
        raise ValueError(f"more than {MAX_LENGTH:,} characters")
    return text


@reader(".docx", unpack=unpacked, limit=32 << 20)
def read(text: str) -> Reading:
    """The passages of one document."""
    return replace(document.read.read(storable(text)), format="docx")


def _headings(text: str) -> dict[str, int]:
    """The level of each style that is a heading's, 1 for a title."""
    out: dict[str, int] = {}
    style = ""
    for token in xml.tokens(text):
        told = xml.attributes(text, token) if token.kind in ("open", "empty") else {}
        if token.name == "style" and "styleId" in told:
            style = text[slice(*told["styleId"])]
        elif token.name == "name" and style and "val" in told and (found := _HEADING.fullmatch(xml.decoded(text, *told["val"]))):
            out[style] = max(1, int(found[1] or 1))
    return out


@dataclass(slots=True)
class _Paragraph:
    """A paragraph being read: runs of text with their emphasis."""

    level: int = 0
    runs: list[tuple[str, str]] = field(default_factory=list)  # emphasis, text

    def text(self) -> str:
        joined: list[tuple[str, list[str]]] = []
        for mark, text in self.runs:
            if joined and (joined[-1][0] == mark or not text.strip()):
                joined[-1][1].append(text)
            else:
                joined.append((mark, [text]))
        out = "".join(_emphasised("" if self.level else mark, "".join(texts)) for mark, texts in joined)
        out = "\n".join(line.strip() for line in out.split("\n")).strip()
        return "#" * self.level + " " + " ".join(out.split()) if self.level and out else out


def _emphasised(mark: str, text: str) -> str:
    """A run between its marks; white space stays outside."""
    bare = text.strip()
    if not mark or not bare or "\n" in bare:
        return text
    left = len(text) - len(text.lstrip())
    return text[:left] + mark + bare + mark[::-1] + text[left + len(bare) :]


class _Body:
    """The paragraphs and tables of a document."""

    def __init__(self, source: str, headings: dict[str, int]) -> None:
        self.source, self.headings = source, headings
        self.blocks: list[str] = []
        self.paragraph = _Paragraph()
        self.cells: list[list[str]] = []  # words, of the row being read
        self.rows: list[str] = []
        self.tables = self.hidden = 0  # how deep
        self.mark = ""
        self.inside = self.style = False

    def text(self) -> str:
        """All of it, a blank line between its parts."""
        for token in xml.tokens(self.source):
            if token.name in ("Fallback", "del", "moveFrom", "txbxContent") and token.kind != "empty":
                self.hidden += 1 if token.kind == "open" else -1
            elif self.hidden > 0:
                continue
            elif token.kind == "text":
                if self.inside:
                    self.paragraph.runs.append((self.mark, xml.decoded(self.source, *token.inner)))
            elif token.kind == "close":
                self._close(token.name)
            elif token.kind != "cdata":
                self._open(token)
        self._close("p")
        return "\n\n".join(self.blocks) + "\n" if self.blocks else ""

    def _open(self, token: xml.Token) -> None:
        name = token.name
        if name == "tbl":
            self.tables += 1
        elif name == "tr" and self.tables == 1:  # a table inside a table is text of its cell
            self.cells = [[]]
        elif name == "rPr":
            self.style = token.kind == "open"
        elif name == "t":
            self.inside = token.kind == "open"
        elif name == "r":
            self.mark = ""
        elif name in ("tab", "br", "cr"):
            self.paragraph.runs.append((self.mark, "\t" if name == "tab" else "\n"))
        elif name == "pStyle":
            self.paragraph.level = self.headings.get(self._value(token), 0)
        elif self.style and name in ("i", "b") and self._value(token) not in _OFF:
            sign = "*" if name == "i" else "**"
            self.mark = sign if not self.mark or self.mark == sign else "***"

    def _close(self, name: str) -> None:
        if name == "t":
            self.inside = False
        elif name == "rPr":
            self.style = False
        elif name == "p":
            text = self.paragraph.text()
            self.paragraph, self.mark = _Paragraph(), ""
            if text and self.cells:
                self.cells[-1] += text.split()
            elif text:
                self.blocks.append(text)
        elif name == "tc" and self.tables == 1:
            self.cells.append([])
        elif name == "tr" and self.tables == 1:
            if any(self.cells):
                self.rows.append(" | ".join(" ".join(words) for words in self.cells[:-1]))
            self.cells = []
        elif name == "tbl" and self.tables:
            self.tables -= 1
            if self.rows and not self.tables:
                self.blocks.append("\n".join(self.rows))
                self.rows = []

    def _value(self, token: xml.Token) -> str:
        span = xml.attributes(self.source, token).get("val")
        return xml.decoded(self.source, *span) if span else ""
