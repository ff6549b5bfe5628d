"""Names in another script beside their Latin spelling: is it the same name by sound, and which part is not.

The letters of each part are weighed by the trained tables (`sound`); the parts of the two names are laid along each other, in order or surname
first. The score is half what all letters say and half what the worst part says: a wrong surname beside a right given name is a
different name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from math import exp

from matchcut.values.names.sound import TABLES, initial, ratio, reading, table
from matchcut.values.names.units import latin, native_parts, printed_parts, sound_script, units

_MOST_JOINED = 3  # parts of one side that may stand for one of the other
_OTHER_ORDER = -1.0  # nats for a name whose parts stand in another order
_SAME_LETTER = 3.0  # nats a letter for Latin letters inside the native form
_OTHER_LETTERS = -8.0
_INITIAL = 0.5  # nats for an initial that agrees
_UNSAID = -3.0  # nats for an initial or a particle that the other form leaves out
_HOPELESS = -10.0  # nats below which a part need not be cut to fit several
_UNSPACED = frozenset(["Hani", "Hang", "Kana"])  # where a whole name may be written without a gap
_ALPHABETS = frozenset(["Cyrl", "Grek", "Arab", "Hebr", "Deva"])  # where a part of one letter is an initial
_SHORTEST = 3  # letters a part counts for at least: two letters say little


@dataclass(frozen=True, slots=True)
class Part:
    """One or more parts of the native form and what stands for them in the Latin one; an empty string where nothing does."""

    native: str
    latin: str
    score: float  # 0..1: how likely the one is a spelling of the other

    @property
    def reads(self) -> str:
        """The Latin letters the native part most likely stands for."""
        return reads(self.native)


@dataclass(frozen=True, slots=True)
class Alignment:
    """How two forms lie along each other, in the order of the native form."""

    score: float  # 0..1: how likely both are one name, where even odds were expected
    parts: tuple[Part, ...]

    @property
    def worst(self) -> Part:
        """The part that speaks most against the two being one name."""
        return min(self.parts, key=lambda p: p.score)


@dataclass(frozen=True, slots=True)
class Link:
    """One step of an alignment: parts of either side that stand for each other, and what speaks for it."""

    native: tuple[str, ...]
    latin: tuple[str, ...]
    nats: float
    a_letter: float  # nats per letter


@lru_cache(16384)
def likeness(native: str, latin: str) -> Alignment | None:
    """Whether a name in another script is the Latin one by sound; None when no table reads the script or a side has no letters.

    Where the other form is not Latin either, what it reads as is taken for it. A Chinese, Japanese or Korean name that is written in Han natively is no transliteration: not to be asked here.
    """
    script = sound_script(native)
    if script is None or table(script) is None:
        return None
    spelt = latin if printed_parts(latin) else reads(latin)
    if not native_parts(native) or not printed_parts(spelt):
        return None
    nats, links = evidence(script, native, spelt)
    parts = tuple(Part(" ".join(k.native), " ".join(k.latin), _calibrated(script, k.a_letter)) for k in _facing(links))
    return Alignment(_calibrated(script, nats), parts)


def evidence(script: str, native: str, latin: str) -> tuple[float, list[Link]]:
    """Nats per letter for the two being one name, half of it the worst part's, and how the parts lie; both have parts."""
    there, given = native_parts(native), printed_parts(latin)
    letters = max(4, sum(len(folded) for _, folded in given))
    laid = ((0.5 * nats / letters + 0.5 * min(k.a_letter for k in links), links) for nats, links in _laid(script, there, given))
    return max(laid, key=lambda v: v[0])


@lru_cache(4096)
def reads(native_part: str) -> str:
    """The Latin letters that a part of a name in another script most likely stands for, capitalised; "" when no table reads it."""
    script = sound_script(native_part)
    return " ".join(reading(script, p).capitalize() for p in native_parts(native_part)) if script else latin(native_part).capitalize()


def _laid(script: str, native: Sequence[str], given: Sequence[tuple[str, str]]) -> Iterator[tuple[float, list[Link]]]:
    """The best monotone alignments, for each order of the Latin parts (as printed; the last or the first put at the other end).

    Where one side has more parts there are two for each order: parts may be joined, or only left out.
    """
    joined = (1,) if len(native) == len(given) else (_MOST_JOINED, 1)
    for most in joined:
        yield _monotone(script, native, given, most)
    if len(native) == len(given) and all(map(partial(_fits_best, script, given), native, given)):
        return  # no other order can be better
    for order, moved in (([given[-1], *given[:-1]], given[-1]), ([*given[1:], given[0]], given[0]))[: len(given) - 1]:
        if len(native) == 1 or any(_nats(script, part, moved[1]) > 0 for part in native):  # else the other order cannot be better
            for most in joined:
                nats, links = _monotone(script, native, order, most)
                yield nats + _OTHER_ORDER, links


def _fits_best(script: str, given: Sequence[tuple[str, str]], part: str, facing: tuple[str, str]) -> bool:
    """Whether a native part stands for the Latin one that it faces rather than for any other."""
    nats = _nats(script, part, facing[1])
    return nats > 0 and all(_nats(script, part, other[1]) < nats for other in given if other is not facing)


def _monotone(script: str, native: Sequence[str], given: Sequence[tuple[str, str]], most: int) -> tuple[float, list[Link]]:
    """Dynamic programme over the parts: one to one, joined ones on the side that has more, skipped ones."""
    rows, columns = len(native), len(given)
    more = rows - columns
    steps = [(1, 1), (1, 0), (0, 1)]
    steps += [(k, 1) if more > 0 else (1, k) for k in range(2, min(most, 1 + abs(more)) + 1)]
    best: dict[tuple[int, int], tuple[float, int, int, float]] = {(0, 0): (0.0, 0, 0, 0.0)}  # total, step, nats of the step
    for i in range(rows + 1):
        for j in range(columns + 1):
            here = best[i, j][0]
            for n, m in steps:
                to = i + n, j + m
                if to[0] <= rows and to[1] <= columns:
                    nats = _step(script, native[i : i + n], given[j : j + m])
                    if to not in best or here + nats > best[to][0]:
                        best[to] = here + nats, n, m, nats
    links, i, j = [], rows, columns
    while i or j:
        _, n, m, nats = best[i, j]
        i, j = i - n, j - m
        if n == 1 and m > 1 and len(pieces := _cut(script, native[i], tuple(folded for _, folded in given[j : j + m]))) == m:
            links += [_link((piece,), (facing,), value) for (piece, value), facing in zip(pieces, given[j : j + m], strict=True)][::-1]
        else:
            links.append(_link(native[i : i + n], given[j : j + m], nats))
    return best[rows, columns][0], links[::-1]


def _step(script: str, native: Sequence[str], given: Sequence[tuple[str, str]]) -> float:
    """Nats for native parts standing for Latin parts, or for a part of either that nothing stands for."""
    if not native:
        return _UNSAID if len(given[0][1]) <= 2 else _UNSAID - 0.6 * len(given[0][1])
    if not given:
        return _UNSAID if _is_initial(script, native[0]) else -6.0 - len(native[0])
    if len(native) == 1 == len(given):
        return _nats(script, native[0], given[0][1])
    if len(native) == 1:
        return sum(nats for _, nats in _cut(script, native[0], tuple(folded for _, folded in given)))
    return _nats(script, "".join(native), given[0][1])


@lru_cache(16384)
def _cut(script: str, part: str, letters: tuple[str, ...]) -> tuple[tuple[str, float], ...]:
    """One native part that stands for several Latin ones, cut where it fits them best, and the nats of each piece.

    So a wrong surname shows in names that are written without gaps: 박찬욱 is Park Chan-wook, not Kim Chan-wook.
    """
    whole = "".join(letters)
    if len(letters) == 1 or len(part) < len(letters) or script not in _UNSPACED or ratio(script, part, whole) < _HOPELESS:
        return ((part, _nats(script, part, whole)),)
    cuts = (
        ((part[:i], _nats(script, part[:i], letters[0])), *_cut(script, part[i:], letters[1:]))
        for i in range(1, len(part) - len(letters) + 2)
    )
    return max(cuts, key=lambda pieces: sum(nats for _, nats in pieces))


def _link(native: Sequence[str], given: Sequence[tuple[str, str]], nats: float) -> Link:
    letters = sum(len(folded) for _, folded in given)
    if native and given:
        a_letter = nats / max(_SHORTEST, letters)
    elif native:
        a_letter = 0.0 if nats == _UNSAID else -1.0
    else:
        a_letter = 0.0 if nats == _UNSAID else -0.6
    return Link(tuple(native), tuple(p for p, _ in given), nats, a_letter)


def _facing(links: list[Link]) -> list[Link]:
    """The links to be shown: a native part and a Latin one that both found nothing are set against each other."""
    alone = [k for k in links if not k.native]
    shown = []
    for k in links:
        if k.native and not k.latin and alone:
            other = alone.pop(0)
            shown.append(Link(k.native, other.latin, k.nats + other.nats, min(k.a_letter, other.a_letter)))
        elif k.native:
            shown.append(k)
    return shown + alone


@lru_cache(65536)
def _nats(script: str, part: str, letters: str) -> float:
    """What speaks for the letters standing for the part; Latin letters inside the native form and initials are compared as letters."""
    if inside := latin(part):
        return (
            _SAME_LETTER * len(letters)
            if inside == letters
            else _INITIAL
            if letters in inside[:1] or inside in letters[:1]
            else _OTHER_LETTERS
        )
    if len(letters) == 1 and len(units(script, part)) > 1:
        return _INITIAL if initial(script, part) == letters else _OTHER_LETTERS
    if len(letters) > 1 and _is_initial(script, part):
        return _INITIAL if ratio(script, part, letters[0]) > 0 else _OTHER_LETTERS
    return ratio(script, part, letters)


def _is_initial(script: str, part: str) -> bool:
    return script in _ALPHABETS and len(units(script, part)) == 1


@lru_cache(None)
def _calibration() -> dict[str, tuple[float, float]]:
    rows = (line.split("\t") for line in (TABLES / "calibration.tsv").read_text("utf-8").splitlines() if not line.startswith("#"))
    return {script: (float(slope), float(middle)) for script, slope, middle in rows}


def _calibrated(script: str, a_letter: float) -> float:
    """Nats per letter as a probability, by a logistic curve that was fitted to held-out names."""
    slope, middle = _calibration().get(script, (4.0, 0.5))
    return 1 / (1 + exp(-max(-30.0, min(30.0, slope * (a_letter - middle)))))
