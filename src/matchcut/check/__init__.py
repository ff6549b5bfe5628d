"""Runs rules, honours silences, orders findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from typing import Any, Generic, TypeVar

import msgspec

from matchcut.check.silence import RULE, Allowance, silenced, unused
from matchcut.declare import Rule, rule_names, rules
from matchcut.model import Archive, Collection, Document, Film, Finding, Person

_T = TypeVar("_T")
Options = Mapping[str, Mapping[str, Any]]
CONVENTION = 0.2  # of a collection's files
MIN_FILES = 5  # fewer files that do the same are no convention
ORDER = {"error": 0, "warning": 1, "info": 2}


def selected(select: Sequence[str] = (), ignore: Sequence[str] = ()) -> frozenset[str]:
    """Names of the rules that these codes, names and families choose. Raises ValueError for one that is unknown."""
    if not select and not ignore:
        return rule_names()
    known = {word: {r.name for r in rules() if word in (r.code, r.name, r.family)} for r in rules() for word in (r.code, r.name, r.family)}
    for word in (*select, *ignore):
        if word not in known:
            raise ValueError(word)
    chosen = set().union(*(known[w] for w in select)) if select else {r.name for r in rules()}
    return frozenset(chosen.difference(*(known[w] for w in ignore)))


Kept = Callable[[Rule, Sequence[bytes], Callable[[], Iterable[Finding]]], Iterable[Finding]]


def _anew(rule: Rule, read: Sequence[bytes], find: Callable[[], Iterable[Finding]]) -> Iterable[Finding]:
    return find()


@dataclass(frozen=True, slots=True)
class Found(Generic[_T]):
    """What rules found in one document or film, and what they gathered from it, by the rule's name."""

    subject: _T
    findings: Sequence[Finding]
    notes: Mapping[str, bytes]


def complete(
    archive: Archive, documents: Sequence[Found[Document]], films: Sequence[Found[Film]], run: Run
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """The findings of an archive that no allowance covers, in order, and the findings about allowances that are not used.

    `documents` and `films`: all of them, in order, with what was found in each one alone.
    """
    findings = _conventions(archive, [f for found in documents for f in found.findings])
    findings += [f for found in films for f in found.findings]
    late = [r for r in rules() if r.name == RULE]
    for rule in rules():
        if rule.name in run.names and rule.each in (Collection, Person, Archive) and rule not in late:
            findings += _across(archive, rule, documents if rule.over is Document else films, run)
    kept, used = silenced(findings, run.allowed)
    idle = unused(run.allowed, used, run.names)
    for rule in late:
        if rule.name in run.names:
            kept += tuple(rule.run(Archive(archive.title, unused=idle), {}))
    return tuple(sorted(kept, key=_order)), idle


@dataclass(frozen=True, slots=True)
class Run:
    """Which rules are run, with what options, and what is allowed."""

    names: frozenset[str]
    options: Options
    allowed: Sequence[Allowance]
    archive_digest: Callable[[], bytes] = bytes  # of what rules on the archive read of it beside what they gathered
    collection_digest: Callable[[str], bytes] = str.encode  # the same of a collection, by its name
    kept: Kept = _anew


def _across(archive: Archive, rule: Rule, noted: Sequence[Found[Any]], run: Run) -> Iterator[Finding]:
    """The findings of a rule on collections, people or the archive; kept ones where nothing that it reads has changed."""
    options = run.options.get(rule.name, {})
    if rule.each is Person:
        for person in archive.people:
            yield from rule.run(person, options)
        return
    gathered = [(found.subject, notes) for found in noted if (notes := found.notes.get(rule.name))]
    if rule.each is Archive:
        yield from run.kept(rule, (run.archive_digest(), _digest(gathered)), lambda: rule.run(archive, options, _read(rule, gathered)))
        return
    by_collection: dict[str, list[tuple[Any, bytes]]] = {}
    for document, notes in gathered:
        by_collection.setdefault(document.collection, []).append((document, notes))
    for collection in archive.collections:
        inside = by_collection.get(collection.name, [])
        check = partial(_check, rule, collection, options, inside)
        yield from run.kept(rule, (run.collection_digest(collection.name), _digest(inside)), check)


def _check(rule: Rule, collection: Collection, options: Mapping[str, Any], gathered: Sequence[tuple[Any, bytes]]) -> Iterator[Finding]:
    return rule.run(collection, options, _read(rule, gathered))


def _read(rule: Rule, gathered: Sequence[tuple[Any, bytes]]) -> list[tuple[Any, Any]] | None:
    return [(subject, rule.gather.read(notes)) for subject, notes in gathered] if rule.gather else None


def _digest(gathered: Sequence[tuple[Any, bytes]]) -> bytes:
    """Of notes, and of what they were taken of."""
    digest = blake2b(digest_size=16)
    for subject, notes in gathered:
        name = subject.path if isinstance(subject, Document) else subject.id
        digest.update(f"{name}\0{len(notes)}\0".encode("utf-8", "surrogatepass") + notes)
    return digest.digest()


def _conventions(archive: Archive, found: Iterable[Finding]) -> list[Finding]:
    """What a rule warns of in more than a fifth of a collection's files is the house's way: said once, at info, with the count."""
    sizes = {c.name: len(c.documents) for c in archive.collections}
    groups: dict[tuple[str, str], list[tuple[str, Finding]]] = {}
    out: list[Finding] = []
    for finding in found:
        document = archive.at(finding.place) if finding.severity == "warning" else None
        if document is not None:
            groups.setdefault((finding.rule, document.collection), []).append((document.path, finding))
        else:
            out.append(finding)
    for (_, collection), group in groups.items():
        files, every = {path for path, _ in group}, sizes[collection]
        if len(files) >= MIN_FILES and len(files) > every * CONVENTION:
            first = min((f for _, f in group), key=_order)
            message = (*first.message, f"; likewise in {len(files)} of {every} documents here")
            out.append(msgspec.structs.replace(first, severity="info", message=message, fix=None))
        else:
            out += [f for _, f in group]
    return out


def _order(finding: Finding) -> tuple[str, int, int, str, str]:
    return finding.place.path, finding.place.start, finding.place.end, finding.code, finding.sentence
