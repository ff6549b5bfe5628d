"""A folder and its settings in, a resolved and checked archive out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from weakref import finalize

from matchcut.archive import folder
from matchcut.archive.file_steps import FileTask, digest
from matchcut.archive.opened import File, Folder, Opened
from matchcut.archive.settings import Settings, SettingsError, check_against, judgements, load
from matchcut.archive.store import Store
from matchcut.archive.workers import Workers
from matchcut.declare import rules as every_rule
from matchcut.model import Archive, Judgement


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
    given = settings or settings_of(root)
    files = []
    there = folder.files(root)
    withheld = folder.withheld(name for name, _ in there)
    left = folder.MAX_TOTAL
    for name, size in there:
        if size >= 0 and (name in withheld or name == given.judgements or not folder.is_read(name)):
            continue
        raw = folder.content(root, name, size) if size <= left else folder.OVER_TOTAL
        if isinstance(raw, bytes):
            left -= len(raw)
            files.append(File(FileTask(name, digest(raw), len(raw), str(root))))
        else:
            files.append(File(FileTask(folder.nameable(name), b"", 0), raw))
    check_against(given, [f.task.path for f in files])
    found = Folder(folder.nameable(root.name), files, frozenset(name for name, _ in there), _judgements(root, given))
    return _archive(found, given, Store(root if use_cache else None), Workers(jobs), rules)


def from_files(files: Mapping[str, str | bytes], *, settings: Settings | None = None, rules: frozenset[str] | None = None) -> Archive:
    """An archive of texts by path; no file of it is touched. `matchcut.toml` among them is its settings."""
    toml = files.get(folder.SETTINGS)
    text = toml.decode() if isinstance(toml, bytes) else toml
    given = settings or (load(text, folder.SETTINGS) if text is not None else Settings())
    withheld = folder.withheld(files) | {given.judgements}
    raws = [
        (path, content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
        for path, content in sorted(files.items())
        if folder.is_read(path) and path not in withheld
    ]
    ledger = files.get(given.judgements, "")
    judged = judgements(ledger.decode() if isinstance(ledger, bytes) else ledger)
    read = [File(FileTask(path, digest(raw), len(raw), raw=raw)) for path, raw in raws]
    return _archive(Folder("archive", read, frozenset(files), judged), given, Store(None), Workers(1), rules)


def _archive(found: Folder, settings: Settings, store: Store, workers: Workers, rules: frozenset[str] | None) -> Archive:
    names = rules if rules is not None else frozenset(r.name for r in every_rule())
    opened = Opened(found, settings, store, workers, names)
    try:
        checked = opened.checked()
        store.finish()
    finally:
        workers.close()
    archive = Archive(
        settings.title or found.name,
        findings=checked.findings,
        unused=checked.unused,
        languages=checked.languages,
        files=found.there,
        counts=checked.counts,
        notices=opened.notices,
        resolved=opened,
    )
    finalize(archive, store.close)
    return archive


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
