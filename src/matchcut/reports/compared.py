"""Judgements of names as lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from matchcut.text.show import escaped
from matchcut.values.names import Comparison, compare_names

HEAD = ("left", "right")


def pair(left: str, right: str) -> Iterator[str]:
    """One judgement: score, verdict, why."""
    found = compare_names(left, right)
    yield f"{found.score:.3f}  {found.verdict}  {escaped(found.why)}"


def table(lines: Iterable[str]) -> Iterator[str]:
    """Each row as it came, with score, verdict and why; a header is kept. A row without a second column is unsure."""
    for number, line in enumerate(lines):
        cells = line.removeprefix("\ufeff" if not number else "").rstrip("\r\n").split("\t")
        shown = [escaped(c) for c in cells] if len(cells) > 1 else [escaped(cells[0]), ""]
        if not number and tuple(c.strip().casefold() for c in cells[:2]) == HEAD:
            yield "\t".join([*shown, "score", "verdict", "why"])
        elif any(c.strip() for c in cells):
            found = (
                compare_names(cells[0], cells[1]) if len(cells) > 1 else Comparison(0.5, "unsure", "there is no second name in this line")
            )
            yield "\t".join([*shown, f"{found.score:.4f}", found.verdict, escaped(" ".join(found.why.split()))])
