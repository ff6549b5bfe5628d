"""What one rating looks like: a fraction, a share, a grade, glyphs, a count of stars, a thumb."""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import Any

from msgspec import Struct

from matchcut.languages import alternatives, eastern, spaced, words
from matchcut.text.pattern import regex
from matchcut.values.rating.number import count, half, han, number, plain, word

_LONGEST = 80
SCALES = (3, 4, 5, 6, 7, 8, 10, 20, 100)
GRADES = ("A+", "A", "A-", "B+", "B", "B-", "C+", "C", "C-", "D+", "D", "D-", "F")
_FLOOR = ("F+", "F-")
FULL, EMPTY, HALF = "★⭐🌟✭✮●⭑✪✦♥❤🌕🍿*", "☆✩○⚝✰♡🤍🌑", "½⯪⯨◐🌗🌓"
FRACTION = regex(lambda: rf"({count()}){stars()}?{_of()}({_top()}){stars()}?[)\]）]?", re.IGNORECASE)
_TOP_FIRST = regex(
    lambda: (
        rf"{_said('full-marks.before')}?({_top()}){_said('full-marks.after')}{_said('full-marks.between')}?[，,、:：\s]*{_said('full-marks.gave')}?({count()}){stars()}?"
        rf"|{_said('full-marks.before')}({_top()}){stars()}?[，,、\s]+{_said('full-marks.gave')}?({count()}){stars()}?|({_top()}) {_said('out-of-after')} ({count()})"
    ),
    re.IGNORECASE,
)
_COUNTED = regex(lambda: rf"({count()})({stars()})({half()})?", re.IGNORECASE)
_LED = regex(lambda: rf"[★⭐☆🌟]\s?({count()})")
_LED_OF = regex(r"[★⭐🌟]\s?(?=[0-9.,]{1,4}\s?/)")
PERCENT = regex(lambda: rf"([0-9]{{1,3}}(?:[.,][0-9]{{1,2}})?)\s?(?:[%％]|{_said('percent')})", re.IGNORECASE)
GLYPHS = regex(
    rf"((?:[{FULL}]\s?){{1,10}})?((?:\+\s?)?(?:[{HALF}]|1[/⁄]2))?((?:\s?[{EMPTY}]){{0,9}})",
)
_GLYPHS_OF = regex(
    lambda: rf"((?:[{FULL}]\s?){{1,10}}(?:[{HALF}]|1[/⁄]2)?){_of()}(?:({_top()}){stars()}?|([{FULL}]{{3,10}}))[)\]）]?", re.IGNORECASE
)
GRADE = regex(r"([A-F])\s?([+\-−–])|([A-F])")
_GRADE_WORD = regex(r"([A-F])[\s-](plus|minus)", re.IGNORECASE)
HAN_STARS = regex(lambda: rf"({han()}|[0-5])\s?{_said('measure-word')}?{_said('star-sign')}({_said('half-sign')})?")
_COUNTED_EAST = regex(lambda: rf"{_said('star-sign')}\s?({count()})\s?{_said('measure-word')}\s?({alternatives(eastern(words('half')))})?")
_UP = regex(lambda: rf"(?:👍️?\s?){{1,2}}|(?:[12] )?{_said('thumbs.up')}", re.IGNORECASE)
_DOWN = regex(lambda: rf"(?:👎️?\s?){{1,2}}|(?:[12] )?{_said('thumbs.down')}", re.IGNORECASE)
_POINTS = regex(lambda: _said("point"), re.IGNORECASE)
BARE = regex(r"[0-9]{1,3}(?:\.[0-9]{1,4}0{0,4}|,[0-9]{1,2})?")
_MIXED = regex(lambda: rf"[0-9]{{1,2}}\s?(?:[½¼¾]|[\s-]1[/⁄]2|{half()})", re.IGNORECASE)
_VOTES = regex(
    lambda: (
        r"\s?[(（]\s?[0-9][0-9.,\s]{0,15}\s?(?:k|m|万|萬)?\s?(?:[^()（）/%0-9]{1,30})?[)）]$"
        rf"|(?:,? {_said('votes-from')})?\s?[0-9][0-9.,]{{0,12}}[km]?\s?{alternatives(spaced(words('votes')))}$"
        rf"|\s?[0-9]{{1,9}}{alternatives(eastern(words('votes')))}$"
    ),
    re.IGNORECASE,
)
_LABELLED = regex(lambda: rf"{label()}(?:\s?[:：=]\s?|\s(?=[0-9]{{1,2}}[.,/][0-9]|[0-9]{{1,3}}\s?(?:/|{_of()}|%)|[★⭐]))", re.IGNORECASE)
_LEVEL = str.maketrans(
    {"％": "%", "．": ".", "\ufe0f": None, "\u200d": None, "\\": None, "\u00a0": " "} | {chr(0xFF10 + i): str(i) for i in range(10)}
)


def _said(*names: str) -> str:
    return alternatives(words(*names))


def star() -> str:
    """A word for stars."""
    return _said("star")


def stars() -> str:
    """What counts of stars or points end in."""
    return rf"(?:[- ]?(?:{_said('star', 'point')}|[★⭐☆])(?![^\W\d_])|[- ]?[★⭐☆]|\s?{alternatives(eastern(words('star-sign', 'point')))})"


def _of() -> str:
    return rf"(?:\s?[(\[（]?[/／⁄∕]\s?|\s[(\[]?{_said('out-of')}\s|\s?[(（]?{_said('full-marks.before')}\s?)"


def _top() -> str:
    return rf"(?:[0-9]{{1,3}}(?:[.,]0{{1,2}})?|{word()})"


def label() -> str:
    """What stands before a rating: "my final score", "note", 评分."""
    whose = words("rating-whose")
    return rf"(?:(?:{alternatives(spaced(whose))}\s){{0,3}}|{alternatives(eastern(whose))}){_said('rating-label')}"


class Rating(Struct, frozen=True):
    """`score` is a number, a grade ("B+") or a thumb ("thumbs up"); `best` the top of its scale or None.

    `source` is whose it is or None for the writer's own.
    """

    score: float | int | str
    best: float | int | None = None
    source: str | None = None

    @property
    def normal(self) -> float | None:
        """0..1, or None where the scale is unknown or overstepped; a thumb and the grade E have no place on a known scale."""
        if isinstance(self.score, str):
            if self.score in _FLOOR:
                return 0
            return round(1 - GRADES.index(self.score) / 12, 4) if self.score in GRADES else None
        if not self.best or not 0 <= self.score <= self.best:
            return None
        return round(self.score / self.best, 4)

    @property
    def value(self) -> dict[str, Any]:
        """What the field's contract prints."""
        return {"value": self.score, "best": self.best, "source": self.source, "normal": self.normal}


Scored = tuple[float | int | str, float | int | None]


def rating(text: str, best: float | None = None, source: str | None = None) -> Rating | None:
    """The rating a whole text is; `best` is used where the text names no scale of its own. None for no rating."""
    if len(text) > 4 * _LONGEST:
        return None
    found = _read(text.strip(), best)
    if found is None:
        return None
    score, top = found
    return Rating(score, None if isinstance(score, str) or top is None else plain(top), source)


def differ(a: Rating, b: Rating) -> bool:
    """Whether two ratings of one source disagree; with an unknown scale only where no usual scale makes them equal."""
    if isinstance(a.score, str) or isinstance(b.score, str):
        return isinstance(a.score, str) and isinstance(b.score, str) and a.score != b.score
    if a.best == b.best or not (a.best or b.best):
        return abs(a.score - b.score) > 1e-9
    if a.best and b.best:
        return abs(a.score / a.best - b.score / b.best) > 0.005
    known, other = (a, b) if a.best else (b, a)
    assert not isinstance(known.score, str)
    assert not isinstance(other.score, str)
    assert known.best
    share = known.score / known.best
    return all(abs(share - other.score / best) > 0.005 for best in (known.best, 4, 5, 10, 100))


@lru_cache(4096)
def _read(text: str, best: float | None) -> Scored | None:
    core = (html.unescape(text) if "&" in text else text).translate(_LEVEL).strip().rstrip(".!。！ ")
    if not core or len(core) > _LONGEST:
        return None
    if core.startswith("**") and core.endswith("**") and core.strip("*") and not _GLYPHS_OF.fullmatch(core):
        core = core.strip("*").strip()
    if label := _LABELLED.match(core):
        core = core[label.end() :].strip(" *_")
    if len(core) > 2 and core[0] + core[-1] in ("()", "[]", "（）", '""', "''"):
        core = core[1:-1].strip()
    if led := _LED_OF.match(core):
        core = core[led.end() :]
    fraction = FRACTION.fullmatch(core)  # "(满分10分)" is no count of votes
    core = core if fraction else _VOTES.sub("", core) or core
    found = of_best(core) or percent(core) or grade(core) or han_stars(core) or glyphs(core, best) or counted(core, best) or _thumb(core)
    if found is None and (BARE.fullmatch(core) or _MIXED.fullmatch(core)):
        score = number(core)
        found = (score, best) if score is not None and score <= max(100, best or 0) else None
    return found


def of_best(text: str) -> Scored | None:
    """A score with the top of its scale: "4/5", "four out of five", 9分（满分10分）, 10点満点中8点, "★★★ out of four"."""
    if m := FRACTION.fullmatch(text):
        score, best = number(m[1]), number(m[2])
    elif m := _TOP_FIRST.fullmatch(text):
        score, best = number(m[2] or m[4] or m[6]), number(m[1] or m[3] or m[5])
    elif m := _GLYPHS_OF.fullmatch(text):
        shown = glyphs(m[1].strip(), None)
        score, best = shown[0] if shown and not isinstance(shown[0], str) else None, len(m[3]) if m[3] else number(m[2])
    else:
        return None
    if score is None or best not in SCALES or score > 2 * best:
        return None
    return score, best


def percent(text: str) -> Scored | None:
    """A share of 100."""
    m = PERCENT.fullmatch(text)
    score = number(m[1]) if m else None
    return (score, 100) if score is not None and score <= 100 else None


def grade(text: str) -> Scored | None:
    """A letter A to F with its sign; small letters only with one."""
    if m := _GRADE_WORD.fullmatch(text):
        return m[1].upper() + ("+" if m[2].casefold() == "plus" else "-"), None
    m = GRADE.fullmatch(text) or (GRADE.fullmatch(text.upper()) if len(text) > 1 else None)
    if not m:
        return None
    return (m[3] or m[1] + ("+" if m[2] == "+" else "-")), None


def han_stars(text: str) -> Scored | None:
    """Chinese counts of stars, which are of five: 四星半, 4星, 三颗星."""
    m = HAN_STARS.fullmatch(text)
    whole = number(m[1]) if m else None
    if m is None or whole is None:
        return None
    score = plain(whole + (0.5 if m[2] else 0))
    return (score, 5) if score <= 5 else None


def glyphs(text: str, best: float | None) -> Scored | None:
    """Stars, dots or hearts, full and empty. Empty ones alone say nothing: some write them for full ones."""
    m = GLYPHS.fullmatch(text)
    if not m or not (m[1] or m[2]) or (m[2] and not m[1] and text[0] not in HALF):
        return None
    full, empty = sum(c in FULL for c in m[1] or ""), sum(c in EMPTY for c in m[3])
    half = 0.5 if m[2] else 0
    total = full + empty + (1 if half else 0)
    if empty and best and best != total:
        return None
    return plain(full + half), total if empty and total in SCALES else best


def counted(text: str, best: float | None) -> Scored | None:
    """A count of stars or points: "3.5 stars", "8.5分", "★ 4.5", 星4つ."""
    if m := _COUNTED.fullmatch(text):
        whole = number(m[1])
        score = plain(whole + 0.5) if m[3] and whole is not None else whole
        most = best or (100 if _POINTS.search(m[2]) else 10)
    elif m := _LED.fullmatch(text):
        score, most = number(m[1]), best or 10
    elif m := _COUNTED_EAST.fullmatch(text):
        whole = number(m[1])
        score, most = None if whole is None else plain(whole + (0.5 if m[2] else 0)), best or 10
    else:
        return None
    return (score, best) if score is not None and score <= most else None


def _thumb(text: str) -> Scored | None:
    return ("thumbs up", None) if _UP.fullmatch(text) else ("thumbs down", None) if _DOWN.fullmatch(text) else None
