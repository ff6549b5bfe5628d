"""Words of languages, by what they are for: "and", names of months, what keys are called, ...

One file per language, `xx.toml` (BCP 47), holds them; `zxx.toml` holds words of formats and programs, which belong to no language.
`sections.toml` says what each section means. Read is only `compiled.tsv`, which `scripts/compile_languages.py` makes of all of them,
and of that only the lines of the sections that are asked for.

Words stand as they are printed. What compares with folded text asks for them folded.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from msgspec.json import decode

from matchcut.text.script import EAST

NEUTRAL = "zxx"
_ANY = "\ue000"  # stands for "…" while a word is folded
_SIGNS = (
    (r"\-", r"[-‐\s]?"),
    ("'", "['’]"),
    (r"\ ", r"\s"),
    (r"\.", r"\.\s?"),
    (r"\#", "[0-9]+"),
    ("…", ".*"),
)  # as `re.escape` gives them
Fold = Callable[[str], str]


@cache
def _lines() -> dict[str, list[str]]:
    """The lines of each section, not yet taken apart."""
    found: dict[str, list[str]] = {}
    for line in (Path(__file__).parent / "compiled.tsv").read_text("utf-8").splitlines():
        section, _, rest = line.partition("\t")
        found.setdefault(section, []).append(rest)
    return found


def sections() -> tuple[str, ...]:
    """Every section that a language has."""
    return tuple(_lines())


@cache
def entries(section: str) -> dict[str, dict[str, tuple[str, ...]]]:
    """The entries of a section (`months` has "1" to "12"), and the words of each by language; "" where a section has no entries."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for line in _lines()[section]:
        language, entry, words = line.split("\t")
        found.setdefault(entry, {})[language] = decode(words, type=tuple[str, ...])
    return found


def by_language(name: str) -> dict[str, tuple[str, ...]]:
    """The words of a section ("and") or of an entry of one ("months.5") by language."""
    section, _, entry = name.partition(".")
    return entries(section)[entry]


@cache
def words(*names: str, fold: Fold | None = None) -> tuple[str, ...]:
    """The words of sections ("and") or entries ("months.5") in all languages, each once; of a section with entries, all of them."""
    found: dict[str, None] = {}
    for name in names:
        lists = [by_language(name)] if "." in name else entries(name).values()
        found |= dict.fromkeys(_folded(w, fold) for by in lists for ws in by.values() for w in ws)
    return tuple(found)


@cache
def known(*names: str, fold: Fold | None = None) -> frozenset[str]:
    """`words` to look one up in."""
    return frozenset(words(*names, fold=fold))


@cache
def table(section: str, fold: Fold | None = None) -> dict[str, str]:
    """The entry that each word of a section is in; not those words that are in two."""
    found: dict[str, set[str]] = {}
    for entry, by in entries(section).items():
        for word in (w for ws in by.values() for w in ws):
            found.setdefault(_folded(word, fold), set()).add(entry)
    return {word: next(iter(meant)) for word, meant in found.items() if len(meant) == 1}


def _folded(word: str, fold: Fold | None) -> str:
    return fold(word.replace("…", _ANY)).replace(_ANY, "…") if fold else word


def alternatives(some: Iterable[str]) -> str:
    r"""A group of a regular expression that matches one of some words, the longest first.

    A full stop at the end may be missing ("min."), an asterisk stands for any ending ("nominat*"), a hyphen also for a space or
    nothing, an apostrophe for the curved one too, "#" for a number, "…" for any text; a space is any white space.
    """
    return f"(?:{'|'.join(_source(w) for w in sorted(set(some), key=lambda w: (-len(w), w)))})"


def bounded(some: Iterable[str]) -> str:
    """`alternatives` that are whole words. Words of East Asian scripts, which have no spaces between words, may stand in others."""
    parted = sorted(set(some), key=_is_eastern)
    spaced = [w for w in parted if not _is_eastern(w)]
    either = [rf"(?<![^\W\d_]){alternatives(spaced)}(?![^\W\d_])"] if spaced else []
    return f"(?:{'|'.join((*either, *([alternatives(parted[len(spaced) :])] if parted[len(spaced) :] else [])))})"


@cache
def _eastern() -> re.Pattern[str]:
    return re.compile(f"[{EAST}]")


def _is_eastern(word: str) -> bool:
    return _eastern().search(word) is not None


def _source(word: str) -> str:
    stem, ending = (word[:-1], r"\.?") if word.endswith(".") else (word[:-1], r"\w*") if word.endswith("*") else (word, "")
    source = re.escape(stem)
    for sign, meant in _SIGNS:
        source = source.replace(sign, meant)
    return source + ending


def spaced(some: Iterable[str]) -> tuple[str, ...]:
    """Those of some words that are of scripts with spaces between words."""
    return tuple(w for w in some if not _is_eastern(w))


def eastern(some: Iterable[str]) -> tuple[str, ...]:
    """Those of some words that are of East Asian scripts."""
    return tuple(filter(_is_eastern, some))


@cache
def conjunction(but: tuple[str, ...] = ()) -> str:
    """An "and" between two things, with the white space around it; one without spaces only between East Asian letters.

    `but` leaves out words that mean something else where it is used.
    """
    joining = tuple(w for w in words("and") if w not in but)
    return rf"(?:\s+{alternatives(spaced(joining))}\s+|(?<=[{EAST}])\s?{alternatives(eastern(joining))}\s?(?=[{EAST}]))"
