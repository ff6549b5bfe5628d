"""The film that a headline says it judges: "Review: Anora (2024)", "Kritik zu Anora", 《阿诺拉》影评."""

from __future__ import annotations

import re
from collections.abc import Collection

from matchcut.languages import alternatives, words
from matchcut.text.pattern import regex
from matchcut.text.years import FOUR, in_range
from matchcut.values.fold import folded
from matchcut.values.mixed import is_full_name
from matchcut.values.person import is_given_name
from matchcut.values.title.label import about, article, is_label, kind, label, word
from matchcut.values.title.printed import is_article

_LONGEST = 200
_BEFORE = regex(
    lambda: (
        rf"(?!{_said('no-review')}\s){article()}{kind()}{word()}\s*{about()}\s+(?P<of>{_said('review-of')}\s|{_said('review-of-elided')})"
    ),
    re.IGNORECASE,
)
_QUOTED_AFTER = regex(lambda: rf"{kind()}{word()}\s*{about()}(?:\s+{_said('review-of')})?\s*(?=[《«“„‘'\"])", re.IGNORECASE)
_AFTER = regex(
    lambda: (
        rf"(?:\s*[-–—|:：,]\s*|\s+|(?<=[》」』〉>])){article()}{kind()}{word()}(?:\s*{_said('review-and')})?(?: {_said('of-the-film')})?"
        rf"(?:\s*[:：|].*|\s+[-–—]\s+.*|\s+{_said('by-behind-review')}\s.*|\s*\((?P<year>{FOUR})\))?|\s*[(\[【]{kind()}{word()}[)\]】]"
    ),
    re.IGNORECASE | re.DOTALL,
)
_CLOSED = regex(rf"\s*[(（\[](?:(?P<who>[^()（）\[\]]{{2,60}}?)[,，]?\s)?(?P<year>{FOUR})[)）\]]")
_QUOTES = {
    "“": "”",
    "„": "“",
    "‘": "’",
    "«": "»",
    "《": "》",
    "「": "」",
    "『": "』",
    "〈": "〉",
    "<": ">",
    '"': '"',
    "'": "'",
    "*": "*",
    "_": "_",
}
# what else is reviewed, and what is no title
_OTHER = regex(lambda: rf"{_said('other-art')}\s*$", re.IGNORECASE)
_OTHER_REVIEW = regex(lambda: rf"{_said('other-art.thing')}\s+{word()}", re.IGNORECASE)
_NO_TITLE = regex(
    lambda: (
        rf"{_said('no-title', 'articles')}|.*\b{_said('films')}\b.*|{word()}s?(?:\s{_said('review-of')})?|{_said('interview')} {_said('with')} (?!the ).*"
        rf"|(?-i:{_said('question-words')})\s.*|[\[【(]?{_said('other-art.thing')}\s?[:：\])】].*"
    ),
    re.IGNORECASE,
)
# who made it: "by" and its like say so for sure, "de" and its like do so behind a comma or a quotation mark; else they may belong to the title
_BY = regex(
    lambda: (
        rf"(?:,?\s+(?:{_said('by.director', 'by.name')}|{_said('director-short')}(?<=\.))"
        rf"|(?:,|(?<=[”“»\"'’》*_]))\s*{_said('by.director', 'by.of')})\s+(?=[^\W\d_])"
    )
)
_MAY_BE_BY = regex(lambda: rf"\s{_said('by.of')}\s+(?=[^\W\d_])")
_LONGEST_NAME = 60
_WORD_COMES = regex(
    lambda: (
        rf"(?:\s|[-–—|:：,》」』〉>])(?={article()}{kind()}{word()}|[-–—|:：,]\s*{article()}{kind()}{word()}|[(\[【]{kind()}{word()}[)\]】])"
    ),
    re.IGNORECASE,
)
_FILM = regex(lambda: rf"{_said('film-label')}\s*(?=[《«“„‘「『〈<])", re.IGNORECASE)
_SENTENCE = regex(r"[^\W\d_]{5,}\.$")  # no "Inc."
_GOES_ON = regex(r"\s*[-–—|:：]")
_SUBTITLE = regex(r"\s[-–—|]\s")


def _said(*names: str) -> str:
    return alternatives(words(*names))


def reviewed(text: str, names: Collection[str] = ()) -> tuple[int, int, int | None] | None:
    """Start and end of the film's title in a headline, and its year or None.

    None where no review word marks the title and no year in brackets closes it, or where a subtitle or a name may follow it.
    `names` of people settle whether "Les Vacances de Monsieur Hulot" ends with one; without them a usual given name does.
    """
    found = _reviewed(text)
    return found if found and not _by(text, found[0], found[1], {folded(name) for name in names}) else None


def credit(text: str, names: Collection[str] = ()) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Spans of the title and of its director in a headline of a review: "Crítica: Zama, de Lucrecia Martel"; the second may hold two names."""
    start, end = len(text) - len(text.lstrip(" \t\n#*_")), len(text.rstrip(" \t\n*_"))
    if start >= end or end - start > _LONGEST or "\n" in text[start:end]:
        return None
    first = _marked(text, start, end)
    named = _by(text, first, end, {folded(name) for name in names}, sure=True) if first else None
    if not first or not named:
        return None
    year = next((m for m in _CLOSED.finditer(text, first, named[0]) if m.end() == named[0]), None)
    title = _made(text, first, year.start() if year else named[0], None)
    return (title[:2], named[1:]) if title else None


def _by(text: str, start: int, end: int, names: set[str], sure: bool = False) -> tuple[int, int, int] | None:
    """Where a title ends that a director's name follows, and the span of the name; with `sure` only what cannot belong to the title."""
    for m in _BY.finditer(text, start, end):
        if m.start() > start and _is_name(text[m.end() : end]):
            return m.start(), m.end(), end
    for m in _MAY_BE_BY.finditer(text, start, end):
        who = text[m.end() : end]
        if _is_name(who) and (folded(who) in names or not (names or sure or not is_given_name(who.split()[0]))):
            return m.start(), m.end(), end
    return None


def _is_name(text: str) -> bool:
    """Whether a text can be a person's name, or two: capitals at both ends, no article, at least two words."""
    words = text.split()
    return (
        2 <= len(words) <= 8 and len(text) <= _LONGEST_NAME and words[-1][0].isupper() and not is_article(words[0]) and is_full_name(text)
    )


def _reviewed(text: str) -> tuple[int, int, int | None] | None:
    start, end = len(text) - len(text.lstrip(" \t\n#*_")), len(text.rstrip(" \t\n*_"))
    if start >= end or end - start > _LONGEST or "\n" in text[start:end]:
        return None
    first = _marked(text, start, end)
    if first is None:
        return None
    marked, start = first > start, first or start
    if film := _FILM.match(text, start, end):
        start = film.end()
    alone = film is not None and text[end - 1] == _QUOTES.get(text[start])
    found = _quoted(text, start, end, marked or alone) or (None if marked else _before_word(text, start, end)) or _closed(text, start, end)
    return found or (_after_word(text, start, end) if marked else None)


def _marked(text: str, start: int, end: int) -> int | None:
    """Where the title may begin behind a label or "Review of"; 0 where nothing marks it, None where what does is part of a title."""
    at = label(text, start, end)
    if m := _BEFORE.match(text, at, end):
        of_title = text[m.end() : m.end() + 1].islower() and not text.islower()  # "Critique de la raison pure"
        return None if of_title else m.end()
    m = _QUOTED_AFTER.match(text, at, end)
    return m.end() if m else at if at > start else 0


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
        at = m.end() if m[0] in "》」』〉>" else m.start()
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
    left = start + len(piece) - len(piece.lstrip(" *_\"“„«'‘"))
    right = end - len(piece) + len(piece.rstrip(" *_\"”“»'’-–—:|,"))
    if end < len(text) and _SENTENCE.search(text, left, right):  # "Левиафан. Рецензия"
        right -= 1
    inner = text[left:right]
    if not inner or _NO_TITLE.fullmatch(inner) or is_label(inner) or _OTHER.search(text[:start].rstrip(" :")):
        return None
    if _OTHER_REVIEW.search(text[:start]):
        return None
    return left, right, in_range(int(year)) if year else None
