"""Every rule's page holds: its examples give the findings and the fixed files that it prints."""

from __future__ import annotations

import pytest

from matchcut.archive import from_files
from matchcut.declare import rules
from matchcut.place import apply

RULES = rules()
CASES = [pytest.param(r, e, id=f"{r.name}: {e.title}") for r in RULES for e in r.examples()]


def found(files, rule):
    """What the rule says of an archive. An allowance is unused only where the rule that it silences was run, too."""
    run = None if rule.name == "unused-allowance" else frozenset({rule.name})
    return [f for f in from_files(files, rules=run).findings if f.code == rule.code]


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_example_holds(rule, example):
    told = found(example.files, rule)
    assert "".join(f"{f.place} {f.code} {f.rule}: {f.sentence}\n" for f in told) == example.findings
    if not example.fixed:
        return
    edits = [e for f in told if f.fix for e in f.fix.edits]
    assert edits
    after = {path: apply(text, [e for e in edits if e.path == path]) for path, text in example.files.items()}
    assert {path: after[path] for path in example.fixed} == example.fixed
    assert not found(after, rule)


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.name)
def test_page_shows_a_finding_and_silence(rule):
    given = [bool(e.findings) for e in rule.examples()]
    assert True in given
    assert False in given


def test_a_code_is_used_once():
    assert len({r.code for r in RULES}) == len(RULES)
