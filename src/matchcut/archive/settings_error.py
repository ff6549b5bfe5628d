"""A mistake in the settings or judgements of an archive, and where it stands."""

from __future__ import annotations


class SettingsError(ValueError):
    """A mistake in `matchcut.toml` or `judgements.tsv`; `line` is 1-based. Prints as `path:line: message`."""

    def __init__(self, path: str, line: int, message: str) -> None:
        super().__init__(f"{path}:{line}: {message}")
        self.path = path
        self.line = line
        self.message = message
