"""Findings as workflow commands of GitHub Actions: each one an annotation beside its line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from matchcut.model import Finding
from matchcut.reports.json import Ends, Show
from matchcut.reports.text import message
from matchcut.text.show import escaped

_LEVEL = {"error": "error", "warning": "warning", "info": "notice"}


def render(findings: Iterable[Finding], source: Callable[[str], str | None], show: Show) -> Iterator[str]:
    """One command a line, without line ends."""
    ends = Ends(source)
    for finding in findings:
        end_line, end_column = ends.of(finding.place, finding.quote)
        place = finding.place
        keys = {"file": show(place.path), "line": place.line, "endLine": end_line}
        if end_line == place.line:  # GitHub takes columns only within one line
            keys |= {"col": place.column, "endColumn": end_column}
        keys["title"] = f"{finding.code} {finding.rule}"
        properties = ",".join(f"{key}={_property(str(value))}" for key, value in keys.items())
        yield f"::{_LEVEL[finding.severity or 'warning']} {properties}::{_data(message(finding, show))}"


def _data(text: str) -> str:
    return escaped(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
