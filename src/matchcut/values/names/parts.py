"""A name as a list of parts: words, initials and particles, in the order given name first where the text tells it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Literal

from matchcut.languages import known
from matchcut.text.pattern import regex
from matchcut.text.script import FIRST_EASTERN
from matchcut.values import name as names
from matchcut.values.fold import folded

Kind = Literal["word", "initial", "particle"]

LONGEST = 200  # characters of a name that are looked at
MOST = 8  # parts that are looked at
_SEPARATOR = regex(r"([\s,，;]+|[-‐‑–—_·・･•‧∙.．=＝/]+)")
_VOWEL = regex(r"[aeiouyаеёиоуыэюяіїєαεηιουω]")


@dataclass(frozen=True, slots=True)
class Part:
    text: str  # folded letters
    kind: Kind = "word"
    joined: bool = False  # a hyphen, or nothing, stands between it and the next part
    shown: str = field(default="", compare=False)  # as printed


@dataclass(frozen=True, slots=True)
class Name:
    """`turned` says that "Surname, Given" was put in order."""

    text: str
    script: str  # ISO 15924
    parts: tuple[Part, ...]
    suffix: str = ""
    turned: bool = False

    @property
    def letters(self) -> str:
        return "".join(p.text for p in self.parts)


@lru_cache(8192)
def split(text: str) -> Name:
    """The parts of a name; none where there are no letters. Words in brackets behind it are left out."""
    shown = names.usual(unicodedata.normalize("NFKC", text[:LONGEST]))[0]
    head, comma, tail = shown.replace("，", ",").partition(",")
    suffix, turned = "", False
    if comma and _bare(tail) in known("generation", fold=folded):
        shown, suffix = head, _bare(tail)
    elif comma and "," not in tail and _bare(tail) and _bare(head):
        shown, turned = f"{tail} {head}", True
    parts = _parts(shown)
    if len(parts) > 1 and parts[-1].text in known("generation", fold=folded):
        suffix, parts = parts[-1].text, parts[:-1]
    return Name(shown.strip(), names.script(shown), tuple(parts[:MOST]), _levelled(suffix), turned)


def _levelled(suffix: str) -> str:
    """A word for the younger or the elder, in whatever language, as "jr" or "sr"."""
    return (
        "jr" if suffix in known("generation.younger", fold=folded) else "sr" if suffix in known("generation.elder", fold=folded) else suffix
    )


def _bare(text: str) -> str:
    return folded(text).strip(" .,-")


def _parts(text: str) -> list[Part]:
    pieces = _SEPARATOR.split(text)
    found: list[Part] = []
    for i in range(0, len(pieces), 2):
        mark = pieces[i + 1] if i + 1 < len(pieces) else ""
        for piece, last in _camel(pieces[i]):
            letters = "".join(c for c in folded(piece) if unicodedata.category(c)[0] in "LM")
            if letters:
                joined = not last or (bool(mark.strip(" ,;\t\n")) and mark[0] in "-‐‑–=＝")
                found.append(Part(letters, _kind(piece, letters, mark), joined, piece))
    count = len(found)
    return [replace(p, kind="particle") if p.kind == "word" and _between(p.text, i, count) else p for i, p in enumerate(found)]


def _camel(piece: str) -> list[tuple[str, bool]]:
    """Capitals such as "JJ" and "BD" as single letters; everything else as it is. Each with whether it is the last of its piece."""
    if 2 <= len(piece) <= 3 and piece.isupper() and not _VOWEL.search(piece.casefold()) and piece.isalpha():
        return [(c, i == len(piece) - 1) for i, c in enumerate(piece)]
    return [(piece, True)]


def _kind(piece: str, letters: str, mark: str) -> Kind:
    if len(letters) == 1 and letters < FIRST_EASTERN:
        return "initial"
    dotted = mark.startswith((".", "．")) and len(letters) <= 3 and not _VOWEL.search(letters) and letters < FIRST_EASTERN
    return "initial" if dotted and letters not in known("generation", fold=folded) else "word"


def _between(text: str, index: int, count: int) -> bool:
    """Whether a small word is one: at the beginning not those that are names as well ("Ben Kingsley", "Van Johnson")."""
    first = index == 0 and text in known("particle-or-name", fold=folded)
    return text in known("particle", fold=folded) and index < count - 1 and not first and count > 2
