"""Lists written as one string: "USA, France", "A / B", 甲、乙; and which separator a collection uses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from matchcut.languages import alternatives, conjunction, spaced, words
from matchcut.text.pattern import regex
from matchcut.text.script import EAST, JAPANESE
from matchcut.values.fold import folded

_PAIRS = {"(": ")", "[": "]", "（": "）", "【": "】", "《": "》", "「": "」"}
_SUFFIX = regex(lambda: rf"{alternatives(words('generation', 'generation-behind', 'company-ending'))}\.?(?:\s*[(（].*)?", re.IGNORECASE)
_CANDIDATES = (";", "；", "|", "、", "/", "，", ",")
_LONG_ITEM = 60
_LONGEST = 2000
_FIRM = (";", "；", "|", "、", " • ", " · ", "\n", " / ")
_AND = regex(lambda: rf"\s+[&＆+]\s+|\s*＆\s*|(?<=[{JAPANESE}])\s?&\s?(?=[{JAPANESE}])|{conjunction()}", re.IGNORECASE)
_LEADING_AND = regex(lambda: rf"(?:&|{alternatives(spaced(words('and')))})\s+", re.IGNORECASE)
# what a film is made from, to the end of its part: no work of the people named before it
_SOURCE = regex(lambda: rf"(?:^|[,;，；(（\[/|–—-]|\s)\s*{based_on()}[^;；|\n]*[;；|\s]*", re.IGNORECASE)
_ENTITY = regex(r"&(?:#[0-9]{1,6}|#x[0-9a-f]{1,6}|[a-z]{2,8});$", re.IGNORECASE)  # "Jean&#8209;Pierre"
_PARTED_NAME = regex(r"[^\W\d]\S*[\s·・=＝]\s?[^\W\d]")
_EASTERN_NAME = regex(f"[{EAST}]{{2,8}}")
_NOTE = regex(r"\s*[(（][^()（）]*[)）]$")
_PARTICLE = regex(r"(?:jr|sr|[A-Z])\.?", re.IGNORECASE)
_ADDRESS = regex(r"://|^\s{0,9}[/.]|^[^\s/]{1,99}(?:/[^\s/]{1,99}){1,9}\.[a-z0-9]{2,5}$")  # of a page or a file


def split(text: str, separator: str) -> list[tuple[int, int]]:
    """Offsets of the items, without white space around them and without empty ones.

    Separators in brackets part nothing, nor does the comma of "Cuba Gooding, Jr." or of "1,000".
    """
    if separator not in text or not separator:
        return [stripped(text, 0, len(text))] if text.strip() else []
    inside = _bracketed(text)
    items: list[tuple[int, int]] = []
    start = 0
    cut = text.find(separator)
    while cut >= 0:
        after = cut + len(separator)
        if not inside[cut] and not _in_number(text, cut, after) and not (separator == ";" and _ENTITY.search(text, start, after)):
            _add(items, text, start, cut, separator)
            start = after
        cut = text.find(separator, after)
    _add(items, text, start, len(text), separator)
    return items


def based_on() -> str:
    """Words that say that a work follows from which a script is made; words that mean more than that ("nach") in small letters only."""
    of_work = rf"{alternatives(words('based-on.from'))}(?=\s(?:[\w-]+\s){{0,4}}?{alternatives(words('work'))}(?![^\W\d_]))"
    loose = rf"(?-i:{alternatives(words('based-on.word'))})(?=\s\S)"
    return rf"(?:{alternatives(words('based-on.phrase'))}|{of_work}|{loose})(?![^\W\d_])"


def source(text: str) -> tuple[int, int] | None:
    """Offsets of the words on what a script is made from ("inspired by John Roe"), which `people` leaves out; None for none."""
    found = _SOURCE.search(text) if len(text) <= _LONGEST else None
    return stripped(text, found.start() + len(found[0]) - len(found[0].lstrip(" ,;，；(（[/|–—-")), found.end()) if found else None


def people(text: str) -> list[tuple[int, int]]:
    """Offsets of the people named in one string, by whatever parts them: signs, and "and", "&", "und", "et", "y", "e", "и", と.

    A comma parts only full names ("Gooding, Cuba" and "Cuba Gooding, Jr." are one), a word only such that stand on both sides.
    One span, without white space around it, where nothing parts the text for sure; none for white space. Who only wrote what a film
    is made from is left out: "nach X", "d'après X", "based on the novel by X".
    """
    if len(text) <= _LONGEST and (source := _SOURCE.search(text)):
        before, after = text[: source.start()], source.end()
        return people(before) + [(after + a, after + b) for a, b in people(text[after:])]
    whole = stripped(text, 0, len(text))
    if whole[0] >= whole[1]:
        return []
    if len(text) > _LONGEST:
        return [whole]
    for sign in _FIRM:
        spans = split(text, sign) if sign in text else []
        if len(spans) > 1:
            return [s for a, b in spans for s in _conjoined(text, a, b)]
    for sign in ",，/":
        spans = split(text, sign) if sign in text else []
        if len(spans) > 1:
            last = _LEADING_AND.match(text, *spans[-1])
            if last:
                spans[-1] = last.end(), spans[-1][1]
            items = [s for a, b in spans for s in _conjoined(text, a, b)]
            if all(_is_full_name(text[a:b]) for a, b in items) or (len(items) > 2 and _mostly_full(text, items, sign)):
                return items
            return [whole]
    return _conjoined(text, *whole)


def _conjoined(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The names on both sides of an "and"; "Joel & Ethan Coen" stays one."""
    cuts = list(_AND.finditer(text, start, end))
    if not cuts:
        return [(start, end)]
    edges = [start, *(e for m in cuts for e in m.span()), end]
    items = [stripped(text, a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    return items if all(a < b and _is_full_name(text[a:b]) for a, b in items) else [(start, end)]


def _mostly_full(text: str, items: list[tuple[int, int]], sign: str) -> bool:
    """Whether a longer list may hold people of one name: most have two, so that it is no row of "Surname, Given"."""
    full = sum(_is_full_name(text[a:b]) for a, b in items)
    return full * 3 >= len(items) * 2 and not any(_PARTICLE.fullmatch(text, a, b) for a, b in items)


def _is_full_name(item: str) -> bool:
    bare = _NOTE.sub("", item).strip()
    return len(bare) <= _LONG_ITEM and (bool(_PARTED_NAME.search(bare)) or (bool(_EASTERN_NAME.fullmatch(bare))))


def separators(texts: Iterable[str]) -> str | None:
    """The separator that a field's values use across a collection; None where they hold single values or running text.

    A sign counts where at least two values (and a tenth of them) part into short items. A comma, which also stands in
    titles and in "Surname, Given", must part three items or give items that recur.
    """
    known = [t for t in texts if t.strip() and not _ADDRESS.search(t)]
    if not known or sum(len(t) > 400 and ". " in t for t in known) * 2 > len(known):
        return None
    best, most = None, 0
    for sign in _CANDIDATES:
        parted = [items for t in known if sign in t and len(items := [t[a:b] for a, b in split(t, sign)]) > 1]
        short = [items for items in parted if all(_is_item(i) for i in items)]
        if len(short) * 10 < len(parted) * 8 or len(short) < 2 or len(short) * 10 < len(known):
            continue
        if sign in ",，/" and not _is_list(short, known, sign):
            continue
        if len(short) > most:
            best, most = sign, len(short)
    return best


def _is_list(parted: list[list[str]], known: list[str], sign: str) -> bool:
    """Whether parted values look like lists: many have three items, or items come back elsewhere."""
    if sum(len(items) > 2 for items in parted) * 3 >= len(parted):
        return True
    alone = {folded(t) for t in known if sign not in t}
    counts = Counter(folded(i) for items in parted for i in set(items))
    firsts = {folded(items[0]) for items in parted}
    lasts = {folded(items[-1]) for items in parted}
    recurring = sum(any(folded(i) in alone or (counts[folded(i)] > 1 and folded(i) in firsts & lasts) for i in items) for items in parted)
    return recurring * 3 >= len(parted)


def _is_item(item: str) -> bool:
    return len(item) <= _LONG_ITEM and item.count(" ") <= 8 and "://" not in item


def _add(items: list[tuple[int, int]], text: str, start: int, end: int, separator: str) -> None:
    left, right = stripped(text, start, end)
    if left >= right:
        return
    if items and separator in ",，" and right - left <= 40 and _SUFFIX.fullmatch(text, left, right):
        items[-1] = (items[-1][0], right)
    else:
        items.append((left, right))


def stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without the white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _in_number(text: str, cut: int, after: int) -> bool:
    """The comma of 1,000."""
    return (
        text[cut:after] == "," and text[cut - 1 : cut].isdigit() and text[after : after + 3].isdigit() and len(text[after : after + 3]) == 3
    )


def _bracketed(text: str) -> list[bool]:
    """For each letter, whether it stands within a pair of brackets that is closed."""
    depth = [0] * (len(text) + 1)
    waiting: list[tuple[str, int]] = []
    for place, sign in enumerate(text):
        if sign in _PAIRS:
            waiting.append((_PAIRS[sign], place))
        elif waiting and sign == waiting[-1][0]:
            depth[waiting.pop()[1]] += 1
            depth[place + 1] -= 1
    inside, level = [], 0
    for change in depth:
        level += change
        inside.append(level > 0)
    return inside
