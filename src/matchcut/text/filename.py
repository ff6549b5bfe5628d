"""What a file's name tells: the language of an edition, and the stem that editions share."""

from __future__ import annotations

import re

from matchcut.text.pattern import regex

_TAG = r"(?:ar|cs|da|de|el|en|es|fa|fi|fr|he|hi|hu|id|it|ja|ko|nl|no|pl|pt|pt-br|ro|ru|sv|th|tr|uk|vi|zh|zh-cn|zh-hans|zh-hant|zh-hk|zh-tw)"
_SUFFIX = regex(rf"^(?P<stem>.+)[._-](?P<tag>{_TAG})$", re.I)
_FOLDER = regex(rf"^{_TAG}$", re.I)


def folder(path: str) -> str:
    """Folder of a path without language folders."""
    return "/".join(f for f in path.split("/")[:-1] if not _FOLDER.match(f))


def suffix_language(path: str) -> str | None:
    """The language that a file's name or folder says it is written in: `anora.zh.md`, `anora-en.md`, `fr/anora.md`."""
    *folders, file = path.split("/")
    match = _SUFFIX.match(file.rpartition(".")[0])
    if match:
        return match["tag"].lower()
    return next((f.lower() for f in reversed(folders) if _FOLDER.match(f)), None)


def stem(path: str) -> tuple[str, str]:
    """Folder without language folders, and file stem without edition suffix: what the editions of one record share."""
    *folders, file = path.split("/")
    name = file.rpartition(".")[0]
    match = _SUFFIX.match(name)
    if name.lower() in ("index", "_index") and folders:
        name, match = folders.pop(), None
    return "/".join(f for f in folders if not _FOLDER.match(f)), match["stem"] if match else name
