"""Allowances: where an editor says, with a reason, that a finding is meant to be so.

`# matchcut: allow RULE[, RULE] reason` in front matter covers its line, or the document where it stands alone on a line;
`<!-- matchcut: allow RULE reason -->` in prose covers the document; `[[allow]]` comes with the settings.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

import msgspec

from matchcut.declare import rules
from matchcut.model import Document, Finding, Fix, Related
from matchcut.place import Edit, Place
from matchcut.text.pattern import regex
from matchcut.text.show import quoted

RULE = "unused-allowance"  # its own findings are no reason to keep or report an allowance

_SIGN = "matchcut: allow"
_COMMENT = regex(r"#[ \t]*matchcut: allow(?![\w-])[ \t]*([^\r\n]*)")
_REMARK = regex(r"<!--[ \t\r\n]{0,20}matchcut: allow(?![\w-])((?:(?!-->|<!--).){0,2000})-->", re.S)
_NAME = regex(r"[\w-]+")
_COMMA = regex(r"[ \t]*,[ \t]*")
MAX_NAMES = 50  # rules that one comment may name


@dataclass(frozen=True, slots=True)
class Allowance:
    """What may be. `path` is a document or a glob; `rule` the name as its page has it, or as written where nobody knows it."""

    rule: str
    path: str
    line: int | None  # None: the whole document
    text: str | None  # None: whatever it says
    reason: str
    place: Place  # of the comment, or of the setting
    quote: str = ""
    known: bool = True
    removal: tuple[int, int] | None = None  # what goes when it allows nothing; None: not ours to remove
    whole: tuple[int, int] | None = None  # what goes when nothing in its comment allows anything


def names() -> dict[str, str]:
    """The name of each rule by its name and by its code."""
    return {key: r.name for r in rules() for key in (r.name, r.code)}


def allowances(documents: Iterable[Document], known: Mapping[str, str] | None = None) -> tuple[Allowance, ...]:
    """Every allowance that stands in the documents, in their order. `known` gives rule names by name or code (None: `names()`)."""
    found: list[Allowance] = []
    for document in documents:
        if not document.row and _SIGN in document.text:
            known = names() if known is None else known
            found += _in_document(document, known)
    return tuple(found)


def silenced(findings: Iterable[Finding], allowed: Iterable[Allowance]) -> tuple[tuple[Finding, ...], frozenset[Allowance]]:
    """The findings that no allowance covers, and the allowances that cover one. Without a reason it does not count."""
    by_rule: dict[str, list[Allowance]] = {}
    for allowance in allowed:
        if allowance.reason and allowance.known:
            by_rule.setdefault(allowance.rule, []).append(allowance)
    kept: list[Finding] = []
    used: set[Allowance] = set()
    for finding in findings:
        covering = [a for a in by_rule.get(finding.rule, ()) if _covers(a, finding)]
        used.update(covering)
        if not covering:
            kept.append(finding)
    return tuple(kept), frozenset(used)


def unused(allowed: Iterable[Allowance], used: frozenset[Allowance], run_rules: frozenset[str]) -> tuple[Finding, ...]:
    """What the rule unused-allowance has to say about the allowances, as far as none of them allows it.

    `run_rules` are the names of the rules that were run: that an allowance of another one allows nothing is not said.
    The findings have no code and rule yet.
    """
    every = tuple(allowed)
    kept, _ = silenced((msgspec.structs.replace(f, rule=RULE) for f in _idle(every, used, run_rules)), every)
    return tuple(msgspec.structs.replace(f, rule="") for f in kept)


def _idle(every: Sequence[Allowance], used: frozenset[Allowance], run_rules: frozenset[str]) -> Iterator[Finding]:
    """No reason, an unknown rule, or nothing that it allows. Only the last has a fix: the others may be slips of the pen."""
    idle = frozenset(a for a in every if a.known and a.reason and a not in used and a.rule in run_rules and a.rule != RULE)
    needed = {a.place for a in every if a not in idle}
    for a in every:
        where = Related(a.place, a.quote)
        if not a.known:
            yield Finding.at(where, f"allowance of an unknown rule {quoted(a.rule)}" if a.rule else "allowance of no rule")
        elif not a.reason:
            yield Finding.at(where, f"allowance of {a.rule} gives no reason")
        elif a in idle:
            span = a.removal if a.place in needed else a.whole
            fix = Fix("safe", "remove the allowance", (Edit(a.place.path, *span, ""),)) if span else None
            yield Finding.at(where, f"allowance of {a.rule} allows nothing", fix=fix)


def matches(pattern: str, path: str) -> bool:
    """Whether a path is meant by a glob: `*` and `?` stay inside one folder, `**` is any number of folders, `folder/` all in it."""
    parts = path.split("/")
    reached = {0}
    for piece in pattern.split("/"):
        if not reached:
            return False
        if piece in {"**", ""}:
            reached = set(range(min(reached), len(parts) + 1))
        else:
            reached = {i + 1 for i in reached if i < len(parts) and fnmatchcase(parts[i], piece)}
    return len(parts) in reached


def _covers(allowance: Allowance, finding: Finding) -> bool:
    for place, quote in ((finding.place, finding.quote), *((r.place, r.quote) for r in finding.related)):
        if allowance.line is not None:
            here = place.path == allowance.place.path and place.line == allowance.line
        else:
            here = place.path == allowance.path or matches(allowance.path, place.path)
        if here and (allowance.text is None or allowance.text in quote or allowance.text in finding.sentence):
            return True
    return False


def _in_document(document: Document, known: Mapping[str, str]) -> Iterator[Allowance]:
    text, (start, end) = document.text, document.front
    if end > start:
        values = sorted((c.outer_start, c.outer_end) for c in document.reading.cells)
        for match in _COMMENT.finditer(text, start, end):
            if not _inside(values, match.start()) and (match.start() == start or text[match.start() - 1] in " \t\r\n"):
                yield from _front(document, match, known)
    for match in _REMARK.finditer(text, max(start, end)):
        place = document.place(*match.span())
        yield from _named(document, match, known, Allowance("", document.path, None, None, "", place, match[0], whole=match.span()))


def _front(document: Document, match: re.Match[str], known: Mapping[str, str]) -> Iterator[Allowance]:
    """A comment with its line: alone it goes with the line end, else with the blanks before it."""
    text = document.text
    start, end = match.start(), match.start() + len(match[0].rstrip())
    place = document.place(start, end)
    line_start = document.lines.starts[place.line - 1]
    before = text[line_start:start]
    if before.strip():
        line, whole = place.line, (line_start + len(before.rstrip()), match.end())
    else:
        following = document.lines.starts[place.line] if place.line < len(document.lines.starts) else match.end()
        line, whole = None, (line_start, following)
    yield from _named(document, match, known, Allowance("", document.path, line, None, "", place, text[start:end], whole=whole))


def _named(document: Document, match: re.Match[str], known: Mapping[str, str], model: Allowance) -> Iterator[Allowance]:
    """One allowance for each rule that a comment names; all after the names is the reason."""
    words, stop = document.text, match.end(1)
    spans: list[tuple[int, int]] = []
    at = match.start(1)
    while at < stop and words[at].isspace():
        at += 1
    while len(spans) < MAX_NAMES and (name := _NAME.match(words, at, stop)):
        spans.append(name.span())
        comma = _COMMA.match(words, name.end(), stop)
        at = comma.end() if comma else name.end()
        if not comma:
            break
    reason = " ".join(words[at:stop].split()).strip(" :–—-")
    for index, (start, end) in enumerate(spans or [(at, at)]):
        word = words[start:end]
        removal = model.whole
        if len(spans) > 1:
            removal = (start, spans[index + 1][0]) if index + 1 < len(spans) else (spans[index - 1][1], end)
        yield Allowance(
            known.get(word, word), model.path, model.line, None, reason, model.place, model.quote, word in known, removal, model.whole
        )


def _inside(spans: list[tuple[int, int]], offset: int) -> bool:
    index = bisect_right(spans, (offset, 1 << 62)) - 1
    return index >= 0 and spans[index][0] <= offset < spans[index][1]
