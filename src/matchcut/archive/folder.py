"""The files of an archive: which are read, and what their bytes say. Links are not followed, devices never opened."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from matchcut.declare import reader_for

MAX_BYTES = 8 << 20  # of a file that its reader sets no other limit for
MAX_SETTINGS = 2 << 20  # of a file that the archive's editor writes for matchcut
MAX_TOTAL = 2 << 30  # of all files that are read: they are held in memory
OVER_TOTAL = f"the archive's files are together over the limit of {MAX_TOTAL:,} bytes"
SETTINGS = "matchcut.toml"
_SKIPPED = frozenset({"node_modules", "__pycache__", "venv", "site-packages"})
_ABOUT_THE_FOLDER = frozenset(
    {"readme", "license", "licence", "copying", "changelog", "contributing", "code_of_conduct", "notice", "authors", "security"}
)
# Never read: what an editor writes for matchcut, and what programs keep for themselves; NeoDB's actors hold private keys
_NO_DOCUMENTS = frozenset(
    {SETTINGS, "judgements.tsv", "actor.ndjson", "package.json", "package-lock.json", "composer.json", "composer.lock", "tsconfig.json"}
    | {"jsconfig.json", "bower.json", "manifest.json", "vercel.json", "firebase.json", "renovate.json", "netlify.toml", "pyproject.toml"}
    | {"cargo.toml", "theme.toml", "docker-compose.yml", "pnpm-lock.yaml", "mkdocs.yml", "robots.txt", "requirements.txt", "humans.txt"}
)
_OF_LETTERBOXD = frozenset({"watched.csv", "ratings.csv", "diary.csv", "watchlist.csv", "reviews.csv"})


def root_of(path: Path) -> Path:
    """The archive that a path belongs to: the nearest folder upward with `matchcut.toml` or `.git`, else the folder given."""
    folder = path if path.is_dir() else path.parent
    for candidate in (folder, *folder.parents):
        if (candidate / SETTINGS).is_file() or (candidate / ".git").exists():
            return candidate
    return folder


def files(root: Path) -> list[tuple[str, int]]:
    """Path relative to `root`, with `/`, and size of every file of the folder, read or not, sorted by path; -1 for a folder that cannot be listed."""
    found: list[tuple[str, int]] = []
    waiting = [""]
    while waiting:
        inside = waiting.pop()
        try:
            entries = list(os.scandir(os.path.join(root, inside)))  # noqa: PTH118 - thousands of them, and a Path costs ten times more
        except OSError:
            found.append((inside or ".", -1))  # `content` says why
            continue
        for entry in entries:
            path = f"{inside}/{entry.name}" if inside else entry.name
            try:
                if entry.is_dir(follow_symlinks=False):
                    if not entry.name.startswith(".") and entry.name not in _SKIPPED:
                        waiting.append(path)
                elif entry.is_file(follow_symlinks=False):
                    found.append((path, entry.stat(follow_symlinks=False).st_size))
            except OSError:
                continue
    return sorted(found)


def is_read(path: str) -> bool:
    """Whether a file of this name is one of the archive's documents."""
    name = path.rpartition("/")[2]
    if name.startswith(".") or name.lower() in _NO_DOCUMENTS:
        return False
    return reader_for(name) is not None and name.rpartition(".")[0].lower() not in _ABOUT_THE_FOLDER


def withheld(paths: Iterable[str]) -> frozenset[str]:
    """The private files of Letterboxd exports: the owner's profile and what they deleted."""
    known = frozenset(paths)
    roots = {p.removesuffix("profile.csv") for p in known if p.rpartition("/")[2] == "profile.csv"}
    roots = {root for root in roots if any(root + name in known for name in _OF_LETTERBOXD)}
    return frozenset(p for p in known for root in roots if p.startswith((f"{root}profile.csv", f"{root}deleted/", f"{root}orphaned/")))


def content(root: Path, path: str, size: int) -> bytes | str:
    """The bytes of a file, or why it is not read."""
    reader = reader_for(path)
    limit = reader.limit if reader else MAX_BYTES
    if size > limit:
        return f"{size:,} bytes are over the limit of {limit:,}"
    if nameable(path) != path:
        return "its name is not UTF-8"
    try:
        descriptor = os.open(root / path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(descriptor, "rb") as file:
            raw = file.read(limit + 1)
    except OSError as error:
        return f"cannot be opened: {error.strerror or error}"
    return raw if len(raw) <= limit else f"more than {limit:,} bytes, which are the limit"


def nameable(path: str) -> str:
    r"""A path that every report can hold: bytes of a name that are not UTF-8 as `\xff`."""
    return os.fsencode(path).decode("utf-8", "backslashreplace") if not path.isascii() else path
