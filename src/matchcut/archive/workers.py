"""Processes that run a step over many tasks. A task that crashes, hangs or eats memory costs itself and no other."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

MIN_TASKS = 400  # below this many a second process costs more than it brings
HEAVY = 1 << 16  # bytes of a file whose task is not run in this process, where nothing limits its time
LOAD = 4 << 20  # bytes that are sent to a process at once
CHUNK = 64  # tasks that are sent to a process at once
SECONDS = 10.0  # that a task may take ...
SECONDS_MIB = 2.0  # ... and so many more for each MiB
SECONDS_ROW = 0.005  # ... and for each row that was read
MEMORY = 1 << 30  # bytes that a process may take beside what it began with; Linux only

GONE = "changed while it was read; run again"

Step = Callable[[Sequence[Any]], list[bytes]]  # runs over tasks of one kind, in order; empty for a file that is no longer the same


class Task(Protocol):
    """One task; its time limit follows from the size of its file."""

    @property
    def size(self) -> int:
        """Bytes of the file that it is about."""
        ...


Load = Callable[[Any], Any]


def itself(task: Any) -> Any:
    return task


class Workers:
    """Runs a step over many tasks: here when they are few and light, else in processes. A packed file is never light."""

    def __init__(self, jobs: int | None = None) -> None:
        self.jobs = jobs or _processors()
        self.forced = jobs is not None
        self._crew: list[_Worker] = []

    def each(self, step: Step, tasks: Sequence[Task], load: Load = itself) -> Iterator[tuple[int, bytes | str]]:
        """The number of each task with the step's result, as they come; for a task that was given up, the sentence why.

        `load` gives what is sent of a task, only when it is sent.
        """
        if self.jobs == 1 if self.forced else len(tasks) < MIN_TASKS and not any(map(_heavy, tasks)):
            for index, task in enumerate(tasks):
                yield index, step([load(task)])[0] or GONE
            return
        waiting = deque(_chunks([task.size for task in tasks], self.jobs))
        while waiting or any(worker.at for worker in self._crew):
            while waiting and (worker := self._idle()):
                worker.begin(step, waiting.popleft(), tasks, load)
            if not self._crew:  # none can be had
                yield from ((index, step([load(tasks[index])])[0] or GONE) for index in chain.from_iterable(waiting))
                return
            for worker in self._answering():
                index, result = worker.take()
                yield index, result or GONE
                if isinstance(result, str):
                    if worker.at:
                        waiting.appendleft(list(worker.at))
                    self._crew.remove(worker)
                    worker.end()

    def _idle(self) -> _Worker | None:
        """A worker that has nothing to do; None where all have, or where the system lets no more processes or pipes be."""
        for worker in self._crew:
            if not worker.at:
                return worker
        if len(self._crew) == self.jobs:
            return None
        try:
            self._crew.append(_Worker([other.connection for other in self._crew]))
        except OSError:
            return None
        return self._crew[-1]

    def _answering(self) -> list[_Worker]:
        """Workers that have something to say or have been silent for too long; waits until there is one."""
        from multiprocessing.connection import wait  # noqa: PLC0415 - only where processes are used

        busy = [worker for worker in self._crew if worker.at]
        ready = wait([worker.connection for worker in busy], max(0.0, min(w.until for w in busy) - time.monotonic()))
        return [worker for worker in busy if worker.connection in ready or worker.until <= time.monotonic()]

    def close(self) -> None:
        for worker in self._crew:
            worker.end()
        self._crew.clear()


class _Worker:
    """One process, and the tasks that it has still to answer."""

    def __init__(self, others: Sequence[Connection]) -> None:
        import multiprocessing  # noqa: PLC0415 - as above

        context = multiprocessing.get_context("fork") if sys.platform == "linux" else multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        ours = [*others, self.connection] if sys.platform == "linux" else []  # what a forked process has open, too
        self.process: BaseProcess = context.Process(target=_work, args=(theirs, ours), daemon=True)
        self.process.start()
        theirs.close()
        self.at: deque[int] = deque()
        self.tasks: Sequence[Task] = ()
        self.seconds = self.until = 0.0

    def begin(self, step: Step, chunk: Sequence[int], tasks: Sequence[Task], load: Load) -> None:
        """Send tasks, by their numbers."""
        self.at, self.tasks = deque(chunk), tasks
        sent = [load(tasks[index]) for index in chunk]
        with contextlib.suppress(OSError):  # it has died, as `take` will find
            self.connection.send((step, sent))
        self._wind()

    def take(self) -> tuple[int, bytes | str]:
        """The number of the next task with its result; of one that has none, why. Raises what the step refuses to go on with."""
        index = self.at.popleft()
        if not self.connection.poll():
            return index, f"reading it took more than {self.seconds:.0f} s"
        try:
            result = self.connection.recv_bytes()
        except (EOFError, OSError):
            return index, "reading it ended the process that read it"
        self._wind()
        return index, result

    def _wind(self) -> None:
        if self.at:
            task = self.tasks[self.at[0]]
            self.seconds = SECONDS + SECONDS_MIB * task.size / (1 << 20) + SECONDS_ROW * getattr(task, "rows", 0)
            self.until = time.monotonic() + self.seconds

    def end(self) -> None:
        self.connection.close()
        self.process.kill()
        self.process.join()
        self.process.close()


def _heavy(task: Task) -> bool:
    """Whether a task may take long: its file is large, or compressed and of unknown size."""
    return task.size >= HEAVY or bool(getattr(task, "packed", False))


def _chunks(sizes: Sequence[int], jobs: int) -> Iterator[list[int]]:
    """Numbers of the tasks that are sent together: few enough that no process waits for another, light enough to be sent."""
    most = min(CHUNK, -(-len(sizes) // (jobs * 4)))
    chunk: list[int] = []
    load = 0
    for index, size in enumerate(sizes):
        if chunk and (len(chunk) >= most or load + size > LOAD):
            yield chunk
            chunk, load = [], 0
        chunk.append(index)
        load += size
    if chunk:
        yield chunk


def _work(connection: Connection, others: Sequence[Connection]) -> None:
    """The loop of a worker process: it ends when the parent closes the pipe."""
    import signal  # noqa: PLC0415 - as above

    for other in others:  # else it would hold them open for a parent that is gone
        other.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent
    _limit_memory()
    while True:
        try:
            step, tasks = connection.recv()
            for task in tasks:
                connection.send_bytes(step([task])[0])
        except (EOFError, OSError):
            return


def _limit_memory() -> None:
    if sys.platform != "linux":
        return
    import resource  # noqa: PLC0415 - not on Windows
    from pathlib import Path  # noqa: PLC0415 - only here

    taken = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    wanted = taken + MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most))


def _processors() -> int:
    """How many this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
