"""The report for scripts."""

from __future__ import annotations

import json

from matchcut.model import Finding, Fix, Related
from matchcut.place import Edit, Lines
from matchcut.reports.json import Summary, render

TEXT = "title: Anora\nnote: one\n  two\n"


def finding() -> Finding:
    lines = Lines(TEXT)
    there = lines.place("a.md", 7, 12)
    here = lines.place("a.md", 19, 28)
    fix = Fix("safe", "join", (Edit("a.md", 22, 25, " "),))
    return Finding(("note speaks of ", there), here, TEXT[19:28], (Related(there, "Anora"),), fix, "error", "REC1", "note")


def test_the_contract() -> None:
    report = json.loads(render([finding()], {"a.md": TEXT}.get, lambda p: f"x/{p}", Summary(1, 0, 1, 0, 0)))
    assert report == {
        "version": 1,
        "findings": [
            {
                "code": "REC1",
                "rule": "note",
                "severity": "error",
                "message": "note speaks of x/a.md:1:8",
                "path": "x/a.md",
                "line": 2,
                "column": 7,
                "end_line": 3,
                "end_column": 6,
                "quote": "one\n  two",
                "related": [{"path": "x/a.md", "line": 1, "column": 8, "quote": "Anora"}],
                "fix": {"safety": "safe", "title": "join", "edits": [{"path": "x/a.md", "start": 22, "end": 25, "text": " "}]},
            }
        ],
        "summary": {"documents": 1, "films": 0, "error": 1, "warning": 0, "info": 0},
    }


def test_ends_are_known_without_the_source() -> None:
    (only,) = json.loads(render([finding()], {}.get, str, Summary(1, 0, 0, 0, 0)))["findings"]
    assert (only["end_line"], only["end_column"]) == (3, 6)


def test_letters_stay_letters_but_nothing_steers_a_terminal() -> None:
    place = Lines("x").place("a\udcff.md", 0, 1)
    out = render([Finding(("片\u202e\x9b\x1b",), place, "x")], {}.get, str, Summary(1, 0, 0, 0, 0))
    assert "片" in out
    assert not set("\u202e\x9b\x1b\udcff") & set(out)
    (only,) = json.loads(out)["findings"]
    assert only["message"] == "片\u202e\x9b\x1b"
    assert only["fix"] is None
    assert only["severity"] == "warning"
