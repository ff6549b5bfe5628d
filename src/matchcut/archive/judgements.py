"""Decisions about identity, `judgements.tsv`: what is the same, different or unsure, as an editor settled it."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable
from typing import get_args

from matchcut.archive.wrong import SettingsError
from matchcut.model import Judgement, Verdict
from matchcut.text.pattern import regex
from matchcut.text.show import quoted

NAME = "judgements.tsv"
HEADER = ("kind", "left", "right", "verdict", "who", "when", "why")
KINDS = ("film", "person", "character", "award", "festival")

_WHEN = regex(r"\d{4}(?:-\d\d(?:-\d\d(?:[T ][\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?)?)?\Z")

Node = tuple[str, str]  # kind and reference


def judgements(text: str, name: str = NAME) -> tuple[Judgement, ...]:
    """The rows in their order. Raises SettingsError for a row that is wrong and for rows that contradict each other."""
    rows = re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff"))
    if not any(row.strip() for row in rows):
        return ()
    if tuple(cell.strip() for cell in rows[0].split("\t")) != HEADER:
        raise SettingsError(name, 1, f"the first line is not {' '.join(HEADER)}, parted by tabs")
    judged = tuple(_judgement(row, line, name) for line, row in enumerate(rows[1:], 2) if row.strip())
    _agree(judged, name)
    return judged


def _judgement(row: str, line: int, name: str) -> Judgement:
    cells = [" ".join(cell.split()) for cell in row.split("\t")]
    if len(cells) != len(HEADER):
        raise SettingsError(name, line, f"{len(cells)} columns instead of {len(HEADER)}")
    kind, left, right, verdict, who, when, why = cells
    if kind not in KINDS:
        raise SettingsError(name, line, f"kind is {quoted(kind)}, not one of {', '.join(KINDS)}")
    if not left or not right:
        raise SettingsError(name, line, f"{'right' if left else 'left'} is empty")
    if left == right:
        raise SettingsError(name, line, f"{quoted(left)} is judged against itself")
    if when and not _WHEN.match(when):
        raise SettingsError(name, line, f"when is {quoted(when)}, not a date like 2024-05-21")
    for known in get_args(Verdict):
        if verdict == known:
            return Judgement(kind, left, right, known, who, when, why, line)
    raise SettingsError(name, line, f"verdict is {quoted(verdict)}, not one of {', '.join(get_args(Verdict))}")


def _agree(judged: Iterable[Judgement], name: str) -> None:
    """Nothing that is the same through any number of rows may be judged different."""
    same: dict[Node, list[tuple[Node, int]]] = {}
    classes = _Classes()
    rows = tuple(judged)
    for j in rows:
        if j.verdict == "same":
            left, right = (j.kind, j.left), (j.kind, j.right)
            same.setdefault(left, []).append((right, j.line))
            same.setdefault(right, []).append((left, j.line))
            classes.join(left, right)
    for j in rows:
        left, right = (j.kind, j.left), (j.kind, j.right)
        if j.verdict == "different" and classes.find(left) == classes.find(right):
            lines = sorted(_path(same, left, right))
            named = [str(n) for n in lines[:10]] + [f"{len(lines) - 10} more"] * (len(lines) > 10)
            told = f"line {named[0]} says" if len(named) == 1 else f"lines {', '.join(named[:-1])} and {named[-1]} say"
            message = f"line {j.line} judges {quoted(j.left)} and {quoted(j.right)} different, but {told} that they are the same"
            raise SettingsError(name, j.line, message)


def _path(same: dict[Node, list[tuple[Node, int]]], start: Node, goal: Node) -> list[int]:
    """The lines of a shortest chain of `same` from one to the other."""
    came: dict[Node, tuple[Node, int]] = {start: (start, 0)}
    queue = deque([start])
    while queue and goal not in came:
        node = queue.popleft()
        for other, line in same.get(node, ()):
            if other not in came:
                came[other] = (node, line)
                queue.append(other)
    lines = []
    while goal != start:
        goal, line = came[goal]
        lines.append(line)
    return lines


class _Classes:
    """Union-find."""

    __slots__ = ("parent",)

    def __init__(self) -> None:
        self.parent: dict[Node, Node] = {}

    def find(self, node: Node) -> Node:
        while (up := self.parent.get(node, node)) != node:
            self.parent[node] = self.parent.get(up, up)
            node = up
        return node

    def join(self, left: Node, right: Node) -> None:
        self.parent[self.find(right)] = self.find(left)
