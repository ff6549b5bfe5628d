"""A film's poster, drawn from what is stated about it: genre is form, running time the cut, disagreement the step.

240 x 360. The first genre draws the left half and the second the right; all halves are equally high at the cut, so any two match.
"""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from html import escape
from importlib.resources import files

from matchcut.publish.site.words import lang
from matchcut.text.pattern import regex

WIDTH, HEIGHT = 240, 360
_RADIUS, _MIDDLE = 72, 232  # of the form
_ROOM = 206  # for the title
_SIZES = (72, 64, 57, 51, 45, 40, 34, 29, 25, 22)
_WHOLE = regex(r"(?:[A-Za-z0-9]+|.)[、，。：；！？·）》]*", re.DOTALL)  # what no line of Chinese parts
_CJK = 0x2E80  # letters from here on are Chinese, Japanese or Korean: their words are not parted by spaces
_STEP = 8  # of the right half, for each open disagreement; four steps at most


@dataclass(frozen=True, slots=True)
class Poster:
    """What a poster shows. `foot` is the title in another language, at the foot of it."""

    film: str
    title: str
    language: str | None
    foot: str = ""
    foot_language: str | None = None
    year: str = ""
    genres: tuple[str, ...] = ()
    minutes: float | None = None
    disagreements: int = 0


def form_of(genre: str) -> str:
    """The form for a genre's name in any language; a disc for a genre that is not known."""
    word = genre.casefold().strip()
    for form, starts in _forms().items():
        if any(word.startswith(s) or " " + s in word or "-" + s in word or (ord(s[0]) >= _CJK and s in word) for s in starts):
            return form
    return "disc"


@cache
def _forms() -> dict[str, list[str]]:
    return tomllib.loads((files(__package__) / "tables/genre_forms.toml").read_text("utf-8"))


@cache
def _advances() -> dict[str, int]:
    return json.loads((files(__package__) / "assets" / "advances.json").read_text("utf-8"))  # type: ignore[no-any-return]


def wide(char: str) -> bool:
    """True if a character is as wide as it is high."""
    return unicodedata.east_asian_width(char) in "WF"


def advance(text: str) -> float:
    """The width of a line of the display face at size 1."""
    table = _advances()
    return sum(1.0 if wide(c) else table.get(c, 550) / 1000 for c in text)


def _lines(text: str, size: float, room: float) -> list[str]:
    if any(map(wide, text)):
        n = max(1, int(room // size))
        rows = -(-len(text) // n)
        return _filled(_WHOLE.findall(text), -(-len(text) // rows))
    out: list[str] = []
    now = ""
    for word in text.split():
        longer = f"{now} {word}" if now else word
        if not now or advance(longer) * size <= room:
            now = longer
        else:
            out.append(now)
            now = word
    return [*out, now]


def _filled(pieces: Iterable[str], most: int) -> list[str]:
    """Pieces put together into lines of at most `most` characters; a longer piece is a line of its own."""
    out: list[str] = [""]
    for piece in pieces:
        if out[-1] and len(out[-1] + piece) > most:
            out.append("")
        out[-1] += piece
    return out


def _broken(lines: Iterable[str], size: float, room: float) -> list[str]:
    """The lines, with words that are longer than a line cut."""
    out: list[str] = []
    for line in lines:
        now = ""
        for char in line:
            if now and advance(now + char) * size > room:
                out.append(now)
                now = ""
            now += char
        out.append(now)
    return out


def set_title(title: str) -> tuple[int, list[str]]:
    """The type size of a title and its lines: as large as fits, never more than six lines."""
    han = any(map(wide, title))
    for size in _SIZES:
        lines = _lines(title, size, _ROOM)
        if "·" in title and han:
            at = title.index("·") + 1
            lines = [title[:at], title[at:]]
        elif han and len(title) < 8:
            lines = [title]
        if max(map(advance, lines)) * size <= _ROOM + 1 and len(lines) * size * 1.02 <= 130:
            return size, lines
    lines = _broken(_lines(title, _SIZES[-1], _ROOM), _SIZES[-1], _ROOM)
    return _SIZES[-1], lines if len(lines) <= 6 else [*lines[:5], lines[5][:-1] + "…"]


def _text(poster: Poster) -> str:
    size, lines = set_title(" ".join(poster.title.split()) or "·")
    han = any(map(wide, poster.title))
    top, lead = 20 + size * (0.9 if han else 0.74), 1.16 if han else 1.0
    spans = "".join(f'<tspan x="17" y="{round(top + i * size * lead, 1):g}">{escape(line)}</tspan>' for i, line in enumerate(lines))
    out = f'<text class="t" font-size="{size}"{_lang(poster.language)}>{spans}</text>'
    foot = poster.foot if poster.foot != poster.title and advance(poster.foot) * 15 <= (160 if poster.year else _ROOM) else ""
    if foot:
        out += f'<text font-size="15" x="17" y="343"{_lang(poster.foot_language)}>{escape(foot)}</text>'
    if poster.year:
        out += f'<text font-size="15" x="223" y="343" text-anchor="end">{escape(poster.year[:9])}</text>'
    return out


def _lang(tag: str | None) -> str:
    return f' lang="{lang(tag)}"' if lang(tag) else ""


def _path(*parts: str | float) -> str:
    return '<path d="' + " ".join(p if isinstance(p, str) else f"{round(p, 1):g}" for p in parts) + '"/>'


def _disc(x: float, s: int, turn: int) -> str:
    r, y = _RADIUS, _MIDDLE
    return _path("M", x, y - r, "A", r, r, 0, 0, turn, x, y + r, "Z")


def _wedge(x: float, s: int, turn: int) -> str:
    r, y = _RADIUS, _MIDDLE
    return _path("M", x, y - r, "L", x + s * r * 1.15, y, "L", x, y + r, "Z")


def _block(x: float, s: int, turn: int) -> str:
    r, y = _RADIUS, _MIDDLE
    return _path("M", x, y - r, "H", x + s * r * 0.9, "V", y + r, "H", x, "Z")


def _quarter(x: float, s: int, turn: int) -> str:
    r, y = _RADIUS, _MIDDLE
    return _path("M", x, y - r, "A", 2 * r, 2 * r, 0, 0, turn, x + s * 2 * r, y + r, "H", x, "Z")


def _ellipse(x: float, s: int, turn: int) -> str:
    r, y = _RADIUS, _MIDDLE
    return _path("M", x, y - r, "A", r * 0.52, r, 0, 0, turn, x, y + r, "Z")


def _stairs(x: float, s: int, turn: int) -> str:
    r, y = _RADIUS, _MIDDLE
    steps: list[str | float] = []
    for _ in range(4):
        steps += ["h", s * r * 0.27, "v", r * 0.5]
    return _path("M", x, y - r, *steps, "H", x, "Z")


def _teeth(x: float, s: int, turn: int) -> str:
    r, y = _RADIUS, _MIDDLE
    tops = [y - r + k * r * 0.5 for k in range(4)]
    return "".join(_path("M", x, t, "L", x + s * r * 1.1, t + r * 0.25, "L", x, t + r * 0.5, "Z") for t in tops)


def _bars(x: float, s: int, turn: int) -> str:
    r, y = _RADIUS, _MIDDLE
    return "".join(_path("M", x, y - r + k * r * 0.444, "h", s * r * 1.05, "v", r * 0.222, "H", x, "Z") for k in range(5))


_DRAW: dict[str, Callable[[float, int, int], str]] = {
    "disc": _disc, "wedge": _wedge, "block": _block, "quarter": _quarter,
    "ellipse": _ellipse, "stairs": _stairs, "teeth": _teeth, "bars": _bars,
}  # fmt: skip
_OPEN = frozenset({"teeth", "bars"})  # forms that do not reach the cut over their whole height


def cut_of(minutes: float | None) -> int:
    """The x of the cut: at 30 % of the width for 75 minutes, at 70 % for 210, in the middle if the running time is not known."""
    share = 0.5 if minutes is None else min(1.0, max(0.0, (minutes - 75) / 135))
    return round(WIDTH * (0.3 + 0.4 * share))


def ink_of(film: str) -> tuple[int, bool]:
    """The number of the film's pair of inks, 1 to 8, and whether the two are swapped. It depends on the id alone."""
    byte = hashlib.sha256(film.encode("utf-8", "surrogatepass")).digest()[0]
    return byte % 8 + 1, bool(byte & 8)


def halves(genres: Sequence[str]) -> tuple[str, str]:
    """The two forms of a film."""
    forms = [form_of(g) for g in genres[:2]] or ["disc"]
    return forms[0], forms[-1]


@lru_cache(maxsize=8192)
def draw(poster: Poster) -> str:
    """The poster as inline SVG: no ids, no style attributes, all text escaped."""
    cut, text = cut_of(poster.minutes), _text(poster)
    left, right = halves(poster.genres)
    top, high = _MIDDLE - _RADIUS, 2 * _RADIUS
    # a hair's breadth across the cut, so that no gap shows between the halves
    hair = "" if left in _OPEN else f'<rect x="{cut}" y="{top}" width="3" height="{high}"/>'
    back = "" if right in _OPEN else f'<rect x="{cut - 1}" y="{top}" width="2" height="{high}"/>'
    ink, swapped = ink_of(poster.film)
    step = _STEP * min(4, poster.disagreements)
    rest = WIDTH - cut
    return (
        f'<svg class="poster i{ink}{" sw" if swapped else ""}" viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true" direction="ltr">'
        f'<svg width="{cut + 3}" height="{HEIGHT}"><rect class="p" width="{WIDTH}" height="{HEIGHT}"/>'
        f'<g class="q">{_DRAW[left](cut, -1, 0)}{hair}{text}</g></svg>'
        f'<rect class="q" x="{cut}" width="{rest}" height="{HEIGHT}" shape-rendering="crispEdges"/>'
        f'<g class="p sl" transform="translate(0 {step})">{_DRAW[right](cut, 1, 1)}{back}</g>'
        f'<svg class="p" x="{cut}" width="{rest}" height="{HEIGHT}" viewBox="{cut} 0 {rest} {HEIGHT}">{text}</svg></svg>'
    )
