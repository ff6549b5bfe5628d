"""File names of pages: safe on every system, made from ids that may hold anything."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import lru_cache
from urllib.parse import quote

_RESERVED = frozenset({"con", "prn", "aux", "nul", "clock$", *(f"{d}{n}" for d in ("com", "lpt") for n in "0123456789¹²³")})
_LONGEST = 60  # characters of one name; 180 bytes at most in any script of three bytes a character
_DEEPEST = 12


@lru_cache(maxsize=65536)
def href(path: str) -> str:
    """The path as a relative URL; nothing in it needs escaping in HTML."""
    return quote(path, safe="/")


def digest(text: str, length: int = 6) -> str:
    """The first digits of a text's SHA-256, as a short name that never changes."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]


def slug(text: str) -> str:
    """Letters and figures in lower case, everything else as single hyphens, accents left out; empty for a text without letters and figures."""
    out: list[str] = []
    for char in unicodedata.normalize("NFKC", text.casefold()):
        if char.isascii():
            out.append(char if char.isalnum() else "-")
            continue
        plain = "".join(c for c in unicodedata.normalize("NFKD", char) if c.isascii() and c.isalnum())
        if plain:
            out.append(plain.lower())
        elif _steady(char):
            out.append(char)
        else:
            out.append("" if unicodedata.category(char).startswith("M") else "-")
    words = [word for word in "".join(out).split("-") if word]
    return "-".join(words)[:_LONGEST].strip("-")


def _steady(char: str) -> bool:
    """True if a letter is the same in every Unicode normal form, so that no file system changes it."""
    return char.isalnum() and unicodedata.normalize("NFKD", char) == char == char.casefold() and ord(char) < 0x10000


def named(ids: Iterable[str], text: Callable[[str], str] = str) -> dict[str, str]:
    """A unique file name for each id, made from `text(id)`. The order of the ids makes no difference, and no id gets the name `index`."""
    wanted: dict[str, list[str]] = defaultdict(list)
    for each in sorted(set(ids)):
        wanted[slug(text(each))].append(each)
    out: dict[str, str] = {}
    blocked = {"index", *_RESERVED}
    for name, same in wanted.items():
        plain = same[0] if len(same) == 1 else next((i for i in same if i == name), None)
        for each in same:
            free = name and name not in blocked and each == plain and not name.startswith("index-")
            out[each] = name if free else f"{name}-{digest(each, 8)}".lstrip("-")
    return out


def source_paths(files: Iterable[str]) -> dict[str, str]:
    """The page of each source file: the file's own path with `.html`, changed where some system could not write it."""
    out: dict[str, str] = {}
    by_page: dict[str, list[str]] = defaultdict(list)
    for file in sorted(set(files)):
        by_page[_page_of(file).casefold()].append(file)
    for same in by_page.values():
        for file in same:
            page = _page_of(file)
            out[file] = page if len(same) == 1 else f"{page[:-5]}-{digest(file, 8)}.html"
    return out


def _page_of(file: str) -> str:
    parts = file.split("/")
    if len(parts) > _DEEPEST or len(file) > 240:
        return f"sources/{slug(parts[-1])}-{digest(file, 12)}.html"
    safe = [_component(part) for part in parts]
    folders = [part + "-" if part.casefold().endswith(".html") else part for part in safe[:-1]]
    changed = [*folders, safe[-1]] != parts
    end = f"-{digest(file, 8)}.html" if changed else ".html"
    return "/".join(["sources", *folders, safe[-1] + end])


def _component(part: str) -> str:
    kept = "".join(c if (c.isascii() and (c.isalnum() or c in "._-")) or (not c.isascii() and _steady(c)) else "_" for c in part)
    kept = kept[: _LONGEST + 20].strip(". ") or "_"
    return kept + "_" if kept.partition(".")[0].casefold() in _RESERVED else kept
