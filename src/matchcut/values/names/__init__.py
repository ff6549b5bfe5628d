"""Whether two names are forms of one: across spellings, orders, short forms and scripts, with the reason in one sentence."""

from __future__ import annotations

from functools import lru_cache

from matchcut.values.names import across, alphabets, latin, native
from matchcut.values.names.aligner import likeness, reads
from matchcut.values.names.comparison import Comparison, judged
from matchcut.values.names.parts import Name, split

__all__ = ["Comparison", "compare_names"]

_SPELLED = frozenset({"Latn", "Cyrl", "Grek"})
_LATIN_OF = 0.9  # what two scripts that are both read through Latin letters may reach at most: a guess through a guess
_READ = {"Kana": "kana", "Hira": "kana"}


def compare_names(a: str, b: str) -> Comparison:
    """Whether two printed names can be forms of one. Which comes first makes no difference; only the first 200 characters count.

    `score` is the probability. A native Chinese, Japanese or Korean name in Han characters is never "different" by sound.
    """
    first, second = sorted((a, b))
    return _compared(first, second)


@lru_cache(16384)
def _compared(a: str, b: str) -> Comparison:
    left, right = split(a), split(b)
    if not left.parts or not right.parts:
        return judged(0.5, "a name without letters cannot be compared", sure=False)
    if left.script in _SPELLED and right.script in _SPELLED:
        return latin.compare(left, right)
    if right.script in _SPELLED:
        left, right = right, left
    if left.script in _SPELLED:
        return across.compare(right, _in_latin(left))
    if _READ.get(left.script, left.script) == _READ.get(right.script, right.script):
        return _one_script(left, right)
    return _two_scripts(left, right)


def _in_latin(name: Name) -> Name:
    """A name in an alphabet in Latin letters."""
    if name.script == "Latn":
        return name
    return split(" ".join(alphabets.latin(p.text).capitalize() for p in name.parts))


def _one_script(a: Name, b: Name) -> Comparison:
    """Two names in one script that is no alphabet with a table of spellings: letter by letter, else by how they read."""
    if a.letters == b.letters:
        return judged(1.0 if len(a.letters) > 2 else 0.95, "the same letters")
    both_native = a.script == "Hani" and all(len(n.parts) == 1 and len(n.letters) <= 4 for n in (a, b))
    shared = len(set(a.letters) & set(b.letters)) / max(len(set(a.letters)), len(set(b.letters)))
    if both_native:
        families = native.surname(a), native.surname(b)
        if shared == 0 and not native.one_family(*families):
            return judged(0.05, f"no character of {a.text} stands in {b.text}")
        return judged(0.3 + 0.2 * shared, f"{a.text} and {b.text} differ in characters that may be two forms of one", sure=False)
    found = _read(a, b)
    if found is None:
        return judged(0.7 * shared, "compared letter by letter only", sure=False)
    return found


def _two_scripts(a: Name, b: Name) -> Comparison:
    if "Hani" in (a.script, b.script) and any(native.surname(n) for n in (a, b)):
        return judged(0.5, "a native name cannot be told by sound", sure=False)
    return _read(a, b) or judged(0.5, "cannot be told by sound: nothing here reads both", sure=False)


def _read(a: Name, b: Name) -> Comparison | None:
    """Two names by how each reads in Latin letters."""
    scores = []
    for one, other in ((a, b), (b, a)):
        reading = split(" ".join(reads(p.text) or p.text for p in other.parts))
        sound = likeness(one.text, reading.text)
        if sound is None:
            return None
        scores.append(sound)
    best = max(scores, key=lambda s: s.score)
    return judged(min(best.score, _LATIN_OF), "both read alike" if best.score > 0.5 else across.reason(best))
