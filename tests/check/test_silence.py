"""Allowances: what they cover, and what is said about those that cover nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from matchcut.check.silence import Allowance, allowances, matches, silenced, unused
from matchcut.declare import reader_for
from matchcut.model import Document, Finding, Reading, Related
from matchcut.place import Place, apply

KNOWN = {"runtime-conflict": "runtime-conflict", "EDN203": "runtime-conflict", "list-conflict": "list-conflict"}
RAN = frozenset(KNOWN.values()) | {"unused-allowance"}
CUT = "# matchcut: allow runtime-conflict director's cut"


def document(text: str, path: str = "a.md") -> Document:
    reader = reader_for(path)
    assert reader
    return Document(path, text, reader.read(text))


def finding(doc: Document, quote: str, rule: str = "runtime-conflict", *related: Related) -> Finding:
    start = doc.text.index(quote)
    return Finding(("x",), doc.place(start, start + len(quote)), quote, related, rule=rule)


def settled(doc: Document, *findings: Finding, allows=(), ran=RAN):
    allowed = (*allowances([doc], KNOWN), *allows)
    kept, used = silenced(findings, allowed)
    return kept, unused(allowed, used, ran)


def said(doc: Document, *findings: Finding, allows=(), ran=RAN) -> tuple[int, list[str]]:
    kept, idle = settled(doc, *findings, allows=allows, ran=ran)
    return len(kept), [f.sentence for f in idle]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("rule", ["runtime-conflict", "EDN203", "list-conflict, EDN203", "EDN203,list-conflict"])
def test_at_the_end_of_a_line_it_covers_that_line(end: str, rule: str) -> None:
    doc = document(f"---\ntitle: A\nruntime: 193 min  # matchcut: allow {rule} two cuts\nother: 7\n---\n".replace("\n", end))
    both = [finding(doc, "193 min"), finding(doc, "193 min", "list-conflict")]
    assert said(doc, *(both if "list" in rule else both[:1])) == (0, [])
    assert said(doc, *both, finding(doc, "7"))[0] == (1 if "list" in rule else 2)


def test_alone_on_its_line_it_covers_the_document() -> None:
    doc = document(f"---\n  {CUT}\nruntime: 193 min\nother: 7\n---\n")
    assert said(doc, finding(doc, "193 min"), finding(doc, "7")) == (0, [])


def test_in_prose_it_covers_the_document() -> None:
    doc = document("---\nruntime: 193 min\n---\nText.\n\n<!-- matchcut: allow EDN203\n  two cuts -->\n")
    assert said(doc, finding(doc, "193 min")) == (0, [])


def test_any_place_of_a_finding_counts() -> None:
    doc, other = document(f"---\nruntime: 193 min {CUT}\n---\n"), document("---\nruntime: 139 min\n---\n", "b.md")
    start = doc.text.index("193")
    assert said(doc, finding(other, "139 min", "runtime-conflict", doc.stretch(start, start + 7))) == (0, [])
    assert said(doc, finding(other, "139 min"))[0] == 1


@pytest.mark.parametrize(
    "text",
    [
        f'---\ntitle: "x {CUT}"\n---\n',
        f"---\ntitle: |\n  text\n  {CUT}\nruntime: 1\n---\n",
        f"---\ntitle: x\n---\n{CUT}\n",
        "---\ntitle: x # matchcut: allowed runtime-conflict why\n---\n",
    ],
)
def test_what_only_looks_like_one_is_none(text: str) -> None:
    assert allowances([document(text)], KNOWN) == ()


@pytest.mark.parametrize(
    ("comment", "sentence"),
    [
        ("runtime-conflict", "allowance of runtime-conflict gives no reason"),
        ("EDN203 —", "allowance of runtime-conflict gives no reason"),
        ("running-time why", 'allowance of an unknown rule "running-time"'),
        ("", "allowance of no rule"),
    ],
)
def test_without_a_reason_or_a_known_rule_it_does_not_count(comment: str, sentence: str) -> None:
    doc = document(f"---\nruntime: 193 min # matchcut: allow {comment}\n---\n")
    assert said(doc, finding(doc, "193 min")) == (1, [sentence])


def test_nothing_is_said_about_rules_that_were_not_run() -> None:
    doc = document(f"---\nruntime: 193 min {CUT}\n---\n")
    assert said(doc) == (0, ["allowance of runtime-conflict allows nothing"])
    assert said(doc, ran=frozenset({"list-conflict"})) == (0, [])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"---\nruntime: 1  {CUT}\nx: 1\n---\n", "---\nruntime: 1\nx: 1\n---\n"),
        (f"---\r\n{CUT}\r\nx: 1\r\n---\r\n", "---\r\nx: 1\r\n---\r\n"),
        ("---\nx: 1\n---\nA <!-- matchcut: allow EDN203 why --> b", "---\nx: 1\n---\nA  b"),
        ("---\nx: 1 # matchcut: allow EDN203, list-conflict why\n---\n", "---\nx: 1\n---\n"),
    ],
)
def test_one_that_allows_nothing_is_removed(before: str, after: str) -> None:
    doc = document(before)
    _, idle = settled(doc)
    assert apply(before, [e for f in idle if f.fix for e in f.fix.edits]) == after


@pytest.mark.parametrize("order", ["list-conflict, EDN203", "EDN203, list-conflict"])
def test_of_two_rules_the_needed_one_stays(order: str) -> None:
    doc = document(f"---\nx: 1 min # matchcut: allow {order} why\n---\n")
    kept, idle = settled(doc, finding(doc, "1 min"))
    assert kept == ()
    assert apply(doc.text, [e for f in idle if f.fix for e in f.fix.edits]) == "---\nx: 1 min # matchcut: allow EDN203 why\n---\n"


@pytest.mark.parametrize(
    ("path", "text", "kept"), [("*.md", None, 0), ("**", None, 0), ("films/*", None, 1), ("a.md", "193", 0), ("a.md", "139", 1)]
)
def test_settings_allow_by_glob_and_text(path: str, text: str | None, kept: int) -> None:
    doc = document("---\nruntime: 193 min\n---\n")
    allow = Allowance("runtime-conflict", path, None, text, "two cuts", Place("matchcut.toml", 0, 9, 1, 1))
    assert said(doc, finding(doc, "193 min"), allows=[allow]) == (kept, ["allowance of runtime-conflict allows nothing"] * kept)


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("films/*.md", "films/a.md", True),
        ("films/*.md", "films/b/a.md", False),
        ("films/**/*.md", "films/a.md", True),
        ("**/*.md", "films/b/a.md", True),
        ("films/", "films/b/a.md", True),
        ("films", "films/a.md", False),
        ("films/[ab].md", "films/b.md", True),
        ("*a" * 40 + "b", "a" * 4000, False),
    ],
)
def test_globs(pattern: str, path: str, expected: bool) -> None:
    assert matches(pattern, path) is expected


@pytest.mark.parametrize(
    ("size", "make"),
    [
        (50_000, lambda n: "<!-- matchcut: allow " * n),
        (50_000, lambda n: "# matchcut: allow " * n),
        (300_000, lambda n: "<!-- matchcut: allow a," + " " * n),
    ],
)
def test_hostile_comments_are_read_in_linear_time(size: int, make: Callable[[int], str], linear: Callable[..., bool]) -> None:
    def step(text: str) -> None:
        for front in ((0, 0), (0, len(text))):
            allowances([Document("a.md", text, Reading("document", front=front))], KNOWN)

    assert linear(step, make, size)
