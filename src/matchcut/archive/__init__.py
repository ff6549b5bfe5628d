"""A folder and its settings in, a resolved and checked archive out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
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
    use_cache: bool = True,
    jobs: int | None = None,
    rules: Collection[str] | None = None,
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
    left = folder.MAX_TOTAL
    for name, size in there:
        if size >= 0 and (name in withheld or name == settings.judgements or not folder.is_read(name)):
            continue
        raw = folder.content(root, name, size) if size <= left else folder.OVER_TOTAL
        if isinstance(raw, bytes):
            left -= len(raw)
            files.append(File(FileTask(name, digest(raw), len(raw), str(root))))
        else:
            files.append(File(FileTask(folder.nameable(name), b"", 0), raw))
    check_against(settings, [f.task.path for f in files])
    found = Folder(folder.nameable(root.name), files, frozenset(name for name, _ in there), _judgements(root, settings))
    return _archive(found, settings, Store(root if use_cache else None), Workers(jobs), rules)


def from_files(files: Mapping[str, str | bytes], *, rules: Collection[str] | None = None) -> Archive:
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
    content = files.get(name)
    try:
        return content.decode("utf-8-sig") if isinstance(content, bytes) else content
    except UnicodeDecodeError:
        raise SettingsError(name, 1, "not UTF-8") from None


def _archive(found: Folder, settings: Settings, store: Store, workers: Workers, rules: Collection[str] | None) -> Archive:
    names = frozenset(rules) if rules is not None else frozenset(r.name for r in every_rule())
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
