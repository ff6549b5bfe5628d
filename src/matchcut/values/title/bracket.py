"""The bracket that closes a title and what it tells of the film: "Barbara (D 2012)", "Gravidade (Gravity, 2013)", "Anora (Sean Baker, 2024)"."""

from __future__ import annotations

import re
from collections.abc import Collection

from matchcut.languages import alternatives, words
from matchcut.text.pattern import regex
from matchcut.text.script import EAST
from matchcut.values import mixed
from matchcut.values.country import country
from matchcut.values.fold import folded
from matchcut.values.listing import people, stripped
from matchcut.values.person import is_given_name
from matchcut.values.title.label import label
from matchcut.values.title.printed import is_article
from matchcut.values.title.several import is_remark, joining, script

_LONGEST = 300
_MOST_PIECES = 8
_CLOSING = regex(r"(?:\((?P<a>[^()]{2,150})\)|（(?P<b>[^（）]{2,150})）|\[(?P<c>[^\[\]]{2,150})\]|【(?P<d>[^【】]{2,150})】)\s*$")
_SIGNS = regex(r"\s*[,，;；|·•]\s*|\s+[-–—/]\s+")
_SPACE = regex(r"\s+")
_BY = regex(lambda: rf"{alternatives(words('by.director', 'by.name', 'by.of', 'director-short'))}\.?\s+", re.IGNORECASE)
# what kind of film it is; no title and no name
_KIND = regex(lambda: alternatives(words("film-kind")), re.IGNORECASE)
_GOES_ON = regex(lambda: rf"{alternatives(joining())}\s")  # "Birdman (or The Unexpected Virtue of Ignorance)"
# the year beside these is that of a disc, a screening or a new print
_MEDIUM = regex(lambda: rf"\b{alternatives(words('again'))}", re.IGNORECASE)
_EASTERN = regex(rf"[{EAST}·\s]+")


def bracket(text: str, names: Collection[str] = ()) -> tuple[int, int, list[mixed.Part]] | None:
    """Start and end of the title before a closing bracket that tells of the film, and the parts of the bracket: start, end, field, value.

    Fields: year (as `date.year` gives it), country, runtime, language, director, original_title, other_title (in another script). None where
    something in the bracket stays unread or it gives neither a year nor a running time. `names` are people the document tells elsewhere, folded or not: one of them is a
    director here, and what is none of them a title. Without them a piece is a director by its label or by a known given name, and
    a title by its form; what could be either is in no part. Nor is the one country before a year, which may be a title: "(Brazil, 1985)".
    """
    if len(text) > _LONGEST or not text.rstrip().endswith((")", "）", "]", "】")):
        return None
    closing = _CLOSING.search(text)
    if not closing or _MEDIUM.search(text, closing.start()):
        return None
    start, end = len(text) - len(text.lstrip()), len(text[: closing.start()].rstrip(" \t\n-–—:"))
    start = label(text, start, end)
    if start >= end:
        return None
    read = _read(text, closing.span(next(g for g in "abcd" if closing[g])))
    if read is None:
        return None
    found, unread = read
    fields = [field for _, _, field, _ in found]
    if "date" in fields or fields.count("year") > 1 or not {"year", "runtime"} & set(fields):
        return None
    known = {folded(name) for name in names}
    main = text[start:end]
    found = _unmistaken(text, found, main) if not unread else found
    if len(unread) > 1 and not all(_is_person(text[a:b], known) for a, b in unread):
        return (start, end, found) if all(_of_other_script(text[a:b], main) for a, b in unread) else None
    for left, right in unread:
        if is_remark(text[left:right]) or _GOES_ON.match(text, left, right):
            return None
        found += _open(text, left, right, main, known)
    return start, end, sorted(found, key=lambda part: part[:2])


def _read(text: str, span: tuple[int, int]) -> tuple[list[mixed.Part], list[tuple[int, int]]] | None:
    """The facts of a bracket, and the pieces that are none; None for too many pieces."""
    edges = [span[0], *(edge for m in _SIGNS.finditer(text, *span) for edge in m.span()), span[1]]
    pieces = list(zip(edges[::2], edges[1::2], strict=True))
    if len(pieces) > _MOST_PIECES:
        return None
    found: list[mixed.Part] = []
    unread: list[tuple[int, int]] = []
    for piece in pieces:
        left, right = stripped(text, *piece)
        if left >= right or _KIND.fullmatch(text, left, right):
            continue
        facts = mixed.stretch(text, left, right)
        if facts is None:
            facts, rest = _tail(text, left, right)
            unread.append(rest)
        found += facts
    return found, unread


def _tail(text: str, start: int, end: int) -> tuple[list[mixed.Part], tuple[int, int]]:
    """The facts behind a name or title without a sign between ("Sean Baker 2024"), and its span; the most words that read are facts."""
    for gap in _SPACE.finditer(text, start, end):
        facts = mixed.stretch(text, gap.end(), end) if any(c.isdigit() for c in text[gap.end() : end]) else None
        if facts:
            return facts, (start, gap.start())
    return [], (start, end)


def _open(text: str, start: int, end: int, main: str, known: set[str]) -> list[mixed.Part]:
    """What a piece is that is no fact: directors, the original title, or nothing for sure."""
    by = _BY.match(text, start, end)
    who = by.end() if by else start
    spans = [(who + a, who + b) for a, b in people(text[who:end])]
    whole, level = text[start:end], folded(text[start:end])
    if all(mixed.is_full_name(text[a:b]) and (by or _is_person(text[a:b], known)) for a, b in spans):
        return [(a, b, "director", text[a:b]) for a, b in spans]
    if by or level == folded(main) or any(name.endswith(" " + level) or name.startswith(level + " ") for name in known):
        return []
    if _of_other_script(whole, main):
        sure = not mixed.is_full_name(whole) or _is_title(whole, folded(main)) or not set(words("title-words")).isdisjoint(level.split())
        return [(start, end, "other_title", whole)] if sure else []
    if _is_title(whole, folded(main)) or (known and not is_given_name(whole.split(maxsplit=1)[0]) and not _EASTERN.fullmatch(whole)):
        return [(start, end, "original_title", whole)]
    return []


def _of_other_script(text: str, main: str) -> bool:
    """Whether a text is in Latin letters beside a title that is not."""
    return script(text) == "Latin" and script(main) not in ("Latin", None)


def _unmistaken(text: str, found: list[mixed.Part], main: str) -> list[mixed.Part]:
    """The facts of a bracket, without a country or language that may be a title: the only one, by name, and only a year beside it."""
    doubtful = [part for part in found if part[2] in ("country", "language") and text[part[0] : part[1]].istitle()]
    if len(doubtful) != 1 or len(found) > 2 or text[doubtful[0][1] : doubtful[0][1] + 1] != "," or doubtful[0][0] > found[0][0]:
        return found
    start, end, field, value = doubtful[0]
    named = text[start:end]
    rest = [part for part in found if part is not doubtful[0]]
    is_title = country(main) == value if field == "country" else _of_other_script(named, main)
    return [(start, end, "other_title", named), *rest] if is_title and folded(named) != folded(main) else rest


def _is_person(text: str, known: set[str]) -> bool:
    """Whether a text is one of the known people, or nobody is known and it has a usual given name and a surname."""
    return folded(text) in known or (not known and mixed.is_full_name(text) and is_given_name(text.split(maxsplit=1)[0]))


def _is_title(text: str, main: str) -> bool:
    """Whether a text can be a title and no name: an article before more, small words, figures, signs."""
    words = text.split()
    small = [w for w in words if w[0].islower() and w.casefold() not in mixed.particles()]
    article = len(words) > 1 and is_article(words[0]) and words[0].casefold() not in mixed.particles()
    return bool(article or (small and words[0] not in small) or any(c.isdigit() or c in "!?:" for c in text) or len(words) > 5)
