"""A folder and its settings in, a resolved and checked archive out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import finalize

import msgspec

from matchcut.archive import folder
from matchcut.archive.encoding import decoded
from matchcut.archive.found import CHECKED, File, FileTask, Folder, content, digest, run_key
from matchcut.archive.settings import Settings, SettingsError, check_against, judgements, load
from matchcut.archive.store import Store
from matchcut.archive.workers import Workers
from matchcut.declare import rule_names
from matchcut.model import Archive, Collection, Document, Film, Judgement, Person

if TYPE_CHECKING:
    from matchcut.archive.opened import Opened


AT_HAND = 48 << 20  # bytes of files that are held in memory while they are worked on; others are read again


def open_archive(
    path: Path | str,
    *,
    use_cache: bool = True,
    jobs: int | None = None,
    rules: Iterable[str] | None = None,
) -> Archive:
    """The archive at `path`, read, resolved and checked.

    `use_cache`: whether results may be kept in the user's cache folder, and taken from there. `jobs`: how many processes read,
    None for as many as pay. `rules`: names of the rules to run, None for all. Raises SettingsError for settings or judgements
    that are wrong, FileNotFoundError for a path that is not there; a file that cannot be read is a finding.
    """
    root = folder.root_of(Path(path).resolve())
    if not Path(path).exists():
        raise FileNotFoundError(str(path))
    settings = settings_of(root)
    files = []
    there = folder.files(root)
    withheld = folder.withheld(name for name, _ in there)
    left, at_hand = folder.MAX_TOTAL, AT_HAND
    for name, size in there:
        if size >= 0 and (name in withheld or name == settings.judgements or not folder.is_read(name)):
            continue
        raw = folder.content(root, name, size) if size <= left else folder.OVER_TOTAL
        if isinstance(raw, bytes):
            left -= len(raw)
            at_hand -= len(raw)
            files.append(File(FileTask(name, digest(raw), len(raw), str(root), raw if at_hand >= 0 else None)))
        else:
            files.append(File(FileTask(folder.nameable(name), b"", 0), raw))
    check_against(settings, [f.task.path for f in files])
    found = Folder(folder.nameable(root.name), files, frozenset(name for name, _ in there), _judgements(root, settings))
    return _archive(found, settings, Store(root if use_cache else None), Workers(jobs), rules)


def from_files(files: Mapping[str, str | bytes], *, rules: Iterable[str] | None = None) -> Archive:
    """An archive of texts by path, with `/` between folders; no disk is touched. `matchcut.toml` among them is its settings.

    `rules`: as for `open_archive`. Raises SettingsError.
    """
    text = _given(files, folder.SETTINGS)
    settings = load(text, folder.SETTINGS) if text is not None else Settings()
    withheld = folder.withheld(files) | {settings.judgements}
    raws = [
        (path, content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
        for path, content in sorted(files.items())
        if folder.is_read(path) and path not in withheld
    ]
    judged = judgements(_given(files, settings.judgements) or "", settings.judgements)
    read = [File(FileTask(path, digest(raw), len(raw), raw=raw)) for path, raw in raws]
    return _archive(Folder("archive", read, frozenset(files), judged), settings, Store(None), Workers(1), rules)


def _given(files: Mapping[str, str | bytes], name: str) -> str | None:
    raw = files.get(name)
    try:
        return raw.decode("utf-8-sig") if isinstance(raw, bytes) else raw
    except UnicodeDecodeError:
        raise SettingsError(name, 1, "not UTF-8") from None


def _archive(found: Folder, settings: Settings, store: Store, workers: Workers, rules: Iterable[str] | None) -> Archive:
    names = frozenset(rules) if rules is not None else rule_names()
    here = run_key(found, settings, names)
    later = _Later(found, settings, store, workers, names)
    try:
        checked = store.read(here, CHECKED)
        if checked is None:
            checked = later.opened.checked()
            store.put({here: msgspec.msgpack.encode(checked)})
            store.finish()
    finally:
        workers.close()
    later.encodings = checked.encodings
    archive = Archive(
        settings.title or found.name,
        findings=checked.findings,
        unused=checked.unused,
        languages=checked.languages,
        files=found.there,
        counts=checked.counts,
        notices=later.notices,
        resolved=later,
    )
    finalize(archive, store.close)
    return archive


class _Later:
    """An archive's parts, made when they are asked for: a run without changes needs none, nor the modules that make them."""

    def __init__(self, found: Folder, settings: Settings, store: Store, workers: Workers, rules: frozenset[str]) -> None:
        self._given = (found, settings, store, workers, rules)
        self._tasks = {f.task.path: f.task for f in found.files if f.refused is None}
        self.encodings: Mapping[str, str] = {}

    @cached_property
    def opened(self) -> Opened:
        from matchcut.archive.opened import Opened  # noqa: PLC0415 - it imports all that reads and resolves

        return Opened(*self._given)

    @property
    def notices(self) -> tuple[str, ...]:
        """What is read otherwise than in the run before."""
        return self.opened.notices if "opened" in self.__dict__ else ()

    def text(self, file: str) -> str:
        """The decoded text of a file. Raises OSError where it has changed since this run began."""
        if "opened" in self.__dict__ or not (encoding := self.encodings.get(file)):
            return self.opened.text(file)
        raw = content(self._tasks[file])
        return self.opened.text(file) if raw is None else decoded(raw, encoding)

    @property
    def documents(self) -> tuple[Document, ...]:
        """Every document, in path order."""
        return self.opened.documents

    @property
    def collections(self) -> tuple[Collection, ...]:
        """Every collection, by name."""
        return self.opened.collections

    @property
    def films(self) -> tuple[Film, ...]:
        """Every film, by id."""
        return self.opened.films

    @property
    def people(self) -> tuple[Person, ...]:
        """Every person that films credit, by id."""
        return self.opened.people


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
