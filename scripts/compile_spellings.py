"""Make the tables of spellings and surnames from the name forms of Wikidata (CC0) as packed in rigour's wheel (MIT).

usage: compile_spellings.py WHEEL      rigour 1.3.0: `pip download rigour==1.3.0 --no-deps`

Writes src/matchcut/values/names/letters.tsv (which units of letters stand for each other) and surnames.tsv (how Chinese
surnames are read). Each line of the source holds the forms of one name. Nothing is drawn by chance: runs give the same.
"""

from __future__ import annotations

import itertools
import math
import re
import sys
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

from matchcut.values.fold import folded
from matchcut.values.names.alphabets import latin
from matchcut.values.names.spelling import UNSEEN, units

SOURCE = "rigour/data/names/persons.txt"
TABLES = Path(__file__).parent.parent / "src/matchcut/values/names"
HEAD = "# Made by scripts/compile_spellings.py from name forms of Wikidata (CC0) as packed in rigour 1.3.0 (MIT).\n"
ROUNDS = 4
_LATIN = re.compile(r"[a-z]{2,14}")
_OTHER = re.compile(r"[а-яѐ-џґ]{2,14}|[α-ω]{2,14}")
_SURNAME = re.compile(r"([一-鿿]{1,2})[姓氏]")
_VOWELS = frozenset("aeiouy")
# endings that make another word of a name
_DERIVED = re.compile(r"(owna|owa|ova|ina|zyna|anka|szoon|sz|dotter|dottir)$")

Units = tuple[str, ...]


def groups(wheel: str) -> Iterator[list[str]]:
    """The forms of one name."""
    with zipfile.ZipFile(wheel) as packed:
        for line in packed.read(SOURCE).decode("utf-8").splitlines():
            yield [form.strip() for form in line.partition("=>")[0].split(",")]


def spellings(forms: list[str]) -> list[str]:
    """The forms in Latin letters, folded."""
    level = (folded(f).replace("'", "") for f in forms)
    return list(dict.fromkeys(w for w in level if _LATIN.fullmatch(w)))[:12]


def others(forms: list[str]) -> list[str]:
    """The forms in Cyrillic or Greek letters, folded."""
    return list(dict.fromkeys(w for f in forms if _OTHER.fullmatch(w := folded(f))))[:6]


def alike(a: str, b: str) -> bool:
    """Whether two forms sound alike at all: translations and other endings are left out."""
    if bool(_DERIVED.search(a)) != bool(_DERIVED.search(b)):
        return False
    return SequenceMatcher(None, a, b, autojunk=False).ratio() >= 0.45


def pairs(wheel: str) -> list[tuple[Units, Units]]:
    """Two spellings of one name, at most eight pairs of each name and alphabet, as units."""
    found = []
    for forms in groups(wheel):
        words, foreign = spellings(forms), others(forms)
        found += list(itertools.islice(((units(a), units(b)) for a, b in itertools.combinations(words, 2) if alike(a, b)), 8))
        across = ((units(a), units(b)) for a, b in itertools.product(foreign, words) if alike(latin(a), b))
        found += list(itertools.islice(across, 4))
        found += [(units(a), units(a)) for a in foreign[:1]]
        found += [(units(a), units(b)) for a, b in itertools.combinations(foreign[:3], 2) if alike(latin(a), latin(b))]
    return found


def first_guess(a: str, b: str) -> float:
    """Log-odds before anything is counted: equal units, units that share a letter, two vowels, others."""
    bare = latin(a.lstrip("^")) or "'", latin(b.lstrip("^")) or "'"
    if bare[0] == bare[1]:
        return 3.0 if a == b else 2.5
    if bare[0][0] == bare[1][0]:
        return 1.5
    if set(bare[0]) & set(bare[1]):
        return 1.0
    vowels = [set(u) <= _VOWELS for u in bare]
    return 0.3 if all(vowels) else -3.0 if any(vowels) else -1.5


class Alignment:
    """Log-odds of pairs and gaps, counted anew from the best alignment under the last ones."""

    def __init__(self, vocabulary: dict[str, float]) -> None:
        self.share = vocabulary  # of each unit among all
        self.pairs: dict[tuple[str, str], float] = {}
        self.gaps: dict[str, float] = dict.fromkeys(vocabulary, -1.5)
        self.guess = True

    def score(self, a: str, b: str) -> float:
        key = (a, b) if a <= b else (b, a)
        if self.guess and key not in self.pairs:
            self.pairs[key] = first_guess(*key)
        return self.pairs.get(key, UNSEEN)

    def gap(self, unit: str) -> float:
        return self.gaps.get(unit, -3.0)

    def best(self, x: Units, y: Units) -> Iterator[tuple[str, str]]:
        """Pairs of units; an empty string where a unit stands alone."""
        grid = [[0.0] * (len(y) + 1) for _ in range(len(x) + 1)]
        for j, b in enumerate(y, 1):
            grid[0][j] = grid[0][j - 1] + self.gap(b)
        for i, a in enumerate(x, 1):
            grid[i][0] = grid[i - 1][0] + self.gap(a)
            for j, b in enumerate(y, 1):
                grid[i][j] = max(grid[i - 1][j - 1] + self.score(a, b), grid[i - 1][j] + self.gap(a), grid[i][j - 1] + self.gap(b))
        i, j = len(x), len(y)
        while i or j:
            if i and j and grid[i][j] == grid[i - 1][j - 1] + self.score(x[i - 1], y[j - 1]):
                i, j = i - 1, j - 1
                yield x[i], y[j]
            elif i and grid[i][j] == grid[i - 1][j] + self.gap(x[i - 1]):
                i -= 1
                yield x[i], ""
            else:
                j -= 1
                yield "", y[j]

    def learn(self, found: list[tuple[Units, Units]]) -> None:
        both: Counter[tuple[str, str]] = Counter()
        alone: Counter[str] = Counter()
        for x, y in found:
            for a, b in self.best(x, y):
                if a and b:
                    both[min(a, b), max(a, b)] += 1
                else:
                    alone[a or b] += 1
        count = both.total() + alone.total()
        self.guess, self.pairs = False, {}
        for (a, b), n in both.items():
            chance = (1 if a == b else 2) * self.share[a] * self.share[b]
            self.pairs[a, b] = math.log((n / count + 0.01 * chance) / chance)
        self.gaps = {u: math.log((alone[u] / count + 0.02 * p) / p) for u, p in self.share.items()}


def letters(wheel: str) -> str:
    """The table of units."""
    found = pairs(wheel)
    counts = Counter(u for x, y in found for u in (*x, *y))
    model = Alignment({u: n / counts.total() for u, n in counts.items()})
    for _ in range(ROUNDS):
        model.learn(found)
    rows = [f"{a}\t{b}\t{v:.1f}\n" for (a, b), v in sorted(model.pairs.items()) if v > UNSEEN + 0.5]
    rows += [f"{u}\t-\t{v:.1f}\n" for u, v in sorted(model.gaps.items())]
    return HEAD + "# two units (^: at the beginning of a part; -: none) and the log-odds that they stand for each other\n" + "".join(rows)


def surnames(wheel: str) -> str:
    """The table of Chinese surnames: Han form, readings in Latin letters. Forms marked as a family's (梁姓, 梁氏) tell which they are."""
    readings: dict[str, Counter[str]] = defaultdict(Counter)
    for forms in groups(wheel):
        marked = {m[1] for f in forms if (m := _SURNAME.fullmatch(f))}
        if marked:
            han = marked | {f for f in forms if len(f) == 1 and "一" <= f <= "鿿"}
            latin = {re.sub(r"[^a-z]", "", folded(f)) for f in forms if f[:1].isascii() and " " not in f}
            for h in han:
                readings[h].update(w for w in latin if 1 < len(w) <= 7 * len(h))
    rows = [f"{h}\t{' '.join(sorted(words))}\n" for h, words in sorted(readings.items()) if words]
    return HEAD + "# surname, its readings in folded Latin letters\n" + "".join(rows)


def main() -> None:
    wheel = sys.argv[1]
    (TABLES / "letters.tsv").write_text(letters(wheel), encoding="utf-8")
    (TABLES / "surnames.tsv").write_text(surnames(wheel), encoding="utf-8")


if __name__ == "__main__":
    main()
