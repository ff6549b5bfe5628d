"""Draws small changes of the package's decisions and tells which of them no test notices: `make mutants`.

MUTANTS=20 draws so many a room (100), MUTANTS=all takes every one; MUTANTS_SEED=2 draws others (1); MUTANTS_ROOM=resolve,model takes some rooms; MUTANTS_TESTS=tests/decisions tells
what these tests kill alone.
Each mutant is tried with the tests that run its line, all those of decisions, then quick ones up to a limit. Mutants that change nothing that shows are named, with
the reason, in tests/decisions/equivalent.toml, and not drawn; those of the room archive are written by hand in scripts/mutants.toml.
"""

from __future__ import annotations

import ast
import os
import random
import re
import subprocess
import sys
import time
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from mutant_operators import Change, Mutant, keeps, mutants
from mutant_tests import ROOT, WORK, Covered, Trial, covered, run

ROOMS = ("resolve", "collections", "model", "check", "archive")
BY_HAND = ROOT / "scripts" / "mutants.toml"
EQUIVALENT = ROOT / "tests" / "decisions" / "equivalent.toml"
SECONDS = 15.0  # of the processor, of the tests that are run against one mutant after those of decisions
JOBS = len(os.sched_getaffinity(0))


@cache
def source(path: str) -> bytes:
    return (ROOT / path).read_bytes()


def modules(room: str) -> list[str]:
    return [p.relative_to(ROOT).as_posix() for p in sorted((ROOT / "src" / "matchcut" / room).rglob("*.py"))]


def drawn(room: str, number: str, seed: str) -> list[Mutant]:
    """The mutants of a room that are tried, in an order that the seed decides. Of those by hand, all."""
    if room == "archive":
        return by_hand()
    every = [m for path in modules(room) for m in mutants(path, source(path))]
    random.Random(f"{seed} {room}").shuffle(every)  # noqa: S311 - a sample that can be drawn again
    same = equivalent()
    fit = (m for m in every if (m.path, m.diff(source(m.path))) not in same and _is_python(m))
    return list(islice(fit, None if number == "all" else int(number)))


def _is_python(mutant: Mutant) -> bool:
    try:
        compile(mutant.change.applied(source(mutant.path)), mutant.path, "exec")
    except (SyntaxError, ValueError):
        return False
    return True


def by_hand() -> list[Mutant]:
    """The mutants that BY_HAND writes out: `old` stands in the file once and becomes `new`."""
    found = []
    for row in tomllib.loads(BY_HAND.read_text("utf-8"))["mutant"]:
        text, old = source(row["path"]), row["old"].encode()
        if text.count(old) != 1:
            sys.exit(f"{BY_HAND.name}: {row['path']} has {text.count(old)} times {row['old']!r}, not once")
        start = text.index(old)
        line = text.count(b"\n", 0, start) + 1
        at_import = bool(re.match(rb"[A-Z_]+ = ", old))
        binds = frozenset({old.partition(b" ")[0].decode()} if at_import else ())
        found.append(Mutant(row["path"], line, Change(start, start + len(old), row["new"].encode()), line, at_import, binds))
    return found


@cache
def equivalent() -> frozenset[tuple[str, str]]:
    """Path and diff of the mutants that change nothing that shows. Ends the run where one is no mutant any more."""
    rows = tomllib.loads(EQUIVALENT.read_text("utf-8")).get("equivalent", []) if EQUIVALENT.exists() else []
    said = {(row["path"], row["diff"].strip()) for row in rows}
    for path in sorted({path for path, _ in said}):
        real = {m.diff(source(path)) for m in mutants(path, source(path))} if (ROOT / path).exists() else set()
        for diff in sorted(diff for named, diff in said if named == path and diff not in real):
            print(f"{EQUIVALENT.name}: no mutant of {path} any more, take it out:\n{diff}\n")
    return frozenset(said)


def covering(mutant: Mutant, told: Covered) -> list[str]:
    """The tests that run what is changed, those of decisions first, then quick ones.

    Of what runs at import, or in a function that keeps its results, these are the tests that run a line with a name that the changed statement
    gives, else any line of its module.
    """
    lines = told.lines[mutant.path]
    own = next((lines[n] for n in range(mutant.line, mutant.statement - 1, -1) if lines.get(n)), [])
    if mutant.at_import or not own:
        own = [t for path, n in _mentions(mutant, told) for t in told.lines[path].get(n, ())]
    if mutant.at_import and not own:
        own = [t for tests in lines.values() for t in tests]
    return sorted(set(own), key=lambda t: (not _of_decisions(t), told.seconds[t], t))


def _of_decisions(test: str) -> bool:
    return test.startswith("tests/decisions/")


def _mentions(mutant: Mutant, told: Covered) -> Iterator[tuple[str, int]]:
    """Lines that mention a name of what is changed, and those that mention the functions that keep results and do so."""
    names = set(mutant.binds) if mutant.at_import else set()
    inner: set[str] = set()
    while names:
        name = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(names)))})\b".encode())
        inner |= names
        lines = [(path, n) for path in told.lines for n, line in enumerate(source(path).splitlines(), 1) if name.search(line)]
        yield from lines
        names = {keeping(path)[n] for path, n in lines if n in keeping(path)} - inner


@cache
def keeping(path: str) -> dict[int, str]:
    """The lines of a module's functions that keep their results, with the function's name."""
    functions = [f for f in ast.parse(source(path)).body if isinstance(f, ast.FunctionDef) and keeps(f)]
    return {n: f.name for f in functions for n in range(f.lineno, (f.end_lineno or f.lineno) + 1)}


def trial(mutant: Mutant, tests: Sequence[str], told: Covered) -> Trial:
    chosen = {test: told.seconds[test] for test in tests if _of_decisions(test)}
    left = SECONDS
    for test in tests:
        left -= told.seconds[test] if test not in chosen else 0
        if left < 0 and chosen:
            break
        chosen[test] = told.seconds[test]
    cold = mutant.at_import or mutant.line in told.imported[mutant.path]
    return Trial(mutant.path, mutant.change.applied(source(mutant.path)).decode(), chosen, cold)


def side_by_side(tasks: Sequence[Sequence[str]]) -> None:
    """Runs `mutant_tests.py` with each list of arguments."""
    running: list[subprocess.Popen[bytes]] = []
    for task in tasks:
        while len(running) >= JOBS:
            running.pop(0).wait()
        script = [sys.executable, str(ROOT / "scripts" / "mutant_tests.py"), *task]
        running.append(subprocess.Popen(script, stdout=subprocess.DEVNULL))  # noqa: S603 - this script's own
    for process in running:
        process.wait()


def main() -> None:
    begun = time.monotonic()
    number, seed = os.environ.get("MUTANTS", "100"), os.environ.get("MUTANTS_SEED", "1")
    rooms = os.environ.get("MUTANTS_ROOM", ",".join(ROOMS)).split(",")
    every = [m for room in rooms for m in drawn(room, number, seed)]
    told = covered(sorted({*(p for room in ROOMS for p in modules(room)), *(m.path for m in by_hand())}), side_by_side)
    print(f"{len(told.seconds)} tests traced ({(time.monotonic() - begun) / 60:.1f} minutes)", flush=True)
    tests = {m: covering(m, told) for m in every}
    tried = [m for m in every if tests[m]]
    outcome = dict.fromkeys(every, "no test covers it")
    log = (WORK / "log.txt").open("w", encoding="utf-8")

    def tell(index: int, by: str) -> None:
        if index == len(tried):
            print("" if by == "-" else f"\n{by} fails without a mutant, too: what it killed is not told")
            return
        mutant = tried[index]
        outcome[mutant] = "survived" if by == "-" else "killed"
        print(f"{mutant.path}:{mutant.line} {outcome[mutant]} {by}\n{mutant.diff(source(mutant.path))}\n", file=log, flush=True)
        print("S" if by == "-" else ".", end="", flush=True)

    run([trial(m, tests[m], told) for m in tried], JOBS, tell)
    print("\n")
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for mutant, word in outcome.items():
        counts[mutant.path.split("/")[2]][word] += 1
        if word != "killed":
            print(f"{mutant.path}:{mutant.line} {word}\n{mutant.diff(source(mutant.path))}\n")
    for room, count in counts.items():
        print(
            f"{room}: {count['killed'] / count.total():.0%} of {count.total()} killed; "
            + ", ".join(f"{n} {word}" for word, n in count.most_common())
        )
    print(f"seed {seed}, {(time.monotonic() - begun) / 60:.1f} minutes")


if __name__ == "__main__":
    os.chdir(ROOT)
    main()
