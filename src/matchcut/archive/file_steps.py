"""What depends on one file or one film alone, as plain functions that a worker process can run: reading, stating, checking."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from hashlib import blake2b
from typing import Any

import msgspec
from msgspec import Raw, Struct

from matchcut.archive.encoding import decoded
from matchcut.archive.found import FileTask, content
from matchcut.archive.source import Source, sourced, unread
from matchcut.check.silence import Allowance, allowances
from matchcut.collections.kinds import is_data, kind_of, subject
from matchcut.collections.statements import statements
from matchcut.declare import Rule, rules
from matchcut.languages.detection import language
from matchcut.model import Contents, Document, Film, Finding, Kind, Parts, Preference, Problem, Profile, Reading, Stated, Tie
from matchcut.resolve.evidence import Evidence, evidence

UNREADABLE = "unreadable-file"  # the rule that tells what could not be read
SAMPLE = 20_000  # code points of a file that its language is told by

Options = dict[str, dict[str, Any]]
encode = msgspec.msgpack.encode


# --- reading


class Head(Struct, frozen=True):
    """A summary of a file that was read: enough to choose which files a collection's profile is made from."""

    encoding: str
    language: str | None  # of its text, where that tells
    is_data: bool  # it holds data, no text
    whole: bool  # the file itself is a document; a table is one where something stands outside its rows
    rows: int
    shapes: tuple[tuple[str, ...], ...]  # sets of key patterns
    shape_of: tuple[int, ...]  # of each of its documents, in order


class Read(Struct, frozen=True):
    """A file's head and its whole reading, each as bytes for the cache."""

    head: Raw
    source: Raw


SOURCE = msgspec.msgpack.Decoder(Source)
HEAD = msgspec.msgpack.Decoder(Head)
READ = msgspec.msgpack.Decoder(Read)


def read(tasks: Sequence[FileTask]) -> list[bytes]:
    """The heads and readings of files, as bytes for the cache."""
    return [_read(task.path, raw) if (raw := content(task)) is not None else b"" for task in tasks]


def _read(path: str, raw: bytes) -> bytes:
    source = sourced(path, raw)
    inside = documents(path, text_of(raw, source), source)
    text, front = inside[0].text, inside[0].reading.front
    sample = text[front[1] : front[1] + SAMPLE] if len(text) - front[1] > 40 else text
    shapes: dict[tuple[str, ...], int] = {}
    shape_of = [shapes.setdefault(tuple(dict.fromkeys(c.pattern for c in d.reading.cells)), len(shapes)) for d in inside]
    outside, rows = not inside[0].row, len(source.reading.rows)
    head = Head(source.encoding, language(sample), is_data(inside[0]), outside, rows, tuple(shapes), tuple(shape_of))
    return encode(Read(Raw(encode(head)), Raw(encode(source))))


def refused(why: str) -> bytes:
    """What `read` gives for a file that is refused: an empty reading with the reason."""
    return encode(Read(Raw(encode(Head("", None, True, True, 0, ((),), (0,)))), Raw(encode(unread(why)))))


def documents(path: str, text: str, source: Source, language: str | None = None, collection: str = "") -> list[Document]:
    """The documents of one file: itself, or of a table its rows, and itself where something stands outside them."""
    document = partial(Document, path, text, encoding=source.encoding, language=language, collection=collection)
    whole = document(source.reading)
    rows = [document(row, row=number, lines=whole.lines) for number, row in enumerate(source.reading.rows, 1)]
    outside = source.reading.cells or source.reading.passages or source.reading.problems
    return [whole, *rows] if outside or not rows else rows


def text_of(raw: bytes, source: Source) -> str:
    """The text of a file: its decoded bytes, or what was unpacked from them."""
    return decoded(raw, source.encoding) if source.text is None else source.text


# --- stating


class StateTask(Struct, frozen=True):
    """One file of the second step. `source` is what its reader made of it, filled in when the task is sent; `rows` how many rows that are."""

    file: FileTask
    source: bytes
    language: str | None
    collection: str
    profile: Profile
    rules: tuple[str, ...]
    options: dict[str, dict[str, Raw]]
    rows: int = 0

    @property
    def size(self) -> int:
        """Bytes of its file."""
        return self.file.size

    @property
    def packed(self) -> bool:
        """Whether its file is packed."""
        return self.file.packed


class Outline(Struct, frozen=True):
    """A document without its large parts."""

    file: str
    row: int
    encoding: str
    language: str | None
    collection: str
    kind: Kind
    why: str  # of the kind
    parts: Parts
    span: tuple[int, int]
    front: tuple[int, int]
    script: str | None
    read_digest: bytes  # of the statements that rules read of films

    def document(self, contents: Contents | None = None, stated: Stated | None = None) -> Document:
        """The document; its text and, where they are not given, its statements come from `contents` when asked for."""
        document = Document(
            self.file,
            encoding=self.encoding,
            row=self.row,
            language=self.language,
            collection=self.collection,
            stated=stated,
            contents=contents,
        )
        document.__dict__.update(kind=self.kind, why=self.why, parts=self.parts, span=self.span, front=self.front, script=self.script)
        return document


class Facts(Struct, frozen=True):
    """A document without its statements: what resolving and checking need, worked out with the profile of its collection."""

    outline: Outline
    evidence: Evidence
    findings: tuple[Finding, ...]
    allowances: tuple[Allowance, ...]
    notes: dict[str, bytes]  # what rules gathered, by the rule's name


class State(Struct, frozen=True):
    """What is kept of a file: the facts and the statements of its documents."""

    facts: Raw  # list of Facts
    stated: Raw  # list of Stated


STATE = msgspec.msgpack.Decoder(State)
FACTS = msgspec.msgpack.Decoder(list[Facts])
STATED_RAW = msgspec.msgpack.Decoder(list[Raw])
STATED = msgspec.msgpack.Decoder(Stated)


def state(tasks: Sequence[StateTask]) -> list[bytes]:
    """Statements, one-file findings and notes of files, as they are kept."""
    return [_state(task, raw) if (raw := content(task.file)) is not None else b"" for task in tasks]


def _state(task: StateTask, raw: bytes) -> bytes:
    source = SOURCE.decode(task.source)
    options = _options(task)
    chosen = [rule for rule in rules() if rule.name in task.rules]
    facts: list[Facts] = []
    stated: list[Stated] = []
    for document in documents(task.file.path, text_of(raw, source), source, task.language, task.collection):
        try:
            known = _stating(document, task.profile)
            facts.append(_facts(known, task.profile, chosen, options))
        except Exception as error:  # noqa: BLE001 - last resort: a bug in processing one file must not stop the run
            known = given_up(document, f"cannot be understood (internal error: {type(error).__name__})")
            facts.append(_of_given_up(known, chosen))
        stated.append(known.stated)
    return encode(State(Raw(encode(facts)), Raw(encode(stated))))


def _options(task: StateTask | FilmTask) -> Options:
    """The options of rules as values."""
    return {name: {k: msgspec.msgpack.decode(v) for k, v in given.items()} for name, given in task.options.items()}


def _looked_at(
    chosen: Sequence[Rule], options: Options, subject: Document | Film, *more: Profile
) -> tuple[tuple[Finding, ...], dict[str, bytes]]:
    """What rules find in one document or film, and what they gather from it, by the rule's name. `more`: what gathering needs besides."""
    mine = [rule for rule in chosen if rule.over is type(subject)]
    findings = tuple(f for rule in mine if rule.gather is None for f in rule.run(subject, options.get(rule.name, {})))
    return findings, {rule.name: notes for rule in mine if rule.gather and (notes := rule.gather.notes(subject, *more))}


def _stating(document: Document, profile: Profile) -> Document:
    """A document with its statements and its kind."""
    about = subject(document, profile)
    stating = document.stating(Stated(*statements(document, profile, about[0])))
    kind, why = kind_of(stating, profile, about)
    return stating.with_facts(kind=kind, why=why)


def _facts(document: Document, profile: Profile, chosen: Sequence[Rule], options: Options) -> Facts:
    findings, notes = _looked_at(chosen, options, document, profile)
    reads = {field for rule in chosen for field in rule.reads}
    return Facts(_outline(document, reads), evidence(document), findings, allowances([document]), notes)


def _outline(document: Document, reads: set[str]) -> Outline:
    read = blake2b(encode([s for s in document.statements if s.field in reads]), digest_size=12).digest()
    return Outline(
        document.file,
        document.row,
        document.encoding,
        document.language,
        document.collection,
        document.kind or "page",
        document.why,
        document.parts,
        document.span,
        document.front,
        document.script,
        read,
    )


def given_up(document: Document, why: str) -> Document:
    """A document of which nothing is stated, because of what its reader or matchcut itself did; it has its problems, and this one."""
    reading = msgspec.structs.replace(document.reading, problems=(*document.reading.problems, Problem(0, 0, why)))
    left = Document(document.file, document.text, reading, encoding=document.encoding, row=document.row, stated=Stated())
    return left.with_facts(language=document.language, collection=document.collection, kind="page", why=why)


def _of_given_up(document: Document, chosen: Sequence[Rule]) -> Facts:
    found = [f for rule in chosen if rule.name == UNREADABLE for f in rule.run(document, {})]
    return Facts(_outline(document, set()), Evidence(), tuple(found), allowances([document]), {})


def unstated(file: FileTask, why: str, collection: str, chosen: Sequence[str]) -> bytes:
    """What `state` gives for a file whose statements could not be made."""
    document = Document(file.path, "", Reading("none"), encoding="", collection=collection)
    facts = _of_given_up(given_up(document, why), [rule for rule in rules() if rule.name in chosen])
    return encode(State(Raw(encode([facts])), Raw(encode([Stated()]))))


# --- checking films


class FilmTask(Struct, frozen=True):
    """One film with what its documents state."""

    id: str
    name: str
    year: str | None
    ties: tuple[tuple[Outline, bool, str], ...]  # a document, whether it is firmly tied, why
    preferences: tuple[Preference, ...]
    rules: tuple[str, ...]
    options: dict[str, dict[str, Raw]]
    stated: tuple[bytes, ...] = ()
    size: int = 0


class OfFilm(Struct, frozen=True):
    """What rules say of one film, and what they gathered from it, by the rule's name."""

    findings: tuple[Finding, ...] = ()
    notes: dict[str, bytes] = {}


OF_FILM = msgspec.msgpack.Decoder(OfFilm)


def check_films(tasks: Sequence[FilmTask]) -> list[bytes]:
    """What rules find and gather in films, as it is kept."""
    return [_check_film(task) for task in tasks]


def _check_film(task: FilmTask) -> bytes:
    ties = []
    for (outline, strong, why), stated in zip(task.ties, task.stated, strict=True):
        ties.append(Tie(outline.document(stated=STATED.decode(stated)), strong, why))
    film = Film(task.id, task.name, task.year, tuple(ties), task.preferences)
    chosen = [rule for rule in rules() if rule.name in task.rules]
    return encode(OfFilm(*_looked_at(chosen, _options(task), film)))
