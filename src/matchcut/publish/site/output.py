"""The output folder: files are compared before they are written, replaced as a whole, and removed only if matchcut made them."""

from __future__ import annotations

import os
import stat
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from matchcut.text.pattern import regex

MANIFEST = ".matchcut-site"
_WRITERS = 4
_TEMPORARY = regex(r"\.matchcut-[0-9a-f]{16}\.([0-9]{1,10})\.tmp")
_STALE = 60  # seconds
_AHEAD = 64  # files that may wait to be written
_HEAD = "matchcut site 1: pages made by matchcut. It removes those listed here that it no longer makes.\n"


class OutNotOurs(Exception):
    """The output folder holds something that matchcut did not make, or a link leads out of it."""


class Output:
    """One folder of pages. Nothing is written, read or removed through a symbolic link below it."""

    __slots__ = ("_checked", "_made", "_mine", "changed", "root")

    def __init__(self, root: Path) -> None:
        self.root = root
        self.changed: list[str] = []
        self._made: set[str] = set()
        self._checked: set[str] = {""}
        self._mine = self._opened()

    def _opened(self) -> set[str]:
        if not self.root.exists():
            self.root.mkdir(parents=True)
        if not self.root.is_dir():
            raise OutNotOurs(f"{self.root} is not a folder")
        manifest = self.root / MANIFEST
        if manifest.is_symlink():
            raise OutNotOurs(f"{manifest} is a symbolic link")
        try:
            text = manifest.read_text("utf-8")
        except FileNotFoundError:
            if not all(_TEMPORARY.fullmatch(p.name) for p in self.root.iterdir()):
                raise OutNotOurs(f"{self.root} is not empty and has no {MANIFEST}: choose an empty folder") from None
            return set()
        except (UnicodeDecodeError, IsADirectoryError):
            text = ""
        if not text.startswith("matchcut site "):
            raise OutNotOurs(f"{manifest} was not written by matchcut")
        return {line for line in text.splitlines()[1:] if _inside(line)}

    def begin(self, planned: Iterable[str]) -> None:
        """List what will be made before making it, so that the next run can clean up after one that was cut off."""
        listed = self._mine | set(planned)
        if listed != self._mine or not self._mine:
            self._list(listed)

    def write(self, name: str, data: bytes) -> None:
        """Write one file below the folder if it differs from what stands there."""
        if _put(self._target(name), data):
            self.changed.append(name)

    def write_all(self, files: Iterable[tuple[str, bytes]]) -> None:
        """Write files while the next ones are being made: on most disks creating a file takes as long as rendering its page."""
        begun: deque[tuple[str, Future[bool]]] = deque()
        with ThreadPoolExecutor(_WRITERS) as pool:
            for name, data in files:
                begun.append((name, pool.submit(_put, self._target(name), data)))
                if len(begun) > _AHEAD:
                    self._note(*begun.popleft())
            while begun:
                self._note(*begun.popleft())

    def _note(self, name: str, written: Future[bool]) -> None:
        if written.result():
            self.changed.append(name)

    def _target(self, name: str) -> Path:
        if not _inside(name):
            raise ValueError(f"{name!r} is no file name below the folder")
        self._folder(name.rpartition("/")[0])
        self._made.add(name)
        return self.root / name

    def holds(self, name: str, made: Callable[[bytes], bool]) -> bool:
        """True if a file is as it was made. It counts as made in this build."""
        data = _bytes_of(self._target(name))
        return data is not None and made(data)

    def read(self, name: str) -> bytes:
        """The bytes of a plain file below the folder; empty if there is none."""
        target = self.root / name
        if not _inside(name) or self._leads_out(name):
            return b""
        try:
            return target.read_bytes()
        except OSError:
            return b""

    def finish(self) -> None:
        """Remove what an earlier run made and this one did not, and the folders that are empty then."""
        for name in sorted(self._mine - self._made):
            target = self.root / name
            if self._leads_out(name.rpartition("/")[0]) or (not target.is_file() and not target.is_symlink()):
                continue
            target.unlink()
            self.changed.append(name)
            self._prune(target.parent)
        for folder in self._checked:
            self._sweep(self.root / folder)
        self._list(self._made)

    def _sweep(self, folder: Path) -> None:
        """Remove half-written files of runs that were killed."""
        try:
            left = [(path, name) for path in folder.iterdir() if (name := _TEMPORARY.fullmatch(path.name))]
        except OSError:
            return
        for path, name in left:
            with suppress(OSError):
                if _ended(int(name[1])) or time.time() - path.lstat().st_mtime > _STALE:
                    path.unlink()

    def _list(self, names: Iterable[str]) -> None:
        data = (_HEAD + "".join(f"{n}\n" for n in sorted(names))).encode()
        target = self.root / MANIFEST
        if _bytes_of(target, len(data)) != data:
            _replace(target, data)

    def _folder(self, name: str) -> None:
        if name in self._checked:
            return
        self._folder(name.rpartition("/")[0])
        folder = self.root / name
        try:
            folder.mkdir()
        except FileExistsError:
            if not stat.S_ISDIR(folder.lstat().st_mode):
                raise OutNotOurs(f"{folder} is a link or a file where a folder is needed") from None
        self._checked.add(name)

    def _leads_out(self, name: str) -> bool:
        folder = self.root
        for part in name.split("/") if name else ():
            folder = folder / part
            if folder.is_symlink():
                return True
        return False

    def _prune(self, folder: Path) -> None:
        while folder != self.root:
            try:
                folder.rmdir()
            except OSError:
                return
            folder = folder.parent


def _ended(process: int) -> bool:
    """True if a process certainly runs no longer."""
    if sys.platform == "win32":
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):  # another user's
        return False
    return False


def _inside(name: str) -> bool:
    parts = name.split("/")
    return (
        bool(name) and not any(p in ("", ".", "..") or "\\" in p or "\0" in p for p in parts) and ":" not in parts[0] and name != MANIFEST
    )


def _bytes_of(target: Path, size: int | None = None) -> bytes | None:
    """What stands in a plain file, of that size if one is given; None for anything else."""
    try:
        seen = os.lstat(target)
        if not stat.S_ISREG(seen.st_mode) or size not in (None, seen.st_size):
            return None
        return target.read_bytes()
    except OSError:
        return None


def _put(target: Path, data: bytes) -> bool:
    """Make a file hold the data; False if it holds them already."""
    if _bytes_of(target, len(data)) == data:
        return False
    _replace(target, data)
    return True


def _replace(target: Path, data: bytes) -> None:
    mark = blake2b(os.fsencode(target.name), digest_size=8).hexdigest()
    temporary = target.parent / f".matchcut-{mark}.{os.getpid()}.tmp"
    try:
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    except FileExistsError:
        temporary.unlink()
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
