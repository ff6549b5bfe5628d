"""What the tables of the name aligner are worth on held-out pairs: writes `tables/figures.tsv` and `tables/calibration.tsv`.

usage: measure_names.py [--check]

Reads `tests/values/aligner-held-out.tsv`, pairs that `train_names.py` kept away from the tables. `--check` compares with the committed files
and exits 1 on a difference; it needs nothing beside matchcut. Without it anyascii and rapidfuzz must be there, for the column to compare with.

The columns: first_right, of how many native parts the right Latin part is the best of all the script's; by_letters, the same by anyascii and
rapidfuzz's ratio; few_right, the same for every n-th part, which `--check` asks again (the whole only when the table is another). Names: two held-out parts make a name; it is set
against itself, against a name with another surname, and against another name. The curve is fitted to the even pairs, measured on the odd ones.
"""

from __future__ import annotations

import csv
import hashlib
import sys
from collections import defaultdict
from collections.abc import Sequence
from math import exp

from matchcut.values.names.aligner import evidence
from matchcut.values.names.sound import TABLES, ratio
from name_forms import HELD_OUT, draw

Part = tuple[str, str]
COLUMNS = ("script", "table", "parts", "first_right", "by_letters", "few_right", "name_auc", "name_best_f1")
FIGURES_HEAD = "# Held-out figures of the name tables; scripts/measure_names.py, where the columns are explained\n"
CURVE_HEAD = "# Logistic curve of the evidence for a name: script, slope, middle; scripts/measure_names.py"
CHECKED_PARTS = 20  # native parts that are asked about again by every check
USUAL_SLOPE, HELD = 4.0, 20.0  # of the curve per nat a letter, and how strongly it is held there
SEPARATOR = {"Hani": "·", "Kana": "・"}


def held_out() -> dict[str, list[Part]]:
    found: dict[str, list[Part]] = defaultdict(list)
    with HELD_OUT.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            found[row["script"]].append((row["native"], row["latin"]))
    return found


def first_right(script: str, parts: Sequence[Part], asked: Sequence[Part] = ()) -> float:
    """Share of the native parts (or of those asked) whose own Latin part is the likeliest of all."""
    words = [word for _, word in parts]
    asked = asked or parts
    right = 0
    for native, word in asked:
        values = {w: ratio(script, native, w) for w in words}
        right += max(words, key=lambda w, values=values: (values[w], w)) == word  # type: ignore[misc]
    return right / len(asked)


def first_right_by_letters(parts: Sequence[Part]) -> float:
    """The same by anyascii and rapidfuzz's ratio."""
    from anyascii import anyascii  # type: ignore[import-not-found] # noqa: PLC0415 - no part of what is pinned
    from rapidfuzz import fuzz  # type: ignore[import-not-found] # noqa: PLC0415

    words = [word for _, word in parts]
    right = 0
    for native, word in parts:
        spelt = anyascii(native).lower()
        right += max(words, key=lambda w, spelt=spelt: (fuzz.ratio(spelt, w), w)) == word  # type: ignore[misc]
    return right / len(parts)


def names(script: str, parts: Sequence[Part]) -> list[tuple[float, bool]]:
    """Evidence and truth for invented names: as many same ones as different ones, of which half share the given name."""
    order = sorted(parts, key=lambda p: draw("name " + p[0]))
    gap = SEPARATOR.get(script, " ")
    found = []
    n = len(order)
    for i, (given, given_latin) in enumerate(order):
        surname, surname_latin = order[(i + 1) % n]
        other, stranger = order[(i + 2 + n // 3) % n][1], order[(i + 1 + n // 2) % n][1]
        native = f"{given}{gap}{surname}"
        wrong = f"{given_latin} {other}" if i % 4 < 2 else f"{stranger} {other}"
        for latin, same in ((f"{given_latin} {surname_latin}", True), (wrong, False)):
            found.append((evidence(script, native, latin)[0], same))
    return found


def curve(points: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """Slope and middle of the logistic curve that fits best, by Newton's method; few names in doubt don't make it steeper than usual."""
    a, b = USUAL_SLOPE, 0.0  # slope, offset
    for _ in range(50):
        ga, gb, haa, hab, hbb = -HELD * (a - USUAL_SLOPE), 0.0, HELD, 0.0, 1e-9
        for x, same in points:
            p = 1 / (1 + exp(-max(-30.0, min(30.0, a * x + b))))
            ga, gb = ga + (same - p) * x, gb + (same - p)
            w = p * (1 - p)
            haa, hab, hbb = haa + w * x * x, hab + w * x, hbb + w
        step = haa * hbb - hab * hab
        a, b = a + (hbb * ga - hab * gb) / step, b + (haa * gb - hab * ga) / step
    return a, -b / a


def area(points: Sequence[tuple[float, bool]]) -> float:
    """Area under the ROC curve."""
    same, other = [x for x, s in points if s], [x for x, s in points if not s]
    return sum((a > b) + 0.5 * (a == b) for a in same for b in other) / (len(same) * len(other))


def best_f1(points: Sequence[tuple[float, bool]]) -> float:
    good, hit, best = sum(s for _, s in points), 0, 0.0
    for seen, (_, same) in enumerate(sorted(points, key=lambda p: (-p[0], p[1])), 1):
        hit += same
        best = max(best, 2 * hit / (seen + good))
    return best


def measured(known: dict[str, dict[str, str]]) -> dict[str, str]:
    """File name to content, for figures and calibration. Where a script's table is the known one, the slow columns are taken from there."""
    figures, calibration = [FIGURES_HEAD + "\t".join(COLUMNS)], [CURVE_HEAD]
    for script, parts in sorted(held_out().items()):
        points = names(script, parts)
        slope, middle = curve(points[::4] + points[1::4])
        calibration.append(f"{script}\t{slope:.3f}\t{middle:.3f}")
        test = points[2::4] + points[3::4]
        digest = hashlib.sha256((TABLES / f"{script.lower()}.tsv").read_bytes()).hexdigest()[:12]
        row = dict(known[script]) if known.get(script, {}).get("table") == digest else {}
        if not row:
            row = {"first_right": f"{first_right(script, parts):.3f}", "by_letters": f"{first_right_by_letters(parts):.3f}"}
        few = parts[:: -(-len(parts) // CHECKED_PARTS)]
        row |= {"script": script, "table": digest, "parts": str(len(parts)), "few_right": f"{first_right(script, parts, few):.3f}"}
        row |= {"name_auc": f"{area(test):.4f}", "name_best_f1": f"{best_f1(test):.3f}"}
        figures.append("\t".join(row[c] for c in COLUMNS))
    return {"figures.tsv": "\n".join(figures) + "\n", "calibration.tsv": "\n".join(calibration) + "\n"}


def main() -> int:
    """Write the two files, or with `--check` compare them."""
    check = "--check" in sys.argv
    known = {}
    if check:
        with (TABLES / "figures.tsv").open(encoding="utf-8") as lines:
            known = {row["script"]: row for row in csv.DictReader((line for line in lines if line[0] != "#"), delimiter="\t")}
    stale = 0
    for name, text in measured(known).items():
        path = TABLES / name
        if not check:
            path.write_text(text, "utf-8", newline="\n")
        elif path.read_text("utf-8") != text:
            stale = 1
            print(f"{path}: the tables give other figures; run scripts/measure_names.py\n{text}", file=sys.stderr)
    return stale


if __name__ == "__main__":
    sys.exit(main())
