"""What depends on one file alone, as plain functions that a worker process can run: reading, statements, one-file rules."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from matchcut.archive.encoding import decoded
from matchcut.archive.source import Source, sourced
from matchcut.check import one_file_rules
from matchcut.collections.kinds import kind_of, subject
from matchcut.collections.statements import statements
from matchcut.declare import Rule
from matchcut.model import Document, Finding, Kind, Problem, Profile, Statement

UNREADABLE = "unreadable-file"  # the rule that tells what could not be read


class Stated(msgspec.Struct, frozen=True):
    """What one document gives once its collection's profile is known."""

    statements: tuple[Statement, ...]
    findings: tuple[Finding, ...]
    kind: Kind
    why: str


class Task(msgspec.Struct, frozen=True):
    """One file of the second step."""

    path: str
    raw: bytes
    source: bytes
    language: str | None
    collection: str
    profile: Profile
    rules: tuple[str, ...]
    options: dict[str, dict[str, msgspec.Raw]] = {}
    rows: int = 0


SOURCE = msgspec.msgpack.Decoder(Source)
STATED = msgspec.msgpack.Decoder(list[Stated])


def read(files: Sequence[tuple[str, bytes]]) -> list[bytes]:
    """What files hold, as it goes through the cache."""
    return [msgspec.msgpack.encode(sourced(path, raw)) for path, raw in files]


def documents(path: str, raw: bytes, source: Source) -> list[Document]:
    """The documents of one file: itself, or of a table its rows, and itself where something stands outside them."""
    text = decoded(raw, source.encoding) if source.text is None else source.text
    whole = Document(path, text, source.reading, encoding=source.encoding)
    rows = [
        Document(path, text, row, encoding=source.encoding, row=number, lines=whole.lines)
        for number, row in enumerate(source.reading.rows, 1)
    ]
    outside = source.reading.cells or source.reading.passages or source.reading.problems
    return [whole, *rows] if outside or not rows else rows


def state(tasks: Sequence[Task]) -> list[bytes]:
    """Statements and one-file findings of files, as they go through the cache."""
    return [msgspec.msgpack.encode(_state(task)) for task in tasks]


def _state(task: Task) -> list[Stated]:
    options = {name: {k: msgspec.msgpack.decode(v) for k, v in said.items()} for name, said in task.options.items()}
    rules = [rule for rule in one_file_rules() if rule.name in task.rules]
    out = []
    for document in documents(task.path, task.raw, SOURCE.decode(task.source)):
        document.language, document.collection = task.language, task.collection
        try:
            out.append(_stated(document, task.profile, rules, options))
        except Exception as error:  # noqa: BLE001 - the net below all that is made of a file: a mistake there costs this file and no other
            out.append(_given_up(document, f"cannot be understood (internal error: {type(error).__name__})", rules))
    return out


def _stated(document: Document, profile: Profile, rules: Sequence[Rule], options: dict[str, dict[str, Any]]) -> Stated:
    about = subject(document, profile)
    document.statements = statements(document, profile, about[0])
    document.kind, document.why = kind_of(document, profile, about)
    found = [f for rule in rules for f in rule.run(document, options.get(rule.name, {}))]
    return Stated(document.statements, tuple(found), document.kind, document.why)


def _given_up(document: Document, why: str, rules: Sequence[Rule]) -> Stated:
    """Of a document that nothing is stated of, because of a mistake of matchcut's own."""
    document.statements = ()
    document.reading = msgspec.structs.replace(document.reading, problems=(*document.reading.problems, Problem(0, 0, why)))
    found = [f for rule in rules if rule.name == UNREADABLE for f in rule.run(document, {})]
    return Stated((), tuple(found), "page", why)
