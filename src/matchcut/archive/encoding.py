"""From bytes to text and back: which encoding a file is in, told from its bytes alone, and edits of it that keep every other byte.

A file is UTF-8 or says otherwise by a mark; if neither, each encoding that film archives were written in is tried, and the one in
which the letters make the likeliest text is taken. Bytes that the encoding has no letter for are read as a stand-in of one letter
(in UTF-8 among Latin letters that of Windows-1252, which is where such bytes come from), so that every offset stays exact.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterable

from msgspec import Struct

from matchcut.archive import letters
from matchcut.place import Edit, apply
from matchcut.text.pattern import regex

NAMES = {
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32-le": "UTF-32",
    "utf-32-be": "UTF-32",
    "cp1252": "Windows-1252",
    "cp1250": "Windows-1250",
    "iso8859-2": "ISO 8859-2",
    "cp1251": "Windows-1251",
    "koi8-u": "KOI8-R",
    "cp1253": "Windows-1253",
    "cp1254": "Windows-1254",
    "cp1255": "Windows-1255",
    "cp1256": "Windows-1256",
    "mac-roman": "Mac Roman",
    "gb18030": "GB 18030",
    "cp950": "Big5",
    "cp932": "Shift JIS",
    "euc-jp": "EUC-JP",
    "cp949": "EUC-KR",
}
_DAMAGED = "+"  # ends the name of UTF-8 with stray bytes that nothing can be made of
_LATIN = "+cp1252"  # ... that are read as Windows-1252
_WIDE = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")  # in this order: the mark of UTF-32 begins like that of UTF-16
_SAMPLE = 1 << 16  # bytes that an encoding is told by
_UNSURE = 0.2  # a score of `letters` below this tells nothing
_STRAY = regex("[\udc80-\udcff]")
_STRAYS = regex("[\udc80-\udcff]+")
_CUT = regex("[\udcc2-\udcf4][\udc80-\udcbf]+")  # the start of a letter in UTF-8 whose end is gone
_CONTROL = regex(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_UNPRINTED = regex("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


class Encoding(Struct, frozen=True):
    """How a file's bytes are read. `why` tells what was assumed or is wrong, "" where nothing was."""

    name: str  # for `decoded` and `rewritten`
    why: str = ""
    readable: bool = True
    writable: bool = True  # whether every byte can be kept beside an edit
    at: int = 0  # offset of the first letter that `why` is about


def detected(raw: bytes) -> Encoding:
    """The encoding of a file's bytes."""
    name = "utf-8-sig" if raw.startswith(codecs.BOM_UTF8) else "utf-8"
    try:
        text = raw.decode(name)
    except UnicodeDecodeError:
        text = ""
    else:
        if "\0" not in text:
            return Encoding(name)
    if wide := _wide(raw):
        return _assumed(raw, wide)
    controls = len(_CONTROL.findall(raw[:_SAMPLE]))
    if b"\0" in raw or controls > 8 + len(raw[:_SAMPLE]) // 100:
        return Encoding(name, "binary content; nothing of the file is read", readable=False)
    return _assumed(raw, *_likeliest(raw))


def decoded(raw: bytes, name: str) -> str:
    """The text of bytes, without a byte order mark. Never raises for a name that `detected` gave for them."""
    kept = _kept(raw, name)
    if not _STRAY.search(kept):
        return kept
    if name.endswith(_LATIN):
        kept = _CUT.sub(lambda m: "\ufffd" * len(m[0]), kept)
        return _STRAY.sub(lambda m: bytes([ord(m[0]) & 0xFF]).decode("cp1252", "replace"), kept)
    return _STRAY.sub("\ufffd", kept)


def rewritten(raw: bytes, name: str, edits: Iterable[Edit]) -> bytes:
    """The bytes after edits of their text, every other byte as it is.

    Raises UnicodeEncodeError for a letter that the encoding lacks, ValueError (its base) where the rest would read otherwise.
    """
    edits = tuple(edits)
    mark, codec = _codec(name)
    new = mark + apply(_kept(raw, name), edits).encode(codec, _errors(codec))
    if decoded(new, name) != apply(decoded(raw, name), edits):
        raise ValueError("the text beside the edit would read otherwise")
    return new


def _codec(name: str) -> tuple[bytes, str]:
    """The byte order mark and the codec that a name stands for."""
    codec = name.partition("+")[0].removesuffix("-sig")
    return ("\ufeff".encode(codec) if "-sig" in name else b""), codec


def _errors(codec: str) -> str:
    return "strict" if codec in _WIDE else "surrogateescape"


def _kept(raw: bytes, name: str) -> str:
    """The text with each stray byte as a lone surrogate, which encodes to that byte again."""
    mark, codec = _codec(name)
    return raw[len(mark) :].decode(codec, _errors(codec))


def _assumed(raw: bytes, name: str, score: float = 1) -> Encoding:
    """An encoding that is not plain UTF-8, with the sentence about it."""
    kept = _kept(raw, name)
    strays = [m.start() for m in _STRAY.finditer(kept)]
    if _DAMAGED in name:
        count = "1 byte is" if len(strays) == 1 else f"{len(strays):,} bytes are"
        why = f"{count} not UTF-8: read as {'Windows-1252' if name.endswith(_LATIN) else 'U+FFFD'}"
        return Encoding(name, why, writable=_same(raw, name), at=strays[0])
    called = NAMES[_codec(name)[1]]
    why = f"not UTF-8: read as {called}" if score >= _UNSURE else f"not UTF-8, and nothing tells the encoding: read as {called}"
    writable = _same(raw, name)
    at = next((m.start() for m in re.finditer(r"[^\x00-\x7f]", kept)), 0)
    return Encoding(name, why if writable else f"{why}; no fix is written into it", writable=writable, at=at)


def _same(raw: bytes, name: str) -> bool:
    """Whether a file without edits is the same file."""
    try:
        return rewritten(raw, name, ()) == raw
    except ValueError:
        return False


def _wide(raw: bytes) -> str | None:
    """UTF-16 or UTF-32, by mark or by how its letters fall out."""
    for codec in _WIDE:
        if raw.startswith("\ufeff".encode(codec)):
            try:
                raw.decode(codec)
            except UnicodeDecodeError:
                continue
            return f"{codec}-sig"
    for codec in _WIDE:
        if raw.count(0) * 4 < len(raw) // len("a".encode(codec)):  # of the ASCII of keys and line ends
            continue
        try:
            text = raw.decode(codec)
        except UnicodeDecodeError:
            continue
        if not _UNPRINTED.search(text) and not any(unicodedata.category(c) in ("Cn", "Co") for c in set(text)):
            return codec
    return None


def _likeliest(raw: bytes) -> tuple[str, float]:
    """The encoding in which the bytes make the likeliest text, and how likely it is: about 1 for good text, below 0 for none."""
    sample = raw if len(raw) <= _SAMPLE else _lines_with_letters(raw)
    mixed, share = _mixed(sample)
    if raw.startswith(codecs.BOM_UTF8):
        return f"utf-8-sig{mixed}", 1
    best, most = "cp1252", letters.score(decoded(sample, "cp1252"), "cp1252")
    if share >= most:
        best, most = f"utf-8{mixed}", share
    for name in letters.ENCODINGS:
        text = decoded(sample, name)
        if text.count("\ufffd") * 50 > len(text):
            continue
        likely = letters.score(text, name)
        if likely > most:
            best, most = name, likely
    return best, most


def _mixed(sample: bytes) -> tuple[str, float]:
    """How stray bytes in UTF-8 are read, and how likely it is that they are that; -1 where no letter is UTF-8."""
    kept = sample.decode("utf-8", "surrogateescape").lstrip("\ufeff")
    whole = [c for c in _STRAY.sub("", kept) if c > "\x7f"]
    if not whole:
        return _LATIN, -1
    strays = sum(1 if len(run) < 4 else len(run) for run in _STRAYS.findall(kept))  # longer ones are no damage
    count = (sum(1.5 if c < "\u0800" else 3 for c in whole) - strays) / (len(whole) + strays)
    if sum(c < "\u0250" or "\u2000" <= c < "\u2300" for c in whole) * 2 < len(whole):
        return _DAMAGED, count
    return _LATIN, max(count, letters.score(decoded(sample, f"utf-8{_LATIN}").replace("\ufffd", ""), "cp1252") + 0.3)


def _lines_with_letters(raw: bytes) -> bytes:
    """Lines that are not ASCII, up to the size of a sample."""
    out: list[bytes] = []
    size = 0
    for line in raw.split(b"\n"):
        if not line.isascii():
            out.append(line[:_SAMPLE])
            size += len(out[-1])
            if size > _SAMPLE:
                break
    return b"\n".join(out)
