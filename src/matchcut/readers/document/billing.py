"""Credits as the press prints them: "R: Christian Petzold D: Nina Hoss", "reż. Jan Komasa / wyst. Bartosz Bielenia / prod. Polska 2019".

It takes at least two known abbreviations, one of them for the director. The key path is then the English word for what they mean.
"""

from __future__ import annotations

import re

from matchcut.languages import alternatives, table, words
from matchcut.readers.document.fact import CASELESS, Fact
from matchcut.text.pattern import regex
from matchcut.text.years import IN_TEXT

MAX_LINE = 400  # letters
_LABEL = regex(
    lambda: (
        rf"(?<![^\s,;/|•·(])(?P<label>{alternatives(words('billing', 'billing-unsure'))})(?:(?P<colon>\.?[:：])(?=[ \t])|(?P<dot>\.)(?=[ \t]))[ \t]++"
    ),
    re.I,
)
_PHRASE = regex(
    lambda: rf"[ \t]*+[*_]{{0,3}}(?P<label>{alternatives(words('by.director', 'by.writer', 'by.producer', 'by.cast'))})[*_]{{0,3}}[ \t]++",
    re.I,
)
_MORE = regex(r"[\d|;:/•·*_]|[^\W\d_]{3,}\.[ \t]")
_BEFORE = regex(r"(?:[,;/|•·.(]|[ \t]-)[ \t]*+\Z")
_ENDS = " \t,;/|•·(-–—"
_INITIAL = regex(lambda: rf"(?:^|[\s.-])[^\W\d_]\.\Z|\b{alternatives(words('generation.younger', 'generation.elder'))}\.\Z", re.I)
_MIN = regex(lambda: rf"\b{alternatives(words('units.minute'))}(?<=\.)\Z", re.I)
_FIGURE = regex(r"\d")
_PRODUCED = regex(rf"[^.!?\r\n]{{0,60}}\b{IN_TEXT}\b[^!?\r\n]{{0,40}}")


def line(text: str, start: int, end: int) -> list[Fact]:
    """The facts of a line that is credits from its first letter to its last; what stands before them is the film's production."""
    if end - start > MAX_LINE or not (text.find(":", start, end) >= 0 or text.find(". ", start, end) >= 0 or "：" in text[start:end]):
        return []
    marks = [m for m in _LABEL.finditer(text, start, end) if _opens(text, start, m)]
    if not marks:
        return []
    out: list[Fact] = []
    first = _stripped(text, start, marks[0].start())
    if first[0] < first[1]:
        if not _PRODUCED.fullmatch(text, *first):
            return []
        out.append(Fact("production", first[0], *first, strong=False, credit=True))
    for mark, stop in zip(marks, [*(m.start() for m in marks[1:]), end], strict=True):
        left, right = _stripped(text, mark.end(), stop)
        role = table("billing").get(mark["label"].casefold(), mark["label"])
        if not _is_value(text[left:right], role):
            return []
        out.append(Fact(role, mark.start("label"), left, right, strong=False, credit=True))
    return out


def phrase(text: str, start: int, end: int) -> Fact | None:
    """The fact of a line "Directed by Sean Baker", which needs no sign of a label; None where more than names follows."""
    found = _PHRASE.match(text, start, end)
    if found is None or end - start > MAX_LINE:
        return None
    left, right = _stripped(text, found.end(), end)
    value = text[left:right]
    if _MORE.search(value) or not _is_value(value, ""):
        return None
    return Fact(found["label"], found.start("label"), left, right, strong=True)


def settled(found: list[Fact]) -> list[Fact]:
    """The facts of a paragraph once it is told what "D" means in it; none where its abbreviations are too few to be credits."""
    roles = {f.label for f in found if f.credit}
    if not roles:
        return found
    if "D" in roles:
        role = "cast" if "director" in roles else "director"
        found = [f._replace(label=role) if f.credit and f.label == "D" else f for f in found]
        roles = {f.label for f in found if f.credit}
    return found if "director" in roles and len(roles - {"production"}) > 1 else []


def _opens(text: str, start: int, mark: re.Match[str]) -> bool:
    """Whether a word that looks like a label is one: a lone letter is a capital with a colon, and a word with a full stop begins a part."""
    if len(mark["label"]) == 1:
        return mark["label"].isupper() and mark["colon"] is not None
    return (
        mark["colon"] is not None or mark.start() == start or _BEFORE.search(text, max(start, mark.start() - 4), mark.start()) is not None
    )


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _ENDS:
        start += 1
    while end > start and text[end - 1] in _ENDS:
        end -= 1
    if end > start and text[end - 1] == "." and not _INITIAL.search(text, start, end) and not _MIN.search(text, start, end):
        end -= 1
    return start, end


def _is_value(value: str, role: str) -> bool:
    if not value or len(value) > 300 or ":" in value:
        return False
    if role in ("runtime", "production"):
        return _FIGURE.search(value) is not None
    if CASELESS.search(value):
        return True
    words = [word.lstrip("(\"'„“«") for word in value.split()]
    return value[0].isupper() and sum(word[:1].isupper() for word in words) * 2 > len(words)
