"""Tables in a body of prose: of two columns, labels in the first, they state facts; of three or more, they list things."""

from __future__ import annotations

import re
from collections.abc import Iterator

from matchcut.model import Cell, Reading
from matchcut.readers.document import markup
from matchcut.readers.document.fact import Fact, lines
from matchcut.text.pattern import regex

MAX_LABEL = 40  # letters
MAX_WORDS = 4  # of a label
MIN_COLUMNS = 3  # of a list
MIN_ROWS = 2

_ROW = regex(r"[ \t]*+\|(?P<label>[^|\r\n]*+)\|(?P<value>(?:[^|\\\r\n]|\\.)*+)\|?[ \t]*+$")
_RULE = regex(r"[ \t]*+\|[ \t]*+:?-+:?[ \t]*+\|[ \t]*+:?-+:?[ \t]*+\|?[ \t]*+$")
_LIST_RULE = regex(r"(?<![^\r\n])[ \t]*+\|?(?:[ \t]*+:?-+:?[ \t]*+\|){2,}+(?:[ \t]*+:?-+:?[ \t]*+)?(?![^\r\n])")
_PIPE = regex(r"(?:[^|\\]|\\.|\\$)*+")
_PAIR = regex(
    r"<(?P<kind>dt|th)\b[^<>]*+>(?P<label>(?:[^<]|<(?!/?(?:dt|dd|th|td|tr)\b)){1,200}+)</(?:dt|th)>\s*+"
    r"<(?:dd|td)\b[^<>]*+>(?P<value>(?:[^<]|<(?!/?(?:dt|dd|th|td|tr)\b)){0,1000}+)</(?:dd|td)>",
    re.I,
)
_TAGS = regex(r"<[^<>]*+>|\s++")
_NAME = regex(r"[^\W\d_]")
_NUMBER = regex(r"\W*[\d.,/:%★½-]+\W*")


def table(text: str, start: int, end: int) -> list[Fact]:
    """A table of two columns, labels in the first. One whose second column holds numbers alone lists things."""
    out: list[Fact] = []
    rows = list(lines(text, start, end))
    if len(rows) < 3 or not _RULE.match(text, *rows[1]):
        return []
    for number, (left, right) in enumerate(rows):
        row = _ROW.match(text, left, right)
        if row is None:
            return []
        label, value = row["label"].strip(" \t*_"), row["value"].strip()
        if number == 1 or (number == 0 and not (label and _is_value(value))):
            continue
        if not label or not _NAME.match(label) or len(label) > MAX_LABEL or len(label.split()) > MAX_WORDS:
            return []
        if value:
            at = row.start("value") + len(row["value"]) - len(row["value"].lstrip())
            out.append(Fact(label.rstrip(":："), row.start("label") + row["label"].index(label), at, at + len(value), strong=False))
    listed = len(out) > 1 and all(_NUMBER.fullmatch(text, f.start, f.end) for f in out)
    return [] if listed else out


def _is_value(text: str) -> bool:
    """Whether the second cell of a table's first row is a value and no heading: it has digits or several capital words."""
    words = [word for word in text.split() if word[0].isalpha()]
    return bool(re.search(r"\d", text)) or (len(words) > 1 and all(word[0].isupper() for word in words))


def pairs(text: str, start: int, end: int) -> list[Fact]:
    """`<dt>` and `<dd>`, or rows of one `<th>` and one `<td>`, with nothing else around them."""
    out: list[Fact] = []
    at = start
    for pair in _PAIR.finditer(text, start, end):
        if _TAGS.sub("", text[at : pair.start()]):
            return []
        at = pair.end()
        left, _, label, _ = markup.plain(text, *pair.span("label"))
        label = " ".join(label.split()).rstrip(" :：")
        value = pair["value"]
        first = pair.start("value") + len(value) - len(value.lstrip())
        if label and value.strip():
            out.append(Fact(label, left, first, max(first, pair.start("value") + len(value.rstrip())), strong=True))
    if not out or _TAGS.sub("", text[at:end]) or any(len(f.label) > MAX_LABEL for f in out):
        return []
    return out


def rows(text: str, start: int) -> tuple[list[Reading], list[tuple[int, int]]]:
    """The rows of the tables that a text consists of, and where the tables stand; nothing where they only illustrate it.

    Such a table has three columns with a name each, and two rows; all of them together are more than half of the text.
    """
    out: list[Reading] = []
    spans: list[tuple[int, int]] = []
    count = letters = 0
    for rule in _LIST_RULE.finditer(text, start) if "|" in text else ():
        made = _list(text, start, rule) if not spans or rule.start() > spans[-1][1] else None
        if made is None:
            continue
        out += made[0]
        spans.append(made[1])
        count += len(made[0]) + 2
        letters += made[1][1] - made[1][0]
    if not spans:
        return [], []
    whole = sum(bool(text[a:b].strip()) for a, b in lines(text, start, len(text)))
    return (out, spans) if count * 2 > whole and letters * 2 > len(text) - start else ([], [])


def _list(text: str, start: int, rule: re.Match[str]) -> tuple[list[Reading], tuple[int, int]] | None:
    """The rows below a rule, and the span of their table; None where it is no list."""
    top = rule.start()
    if top == start:
        return None
    end = top - 2 if text[top - 2 : top] == "\r\n" else top - 1
    begin = max(text.rfind("\n", start, end), text.rfind("\r", start, end), start - 1) + 1
    names = [" ".join(markup.plain(text, *span)[2].split()) for span in _fields(text, begin, end)]
    if len(names) < MIN_COLUMNS or sum(map(bool, names)) < MIN_COLUMNS or len(set(names)) != len(names):
        return None
    out: list[Reading] = []
    stop = rule.end()
    below = rule.end() + (2 if text[rule.end() : rule.end() + 2] == "\r\n" else 1)
    for left, right in lines(text, below, len(text)) if below <= len(text) else ():
        if "|" not in text[left:right]:
            break
        cells = [
            cell
            for name, span in zip(names, _fields(text, left, right), strict=False)
            if name and len(name) <= MAX_LABEL
            for cell in _cells(text, name, *span)
        ]
        out.append(Reading("document", tuple(cells), span=(left, right)))
        stop = right
    return (out, (begin, stop)) if len(out) >= MIN_ROWS else None


def _fields(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the cells of a row stand, without blanks."""
    while start < end and text[start] in " \t":
        start += 1
    while end > start and text[end - 1] in " \t":
        end -= 1
    at = start + (text[start : start + 1] == "|")
    while at < end:
        cell = _PIPE.match(text, at, end)
        assert cell is not None
        part = cell[0]
        left = at + len(part) - len(part.lstrip())
        yield left, max(left, at + len(part.rstrip()))
        at = cell.end() + 1


def _cells(text: str, name: str, start: int, end: int) -> Iterator[Cell]:
    left, right, value, offsets = markup.plain(text, start, end)
    yield Cell((name,), value, left, right, left, right, "plain", offsets)
    if address := markup.url(text, start, end):
        yield Cell((name, "url"), text[slice(*address)], *address, *address)
