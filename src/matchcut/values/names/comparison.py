"""What a comparison of two names or titles says: how likely they are forms of one, the verdict, and why."""

from __future__ import annotations

from dataclasses import dataclass

from matchcut.model import Verdict

SAME = 0.8  # scores from here up are said to be the same
DIFFERENT = 0.2  # scores up to here are said to differ


@dataclass(frozen=True, slots=True)
class Comparison:
    """`score` is the probability, 0 to 1, that two forms mean one; `why` one sentence without a full stop."""

    score: float
    verdict: Verdict
    why: str


def judged(score: float, why: str, *, sure: bool = True) -> Comparison:
    """A comparison with the verdict that its score earns; `sure=False` where the kind of evidence allows none."""
    score = round(min(max(score, 0.0), 1.0), 4)
    verdict: Verdict = "unsure"
    if sure:
        verdict = "same" if score >= SAME else "different" if score <= DIFFERENT else "unsure"
    return Comparison(score, verdict, why)
