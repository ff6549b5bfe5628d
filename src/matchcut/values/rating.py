"""Ratings: "4/5", "★★★½", "B+", "85%", and the verdict that closes a review."""

from __future__ import annotations

import re
from typing import Any

from msgspec import Struct

_LONGEST = 80
_LONGEST_VERDICT = 1000
_SCALES = (3, 4, 5, 6, 7, 8, 10, 20, 100)
GRADES = ("A+", "A", "A-", "B+", "B", "B-", "C+", "C", "C-", "D+", "D", "D-", "F")
_WORDS = dict(zip(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], range(11), strict=True)) | {
    "half": 0
}
_HAN = {c: i for i, c in enumerate("零一二三四五六七八九十")} | {"两": 2, "兩": 2, "半": 0}

_NUM = r"(?:[0-9]{1,3}(?:[.,][0-9]{1,2})?\s?[½¼¾]?|[½¼¾]|[0-9]{1,2}\s1/2|[0-9]{1,2}-1/2)"
_WORD = r"(?:(?:zero|one|two|three|four|five|six|seven|eight|nine|ten)(?:[ -]and[ -]a[ -]half)?|half(?: an?)?)"
_STARS = r"(?:[- ]?(?:stars?|★|⭐️?|étoiles?|estrellas?|sterne|stelle|estrelas?|gwiazdk[ai]|points?|Punkte|puntos|punti)|\s?[星颗顆](?:[星])?|\s?分)"
_OF = r"\s?(?:/|\bout of\b|\bof\b|\bsur\b|\bvon\b|\bsobre\b|\bsu\b|\bz\b|\bиз\b|\bde\b|\bem\b)\s?"
_FRACTION = re.compile(rf"({_NUM}|{_WORD}){_STARS}?{_OF}([0-9]{{1,3}}|{_WORD}){_STARS}?", re.IGNORECASE)
_COUNTED = re.compile(rf"({_NUM}|{_WORD})({_STARS})", re.IGNORECASE)
_PERCENT = re.compile(r"([0-9]{1,3}(?:[.,][0-9]{1,2})?)\s?[%％]")
_GLYPHS = re.compile(r"([★⭐🌟✭✮●⭑*]️?(?:\s?[★⭐🌟✭✮●⭑*]️?){0,9})?(?:\s?(½|1/2|⯪|⯨|\+?1⁄2))?((?:\s?[☆✩○⚝✰]){0,9})")
_GRADE = re.compile(r"([A-D])\s?([+\-−–])|([A-DF])")
_HAN_STARS = re.compile(r"([零一二两兩三四五六七八九十])\s?[颗顆]?星(半)?")
_BARE = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{1,2})?")
_VOTES = re.compile(r"\s?[(（]\s?[0-9][^()（）]{0,30}[)）]$")
_HALVES = {"½": 0.5, "¼": 0.25, "¾": 0.75}

_LABEL = re.compile(
    r"(?:(?:my|our|the|final|overall|personal|film|movie|critic'?s)\s){0,3}(?:rating|verdict|score|grade|stars|mark)s?"
    r"|(?:ma |notre )?note(?: globale| finale)?|nota(?: final)?|mi nota|puntuación|puntuacion|calificación|valoración|wertung|bewertung|note"
    r"|voto|valutazione|punteggio|avaliação|classificação|ocena|hodnocení|betyg|оценка|(?:我的|个人|個人|总体|综合|最终)?(?:评分|評分|打分|推荐指数)|評価|평점|별점",
    re.IGNORECASE,
)
_OPENING = re.compile(r"[\s>#*_\-–—|(\[~`]*")
_SEPARATOR = re.compile(r"[*_`]{0,3}\s{0,3}[:：=]\s{0,3}[*_`]{0,3}\s{0,3}|[*_`]{0,3}\s{1,3}[-–—]\s{1,3}[*_`]{0,3}")
_CANDIDATE = re.compile(
    rf"{_FRACTION.pattern}|{_PERCENT.pattern}|{_HAN_STARS.pattern}|{_COUNTED.pattern}|(?=[★⭐🌟✭✮●⭑*½☆])(?:{_GLYPHS.pattern})"
    rf"|(?:{_GRADE.pattern})(?![\w'’])|(?:{_BARE.pattern})",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"[\s.!。！*_`)\]|~]*")
_GOES_ON = re.compile(r"\s?[-–—,;:(（]|[.!。！，；]\s?|[*_`]{1,3}\s|\s\S")


class Rating(Struct, frozen=True):
    """`score` is a number or a grade ("B+"), `best` the top of its scale or None, `source` whose it is or None for the writer's own."""

    score: float | int | str
    best: float | int | None = None
    source: str | None = None

    @property
    def normal(self) -> float | None:
        """0..1, or None where the scale is unknown or overstepped."""
        if isinstance(self.score, str):
            return round(1 - GRADES.index(self.score) / 12, 4) if self.score in GRADES else None
        if not self.best or not 0 <= self.score <= self.best:
            return None
        return round(self.score / self.best, 4)

    @property
    def value(self) -> dict[str, Any]:
        """What the field's contract prints."""
        return {"value": self.score, "best": self.best, "source": self.source, "normal": self.normal}


def rating(text: str, best: float | None = None, source: str | None = None) -> Rating | None:
    """The rating a whole text is; `best` is used where the text names no scale of its own. None for no rating."""
    core = text.strip()
    if not core or len(core) > _LONGEST:
        return None
    core = _VOTES.sub("", core) or core
    found = _fraction(core) or _percent(core) or _grade(core) or _han(core) or _glyphs(core, best) or _counted(core, best)
    if found is None and _BARE.fullmatch(core):
        score = _number(core)
        found = (score, best) if score is not None and score <= max(100, best or 0) else None
    return Rating(found[0], found[1] if isinstance(found[0], str) or found[1] is None else _plain(found[1]), source) if found else None


def verdict(text: str) -> tuple[int, int, Rating] | None:
    """A reviewer's closing verdict in a line or short paragraph, and the offsets of the rating itself; the last one counts."""
    if len(text) > _LONGEST_VERDICT:
        return None
    end = len(text)
    for line in reversed(text.splitlines(keepends=True)):
        start = end - len(line)
        found = _labelled(line) or _alone(line)
        if found:
            return start + found[0], start + found[1], found[2]
        end = start
    return None


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


def _labelled(line: str) -> tuple[int, int, Rating] | None:
    for label in _LABEL.finditer(line):
        before = line[: label.start()].rstrip(" \t*_`#>|-–—")
        if before and before[-1] not in ".!?。！？:：)":
            continue
        gap = _SEPARATOR.match(line, label.end())
        if not gap:
            continue
        m = _CANDIDATE.match(line, gap.end())
        found = rating(m[0]) if m else None
        if m and found and not _run_on(line, m.end(), found, m[0]):
            return m.start(), m.start() + len(m[0].rstrip()), found
    return None


def _run_on(line: str, end: int, found: Rating, words: str) -> bool:
    """Whether what follows makes it no rating: "Note: 3 films", "4/5/2024"."""
    rest = line[end:]
    closing = _CLOSING.match(rest)
    if closing and closing.end() == len(rest):
        return False
    if re.match(r"[\w/:%°$€£]|[.,][0-9]", rest):
        return True
    weak = _BARE.fullmatch(words.strip()) or (words.strip() in GRADES and len(words.strip()) == 1)
    return bool(weak) or not _GOES_ON.match(rest)


def _alone(line: str) -> tuple[int, int, Rating] | None:
    """A line that is nothing but a rating with its own scale, or a sentence "4 out of 5."."""
    opening = _OPENING.match(line)
    start = opening.end() if opening else 0
    if opening and "*" in opening[0]:
        stars = re.match(r"[\s>]*(\*(?:\s?\*){1,4}\s?(?:½|1/2))\s*$", line)
        if stars and (found := rating(stars[1])):
            return stars.start(1), stars.end(1), found
    m = _CANDIDATE.match(line, start)
    if not m or not (closing := _CLOSING.fullmatch(line, m.end())) or closing.group().count("/"):
        return None
    words = m[0].rstrip()
    found = rating(words)
    own = _fraction(words) or (_glyphs(words, None) and "*" not in words and len(words) > 1) or _starred(words) or _grade(words)
    if not (found and own) or (isinstance(found.score, str) and len(found.score) == 1):
        return None
    if not isinstance(found.score, str) and found.best and found.score > found.best:
        return None
    return m.start(), m.start() + len(words), found


def _starred(words: str) -> bool:
    m = _COUNTED.fullmatch(words)
    return bool(_HAN_STARS.fullmatch(words) or (m and re.search(r"star|★|⭐|étoile|estrell|sterne|stelle|estrela|星", m[2], re.IGNORECASE)))


def _fraction(text: str) -> tuple[float | int, float] | None:
    m = _FRACTION.fullmatch(text)
    if not m:
        return None
    score, best = _number(m[1]), _number(m[2])
    if score is None or best not in _SCALES or score > 2 * best:
        return None
    return score, best


def _percent(text: str) -> tuple[float | int, float] | None:
    m = _PERCENT.fullmatch(text)
    score = _number(m[1]) if m else None
    return (score, 100) if score is not None and score <= 100 else None


def _grade(text: str) -> tuple[str, None] | None:
    m = _GRADE.fullmatch(text) or (_GRADE.fullmatch(text.upper()) if len(text) > 1 else None)
    if not m:
        return None
    return (m[3] or m[1] + ("+" if m[2] == "+" else "-")), None


def _han(text: str) -> tuple[float | int, float | None] | None:
    m = _HAN_STARS.fullmatch(text)
    score = _plain(_HAN[m[1]] + (0.5 if m[2] else 0)) if m else 0
    return (score, 5) if m and score <= 5 else None


def _glyphs(text: str, best: float | None) -> tuple[float | int, float | None] | None:
    m = _GLYPHS.fullmatch(text)
    if not m or not any(m.groups()):
        return None
    full = sum(c in "★⭐🌟✭✮●⭑*" for c in m[1] or "")
    empty = sum(c in "☆✩○⚝✰" for c in m[3] or "")
    half = 0.5 if m[2] else 0
    if not full and not empty and text[0] != "½":
        return None
    total = full + empty + (1 if half else 0)
    return _plain(full + half), total if empty and total in _SCALES else best


def _counted(text: str, best: float | None) -> tuple[float | int, float | None] | None:
    m = _COUNTED.fullmatch(text)
    score = _number(m[1]) if m else None
    if not m or score is None or score > (best or (100 if "分" in m[2] else 10)):
        return None
    return score, best


def _number(text: str) -> float | int | None:
    """A count in figures or English words: "3½", "8,5", "four and a half"."""
    level = text.strip().casefold().replace("-", " ").replace(",", ".")
    half = 0.0
    if level.startswith("half"):
        return 0.5
    for ending, part in (("and a half", 0.5), (" 1/2", 0.5), *_HALVES.items()):
        if level.endswith(ending):
            level, half = level[: -len(ending)].strip(), part
            break
    if level in _WORDS:
        return _plain(_WORDS[level] + half)
    if not level:
        return half or None
    return _plain(float(level) + half) if re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{1,2})?", level) else None


def _plain(score: float) -> float | int:
    return int(score) if score == int(score) else round(score, 2)
