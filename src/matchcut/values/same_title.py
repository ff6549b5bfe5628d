"""Whether two printed titles can be forms of one: spelling, numbers, subtitles and second titles levelled; sound across scripts."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from matchcut.languages import alternatives, entries, known, spaced, table, words
from matchcut.text.pattern import regex
from matchcut.text.years import IN_TEXT
from matchcut.values import title
from matchcut.values.fold import folded
from matchcut.values.name import script
from matchcut.values.names import alphabets
from matchcut.values.names.aligner import likeness
from matchcut.values.names.comparison import SAME, Comparison, judged

_LONGEST = 300
_ESCAPE = regex(r"\\?[uU]0?0?([0-9a-fA-F]{4})(?![0-9a-fA-F])|\\x([0-9a-fA-F]{2})")
_SUFFIX = regex(
    lambda: (
        rf"[ ]*[(（\[](?:{alternatives(words('film-in-brackets'))}|({IN_TEXT})\s{alternatives(words('film-word'))}"
        rf"|{alternatives(words('film-word'))}\s({IN_TEXT}))[)）\]]"
    ),
    re.IGNORECASE,
)
_SECOND = regex(r"[(（\[]([^()（）\[\]]{2,})[)）\]]")
_ALSO = regex(lambda: rf"\s+(?:{alternatives(words('alias.sure', 'alias.word'))}|/|\||=)\s+", re.IGNORECASE)
_OR = regex(lambda: rf",?\s+{alternatives((*spaced(words('or')), *words('alias.sure')))}$", re.IGNORECASE)
_SUBTITLE = regex(r"\s*[:：]\s*|\s+[-–—]\s+|\s*——\s*")
_ROMAN = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9"}


@dataclass(frozen=True, slots=True)
class _Label:
    """One form of a title under comparison: all of it and what stands before the subtitle, as words."""

    text: str
    words: tuple[str, ...]
    main: tuple[str, ...]

    @property
    def numbers(self) -> frozenset[str]:
        return frozenset(w for w in self.words if w.isdigit())


def compare_titles(a: str, b: str) -> Comparison:
    """Whether two titles can be one film's. That two films share a title is not seen here: their years, where printed, are."""
    first, second = sorted((a[:_LONGEST], b[:_LONGEST]))
    return _compared(first, second)


@lru_cache(8192)
def _compared(a: str, b: str) -> Comparison:
    (left, year), (right, other) = _labels(a), _labels(b)
    if not left or not right:
        return judged(0.5, "a title without letters cannot be compared", sure=False)
    best = max((_one(x, y) for x in left for y in right), key=lambda c: c.score)
    if len(left) > 2 and len(right) > 2 and best.score >= SAME and _named_apart(left, right):
        best = judged(0.5, "what stands in brackets differs", sure=False)
    if best.score >= 0.5 and year and other and year != other:
        if abs(year - other) > 1:
            return judged(0.1, f"one title, but of {year} and {other}: two films")
        return judged(best.score * 0.9, f"{best.why}, but {year} and {other}", sure=best.score >= SAME)
    return best


def _labels(text: str) -> tuple[list[_Label], int | None]:
    """The forms that a printed title holds, with its year: itself, a second title in brackets or behind "a.k.a."."""
    plain = _ESCAPE.sub(_letter, html.unescape(text))
    years = [g for m in _SUFFIX.finditer(plain) for g in m.groups() if g]
    plain, year = title.split_year(_SUFFIX.sub("", plain))
    if not year and years:
        year = int(years[0])
    whole = title.printed(plain)
    seconds = [m[1] for m in _SECOND.finditer(whole)]
    outer = _OR.sub("", _SECOND.sub(" ", whole).strip())
    forms = [whole, outer, *seconds] if seconds and outer else [whole]
    forms += [part for form in forms for part in _ALSO.split(form) if part != form]
    labels = (_label(form) for form in dict.fromkeys(forms))
    return [label for label in labels if label.words], year


def _named_apart(left: list[_Label], right: list[_Label]) -> bool:
    """Whether two titles agree before the brackets only, of one script inside: "Untitled (Blue)", "Untitled (Red)"."""
    inside = [set(labels[2:]) for labels in (left, right)]
    if {script(x.text) for x in inside[0]} != {script(y.text) for y in inside[1]}:
        return False
    return not any(_one(x, y).score > 0.2 for x in left for y in right if (x, y) != (left[1], right[1]))


def _letter(match: re.Match[str]) -> str:
    code = int(match[1] or match[2], 16)
    return chr(code) if code >= 0xA0 and not 0xD800 <= code < 0xE000 else match[0]


def _label(text: str) -> _Label:
    head = _SUBTITLE.split(text, maxsplit=1)[0]
    return _Label(text, _words(text), _words(head) or _words(text))


def _words(text: str) -> tuple[str, ...]:
    levels = table("title-level")
    words = [levels.get(w, w) for w in title.normal(text).replace("vv", "w").split()]
    return tuple(w for w in _numbered(words) if w not in known("part-word")) or tuple(words)


def _numbered(words: list[str]) -> Iterator[str]:
    """Numbers as digits: "forty one" is 41, "II" at any but the first place is 2."""
    values, tens = _numbers(), 0
    for i, word in enumerate(words):
        value = values.get(word)
        if tens and value is not None and 0 < value < 10:
            yield str(tens + value)
            tens = 0
            continue
        if tens:
            yield str(tens)
            tens = 0
        if value is not None and 20 <= value < 100:
            tens = value
        elif value is not None:
            yield str(value)
        else:
            yield _ROMAN.get(word, word) if i else word
    if tens:
        yield str(tens)


@cache
def _numbers() -> dict[str, int]:
    """English number words: titles in other languages are compared as they are, since their small numbers are articles as well."""
    return {w: int(n) for section in ("numbers", "ordinals") for n, by in entries(section).items() for w in by.get("en", ())}


def _one(a: _Label, b: _Label) -> Comparison:
    """Two single forms."""
    if a.words == b.words:
        return judged(1.0, "the same words" if folded(a.text) == folded(b.text) else "same but for articles, numbers and marks")
    scripts = script(a.text), script(b.text)
    if scripts[0] != scripts[1] and "Zyyy" not in scripts:
        return _across(a, b, scripts)
    left, right = "".join(a.words), "".join(b.words)
    if left == right:
        return judged(0.97, "same but for spaces")
    if a.numbers != b.numbers:
        return judged(0.05, f"numbers differ: {_shown(a)}, {_shown(b)}")
    if a.main in (b.main, b.words) or a.words == b.main:
        both = len(a.words) > len(a.main) and len(b.words) > len(b.main)
        return judged(0.3 if both else 0.7, "subtitles differ" if both else "the subtitle stands in one of them only", sure=False)
    if len(min(a.words, b.words, key=len)) > 1 and (_opens(a.words, b.words) or _opens(b.words, a.words)):
        return judged(0.45, "one title opens the other", sure=False)
    return _near(a, b, left, right)


def _near(a: _Label, b: _Label, left: str, right: str) -> Comparison:
    length = max(len(left), len(right))
    away = distance(left, right, max(2, length // 4))
    share = 1 - away / length
    differing = [w for w in (*a.words, *b.words) if (w in a.words) != (w in b.words)]
    words = ", ".join(differing[:4])
    if away <= 2 and length >= 8 and share >= 0.85:
        return judged(0.5 + 0.3 * (share - 0.85) / 0.15, f"a letter or two differ: {words}", sure=False)
    common = len(set(a.words) & set(b.words)) / max(len(set(a.words)), len(set(b.words)))
    return judged(min(0.19, 0.02 + 0.2 * max(common, share - 0.5)), f"words differ: {words or _shown(a)}")


def _shown(label: _Label) -> str:
    return ", ".join(sorted(label.numbers)) or "none"


def _opens(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    return long[: len(short)] == short


def _across(a: _Label, b: _Label, scripts: tuple[str, str]) -> Comparison:
    """Titles in two scripts: a transliteration can be heard, a translation cannot be told."""
    if scripts[0] == "Latn":
        a, b, scripts = b, a, (scripts[1], scripts[0])
    if scripts[1] != "Latn":
        return judged(0.5, "cannot be told by sound", sure=False)
    if scripts[0] in ("Cyrl", "Grek"):
        turned = "".join(alphabets.latin(w) for w in a.words)
        plain = "".join(b.words)
        share = 1 - distance(turned, plain, len(plain)) / max(len(turned), len(plain))
        heard = share if share >= 0.75 else 0.0
    else:
        sound = likeness(a.text, " ".join(b.words))
        heard = sound.score if sound else 0.0
    if heard >= SAME:
        return judged(heard, f"{a.text} is a transliteration of {b.text}")
    return judged(0.5, f"{a.text} does not sound like {b.text}: a translation cannot be told by sound", sure=False)


def distance(a: str, b: str, limit: int) -> int:
    """Letters to insert, leave out, change or swap; `limit` + 1 where it is more than that."""
    if abs(len(a) - len(b)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        new = [i]
        for j, y in enumerate(b, 1):
            cost = min(row[j] + 1, new[-1] + 1, row[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and y == a[i - 2]:
                cost = min(cost, before[j - 2] + 1)
            new.append(cost)
        if min(new) > limit:
            return limit + 1
        before, row = row, new
    return min(row[-1], limit + 1)
