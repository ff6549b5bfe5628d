"""The parts of an Office file: a ZIP of XML, opened within limits. Nothing is written to a disk."""

from __future__ import annotations

import io
import zipfile
import zlib

from matchcut.text import xml
from matchcut.text.storable import storable

MAX_UNPACKED = 64 << 20  # bytes of all parts that are read
MAX_RATIO = 100  # unpacked to packed, of a part larger than 1 MiB
MAX_PARTS = 4_000


class Package:
    """An Office file. Everything raises ValueError with the reason where the file is broken or over a limit."""

    def __init__(self, raw: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(raw))
            self.names = frozenset(self._zip.namelist())
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
            raise ValueError("not an Office file: no ZIP, or a broken one") from None
        if len(self.names) > MAX_PARTS:
            raise ValueError(f"more than {MAX_PARTS:,} parts")
        self._left = MAX_UNPACKED

    def text(self, name: str) -> str:
        """The text of a part; "" for one that is not there."""
        if name not in self.names:
            return ""
        info = self._zip.getinfo(name)
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):  # what Office knows; others take memory as they like
            raise ValueError(f"{name} cannot be unpacked")
        if info.file_size > 1 << 20 and info.file_size > MAX_RATIO * max(1, info.compress_size):
            raise ValueError(f"{name} unpacks to more than {MAX_RATIO} times its size")
        try:
            with self._zip.open(info) as part:
                content = part.read(self._left + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError, NotImplementedError, EOFError):
            raise ValueError(f"{name} cannot be unpacked") from None
        self._left -= len(content)
        if self._left < 0:
            raise ValueError(f"unpacks to more than {MAX_UNPACKED >> 20} MiB")
        if b"<!ENTITY" in content:
            raise ValueError(f"{name} declares entities")
        encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
        return storable(content.decode(encoding, "replace"))

    def related(self, name: str) -> dict[str, str]:
        """The parts that a part refers to, by the name it uses for them."""
        folder, _, file = name.rpartition("/")
        text = self.text(f"{folder}/_rels/{file}.rels")
        out: dict[str, str] = {}
        for token in xml.tokens(text):
            told = xml.attributes(text, token) if token.name == "Relationship" else {}
            if "Id" in told and "Target" in told:
                target = xml.decoded(text, *told["Target"])
                out[text[slice(*told["Id"])]] = target.removeprefix("/") if target.startswith("/") else f"{folder}/{target}"
        return out
