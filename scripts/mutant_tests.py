"""Which tests cover which lines, and what tests say of a mutant: plugins of pytest, run by `mutants.py`."""

from __future__ import annotations

import gc
import importlib.util
import json
import os
import resource
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from importlib import import_module
from importlib.machinery import ModuleSpec, SourceFileLoader
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from types import CodeType, FunctionType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
WORK = ROOT / "build" / "mutants"
LEFT = frozenset(
    {"browser", "readers", "site", "values"}
)  # folders of tests that run none of the rooms that are changed, or build sites to do so
SLOW = 2.0  # seconds of the processor; slower tests are not run against mutants
MEMORY = 2 << 30  # bytes that the tests of one mutant may take
PATIENCE = 10.0  # seconds of the processor that any test may take, as much of it compiles patterns first ...
SLOWER = 5.0  # ... and how many times what it took without the mutant
WAITING = 240.0  # seconds after which a process is ended that waits and does nothing
LONGEST = 60  # seconds of the processor that it, and any process that it starts, may take
LOOK = 5.0  # seconds between looks at whether a process is still there
STARTING = 30  # seconds of the processor until a process of its own has collected its tests


# --- which tests cover which lines


@dataclass(frozen=True, slots=True)
class Covered:
    """The tests that passed without a mutant: seconds of the processor of each, and those that run a line, by path and line."""

    seconds: dict[str, float]
    lines: dict[str, dict[int, list[str]]]
    imported: dict[str, set[int]]  # lines that also run when modules are imported or tests are collected


class _Trace:
    """Tells coverage which test runs, and keeps how long each took."""

    def __init__(self, measured: Any) -> None:
        self.measured = measured
        self.seconds: dict[str, float] = {}
        self.failed: set[str] = set()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        self.measured.switch_context(item.nodeid)
        begun = sum(os.times()[:4])
        try:
            return (yield)
        finally:
            self.seconds[item.nodeid] = sum(os.times()[:4]) - begun
            self.measured.switch_context("")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if not report.passed:
            self.failed.add(report.nodeid)


def trace(out: Path, sources: Sequence[str], tests: Sequence[str]) -> None:
    """Runs test files and writes what they cover of the sources as JSON."""
    coverage = import_module("coverage")  # installed by `make mutants` alone
    measured = coverage.Coverage(data_file=None, config_file=False, include=[str(ROOT / path) for path in sources])
    measured.set_option("run:disable_warnings", ["no-data-collected"])
    told = _Trace(measured)
    measured.start()
    pytest.main([*tests, "-q", "--no-header", "-p", "no:cacheprovider"], [told])
    measured.stop()
    data = measured.get_data()
    lines = {path: data.contexts_by_lineno(str(ROOT / path)) for path in sources}
    out.write_text(json.dumps({"seconds": told.seconds, "failed": sorted(told.failed), "lines": lines}), "utf-8")


def digest(paths: Iterable[Path]) -> str:
    """Of the contents of files, with their paths."""
    return sha256(b"\0".join(p.relative_to(ROOT).as_posix().encode() + b"\0" + p.read_bytes() for p in paths)).hexdigest()


def covered(sources: Sequence[str], start: Callable[[list[list[str]]], None]) -> Covered:
    """What each test covers. Files of tests are traced again only when they, the package or what tests share has changed.

    `start` runs this script once for each of its lists of arguments, side by side.
    """
    package = [p for p in (ROOT / "src").rglob("*") if p.is_file() and p.suffix in {".py", ".toml", ".tsv", ".txt", ".html", ".css", ".js"}]
    every = sorted((ROOT / "tests").rglob("*.py"))
    wanted = tuple(str(ROOT / path) for path in os.environ.get("MUTANTS_TESTS", "tests").split(","))
    tests = [p for p in every if p.name.startswith("test_") and not LEFT & set(p.parts) and str(p).startswith(wanted)]
    shared = digest(sorted([*package, *(p for p in every if p not in tests)]))
    folder = WORK / "covered"
    kept = {p: folder / f"{sha256((shared + digest([p])).encode()).hexdigest()[:16]}.json" for p in tests}
    missing = [p for p in tests if not kept[p].exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for old in set(folder.iterdir()) - set(kept.values()):
        old.unlink()
    start([["trace", str(kept[p]), str(p.relative_to(ROOT)), *sources] for p in missing])
    seconds: dict[str, float] = {}
    lines: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    imported: dict[str, set[int]] = defaultdict(set)
    for part in kept.values():
        found = json.loads(part.read_text("utf-8"))
        fit = {test: s for test, s in found["seconds"].items() if test not in found["failed"] and s < SLOW}
        seconds |= fit
        for path, by_line in found["lines"].items():
            for line, names in by_line.items():
                lines[path][int(line)] += [n for n in names if n in fit]
                if "" in names:
                    imported[path].add(int(line))
    return Covered(seconds, lines, imported)


# --- what tests say of a mutant


@dataclass(frozen=True, slots=True)
class Trial:
    """One mutant to be tried: its module with the change, and the tests to run in their order."""

    path: str
    source: str
    tests: dict[str, float]  # the tests in their order, with the seconds that each takes without the mutant
    cold: bool  # the module must be imported anew


class _First:
    """Keeps the first test that fails, and ends the process in one that takes far longer than without a mutant."""

    def __init__(self, seconds: Mapping[str, float]) -> None:
        self.failed = ""
        self.seconds = seconds

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        signal.setitimer(signal.ITIMER_PROF, PATIENCE + SLOWER * self.seconds[item.nodeid])

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed and not self.failed:
            self.failed = report.nodeid


@dataclass(slots=True)
class _Run:
    """A process that tries a mutant, and the end of the pipe that it tells the killing test through."""

    index: int
    process: int
    pipe: int
    until: float
    folder: Path


@dataclass(slots=True)
class _Loop:
    """Instead of running the collected tests once, runs those of each trial in a process forked after all was imported and collected."""

    trials: Sequence[Trial]
    jobs: int
    tell: Callable[[int, str], None]
    runs: list[_Run] = field(default_factory=list)
    killers: dict[str, float] = field(default_factory=dict)  # tests that killed one; they must pass where nothing is changed
    functions: dict[str, list[FunctionType]] = field(default_factory=lambda: defaultdict(list))

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        for function in (f for f in gc.get_objects() if isinstance(f, FunctionType)):
            self.functions[function.__code__.co_filename].append(function)
        items = {item.nodeid: item for item in session.items}
        gc.freeze()
        for index, trial in enumerate(self.trials):
            while len(self.runs) >= self.jobs:
                self._wait()
            self._begin(index, trial, [items[t] for t in trial.tests if t in items], session)
        while self.runs:
            self._wait()
        path = self.trials[0].path
        unchanged = Trial(path, (ROOT / path).read_text("utf-8"), self.killers, False)
        self._begin(len(self.trials), unchanged, [items[t] for t in self.killers], session)
        self._wait()
        return True

    def _begin(self, index: int, trial: Trial, items: list[pytest.Item], session: pytest.Session) -> None:
        folder = Path(mkdtemp(prefix="matchcut-mutant-"))  # outside this repository: below it, a folder without settings is part of it
        ours, theirs = os.pipe()
        os.set_inheritable(theirs, True)
        process = os.fork()
        if not process:
            try:
                os.setsid()
                signal.setitimer(signal.ITIMER_PROF, STARTING)
                resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
                resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST))
                for stream in (1, 2):
                    os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
                os.environ |= {"PYTEST_DEBUG_TEMPROOT": str(folder), "XDG_CACHE_HOME": str(folder / "cache")}
                self._try(trial, items, session, folder, theirs)
            finally:
                os._exit(1)
        os.close(theirs)
        self.runs.append(_Run(index, process, ours, time.monotonic() + WAITING, folder))

    def _try(self, trial: Trial, items: list[pytest.Item], session: pytest.Session, folder: Path, pipe: int) -> None:
        """In the forked process: the mutant in the place of the function, or in a Python of its own."""
        if trial.cold or not _replaced(self.functions[str(ROOT / trial.path)], trial):
            job = folder / "trial.json"
            job.write_text(json.dumps([trial.path, trial.source, trial.tests, pipe]), "utf-8")
            os.execv(sys.executable, [sys.executable, __file__, "try", str(job)])  # noqa: S606 - this script, in a Python that has imported nothing
        first = _First(trial.tests)
        session.config.pluginmanager.register(first)
        for item, after in zip(items, [*items[1:], None], strict=False):
            session.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
            if first.failed:
                break
        os.write(pipe, (first.failed or "-").encode())

    def _wait(self) -> None:
        from multiprocessing.connection import wait  # noqa: PLC0415 - only in this process

        ready = wait([run.pipe for run in self.runs], LOOK)
        # what a process has started may hold its pipe open after its end
        ended = {run.process: status for run in self.runs for process, status in [os.waitpid(run.process, os.WNOHANG)] if process}
        for run in [run for run in self.runs if run.pipe in ready or run.process in ended or run.until <= time.monotonic()]:
            said = os.read(run.pipe, 10_000).decode() if wait([run.pipe], 0) else ""
            os.close(run.pipe)
            with suppress(ProcessLookupError):
                os.killpg(run.process, signal.SIGKILL)
            status = ended[run.process] if run.process in ended else os.waitpid(run.process, 0)[1]
            rmtree(run.folder, ignore_errors=True)
            self.runs.remove(run)
            if "::" in said:
                self.killers[said] = SLOW
            self.tell(run.index, said or f"its process ended, or ran too long (status {status})")


def _replaced(functions: Sequence[FunctionType], trial: Trial) -> bool:
    """Whether all functions of a module could be given the code that they have in the mutant. None are there where it is imported later."""
    if not functions:
        return False
    fresh: dict[str, list[CodeType]] = defaultdict(list)
    _gather(compile(trial.source, str(ROOT / trial.path), "exec"), fresh)
    old: dict[str, dict[int, list[FunctionType]]] = defaultdict(lambda: defaultdict(list))
    for function in functions:
        old[function.__code__.co_qualname][function.__code__.co_firstlineno].append(function)
    for name, by_line in old.items():
        codes = fresh[name]
        if len(codes) != len(by_line):
            return False
        for line, code in zip(sorted(by_line), codes, strict=True):
            for function in by_line[line]:
                if len(function.__code__.co_freevars) != len(code.co_freevars):
                    return False
                function.__code__ = code
    return True


def _gather(code: CodeType, out: dict[str, list[CodeType]]) -> None:
    """The code of functions by qualified name, in the order of the source."""
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            out[inner.co_qualname].append(inner)
            _gather(inner, out)


class _Changed:
    """Imports one module from changed source; runs some of its tests in a given order."""

    def __init__(self, path: str, source: str, tests: Iterable[str]) -> None:
        self.file = str(ROOT / path)
        self.name = path.removeprefix("src/").removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        self.source = source
        self.order = {test: place for place, test in enumerate(tests)}

    def find_spec(self, name: str, *_: object) -> ModuleSpec | None:
        if name != self.name:
            return None
        inside = [str(Path(self.file).parent)] if self.file.endswith("__init__.py") else None
        loader = SourceFileLoader(name, self.file)
        loader.get_code = lambda *_: compile(self.source, self.file, "exec")  # type: ignore[method-assign]
        return importlib.util.spec_from_file_location(name, self.file, loader=loader, submodule_search_locations=inside)

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = sorted((i for i in items if i.nodeid in self.order), key=lambda i: self.order[i.nodeid])


def _try_cold(path: str, source: str, tests: dict[str, float], pipe: int) -> None:
    changed, first = _Changed(path, source, tests), _First(tests)
    sys.meta_path.insert(0, changed)
    files = list(dict.fromkeys(test.partition("::")[0] for test in tests))
    status = pytest.main([*files, "-q", "-x", "-s", "-p", "no:cacheprovider"], [changed, first])
    told = first.failed or ("it cannot be imported" if status not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED) else "-")
    os.write(pipe, told.encode())


def run(trials: Sequence[Trial], jobs: int, tell: Callable[[int, str], None]) -> None:
    """Tries mutants; `tell` gets the index of each and the test that killed it, "-" where none did."""
    os.environ["HYPOTHESIS_STORAGE_DIRECTORY"] = str(WORK / "hypothesis")
    files = sorted({test.partition("::")[0] for trial in trials for test in trial.tests})
    status = pytest.main([*files, "-q", "-s", "--no-header", "-p", "no:cacheprovider"], [_Loop(trials, jobs, tell)])
    if status not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
        sys.exit(f"pytest ended with {status}")


if __name__ == "__main__":
    os.chdir(ROOT)
    if sys.argv[1] == "trace":
        trace(Path(sys.argv[2]), sys.argv[4:], [sys.argv[3]])
    else:
        _try_cold(*json.loads(Path(sys.argv[2]).read_text("utf-8")))
        os._exit(0)
