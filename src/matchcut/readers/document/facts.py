"""Facts in a body of prose: lines `**Director:** Sean Baker`, `Regie: Sean Baker`, tables and lists of terms.

A block is told by its shape alone, in any language: each of its lines is a short label and a value that is no sentence. Which
field a label means, the collection knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from matchcut.model import Cell
from matchcut.readers.document import markup

MAX_LABEL = 40  # letters
MAX_WORDS = 4  # of a label
MAX_VALUE = 1000  # letters
SHORT = 12  # words of a value that is no sentence

_MARK = r"\*{1,3}|_{1,3}|<(?:strong|b|em|i)>"
_CLOSED = r"\*{1,3}|_{1,3}|</(?:strong|b|em|i)>"
_LABEL = re.compile(
    rf"[ \t]*+(?:[-*+•‣▪·>][ \t]++)?+(?:<(?:p|li|div|span|ul|ol|br)\b[^<>]{{0,200}}+>\s*+)*+(?P<open>{_MARK})?+"
    rf"(?P<label>[^\W\d_](?:[\w'’./&()\-]|[ \u3000\xa0](?=\S)){{0,{MAX_LABEL - 1}}}?)[ \t]*+"
    rf"(?:(?P<closed>{_CLOSED})[ \t]*+(?P<after>[:：]|[–—-](?=[ \t]))|(?P<colon>[:：])[ \t]*+(?P<close>{_CLOSED})?+)[ \t]*+",
    re.I,
)
_BREAK = re.compile(
    r"\r\n|\r|\n|<br[ \t]*/?>|</(?:p|li|div)>|(?<=\S)[ \t]*+[|·•,;–—][ \t]*+(?=(?:\*\*|__|<(?:strong|b)>)[^\s*_<>]{1,40}+[^*_<>\r\n]{0,40}+(?:\*\*|__|</))",
    re.I,
)
_TAIL = re.compile(r"(?:<br[ \t]*/?|</?(?:p|li|div|ul|ol|span)\b[^<>]*)>\Z", re.I)
_ROW = re.compile(r"[ \t]*+\|(?P<label>[^|\r\n]*+)\|(?P<value>(?:[^|\\\r\n]|\\.)*+)\|?[ \t]*+$")
_RULE = re.compile(r"[ \t]*+\|[ \t]*+:?-+:?[ \t]*+\|[ \t]*+:?-+:?[ \t]*+\|?[ \t]*+$")
_PAIR = re.compile(
    r"<(?P<kind>dt|th)\b[^<>]*+>(?P<label>(?:[^<]|<(?!/?(?:dt|dd|th|td|tr)\b)){1,200}+)</(?:dt|th)>\s*+"
    r"<(?:dd|td)\b[^<>]*+>(?P<value>(?:[^<]|<(?!/?(?:dt|dd|th|td|tr)\b)){0,1000}+)</(?:dd|td)>",
    re.I,
)
_TAGS = re.compile(r"<[^<>]*+>|\s++")
_TERM = re.compile(r"[ \t]*+(?P<label>[^\s:|<>#][^\r\n:]{0,60}+)(?:\r\n|\r|\n)[ \t]{0,3}:[ \t]++(?P<value>\S[^\r\n]*+)(?:\r\n|\r|\n|\Z)")
_ITEM = re.compile(r"[ \t]*+[-*+•][ \t]++(?P<value>\S[^\r\n]*+)")
_ENDS = re.compile(r"[.!?。！？…]['\"”’»)*_]*$")
_CASELESS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_NAME = re.compile(r"[^\W\d_]")
_NUMBER = re.compile(r"\W*[\d.,/:%★½-]+\W*")


class Fact(NamedTuple):
    """A label and its value `text[start:end]`. `strong`: the label is marked as one."""

    label: str
    key_start: int
    start: int
    end: int
    strong: bool
    item: int = -1  # of a list under the label


def facts(text: str, start: int, end: int) -> list[Fact]:
    """The facts of a paragraph that consists of nothing else; none for any other."""
    first = text[start]
    if first == "|":
        return _table(text, start, end)
    if first == "<" and (found := _pairs(text, start, end)):
        return found
    if _LABEL.match(text, start, end) is None:
        return _terms(text, start, end)
    return _lines(text, start, end)


def is_block(found: Sequence[Fact], text: str) -> bool:
    """Whether these are facts and not lines of a conversation: their labels differ, and most values are no sentences."""
    labels = [f.label.casefold() for f in found if f.item < 1]
    if len(set(labels)) != len(labels):
        return False
    short = sum(_is_short(text[f.start : f.end]) for f in found)
    if len(labels) == 1:
        return found[0].strong and short == len(found)
    return short * 10 >= len(found) * 6 and short >= (1 if all(f.strong for f in found) else 2)


def cells(text: str, found: Sequence[Fact]) -> Iterator[Cell]:
    """The cells of facts; a value that is one link has its address in a second cell, `url` under the label."""
    for fact in found:
        path = (fact.label, fact.item) if fact.item >= 0 else (fact.label,)
        start, end, value, offsets = markup.plain(text, fact.start, fact.end)
        yield Cell(path, value, start, end, start, end, "plain", offsets, fact.key_start)
        if address := markup.url(text, fact.start, fact.end):
            yield Cell((*path, "url"), text[slice(*address)], *address, *address, "plain", None, fact.key_start)


def _is_short(value: str) -> bool:
    words = len(value.split())
    if _CASELESS.search(value):
        return len(value) <= 60 and not _ENDS.search(value)
    if _ENDS.search(value) and (words > 3 or value[-1] in "!?"):
        return words <= 6 and value[-3:-2] in (" ", ".", "-")  # an initial, "Jr."
    return words <= SHORT or value.count(",") * 4 >= words - 1


def _lines(text: str, start: int, end: int) -> list[Fact]:
    out: list[Fact] = []
    at = start
    while at < end:
        stop = _BREAK.search(text, at, end)
        left, right = at, stop.start() if stop else end
        at = stop.end() if stop else end
        if not text[left:right].strip():
            continue
        fact = _fact(text, left, right) or (_more(text, left, right, out) if out else None)
        if fact is None:
            return []
        out.append(fact)
    return [fact for fact in out if fact.end > fact.start]


def _more(text: str, start: int, end: int, out: list[Fact]) -> Fact | None:
    """What a line without a label adds to the fact before it, which it takes from `out` where it replaces it."""
    last = out[-1]
    empty = last.start == last.end
    item = _ITEM.match(text, start, end)
    right = _trimmed(text, start, end)
    if item is not None and (empty or last.item >= 0):
        if empty:
            out.pop()
        return last._replace(start=item.start("value"), end=right, item=last.item + 1)
    goes_on = text[start] in " \t" or text[last.end - 1] in ",、，;"
    if empty or item is not None or not goes_on or right - last.start > MAX_VALUE:
        return None
    return out.pop()._replace(end=right)


def _fact(text: str, start: int, end: int) -> Fact | None:
    found = _LABEL.match(text, start, end)
    if found is None or end - found.end() > MAX_VALUE:
        return None
    strong = found["open"] is not None and (found["closed"] or found["close"]) is not None
    label, left = found["label"], found.end()
    if len(label.split()) > MAX_WORDS or (found["after"] in ("–", "—", "-") and not strong) or (found["closed"] and not found["open"]):
        return None
    if not strong and found["colon"] == ":" and left == found.end("colon") and left < end and not _CASELESS.search(label):
        return None  # "https://", "Re:born"
    right = _trimmed(text, left, end)
    if found["open"] and not strong:
        if text[right - len(found["open"]) : right] != found["open"]:
            return None
        right = _trimmed(text, left, right - len(found["open"]))
    if len(label) == 1 and not _CASELESS.search(label):
        return None
    return Fact(label, found.start("label"), left, max(left, right), strong)


def _trimmed(text: str, start: int, end: int) -> int:
    """The end of a value without blanks, line breaks and closing tags."""
    while end > start:
        if text[end - 1].isspace() or text[end - 1] == "\\":
            end -= 1
        elif text[end - 1] == ">" and (tag := text.rfind("<", start, end)) >= 0 and _TAIL.match(text, tag, end):
            end = tag
        else:
            break
    return end


def _table(text: str, start: int, end: int) -> list[Fact]:
    """A table of two columns, labels in the first. One whose second column holds numbers alone lists things."""
    out: list[Fact] = []
    rows = list(_split(text, start, end))
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


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for stop in re.compile(r"\r\n|\r|\n").finditer(text, start, end):
        yield at, stop.start()
        at = stop.end()
    yield at, end


def _pairs(text: str, start: int, end: int) -> list[Fact]:
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


def _terms(text: str, start: int, end: int) -> list[Fact]:
    """A list of terms: a line with the label, and below it `: value`."""
    out: list[Fact] = []
    at = start
    while at < end:
        found = _TERM.match(text, at, end)
        if found is None or len(found["label"].split()) > MAX_WORDS:
            return []
        label = found["label"].strip(" \t*_")
        out.append(
            Fact(label, found.start("label"), found.start("value"), _trimmed(text, found.start("value"), found.end("value")), strong=True)
        )
        at = found.end()
    return out
