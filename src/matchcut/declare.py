"""How a rule and a reader are declared, found and explained."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any, Literal, TypeVar, get_type_hints

import msgspec

from matchcut.model import Archive, Collection, Document, Film, Finding, Person, Reading, Severity
from matchcut.text.pattern import regex

_FENCE = regex(r'^```(\w+)(?: title="([^"]+)")?\n(.*?)^```[ ]*$', re.M | re.S)

_T = TypeVar("_T")
Gathered = Sequence[tuple[Any, _T]]  # documents or films in order, each with the notes on it; those without notes are left out
Subject = type[Document] | type[Film] | type[Person] | type[Collection] | type[Archive]


@dataclass(frozen=True, slots=True)
class Example:
    """A section of a rule's page that holds files: a whole archive, what the rule says of it, and the files once fixed."""

    title: str
    files: dict[str, str]
    findings: str
    fixed: dict[str, str]
    cells: str = ""  # on a reader's page: what it reads there


@dataclass(frozen=True, slots=True)
class Rule:
    """One check. `each` is what it is asked about; `severity` what its findings have unless they say otherwise.

    `reads` names the fields whose statements it reads of films; its findings are kept until one of these changes.
    A rule on a collection or an archive reads no document itself: `gather` takes what it needs of each document or film
    (`over`), which is kept, and `check` gets all of it.
    """

    code: str
    name: str
    each: Subject
    severity: Severity
    fix: Literal["safe", "suggested"] | None
    check: Callable[..., Iterable[Finding]]
    docs: str
    options: dict[str, Any] = field(default_factory=dict)
    reads: tuple[str, ...] = ()
    gather: Gather | None = None

    @property
    def family(self) -> str:
        """The letters of the code: `REC`, `EDN`, ..."""
        return self.code.rstrip("0123456789")

    @property
    def summary(self) -> str:
        """What it finds, in one sentence."""
        return self.docs.partition("\n")[0]

    @property
    def over(self) -> Subject:
        """What it reads one by one, to check it or to gather from it."""
        return self.gather.over if self.gather is not None else self.each

    def run(self, subject: Any, options: Mapping[str, Any], gathered: Sequence[tuple[Any, Any]] | None = None) -> Iterator[Finding]:
        """The findings about one subject, with code, name and severity filled in. `gathered`: documents or films, each with its notes."""
        for finding in self.check(subject, **options) if gathered is None else self.check(subject, gathered, **options):
            yield msgspec.structs.replace(finding, code=self.code, rule=self.name, severity=finding.severity or self.severity)

    def examples(self) -> Iterator[Example]:
        """The archives in its page."""
        return examples(self.docs)


class Gather:
    """What a rule takes of each document or film: a function that returns a msgspec type or None, and how that is kept as bytes."""

    def __init__(self, take: Callable[..., Any]) -> None:
        self._take = take

    @cached_property
    def _hints(self) -> dict[str, Any]:
        return get_type_hints(self._take)

    @cached_property
    def _decoder(self) -> msgspec.msgpack.Decoder[Any]:
        return msgspec.msgpack.Decoder(self._hints["return"])

    @cached_property
    def over(self) -> Subject:
        """What it is called with: documents or films."""
        kind: Subject = next(iter(self._hints.values()))
        return kind

    def notes(self, *of: Any) -> bytes:
        """The notes on one document (with its collection's profile) or film; empty where there are none."""
        taken = self._take(*of)
        return msgspec.msgpack.encode(taken) if taken else b""

    def read(self, notes: bytes) -> Any:
        """Notes as the rule takes them."""
        return self._decoder.decode(notes)


def rule(
    code: str,
    *,
    each: Subject,
    severity: Severity,
    fix: Literal["safe", "suggested"] | None = None,
    reads: tuple[str, ...] = (),
    gather: Callable[..., Any] | None = None,
) -> Callable[[Callable[..., Iterable[Finding]]], Rule]:
    """Turn a check function into a rule. Its module's file name and docstring are the rule's; keyword-only parameters its options.

    `gather` is a function from `(document, profile)` or `(film)` to notes, a msgspec type or None.
    """

    def wrap(check: Callable[..., Iterable[Finding]]) -> Rule:
        module = importlib.import_module(check.__module__)
        name = check.__module__.rpartition(".")[2].replace("_", "-")
        parameters = inspect.signature(check).parameters.values()
        options = {p.name: p.default for p in parameters if p.kind is p.KEYWORD_ONLY}
        docs = (module.__doc__ or "").strip("\n")
        return Rule(code, name, each, severity, fix, check, docs, options, reads, Gather(gather) if gather else None)

    return wrap


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule of the rules room, by code."""
    return tuple(sorted(_found("matchcut.rules", Rule), key=lambda r: r.code))


@cache
def rule_names() -> frozenset[str]:
    """The name of every rule, without importing one."""
    paths = importlib.import_module("matchcut.rules").__path__
    return frozenset(info.name.replace("_", "-") for info in pkgutil.iter_modules(paths))


@dataclass(frozen=True, slots=True)
class Reader:
    """One kind of source. `read` takes the decoded text and never raises on bad input.

    `unpack` makes a text of a file that is none (a spreadsheet), and raises ValueError with the reason where it cannot.
    Places are then places of that text, and fixes are not written.
    """

    name: str
    suffixes: frozenset[str]  # lower case, with the dot
    read: Callable[[str], Reading]
    docs: str
    unpack: Callable[[bytes], str] | None = None
    limit: int = 8 << 20  # bytes of a file; a larger one is not read


def reader(
    *suffixes: str, unpack: Callable[[bytes], str] | None = None, limit: int = 8 << 20
) -> Callable[[Callable[[str], Reading]], Reader]:
    """Turn a function into a reader of files with these endings. Its module's file name is its name."""

    def wrap(read: Callable[[str], Reading]) -> Reader:
        module = importlib.import_module(read.__module__)
        return Reader(read.__module__.rpartition(".")[2], frozenset(suffixes), read, (module.__doc__ or "").strip("\n"), unpack, limit)

    return wrap


@cache
def readers() -> tuple[Reader, ...]:
    """Every reader, by name."""
    return tuple(sorted(_found("matchcut.readers", Reader), key=lambda r: r.name))


def reader_for(path: str) -> Reader | None:
    """The reader for a file of this name, None for a file that is not read."""
    return _by_suffix().get("." + path.rpartition(".")[2].lower())


@cache
def _by_suffix() -> dict[str, Reader]:
    return {suffix: r for r in reversed(readers()) for suffix in r.suffixes}


def examples(docs: str) -> Iterator[Example]:
    """Each `##` section of a page that holds files."""
    fenced = [m.span() for m in _FENCE.finditer(docs)]
    heads = [m.start() for m in re.finditer(r"^## ", docs, re.M) if not any(a < m.start() < b for a, b in fenced)]
    for start, end in zip(heads, [*heads[1:], len(docs)], strict=True):
        title, _, body = docs[start + 3 : end].partition("\n")
        files: dict[str, str] = {}
        fixed: dict[str, str] = {}
        findings = cells = ""
        for kind, path, text in _FENCE.findall(body):
            if kind == "findings":
                findings = text
            elif kind == "cells":
                cells = text
            elif kind == "fixed":
                fixed[path] = text
            elif path:
                files[path] = text
        if files:
            yield Example(title, files, findings, fixed, cells)


def _found(package: str, kind: type[_T]) -> Iterator[_T]:
    for info in pkgutil.iter_modules(importlib.import_module(package).__path__, package + "."):
        module = importlib.import_module(info.name)
        yield from (
            v
            for v in vars(module).values()
            if isinstance(v, kind) and getattr(v, "name", "") == info.name.rpartition(".")[2].replace("_", "-")
        )
