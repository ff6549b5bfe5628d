"""A folder as found, before anything of it is understood, and what the last run over just these files ended with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import msgspec
from msgspec import Struct

from matchcut.archive import folder
from matchcut.archive.settings import Settings
from matchcut.archive.store import key
from matchcut.declare import reader_for
from matchcut.model import Counts, Finding, Judgement


class FileTask(Struct, frozen=True):
    """One file. Its bytes are given, or read below `root` by whoever needs them; `digest` tells whether they are still the same."""

    path: str
    digest: bytes
    size: int
    root: str | None = None
    raw: bytes | None = None

    @property
    def packed(self) -> bool:
        """Whether the file is compressed, so that its size does not tell how much it holds."""
        reader = reader_for(self.path)
        return reader is not None and reader.unpack is not None


@dataclass(frozen=True, slots=True)
class File:
    """One file as found; `refused` says why it is not read."""

    task: FileTask
    refused: str | None = None


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder as found."""

    name: str
    files: Sequence[File]  # those that are read
    there: frozenset[str]  # paths of all files
    judgements: Sequence[Judgement]


class Checked(Struct, frozen=True):
    """The result of a run: enough to report it without reading anything again.

    `encodings`: of the files that findings stand in, empty for one whose text was unpacked.
    """

    findings: tuple[Finding, ...]
    unused: tuple[Finding, ...]
    counts: Counts
    languages: tuple[str, ...]
    encodings: dict[str, str]


CHECKED = msgspec.msgpack.Decoder(Checked)


def digest(raw: bytes) -> bytes:
    """A hash of a file's bytes."""
    return blake2b(raw, digest_size=16).digest()


def content(task: FileTask) -> bytes | None:
    """The bytes of a file, None where they are no longer the same."""
    if task.raw is not None:
        return task.raw
    raw = folder.content(Path(task.root or "."), task.path, task.size)
    return raw if isinstance(raw, bytes) and digest(raw) == task.digest else None


def run_key(found: Folder, settings: Settings, rules: frozenset[str]) -> bytes:
    """The cache key of a whole run: a hash of everything that it depends on."""
    return key("run", *_everything(found, settings, rules))


def _everything(found: Folder, settings: Settings, rules: frozenset[str]) -> Iterator[bytes]:
    yield from (f"{f.task.path}\0{f.refused or ''}".encode("utf-8", "surrogatepass") + f.task.digest for f in found.files)
    yield "\0".join(sorted(found.there)).encode("utf-8", "surrogatepass")
    yield msgspec.msgpack.encode((list(found.judgements), settings.text, sorted(rules)))
