"""Findings as one JSON object: the contract for scripts, in the order given."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from matchcut.model import Finding, Fix, Related
from matchcut.place import Lines, Place
from matchcut.text.pattern import regex

VERSION = 1

# Letters that steer a terminal, and lone surrogates, which UTF-8 does not have. An escape is the same JSON.
_STEERING = regex("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")

Show = Callable[[str], str]


def render(findings: Iterable[Finding], source: Callable[[str], str | None], show: Show, summary: Mapping[str, Any]) -> str:
    """The whole report, without the last line end. `show` gives the path as printed; offsets of edits count code points."""
    ends = Ends(source)
    report = {"version": VERSION, "findings": [_finding(f, ends, show) for f in findings], "summary": dict(summary)}
    return safe(json.dumps(report, ensure_ascii=False, indent=2))


def sentence(finding: Finding, show: Show) -> str:
    """The message with its places as the reader sees them."""
    return "".join(f"{show(p.path)}:{p.line}:{p.column}" if isinstance(p, Place) else p for p in finding.message)


def _finding(finding: Finding, ends: Ends, show: Show) -> dict[str, Any]:
    end_line, end_column = ends.of(finding.place, finding.quote)
    return {
        "code": finding.code,
        "rule": finding.rule,
        "severity": finding.severity or "warning",
        "message": sentence(finding, show),
        "path": show(finding.place.path),
        "line": finding.place.line,
        "column": finding.place.column,
        "end_line": end_line,
        "end_column": end_column,
        "quote": finding.quote,
        "related": [_related(r, show) for r in finding.related],
        "fix": _fix(finding.fix, show) if finding.fix else None,
    }


def _related(related: Related, show: Show) -> dict[str, Any]:
    place = related.place
    return {"path": show(place.path), "line": place.line, "column": place.column, "quote": related.quote}


def _fix(fix: Fix, show: Show) -> dict[str, Any]:
    edits = [{"path": show(e.path), "start": e.start, "end": e.end, "text": e.text} for e in fix.edits]
    return {"safety": fix.safety, "title": fix.title, "edits": edits}


def safe(text: str) -> str:
    """JSON whose letters steer no terminal and fit into UTF-8; it reads as the same."""
    return _STEERING.sub(lambda m: f"\\u{ord(m[0]):04x}", text)


class Ends:
    """Where spans end; a text is split into lines once."""

    __slots__ = ("known", "source")

    def __init__(self, source: Callable[[str], str | None]) -> None:
        self.source = source
        self.known: dict[str, Lines | None] = {}

    def of(self, place: Place, quote: str) -> tuple[int, int]:
        """Line and column behind the span, from the source or, where there is none, from the quote."""
        if place.path not in self.known:
            text = self.source(place.path)
            self.known[place.path] = None if text is None else Lines(text)
        lines = self.known[place.path]
        if lines is not None:
            return lines.position(place.end)
        line, column = Lines(quote).position(len(quote))
        return place.line + line - 1, column if line > 1 else place.column + column - 1
