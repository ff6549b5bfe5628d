"""Fixes of findings: which ones are applied together, the texts after them, and the difference as a patch."""

from __future__ import annotations

import difflib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from matchcut.model import Finding, Fix
from matchcut.place import Edit, apply
from matchcut.text.show import escaped


def chosen(findings: Iterable[Finding], suggested: bool) -> list[Fix]:
    """Fixes that can be applied together, in the order of the findings; of two that overlap, the first.

    A fix is taken whole or not at all. Edits that only touch do not overlap, unless one of them inserts.
    """
    taken: dict[str, list[Edit]] = {}
    fixes: dict[tuple[Edit, ...], Fix] = {}
    for finding in findings:
        fix = finding.fix
        if fix is None or (fix.safety == "suggested" and not suggested):
            continue
        edits = tuple(sorted(set(fix.edits)))
        if not edits or edits in fixes or not _disjoint(edits) or not all(_free(taken.get(e.path, []), e) for e in edits):
            continue
        fixes[edits] = fix
        for edit in edits:
            row = taken.setdefault(edit.path, [])
            row.insert(bisect_left(row, edit), edit)
    return list(fixes.values())


def by_file(texts: Mapping[str, str], fixes: Iterable[Fix]) -> dict[str, list[Edit]]:
    """The edits of each file that changes. A fix of a file that is not in `texts`, or beyond its end, is left out whole."""
    edits: dict[str, list[Edit]] = {}
    for fix in fixes:
        if all(e.path in texts and 0 <= e.start <= e.end <= len(texts[e.path]) for e in fix.edits):
            for edit in fix.edits:
                edits.setdefault(edit.path, []).append(edit)
    return {path: those for path, those in sorted(edits.items()) if apply(texts[path], those) != texts[path]}


def diff(old: str, new: str, path: str) -> str:
    r"""A unified diff that `patch` and `git apply` take; "" where nothing differs. Lines end at LF, so CRLF and lone CR are kept."""
    return "".join(_patch(_lines(old), _lines(new), path))


def _patch(old: list[str], new: list[str], path: str) -> Iterator[str]:
    for line in difflib.unified_diff(old, new, _header("a/", path), _header("b/", path)):
        if line.endswith("\n"):
            yield line
        else:
            yield f"{line}\n\\ No newline at end of file\n"


def _header(side: str, path: str) -> str:
    name = side + path
    safe = escaped(name)
    if safe != name or '"' in name:
        return '"' + safe.replace('"', '\\"') + '"'
    return f"{name}\t" if " " in name else name  # as git does: a tab ends a name with spaces


def _lines(text: str) -> list[str]:
    parts = text.split("\n")
    lines = [part + "\n" for part in parts[:-1]]
    return [*lines, parts[-1]] if parts[-1] else lines


def _disjoint(edits: tuple[Edit, ...]) -> bool:
    return not any(_clash(a, b) for a, b in pairwise(edits))


def _free(row: list[Edit], edit: Edit) -> bool:
    """Whether no edit of a sorted row without overlaps is in the way."""
    index = bisect_left(row, edit)
    return not any(_clash(other, edit) for other in row[max(0, index - 1) : index + 1])


def _clash(a: Edit, b: Edit) -> bool:
    if a.path != b.path:
        return False
    if a.start == a.end or b.start == b.end:
        return a.start <= b.end and b.start <= a.end
    return a.start < b.end and b.start < a.end
