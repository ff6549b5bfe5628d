"""Names of people: comparison form, script, and the character named beside the actor."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

from matchcut.languages import alternatives, eastern, known, spaced, words
from matchcut.text.pattern import regex
from matchcut.values.fold import folded

_GAP = regex(r"[\s.\-‐‑–—_·・•‧=＝,，]+")
_BRACKET = regex(r"(?:\(([^()]*)\)|（([^（）]*)）|\[([^\[\]]*)\])$")
_AS = regex(
    lambda: (
        rf"\s+{alternatives((*spaced(words('plays')), *words('voices')))}\s+|\s*(?:\.\.\.+|…+)\s*(?:{alternatives(spaced(words('plays')))}\s+)?"
        rf"|\s*{alternatives(eastern(words('plays')))}\s*[:：]?\s*"
    )
)
_PLAYS = regex(
    lambda: rf"^(?:{alternatives(spaced(words('plays')))}\s+|{alternatives(eastern(words('plays', 'voices')))}\s*)", re.IGNORECASE
)
_SCRIPTS = (
    ("LATIN", "Latn"), ("CJK", "Hani"), ("CYRILLIC", "Cyrl"), ("GREEK", "Grek"), ("HIRAGANA", "Hira"), ("KATAKANA", "Kana"),
    ("HANGUL", "Hang"), ("ARABIC", "Arab"), ("HEBREW", "Hebr"), ("DEVANAGARI", "Deva"), ("THAI", "Thai"), ("ARMENIAN", "Armn"),
    ("GEORGIAN", "Geor"), ("BENGALI", "Beng"), ("TAMIL", "Taml"), ("TELUGU", "Telu"), ("MALAYALAM", "Mlym"), ("KANNADA", "Knda"),
    ("GUJARATI", "Gujr"), ("GURMUKHI", "Guru"), ("SINHALA", "Sinh"), ("ETHIOPIC", "Ethi"), ("KHMER", "Khmr"), ("MYANMAR", "Mymr"),
    ("LAO", "Laoo"), ("TIBETAN", "Tibt"), ("MONGOLIAN", "Mong"), ("CANADIAN SYLLABICS", "Cans"), ("BOPOMOFO", "Bopo"),
)  # fmt: skip


@lru_cache(4096)
def normal(text: str) -> str:
    """The form under which names of one script are compared: case, accents, dots and hyphens levelled, "Surname, Given" put back."""
    level = folded(text).replace("'", "")
    head, comma, tail = level.partition(",")
    rest = _GAP.sub(" ", tail).strip()
    if comma and head.strip() and rest and rest not in known("generation", fold=folded) and "," not in tail:
        level = f"{rest} {head}"
    return _GAP.sub(" ", level).strip() or " ".join(folded(text).split())


def script(text: str) -> str:
    """The ISO 15924 code of the script most letters are of; "Zyyy" for none. Han beside kana is "Hani", "Hira" or "Kana" by number."""
    counts = Counter(s for c in text if (s := _script(c)))
    return counts.most_common(1)[0][0] if counts else "Zyyy"


def usual(text: str) -> tuple[str, str | None]:
    """The name without the words in brackets after it, and these: "Yura Borisov (Igor)" is ("Yura Borisov", "Igor").

    Which of the two is the actor the text does not say; a note such as "(voice)" is neither.
    """
    name, bracket = " ".join(text.split()), None
    for _ in range(4):
        m = _BRACKET.search(name) if name.endswith((")", "）", "]")) else None
        if not m or m.start() == 0:
            break
        inner = next(g for g in m.groups() if g is not None).strip()
        bracket = (
            bracket
            if not inner
            or folded(inner) in known("part-note", fold=folded)
            or folded(inner).rstrip(".") in known("generation", "generation-in-brackets", fold=folded)
            else inner
        )
        name = name[: m.start()].rstrip()
    return name, bracket or None


def credit(text: str) -> tuple[str, str | None]:
    """Actor and character of one credit: "X as Y", "X (Y)", "X ... Y", "X 饰 Y"; the character is None where none is named."""
    name, character = usual(text)
    if character:
        return name, _PLAYS.sub("", character) or None
    m = _AS.search(name)
    if m and m.start() > 0 and m.end() < len(name):
        played = name[m.end() :].strip()
        return name[: m.start()].strip() or name, None if folded(played) in known("part-note", fold=folded) else played
    return name, None


@lru_cache(maxsize=4096)
def _script(letter: str) -> str | None:
    if not letter.isalpha():
        return None
    called = unicodedata.name(letter, "")
    if called.startswith(("FULLWIDTH ", "HALFWIDTH ")):
        called = called.split(" ", 1)[1]
    return next((code for word, code in _SCRIPTS if called.startswith(word)), None)
