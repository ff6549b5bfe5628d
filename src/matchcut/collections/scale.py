"""The scale of ratings that do not say it themselves."""

from __future__ import annotations

from collections.abc import Sequence

from matchcut.collections import lexicon
from matchcut.values import rating

ENOUGH = 5


def scale(key: str, texts: Sequence[str]) -> tuple[float | None, str]:
    """The top of the scale of a writer's bare ratings, and how it is known; None where it stays open."""
    found = [r for text in texts for *_, r in rating.ratings(text)]
    said = {float(r.best) for r in found if r.best is not None}
    numbers = [float(r.score) for r in found if r.best is None and isinstance(r.score, int | float)]
    if not numbers:
        return None, ""
    top = max(numbers)
    if len(said) == 1 and (best := said.pop()) >= top and len(found) - len(numbers) >= 2:
        return best, f"{len(found) - len(numbers)} others say that it is {best:g}"
    if len(numbers) < ENOUGH:
        return None, ""
    counted = f"{len(numbers)} ratings reach up to {top:g}"
    if 4 < top <= 5:
        return 5.0, counted
    if top == 4 and "star" not in lexicon.folded(key):
        halves = sum(n % 1 == 0.5 for n in numbers)
        fours = sum(n == top for n in numbers)
        if fours * 10 <= len(numbers) * 2 and not halves:
            return 5.0, f"{counted}, and seldom"
        return None, ""
    if 7 < top <= 10:
        return 10.0, counted
    if 50 < top <= 100:
        return 100.0, counted
    if top > 10 and top <= 20 and any(n > 10 for n in numbers):
        return 20.0 if top > 15 else None, counted if top > 15 else ""
    return None, ""
