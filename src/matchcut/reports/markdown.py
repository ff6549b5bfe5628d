"""Findings as a Markdown table for each file, for a pull request or a mail."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from matchcut.model import Finding
from matchcut.reports.json import Show
from matchcut.reports.text import message, summary
from matchcut.text.pattern import regex
from matchcut.text.show import escaped

_MARKUP = regex(r"([\\`*_{}\[\]<>#|~!&@$])")


def render(findings: Iterable[Finding], show: Show, *, hidden_infos: int = 0) -> Iterator[str]:
    """Lines without line ends. Nothing of the data is markup, a link or a mention of somebody."""
    found = tuple(findings)
    for path, inside in groupby(found, key=lambda f: f.place.path):
        yield f"### {_plain(escaped(show(path)))}"
        yield ""
        yield "| place | severity | rule | finding |"
        yield "|---|---|---|---|"
        for f in inside:
            yield f"| {f.place.line}:{f.place.column} | {f.severity or 'warning'} | {f.code} {f.rule} | {_plain(message(f, show))} |"
        yield ""
    yield summary(found, hidden_infos)


def _plain(text: str) -> str:
    """Text that reads as it stands: markup escaped, addresses broken so that they are no links."""
    return _MARKUP.sub(r"\\\1", text).replace("://", ":&#47;/").replace("www.", "www&#46;").replace("\\@", "&#64;")
