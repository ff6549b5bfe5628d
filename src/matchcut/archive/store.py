"""The cache: results by a hash of everything that they depend on.

Kept in the user's cache folder between runs; without a cache in a temporary file while the run lasts. An entry is never
stale, since other bytes, settings or code have other keys; those not used for a while are dropped. Never needed for
correctness: any trouble with it is a miss.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Mapping
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

import msgspec

_T = TypeVar("_T")
KEPT_RUNS = 20  # entries that this many runs did not ask for are dropped
_PAGES_KIB = 8192  # of the file that SQLite holds in memory
_TABLES = (
    "CREATE TABLE IF NOT EXISTS entry (key BLOB PRIMARY KEY, value BLOB NOT NULL, run INTEGER NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS run (n INTEGER NOT NULL);"
)


def folder() -> Path:
    """`$XDG_CACHE_HOME/matchcut`, or where the system keeps such things."""
    if base := os.environ.get("XDG_CACHE_HOME"):
        return Path(base) / "matchcut"
    if sys.platform == "darwin":
        return Path.home() / "Library/Caches/matchcut"
    if sys.platform == "win32" and (local := os.environ.get("LOCALAPPDATA")):
        return Path(local) / "matchcut"
    return Path.home() / ".cache/matchcut"


@cache
def code_version() -> bytes:
    """A hash of the package's own code and tables: other code, other entries."""
    digest = blake2b(digest_size=16)
    root = Path(__file__).parent.parent
    for path in sorted(root.rglob("*")):
        if path.suffix in (".py", ".toml", ".tsv", ".txt") and "publish" not in path.parts:
            status = path.stat()
            digest.update(f"{path.relative_to(root)}\0{status.st_size}\0{status.st_mtime_ns}\0".encode())
    return digest.digest()


def key(*parts: bytes | str) -> bytes:
    """The key of an entry that depends on these parts and on this version of the code."""
    digest = blake2b(code_version(), digest_size=20)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.digest()


def _sum(value: bytes) -> bytes:
    return blake2b(value, digest_size=8).digest()


def _checked(kept: object) -> bytes | None:
    """The value that was kept, None where a bit of it has changed."""
    return kept[8:] if isinstance(kept, bytes) and kept[:8] == _sum(kept[8:]) else None


class Store:
    """Entries of one archive; of one run where `root` is None."""

    def __init__(self, root: Path | None) -> None:
        self._connection: sqlite3.Connection | None = None
        self._run = 0
        self._used: set[bytes] = set()
        if root is not None:
            self._open(root)
        if self._connection is None:
            self._connection = sqlite3.connect("")  # a temporary file of SQLite's own, made only when memory gets short
            self._connection.executescript(f"PRAGMA cache_size=-{_PAGES_KIB};{_TABLES}")

    def _open(self, root: Path) -> None:
        try:
            name = blake2b(os.fsencode(root.resolve()), digest_size=12).hexdigest()
            folder().mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(folder() / f"{name}.sqlite3", timeout=2)
            self._connection.executescript(f"PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA cache_size=-{_PAGES_KIB};{_TABLES}")
            (run,) = self._connection.execute("SELECT coalesce(max(n), 0) + 1 FROM run").fetchone()
            self._run = int(run)
        except (OSError, RuntimeError, ValueError, TypeError, sqlite3.Error):  # RuntimeError: no home folder
            self.close()

    def get(self, wanted: bytes) -> bytes | None:
        """An entry, None where there is none."""
        if self._connection is None:
            return None
        self._used.add(wanted)
        try:
            row = self._connection.execute("SELECT value FROM entry WHERE key = ?", (wanted,)).fetchone()
        except sqlite3.Error:
            return None
        return None if row is None else _checked(row[0]) if self._run else row[0]

    def has(self, wanted: bytes) -> bool:
        """Whether there is an entry, sound or not."""
        try:
            found = self._connection and self._connection.execute("SELECT 1 FROM entry WHERE key = ?", (wanted,)).fetchone()
        except sqlite3.Error:
            return False
        return bool(found)

    def _sealed(self, value: bytes) -> bytes:
        """With a checksum, where it is kept for later runs: other programs may write into the file."""
        return _sum(value) + value if self._run else value

    def read(self, wanted: bytes, decoder: msgspec.msgpack.Decoder[_T]) -> _T | None:
        """A decoded entry; None where there is none or it cannot be decoded."""
        kept = self.get(wanted)
        try:
            return None if kept is None else decoder.decode(kept)
        except (msgspec.DecodeError, ValueError, RecursionError):
            return None

    def put(self, entries: Mapping[bytes, bytes]) -> None:
        """Keep new entries."""
        if self._connection is None or not entries:
            return
        try:
            with self._connection as transaction:
                rows = [(k, self._sealed(v), self._run) for k, v in entries.items()]
                transaction.executemany("INSERT OR REPLACE INTO entry VALUES (?, ?, ?)", rows)
        except sqlite3.Error:
            return

    def finish(self) -> None:
        """End a run that made something: count it, and now and then drop what has not been used for long."""
        if self._connection is None or not self._run:
            return
        try:
            with self._connection as transaction:
                transaction.execute("DELETE FROM run")
                transaction.execute("INSERT INTO run VALUES (?)", (self._run,))
                if self._run % (KEPT_RUNS // 2) == 0:
                    transaction.executemany("UPDATE entry SET run = ? WHERE key = ?", [(self._run, k) for k in self._used])
                    transaction.execute("DELETE FROM entry WHERE run < ?", (self._run - KEPT_RUNS,))
        except sqlite3.Error:
            return

    def close(self) -> None:
        """Close the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
