"""Replaces a file as a whole or not at all: a reader, a crash or a full disk sees the old bytes or the new ones."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from matchcut.archive.encoding import decoded, rewritten
from matchcut.place import Edit

_BLOCK = 1 << 20


class Changed(Exception):
    """The file is not what it was when it was read: somebody saved it meanwhile."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: changed meanwhile")
        self.path = path


class Outside(OSError):
    """The file is a link that leads out of the archive."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: a link that leads out of the archive")
        self.path = path


def edit(path: Path, text: str, encoding: str, edits: Iterable[Edit], *, root: Path | None = None) -> None:
    """Put edits of `text` into the file that it was read from; bytes that no edit is about stay as they are.

    Raises what `replace` does, and ValueError where the encoding lacks a letter.
    """
    raw = _content(path)
    try:
        same = decoded(raw, encoding) == text and rewritten(raw, encoding, ()) == raw
    except ValueError:
        same = False
    if not same:
        raise Changed(path)
    replace(path, raw, rewritten(raw, encoding, edits), root=root)


def replace(path: Path, expected: bytes, new: bytes, *, root: Path | None = None) -> None:
    """Put `new` in place of `expected`, keeping the mode; a link stays a link and its target is replaced.

    Raises Changed when the file no longer holds `expected`, Outside when it leads out of `root` (None: out of its folder),
    OSError when the disk refuses. After any error the file is whole, old or (once it was renamed) new.
    """
    target = path.resolve(strict=True)
    if not target.is_relative_to((root or path.parent).resolve(strict=True)):
        raise Outside(path)
    handle, name = tempfile.mkstemp(prefix=".matchcut-", suffix=".tmp", dir=target.parent)  # mode 0600
    temporary = Path(name)
    try:
        try:
            _fill(handle, new, target.stat())
        finally:
            os.close(handle)
        with _locked(target.parent) as folder:
            _compare(target, expected, path)
            temporary.replace(target)
            if folder is not None:
                os.fsync(folder)  # the new name survives a power loss
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise


def _fill(handle: int, content: bytes, like: os.stat_result) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(handle, rest[:_BLOCK]) :]
    if sys.platform != "win32":
        if (like.st_uid, like.st_gid) != (os.geteuid(), os.getegid()):
            with contextlib.suppress(PermissionError):
                os.fchown(handle, like.st_uid, like.st_gid)
        os.fchmod(handle, stat.S_IMODE(like.st_mode))
    os.fsync(handle)  # the bytes are there before the name is


def _compare(target: Path, expected: bytes, path: Path) -> None:
    if _content(target) != expected:
        raise Changed(path)


def _content(path: Path) -> bytes:
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        parts = []
        while part := os.read(handle, _BLOCK):
            parts.append(part)
        return b"".join(parts)
    finally:
        os.close(handle)


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[int | None]:
    """Holds the folder against other runs of matchcut, where the file system can; gives its handle, None where it has none."""
    if sys.platform == "win32":
        yield None
        return
    import fcntl  # noqa: PLC0415 - not on Windows

    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with contextlib.suppress(OSError):  # some network file systems have no locks
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield handle
    finally:
        os.close(handle)
