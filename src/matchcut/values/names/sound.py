"""How likely Latin letters are as a spelling of a part in another script: the trained tables and the best segmentation under them.

A table holds -log p(letters | unit) in tenths of a nat, for a unit alone and between its neighbours. A log-likelihood ratio sets that against
the letters' own probability in names (bigrams): above 0 the letters are better explained by the part than by chance.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby, pairwise
from math import exp, inf, log
from pathlib import Path

from matchcut.text.pattern import regex
from matchcut.values.names.units import contexts, units

TABLES = Path(__file__).parent / "tables"
LONGEST = {"Hani": 6, "Kana": 5}  # letters one unit may stand for
LONGEST_ELSE = 4
NO_READING = -14.0  # nats at which the likelihood ratio of a part is cut off: it is another name
_ENTRY = regex(r"([a-z]*)(\d+)")
_STEP_BACK = 3.0  # nats for letters that a unit was not seen with between these neighbours
_BEAM = 14.0  # nats below the best state after a unit at which a segmentation is given up
_CLASS = {
    c: k
    for k, letters in (("B", "bpvfw"), ("D", "dt"), ("G", "gkqcxh"), ("L", "lr"), ("M", "mn"), ("S", "szj"), ("Y", "y"))
    for c in letters
}
_ALIKE = -3.0  # nats for letters a unit was never seen with that have consonants it was seen with
_UNLIKE = -11.5  # and for those that have not
_UNSEEN = 0.7  # nats for each unseen letter; twice that when the consonants are other ones
_READING_STATES = 12
_AS_WELL = 1.5  # nats that a usual name may fit less well than the bare letters
_COMMON = 0.75  # how much of the letters' own probability counts when a reading is chosen: rare spellings fit closest, and are seldom meant
Piece = tuple[
    int, str, str, float, float
]  # end, letters, skeleton, what unseen letters cost by their number, and what other ones cost more


class Spellings:
    """Log-probabilities of letters for one unit in one context."""

    __slots__ = ("alike", "known")

    def __init__(self, rows: list[dict[str, float]]) -> None:
        """`rows` go from the general form of the unit to the most telling context."""
        self.known: dict[str, float] = {}
        for depth, row in enumerate(rows):
            if depth:
                self.known = {letters: value - _STEP_BACK for letters, value in self.known.items()}
            self.known.update(row)
        weights: dict[str, float] = {}
        for letters, value in rows[0].items():
            key = skeleton(letters)
            weights[key] = weights.get(key, 0.0) + exp(value)
        back = _ALIKE - _STEP_BACK * (len(rows) - 1)
        self.alike = {key: log(weight) + back for key, weight in weights.items()}  # letters never seen, but with these consonants


class Table:
    """The readings of one script. `rows` are the lines of its file; a row is parsed when its key is first met."""

    def __init__(self, script: str, text: str) -> None:
        self.script = script
        self.longest = LONGEST.get(script, LONGEST_ELSE)
        self._rows: dict[str, str] = {}
        self._syllable: dict[str, str] = {}
        self._known: dict[tuple[str, ...], Spellings] = {}
        for line in text.splitlines():
            key, _, rest = line.partition("\t")
            if key.startswith("@"):
                self._syllable.update(dict.fromkeys(rest, key[1:]))
            elif not key.startswith("#"):
                self._rows[key] = rest

    @lru_cache(4096)  # noqa: B019 - one table per script, kept as long as the process
    def readings(self, part: str) -> tuple[Spellings, ...]:
        """What each unit of a part can be spelt as, in its context."""
        return tuple(map(self._spellings, contexts(units(self.script, part), self.script, self._syllable)))

    def _spellings(self, keys: tuple[str, ...]) -> Spellings:
        """The rows of the keys that have one, put together."""
        there = tuple(k for k in keys if k in self._rows)
        found = self._known.get(there)
        if found is None:
            rows = [{s: -int(cost) / 10 for s, cost in _ENTRY.findall(self._rows[k])} for k in reversed(there)]
            found = self._known[there] = Spellings(rows or [{}])
        return found


@lru_cache(None)
def table(script: str) -> Table | None:
    """The table of a script, read at its first use; None where none was trained."""
    path = TABLES / f"{script.lower()}.tsv"
    return Table(script, path.read_text("utf-8")) if path.is_file() else None


@lru_cache(None)
def _bigrams() -> dict[str, float]:
    rows = (line.split("\t") for line in (TABLES / "latin.tsv").read_text("utf-8").splitlines() if not line.startswith("#"))
    return {pair: -int(cost) / 10 for pair, cost in rows}


@lru_cache(16384)
def chance(letters: str) -> float:
    """Log-probability of letters as a name part of any language."""
    pairs = _bigrams()
    return sum(pairs.get(a + b, -8.0) for a, b in pairwise(f"^{letters}$"))


@lru_cache(65536)
def ratio(script: str, part: str, letters: str) -> float:
    """Log-likelihood ratio of the best segmentation of `letters` along `part`, in nats. Parts and letters may be joined ones."""
    known = table(script)
    readings = known.readings(part) if known else ()
    assert known is not None
    if not readings or not letters or len(letters) > known.longest * len(readings):
        return NO_READING
    by_chance = chance(letters)
    return max(NO_READING, _best(readings, _pieces(letters, known.longest), known.longest, by_chance + NO_READING) - by_chance)


def _best(readings: tuple[Spellings, ...], pieces: tuple[tuple[Piece, ...], ...], longest: int, least_value: float) -> float:
    """Log-probability of the best monotone segmentation if it is above a value; pieces[i] are the slices that start at i."""
    length = len(pieces) - 1
    states = {0: 0.0}
    for left, spelt in zip(range(len(readings) - 1, -1, -1), readings, strict=True):
        known, alike = spelt.known, spelt.alike
        after: dict[int, float] = {}
        floor = max(least_value, max(states.values()) - _BEAM)
        least = length - longest * left
        for start, value in states.items():
            if value < floor:
                continue
            for end, letters, consonants, unseen, unlike in pieces[start]:
                if end < least or (not left and end < length):
                    continue
                total = known.get(letters)
                if total is None:
                    total = alike.get(consonants, _UNLIKE + unlike) + unseen
                total += value
                if end not in after or total > after[end]:
                    after[end] = total
        if not after:
            return -inf
        states = after
    return states.get(length, -inf)


@lru_cache(2048)
def _pieces(letters: str, longest: int) -> tuple[tuple[Piece, ...], ...]:
    n = len(letters)
    return tuple(
        tuple((j, s := letters[i:j], skeleton(s), (i - j) * _UNSEEN, (i - j) * _UNSEEN) for j in range(i, min(n, i + longest) + 1))
        for i in range(n + 1)
    )


_NEAR = 16  # usual name parts that are tried as a reading, the most alike ones first


@lru_cache(4096)
def reading(script: str, part: str) -> str:
    """The Latin letters a part most likely stands for: a usual name part that fits as well as its bare letters do, else these."""
    letters = _letters(script, part)
    pairs = set(pairwise(f"^{letters}$"))

    def apart(name: str) -> int:
        return len(pairs.symmetric_difference(pairwise(f"^{name}$")))

    alike = sorted(_usual_names().get(_outline(letters), ()), key=apart)[:_NEAR]
    near = [(_fit(script, part, name), name) for name in alike]
    fit, name = max(near, default=(-inf, ""))
    return name if fit >= _fit(script, part, letters) - _AS_WELL else letters


def _fit(script: str, part: str, letters: str) -> float:
    """How well the letters read the part; none where they are cut off as another name."""
    nats = ratio(script, part, letters)
    return nats + _COMMON * chance(letters) if nats > NO_READING else -inf


def initial(script: str, part: str) -> str:
    """The first Latin letter of a part."""
    return _letters(script, part)[:1]


@lru_cache(None)
def _usual_names() -> dict[str, list[str]]:
    """Name parts that are written in many scripts, by outline."""
    found: dict[str, list[str]] = {}
    for line in (TABLES / "usual.txt").read_text("utf-8").splitlines()[1:]:
        found.setdefault(_outline(line), []).append(line)
    return found


def _outline(letters: str) -> str:
    """Consonant classes without the l and r that many scripts drop: lasen and larsen have the same."""
    key = skeleton(letters)
    return key[:1] + key[1:].replace("L", "")


@lru_cache(4096)
def _letters(script: str, part: str) -> str:
    """The likeliest letters, unit by unit, that look like a name."""
    known = table(script)
    if known is None:
        return ""
    pairs = _bigrams()
    states: list[tuple[float, str]] = [(0.0, "^")]
    for spelt in known.readings(part):
        usual = sorted(spelt.known.items(), key=lambda e: -e[1])[:8]
        after: dict[str, float] = {}
        for value, text in states:
            for letters, cost in usual:
                run = text[-1] + letters
                total = value + cost + 0.4 * sum(pairs.get(a + b, -8.0) + 2.8 for a, b in pairwise(run))
                if total > after.get(text + letters, -inf):
                    after[text + letters] = total
        states = sorted(((v, t) for t, v in after.items()), reverse=True)[:_READING_STATES]
    best = max(((v + 0.4 * pairs.get(t[-1] + "$", -8.0), t) for v, t in states), default=(0.0, "^"))
    return best[1][1:]


@lru_cache(65536)
def skeleton(letters: str) -> str:
    """Classes of the consonants, runs as one: "larsen" is LSM."""
    return "".join(k for k, _ in groupby(_CLASS.get(c, "") for c in letters) if k)
