"""Which documents of an archive form a collection: those that are written alike."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from matchcut.collections import lexicon
from matchcut.text import filename


class Member(NamedTuple):
    """A document, as far as its collection is chosen by it."""

    path: str
    file: str
    row: int  # 0 for a whole file
    is_data: bool  # a row, or a file of data, where keys say less than in a text's front matter
    keys: tuple[str, ...]  # key patterns, each once


def grouped(documents: Sequence[Member]) -> dict[str, list[Member]]:
    """Documents by collection: a table is one; else those of one folder, language folders left out of account, prose and data apart.

    Sibling folders whose documents share most of their keys are one.
    """
    tables = {d.file for d in documents if d.row}
    groups: dict[str, list[Member]] = {}
    folders: dict[str, list[Member]] = defaultdict(list)
    for document in documents:
        if document.file in tables:
            groups.setdefault(document.file, []).append(document)
        else:
            mark = "#data" if document.is_data else "" if document.keys else "#prose"
            folders[filename.folder(document.path) + mark].append(document)
    usual = {folder: _usual_keys(inside) for folder, inside in folders.items()}
    shared = _shared(folders)
    for folder, inside in sorted(folders.items()):
        parent = folder.rpartition("/")[0]
        alike = "#" not in folder and parent in shared and not _is_section(folder) and _alike(shared[parent], usual[folder])
        groups.setdefault(parent if alike else folder, []).extend(inside)
    return groups


def _shared(folders: Mapping[str, list[Member]]) -> dict[str, frozenset[str]]:
    """By folder, the keys that most documents in it and in the folders right under it have, where there are several such folders."""
    below: dict[str, list[str]] = defaultdict(list)
    for folder in folders:
        if "#" not in folder and "/" in folder:
            below[folder.rpartition("/")[0]].append(folder)
    out = {}
    for parent, inside in below.items():
        together = [*inside, *([parent] if parent in folders else [])]
        if len(together) > 1:
            out[parent] = _usual_keys([d for f in together for d in folders[f]])
    return out


def _is_section(folder: str) -> bool:
    """Whether a folder's name says that what it holds is another kind of thing than what its neighbours hold."""
    name = folder.rpartition("/")[2].strip("_")
    return any(lexicon.word(kind, name) for kind in ("film", "subjects", "sections", "page"))


def _usual_keys(documents: list[Member]) -> frozenset[str]:
    counts = Counter(p for d in documents for p in d.keys)
    return frozenset(p for p, n in counts.items() if n * 2 > len(documents))


def _alike(a: frozenset[str], b: frozenset[str]) -> bool:
    return len(a & b) * 2 >= len(a | b) > 0
