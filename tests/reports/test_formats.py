"""The reports for GitHub, code scanning and Markdown."""

from __future__ import annotations

import json

import pytest

from matchcut.model import Finding, Fix, Related
from matchcut.place import Edit, Lines
from matchcut.reports import github, markdown, sarif

TEXT = "title: 𝔸nora\nnote: 𝔸 one\n  two\n"
FILES = {"a, b.md": TEXT}


def finding(*message: str) -> Finding:
    lines = Lines(TEXT)
    start = TEXT.index("one")
    there, here = lines.place("a, b.md", 7, 12), lines.place("a, b.md", start, start + 3)
    fix = Fix("safe", "shorten", (Edit("a, b.md", start, start + 3, "1"),))
    return Finding((*message, there), here, "one", (Related(there, TEXT[7:12]),), fix, "error", "REC1", "note")


def test_github() -> None:
    (line,) = github.render([finding("100 % | ::error::x\n\u202e at ")], FILES.get, lambda p: f"x/{p}")
    assert line == (
        "::error file=x/a%2C b.md,line=2,endLine=2,col=9,endColumn=12,title=REC1 note::100 %25 | ::error::x\\x0a\\u202e at x/a, b.md:1:8"
    )


def test_sarif() -> None:
    log = json.loads(sarif.render([finding("at "), finding("at ")], FILES.get, str, "0.1.0"))
    (run,) = log["runs"]
    first, second = run["results"]
    physical = first["locations"][0]["physicalLocation"]
    assert physical["artifactLocation"] == {"uri": "a%2C%20b.md"}
    assert physical["region"] == {"startLine": 2, "startColumn": 10, "endLine": 2, "endColumn": 13, "snippet": {"text": "one"}}
    related = first["relatedLocations"][0]["physicalLocation"]["region"]
    assert (related["startColumn"], related["endColumn"]) == (8, 14)
    assert first["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"] == {"text": "1"}
    assert first["partialFingerprints"] != second["partialFingerprints"]
    assert run["tool"]["driver"]["rules"]


def test_sarif_without_a_source() -> None:
    (result,) = json.loads(sarif.render([finding("at ")], {}.get, str, "0.1.0"))["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == 2
    assert "fixes" not in result


@pytest.mark.parametrize("text", ["<script>", "![x](http://evil.example)", "| a |", "@somebody", "www.evil.example", "`x`"])
def test_markdown_of_the_data_is_plain(text: str) -> None:
    out = list(markdown.render([finding(text, " at ")], str, hidden_infos=1))
    assert out[0] == "### a, b.md"
    assert out[-1] == "1 error, 0 warnings in 1 file; 1 info (--min-severity info shows it)"
    assert text not in out[4]
    assert "://" not in out[4]
