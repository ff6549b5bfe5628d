"""Values that are templates, filled in later by a generator: `{{ page.title }}`, `{% if %}`, `<%= name %>`."""

from __future__ import annotations

_CLOSINGS = {"{{": "}}", "{%": "%}", "<%": "%>"}


def is_whole(text: str) -> bool:
    """Whether the whole text is one template, and no text with a template in it."""
    text = text.strip()
    closing = _CLOSINGS.get(text[:2])
    return closing is not None and len(text) > 3 and text.endswith(closing)
