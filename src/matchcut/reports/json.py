"""Findings as one JSON object: the contract for scripts, in the order given."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Annotated, Literal

from msgspec import Meta, Struct, to_builtins
from msgspec.structs import replace

from matchcut.model import Finding, Fix, Severity
from matchcut.place import Lines, Place
from matchcut.text.pattern import regex

FromZero = Annotated[int, Meta(ge=0)]
FromOne = Annotated[int, Meta(ge=1)]

# Letters that steer a terminal, and lone surrogates, which UTF-8 does not have. An escape is the same JSON.
_STEERING = regex("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")

Show = Callable[[str], str]


class RelatedRow(Struct, frozen=True):
    """Another place that a finding speaks of."""

    path: str
    line: FromOne
    column: FromOne
    quote: str


class FindingRow(Struct, frozen=True):
    """One finding. Lines and columns count from 1, columns in code points; `end_line` and `end_column` are behind the last character.

    The offsets of edits count code points of the decoded file. `fix` is null where there is none.
    """

    code: str
    rule: str
    severity: Severity
    message: str
    path: str
    line: FromOne
    column: FromOne
    end_line: FromOne
    end_column: FromOne
    quote: str
    related: list[RelatedRow]
    fix: Fix | None


class Summary(Struct, frozen=True):
    """How much was read, and how many findings there are of each severity, printed or not."""

    documents: FromZero
    films: FromZero
    error: FromZero
    warning: FromZero
    info: FromZero


class Report(Struct, frozen=True):
    """What `check` found. `version` changes when a key changes its meaning or goes."""

    version: Literal[1]
    findings: list[FindingRow]
    summary: Summary


def render(findings: Iterable[Finding], source: Callable[[str], str | None], show: Show, summary: Summary) -> str:
    """The whole report, without the last line end. `show` gives the path as printed; offsets of edits count code points."""
    ends = Ends(source)
    return dumped(Report(1, [_finding(f, ends, show) for f in findings], summary), indent=2)


def sentence(finding: Finding, show: Show) -> str:
    """The message with its places as the reader sees them."""
    return "".join(f"{show(p.path)}:{p.line}:{p.column}" if isinstance(p, Place) else p for p in finding.message)


def _finding(finding: Finding, ends: Ends, show: Show) -> FindingRow:
    place, severity = finding.place, finding.severity or "warning"
    at = show(place.path), place.line, place.column, *ends.of(place, finding.quote)
    related = [RelatedRow(show(r.place.path), r.place.line, r.place.column, r.quote) for r in finding.related]
    fix = finding.fix and replace(finding.fix, edits=tuple(replace(e, path=show(e.path)) for e in finding.fix.edits))
    return FindingRow(finding.code, finding.rule, severity, sentence(finding, show), *at, finding.quote, related, fix)


def dumped(row: Struct, indent: int | None = None) -> str:
    """A row or a report as JSON, its keys in the order of its class."""
    return safe(json.dumps(to_builtins(row), ensure_ascii=False, indent=indent))


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
