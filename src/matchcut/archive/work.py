"""What depends on one file alone, as plain functions that a worker process can run: reading, statements, one-file rules."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from matchcut.archive.folder import decoded
from matchcut.check import one_file_rules
from matchcut.collections.statements import statements
from matchcut.declare import reader_for
from matchcut.model import Document, Finding, Problem, Profile, Reading, Statement

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

CHUNK = 64  # files a task
FEW = 400  # below this many files a second process costs more than it brings


class Stated(msgspec.Struct, frozen=True):
    """What one file gives once its collection's profile is known."""

    statements: tuple[Statement, ...]
    findings: tuple[Finding, ...]


class Task(msgspec.Struct, frozen=True):
    """One file of the second step."""

    path: str
    raw: bytes
    reading: bytes
    language: str | None
    collection: str
    profile: Profile
    rules: tuple[str, ...]
    options: dict[str, dict[str, msgspec.Raw]] = {}


READING = msgspec.msgpack.Decoder(Reading)
STATED = msgspec.msgpack.Decoder(Stated)


def read(files: Sequence[tuple[str, bytes]]) -> list[bytes]:
    """The readings of files, as they go through the cache."""
    return [msgspec.msgpack.encode(reading(path, raw)) for path, raw in files]


def reading(path: str, raw: bytes) -> Reading:
    """The reading of one file; of one that is not UTF-8 only that."""
    text, _, wrong = decoded(raw)
    if wrong is not None:
        return Reading("none", problems=(Problem(len(text), len(text), wrong),))
    reader = reader_for(path)
    assert reader is not None
    return reader.read(text)


def state(tasks: Sequence[Task]) -> list[bytes]:
    """Statements and one-file findings of files, as they go through the cache."""
    return [msgspec.msgpack.encode(_state(task)) for task in tasks]


def _state(task: Task) -> Stated:
    text, bom, _ = decoded(task.raw)
    document = Document(task.path, text, READING.decode(task.reading), bom=bom)
    document.language, document.collection = task.language, task.collection
    document.statements = statements(document, task.profile)
    options = {name: {k: msgspec.msgpack.decode(v) for k, v in said.items()} for name, said in task.options.items()}
    found = [f for rule in one_file_rules() if rule.name in task.rules for f in rule.run(document, options.get(rule.name, {}))]
    return Stated(document.statements, tuple(found))


Step = Callable[[Sequence[Any]], list[bytes]]  # runs over items of one kind, in order


def _processors() -> int:
    """How many this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Workers:
    """Runs a step over many items: here when they are few, else in processes. A process that dies costs no other item."""

    def __init__(self, jobs: int | None = None) -> None:
        self.jobs = jobs or _processors()
        self.forced = jobs is not None and jobs > 1
        self._pool: ProcessPoolExecutor | None = None

    def each(self, step: Step, items: Sequence[Any]) -> list[bytes | None]:
        """The step's results, in order; None for an item whose process died."""
        if self.jobs < 2 or not items or (len(items) < FEW and not self.forced):
            return list(step(items))
        from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415 - only where processes are used

        chunks = [items[at : at + CHUNK] for at in range(0, len(items), CHUNK)]
        out: list[bytes | None] = []
        try:
            for results in self._started().map(step, chunks):
                out += results
        except BrokenProcessPool:
            self.close()
            return self._one_by_one(step, items, out)
        return out

    def _one_by_one(self, step: Step, items: Sequence[Any], done: list[bytes | None]) -> list[bytes | None]:
        from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415

        for item in items[len(done) :]:
            try:
                done += self._started().submit(step, [item]).result()
            except BrokenProcessPool:
                self.close()
                done.append(None)
        return done

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            import multiprocessing  # noqa: PLC0415
            from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

            method = "fork" if sys.platform == "linux" else "spawn"
            self._pool = ProcessPoolExecutor(self.jobs, mp_context=multiprocessing.get_context(method))
        return self._pool

    def close(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None
