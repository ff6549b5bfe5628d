"""What the pages in a folder were made of when they were last written, in the user's cache folder. Never needed: any trouble with it is a miss."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from hashlib import blake2b
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

import msgspec
from msgspec import msgpack

from matchcut.archive import store
from matchcut.publish.site.output import Output

_KEPT = 50  # folders remembered, the last ones written
_RENDERERS = ("minijinja", "nh3", "pyromark")

Made = dict[str, tuple[bytes, bytes]]  # page to the digests of what it was made of and of its file


class LastBuild:
    """What is known of the pages in one output folder."""

    def __init__(self, out: Path, *, use_cache: bool) -> None:
        self._file = _folder() / _name(os.fsencode(out.resolve())) if use_cache else None
        self._known = _read(self._file) if self._file else {}
        self._made: Made = {}

    def keeps(self, page: str, inputs: bytes, output: Output) -> bool:
        """True if a page was made of the same parts before and its file has not changed since."""
        known = self._known.get(page)
        if known is None or known[0] != inputs or not output.holds(page, lambda data: _digest(data) == known[1]):
            return False
        self._made[page] = known
        return True

    def note(self, page: str, inputs: bytes, data: bytes) -> None:
        """Remember what a page has been made of."""
        if self._file:
            self._made[page] = (inputs, _digest(data))

    def save(self) -> None:
        """Keep what was noted for the next build."""
        if self._file is None or self._made == self._known:
            return
        data = msgpack.encode(self._made)
        temporary = self._file.with_suffix(f".{os.getpid()}.tmp")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_bytes(_digest(data) + data)
            temporary.replace(self._file)
            for old in sorted(self._file.parent.iterdir(), key=lambda p: p.stat().st_mtime, reverse=True)[_KEPT:]:
                old.unlink()
        except OSError:
            temporary.unlink(missing_ok=True)


def code_version() -> bytes:
    """A digest of all that makes pages: the package's files, the libraries that render, and Python."""
    digest = blake2b(digest_size=16)
    root = Path(str(files("matchcut")))
    for path in _sources(root):
        status = path.stat()
        digest.update(f"{path.relative_to(root)}\0{status.st_size}\0{status.st_mtime_ns}\0".encode())
    digest.update(repr([sys.version, *map(version, _RENDERERS)]).encode())
    return digest.digest()


def _sources(root: Path) -> Iterator[Path]:
    return (path for path in sorted(root.rglob("*")) if path.is_file() and path.suffix != ".pyc")


def _folder() -> Path:
    return store.folder() / "sites"


def _name(folder: bytes) -> str:
    return f"{blake2b(folder, digest_size=12).hexdigest()}.msgpack"


def _read(path: Path) -> Made:
    try:
        kept = path.read_bytes()
        return msgpack.decode(kept[16:], type=Made) if kept[:16] == _digest(kept[16:]) else {}
    except (OSError, msgspec.DecodeError):
        return {}


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=16).digest()
