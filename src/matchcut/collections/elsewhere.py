"""What a collection says of its films outside the texts: years in file names and folders, titles and ids that are file names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from matchcut.collections import lexicon
from matchcut.model import Document
from matchcut.text import filename
from matchcut.text.pattern import regex
from matchcut.text.years import IN_TEXT
from matchcut.values import identifier, title

_YEAR = f"({IN_TEXT})"
_DATED = regex(r"\d{4}-\d{2}(?:-\d{2})?(?:[-_ ]|$)")
_ENDS = regex(rf"(?:[-_. ]|\s[(\[]|^[(\[]){_YEAR}[)\]]?$")
_STARTS = regex(rf"^[(\[]?{_YEAR}[)\]]?[-_. ]+(?=\S)")
ENOUGH = 5
SHARE = 0.8


def in_name(path: str) -> tuple[int, str] | None:
    """A year at the end or the start of a file's name, as number and as it stands; None for the date of a post."""
    _, stem = filename.stem(path)
    if _DATED.match(stem):
        return None
    found = _ENDS.search(stem) or _STARTS.search(stem)
    return (int(found[1]), found[1]) if found else None


def in_folder(path: str) -> tuple[int, str] | None:
    """A year that is the name of a folder."""
    folder = next((f for f in reversed(path.split("/")[:-1]) if re.fullmatch(_YEAR, f)), None)
    return (int(folder), folder) if folder else None


def year_in(
    documents: Sequence[Document], years: Mapping[str, int], posted: Mapping[str, set[int]]
) -> tuple[Literal["name", "folder"] | None, str]:
    """Where documents without a year in a field have it, and why. `years`: of films; `posted`: of dates, by document.

    Only where at least four in five have one there, it is nowhere the year of the post, and it agrees with the years that are stated.
    """
    files = {d.file: d for d in documents if not d.row and _is_told(d)}
    if len(files) < ENOUGH:
        return None, ""
    for where, find in (("name", in_name), ("folder", in_folder)):
        found = {path: year[0] for path in files if (year := find(path))}
        if len(found) < SHARE * len(files) or len(found) < ENOUGH:
            continue
        stated = [(found[p], years[p]) for p in found if p in years]
        if stated and sum(a == b for a, b in stated) < SHARE * len(stated):
            continue
        same = sum(found[p] in posted.get(p, ()) for p in found)
        spread = max(found.values()) - min(found.values())
        if (posted and same * 2 >= len(found)) or (not stated and (spread < 15 or len(set(found.values())) < 4)):
            continue
        return where, f"the {where} of {len(found)} of {len(files)} files gives a year, {min(found.values())} to {max(found.values())}"  # type: ignore[return-value]  # it is one of two words
    return None, ""


def _is_told(document: Document) -> bool:
    _, stem = filename.stem(document.file)
    return not lexicon.word("page", stem.strip("_"))


def title_in(documents: Sequence[Document], titled: frozenset[str], described: frozenset[str]) -> tuple[Literal["name"] | None, str]:
    """Whether file names are the titles: documents that describe a film, give no title anywhere, and whose names are written as titles are."""
    told = [d for d in documents if not d.row and d.path in described]
    bare = [d for d in told if d.path not in titled and not any(p.kind == "headline" for p in d.reading.passages)]
    if not bare or len(bare) < SHARE * len(told):
        return None, ""
    written = [d for d in bare if _is_written(filename.stem(d.file)[1])]
    if len(written) < SHARE * len(bare):
        return None, ""
    return "name", f"{len(bare)} of {len(told)} files that describe a film have no title but their name"


def _is_written(stem: str) -> bool:
    """Whether a file's name is written as a title is, not as a slug: "The Third Man", "Anora (2024)"."""
    return (
        any(c.isupper() or (c.isalpha() and not c.islower() and not c.isascii()) for c in stem)
        and "_" not in stem
        and "-" not in stem.split(" ", maxsplit=1)[0]
    )


def statements(document: Document, year: str | None, named: bool) -> Iterator[tuple[str, str, object]]:
    """Field, text and value of what the path says: a year where the profile says so, a title, an id that is the file's name."""
    _, stem = filename.stem(document.file)
    if year is not None and (found := (in_name if year == "name" else in_folder)(document.file)):
        yield "year", found[1], found[0]
    if named:
        plain, of = title.split_year(stem)
        yield "title", plain, plain
        if of and year is None:
            yield "year", str(of), of
    if one := identifier.in_filename(stem):
        yield "identifier", stem, one.canonical
