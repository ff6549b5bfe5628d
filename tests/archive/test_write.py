"""Writing a file: whole or not at all, whatever happens meanwhile."""

from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path

import pytest

from matchcut.archive.write import Changed, Outside, replace


def names_in(folder: Path) -> list[str]:
    return [entry.name for entry in folder.iterdir()]


pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX calls")


def test_the_new_bytes_and_the_old_mode(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"old")
    file.chmod(0o640)
    replace(file, b"old", b"new\r\n")
    assert file.read_bytes() == b"new\r\n"
    assert file.stat().st_mode & 0o777 == 0o640
    assert names_in(tmp_path) == ["a.md"]


def test_changed_meanwhile_is_said_and_nothing_lost(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"saved by an editor")
    with pytest.raises(Changed, match=r"a\.md: changed meanwhile"):
        replace(file, b"old", b"new")
    assert file.read_bytes() == b"saved by an editor"
    assert names_in(tmp_path) == ["a.md"]


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        replace(tmp_path / "a.md", b"old", b"new")
    assert names_in(tmp_path) == []


def test_a_link_inside_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real/a.md").write_bytes(b"old")
    link = tmp_path / "a.md"
    link.symlink_to("real/a.md")
    replace(link, b"old", b"new", root=tmp_path)
    assert link.is_symlink()
    assert (tmp_path / "real/a.md").read_bytes() == b"new"


@pytest.mark.parametrize("through", ["file", "folder"])
def test_a_link_that_leads_outside_is_refused(tmp_path: Path, through: str) -> None:
    root, outside = tmp_path / "root", tmp_path / "outside"
    root.mkdir()
    outside.mkdir()
    (outside / "a.md").write_bytes(b"old")
    if through == "file":
        (root / "a.md").symlink_to(outside / "a.md")
        path = root / "a.md"
    else:
        (root / "films").symlink_to(outside)
        path = root / "films/a.md"
    with pytest.raises(Outside):
        replace(path, b"old", b"new", root=root)
    assert names_in(outside) == ["a.md"]
    assert (outside / "a.md").read_bytes() == b"old"


CALLS = ("open", "write", "read", "fsync", "replace", "rename", "fchmod", "stat", "close")


def failing(patch: pytest.MonkeyPatch, nth: int, code: int) -> list[str]:
    """Let the n-th call to the system fail; the list that comes back holds its name once it has."""
    calls, failed = count(1), []

    def wrap(name: str):
        real = getattr(os, name)

        def call(*args, **kwargs):
            result = real(*args, **kwargs) if name == "close" else None  # a handle is free even when closing it fails
            if next(calls) == nth:
                failed.append(name)
                raise OSError(code, os.strerror(code))
            return result if name == "close" else real(*args, **kwargs)

        return call

    for name in CALLS:
        patch.setattr(os, name, wrap(name))
    return failed


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
def test_any_call_may_fail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    file = tmp_path / "a.md"
    for nth in count(1):
        file.write_bytes(b"old")
        raised = False
        with monkeypatch.context() as patch:
            failed = failing(patch, nth, code)
            try:
                replace(file, b"old", b"new")
            except OSError as error:
                raised = error.errno == code
        assert file.read_bytes() in {b"old", b"new"}
        assert names_in(tmp_path) == ["a.md"]
        assert raised == bool(failed)
        if not failed:
            assert nth > 8
            assert file.read_bytes() == b"new"
            return


def test_a_short_write_is_completed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"old")
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: real(handle, data[:1]))
    replace(file, b"old", b"the new bytes")
    assert file.read_bytes() == b"the new bytes"


def test_bytes_are_on_the_disk_before_the_name_and_the_name_before_success(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"old")
    order: list[str] = []
    for name in ("write", "fsync", "replace"):
        real = getattr(os, name)
        monkeypatch.setattr(os, name, lambda *a, _real=real, _name=name, **k: (order.append(_name), _real(*a, **k))[1])
    replace(file, b"old", b"new")
    assert order == ["write", "fsync", "replace", "fsync"]


WRITER = """
import sys
from pathlib import Path
from matchcut.archive.write import replace
path, size = Path(sys.argv[1]), 1 << 20
now = path.read_bytes()
print("ready", flush=True)
while True:
    new = (b"b" if now[:1] == b"a" else b"a") * size
    replace(path, now, new)
    now = new
"""


def test_kill_9_leaves_old_or_new_bytes_whole(tmp_path: Path) -> None:
    chance = random.Random(19)
    whole = {letter * (1 << 20) for letter in (b"a", b"b")}
    files = [tmp_path / str(n) / "a.md" for n in range(20)]

    def killed(file: Path, delay: float) -> bytes:
        file.parent.mkdir()
        file.write_bytes(b"a" * (1 << 20))
        with subprocess.Popen([sys.executable, "-c", WRITER, str(file)], stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == b"ready\n"
            time.sleep(delay)
            process.send_signal(signal.SIGKILL)
        return file.read_bytes()

    with ThreadPoolExecutor(4) as pool:
        left = list(pool.map(killed, files, [chance.random() * 0.05 for _ in files]))
    assert all(content in whole for content in left)


RACER = """
import sys
from pathlib import Path
from matchcut.archive.write import Changed, replace
path, done = Path(sys.argv[1]), 0
while done < 50:
    now = path.read_bytes()
    try:
        replace(path, now, now + b".")
    except Changed:
        continue
    done += 1
"""


def test_of_two_writers_none_loses_a_change(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"")
    racers = [subprocess.Popen([sys.executable, "-c", RACER, str(file)]) for _ in range(3)]
    assert [racer.wait(60) for racer in racers] == [0, 0, 0]
    assert len(file.read_bytes()) == 150
    assert names_in(tmp_path) == ["a.md"]
