"""Running text into passages: what is headline, caption, credit, byline, heading, body and verdict."""

from __future__ import annotations

import re
from collections.abc import Iterator

from matchcut.model import Passage
from matchcut.values import rating

_PARAGRAPH = re.compile(r"(?<![^\r\n])[^\S\r\n]*+\S[^\r\n]*(?:(?:\r\n|\r|\n)[^\S\r\n]*+\S[^\r\n]*)*")
_CREDIT = re.compile(
    r"\s*(?:\(\s*)?\b(?:photo credit|image credit|credits?|photo(?: by)?|image|courtesy of|photograph(?: by)?)\s*[:：]\s*|\s*(?:图片来源|摄影|图)[:：]\s*",
    re.I,
)
_BYLINE = re.compile(
    r"\s*(?:[*_]{1,2})?(?:by|par|von|por|di|door|text|文|作者|撰文|影评人)\s*[:：／/]?\s+?(?P<latin>[^\d\W][^\r\n,;:!?]{2,60}?)(?:[*_]{1,2})?\s*|\s*(?:文|作者|撰文)\s*[:：／/|｜]\s*(?P<han>[^\r\n,，。;；]{2,20})\s*",
    re.I,
)
_HEADING = re.compile(r"(#{1,6})[ \t]+(?P<text>.*?)[ \t]*#*[ \t]*", re.S)
_COMMENT = re.compile(r"\s*<!--.*-->\s*", re.S)
_FENCE = re.compile(r"\s*(?:```|~~~)")
_SENTENCE_END = re.compile(r"[.!?。！？…]['\"”’»)]*\s*$")
_QUOTES = str.maketrans("“”„«»‘’", '"""""\'\'')
MAX_HEADLINE = 140  # characters
MAX_CAPTION = 400
MAX_VERDICT = 60
TOP = 4  # paragraphs in which headline, byline and leading captions are looked for


def passages(text: str, start: int, end: int, *, headline: bool) -> Iterator[Passage]:
    """The passages of `text[start:end]`, in order. `headline`: the text has no front matter, so its title stands in it."""
    spans = list(_paragraphs(text, start, end))
    head = _headline(text, spans) if headline else -1
    for index, (left, right) in enumerate(spans):
        part = text[left:right]
        if _COMMENT.fullmatch(part):
            continue
        credit = _CREDIT.search(part) if right - left <= MAX_CAPTION else None
        if credit and credit.end() < len(part) and "\n" not in part:
            yield (
                Passage("headline" if index == head else "caption", left, left + credit.start())
                if credit.start()
                else Passage("credit", left, left)
            )
            yield Passage("credit", left + credit.end(), right)
        elif index == head:
            mark = _HEADING.fullmatch(part)
            yield Passage("headline", left + (mark.start("text") if mark else 0), left + (mark.end("text") if mark else len(part)))
        else:
            yield _plain(text, left, right, index)


def _plain(text: str, left: int, right: int, index: int) -> Passage:
    part = text[left:right]
    heading = _HEADING.fullmatch(part) if "\n" not in part else None
    if heading:
        return Passage("heading", left + heading.start("text"), left + heading.end("text"))
    byline = _BYLINE.fullmatch(part) if index < TOP and len(part) < 80 else None
    if byline:
        name = "latin" if byline["latin"] else "han"
        if name == "han" or byline[name][0].isupper():
            return Passage("byline", left + byline.start(name), left + byline.end(name))
    if len(part) <= MAX_VERDICT and (found := rating.verdict(part)):
        return Passage("verdict", left + found[0], left + found[1])
    return Passage("body", left, right)


def _paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Runs of lines that are not blank; code between fences is left out; a last line that is a verdict stands alone."""
    fenced = False
    for match in _PARAGRAPH.finditer(text, start, end):
        part = match[0]
        marks = sum(bool(_FENCE.match(line)) for line in part.splitlines())
        if fenced or marks:
            fenced ^= marks % 2 == 1
            continue
        left = match.start() + len(part) - len(part.lstrip())
        right = match.start() + len(part.rstrip())
        cut = max(part.rfind("\n"), part.rfind("\r")) + 1
        last = part[cut:].strip()
        if cut and len(last) <= MAX_VERDICT and rating.verdict(last):
            yield left, match.start() + len(part[:cut].rstrip())
            yield match.start() + cut + len(part[cut:]) - len(part[cut:].lstrip()), right
        else:
            yield left, right


def _headline(text: str, spans: list[tuple[int, int]]) -> int:
    """Index of the paragraph that is the title: a first `#` heading, or the first short line that ends no sentence."""
    top = [text[a:b] for a, b in spans[:TOP]]
    for index, part in enumerate(top):
        if part.startswith("# ") and "\n" not in part:
            return index
    if not top or "\n" in top[0] or len(top[0]) > MAX_HEADLINE or len(spans) < 2:
        return -1
    if _CREDIT.search(top[0]):  # a caption comes first; the title is after it, unless the caption was also put into its place
        repeated = top[0].translate(_QUOTES) == top[1].translate(_QUOTES)
        after = "\n" not in top[1] and len(top[1]) <= MAX_HEADLINE and not _SENTENCE_END.search(top[1])
        return 0 if repeated else 1 if after else -1
    if _BYLINE.fullmatch(top[0]) or (_SENTENCE_END.search(top[0]) and len(top[0].split()) > 12):
        return -1
    return 0
