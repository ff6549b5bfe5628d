"""Time matchcut on invented archives and print a table; only ratios within one run are worth keeping."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from generate import write

MATCHCUT = Path(sys.executable).parent / "matchcut"


@dataclass(frozen=True, slots=True)
class Run:
    """One process: wall clock and processor time in seconds, the largest process in MiB."""

    wall: float
    cpu: float
    memory: float


@dataclass(frozen=True, slots=True)
class Archive:
    """An invented archive, a cache of its own, and room for a site."""

    films: int
    folder: Path
    cache: Path
    site: Path
    changed: Path


@dataclass(frozen=True, slots=True)
class Task:
    """What is timed, and what is put right before each run (which is not)."""

    name: str
    arguments: Callable[[Archive], list[str]]
    before: Callable[[Archive], None]


def check(archive: Archive) -> list[str]:
    return ["check", str(archive.folder), "--exit-zero"]


def build(archive: Archive) -> list[str]:
    return ["build", str(archive.folder), "-o", str(archive.site)]


def nothing(archive: Archive) -> None:
    """Leave everything as the run before left it."""


def without_cache(archive: Archive) -> None:
    shutil.rmtree(archive.cache, ignore_errors=True)


def without_site(archive: Archive) -> None:
    shutil.rmtree(archive.site, ignore_errors=True)


def after_a_change(archive: Archive) -> None:
    """One more word at the end of one record, another each time."""
    with archive.changed.open("a", encoding="utf-8") as file:
        file.write(f"{time.time_ns()}\n")


TASKS = [
    Task("check, cold", check, without_cache),
    Task("check, warm", check, nothing),
    Task("check, one file changed", check, after_a_change),
    Task("build, warm cache, no site", build, without_site),
    Task("build again, nothing changed", build, nothing),
    Task("build again, one file changed", build, after_a_change),
]


def main() -> None:
    """Generate the archives, run every task several times, print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--films", type=int, nargs="+", default=[88, 2000], help="sizes of the archives (two records a film)")
    parser.add_argument("--runs", type=int, default=5, help="runs of each task; the median is in the table")
    options = parser.parse_args()
    print(f"{os.cpu_count()} cores, Python {sys.version.split()[0]}, {options.runs} runs each; seconds\n")
    print(f"{'films':>6}  {'task':<30} {'median':>8} {'min':>8} {'max':>8} {'cpu':>8} {'MiB':>6} {'to cold':>8}")
    with tempfile.TemporaryDirectory(prefix="matchcut-bench-") as name:
        room = Path(name)
        row(0, "--help", [timed(["--help"], room / "cache") for _ in range(options.runs)], None)
        cold = {films: measure(films, room / str(films), options.runs) for films in options.films}
    small, large = min(cold), max(cold)
    if small < large:
        print(f"\n{large / small:.1f} times the films: a cold check takes {cold[large] / cold[small]:.1f} times as long.")


def measure(films: int, room: Path, runs: int) -> float:
    """Run every task on an archive of this size; the median of the cold check."""
    paths = write(films, room / "archive")
    archive = Archive(films, room / "archive", room / "cache", room / "site", paths[len(paths) // 2])
    cold = 0.0
    for task in TASKS:
        results = []
        for _ in range(runs):
            task.before(archive)
            results.append(timed(task.arguments(archive), archive.cache))
        cold = cold or median(r.wall for r in results)
        row(films, task.name, results, cold)
    return cold


def timed(arguments: list[str], cache: Path) -> Run:
    """Run matchcut once, with a cache folder of its own."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache), "NO_COLOR": "1"}
    start = time.perf_counter()
    process = subprocess.Popen([MATCHCUT, *arguments], env=environment, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"matchcut {' '.join(arguments)}: exit status {process.returncode}")
    unit = 1024**2 if sys.platform == "darwin" else 1024
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)


def row(films: int, task: str, runs: list[Run], cold: float | None) -> None:
    """Print one line of the table."""
    wall = [r.wall for r in runs]
    seconds = [median(wall), min(wall), max(wall), median(r.cpu for r in runs)]
    numbers = " ".join(f"{s:8.3f}" for s in seconds)
    ratio = f"{median(wall) / cold:8.3f}" if cold else ""
    print(f"{films or '':>6}  {task:<30} {numbers} {max(r.memory for r in runs):6.0f} {ratio}".rstrip(), flush=True)


if __name__ == "__main__":
    main()
