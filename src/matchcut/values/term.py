"""Genres, topics and tags: their comparison form."""

from __future__ import annotations

from matchcut.text.pattern import regex
from matchcut.values.fold import folded

_GAP = regex(r"[\s\-‐‑–—_/·・.]+")


def normal(text: str) -> str:
    """Case, hyphens, white space and accents levelled, "&" as "and", a leading "#" dropped: "Sci-Fi" and "sci fi" are one."""
    level = folded(text).lstrip("#").replace("&", " and ")
    return _GAP.sub(" ", level).strip() or folded(text)
