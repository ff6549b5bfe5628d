"""Documents of one language about one film that are no editions of each other."""

from __future__ import annotations

from matchcut.model import Document, fields


def viewings(a: Document, b: Document) -> bool:
    """Whether two documents of one language were written on different days: entries of a diary, each true on its day."""
    if (a.language or "").split("-")[0] != (b.language or "").split("-")[0]:
        return False
    left, right = ({(s.field, str(s.value)) for f in fields.occasions() for s in d.all(f)} for d in (a, b))
    return bool(left and right) and left != right
