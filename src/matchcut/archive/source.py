"""From a file's bytes to what a reader makes of them. Whatever a reader does with bad input, it is a problem of that file alone."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from matchcut.archive.encoding import decoded, detected
from matchcut.declare import Reader, reader_for
from matchcut.model import Cell, Problem, Reading
from matchcut.text.storable import storable

_POINTER = b"version https://git-lfs.github.com/spec/"


class Source(Struct, frozen=True):
    """What one file's bytes hold, as it goes through the cache."""

    reading: Reading
    encoding: str  # what `decoded` and `rewritten` take; "" where fixes cannot be written
    text: str | None = None  # of a file whose bytes are no text, or are text that could not be put back


def sourced(path: str, raw: bytes) -> Source:
    """The reading of one file; for a file that cannot be read, only the reason."""
    reader = reader_for(path)
    assert reader is not None
    if raw.startswith(_POINTER):
        return unread("a pointer of Git LFS: the file itself was not fetched")
    try:
        return _unpacked(reader, raw) if reader.unpack else _decoded(reader, raw)
    except Exception as error:  # noqa: BLE001 - last resort: a bug in one reader must not stop the run
        return unread(f"cannot be read (internal error: {type(error).__name__})")


def unread(why: str) -> Source:
    """The source of a file that is not read."""
    return Source(Reading("none", problems=(Problem(0, 0, why),)), "", "")


def _unpacked(reader: Reader, raw: bytes) -> Source:
    assert reader.unpack is not None
    try:
        text = storable(reader.unpack(raw))
    except ValueError as error:
        return unread(str(error))
    return Source(_whole(reader.read(text)), "", text)


def _decoded(reader: Reader, raw: bytes) -> Source:
    encoding = detected(raw)
    if not encoding.readable:
        return unread(encoding.why)
    text = decoded(raw, encoding.name)
    reading = _whole(reader.read(text))
    if encoding.why:
        assumed = Problem(encoding.at, min(encoding.at + 1, len(text)), encoding.why, assumed=True)
        reading = replace(reading, problems=(assumed, *reading.problems))
    return Source(reading, encoding.name) if encoding.writable else Source(reading, "", text)


def _whole(reading: Reading) -> Reading:
    r"""A reading without lone surrogates, which JSON can write as `\ud800` and UTF-8 cannot."""
    text = "".join(text for inside in (reading, *reading.rows) for cell in inside.cells for text in _texts(cell))
    if storable(text) != text:
        cells = tuple(map(_mended, reading.cells))
        return replace(reading, cells=cells, rows=tuple(map(_whole, reading.rows)))
    return reading


def _texts(cell: Cell) -> Iterator[str]:
    yield cell.text
    yield from (part for part in cell.path if isinstance(part, str))


def _mended(cell: Cell) -> Cell:
    path = tuple(storable(part) if isinstance(part, str) else part for part in cell.path)
    return replace(cell, path=path, text=storable(cell.text))
