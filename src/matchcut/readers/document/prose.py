"""Running text into passages: what is headline, caption, credit, byline, heading, body and verdict; and the facts between them."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Literal

from matchcut.languages import alternatives, eastern, spaced, words
from matchcut.model import Cell, Passage
from matchcut.readers.document import facts, noise, wiki
from matchcut.readers.document.fact import Fact
from matchcut.text.pattern import regex
from matchcut.values import rating

_PARAGRAPH = regex(r"(?<![^\r\n])[^\S\r\n]*+\S[^\r\n]*(?:(?:\r\n|\r|\n)[^\S\r\n]*+\S[^\r\n]*)*")
_CREDIT = regex(
    lambda: (
        rf"\s*(?:\(\s*)?\b{alternatives(spaced(words('photo-credit')))}\s*[:：]\s*|\s*{alternatives(eastern(words('photo-credit')))}[:：]\s*"
    ),
    re.I,
)
_BYLINE = regex(
    lambda: (
        rf"\s*(?:[*_]{{1,2}})?{alternatives(words('by.text'))}\s*[:：／/]?\s+?(?P<latin>[^\d\W][^\r\n,;:!?]{{2,60}}?)(?:[*_]{{1,2}})?\s*"
        rf"|\s*{alternatives(eastern(words('by.text')))}\s*[:：／/|｜]\s*(?P<han>[^\r\n,，。;；]{{2,20}})\s*"
    ),
    re.I,
)
_HASHES = regex(r"#{1,6}[ \t]++")
_EQUALS = regex(r"={1,6}[ \t]*+(?P<text>[^\s=][^\r\n=]*+)(?:=+[ \t]*)?")  # of a wiki
_UNDERLINED = regex(r"(?P<text>[^\r\n]*\S)[ \t]*+(?:\r\n|\r|\n)(?:=+|-{2,})[ \t]*")
_RULE = regex(r"(?:[-*_=~][ \t]*){3,}|[•·*⁂]+")
_TITLED = regex(r"(?<![^\r\n])(?:#{1,6}[ \t]++[^\r\n]*+|={2,6}[^\r\n=]++={2,6}[ \t]*+(?=[\r\n]|\Z))(?:\r\n|\r|\n)?")  # a heading's line
_FOOTNOTE = regex(r"(?<![^\r\n])[ ]{0,3}\[\^[^\]\[\s]{1,60}\]:[ \t]*")
_SENTENCE_END = regex(r"[.!?。！？…]['\"”’»)]*\s*$")
_SHEET = regex(lambda: rf"\W*{alternatives(words('fact-sheet'))}\W*", re.I)  # what a block of facts is called
_QUOTES = str.maketrans("“”„«»‘’", '"""""\'\'')
MAX_HEADLINE = 140  # characters
MAX_CAPTION = 400
MAX_VERDICT = 60
MAX_NAME = 60  # letters of the line above a block of facts
TOP = 4  # paragraphs in which headline, byline and leading captions are looked for

Span = tuple[int, int]
Known = dict[Span, list[Fact]]  # of the paragraphs that were looked into
Head = Literal["line", "heading"]
Verdicts = Mapping[Span, tuple[int, int, rating.Rating]]  # of the short paragraphs that are one
Block = list[tuple[Span, list[Fact]]]  # paragraphs with their facts


def parts(text: str, start: int, *, head: Head | None, without: Sequence[Span] = ()) -> tuple[list[Cell], list[Passage]]:
    """The facts and the passages of `text[start:]`, each in order. What stands in the spans `without` is read elsewhere.

    `head` tells where the title may stand: in a heading, or also in a first line that is none; None where the front matter has it.
    """
    clean, boxed = wiki.cleaned(text, start)
    clean, told = noise.cleaned(clean, start)
    for left, right in without:
        clean = clean[:left] + noise.blanks(clean[left:right]) + clean[right:]
    known: dict[Span, list[Fact]] = {}
    spans = list(_paragraphs(clean, start, known))
    verdicts = {span: found for span in spans if span[1] - span[0] <= MAX_VERDICT and (found := _verdict(clean[slice(*span)]))}
    stated = _facts(clean, spans, verdicts, known)
    rest = [span for span in spans if span not in stated]
    cells = [cell for block in stated.values() for cell in facts.cells(text, block)]
    marked = facts.inline(clean, start) if ":: " in clean else []
    title = _headline(clean, spans, stated, head) if head and spans and not (boxed and boxed[0].start < spans[0][0]) else None
    return sorted((*boxed, *told, *cells, *marked), key=lambda c: c.start), list(_passages(clean, rest, verdicts, title))


@lru_cache(4096)
def _verdict(text: str) -> tuple[int, int, rating.Rating] | None:
    """The verdict of a short paragraph. A single word is none, which is told at once."""
    return None if text.isascii() and text.isalpha() else rating.verdict(text)


def _facts(text: str, spans: list[Span], verdicts: Verdicts, known: Known) -> dict[Span, list[Fact]]:
    """The paragraphs that state facts. Labels that come again in another block are of the films that the text lists, and
    no facts of the document.
    """
    kept = list(_blocks(text, spans, verdicts, known))
    times = Counter(label for block in kept for label in {f.label.casefold() for _, found in block for f in found})
    return {
        span: found for block in kept if all(times[f.label.casefold()] == 1 for _, found in block for f in found) for span, found in block
    }


def _blocks(text: str, spans: list[Span], verdicts: Verdicts, known: Known) -> Iterator[Block]:
    """A paragraph of several facts is a block; so are paragraphs of one each that follow on each other."""
    run: Block = []
    for index, (left, right) in enumerate(spans):
        other = ((left, right) in verdicts and not _several(text, left, right)) or (index < TOP and _is_credit(text, left, right))
        found = [] if other else known.get((left, right)) or facts.facts(text, left, right)
        if len(found) == 1:
            run.append(((left, right), found))
            continue
        yield from _run(text, run)
        run = []
        if found and facts.is_block(found, text):
            yield [((left, right), found)]
    yield from _run(text, run)


def _run(text: str, run: Block) -> Iterator[Block]:
    if len(run) > 1 and facts.is_block([f for _, found in run for f in found], text):
        yield run
    else:
        yield from ([one] for one in run if facts.is_block(one[1], text))


def _several(text: str, left: int, right: int) -> bool:
    """Whether a paragraph has several lines."""
    return text.find("\n", left, right) >= 0 or text.find("\r", left, right) >= 0


def _is_credit(text: str, left: int, right: int) -> bool:
    """Whether a single line says who wrote the text or took the picture."""
    if right - left > MAX_CAPTION or _several(text, left, right):
        return False
    part = text[left:right]
    return bool(_BYLINE.fullmatch(part) or _CREDIT.match(part))


def _passages(text: str, spans: list[Span], verdicts: Verdicts, head: Span | None) -> Iterator[Passage]:
    for index, (left, right) in enumerate(spans):
        if right - left > MAX_CAPTION and text[left] != "#":
            yield Passage("body", left, right)
            continue
        part = text[left:right]
        credit = _CREDIT.search(part) if len(part) <= MAX_CAPTION and (":" in part or "：" in part) else None
        if credit and credit.end() < len(part) and "\n" not in part:
            if credit.start():
                yield Passage("headline" if (left, right) == head else "caption", left, left + credit.start())
            yield Passage("credit", left + credit.end(), right)
        elif (left, right) == head:
            start, end = _heading(part) or (0, len(part))
            yield Passage("headline", left + start, left + end)
        else:
            yield from _plain(text, left, right, index, verdicts.get((left, right)))


def _heading(part: str) -> tuple[int, int] | None:
    """Where the words of a heading stand in a paragraph that is one."""
    hashes = _HASHES.match(part)
    if hashes and "\n" not in part:
        words = part.rstrip()
        bare = words.rstrip("#")
        end = len(bare.rstrip() if bare[-1:] in (" ", "\t") else words)
        return (hashes.end(), end) if end > hashes.end() else None
    if len(part) > MAX_CAPTION:
        return None
    found = _UNDERLINED.fullmatch(part) or _EQUALS.fullmatch(part)
    return (found.start("text"), found.start("text") + len(found["text"].rstrip())) if found else None


def _plain(text: str, left: int, right: int, index: int, verdict: tuple[int, int, rating.Rating] | None) -> Iterator[Passage]:
    part = text[left:right]
    heading = _heading(part)
    if heading and not (verdict and part.startswith("##")):
        yield Passage("heading", left + heading[0], left + heading[1])
        return
    byline = _BYLINE.fullmatch(part) if index < TOP and len(part) < 80 else None
    if byline:
        name = "latin" if byline["latin"] else "han"
        if name == "han" or byline[name][0].isupper():
            yield Passage("byline", left + byline.start(name), left + byline.end(name))
            return
    if verdict:
        yield Passage("verdict", left + verdict[0], left + verdict[1])
    elif len(part) > MAX_VERDICT or not _RULE.fullmatch(part):
        yield Passage("body", left, right)


def _paragraphs(text: str, start: int, known: Known) -> Iterator[tuple[int, int]]:
    """Runs of lines that are not blank; a first or last line that is a verdict stands alone, and so does a footnote."""
    for match in _PARAGRAPH.finditer(text, start):
        part = match[0]
        left = match.start() + len(part) - len(part.lstrip())
        right = match.start() + len(part.rstrip())
        edges = {left, right}
        if "[^" in part:
            edges.update(m.start() for m in _FOOTNOTE.finditer(text, left, right))
        if part[0] in "#=" or "\n#" in part or "\n=" in part:
            edges.update(min(at, right) for m in _TITLED.finditer(text, left, right) for at in m.span())
        for a, b in itertools.pairwise(sorted(edges)):
            if note := _FOOTNOTE.match(text, a, b):
                if words := text[note.end() : b].rstrip():
                    yield note.end(), note.end() + len(words)
            elif words := text[a:b].strip():
                first = a + text[a:b].index(words)
                yield from _verdicts(text, first, first + len(words), known)


def _verdicts(text: str, left: int, right: int, known: Known) -> Iterator[tuple[int, int]]:
    """A paragraph without the lines at its start and end that are verdicts, and these; and a line apart that stands above facts."""
    cut = max(text.rfind("\n", left, right), text.rfind("\r", left, right)) + 1
    if not cut:
        yield left, right
        return
    if found := facts.facts(text, left, right):
        known[left, right] = found
        yield left, right
        return
    first = min(at for at in (text.find("\n", left, right), text.find("\r", left, right)) if at >= 0)
    top = text[left:first].rstrip()
    below = first + len(text[first:right]) - len(text[first:right].lstrip())
    if len(top) <= MAX_VERDICT and _verdict(top) and text[first:right].strip():
        yield left, left + len(top)
        left = below
    last = text[cut:right].strip()
    closing = cut > left and len(last) <= MAX_VERDICT and bool(_verdict(last))
    end = left + len(text[left:cut].rstrip()) if closing else right
    if left < below < end and len(top) <= MAX_NAME and not _SENTENCE_END.search(top) and len(facts.facts(text, below, end)) > 1:
        yield left, left + len(top)
        left = below
    if closing:
        yield left, end
        left = cut + len(text[cut:right]) - len(text[cut:right].lstrip())
    yield left, right


def _headline(text: str, spans: list[Span], stated: Mapping[Span, list[Fact]], head: Head) -> Span | None:
    """The paragraph that is the title: a first `#` heading, or the first short line that ends no sentence and has something below it."""
    rest = [span for span in spans if span not in stated][:TOP]
    top = [text[a:b] for a, b in rest]
    for span, part in zip(rest, top, strict=True):
        if (part.startswith("# ") and "\n" not in part) or (part[-1] == "=" and _heading(part)):
            return span
    if (
        head == "heading"
        or not top
        or "\n" in top[0]
        or len(top[0]) > MAX_HEADLINE
        or len(spans) < 2
        or spans[0] in stated
        or _SHEET.fullmatch(top[0])
    ):
        return None
    if _CREDIT.search(top[0]):  # a caption comes first; the title is after it, unless the caption was also put into its place
        if len(top) < 2:
            return None
        repeated = top[0].translate(_QUOTES) == top[1].translate(_QUOTES)
        after = "\n" not in top[1] and len(top[1]) <= MAX_HEADLINE and not _SENTENCE_END.search(top[1])
        return rest[0] if repeated else rest[1] if after else None
    if _BYLINE.fullmatch(top[0]) or (_SENTENCE_END.search(top[0]) and len(top[0].split()) > 12):
        return None
    return rest[0]
