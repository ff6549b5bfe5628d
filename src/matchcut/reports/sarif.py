"""Findings as SARIF 2.1.0, for code scanning: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html.

Columns count UTF-16 units, which is what its readers expect when nothing else is said.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Any
from urllib.parse import quote

from matchcut.declare import Rule, rules
from matchcut.model import Finding, Fix
from matchcut.place import Lines, Place
from matchcut.reports.json import Show, safe
from matchcut.reports.text import message
from matchcut.text.show import escaped

_LEVEL = {"error": "error", "warning": "warning", "info": "note"}
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render(findings: Iterable[Finding], source: Callable[[str], str | None], show: Show, version: str) -> str:
    """The whole log, without the last line end. `version` is matchcut's own."""
    regions, known = _Regions(source), {r.name: index for index, r in enumerate(rules())}
    seen: Counter[str] = Counter()
    results = [_result(f, regions, show, known, seen) for f in findings]
    driver = {"name": "matchcut", "version": version, "semanticVersion": version, "rules": [_descriptor(r) for r in rules()]}
    run = {"tool": {"driver": driver}, "columnKind": "utf16CodeUnits", "results": results}
    return safe(json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2))


def _descriptor(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "defaultConfiguration": {"level": _LEVEL[rule.severity]},
    }


def _result(f: Finding, regions: _Regions, show: Show, known: dict[str, int], seen: Counter[str]) -> dict[str, Any]:
    mark = hashlib.sha256(f"{f.rule}\0{f.place.path}\0{f.quote}".encode("utf-8", "surrogatepass")).hexdigest()[:32]
    seen[mark] += 1
    result: dict[str, Any] = {
        "ruleId": f.code,
        "level": _LEVEL[f.severity or "warning"],
        "message": {"text": message(f, show)},
        "locations": [_location(f.place, f.quote, regions, show)],
        "partialFingerprints": {"matchcut/v1": f"{mark}:{seen[mark]}"},
    }
    if f.rule in known:
        result["ruleIndex"] = known[f.rule]
    if f.related:
        result["relatedLocations"] = [{"id": n, **_location(r.place, r.quote, regions, show)} for n, r in enumerate(f.related)]
    if f.fix and (fix := _fix(f.fix, regions, show)):
        result["fixes"] = [fix]
    return result


def _location(place: Place, text: str, regions: _Regions, show: Show) -> dict[str, Any]:
    region = regions.of(place.path, place.start, place.end) or {"startLine": place.line}
    return {"physicalLocation": {"artifactLocation": _artifact(place.path, show), "region": {**region, "snippet": {"text": escaped(text)}}}}


def _artifact(path: str, show: Show) -> dict[str, Any]:
    return {"uri": quote(show(path).encode("utf-8", "surrogateescape"), safe="/")}


def _fix(fix: Fix, regions: _Regions, show: Show) -> dict[str, Any] | None:
    """The fix with its places; None where a source is gone."""
    changes = []
    for path, edits in groupby(sorted(fix.edits), key=lambda e: e.path):
        replacements = []
        for edit in edits:
            region = regions.of(path, edit.start, edit.end)
            if region is None:
                return None
            replacements.append({"deletedRegion": region, "insertedContent": {"text": edit.text}})
        changes.append({"artifactLocation": _artifact(path, show), "replacements": replacements})
    return {"description": {"text": f"{escaped(fix.title)} ({fix.safety})"}, "artifactChanges": changes} if changes else None


class _Regions:
    """Spans as lines and UTF-16 columns; a text is split into lines once."""

    __slots__ = ("known", "source")

    def __init__(self, source: Callable[[str], str | None]) -> None:
        self.source = source
        self.known: dict[str, tuple[str, Lines] | None] = {}

    def of(self, path: str, start: int, end: int) -> dict[str, Any] | None:
        """None where the source is gone."""
        if path not in self.known:
            text = self.source(path)
            self.known[path] = None if text is None else (text, Lines(text))
        entry = self.known[path]
        if entry is None:
            return None
        (line, column), (end_line, end_column) = (_position(*entry, offset) for offset in (start, end))
        return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}


def _position(text: str, lines: Lines, offset: int) -> tuple[int, int]:
    line, column = lines.position(offset)
    before = text[offset - column + 1 : offset]
    return line, column + sum(letter > "\uffff" for letter in before)
