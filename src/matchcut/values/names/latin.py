"""Two names in alphabets, part by part: which spell one name, which are left over, and how much that says."""

from __future__ import annotations

import math

from matchcut.values.names.comparison import Comparison, judged
from matchcut.values.names.nicknames import short_for
from matchcut.values.names.pairing import TYPO, Match, best, log_odds
from matchcut.values.names.parts import Name, Part
from matchcut.values.names.romanised import one_surname
from matchcut.values.names.spelling import likeness, one_letter, weight

_TURNED = 0.96  # what a score keeps where the parts stand in another order
# what the least likely part says, what the others add, what is granted
_WORST, _REST = 0.8, 0.15
_ACROSS = 0.8  # granted where two alphabets meet: names that are nearly another's are rarer there
_SLIP = 0.78  # at most, where one letter makes the difference: context decides
_FLAW = 0.75  # parts less alike than this are named as the reason


def compare(a: Name, b: Name) -> Comparison:
    """Two names in one alphabet, or in two alphabets of which each has a table."""
    left, right = a.parts, b.parts
    if not left or not right:
        return judged(0.5, "a name without letters cannot be compared", sure=False)
    if left == right and a.suffix == b.suffix:
        return judged(1.0 if len(left) > 1 else 0.95, _equal(a, b))
    matches, turned = best(left, right)
    if surname := _stage(matches):
        return judged(0.3, f"{surname} agree, but a given name beside a stage name cannot be told by sound", sure=False)
    score = _score(matches, 0.0 if a.script == b.script else _ACROSS) * (_TURNED if turned and not (a.turned or b.turned) else 1.0)
    if a.suffix != b.suffix and (a.suffix and b.suffix):
        return judged(min(score, 0.15), f"{a.suffix} and {b.suffix} are two people")
    if a.suffix != b.suffix:
        score *= 0.85
    if any(m.kind == "word" and m.score <= TYPO and _slip(m) for m in matches):
        score = min(score, _SLIP)
    return judged(score, _why(matches, turned=turned, suffix=(a.suffix or b.suffix) if a.suffix != b.suffix else ""))


def _score(matches: tuple[Match, ...], granted: float) -> float:
    """Half the whole, half the worst part: a wrong surname beside a right given name is a wrong name."""
    counted = [m for m in matches if m.counted]
    words = [m for m in counted if m.kind != "particle"]
    left_over = [m for m in matches if not m.counted]
    if not words:
        return 0.05
    whole = sum(log_odds(m.score) for m in words) + sum(m.worth for m in left_over)
    worst = min(log_odds(m.score) for m in words)
    both = any(m.left and m.kind != "particle" for m in left_over) and any(m.right and m.kind != "particle" for m in left_over)
    if both:
        return 0.04 + 0.1 * (len(words) > 2)
    if len(words) == 1 and any(m.kind == "word" for m in left_over):  # one word against a whole name
        return min(0.25 + 0.01 * weight(words[0].left[0].text), 0.6) * words[0].score
    return 1 / (1 + math.exp(-(_WORST * worst + _REST * min(whole - worst, 6.0) + granted)))


def _slip(match: Match) -> bool:
    """Whether two words differ in one letter."""
    return len(match.left) == len(match.right) == 1 and one_letter(match.left[0].text, match.right[0].text)


def _stage(matches: tuple[Match, ...]) -> str:
    """The surname that "Tony Leung" and "Liang Chaowei" share, where nothing else of two East Asian names agrees; else ""."""
    counted = [m for m in matches if m.counted]
    if len(counted) != 1 or len(counted[0].left) > 1 or len(counted[0].right) > 1 or len(matches) < 3:
        return ""
    match = counted[0]
    sides = [any(not m.left for m in matches), any(not m.right for m in matches)]
    if not all(sides) or match.score < _FLAW or not one_surname(match.left[0].text, match.right[0].text):
        return ""
    return f"the surnames {_shown(match.left)} and {_shown(match.right)}"


def _equal(a: Name, b: Name) -> str:
    if a.turned != b.turned:
        return "same in another order"
    if a.text == b.text:
        return "the same letters"
    if a.script != b.script:
        return "same letter by letter"
    return "same but for accents" if _ascii(a.text) != _ascii(b.text) else "same but for capitals and marks"


def _ascii(text: str) -> bool:
    return text.isascii()


def _shown(parts: tuple[Part, ...]) -> str:
    words = "".join((p.shown or p.text) + ("." if p.kind == "initial" else "") + ("-" if p.joined else " ") for p in parts)
    return words.rstrip(" -")


def _why(matches: tuple[Match, ...], *, turned: bool, suffix: str) -> str:
    """The part at fault; else what had to be allowed for."""
    words = [m for m in matches if m.counted and m.kind != "particle"]
    if not words:
        return "no part of one stands in the other"
    worst = min(words, key=lambda m: m.score)
    if worst.score < _FLAW:
        place = "surnames" if worst is words[-1] and len(words) > 1 else "given names" if worst is words[0] and len(words) > 1 else "names"
        verb = "differ" if worst.score < 0.3 else "are near but not the same"
        return f"{place} {verb}: {_shown(worst.left)}, {_shown(worst.right)}"
    left_over = [m for m in matches if not m.counted and m.kind != "particle"]
    here, there = next((m for m in left_over if m.left), None), next((m for m in left_over if m.right), None)
    if here and there:
        return (
            f"given names differ: {_shown(here.left)}, {_shown(there.right)}"
            if turned
            else f"names differ: {_shown(here.left)}, {_shown(there.right)}"
        )
    if left_over:
        return f"{_shown(left_over[0].left or left_over[0].right)} stands in one of them only"
    if suffix:
        return f"{suffix} stands in one of them only"
    for m in words:
        if "initial" in (m.left[0].kind, m.right[0].kind) and m.left[0].text != m.right[0].text:
            short, word = sorted((_shown(m.left), _shown(m.right)), key=len)
            return f"initial {short} fits {word}"
    reasons = [_allowed(m) for m in words if m.score < 1]
    if turned:
        reasons.append("the surname stands first in one")
    return "; ".join(dict.fromkeys(reasons)) or "same but for particles and marks"


def _allowed(match: Match) -> str:
    left, right = _shown(match.left), _shown(match.right)
    if len(match.left) == len(match.right) == 1:
        a, b = match.left[0].text, match.right[0].text
        if short_for(a, b) and likeness(a, b) < 0.9:
            short, full = sorted((left, right), key=len)
            return f"{short} is short for {full}"
        if one_surname(a, b) and likeness(a, b) < 0.85:
            return f"{left} and {right} are readings of one surname"
    return f"{left} and {right} spell one name"
