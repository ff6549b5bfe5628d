"""A folder and its settings in, a resolved and checked archive out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from matchcut import check
from matchcut.archive import cache as caching
from matchcut.archive import folder, work
from matchcut.archive.settings import Settings, SettingsError, check_against, judgements, load
from matchcut.archive.work import SOURCE, STATED, Task, read, state
from matchcut.archive.workers import Step, Workers
from matchcut.collections.profile import grouped, profile
from matchcut.declare import rules as declared
from matchcut.languages.detection import language
from matchcut.model import Archive, Collection, Document, FieldChoice, Finding, Judgement, Kind, Problem, Profile, Reading
from matchcut.resolve.films import films
from matchcut.resolve.people import people
from matchcut.text.filename import suffix_language

SAMPLE = 20_000  # code points of a file that its language is told by


@dataclass(frozen=True, slots=True)
class File:
    """One file as found: its bytes, or why there are none."""

    path: str
    raw: bytes
    refused: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A folder as found, before anything of it is understood."""

    name: str
    files: Sequence[File]  # those that are read
    there: frozenset[str]  # paths of all files
    judged: Sequence[Judgement]


def open_archive(
    path: Path | str,
    *,
    settings: Settings | None = None,
    use_cache: bool = True,
    jobs: int | None = None,
    rules: frozenset[str] | None = None,
) -> Archive:
    """The archive at `path`, read, resolved and checked.

    `rules`: names of the rules to run, None for all. Raises SettingsError for settings that are wrong, FileNotFoundError
    for a path that is not there; a file that cannot be read is a finding.
    """
    root = folder.root_of(Path(path).resolve())
    if not Path(path).exists():
        raise FileNotFoundError(str(path))
    said = settings or settings_of(root)
    files = []
    there = folder.files(root)
    withheld = folder.withheld(name for name, _ in there)
    left = folder.MAX_TOTAL
    for name, size in there:
        if size >= 0 and (name in withheld or name == said.judgements or not folder.is_read(name)):
            continue
        content = folder.content(root, name, size) if size <= left else folder.OVER_TOTAL
        left -= len(content) if isinstance(content, bytes) else 0
        files.append(File(name, content) if isinstance(content, bytes) else File(folder.nameable(name), b"", content))
    check_against(said, [f.path for f in files])
    store = caching.Cache(root) if use_cache else None
    workers = Workers(jobs)
    try:
        found = Found(folder.nameable(root.name), files, frozenset(name for name, _ in there), _judgements(root, said))
        return _archive(found, said, store, workers, rules)
    finally:
        workers.close()
        if store:
            store.close()


def from_files(files: Mapping[str, str | bytes], *, settings: Settings | None = None, rules: frozenset[str] | None = None) -> Archive:
    """An archive of texts by path; no disk is touched. `matchcut.toml` among them is its settings."""
    toml = files.get(folder.SETTINGS)
    text = toml.decode() if isinstance(toml, bytes) else toml
    said = settings or (load(text, folder.SETTINGS) if text is not None else Settings())
    withheld = folder.withheld(files) | {said.judgements}
    read = [
        File(p, t if isinstance(t, bytes) else t.encode("utf-8", "surrogatepass"))
        for p, t in sorted(files.items())
        if folder.is_read(p) and p not in withheld
    ]
    ledger = files.get(said.judgements, "")
    judged = judgements(ledger.decode() if isinstance(ledger, bytes) else ledger)
    return _archive(Found("archive", read, frozenset(files), judged), said, None, Workers(1), rules)


def _judgements(root: Path, settings: Settings) -> tuple[Judgement, ...]:
    text = _text(root, settings.judgements)
    return judgements(text, settings.judgements) if text is not None else ()


def settings_of(root: Path) -> Settings:
    """The settings in `matchcut.toml`; the defaults where there is none."""
    text = _text(root, folder.SETTINGS)
    return load(text, folder.SETTINGS) if text is not None else Settings()


def _text(root: Path, name: str) -> str | None:
    """The text of a file that the archive's editor writes, None where there is none."""
    path = root / name
    try:
        if not path.is_file():
            return None
        if path.stat().st_size > folder.MAX_SETTINGS:
            raise SettingsError(name, 1, f"more than {folder.MAX_SETTINGS >> 20} MiB")
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise SettingsError(name, 1, "not UTF-8") from None
    except OSError as error:
        raise SettingsError(name, 1, f"cannot be read: {error.strerror or error}") from None


def _archive(found: Found, settings: Settings, store: caching.Cache | None, workers: Workers, rules: frozenset[str] | None) -> Archive:
    names = rules if rules is not None else frozenset(r.name for r in declared())
    files = found.files
    fresh: dict[bytes, bytes] = {}
    used: set[bytes] = set()
    keys = {f.path: caching.key("read", f.path.rpartition(".")[2], f.raw) for f in files if f.refused is None}
    readings = _kept(store, workers, read, keys, {f.path: (f.path, f.raw) for f in files if f.path in keys}, fresh, used)
    opened = {f.path: _documents(f, readings.get(f.path)) for f in files}
    documents = [d for inside in opened.values() for d in inside]
    collections = _collections(documents, settings)
    tasks = _tasks(files, opened, collections, readings, names, settings)
    task_keys = {
        t.path: caching.key("state", t.path, keys[t.path], msgspec.msgpack.encode((t.profile, t.language, sorted(t.rules), t.options)))
        for t in tasks
    }
    stated = _kept(store, workers, state, task_keys, {t.path: t for t in tasks}, fresh, used)
    findings: list[Finding] = []
    for path, inside in opened.items():
        raw = stated.get(path)
        if isinstance(raw, bytes):
            for document, made in zip(inside, STATED.decode(raw), strict=True):
                document.statements, document.kind, document.why = made.statements, made.kind, made.why
                findings += made.findings
        else:
            if raw:
                _give_up(inside[0], raw)
            findings += [f for document in inside for f in check.of_document(document, names)]
    if store:
        store.put(fresh, used)
    resolved = films(documents, settings.prefers, found.judged)
    archive = Archive(
        settings.title or found.name,
        tuple(documents),
        collections,
        resolved,
        people(resolved, found.judged),
        languages=settings.languages or _languages(documents),
        files=found.there,
    )
    return check.complete(archive, findings, names, settings.rules, settings.allows)


def _kept(
    store: caching.Cache | None,
    workers: Workers,
    step: Step,
    keys: Mapping[str, bytes],
    items: Mapping[str, object],
    fresh: dict[bytes, bytes],
    used: set[bytes],
) -> dict[str, bytes | str | None]:
    """A step's result for each path, from the cache where it is there; of a file that was given up, why."""
    known = store.get(keys.values()) if store else {}
    missing = [path for path, k in keys.items() if k not in known]
    made = dict(zip(missing, workers.each(step, [items[p] for p in missing]), strict=True))
    fresh.update({keys[p]: r for p, r in made.items() if isinstance(r, bytes)})
    used.update(keys.values())
    return {path: known.get(k, made.get(path)) for path, k in keys.items()}


def _give_up(document: Document, why: str) -> None:
    """Nothing is stated of a document, because of what its reader or matchcut itself did."""
    document.reading = msgspec.structs.replace(document.reading, problems=(*document.reading.problems, Problem(0, 0, why)))


def _documents(file: File, raw: bytes | str | None) -> list[Document]:
    if not isinstance(raw, bytes):
        document = Document(file.path, "", Reading("none"), encoding="")
        _give_up(document, file.refused or raw or "")
        return [document]
    inside = work.documents(file.path, file.raw, SOURCE.decode(raw))
    text, front = inside[0].text, inside[0].reading.front
    sample = text[front[1] : front[1] + SAMPLE] if len(text) - front[1] > 40 else text
    tag = language(sample) or suffix_language(file.path)  # "say-no.md" is no Norwegian text
    for document in inside:
        document.language = tag
    return inside


def _collections(documents: Sequence[Document], settings: Settings) -> tuple[Collection, ...]:
    out = []
    for name, inside, kind in _grouped(documents, settings):
        settled: dict[str, FieldChoice] = {}
        for said in settings.collections:
            meant = [d for d in inside if said.means(d.file)]
            if meant:
                settled.update(said.choices)
                _set_languages(meant, said.text_language)
        for document in inside:
            document.collection = name
        made = profile(name, inside, settled)
        out.append(Collection(name, msgspec.structs.replace(made, kind=kind, why="settings") if kind else made, tuple(inside)))
    _reject_unused(documents, settings)
    return tuple(out)


def _grouped(documents: Sequence[Document], settings: Settings) -> Iterator[tuple[str, list[Document], Kind | None]]:
    """Documents by collection; those that settings tell the kind of are collections of their own."""
    told = [said for said in settings.collections if said.kind]
    claimed = {d.path: said for d in documents for said in told if said.means(d.file)}
    for said in told:
        if inside := [d for d in documents if claimed.get(d.path) is said]:
            yield said.paths[0], inside, said.kind
    yield from ((name, inside, None) for name, inside in sorted(grouped([d for d in documents if d.path not in claimed]).items()))


def _set_languages(documents: Sequence[Document], told: Mapping[str, Any]) -> None:
    """The text's language as settings tell it: by the end of the file's name, or by a folder."""
    for tail, tag in sorted(told.get("values", {}).items(), key=lambda item: len(item[0])):
        for document in documents:
            *folders, file = document.path.split("/")
            if tail in folders if told.get("from") == "folder" else file.rpartition(".")[0].endswith(tail):
                document.language = tag


def _reject_unused(documents: Sequence[Document], settings: Settings) -> None:
    """Raises SettingsError for a key that no document of the collection has."""
    for said in settings.collections:
        there = {cell.pattern for d in documents if said.means(d.file) for cell in d.reading.cells}
        there |= {key.rpartition(".")[0] + ".*" for key in there if "." in key}  # maps whose keys are values
        for pattern, choice in said.choices.items():
            if pattern not in there:
                raise SettingsError(
                    settings.name, said.line, f"no document of {said.paths[0]} has the key {pattern}, said to be {choice.field}"
                )


def _tasks(
    files: Sequence[File],
    opened: Mapping[str, Sequence[Document]],
    collections: Sequence[Collection],
    readings: Mapping[str, bytes | str | None],
    names: frozenset[str],
    settings: Settings,
) -> list[Task]:
    profiles: dict[str, Profile] = {c.name: c.profile for c in collections}
    options = {rule: {k: msgspec.Raw(msgspec.msgpack.encode(v)) for k, v in said.items()} for rule, said in settings.rules.items()}
    return [
        Task(f.path, f.raw, raw, d.language, d.collection, profiles[d.collection], tuple(sorted(names)), options, len(opened[f.path]))
        for f in files
        if isinstance(raw := readings.get(f.path), bytes)
        for d in opened[f.path][:1]
    ]


def _languages(documents: Sequence[Document]) -> tuple[str, ...]:
    """The languages that the archive's records are written in, most frequent first."""
    counts: dict[str, int] = {}
    for document in documents:
        if document.language and document.reading.cells:
            counts[document.language] = counts.get(document.language, 0) + 1
    return tuple(sorted(counts, key=lambda tag: (-counts[tag], tag)))
