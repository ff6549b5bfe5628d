"""The film that a headline says it judges: "Review: Anora (2024)", "Kritik zu Anora", 《阿诺拉》影评."""

from __future__ import annotations

import re

from matchcut.values.date.edtf import in_range

_LONGEST = 200
_KIND = r"(?:(?:film|movie|cinema|dvd|blu-?ray|capsule|short|advance|mini|quick|spoiler-free|ciné|kino)[ -]?){0,2}"
_WORD = (
    r"(?:review|kritik|filmkritik|kinokritik|rezension|filmrezension|critique|recensione|recensie|filmrecensie|recension|filmrecension|anmeldelse|filmanmeldelse"
    r"|crítica|critica|reseña|resenha|recenzja|recenze|recenzia|рецензия|отзыв|рецензія|eleştiri|kritika|arvostelu|影评|影評|电影评论|電影評論|观后感|觀後感|レビュー|映画レビュー|感想|리뷰|감상)"
)
_ABOUT = r"(?:(?:de cine|de film|de filme|de cinema|cinéma|cinematografica|filmowa|di film|фильма)\s*)?"
_OF = (
    r"(?:of (?:the (?:film|movie) )?|zu(?:m film| dem film)? |de (?:la película |la pelicula |o filme )?|del film |do filme |d['’]|di |du film |de film |filmu |"
    r"на (?:фильм )?|о фильме |van (?:de film )?|av |til |av filmen )"
)
_BEFORE = re.compile(rf"{_KIND}{_WORD}\s*{_ABOUT}(?:\s*[:：|]\s*|\s+[-–—]\s+|\s+{_OF})", re.IGNORECASE)
_QUOTED_AFTER = re.compile(rf"{_KIND}{_WORD}\s*{_ABOUT}(?:\s+(?:of|zu|de|di|на))?\s*(?=[《«“„‘'\"])", re.IGNORECASE)
_AFTER = re.compile(
    rf"(?:\s*[-–—|:：]\s*|\s+|(?<=[》」』]))(?:the )?{_KIND}{_WORD}(?:\s*(?:&|and) (?:film )?summary)?(?:\s*[:：|].*|\s+[-–—]\s+.*|\s*\((?P<year>[12][0-9]{{3}})\))?",
    re.IGNORECASE | re.DOTALL,
)
_CLOSED = re.compile(r"\s*[(（\[](?:(?P<who>[^()（）\[\]]{2,60}?)[,，]?\s)?(?P<year>[12][0-9]{3})[)）\]]")
_QUOTES = {"“": "”", "„": "“", "‘": "’", "«": "»", "《": "》", "「": "」", "『": "』", '"': '"', "'": "'", "*": "*", "_": "_"}
# what else is reviewed, and what is no title
_OTHER = re.compile(
    r"(?:book|album|game|music|tv|television|concert|theat(?:re|er)|product|gig|restaurant|peer|week|year|month|end|annual|series|buch|livre|libro)\s*$",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    r"(?:peer|performance|literature|the|a|an|our|my|film|films|movie|movies|cinema|in|of|reviews?|index|archive|das|der|die|le|la|el|il|.*\bin|.*\b(?:my|our|this|book|album|game|music)"
    r"|[0-9]{1,3} (?:films|movies|new|best).*|(?:films|movies) .*|.*\b(?:week|month) in)",
    re.IGNORECASE,
)
_BY = re.compile(r"\s(?:by|di|von|par|de|av|af|van|reż\.|реж\.)\s+[^\W\d_]\S+\s+\S+$")
_WORD_COMES = re.compile(rf"(?:\s|[-–—|:：》」』])(?={_KIND}{_WORD}|[-–—|:：]\s*{_KIND}{_WORD})", re.IGNORECASE)
_GOES_ON = re.compile(r"\s*[-–—|:：]")
_SUBTITLE = re.compile(r"\s[-–—|]\s")


def reviewed(text: str) -> tuple[int, int, int | None] | None:
    """Start and end of the film's title in a headline, and its year or None.

    None where no review word marks the title and no year in brackets closes it, or where a subtitle or a name may follow it.
    """
    start, end = len(text) - len(text.lstrip(" \t\n#*_")), len(text.rstrip(" \t\n*_"))
    if start >= end or end - start > _LONGEST or "\n" in text[start:end]:
        return None
    marked = _BEFORE.match(text, start, end) or _QUOTED_AFTER.match(text, start, end)
    if marked:
        start = marked.end()
    found = (
        _quoted(text, start, end, marked is not None) or (None if marked else _before_word(text, start, end)) or _closed(text, start, end)
    )
    return found or (_after_word(text, start, end) if marked else None)


def _quoted(text: str, start: int, end: int, marked: bool) -> tuple[int, int, int | None] | None:
    """A title in quotation marks right at the mark: 'Anora' Review."""
    right = _QUOTES.get(text[start : start + 1])
    close = text.find(right, start + 1, end) if right else -1
    while right == "'" and 0 < close < end - 1 and text[close + 1].isalpha():  # an apostrophe
        close = text.find(right, close + 1, end)
    if close < 0:
        return None
    year = _CLOSED.match(text, close + 1, end)
    rest = year.end() if year else close + 1
    if not (marked or (year and rest == end) or _AFTER.fullmatch(text, rest, end)):
        return None
    return _made(text, start + 1, close, year["year"] if year else None)


def _closed(text: str, start: int, end: int) -> tuple[int, int, int | None] | None:
    """A title before a year in brackets, which ends the headline or stands before the review word."""
    for m in _CLOSED.finditer(text, start, end):
        if m.start() > start and (m.end() == end or _AFTER.fullmatch(text, m.end(), end)):
            return _made(text, start, m.start(), m["year"])
    return None


def _before_word(text: str, start: int, end: int) -> tuple[int, int, int | None] | None:
    """A title with a review word right behind it: "Anora Review", "Anora (2024) – Kritik"."""
    for m in _WORD_COMES.finditer(text, start, end):
        at = m.end() if m[0] in "》」』" else m.start()
        after = _AFTER.fullmatch(text, at, end) if at > start else None
        if after:
            return _closed(text, start, at) or _made(text, start, at, after["year"])
    return None


def _after_word(text: str, start: int, end: int) -> tuple[int, int, int | None] | None:
    """What stands behind a review word and nothing else; a year in brackets ends it: "Review: Anora (2024) – a gem"."""
    for m in _CLOSED.finditer(text, start, end):
        if _GOES_ON.match(text, m.end(), end):
            return _made(text, start, m.start(), m["year"])
    return None if _SUBTITLE.search(text, start, end) else _made(text, start, end, None)


def _made(text: str, start: int, end: int, year: str | None) -> tuple[int, int, int | None] | None:
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip(" *_\"“'‘"))
    right = end - len(piece) + len(piece.rstrip(" *_\"”'’-–—:|"))
    inner = text[left:right]
    if not inner or _NO_TITLE.fullmatch(inner) or _OTHER.search(text[:start].rstrip(" :")) or _BY.search(inner):
        return None
    if re.search(rf"(?:book|album|game|music|tv|concert)\s+{_WORD}", text[:start], re.IGNORECASE):
        return None
    return left, right, in_range(int(year)) if year else None
