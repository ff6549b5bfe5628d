"""Facts in a body of prose: lines `**Director:** Sean Baker`, `Regie: Sean Baker`, tables and lists of terms.

A block is told by its shape alone, in any language: each of its lines is a short label and a value that is no sentence. Which
field a label means, the collection knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from matchcut.languages import alternatives, words
from matchcut.model import Cell
from matchcut.readers.document import billing, markup, tables
from matchcut.readers.document.fact import CASELESS, Fact, lines, trimmed
from matchcut.readers.document.tables import MAX_LABEL, MAX_WORDS
from matchcut.text.pattern import regex
from matchcut.text.script import EAST, JAPANESE

MAX_VALUE = 1000  # letters
SHORT = 12  # words of a value that is no sentence

_BULLET = r"[ \t]*+(?:[-*+•‣▪·>][ \t]++|[■□◆◇●○▼※][ \u3000]*+)?+"
_TAG = r"(?:<(?:p|li|div|span|ul|ol|br)\b[^<>]{0,200}+>\s*+)*+"
_OPEN = r"(?:(?P<open>\*{1,3}|_{1,3})|<(?P<tag>strong|b|em|i)>)?+"
_SHUT = r"(?(open)(?P=open)|(?(tag)</(?P=tag)>|(?!)))"
_LABEL = regex(
    rf"{_BULLET}{_TAG}{_OPEN}(?P<label>[^\W\d_](?:[\w'’./&()\-]|[ \u3000\xa0](?=\S)){{0,{MAX_LABEL - 1}}}?)[ \t]*+"
    rf"(?:(?P<closed>{_SHUT})[ \t]*+(?P<after>::?|：|[–—-](?=[ \t]))|(?P<colon>::?|：)(?:(?P<close>{_SHUT})|[ \t]++(?P<late>{_SHUT})(?!\*))?+)[ \t]*+",
    re.I,
)
_SIGN = regex(  # labels without a colon after them: 【監督】小津安二郎, :Director: Sean Baker, 監督/小津安二郎
    rf"{_BULLET}(?:[【〔](?P<boxed>[^\s【】〔〕](?:[^\r\n【】〔〕]{{0,18}}[^\s【】〔〕])?)[】〕][ \t\u3000]*+[:：]?"
    r"|:(?P<field>[^\W\d_][\w \-]{0,38}):(?=[ \t])"
    rf"|(?P<weak>[{EAST}]{{1,10}})[ \t]?[/／])[ \t\u3000]*+"
)
_INLINE = regex(r"[\[(](?P<label>[^\W\d_][\w \-]{0,38})::[ \t]++(?P<value>\S(?:[^\r\n\[\]()]|\[\[[^\r\n\[\]]*+\]\])*+)[\])]")
_BREAK = regex(
    r"\r\n|\r|\n|<br[ \t]*/?>|</(?:p|li|div)>|(?<=\S)[ \t]*+[|·•,;–—][ \t]*+(?=(?:\*\*|__|<(?:strong|b)>)[^\s*_<>]{1,40}+[^*_<>\r\n]{0,40}+(?:\*\*|__|</))"
    r"|(?<=\S)(?:[ \t]*+[|;][ \t]*+|[ \t]++[/·•][ \t]++)(?=[^\W\d_][\w.'’-]{0,30}(?: [\w.'’-]{1,20}){0,2} ?(?::[ \t]|：))"
    rf"|(?<=[^\s\-*+•‣▪·>])[ \t\u3000]++(?=[{JAPANESE}]{{2,6}}[:：])",
    re.I,
)
_ABBREVIATED = regex(  # an initial, "Jr.", "min."
    lambda: (
        rf"(?:^|[\s.\-])(?:[^\W\d_]\.|{alternatives(words('generation.younger', 'generation.elder'))}\.|{alternatives(words('units.minute'))}(?<=\.))\Z"
    ),
    re.I,
)
_LATER = regex(r"[:.：]")  # in a value, of a further label
_TERM = regex(
    r"[ \t]*+(?P<label>[*_]{0,2}[^\W\d_][^\r\n:|<>]{0,60}+)(?:\r\n|\r|\n)[ \t]{0,3}:[ \t]++(?P<value>\S[^\r\n]*+)(?:\r\n|\r|\n|\Z)"
)
_ITEM = regex(r"[ \t]*+[-*+•][ \t]++(?P<value>\S[^\r\n]*+)")
_ENDS = regex(r"[.!?。！？…]['\"”’»)*_]*$")


def facts(text: str, start: int, end: int) -> list[Fact]:
    """The facts of a paragraph that consists of nothing else; none for any other."""
    first = text[start]
    if first == "|":
        return tables.table(text, start, end)
    if first == "<" and (found := tables.pairs(text, start, end)):
        return found
    if (
        _LABEL.match(text, start, end)
        or _SIGN.match(text, start, end)
        or billing.phrase(text, *next(lines(text, start, end)))
        or billing.line(text, *next(lines(text, start, end)))
    ):
        return _lines(text, start, end)
    return _terms(text, start, end)


def is_block(found: Sequence[Fact], text: str) -> bool:
    """Whether these are facts and not lines of a conversation: their labels differ, and most values are no sentences."""
    labels = [f.label.casefold() for f in found if f.item < 1]
    if len(set(labels)) != len(labels):
        return False
    short = sum(_is_short(text[f.start : f.end]) for f in found)
    if any(f.weak for f in found) and len(labels) < 3:
        return False
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


def inline(text: str, start: int) -> list[Cell]:
    """Facts inside a sentence as Obsidian's Dataview marks them: `[year:: 2024]`. A label that stands twice gives none."""
    marked = [m for m in _INLINE.finditer(text, start) if m[0][0] + m[0][-1] in ("[]", "()")]
    found = [Fact(m["label"], m.start("label"), *m.span("value"), strong=True) for m in marked]
    labels = [f.label.casefold() for f in found]
    return list(cells(text, [f for f in found if labels.count(f.label.casefold()) == 1]))


def _is_short(value: str) -> bool:
    words = len(value.split())
    if CASELESS.search(value):
        return len(value) <= 60 and not _ENDS.search(value)
    if _ENDS.search(value) and (words > 3 or value[-1] in "!?"):
        return words <= SHORT and _ABBREVIATED.search(value) is not None
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
        found = _stated(text, left, right)
        if not found and out and (more := _more(text, left, right, out)):
            found = [more]
        if not found:
            return []
        out += found
    return billing.settled([fact for fact in out if fact.end > fact.start])


def _stated(text: str, start: int, end: int) -> list[Fact]:
    """The facts of a line that has labels."""
    fact = _fact(text, start, end) or _signed(text, start, end) or billing.phrase(text, start, end)
    if fact and (fact.strong or not (len(fact.label) < 3 or _LATER.search(text, fact.start, end))):
        return [fact]
    named = billing.line(text, start, end)
    return named if fact is None or len(named) > 1 or (named and len(fact.label.rstrip(".")) == 1) else [fact]


def _more(text: str, start: int, end: int, out: list[Fact]) -> Fact | None:
    """What a line without a label adds to the fact before it, which it takes from `out` where it replaces it."""
    last = out[-1]
    empty = last.start == last.end
    item = _ITEM.match(text, start, end)
    right = trimmed(text, start, end)
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
    strong = (found["closed"] or found["close"] or found["late"]) is not None
    label, left = found["label"], found.end()
    if len(label.split()) > MAX_WORDS or (len(label) == 1 and not CASELESS.search(label)):
        return None
    if not strong and found["colon"] in (":", "::") and left == found.end("colon") and left < end and not CASELESS.search(label):
        return None  # "https://", "Re:born", "std::vector"
    right = trimmed(text, left, end)
    if (found["open"] or found["tag"]) and not strong:
        shut = found["open"] or f"</{found['tag']}>"
        if text[right - len(shut) : right] != shut:
            return None
        right = trimmed(text, left, right - len(shut))
    strong = strong or (found["colon"] == "::" and right > left)
    return Fact(label, found.start("label"), left, max(left, right), strong)


def _signed(text: str, start: int, end: int) -> Fact | None:
    """A fact whose label is told by other signs than a colon after it."""
    found = _SIGN.match(text, start, end)
    if found is None or end - found.end() > MAX_VALUE:
        return None
    group = found.lastgroup or "field"
    left, right = found.end(), trimmed(text, found.end(), end)
    return Fact(found[group], found.start(group), left, max(left, right), strong=False, weak=group == "weak")


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
            Fact(label, found.start("label"), found.start("value"), trimmed(text, found.start("value"), found.end("value")), strong=True)
        )
        at = found.end()
    return out
