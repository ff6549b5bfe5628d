"""The scale of ratings that do not say it themselves."""

from __future__ import annotations

from collections.abc import Sequence

from matchcut.collections import lexicon
from matchcut.model import Document
from matchcut.values import rating

MIN_NUMBERS = 5  # of one key, before they tell its scale
MIN_CLEAR_NUMBERS = 3  # where the numbers leave little doubt
_STARS = frozenset("★☆⭐½✩✭✮🌟")


def verdicts(documents: Sequence[Document]) -> tuple[float | None, str]:
    """The top of the scale of the stars that a collection's texts end with, and how it is known."""
    texts = [d.text[p.start : p.end].strip() for d in documents for p in d.reading.passages if p.kind == "verdict"]
    return scale("stars", [t for t in texts if _STARS & set(t)])


def scale(key: str, texts: Sequence[str]) -> tuple[float | None, str]:
    """The top of the scale of a writer's bare ratings, and how it is known; None where it stays open."""
    found = [r for text in texts for *_, r in rating.ratings(text)]
    bests = {float(r.best) for r in found if r.best is not None}
    numbers = [float(r.score) for r in found if r.best is None and isinstance(r.score, int | float)]
    if not numbers:
        return None, ""
    top = max(numbers)
    drawn = any("☆" in text for text in texts)  # an empty star shows the scale
    if len(bests) == 1 and (best := bests.pop()) >= top and len(found) - len(numbers) >= (1 if drawn else 2):
        return best, f"{len(found) - len(numbers)} others say that it is {best:g}"
    halves = sum(n % 1 == 0.5 for n in numbers)
    sure = top == 5 or (4 < top < 5 and halves * 2 >= len(numbers)) or (6 < top <= 10) or 50 < top <= 100
    if len(numbers) < (MIN_CLEAR_NUMBERS if sure else MIN_NUMBERS):
        return None, ""
    counted = f"{len(numbers)} ratings reach up to {top:g}"
    if 4 < top <= 5:
        return 5.0, counted
    if top == 4 and "star" not in lexicon.folded(key):
        fours = sum(n == top for n in numbers)
        if fours * 10 <= len(numbers) * 2 and not halves:
            return 5.0, f"{counted}, and seldom"
        return None, ""
    if 7 < top <= 10 or (6 < top <= 7 and halves):
        return 10.0, counted
    if 50 < top <= 100:
        return 100.0, counted
    if top > 10 and top <= 20 and any(n > 10 for n in numbers):
        return 20.0 if top > 15 else None, counted if top > 15 else ""
    return None, ""
