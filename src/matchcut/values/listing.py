"""Lists written as one string: "USA, France", "A / B", 甲、乙; and which separator a collection uses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from matchcut.values.fold import folded

_PAIRS = {"(": ")", "[": "]", "（": "）", "【": "】", "《": "》", "「": "」"}
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv|ph\.?d|m\.?d|esq|inc|ltd|llc|co|s\.?a|a\.?s\.?c|b\.?s\.?c)\.?(?:\s*[(（].*)?", re.IGNORECASE)
_CANDIDATES = (";", "；", "|", "、", "/", "，", ",")
_LONG_ITEM = 60
_ADDRESS = re.compile(r"://|^\s{0,9}[/.]|^[^\s/]{1,99}(?:/[^\s/]{1,99}){1,9}\.[a-z0-9]{2,5}$")  # of a page or a file


def split(text: str, separator: str) -> list[tuple[int, int]]:
    """Offsets of the items, without white space around them and without empty ones.

    Separators in brackets part nothing, nor does the comma of "Cuba Gooding, Jr." or of "1,000".
    """
    if not separator:
        return [_stripped(text, 0, len(text))] if text.strip() else []
    inside = _bracketed(text)
    items: list[tuple[int, int]] = []
    start = 0
    cut = text.find(separator)
    while cut >= 0:
        after = cut + len(separator)
        if not inside[cut] and not _in_number(text, cut, after):
            _add(items, text, start, cut, separator)
            start = after
        cut = text.find(separator, after)
    _add(items, text, start, len(text), separator)
    return items


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
    left, right = _stripped(text, start, end)
    if left >= right:
        return
    if items and separator in ",，" and right - left <= 40 and _SUFFIX.fullmatch(text, left, right):
        items[-1] = (items[-1][0], right)
    else:
        items.append((left, right))


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
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
