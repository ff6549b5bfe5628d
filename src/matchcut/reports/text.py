"""Findings for a terminal: one line each, then the source they speak of, then a summary."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from matchcut.model import Finding
from matchcut.place import Lines, Place
from matchcut.text.show import escaped, width

COLUMNS = 100  # of source shown in a frame
_RESET = "\x1b[0m"
_BOLD = "\x1b[1m"
_DIM = "\x1b[2m"
_SEVERITY = {"error": "\x1b[1;31m", "warning": "\x1b[1;33m", "info": "\x1b[1;36m"}


def render(
    findings: Iterable[Finding],
    source: Callable[[str], str | None],
    show: Callable[[str], str],
    *,
    colour: bool,
    hidden_infos: int = 0,
) -> Iterator[str]:
    """Lines without line ends.

    `source` gives the text of an archive path (None: not readable, no frame), `show` the path as printed;
    `hidden_infos` are findings left out because of `--min-severity`.
    """
    frames = _Frames(source)
    found = tuple(findings)
    for finding in found:
        tone = _SEVERITY[finding.severity or "warning"]
        yield _headline(finding, show, tone if colour else "")
        yield from frames.of(finding.place, tone if colour else "")
        for related in finding.related[:8]:
            yield "  " + _painted(located(related.place, show), _DIM if colour else "")
            yield from frames.of(related.place, tone if colour else "")
        yield ""
    yield summary(found, hidden_infos)


def located(place: Place, show: Callable[[str], str]) -> str:
    """`path:line:column`, safe to print."""
    return escaped(f"{show(place.path)}:{place.line}:{place.column}")


def message(finding: Finding, show: Callable[[str], str]) -> str:
    """The sentence with its places as the reader sees them, safe to print."""
    return "".join(located(part, show) if isinstance(part, Place) else escaped(part) for part in finding.message)


def summary(findings: Iterable[Finding], hidden_infos: int = 0) -> str:
    """How much was found, in one line."""
    found = tuple(findings)
    count = {level: sum((f.severity or "warning") == level for f in found) for level in ("error", "warning", "info")}
    parts = [_counted(count["error"], "error"), _counted(count["warning"], "warning")]
    if count["info"]:
        parts.append(_counted(count["info"], "info"))
    line = ", ".join(parts)
    if found:
        line += f" in {_counted(len({f.place.path for f in found}), 'file')}"
    if hidden_infos:
        line += f"; {_counted(hidden_infos, 'info')} (--min-severity info shows {'it' if hidden_infos == 1 else 'them'})"
    return line


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _painted(text: str, tone: str) -> str:
    return f"{tone}{text}{_RESET}" if tone else text


def _headline(finding: Finding, show: Callable[[str], str], tone: str) -> str:
    where = _painted(located(finding.place, show), _BOLD if tone else "")
    return f"{where} {_painted(finding.code, tone)} {finding.rule}: {message(finding, show)}"


@dataclass(slots=True)
class _Frames:
    """Source excerpts; a text is split into lines once."""

    source: Callable[[str], str | None]
    known: dict[str, tuple[str, Lines] | None] = field(default_factory=dict)

    def of(self, place: Place, tone: str) -> Iterator[str]:
        """The source line of a place and carets under its span; nothing where the source does not have it."""
        if place.path not in self.known:
            text = self.source(place.path)
            self.known[place.path] = None if text is None else (text, Lines(text))
        entry = self.known[place.path]
        if entry is None:
            return
        text, lines = entry
        if not 1 <= place.line <= len(lines.starts):
            return
        start, end = lines.span(place.line, text)
        before, marked, after = cut(text[start:end], place.start - start, place.end - start)
        gutter = max(4, len(str(place.line)))
        bar = _painted(f"{place.line:>{gutter}} |", _DIM if tone else "")
        blank = _painted(f"{'':>{gutter}} |", _DIM if tone else "")
        yield f"{bar} {before}{marked}{after}".rstrip()
        yield f"{blank} {' ' * width(before)}{_painted('^' * max(1, width(marked)), tone)}"


def cut(line: str, start: int, end: int, columns: int = COLUMNS) -> tuple[str, str, str]:
    """A line in three parts, before, inside and after its span `start:end`, escaped and cut with `…` to about `columns`."""
    start = min(max(start, 0), len(line))
    end = min(max(end, start), len(line))
    left, span, right = line[max(0, start - columns) : start], line[start : end if end - start <= columns else start + columns], ""
    whole_span = _fitting(_shown(span), columns - 2)
    if whole_span == _shown(span) and len(span) == end - start:
        right = line[end : end + columns]
        marked = whole_span
    else:
        return ("…" if start else ""), whole_span + "…", ""
    before, after = _shown(left), _shown(right)
    room = columns - width(marked)
    if width(before) + width(after) <= room and len(left) == start and len(right) == len(line) - end:
        return before, marked, after
    share = max(room // 2, room - width(after))
    kept = _fitting(before[::-1], share - 1)[::-1]
    before = kept if kept == before and len(left) == start else "…" + kept
    tail = _fitting(after, room - width(before) - 1)
    return before, marked, tail if tail == after and len(right) == len(line) - end else tail + "…"


def _shown(text: str) -> str:
    return escaped(text.replace("\t", " "))


def _fitting(text: str, columns: int) -> str:
    """The longest beginning that takes at most so many columns."""
    used = 0
    for index, letter in enumerate(text):
        used += width(letter)
        if used > columns:
            return text[:index]
    return text
