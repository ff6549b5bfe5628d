"""Train the tables of `src/matchcut/values/names/tables` from pairs of name forms; never run by CI.

usage: train_names.py PERSONS.txt [--exclude FILE ...] [--only SCRIPT ...]

PERSONS.txt is `rigour/data/names/persons.txt` of the unzipped wheel of rigour 1.8.2 (MIT): groups of forms of one name part, from Wikidata
(CC0). A group with a part that stands in an `--exclude` file (a table of names, any columns) is left out. Needs anyascii (ISC) for a first
guess. The tables are the same, byte for byte, on every run.

p(letters | unit in its context) comes by expectation maximisation over all monotone segmentations. Groups also hold translations (Ivan,
John), so a pair counts as much as it is likely to be a transliteration under the model and not chance letters.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise
from math import exp, inf, log
from multiprocessing import Pool
from pathlib import Path

from matchcut.values.names.sound import LONGEST, LONGEST_ELSE, TABLES, chance, skeleton
from matchcut.values.names.units import contexts, units
from name_forms import HELD_OUT, SCRIPTS, Group, Pair, excluded, forms, split

ROUNDS = 4
FIRST = 12_000  # pairs that the first round, which works from the guess, looks at
NEW = 1e-6  # probability in the second round of letters the first did not see
MIN_PROBABILITY = 4e-4  # probability below which letters are forgotten
PRIOR = 4.0  # how many sightings the general form of a unit is worth against its form between two neighbours
SEEN = 10.0  # sightings from which a context gets a row
LARGEST = 145_000  # bytes of a table: contexts that tell least beyond their general form are left out
LARGEST_LIST = 100_000  # bytes
KEPT = 0.006  # probability below which letters are left to the general form
LETTERS = "abcdefghijklmnopqrstuvwxyz"
Model = dict[str, dict[str, float]]
SOURCE = "Wikidata name forms (CC0) as in rigour 1.8.2 (MIT)"


def roman(text: str) -> str:
    from anyascii import anyascii  # type: ignore[import-not-found] # noqa: PLC0415 - measuring needs no anyascii

    return "".join(c for c in anyascii(text).lower() if c in LETTERS)


def distance(a: str, b: str) -> float:
    """Edit distance in which vowels are cheap and consonants of one class are close."""
    row = [0.0]
    for c in b:
        row.append(row[-1] + weight(c))
    for c in a:
        before, row = row, [row[0] + weight(c)]
        for j, d in enumerate(b):
            swap = 0.0 if c == d else 0.3 if (skeleton(c) == skeleton(d)) else 1.5
            row.append(min(before[j] + swap, before[j + 1] + weight(c), row[-1] + weight(d)))
    return row[-1]


def weight(letter: str) -> float:
    return 0.4 if letter in "aeiouyhw" else 1.0


class Trainer:
    """Expectation maximisation for one script."""

    def __init__(self, script: str, pairs: Iterable[Pair]) -> None:
        self.script = script
        self.longest = LONGEST.get(script, LONGEST_ELSE)
        self.syllable: dict[str, str] = {}
        if script == "Hani":
            self.syllable = {c: r for c in usual_han() | {c for p in pairs for c in p.native} if (r := roman(c))}
        self.data = []
        for p in pairs:
            chain = contexts(units(script, p.native), script, self.syllable)
            if chain and len(p.latin) <= self.longest * len(chain):
                self.data.append((p.latin, chain, p.weight, exp(chance(p.latin))))
        self.guess: dict[str, dict[str, float]] = defaultdict(dict)
        self.model: Model = {}
        self.worth: dict[str, float] = {}  # sightings of a context, times what it says beyond its general form
        self.noise = 0.2
        every = sorted({keys for _, chain, _, _ in self.data for keys in chain})
        self.parents = {a: b for keys in every for a, b in pairwise(keys)}
        self.rank = {key: depth for keys in every for depth, key in enumerate(reversed(keys))}

    def guessed(self, keys: tuple[str, ...], letters: str) -> float:
        """The first guess: letters near the unit's romanisation."""
        known = self.guess[keys[-1]]
        if letters not in known:
            known[letters] = 0.3 * exp(-3.0 * distance(roman(keys[-1]), letters)) + 1e-5 * 8.0 ** -len(letters)
        return known[letters]

    def train(self) -> Model:
        for step in range(ROUNDS):
            counts: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
            cache: dict[tuple[str, ...], dict[str, float]] = {}
            genuine = total = 0.0
            for latin, chain, share, by_chance in self.data if step else self.data[:: 1 + len(self.data) // FIRST]:
                edges, z = self.lattice(latin, chain, step, cache)
                trust = z * (1 - self.noise) / (z * (1 - self.noise) + self.noise * by_chance)
                genuine += share * trust
                total += share
                if trust > 0.02 and z:
                    for n, piece, value in edges:
                        gain = share * trust * value / z
                        if gain > 1e-3:
                            for key in chain[n]:
                                counts[key][piece] += gain
            self.noise = min(0.9, max(0.01, 1 - genuine / total))
            print(f"{self.script} round {step + 1}: {len(self.data)} pairs, {self.noise:.3f} of them noise", file=sys.stderr)
            self.estimate(counts)
        return self.model

    def lattice(
        self, latin: str, chain: list[tuple[str, ...]], step: int, cache: dict[tuple[str, ...], dict[str, float]]
    ) -> tuple[list[tuple[int, str, float]], float]:
        """All edges (unit, letters, probability mass through it) and the total, by the forward-backward algorithm."""
        length, count = len(latin), len(chain)
        forward = [[0.0] * (length + 1) for _ in range(count + 1)]
        forward[0][0] = 1.0
        edges = []
        for n, keys in enumerate(chain):
            here, after = forward[n], forward[n + 1]
            known = cache.get(keys)
            if known is None:
                known = cache[keys] = self.known(keys) if step else self.guess[keys[-1]]
            least = length - self.longest * (count - n - 1)
            for i in range(length + 1):
                if here[i]:
                    for j in range(max(i, least), min(length, i + self.longest) + 1):
                        p = known.get(latin[i:j]) or (0.0 if step > 1 else NEW if step else self.guessed(keys, latin[i:j]))
                        if p:
                            after[j] += here[i] * p
                            edges.append((n, i, j, p))
        backward = [[0.0] * (length + 1) for _ in range(count + 1)]
        backward[count][length] = 1.0
        for n, i, j, p in reversed(edges):
            backward[n][i] += p * backward[n + 1][j]
        return [(n, latin[i:j], forward[n][i] * p * backward[n + 1][j]) for n, i, j, p in edges], forward[count][length]

    def known(self, keys: tuple[str, ...]) -> dict[str, float]:
        return next((self.model[k] for k in keys if k in self.model), {})

    def estimate(self, counts: dict[str, dict[str, float]]) -> None:
        """Probabilities from counts, each context leaning on the next general one."""
        self.model = {}
        for key in sorted(counts, key=lambda k: (self.rank[k], k)):
            seen, total = counts[key], sum(counts[key].values())
            parent = self.parent(key)
            if parent and total < SEEN:
                continue
            base = self.model[parent] if parent else {}
            prior = PRIOR if parent else 0.5
            values = {s: (seen.get(s, 0.0) + prior * base.get(s, 0.0)) / (total + prior) for s in seen.keys() | base.keys()}
            self.model[key] = {s: p for s, p in sorted(values.items()) if p >= MIN_PROBABILITY}
            news = sum(p * log(p / max(base.get(s, 0.0), MIN_PROBABILITY)) for s, p in self.model[key].items())
            self.worth[key] = total * max(news, 0.0) if parent else inf

    def parent(self, key: str) -> str | None:
        """The nearest more general form of a context that is in the model."""
        found = self.parents.get(key)
        while found and found not in self.model:
            found = self.parents.get(found)
        return found


def usual_han() -> set[str]:
    """Characters of the two old character sets' first levels: what a character unseen in training is read by."""
    sets = (("gb2312", range(0xB0, 0xD8), range(0xA1, 0xFF)), ("big5", range(0xA4, 0xC7), [*range(0x40, 0x7F), *range(0xA1, 0xFF)]))
    return {bytes((a, b)).decode(name, "ignore") for name, rows, cells in sets for a in rows for b in cells} - {""}


def rows(trainer: Trainer, model: Model) -> str:
    """The file of a table: the rows that tell most for their size, then the syllables of Han characters."""
    lines = {}
    for key, spelt in model.items():
        kept = sorted((round(-10 * log(p)), s) for s, p in spelt.items() if p >= KEPT)
        lines[key] = key + "\t" + " ".join(f"{s}{cost}" for cost, s in kept) + "\n"
    by_syllable: dict[str, list[str]] = defaultdict(list)
    for char, read in sorted(trainer.syllable.items()):
        by_syllable[read].append(char)
    head = f"# {trainer.script}: unit, letters with -10 log p. {SOURCE}; scripts/train_names.py\n"
    tail = "".join(f"@{read}\t{''.join(chars)}\n" for read, chars in sorted(by_syllable.items()))
    left = LARGEST - len((head + tail).encode())
    taken = []
    for key in sorted(lines, key=lambda k: (-trainer.worth[k] / len(lines[k]), k)):
        left -= len(lines[key].encode())
        if left < 0:
            break
        taken.append(key)
    return head + "".join(lines[k] for k in sorted(taken)) + tail


def background(words: Iterable[str]) -> str:
    """Bigram costs of letters in name parts, start and end among them."""
    pairs, firsts = Counter[str](), Counter[str]()
    for word in words:
        for a, b in pairwise(f"^{word}$"):
            pairs[a + b] += 1
            firsts[a] += 1
    lines = [f"# Letter pairs of name parts, -10 log p(second | first). {SOURCE}; scripts/train_names.py"]
    lines += [f"{a}{b}\t{round(-10 * log((pairs[a + b] + 0.5) / (firsts[a] + 13.5)))}" for a in "^" + LETTERS for b in LETTERS + "$"]
    return "\n".join(lines) + "\n"


def usual_names(groups: Iterable[Group]) -> str:
    """The Latin parts that are written in most scripts, one a line: what a reading is most likely meant to be."""
    scripts: dict[str, int] = defaultdict(int)
    for _, words, native in groups:
        for word in words:
            scripts[word] = max(scripts[word], len(native))
    left, taken = LARGEST_LIST, []
    for word in sorted(scripts, key=lambda w: (-scripts[w], w)):
        left -= len(word) + 1
        if left < 0:
            break
        taken.append(word)
    return f"# Latin name parts that are written in most scripts. {SOURCE}; scripts/train_names.py\n" + "\n".join(sorted(taken)) + "\n"


def write(path: Path, text: str) -> None:
    path.write_text(text, "utf-8", newline="\n")
    print(f"wrote {path.name}: {len(text.encode()):,} bytes, sha256 {hashlib.sha256(text.encode()).hexdigest()[:12]}")


def one(task: tuple[str, list[Pair]]) -> tuple[str, str]:
    trainer = Trainer(*task)
    return task[0], rows(trainer, trainer.train())


def main() -> None:
    """Write the tables, and the held-out pairs that the figures are measured on."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("persons", type=Path)
    parser.add_argument("--exclude", type=Path, action="append", default=[])
    parser.add_argument("--only", action="append", default=[])
    options = parser.parse_args()
    groups = forms(options.persons, excluded(options.exclude))
    training, held_out = split(groups)
    wanted = options.only or SCRIPTS
    if not options.only:
        write(TABLES / "usual.txt", usual_names(groups))
        write(HELD_OUT, held_out)
    write(TABLES / "latin.tsv", background(sorted({p.latin for pairs in training.values() for p in pairs})))
    with Pool(2) as pool:
        for script, text in pool.imap(one, [(s, training[s]) for s in wanted]):
            write(TABLES / f"{script.lower()}.tsv", text)


if __name__ == "__main__":
    main()
