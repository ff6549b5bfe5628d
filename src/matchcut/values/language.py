"""Languages by name in any language or by tag: BCP 47."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from matchcut.languages import alternatives, eastern, spaced, words
from matchcut.text.pattern import regex
from matchcut.text.script import HANGUL, JAPANESE
from matchcut.values.enumeration import every
from matchcut.values.fold import name_key
from matchcut.values.table import look_up, rows

_LONGEST = 100
_TAG = regex(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|[0-9]{3}))?(?:\.[Uu][Tt][Ff]-?8)?")
_VERSIONS = frozenset({"vo", "ov"})  # "version originale" beside a film is never Volapük
# in "with English subtitles", "napisy angielskie", "sous-titres français" the language is that of the words on the screen
_MARKED = r"[(（\[]\s?(?:om[de]?u|o\.m\.u\.|ov|v\.?o\.?(?:st|stf|stfr|se|sta|sti|s)?\.?|vostfr)\s?[)）\]]"


@cache
def _noun() -> str:
    on_screen = words("subtitles")
    return rf"(?:{alternatives(spaced(on_screen))}(?![^\W\d_])|{alternatives(eastern(on_screen))})"


_SUBTITLED = regex(lambda: rf"(?<![^\W\d_]){_noun()}|{alternatives(eastern(words('subtitles')))}|{_MARKED}", re.IGNORECASE)
_SUBTITLES = (
    regex(_MARKED, re.IGNORECASE),
    regex(lambda: rf"[(（\[][^()（）\[\]]*{_noun()}[^()（）\[\]]*[)）\]]", re.IGNORECASE),
    regex(
        lambda: rf"[,;/|–—-]?\s*(?<![^\W\d_]){alternatives(words('with'))}\s(?:[^\s,;/|()]+(?:\s|/)){{0,4}}?{_noun()}[^,;/|()]*",
        re.IGNORECASE,
    ),
    regex(lambda: rf"\s{alternatives(words('subtitled'))}\.?[^;/|()]*", re.IGNORECASE),
    regex(lambda: rf"(?:^|[,;/|–—+-])\s*(?:[^\s,;/|()]+\s+){{0,2}}?{_noun()}[^;/|()]*", re.IGNORECASE),
    regex(lambda: rf"\s{_noun()}[^;/|()]*", re.IGNORECASE),
    regex(
        lambda: (
            rf"[{JAPANESE}]{{1,6}}{alternatives(eastern(words('subtitles')))}[つ付]?き?|[{HANGUL}]{{2,6}}\s?{alternatives(words('subtitles'))}"
        )
    ),
)
_VERSION = regex(lambda: rf"(?<![^\W\d_]){alternatives(words('original-version'))}(?![^\W\d_])\.?", re.IGNORECASE)
# members of one macrolanguage that archives write for one another
_ONE = {"cmn": "zh", "nb": "no", "iw": "he", "in": "id"}


@lru_cache(4096)
def language(text: str) -> str | None:
    """The BCP 47 tag of a language: "en" for "English" or 英语, "cmn" for Mandarin, "zh-CN" for "zh_cn"; None for what is none."""
    if len(text) > _LONGEST:
        return None
    key = name_key(text)
    if not key or key in _VERSIONS or key.startswith("="):  # the table marks codes so
        return None
    found = _by_hand().get(key) or look_up("languages.tsv", key)
    return found or _tag(text.strip())


def languages(text: str) -> list[tuple[int, int, str]] | None:
    """Start, end and tag of every language in a text, whatever parts them; None unless everything in it is a language.

    Those of subtitles are left out: "Polish with English subtitles" is Polish, "OV with English subtitles" names no language.
    """
    if not _SUBTITLED.search(text) or len(text) > _LONGEST:
        return every(text, language)
    spoken = text
    for shape in (*_SUBTITLES, _VERSION):
        spoken = shape.sub(lambda m: " " * len(m[0]), spoken)
    return every(spoken, language) if spoken.strip() else []


def language_name(tag: str, language: str = "en") -> str | None:
    """The name of a language (BCP 47) for display in another one (14 are known), else in English; None for no tag."""
    by_language = _shown().get(tag) or _shown().get(tag.split("-", maxsplit=1)[0]) or {}
    parts = language.replace("_", "-").split("-")
    tags = [language, "-".join(parts[:2]), parts[0], "en"]
    if parts[0] == "zh" and ({"TW", "HK", "MO"} & set(parts)):
        tags.insert(0, "zh-Hant")
    return next((by_language[t] for t in tags if by_language.get(t)), None)


def same_language(a: str, b: str) -> bool:
    """Whether two tags are of one language, scripts and regions aside; Mandarin is Chinese here, Cantonese is not."""
    return _primary(a) == _primary(b)


def _primary(tag: str) -> str:
    first = tag.replace("_", "-").split("-")[0].casefold()
    return _ONE.get(first, first)


def _tag(text: str) -> str | None:
    m = _TAG.fullmatch(text)
    if not m:
        return None
    first = m[1].lower()
    if first != "cmn":
        known = look_up("languages.tsv", "=" + first)
        if known is None:
            return None
        first = known
    return "-".join(p for p in (first, m[2] and m[2].title(), m[3] and m[3].upper()) if p)


@cache
def _by_hand() -> dict[str, str]:
    return {name_key(name): tag for name, tag, *_ in rows("languages-more.tsv")}


@cache
def _shown() -> dict[str, dict[str, str]]:
    """Tag to language to name."""
    shown: dict[str, dict[str, str]] = {}
    for table in ("languages-shown.tsv", "languages-shown-more.tsv"):
        head, *body = rows(table)
        shown |= {row[0]: dict(zip(head[1:], row[1:], strict=True)) for row in body}
    return shown
