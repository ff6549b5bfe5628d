"""What was made of a file's bytes before, kept in the user's cache folder. Never needed: any trouble with it is a miss.

A key is a hash of everything that an entry was made of, so an entry is never stale; those not used for a while are dropped.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from pathlib import Path

KEPT_RUNS = 20  # entries that this many runs did not ask for are dropped


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
    """The key of an entry made of these parts and of this code."""
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


class Cache:
    """Entries of one archive."""

    def __init__(self, root: Path) -> None:
        self._connection: sqlite3.Connection | None = None
        try:
            name = blake2b(os.fsencode(root.resolve()), digest_size=12).hexdigest()
            folder().mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(folder() / f"{name}.sqlite3", timeout=2)
            self._connection.executescript(
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"
                "CREATE TABLE IF NOT EXISTS entry (key BLOB PRIMARY KEY, value BLOB NOT NULL, run INTEGER NOT NULL) WITHOUT ROWID;"
                "CREATE TABLE IF NOT EXISTS run (n INTEGER NOT NULL);"
            )
            (run,) = self._connection.execute("SELECT coalesce(max(n), 0) + 1 FROM run").fetchone()
            self._run = int(run)
        except (OSError, RuntimeError, ValueError, TypeError, sqlite3.Error):  # RuntimeError: no home folder
            self.close()
            self._connection = None

    def get(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """The entries that there are."""
        found: dict[bytes, bytes] = {}
        if self._connection is None:
            return found
        try:
            for wanted in keys:
                row = self._connection.execute("SELECT value FROM entry WHERE key = ?", (wanted,)).fetchone()
                if row and (value := _checked(row[0])) is not None:
                    found[wanted] = value
        except sqlite3.Error:
            return {}
        return found

    def put(self, entries: dict[bytes, bytes], used: Iterable[bytes]) -> None:
        """Keep new entries, and mark those that were used."""
        if self._connection is None:
            return
        try:
            with self._connection as transaction:
                transaction.execute("DELETE FROM run")
                transaction.execute("INSERT INTO run VALUES (?)", (self._run,))
                transaction.executemany(
                    "INSERT OR REPLACE INTO entry VALUES (?, ?, ?)", [(k, _sum(v) + v, self._run) for k, v in entries.items()]
                )
                if self._run % (KEPT_RUNS // 2) == 0:
                    transaction.executemany("UPDATE entry SET run = ? WHERE key = ?", [(self._run, k) for k in used])
                    transaction.execute("DELETE FROM entry WHERE run < ?", (self._run - KEPT_RUNS,))
        except sqlite3.Error:
            return

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
