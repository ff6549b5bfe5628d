"""Cyrillic and Greek letters as Latin ones: one plain spelling, whose variants the table of spellings knows."""

from __future__ import annotations

from functools import lru_cache

_CYRILLIC = dict(zip("абвгдезиклмнопрстуфыэћјљњѓќґіўџ", "abvgdeziklmnoprstufyecjlngkgiuj", strict=True)) | {
    "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": "", "ю": "yu", "я": "ya",
    "є": "ye", "ђ": "dj", "ѕ": "dz", "ә": "a", "ө": "o", "ү": "u", "ұ": "u", "қ": "k", "ғ": "gh", "ң": "ng", "һ": "h",
}  # fmt: skip
_GREEK = dict(zip("αβγδεζηικλμνοπρσςτυφω", "avgdeziiklmnoprsstyfo", strict=True)) | {
    "θ": "th", "ξ": "x", "χ": "ch", "ψ": "ps",
}  # fmt: skip
_GREEK_PAIRS = {
    "ου": "ou",
    "αι": "ai",
    "ει": "ei",
    "οι": "oi",
    "ευ": "ev",
    "αυ": "av",
    "μπ": "b",
    "ντ": "nt",
    "γγ": "ng",
    "γκ": "gk",
    "τζ": "tz",
}
# folding has made "й" an "и" and "ё" an "е" before
_PAIRS = {"дж": "j", "цз": "ts", "чж": "ch", "кс": "x", "ыи": "y", "ии": "y", "ье": "ye", "ья": "ya", "ью": "yu", "ьо": "yo", "ио": "yo"}


@lru_cache(16384)
def latin(part: str) -> str:
    """Folded letters of a part in Latin script; letters of a script without a table are left as they are."""
    if part.isascii():
        return part
    pairs, letters = (_GREEK_PAIRS, _GREEK) if "\u0370" <= part[0] <= "\u03ff" else (_PAIRS, _CYRILLIC)
    out, i = [], 0
    while i < len(part):
        two = pairs.get(part[i : i + 2])
        out.append(two if two is not None else letters.get(part[i], part[i]))
        i += 2 if two is not None else 1
    return "".join(out)
