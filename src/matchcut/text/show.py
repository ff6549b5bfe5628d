"""A text as it may be shown on one line of a terminal or a report."""

from __future__ import annotations

import unicodedata

from matchcut.text.pattern import regex

# C0 and C1 controls, line and paragraph separators, bidi controls and marks, byte order mark, lone surrogates
_UNSAFE = regex("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def escaped(text: str) -> str:
    r"""Control and bidi characters as `\u202e`, so that no text of an archive steers a terminal."""
    return _UNSAFE.sub(lambda m: f"\\x{ord(m[0]):02x}" if ord(m[0]) < 256 else f"\\u{ord(m[0]):04x}", text)


def one_line(text: str, limit: int = 120) -> str:
    """White space folded, cut in the middle of nothing: at most `limit` characters and an ellipsis."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def quoted(text: str, limit: int = 80) -> str:
    """The text in double quotation marks, on one line."""
    return f'"{one_line(text, limit)}"'


def width(text: str) -> int:
    """Columns that a text takes on a terminal."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 0 if unicodedata.combining(c) else 1 for c in text)
