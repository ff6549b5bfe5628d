"""The typefaces, reduced to the characters that the pages use."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterable
from functools import lru_cache
from importlib.resources import files

import fontTools  # type: ignore[import-untyped]  # it ships no types

from matchcut.publish.site.catalogue import Catalogue
from matchcut.publish.site.people import scripts

FACES = (
    "display", "display-ext", "display-cyr", "text", "text-ext", "text-italic", "text-italic-ext", "sans", "sans-ext", "sans-cyr",
)  # fmt: skip
LICENCES = ("OFL-source-serif.txt", "OFL-source-sans.txt")
NOTE = "cut.txt"  # what each face was cut to, so that it need not be cut again
_LIGATURES = (0x152, 0x153)  # of French, which the base files have
# what interface, figures and quotes need anyway: a word added to a text rarely makes another font
_ALWAYS = frozenset(map(chr, (*range(0x20, 0x7F), 0xA0, 0xB7, 0xD7, *range(0x2018, 0x201E), 0x2013, 0x2014, 0x2026)))
_PLAIN = bytes(range(0x20, 0x7F))  # the part of them that makes up most of many texts


def names() -> list[str]:
    """Every file of the fonts folder."""
    return [*(f"{face}.woff2" for face in FACES), *LICENCES, NOTE]


def used(of: Catalogue) -> set[str]:
    """The characters of everything the pages may quote."""
    shown = of.archive
    files = {d.file: d for d in shown.documents}.values()  # rows share the text of their file
    texts = (d.text.encode("utf-8", "surrogatepass").translate(None, _PLAIN).decode("utf-8", "surrogatepass") for d in files)
    stated = (s.text for d in shown.documents for s in d.statements)
    terms = (name.text for kind in of.terms.values() for term in kind.values() for name in term.names.values())
    named = (
        of.title,
        *(f.name for f in shown.films),
        *(p.name for p in shown.people),
        *(f.sentence for f in shown.findings),
        *scripts().values(),
        *map(repr, of.interfaces),
    )
    return set().union(*texts, *stated, *terms, *named)


def cut(characters: Iterable[str], old: Callable[[str], bytes]) -> dict[str, bytes]:
    """The files of the fonts folder. `old` gives the file that stands under a name, empty for none: a face that needs no other characters is taken from there."""
    wanted = _ALWAYS | frozenset(characters)
    noted = dict(line.split(" ", 1) for line in old(NOTE).decode("utf-8", "replace").splitlines() if " " in line)
    out: dict[str, bytes] = {}
    notes: list[str] = []
    for face in FACES:
        whole = (files(__package__) / "fonts" / f"{face}.woff2").read_bytes()
        kept = "".join(sorted(c for c in wanted if _part(c) == _holds(face)))
        key = _digest(whole, kept.encode(), fontTools.version.encode())
        data = old(f"{face}.woff2")
        if noted.get(face) != f"{key} {_digest(data)}":
            data = _subset(whole, kept)
        out[f"{face}.woff2"] = data
        notes.append(f"{face} {key} {_digest(data)}\n")
    licences = {name: (files(__package__) / "fonts" / name).read_bytes() for name in LICENCES}
    return {**out, **licences, NOTE: "".join(notes).encode()}


def _digest(*parts: bytes) -> str:
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:24]


def _holds(face: str) -> str:
    end = face.rpartition("-")[2]
    return end if end in ("ext", "cyr") else "base"


def _part(char: str) -> str:
    """Which file of a face holds a character: `base`, `ext` (more Latin), `cyr`, or none of them."""
    code = ord(char)
    if 0x400 <= code <= 0x4FF:
        return "cyr"
    if (0x100 <= code <= 0x36F and code not in _LIGATURES) or 0x1E00 <= code <= 0x1EFF:
        return "ext"
    return "base" if code < 0x100 or code in _LIGATURES or 0x2000 <= code <= 0x20CF else ""


@lru_cache(maxsize=64)
def _subset(whole: bytes, characters: str) -> bytes:
    """A face with only these characters. The modules are imported here because they take long to load and are seldom needed."""
    from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]  # noqa: PLC0415
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # noqa: PLC0415

    font = TTFont(io.BytesIO(whole), recalcTimestamp=False)
    subsetter = Subsetter(Options(layout_features=["*"], notdef_outline=True, hinting=False))
    subsetter.populate(text=characters or " ")
    subsetter.subset(font)
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out, reorderTables=False)
    return out.getvalue() if out.tell() < len(whole) else whole
