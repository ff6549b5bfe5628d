"""A process that dies, hangs or eats memory costs its item and no other."""

from __future__ import annotations

import faulthandler
import os
import signal
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from matchcut.archive import open_archive, source, workers
from matchcut.archive.found import FileTask
from matchcut.archive.source import sourced
from matchcut.archive.workers import Workers
from matchcut.declare import Reader, reader_for
from matchcut.model import Cell, Reading

linux = pytest.mark.skipif(sys.platform != "linux", reason="a reader that is replaced reaches forked processes only")


@pytest.fixture
def two() -> Iterator[Workers]:
    crew = Workers(jobs=2)
    yield crew
    crew.close()


class Job(int):
    """A task that is only a number."""

    size = 0


class Heavy(Job):
    size = 100


class Packed(Job):
    packed = True


class Table(Job):
    @property
    def rows(self) -> int:
        return int(self)


def results(crew: Workers, step: workers.Step, numbers: Iterable[int]) -> list[bytes | str]:
    """The results in the order of their tasks."""
    tasks = [n if isinstance(n, Job) else Job(n) for n in numbers]
    done = dict(crew.each(step, tasks))
    return [done[index] for index in range(len(tasks))]


def step(items: list[int]) -> list[bytes]:
    """Ends its process at 70, hangs at 130, tells the others."""
    if 70 in items:
        os._exit(1)
    if 130 in items:
        time.sleep(60)
    return [str(item).encode() for item in items]


def test_an_item_that_kills_its_process_is_the_only_one_lost(two: Workers) -> None:
    found = results(two, step, range(120))
    assert [(n, r) for n, r in enumerate(found) if isinstance(r, str)] == [(70, "reading it ended the process that read it")]
    assert found[71] == b"71"


def test_an_item_that_hangs_is_the_only_one_lost(two: Workers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "SECONDS", 0.5)
    found = results(two, step, range(100, 200))
    assert [(n, r) for n, r in enumerate(found, 100) if isinstance(r, str)] == [(130, "reading it took more than 0 s")]


def test_the_order_is_that_of_the_items(two: Workers) -> None:
    assert results(two, step, range(200, 500)) == [str(n).encode() for n in range(200, 500)]
    assert results(two, step, [1]) == [b"1"]
    assert results(two, step, []) == []


def test_few_items_stay_in_this_process_unless_one_is_heavy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "HEAVY", 100)
    crew = Workers()
    try:
        assert results(crew, where, [Job(1)]) == [str(os.getpid()).encode()]
        assert results(crew, where, [Heavy(1)]) != [str(os.getpid()).encode()]
    finally:
        crew.close()


def where(items: list[object]) -> list[bytes]:
    return [str(os.getpid()).encode() for _ in items]


def test_no_process_is_left(two: Workers) -> None:
    pids = set(results(two, where, range(100)))
    two.close()
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(int(pid), 0)


def harmful(path: str) -> Reader | None:
    """The reader of a file, with three texts that are the end of it."""
    real = reader_for(path)
    if real is None:
        return None

    def read(text: str) -> Reading:
        if "segfault" in text:
            faulthandler.disable()
            os.kill(os.getpid(), signal.SIGSEGV)
        if "hang" in text:
            while True:
                pass
        if "memory" in text:
            eaten = [text]
            while True:
                eaten.append(eaten[-1] * 2)
        if "recursion" in text:
            return read(text)
        return real.read(text)

    return Reader(real.name, real.suffixes, read, "")


@linux
def test_of_a_thousand_files_the_three_that_do_harm_are_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for n in range(1000):
        (tmp_path / f"{n:03}.md").write_text(f"---\ntitle: Film {n}\nyear: 1990\n---\n", "utf-8")
    for n, word in ((100, "segfault"), (500, "hang"), (900, "memory")):
        (tmp_path / f"{n}.md").write_text(f"---\ntitle: {word}\n---\n", "utf-8")
    monkeypatch.setattr(source, "reader_for", harmful)
    monkeypatch.setattr(workers, "SECONDS", 3.0)
    monkeypatch.setattr(workers, "MEMORY", 1 << 28)
    archive = open_archive(tmp_path, use_cache=False, jobs=2)
    assert sum(bool(d.all("title")) for d in archive.documents) == 997
    assert [(f.place.path, f.sentence) for f in archive.findings if f.rule == "unreadable-file"] == [
        ("100.md", "reading it ended the process that read it"),
        ("500.md", "reading it took more than 3 s"),
        ("900.md", "cannot be read (internal error: MemoryError)"),
    ]


def test_a_mistake_of_a_reader_is_a_problem_of_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "reader_for", harmful)
    assert [p.why for p in sourced("a.md", b"recursion").reading.problems] == ["cannot be read (internal error: RecursionError)"]
    assert not sourced("b.md", b"good").reading.problems


def test_lone_surrogates_of_a_reader_do_not_reach_the_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(text: str) -> Reading:
        cell = Cell(("a\ud800",), "b\udfff", 0, 1, 0, 1)
        return Reading("x", (cell,), rows=(Reading("x", (cell,)),))

    monkeypatch.setattr(source, "reader_for", lambda _: Reader("x", frozenset(), read, ""))
    reading = sourced("a.md", b"x").reading
    assert [(c.path, c.text) for c in (*reading.cells, *reading.rows[0].cells)] == [(("a\ufffd",), "b\ufffd")] * 2


def test_a_packed_item_is_never_light(monkeypatch: pytest.MonkeyPatch) -> None:
    crew = Workers()
    try:
        assert results(crew, where, [Packed(1)]) != [str(os.getpid()).encode()]
    finally:
        crew.close()


@pytest.mark.parametrize(("path", "packed"), [("a.xlsx", True), ("a.XLSM", True), ("a.docx", True), ("a.csv", False), ("a.md", False)])
def test_a_file_that_its_reader_unpacks_is_packed(path: str, packed: bool) -> None:
    assert FileTask(path, b"", 0).packed is packed


def test_a_table_of_many_rows_has_more_time(two: Workers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "SECONDS", 0.2)
    assert results(two, slow, [Table(0), Table(1_000)]) == ["reading it took more than 0 s", b"done"]


def slow(items: list[object]) -> list[bytes]:
    time.sleep(1)
    return [b"done" for _ in items]


def test_without_processes_all_is_done_in_this_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(_: object) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(workers, "_Worker", none)
    assert results(Workers(jobs=2), step, range(200, 300)) == [str(n).encode() for n in range(200, 300)]
