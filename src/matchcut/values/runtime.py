"""Running times: "139 min", 139分钟, "2h 19m", PT139M, with alternatives and the version they speak of."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product
from typing import Any

from msgspec import Struct

from matchcut.languages import alternatives, bounded, eastern, spaced, words
from matchcut.text.pattern import regex
from matchcut.values.fold import ascii_digits, folded

_LONGEST = 200
_BARE_MOST = 1000
_MOST = 60_000
_WORDS = regex(
    lambda: (
        rf"(?:([0-9]{{1,3}})\s*{_unit_of('hour')})(?:{_and()}([0-9]{{1,3}})(?:\s*{_unit_of('minute')})?(?:{_and()}([0-9]{{1,2}})\s*{_unit_of('second')})?)?"
    )
)
_HALVES = regex(lambda: rf"([0-9])?\s?(?:[½]|1[/⁄]2)\s?{_unit_of('hour')}")
_MINUTES = regex(lambda: rf"([0-9]{{1,5}})\s*[- ]?{_unit_of('minute')}(?:{_and()}([0-9]{{1,2}})\s*{_unit_of('second')})?")
_SECONDS = regex(lambda: rf"([0-9]{{1,6}})\s*{_unit_of('second')}")
_DECIMAL = regex(lambda: rf"([0-9]{{1,2}}[.,][0-9]{{1,2}})\s*{_unit_of('hour')}")
_CLOCK = regex(r"([0-9]{1,2}):([0-5][0-9]):([0-5][0-9])(?:\.[0-9]{1,6})?")
_CLOCK_HOURS = regex(lambda: rf"([0-9]{{1,2}}):([0-5][0-9])\s*{_unit_of('hour')}")
_SHORT_CLOCK = regex(r"(0?[0-9]):([0-5][0-9])")
_ISO = regex(r"p(?:0d)?t(?:([0-9]{1,3})h)?(?:([0-9]{1,5})m)?(?:([0-9]{1,6})(?:\.[0-9]{1,6})?s)?")
_LABEL = regex(
    lambda: rf"{alternatives(words('keys.runtime', fold=folded))}\s*[:：]\s*|{alternatives(eastern(words('keys.runtime', fold=folded)))}"
)
# two or three parts of one film and their time together; more are episodes, of which a time may be of each
_IN_PARTS = regex(lambda: rf"[23] {alternatives(words('parts', fold=folded))}\s?[,:;]\s?(?=[0-9]{{3}} )")
_ABOUT = regex(lambda: rf"(?:{alternatives(words('about', fold=folded))}|~|≈)\s*")
_ABOUT_AFTER = regex(lambda: rf",?\s*{bounded(spaced(words('about', fold=folded)))}$")
_FROM_TO = regex(r"([0-9]{2,3})\s?[-–—]\s?([0-9]{2,3})(\s*\D{1,12})?")
_BRACKET = regex(r"\s*(?:\(([^()]*)\)|\[([^\[\]]*)\]|（([^（）]*)）)\s*$")
_TAIL = regex(r"^(.{2,30}?)(?:\s*,\s*|\s+[-–—]\s+|\s+)((?:[^\W\d]|[' -])*)$")
_VERSION = regex(lambda: rf"\b{alternatives(spaced(words('version')))}|{alternatives(eastern(words('version')))}", re.IGNORECASE)
_ANOTHER = regex(lambda: rf"[0-9]\s*(?:{bounded(words('units.minute', 'units.hour'))}|m\b|['’′])", re.IGNORECASE)  # a second running time
_PARTS = regex(lambda: rf"\s*(?:/|\||;|；|、|{bounded(spaced(words('or')))})\s*")
_NUMBER = regex(r"[0-9]+")
_VERSIONS = regex(r"(?<=[)\]）]),\s*(?=[0-9])|,\s*(?=[0-9]+[^,()]{0,12}[(\[（])")
_BRACKET_UNIT = regex(r"[)\]）]\s*([^\W\d]{1,10}\.?)$")


class Runtime(Struct, frozen=True):
    """A running time in whole minutes; several are alternatives ("195/198 min"). `qualifier` says of which version."""

    minutes: tuple[int, ...]
    qualifier: str | None = None

    @property
    def value(self) -> int | dict[str, Any]:
        """What the field's contract prints: minutes, or `{"minutes": [...]}` for alternatives."""
        return self.minutes[0] if len(self.minutes) == 1 else {"minutes": list(self.minutes)}


def minutes(text: str, bare: bool = False) -> Runtime | None:
    """The running time a text gives; None when it gives none. With `bare` a number alone counts as minutes (1 to 1000)."""
    return _minutes(text.strip(), bare) if len(text) <= _LONGEST else None


def differ(a: Runtime, b: Runtime, tolerance_minutes: float = 1) -> bool:
    """Whether no alternative of one lies within the tolerance of one of the other. Qualifiers are the caller's business."""
    return all(abs(x - y) > tolerance_minutes for x, y in product(a.minutes, b.minutes))


def _unit_of(unit: str) -> str:
    if unit == "hour":
        return rf"(?:{alternatives(words('units.hour', fold=folded))}|{alternatives(words('hour-before-minutes'))}(?=\s?[0-9]))"
    return alternatives(words(f"units.{unit}", f"unit-signs.{unit}", fold=folded))


def _and() -> str:
    return rf"(?:\s*(?:,|{alternatives(spaced(words('and', fold=folded)))})\s*|\s*)"


@lru_cache(8192)
def _minutes(text: str, bare: bool) -> Runtime | None:
    whole = _one(text, bare)
    if whole:
        return _told_twice(*whole)
    if m := _FROM_TO.fullmatch(text):
        ends = [_count(f"{m[g]}{m[3] or ''}", bare) for g in (1, 2)]
        return Runtime((ends[0], ends[1])) if ends[0] and ends[1] and ends[0] < ends[1] else None
    parts = [p.strip() for p in _PARTS.split(text.strip())]
    if len(parts) == 1:  # "117 (theatrical), 133 (director's cut) min"
        parts = [p.strip() for p in _VERSIONS.split(text.strip())]
    if len(parts) == 2 and (clock := next((p for p in parts if _SHORT_CLOCK.fullmatch(p)), None)):  # "139 мин. / 02:19": told twice
        other = _minutes(parts[parts[0] == clock], bare)
        again = _count(clock, True)
        return other if other and again and abs(other.minutes[0] - again) <= 1 else None
    if not 2 <= len(parts) <= 6 or not all(parts):
        return None
    unit = _unit(parts[-1])
    if not unit and (tail := _BRACKET_UNIT.search(parts[-1])):
        unit, parts[-1] = tail[1], parts[-1][: tail.start(1)].rstrip()
    read = [
        _one(p, False) or _one(p + unit, False) or (_one(p, True) if bare and (not unit or p.endswith((")", "]"))) else None) for p in parts
    ]
    if any(r is None for r in read):
        return None
    found = [r for r in read if r]
    qualifiers = {q for _, q in found}
    return Runtime(tuple(dict.fromkeys(m for m, _ in found)), qualifiers.pop() if len(qualifiers) == 1 else None)


def notation(text: str) -> str:
    """How a running time is written, digits as N: "NN min", "NN分钟", "NNh NNm", "NN" for bare, "ISO 8601"; "" for no running time."""
    if minutes(text, bare=True) is None:
        return ""
    core = _PARTS.split(_without_bracket(text.strip())[0])[-1]
    if _ISO.fullmatch(folded(core)):
        return "ISO 8601"
    return " ".join(_NUMBER.sub("NN", _without_version(core)[0]).split())


def write(minutes_: int, like: str) -> str | None:
    """The minutes in the notation of another text ("139 min" like "93 min"); None where that notation is not plain enough."""
    numbers = list(_NUMBER.finditer(like))
    if not numbers or not 2 <= minutes_ <= _MOST or minutes(like, bare=True) is None:
        return None
    if len(numbers) == 1:
        out = like[: numbers[0].start()] + str(minutes_) + like[numbers[0].end() :]
    elif len(numbers) == 2:
        first, second = numbers
        pad = second.end() - second.start() if like[second.start()] == "0" or ":" in like else 1
        hours, rest = divmod(minutes_, 60)
        if re.search(r"h(?:ou)?rs?\b", like, re.IGNORECASE) and (hours == 1) != (int(first[0]) == 1):
            return None  # "1 hrs"
        out = f"{like[: first.start()]}{hours}{like[first.end() : second.start()]}{rest:0{pad}d}{like[second.end() :]}"
    else:
        return None
    read = minutes(out, bare=True)
    return out if read == Runtime((minutes_,)) and notation(out) == notation(like) else None


def _told_twice(found: int, qualifier: str | None) -> Runtime | None:
    """The time before a bracket and in it: "2h19 (139 min)" is one; "90 min (95 min uncut)" are two; None where the bracket contradicts without saying why."""
    again = _one(qualifier, False) if qualifier else None
    if again is None:
        return Runtime((found,), qualifier)
    if again[1]:
        return Runtime((found, again[0]))
    return Runtime((found,)) if abs(again[0] - found) <= 1 or (again[0] % 60 == 0 and abs(again[0] - found) < 30) else None


def _one(text: str, bare: bool) -> tuple[int, str | None] | None:
    """One running time and its qualifier."""
    core, qualifier = _without_bracket(text)
    found = _count(core, bare)
    if found is None:
        core, version = _without_version(core)
        found = _count(core, bare) if version else None
        qualifier = " ".join(q for q in (version, qualifier) if q) or None
    return (found, qualifier) if found is not None else None


def _count(text: str, bare: bool) -> int | None:
    """Minutes of a text without qualifiers, seconds rounded."""
    level = ascii_digits(folded(text))
    label = _LABEL.match(level)
    level = _ABOUT_AFTER.sub("", level[label.end() :] if label else level)
    level = _IN_PARTS.sub("", level, count=1)
    about = _ABOUT.match(level)
    level = (level[about.end() :] if about else level).removesuffix(".")
    seconds = _seconds(level)
    if seconds is None and bare:
        clock = _SHORT_CLOCK.fullmatch(level)
        if clock:
            seconds = int(clock[1]) * 3600 + int(clock[2]) * 60
        elif re.fullmatch(r"[0-9]{1,4}(?:\.0)?", level) and float(level) <= _BARE_MOST:
            seconds = int(float(level)) * 60
    if seconds is None:
        return None
    found = (seconds + 30) // 60
    return found if 1 <= found <= _MOST else None


def _seconds(level: str) -> int | None:
    if m := _DECIMAL.fullmatch(level):
        return round(float(m[1].replace(",", ".")) * 3600)
    if m := _CLOCK_HOURS.fullmatch(level):
        return int(m[1]) * 3600 + int(m[2]) * 60
    if m := _HALVES.fullmatch(level):
        return int(m[1] or 0) * 3600 + 1800
    if m := _SECONDS.fullmatch(level):
        return int(m[1])
    if m := _MINUTES.fullmatch(level):
        if int(m[1]) > _BARE_MOST and level.endswith("m"):
            return None  # of film, in metres
        return int(m[1]) * 60 + int(m[2] or 0)
    for shape in (_WORDS, _CLOCK, _ISO):
        m = shape.fullmatch(level)
        if m and any(m.groups()):
            hours, mins, secs = (int(g or 0) for g in m.groups())
            return hours * 3600 + mins * 60 + secs if shape is not _WORDS or mins < 60 else None
    return None


def _without_bracket(text: str) -> tuple[str, str | None]:
    m = _BRACKET.search(text) if text.endswith((")", "]", "）")) else None
    if not m:
        return text, None
    inner = next(g for g in m.groups() if g is not None)
    return text[: m.start()], inner.strip() or None


def _without_version(text: str) -> tuple[str, str | None]:
    """A trailing "director's cut" or 导演剪辑版 taken off."""
    m = _TAIL.match(text) if _VERSION.search(text) else None
    for cut in range(len(text) - 1, 0, -1) if m else ():
        if _count(text[:cut].rstrip(" ,-–—"), True) is not None and _VERSION.search(text[cut:]) and not _ANOTHER.search(text[cut:]):
            return text[:cut].rstrip(" ,-–—"), text[cut:].strip(" ,-–—") or None
    return text, None


def _unit(text: str) -> str:
    """What follows the number in "198 min"; "" for none."""
    core = _without_bracket(text)[0]
    m = re.fullmatch(r"[0-9]{1,5}(\s*\D{1,12})", core)
    return m[1] if m else ""
