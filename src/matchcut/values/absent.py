"""Words that stand where a value is missing: "N/A", "??", 未知."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from matchcut.languages import alternatives, known, words
from matchcut.text.pattern import regex
from matchcut.values.fold import folded

_EMPTY = frozenset(["[]", "{}", "()", "''", '""', "<>", "“”", "[null]", "[none]", "['']", '[""]', "[nan]", "{null}"])
# what a template leaves for the writer to fill in
_PLACEHOLDER = regex(
    lambda: (
        rf"[\[<({{]{{1,2}}\s?{alternatives(words('placeholder.asks', fold=folded))}(?![a-z])[^\[\]<>{{}}]{{1,200}}[\]>)}}]{{1,2}}\.?"
        r"|(?:todo|fixme)(?:\s?[:\-–—(].{0,200})?|lorem ipsum\b.*"
        rf"|{alternatives(words('placeholder.asked'))}\s(?:[a-z]{{1,20}}\s){{1,3}}{alternatives(words('placeholder.here'))}\.*"
        r"|\{\{.{0,200}\}\}|\{%.{0,200}%\}|<%.{0,200}%>|\$\{[\w.]{1,60}\}|%%?[a-z_]{2,40}%%?|yyyy(?:-mm(?:-dd)?)?|dd[./-]mm[./-]yyyy|tt0{7,8}"
        rf"|{alternatives(words('placeholder.whole', fold=folded))}\.*"
    ),
    re.DOTALL,
)
_OPENS = regex(r"(?:todo|fixme)\s?[:\-–—(]|lorem ipsum\b")  # what may stand before more than fits a placeholder
# ... where the title goes
_NO_TITLE = regex(lambda: alternatives(words("placeholder.title", fold=folded)))
_SIGNS = frozenset("?？-–—−_.…·~/\\ ")  # no asterisks: they may be a rating
_LONGEST = 40
_LONGEST_PLACEHOLDER = 2000
_HEAD = 200


@lru_cache(4096)
def is_absent(text: str) -> bool:
    """Whether a field's text says that there is no value. Not for titles and names of characters."""
    bare = text.strip()
    if len(bare) > _LONGEST:
        return False
    if not bare or bare in _EMPTY or all(c in _SIGNS for c in bare):
        return True
    if bare[0] in "([<（【" and bare[-1] in ")]>）】":
        bare = bare[1:-1]
    return folded(bare).rstrip("!") in known("absent", fold=folded)


def unrated(text: str) -> bool:
    """Whether the text of a rating says that there is none: "not rated", 未评分, "sem nota". Elsewhere such words are values."""
    bare = text.strip()
    return len(bare) <= _LONGEST and (is_absent(bare) or folded(bare.strip("()[]（）.!。 ")) in known("unrated", fold=folded))


def placeholder(text: str) -> bool:
    """Whether a text is what a template left for the writer to fill in: "[Add plot summary here]", "TODO: review", "Lorem ipsum ..."."""
    bare = text.strip()
    if len(bare) > _HEAD:
        return len(bare) <= _LONGEST_PLACEHOLDER and _OPENS.match(folded(bare[:20])) is not None
    return bool(bare) and folded(bare[0])[:1] in _beginnings() and _asks(bare)


@cache
def _beginnings() -> frozenset[str]:
    """The letters and signs that a placeholder begins with."""
    listed = {w[0] for kind in ("asks", "asked", "whole") for w in words(f"placeholder.{kind}", fold=folded)}
    return frozenset({*listed, *"[<({$%tfly d".replace(" ", "")})


@lru_cache(8192)
def _asks(text: str) -> bool:
    return _PLACEHOLDER.fullmatch(folded(text)) is not None


def placeholder_title(text: str) -> bool:
    """Whether a text stands where a template asks for the title: "FILM TITLE", "Titre du film"; for values of title keys only."""
    bare = text.strip(" \t\n[]<>{}()*_\"'.:…")
    return len(bare) <= _LONGEST and (placeholder(text) or _NO_TITLE.fullmatch(folded(bare)) is not None)
