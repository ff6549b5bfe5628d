"""A text that every encoding of Unicode can hold."""

from __future__ import annotations

from matchcut.text.pattern import regex

_SURROGATE = regex("[\ud800-\udfff]")


def storable(text: str) -> str:
    """The text, letter by letter, without the halves of surrogate pairs that no encoding can hold."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", text)
    return text
