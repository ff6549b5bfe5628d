"""Two titles in one string: "Hotel Salvation (Mukti Bhawan)", "A Touch of Sin / 天注定", 天注定 A Touch of Sin."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from matchcut.languages import alternatives, eastern, known, spaced, words
from matchcut.text.pattern import regex
from matchcut.text.years import FOUR
from matchcut.values.country import country
from matchcut.values.fold import folded
from matchcut.values.language import language
from matchcut.values.mixed import is_mark
from matchcut.values.title.label import is_label, label
from matchcut.values.title.printed import is_article

_LONGEST = 300
_PARTED = regex(lambda: rf"\s+(?:/|／|//|{_said('alias.sure')}|{alternatives(w.upper() for w in words('alias.sure'))})\s+")
_YEAR = rf"(?:\s*[(（\[]\s?{FOUR}\s?[)）\]])?"
_BRACKET = regex(
    rf"(?P<main>.+?){_YEAR}\s*(?:\((?P<a>[^()]+)\)|（(?P<b>[^（）]+)）|\[(?P<c>[^\[\]]+)\]|【(?P<d>[^【】]+)】){_YEAR}\s*", re.DOTALL
)
_AKA = regex(lambda: rf"{_said('alias')}\s?[:：]?\s*", re.IGNORECASE)
# a bracket that says something of the film; it is no title
_REMARK = regex(
    lambda: (
        rf"\b{alternatives(spaced(words('remark')))}\b|{alternatives(eastern(words('remark')))}"
        rf"|{_said('ordinal-sign')}.{{1,3}}{_said('counted-part')}|^{_said('volumes')}$|[0-9]"
    ),
    re.IGNORECASE,
)
_QUOTED = regex(r"""\s*[«“„"'‘‹]([^«»“”„"'‘’‹›]+)[»”“"'’›]\s*""")
_OPEN_END = regex(lambda: rf"(?:\s{alternatives((*joining(), *words('goes-on')))}|,)$", re.IGNORECASE)
_GOES_ON = regex(lambda: rf"{alternatives(joining())}\s", re.IGNORECASE)
_IS_YEAR = regex(rf"\s?{FOUR}\s?")
_TRAILING_YEAR = regex(rf"\s*[(（\[]\s?{FOUR}\s?[)）\]]$")
_SEAM = " \t\n-–—:：·/|,，《》〈〉"
_FILM_WORD = regex(
    lambda: (
        rf"(?:{_said('film-version')}|{_said('ordinal-sign')}(?:[0-9]|{alternatives(eastern(words('numbers')))})+{_said('counted-part')})$"
    )
)


def _said(*names: str) -> str:
    return alternatives(words(*names))


def joining() -> tuple[str, ...]:
    """Words for "and" and "or", but those with which titles in another language begin: the Czech "a", the Dutch "en"."""
    return tuple(w for w in spaced(words("and", "or")) if w not in ("a", "en"))


def several(text: str, names: Collection[str] = ()) -> list[tuple[int, int]]:
    """Spans of the titles in a string, the main one first; one span, without white space around it, where it is a single title.

    A second title stands in brackets at the end, behind " / " or "aka", or in another script. A bracket that could be a remark
    ("(Part 1)", "(TV)"), a country or a part of the title ("(Yellow)") leaves the string whole; so does one with a year in it,
    which mostly names the director, and one of `names` (of people, folded or not) that the document tells elsewhere. Words before it that only say that a film follows ("[영화]", "Kino:") are in no span.
    """
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    if start >= end or end - start > _LONGEST:
        return [(start, end)] if start < end else []
    start = label(text, start, end)
    if parted := _parted(text, start, end):
        return parted
    bracket = _BRACKET.fullmatch(text, start, end)
    if bracket and not any(_IS_YEAR.fullmatch(inner or "") for inner in bracket.group("a", "b", "c", "d")):
        return _bracketed(bracket, {folded(name) for name in names}) or [(start, end)]
    return _two_scripts(text, start, end) or [(start, end)]


def is_remark(text: str) -> bool:
    """Whether words in a bracket say something of the film or the print: "Part 1", "TV", "restored", "Director's Cut"."""
    return _REMARK.search(text) is not None


def _parted(text: str, start: int, end: int) -> list[tuple[int, int]] | None:
    spans, cut = [], start
    for m in _PARTED.finditer(text, start, end):
        spans.append((cut, m.start()))
        cut = m.end()
    spans.append((cut, end))
    return spans if 2 <= len(spans) <= 4 and all(any(c.isalpha() for c in text[a:b]) for a, b in spans) else None


def _bracketed(m: re.Match[str], names: set[str]) -> list[tuple[int, int]] | None:
    text = m.string
    group = next(g for g in "abcd" if m[g])
    left, right = m.span(group)
    if known := _AKA.match(text, left, right):
        left = known.end()
    if quoted := _QUOTED.fullmatch(text, left, right):
        left, right = quoted.span(1)
    inner = text[left:right].strip()
    main = m["main"].strip()
    if not inner or not main or _OPEN_END.search(main) or _GOES_ON.match(inner):
        return None
    first = m.start("main"), m.start("main") + len(m["main"].rstrip())
    if is_label(inner):
        return [first]
    if not known and not _is_title(inner, main):
        return None
    if folded(inner) in names or any(name.endswith(" " + folded(inner)) for name in names):
        return None
    return [first, (left + len(text[left:right]) - len(text[left:right].lstrip()), left + len(text[left:right].rstrip()))]


def _is_title(inner: str, main: str) -> bool:
    """Whether a bracket can be nothing but another title."""
    if is_remark(inner) or is_mark(inner) or not inner[0].isalnum() or (len(inner) > 4 and language(inner)):
        return False
    if code := country(inner):  # 브라질 (Brazil)
        return code == country(main) and len(inner) > 3 and folded(inner) != folded(main)
    if script(inner) != script(main):
        return len(inner) > 1
    level = folded(inner)
    return (
        inner[0].isupper()
        and len(inner) > 2
        and level not in known("colours-and-numbers", fold=folded)
        and not is_article(inner)
        and level != folded(main)
    )


def _two_scripts(text: str, start: int, end: int) -> list[tuple[int, int]] | None:
    """Two runs of words in two scripts, one of them Latin; a year in brackets behind them is left out."""
    if year := _TRAILING_YEAR.search(text, start, end):
        end = year.start()
    words = [(m.start(), m.end(), script(m[0])) for m in re.finditer(r"[^\s《》]+", text[start:end])]
    kinds = [kind for *_, kind in words if kind]
    changes = [i for i in range(1, len(kinds)) if kinds[i] != kinds[i - 1]]
    if len(changes) != 1 or "mixed" in kinds or "Latin" not in kinds:
        return None
    seam = [i for i, word in enumerate(words) if word[2]][changes[0]]
    cut = start + words[seam][0]
    left, right = text[start:cut], text[cut:end]
    left = left[: year.start()] if (year := _TRAILING_YEAR.search(left.rstrip())) else left
    first = start, start + len(left.rstrip(_SEAM + "》")) + (1 if left.rstrip().endswith("》") else 0)
    latin, other = (left, right) if kinds[0] == "Latin" else (right, left)
    words_shown = latin.strip(_SEAM).split()
    if sum(c.isalpha() for c in latin) < 4 or sum(c.isalpha() for c in other) < 2:
        return None
    if len(words_shown) < 3 and latin.isupper():  # 海贼王 ONE PIECE is one title
        return None
    if _FILM_WORD.search(other.strip(_SEAM)):
        return None
    return [span for span in (first, (cut, end)) if not is_label(text[slice(*span)])] or None


def script(text: str) -> str | None:
    """The script of the letters: Latin, East (Han, Kana, Hangul) or another one's name; "mixed" for two, None for no letters."""
    found = set()
    for c in text:
        if c.isalpha():
            name = unicodedata.name(c, "?").split()[0]
            found.add(
                "Latin"
                if name in ("LATIN", "FULLWIDTH")
                else "East"
                if name in ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "KATAKANA-HIRAGANA")
                else name
            )
    return "mixed" if len(found) > 1 else next(iter(found), None)
