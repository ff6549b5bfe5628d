"""Groups of name forms from Wikidata, and how they are parted into pairs to train on and pairs to measure on."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from matchcut.values.names.sound import skeleton
from matchcut.values.names.units import latin, native_parts, sound_script, units

SCRIPTS = ("Hani", "Kana", "Cyrl", "Hang", "Arab", "Hebr", "Grek", "Deva")
SEED = "matchcut names 1"
SHARE = {"Deva": 4}  # one group in how many is held out
SHARE_ELSE = 12
PER_SCRIPT = 500
MOST_FORMS = 6  # Latin spellings of one native form that are trained on
HELD_OUT = Path(__file__).resolve().parents[1] / "tests" / "values" / "aligner-held-out.tsv"
ALIKE = 0.45  # of the consonants, from which a Han form may be a transliteration
_KATAKANA = re.compile("[\u30a1-\u30fc]+")
_HIRAGANA = re.compile("[\u3041-\u3096]")
_LATIN = re.compile("[a-zA-Z\u00c0-\u024f\u1e00-\u1eff'’ʻʿə-]+")


@dataclass(frozen=True, slots=True)
class Pair:
    native: str
    latin: str
    weight: float


Group = tuple[str, tuple[str, ...], dict[str, tuple[str, ...]]]  # id, Latin forms folded, native forms by script


def key(native: str) -> str:
    return unicodedata.normalize("NFKC", native).casefold()


def excluded(files: Iterable[Path]) -> set[str]:
    """Every name part of every cell of the tables, as `key` or folded Latin letters."""
    found: set[str] = set()
    for path in files:
        for cell in re.split(r"[\t\n]", path.read_text("utf-8")):
            for part in native_parts(cell):
                found |= {key(part), latin(part)}
    return found - {""}


def forms(path: Path, without: set[str]) -> list[Group]:
    """The groups that have Latin and other forms and none of the excluded parts."""
    groups: list[Group] = []
    for line in path.read_text("utf-8").splitlines():
        left, _, ident = line.partition(" => ")
        texts = [t.strip() for t in left.split(",")]
        spelt = sorted({latin(t) for t in texts if _LATIN.fullmatch(t)} - {""})
        native: dict[str, set[str]] = defaultdict(set)
        for t in texts:
            script = sound_script(t)
            if script and " " not in t and not any(c.isascii() and c.isalpha() for c in t) and len(units(script, t)) > 1:
                native[script].add(key(t))
        if _HIRAGANA.search(left):
            native.pop("Hani", None)  # a Japanese name: its characters are read, they spell nothing
        every = {*spelt, *(t for ts in native.values() for t in ts)}
        if spelt and native and not every & without:
            groups.append((ident, tuple(w for w in spelt if len(w) > 1), {s: tuple(sorted(ts)) for s, ts in native.items()}))
    return [g for g in groups if g[1]]


def split(groups: list[Group]) -> tuple[dict[str, list[Pair]], str]:
    """Training pairs by script, and the held-out pairs as a table. No part of a held-out pair is trained on for its script."""
    training: dict[str, list[Pair]] = {}
    lines = ["script\tnative\tlatin"]
    for script in SCRIPTS:
        have = [(i, w, n[script]) for i, w, n in groups if script in n]
        chosen = [
            (draw(i), n, w)
            for i, w, native in have
            for n in native[:1]
            if measurable(script, n, w) and int(draw(i)[:8], 16) % SHARE.get(script, SHARE_ELSE) == 0
        ]
        held: dict[str, str] = {}
        for number, native, words in sorted(chosen):
            word = words[int(number[8:16], 16) % len(words)]
            if len(held) < PER_SCRIPT and native not in held.values() and word not in held:
                held[word] = native
        lines += [f"{script}\t{native}\t{word}" for word, native in sorted(held.items())]
        tested = set(held) | set(held.values())
        training[script] = [
            p for _, words, native in have for n in native if n not in tested for p in pairs(script, n, words) if p.latin not in tested
        ]
    return training, "\n".join(lines) + "\n"


def pairs(script: str, native: str, words: tuple[str, ...]) -> list[Pair]:
    """A native form with its spellings; of Han only transliterations, as kanji and Chinese names are read, not spelt."""
    if script == "Hani":
        words = tuple(w for w in words if likeness(native, w) >= ALIKE)
    chosen = sorted(words, key=lambda w: draw(w + native))[:MOST_FORMS]
    return [Pair(native, w, len(chosen) ** -0.5) for w in chosen]


def measurable(script: str, native: str, words: tuple[str, ...]) -> bool:
    """Of Han only transliterations; of kana only katakana, as hiragana are read off letter by letter."""
    return any(likeness(native, w) >= ALIKE for w in words) if script == "Hani" else script != "Kana" or bool(_KATAKANA.fullmatch(native))


def likeness(native: str, word: str) -> float:
    """Rough likeness of the consonants of a Han name and Latin letters, by pinyin."""
    from anyascii import anyascii  # type: ignore[import-not-found] # noqa: PLC0415 - measuring needs no anyascii

    read = "".join("l" if c in {"尔", "爾"} else anyascii(c).lower() for c in native)
    return SequenceMatcher(None, consonants(read), consonants(word), autojunk=False).ratio()


def consonants(text: str) -> str:
    for letters, sound in (("zh", "j"), ("ch", "j"), ("sh", "s"), ("ph", "f"), ("th", "s")):
        text = text.replace(letters, sound)
    return skeleton(text)


def draw(text: str) -> str:
    """A number that a text always gets, in hexadecimal digits."""
    return hashlib.sha256(f"{SEED} {text}".encode()).hexdigest()
