"""Runs rules, honours silences, orders findings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec

from matchcut.check.silence import RULE, Allowance, allowances, silenced, unused
from matchcut.declare import Rule, rules
from matchcut.model import Archive, Collection, Document, Film, Finding, Person

if TYPE_CHECKING:
    from matchcut.declare import Subject

Options = Mapping[str, Mapping[str, Any]]
CONVENTION = 0.2  # of a collection's files
FEW = 5  # files that do the same are too few to be a convention below this
ORDER = {"error": 0, "warning": 1, "info": 2}


@cache
def one_file_rules() -> tuple[Rule, ...]:
    """Those that ask about one document alone, and so may run where it is read."""
    return tuple(r for r in rules() if r.each is Document)


def selected(select: Sequence[str] = (), ignore: Sequence[str] = ()) -> frozenset[str]:
    """Names of the rules that these codes, names and families choose. Raises ValueError for one that is unknown."""
    known = {word: {r.name for r in rules() if word in (r.code, r.name, r.family)} for r in rules() for word in (r.code, r.name, r.family)}
    for word in (*select, *ignore):
        if word not in known:
            raise ValueError(word)
    chosen = set().union(*(known[w] for w in select)) if select else {r.name for r in rules()}
    return frozenset(chosen.difference(*(known[w] for w in ignore)))


def of_document(document: Document, names: frozenset[str], options: Options | None = None) -> list[Finding]:
    """The findings of one-file rules."""
    return [f for rule in one_file_rules() if rule.name in names for f in rule.run(document, dict((options or {}).get(rule.name, {})))]


def complete(
    archive: Archive, found: Iterable[Finding], names: frozenset[str], options: Options, allows: Sequence[Allowance] = ()
) -> Archive:
    """The archive with its findings: those of its files, and those that need more than one, without what is allowed."""
    findings = _conventions(archive, found)
    late = [r for r in rules() if r.name == RULE]
    for rule in rules():
        if rule.name in names and rule.each is not Document and rule not in late:
            for subject in _subjects(archive, rule.each):
                findings += rule.run(subject, dict(options.get(rule.name, {})))
    allowed = (*allowances(archive.documents), *allows)
    kept, used = silenced(findings, allowed)
    archive.unused = unused(allowed, used, names)
    for rule in late:
        if rule.name in names:
            kept += tuple(rule.run(archive, {}))
    archive.findings = tuple(sorted(kept, key=_order))
    return archive


def _conventions(archive: Archive, found: Iterable[Finding]) -> list[Finding]:
    """What a rule warns of in more than a fifth of a collection's files is the house's way: said once, at info, with the count."""
    home = {d.path: c for c in archive.collections for d in c.documents}
    groups: dict[tuple[str, str], list[tuple[str, Finding]]] = {}
    out: list[Finding] = []
    for finding in found:
        document = archive.at(finding.place)
        if finding.severity == "warning" and document is not None and document.path in home:
            groups.setdefault((finding.rule, home[document.path].name), []).append((document.path, finding))
        else:
            out.append(finding)
    for group in groups.values():
        files, every = {path for path, _ in group}, len(home[group[0][0]].documents)
        if len(files) >= FEW and len(files) > every * CONVENTION:
            first = min((f for _, f in group), key=_order)
            message = (*first.message, f"; likewise in {len(files)} of {every} documents here")
            out.append(msgspec.structs.replace(first, severity="info", message=message, fix=None))
        else:
            out += [f for _, f in group]
    return out


def _order(finding: Finding) -> tuple[str, int, int, str, str]:
    return finding.place.path, finding.place.start, finding.place.end, finding.code, finding.sentence


def _subjects(archive: Archive, each: Subject) -> Iterable[Any]:
    by_kind: dict[Any, Iterable[Any]] = {
        Document: archive.documents,
        Film: archive.films,
        Person: archive.people,
        Collection: archive.collections,
        Archive: (archive,),
    }
    return by_kind[each]
