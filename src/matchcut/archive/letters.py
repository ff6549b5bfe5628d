"""How likely a text is, by its letters: what tells one old encoding from another. Lists of letters and small words; own choice."""

from __future__ import annotations

from functools import cache

from matchcut.languages import by_language
from matchcut.text.pattern import regex

# Letters beyond ASCII that the languages of an encoding are written with, and their commonest short words.
_CENTRAL = ("pl", "cs", "sk", "hu", "hr", "ro")  # languages of Central Europe, whose letters other encodings have
_EAST = {
    "cp1251": ("ru", "uk", "sr"),
    "koi8-u": ("ru", "uk"),
    "cp1253": ("el",),
    "cp1255": ("he",),
    "cp1256": ("ar",),
}  # scripts of their own
_CASELESS = frozenset({"cp1255", "cp1256"})
# Letters of Chinese, Japanese and Korean that about half of any text is made of.
ENCODINGS = ("cp1254", "cp1250", "iso8859-2", "mac-roman", *_EAST, "gb18030", "cp950", "cp932", "euc-jp", "cp949")  # besides Windows-1252
_LENT = frozenset("šžŠŽ")  # in names and loan words of every language
_RARER = {"cp1252": 0.0, "mac-roman": 0.1}  # what an encoding loses for being less common than the others
_WEST = ("cp1252", "mac-roman")
_ASIAN = {  # encoding: language, and which of its letters are usual
    "gb18030": ("zh", "simplified"),
    "cp950": ("zh", "traditional"),
    "cp932": ("ja", "usual"),
    "euc-jp": ("ja", "usual"),
    "cp949": ("ko", "usual"),
}
_WORD = regex(r"[^\W\d_]+")
_PUNCTUATION = frozenset("“”„‘’‚«»‹›–—…·•§©®™°º€£½¼¾×№ \u00a0¿¡")
_IN_WORD = regex(r"[a-z][^\x00-\x7f]+(?=[a-z])|[a-z][^\x00-\x7f](?![^\x00-\x7f])")  # Asian letters do not stand inside Latin words
_ELIDED = regex(r"\b\w{1,2}’|’(?:[sdtmn]|ll|re|ve)\b")  # l’, qu’, ’s, ’ll
_RARE = frozenset("ŕĺ")
_CONSONANTS = frozenset("čćřŕńňśźżžšłľĺťďđţşğñçß")
_BEFORE = {
    "ã": "oes",
    "õ": "e",
    "ì": "",
    "ù": "",
    "œ": "uidcstn",
    "ń": "bcdfghjklłmnprstwzż",
}  # the letters that may follow these in a word
_OPEN = frozenset("“„‘«‹¿¡")


def score(text: str, encoding: str) -> float:
    """How likely a text is that an encoding gave: about 1 for good text, below 0 for none."""
    if encoding in _ASIAN:
        return _asian(text, encoding)
    if encoding in _EAST:
        return _runs(text, encoding)
    languages = _western() if encoding in _WEST else ("tr",) if encoding == "cp1254" else _CENTRAL
    odd = [_latin(text, i, c, encoding in _WEST) for i, c in enumerate(text) if c > "\x7f"]
    words = [w.lower() for w in _WORD.findall(text)]
    shared = frozenset("".join(letters("own", language) for language in languages)) - _RARE
    best = max(_spelt(odd, words, language, shared) for language in languages) if odd else 0
    return best - _RARER.get(encoding, 0.05)


@cache
def letters(kind: str, *languages: str) -> str:
    """The letters of a kind ("own", "usual", "rarer") that languages have, those without such a list left out."""
    by = by_language(f"letters.{kind}")
    return "".join(letter for language in languages for letter in by.get(language, ()))


def _western() -> tuple[str, ...]:
    return tuple(language for language in by_language("letters.own") if language not in (*_CENTRAL, "tr"))


@cache
def _known(language: str) -> tuple[frozenset[str], frozenset[str]]:
    own = letters("own", language)
    return frozenset(own + own.upper()), frozenset(by_language("common-words")[language])


def _spelt(odd: list[str | float], words: list[str], language: str, shared: frozenset[str]) -> float:
    """The share of letters that the language has, or a neighbour (`shared`) whose names it quotes, and of words that are its commonest."""
    own, common = _known(language)
    likely = sum(c if isinstance(c, float) else 1.0 if c in own else 0.5 if c in _LENT or c.lower() in shared else 0.1 for c in odd) / len(
        odd
    )
    return likely + sum(w in common for w in words) / (len(words) + 3)


def _latin(text: str, at: int, letter: str, west: bool) -> str | float:
    """A letter that fits where it stands, for a language to judge; else how well what stands there fits."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if letter in _PUNCTUATION:
        inside = before.isalpha() and after.isalpha()
        if letter == "’" and inside:
            return 1.3 if _ELIDED.search(text, max(0, at - 3), at + 4) else 0.0
        return -1.0 if inside and letter not in "–—…·" else 0.3 if letter in _OPEN and before.isalpha() else 0.7
    if not letter.isalpha() or letter in "ªµƒˆ":
        return -1.0
    if letter.isupper() and before.islower():
        return -1.0
    if before > "\x7f" and after > "\x7f" and before.isalpha() and after.isalpha():
        return -0.5  # three in a row
    if west and after > "\x7f" and after.isalpha() and letter.lower() not in "çñðþ" and after not in "äöåß":
        return 0.0  # two accents side by side: Central European, with other letters
    if letter.lower() in _CONSONANTS and not (before.isalnum() or after.isalnum()):
        return -0.5  # no word
    if (after.isalpha() and after.lower() not in _BEFORE.get(letter.lower(), after.lower())) or (letter == "õ" and not after.isalpha()):
        return -0.5
    return letter


def _runs(text: str, encoding: str) -> float:
    common, rare = (letters(kind, *_EAST[encoding]) for kind in ("usual", "rarer"))
    marks = [_of_run(text, i, c, common, rare, encoding in _CASELESS) for i, c in enumerate(text) if c > "\x7f"]
    return sum(marks) / len(marks) if marks else 0


def _of_run(text: str, at: int, letter: str, common: str, rare: str, caseless: bool) -> float:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if letter in _PUNCTUATION:
        return 0.5
    if not letter.isalpha():
        return 0.3 if caseless and "\u0591" <= letter <= "\u06ff" else -1.0
    if (before.isascii() and before.isalpha()) or (after.isascii() and after.isalpha()):
        return -1.0  # scripts mixed in a word
    if not caseless and letter.isupper() and before.islower():
        return -1.0
    small = letter.lower()
    likely = 1.2 if small in common else 0.6 if small in rare else -0.5
    if small != letter and before.isalpha():
        likely -= 0.4  # capitals throughout
    return likely if before.isalpha() or after.isalpha() else likely / 2


def _asian(text: str, encoding: str) -> float:
    language, kind = _ASIAN[encoding]
    usual = frozenset(letters(kind, language))
    marks = [_of_asian(c, encoding, language, usual) for c in text if c > "\x7f"]
    inside = sum(1 for _ in _IN_WORD.finditer(text))
    return (sum(marks) - inside) / len(marks) if marks else 0


def _of_asian(letter: str, encoding: str, language: str, usual: frozenset[str]) -> float:
    if letter in usual:
        return 1.6
    if "\u3040" <= letter <= "\u30ff":
        return 1.2 if language == "ja" else 0.1
    if "\uff61" <= letter <= "\uff9f":
        return -0.6  # katakana of half width: any two bytes look like it
    if "\u4e00" <= letter <= "\u9fff":
        return -0.4 if language == "ko" else 0.6 if _frequent(letter, encoding) else 0.0
    if "\uac00" <= letter <= "\ud7a3":
        return 0.4 if language == "ko" else -1.0
    if "\u3000" <= letter <= "\u303f" or "\uff01" <= letter <= "\uff5e" or letter in _PUNCTUATION:
        return 0.6
    return -1.0


def _frequent(letter: str, encoding: str) -> bool:
    """Whether the encoding's makers put it among the frequent ones, which are ordered by sound or strokes before the others."""
    code = letter.encode({"gb18030": "gb2312", "cp932": "euc-jp"}.get(encoding, encoding), "ignore")
    last = {"cp950": b"\xc6\x7e", "gb18030": b"\xd7\xf9"}.get(encoding, b"\xcf\xd3")
    return bool(code) and code[0] < 0xF0 and code <= last
