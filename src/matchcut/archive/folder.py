"""The files of an archive: which are read, and what their bytes say. Links are not followed, devices never opened."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from matchcut.declare import reader_for

MAX_BYTES = 8 * 1024 * 1024  # of one document
SETTINGS = "matchcut.toml"
_SKIPPED = frozenset({"node_modules", "__pycache__", "venv", "site-packages"})
_ABOUT_THE_FOLDER = frozenset(
    {"readme", "license", "licence", "copying", "changelog", "contributing", "code_of_conduct", "notice", "authors", "security"}
)


def root_of(path: Path) -> Path:
    """The archive that a path belongs to: the nearest folder upward with `matchcut.toml` or `.git`, else the folder given."""
    folder = path if path.is_dir() else path.parent
    for candidate in (folder, *folder.parents):
        if (candidate / SETTINGS).is_file() or (candidate / ".git").exists():
            return candidate
    return folder


def files(root: Path) -> Iterator[tuple[str, int]]:
    """Path relative to `root`, with `/`, and size of every file that has a reader, sorted by path."""
    found: list[tuple[str, int]] = []

    def refused(error: OSError) -> None:  # a folder that cannot be listed; `content` says why
        found.append((Path(os.fsdecode(error.filename)).relative_to(root).as_posix(), 0))

    for folder, folders, names in os.walk(root, onerror=refused):
        folders[:] = [f for f in folders if not f.startswith(".") and f not in _SKIPPED]
        for name in names:
            if name.startswith(".") or reader_for(name) is None or name.rpartition(".")[0].lower() in _ABOUT_THE_FOLDER:
                continue
            path = Path(folder, name)
            try:
                status = path.lstat()
            except OSError:
                continue
            if stat.S_ISREG(status.st_mode):
                found.append((path.relative_to(root).as_posix(), status.st_size))
    yield from sorted(found)


def content(root: Path, path: str, size: int) -> bytes | str:
    """The bytes of a file, or why it is not read."""
    if size > MAX_BYTES:
        return f"{size:,} bytes are over the limit of {MAX_BYTES:,}"
    if nameable(path) != path:
        return "its name is not UTF-8"
    try:
        descriptor = os.open(root / path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(descriptor, "rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        return f"cannot be opened: {error.strerror or error}"


def nameable(path: str) -> str:
    r"""A path that every report can hold: bytes of a name that are not UTF-8 as `\xff`."""
    return os.fsencode(path).decode("utf-8", "backslashreplace") if not path.isascii() else path


def decoded(raw: bytes) -> tuple[str, bool, str | None]:
    """Text without byte order mark, whether there was one, and what is wrong. Of a file that is not UTF-8, the part before the first bad byte."""
    bom = raw.startswith(b"\xef\xbb\xbf")
    body = raw[3:] if bom else raw
    try:
        return body.decode("utf-8"), bom, None
    except UnicodeDecodeError as error:
        at = error.start + 3 * bom
        return (
            body[: error.start].decode("utf-8"),
            bom,
            f"byte {body[error.start]:#04x} at offset {at} is not UTF-8; nothing of the file is read",
        )
