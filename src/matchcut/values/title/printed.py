"""A title as it is printed, without markup and with its article in front; the year behind it; the form under which titles are compared."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from matchcut.languages import alternatives, known, words
from matchcut.text.pattern import regex
from matchcut.text.years import FOUR, in_range
from matchcut.values.fold import folded

_END = rf"(?=\s*[(（\[]\s?{FOUR}\s?[)）\]]$|$)"
# put behind the title in catalogues; in brackets no single letters: "(I)" is a number there, "(A)" a mark
_INVERTED = regex(
    lambda: rf",[ ]?({alternatives(words('articles'))}){_END}|[ ]?\(({alternatives(w for w in words('articles') if len(w) > 1)})\){_END}",
    re.IGNORECASE,
)
_YEAR = regex(rf"\s*[(（\[]\s?({FOUR})\s?[)）\]]$")
_TAG = regex(r"</?[A-Za-z][^<>]{0,100}>")
_LINK = regex(r"\[([^\[\]]{0,300})\]\([^()\s]{0,500}\)")
_WRAPS = (("***", "***"), ("**", "**"), ("*", "*"), ("__", "__"), ("_", "_"), ("`", "`"), ("《", "》"), ("〈", "〉"), ("『", "』"), ("「", "」"),
          ("“", "”"), ("„", "“"), ("„", "”"), ("«", "»"), ("»", "«"), ("‘", "’"), ('"', '"'), ("'", "'"))  # fmt: skip
_FRACTIONS = str.maketrans({"½": " 1 2 ", "¼": " 1 4 ", "¾": " 3 4 ", "&": " and ", "+": " and ", "＆": " and ", "＋": " and "})
_OPENING = frozenset(left[0] for left, _ in _WRAPS)
_LONGEST = 1000


@lru_cache(4096)
def normal(text: str) -> str:
    """The comparison form: no case, accents, punctuation, outer article or "(2019)"; "&" is "and". Never empty for a title with letters."""
    title, _ = split_year(text)
    level = folded(title.translate(_FRACTIONS)).replace("'", "\0").replace(".", "\0")
    articled = level.replace("l\0", "l ", 1) if level.startswith("l\0") else level
    kept = "".join(c if unicodedata.category(c)[0] in "LNM" else "" if c == "\0" else " " for c in articled)
    words = kept.split()
    if len(words) > 1 and (words[0] in known("articles.leading") or words[0] == "l"):
        words = words[1:]
    return " ".join(words) or folded(title) or folded(text)


def printed(text: str) -> str:
    """The title as it is printed: white space folded, no markup or quotation marks around it, an inverted article put back."""
    out = " ".join(text.split())
    if len(out) > _LONGEST:
        return out
    out = " ".join(_LINK.sub(r"\1", _TAG.sub("", out)).split())
    for _ in range(8):
        bare = _unwrapped(out)
        if bare == out:
            break
        out = bare
    return _uninverted(out) or " ".join(text.split())


def is_article(word: str) -> bool:
    """Whether a word is an article that catalogues put behind a title."""
    return " ".join(word.split()).replace("’", "'").casefold() in known("articles")


def with_article(title: str, article: str) -> str:
    """A title with the article that stands in a field of its own: "Matrix" and "The"; unchanged for what is no article or stands there already."""
    bare = " ".join(article.split()).replace("’", "'")
    if not is_article(bare) or title.casefold().startswith(article.strip().casefold() + ("" if bare.endswith("'") else " ")):
        return title
    return " ".join(article.split()) + ("" if bare.endswith("'") else " ") + title.strip()


def _uninverted(out: str) -> str:
    """With the article in front that stands behind it: "Matrix, The (1999)"; small articles only in a title without capitals."""
    m = _INVERTED.search(out) if "," in out or "(" in out else None
    article = (m[1] or m[2]) if m else ""
    if not m or m.start() == 0 or not (article[0].isupper() or (out.islower() and len(article) > 1)):
        return out
    return article + ("" if article[-1] in "'’" else " ") + out[: m.start()].strip() + out[m.end() :]


def split_year(text: str) -> tuple[str, int | None]:
    """The printed title and the year in brackets behind it: "Anora (2024)" is ("Anora", 2024). A title that is a year stays."""
    out = printed(text)
    m = _YEAR.search(out) if out.endswith((")", "）", "]")) else None
    if not m or m.start() == 0 or in_range(int(m[1])) is None:
        return out, None
    return printed(out[: m.start()]), int(m[1])


def _unwrapped(text: str) -> str:
    """Without one pair of marks around the whole; marks that also stand inside are left."""
    if text[:1] not in _OPENING:
        return text
    for left, right in _WRAPS:
        inner = text[len(left) : -len(right)]
        if (
            len(text) > len(left) + len(right)
            and text.startswith(left)
            and text.endswith(right)
            and left not in inner
            and right not in inner
        ):
            return inner.strip() or text
    return text
