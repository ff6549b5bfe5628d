"""An archive in the making: each stage is worked out when it is asked for, from what is kept where nothing has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import TypeVar

import msgspec
from msgspec import Raw
from msgspec.structs import replace

from matchcut import check
from matchcut.archive import file_steps as steps
from matchcut.archive import recognition
from matchcut.archive.encoding import decoded
from matchcut.archive.file_steps import Facts, FilmTask, Head, OfFilm, Outline, StateTask
from matchcut.archive.found import Checked, File, Folder, content
from matchcut.archive.settings import Settings
from matchcut.archive.source import Source
from matchcut.archive.store import Store, key
from matchcut.archive.workers import GONE, Load, Step, Task, Workers, itself
from matchcut.declare import Rule, rule_names
from matchcut.declare import rules as every_rule
from matchcut.model import Archive, Collection, Counts, Document, Film, Finding, Person, Reading, Stated, Verdict
from matchcut.resolve.films import films
from matchcut.resolve.people import people

FILES_AT_HAND = 64  # files of which the text and the statements are remembered
BATCH = 256  # results that are kept at once


_FINDINGS = msgspec.msgpack.Decoder(tuple[dict[str, bytes], list[Finding]])  # with the digests of the files that they stand in
_VERDICTS = msgspec.msgpack.Decoder(dict[str, Verdict])
_T = TypeVar("_T", bound=Task)
_DOCUMENTS = tuple[tuple[Document, Facts], ...]


class Opened:
    """A folder with its settings, and what was made of it so far. It is also where documents get their large parts from."""

    def __init__(self, found: Folder, settings: Settings, store: Store, workers: Workers, rules: frozenset[str]) -> None:
        self.found = found
        self.settings = settings
        self.rules = tuple(sorted(rules))
        self._store = store
        self._workers = workers
        self._options = {rule: {k: Raw(steps.encode(v)) for k, v in given.items()} for rule, given in settings.rules.items()}
        self._files = {f.task.path: f for f in found.files}
        self._given_up: dict[str, bytes] = {}  # statements of files that are not kept, since this run could not make them
        self.text = lru_cache(FILES_AT_HAND)(self._text)
        self._source = lru_cache(FILES_AT_HAND)(self._read_again)
        self._stated_of = lru_cache(FILES_AT_HAND)(self._states)

    # --- the stages, each from the one before

    @cached_property
    def heads(self) -> dict[str, Head]:
        """What is known of each file once it is read, in short."""
        out: dict[str, Head] = {}
        missing = []
        for path, file in self._files.items():
            if file.refused is not None:
                out[path] = steps.HEAD.decode(steps.READ.decode(steps.refused(file.refused)).head)
            elif (kept := self._store.read(self._read_key(path, b"head"), steps.HEAD)) is not None:
                out[path] = kept
            else:
                missing.append(file.task)
        for tasks, results in self._made(steps.read, missing):
            entries: dict[bytes, bytes] = {}
            for task, result in zip(tasks, results, strict=True):
                made = steps.READ.decode(steps.refused(result) if isinstance(result, str) else result)
                out[task.path] = steps.HEAD.decode(made.head)
                if isinstance(result, str):
                    self._files[task.path] = File(task, result)
                else:
                    parts = {b"head": made.head, b"source": made.source}
                    entries.update((self._read_key(task.path, part), bytes(raw)) for part, raw in parts.items())
            self._store.put(entries)
        return {path: out[path] for path in self._files}

    def _read_key(self, path: str, part: bytes) -> bytes:
        return self._read_keys[path] + part

    @cached_property
    def _read_keys(self) -> dict[str, bytes]:
        return {path: key("read", path.rpartition(".")[2], f.task.digest, f.refused or "") for path, f in self._files.items()}

    def _head(self, file: str) -> Head:
        """One file's head, without those of the others where they are not known yet."""
        kept = None if "heads" in self.__dict__ else self._store.read(self._read_key(file, b"head"), steps.HEAD)
        return kept or self.heads[file]

    @cached_property
    def recognised(self) -> recognition.Recognised:
        """How the documents of each collection are written."""
        return recognition.recognised(self.heads, self._read_keys, self.settings, self._sampled, self._store)

    def _sampled(self, path: str) -> list[Document]:
        """The documents of a file with what their reader made of them, but without statements."""
        return steps.documents(path, self.text(path), self._source(path))

    @cached_property
    def _state_keys(self) -> dict[str, bytes]:
        """By file. Where no rule is asked for, what was made with all of them is as good."""
        profiles = {c.name: steps.encode(recognition.decided(c.profile)) for c in self.recognised.collections}
        bare, full = steps.encode(()), steps.encode((sorted(rule_names()), sorted(self._options.items())))
        out = {}
        for path, (collection, language) in self.recognised.homes.items():
            made_of = ("state", path, self._read_keys[path], collection, profiles[collection], language or "")
            out[path] = key(*made_of, full)
            if not self.rules and not self._store.has(out[path] + b"facts"):
                out[path] = key(*made_of, bare)
        return out

    @property
    def _one_file_rules(self) -> tuple[str, ...]:
        """The rules that are run on each file: all or none, so that what is kept serves any choice of them."""
        return tuple(sorted(rule_names())) if self.rules else ()

    @cached_property
    def known(self) -> _DOCUMENTS:
        """Every document with the facts about it, in path order."""
        facts: dict[str, list[Facts]] = {}
        profiles = {c.name: c.profile for c in self.recognised.collections}
        missing: list[StateTask] = []
        for path, (collection, language) in self.recognised.homes.items():
            if (why := self._files[path].refused) is not None:
                facts[path] = self._give_up(path, why)
                continue
            kept = self._store.read(self._part_key(path, b"facts"), steps.FACTS)
            if kept is not None:
                facts[path] = kept
            else:
                task = self._files[path].task
                rows = self.heads[path].rows
                missing.append(StateTask(task, b"", language, collection, profiles[collection], self._one_file_rules, self._options, rows))
        for tasks, results in self._made(steps.state, missing, self._with_source):
            entries: dict[bytes, bytes] = {}
            for stating, result in zip(tasks, results, strict=True):
                path = stating.file.path
                if isinstance(result, bytes):
                    made = steps.STATE.decode(result)
                    parts = {b"facts": made.facts, b"stated": made.stated}
                    entries.update((self._part_key(path, part), bytes(raw)) for part, raw in parts.items())
                    facts[path] = steps.FACTS.decode(made.facts)
                else:
                    facts[path] = self._give_up(path, result)
            self._store.put(entries)
        return tuple((f.outline.document(self), f) for path in self._files for f in facts[path])

    def _give_up(self, path: str, why: str) -> list[Facts]:
        """The facts of a file that could not be read or understood."""
        made = steps.STATE.decode(steps.unstated(self._files[path].task, why, self.recognised.homes[path][0], self._one_file_rules))
        self._given_up[path] = bytes(made.stated)
        return steps.FACTS.decode(made.facts)

    def _part_key(self, path: str, part: bytes) -> bytes:
        return self._state_keys[path] + part

    def _with_source(self, task: StateTask) -> StateTask:
        return replace(task, source=self._source_bytes(task.file.path))

    @property
    def documents(self) -> tuple[Document, ...]:
        """Every document, in path order."""
        return tuple(d for d, _ in self.known)

    @cached_property
    def collections(self) -> tuple[Collection, ...]:
        """Every collection with its documents, by name."""
        inside: dict[str, list[Document]] = {}
        for d in self.documents:
            inside.setdefault(d.collection, []).append(d)
        return tuple(Collection(c.name, c.profile, tuple(inside.get(c.name, ()))) for c in self.recognised.collections)

    @cached_property
    def films(self) -> tuple[Film, ...]:
        """Every film, by id."""
        known = [(d, f.evidence) for d, f in self.known]
        here = key("compared")
        compared = self._store.read(here, _VERDICTS) or {}
        before = len(compared)
        out = films(known, self.settings.prefers, self.found.judgements, compared)
        if len(compared) > before:
            self._store.put({here: steps.encode(compared)})
        return out

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Every person that films credit, by id."""
        return people(self.films, self.found.judgements)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the archive: those that settings name, else those of documents with keys, most frequent first."""
        return self.settings.languages or self.recognised.languages

    @property
    def notices(self) -> tuple[str, ...]:
        """What collections are read otherwise than in the run before; nothing is said where nothing was read again."""
        return self.recognised.flips if "recognised" in self.__dict__ else ()

    # --- what rules say

    def checked(self) -> Checked:
        """Findings and counts."""
        archive = Archive(self.found.name, files=self.found.there, resolved=self)
        allowed = (*(a for _, facts in self.known for a in facts.allowances), *self.settings.allows)
        digests = (lambda: self._archive_digest), (lambda name: self._collection_digests[name])
        run = check.Run(frozenset(self.rules), self.settings.rules, allowed, *digests, self._kept)
        documents = [check.Found(d, [x for x in f.findings if x.rule in run.names], f.notes) for d, f in self.known]
        findings, unused = check.complete(archive, documents, self._of_films(), run)
        encodings = {place.path: self._encoding(place.path) for f in findings for place in f.places}
        return Checked(findings, unused, Counts(len(self.known), len(self.films)), self.languages, encodings)

    def _encoding(self, path: str) -> str:
        return self.heads[path].encoding if path in self.heads and self._files[path].refused is None else ""

    def _kept(self, rule: Rule, read: Sequence[bytes], find: Callable[[], Iterable[Finding]]) -> Iterable[Finding]:
        """The findings of a rule, kept by what it read, and by the files that they stand in: notes may hold no places."""
        here = key("across", rule.name, steps.encode(self._options.get(rule.name, {})), *read)
        kept = self._store.read(here, _FINDINGS)
        if kept is not None and all(path in self._files and self._files[path].task.digest == there for path, there in kept[0].items()):
            return kept[1]
        findings = list(find())
        files = {place.path: self._files[place.path].task.digest for f in findings for place in f.places if place.path in self._files}
        self._store.put({here: steps.encode((files, findings))})
        return findings

    @cached_property
    def _archive_digest(self) -> bytes:
        """Of the films and what documents they are made of, of all documents in short, and of the files that are there."""
        films_ = [(f.id, f.name, f.year, [(t.document.path, t.strong) for t in f.ties]) for f in self.films]
        names = "\0".join(sorted(self.found.there)).encode("utf-8", "surrogatepass")
        return key(names, steps.encode(films_), *self._collection_digests.values())

    @cached_property
    def _collection_digests(self) -> dict[str, bytes]:
        """By name, of a collection's profile and of its documents in short."""
        return {
            c.name: key(steps.encode(recognition.decided(c.profile)), steps.encode([(d.path, d.language, d.parts) for d in c.documents]))
            for c in self.collections
        }

    def _of_films(self) -> list[check.Found[Film]]:
        """What rules find and gather in each film."""
        chosen = tuple(r.name for r in every_rule() if r.name in self.rules and r.over is Film)
        if not chosen:
            return []
        outlines = {d.path: f.outline for d, f in self.known}
        common = steps.encode((chosen, sorted(self._options.items())))
        out: dict[str, OfFilm] = {}
        missing, keys = [], {}
        for film in self.films:
            ties = tuple((outlines[t.document.path], t.strong, t.why) for t in film.ties)
            read = [(o.file, o.row, strong, o.read_digest, o.parts, o.language, o.collection, o.script) for o, strong, _ in ties]
            keys[film.id] = key("film", steps.encode((film.id, film.name, film.year, film.preferences, read)), common)
            if (kept := self._store.read(keys[film.id], steps.OF_FILM)) is not None:
                out[film.id] = kept
            else:
                missing.append(FilmTask(film.id, film.name, film.year, ties, film.preferences, chosen, self._options))
        for tasks, results in self._made(steps.check_films, missing, self._with_stated):
            encoded = {keys[t.id]: r for t, r in zip(tasks, results, strict=True) if isinstance(r, bytes)}
            self._store.put(encoded)
            out.update({t.id: steps.OF_FILM.decode(r) for t, r in zip(tasks, results, strict=True) if isinstance(r, bytes)})
        none = OfFilm()
        return [check.Found(film, out.get(film.id, none).findings, out.get(film.id, none).notes) for film in self.films]

    def _with_stated(self, task: FilmTask) -> FilmTask:
        return replace(task, stated=tuple(self._stated_bytes(outline) for outline, *_ in task.ties))

    # --- large parts of documents, when they are asked for

    def _text(self, file: str) -> str:
        """The decoded text of a file. Raises OSError where it has changed since this run began."""
        head = self._head(file)
        if not head.encoding or self._files[file].refused is not None:
            return self._source(file).text or ""
        raw = content(self._files[file].task)
        if raw is None:
            raise OSError(0, GONE, file)
        return decoded(raw, head.encoding)

    def _source_bytes(self, file: str) -> bytes:
        kept = self._store.get(self._read_key(file, b"source"))
        if kept is not None:
            return kept
        task, why = self._files[file].task, self._files[file].refused
        read = steps.refused(why) if why is not None else steps.read([task])[0] or steps.refused(GONE)
        return bytes(steps.READ.decode(read).source)

    def _read_again(self, file: str) -> Source:
        return steps.SOURCE.decode(self._source_bytes(file))

    def reading(self, document: Document) -> Reading:
        """What its reader made of a document."""
        whole = self._source(document.file).reading
        return whole.rows[document.row - 1] if document.row else whole

    def stated(self, document: Document) -> Stated:
        """What a document states."""
        return steps.STATED.decode(self._stated_raw(document.file, document.row))

    def _stated_bytes(self, outline: Outline) -> bytes:
        return bytes(self._stated_raw(outline.file, outline.row))

    def _stated_raw(self, file: str, row: int) -> Raw:
        inside = self._stated_of(file)
        return inside[row if self.heads[file].whole else row - 1]

    def _states(self, file: str) -> list[Raw]:
        kept = self._given_up.get(file) or self._store.get(self._part_key(file, b"stated"))
        if kept is None:
            collection, language = self.recognised.homes[file]
            profile = next(c.profile for c in self.recognised.collections if c.name == collection)
            task = StateTask(self._files[file].task, self._source_bytes(file), language, collection, profile, (), {})
            [result] = steps.state([task])
            kept = bytes(steps.STATE.decode(result or steps.unstated(task.file, "", collection, ())).stated)
        return steps.STATED_RAW.decode(kept)

    def _made(self, step: Step, tasks: Sequence[_T], load: Load = itself) -> Iterator[tuple[list[_T], list[bytes | str]]]:
        """Tasks with their results, so many at a time as are kept at once."""
        done: list[_T] = []
        results: list[bytes | str] = []
        for index, result in self._workers.each(step, tasks, load):
            done.append(tasks[index])
            results.append(result)
            if len(done) == BATCH:
                yield done, results
                done, results = [], []
        if done:
            yield done, results
