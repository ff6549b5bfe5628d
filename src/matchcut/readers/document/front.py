"""Where the front matter of a document stands, and in which language it is written."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from matchcut.model import Problem
from matchcut.text.pattern import regex

_OPEN = regex(
    r"\ufeff?(?P<blank>(?:[ \t]*+(?>\r\n|\r|\n))*+)(?P<fence>---|\+\+\+|;;;)[ \t]*+(?P<said>yaml|yml|toml|json)?[ \t]*+(?P<end>\r\n|\r|\n)"
)
_CLOSE = {
    "---": regex(r"^(?:---|\.\.\.)[ \t]*$", re.M),
    "+++": regex(r"^\+\+\+[ \t]*$", re.M),
    ";;;": regex(r"^;;;[ \t]*$", re.M),
}
_LANGUAGE: dict[str, Literal["yaml", "toml"]] = {"---": "yaml", "+++": "toml", ";;;": "yaml", "toml": "toml"}
_KEYLIKE = regex(r"[^\s:=#]+[ \t]*[:=]")
_KEY_LINE = regex(
    r"""^[ \t]*+(?:-[ \t]+)?(?:"[^"\r\n]*"|'[^'\r\n]*'|[^\W\d_][^\r\n:：=]{0,60}+)[ \t]*[:：=]|^[ \t]*[{\[]|^[ \t]*<%""", re.M
)
_SOMETHING = regex(r"^[ \t]*+[^\s#]", re.M)
_BLANK_LINE = regex(r"(?>\r\n|\r|\n)[ \t]*+(?:\r\n|\r|\n)")
_BRACE = regex(r"\ufeff?\s*+(?P<brace>\{)\s*+(?:\"|\})")
_TOKEN = regex(r'"(?:[^"\\]|\\.)*+"|[{}\[\]]', re.S)
_END = regex(r"[ \t]*+(?:\r\n|\r|\n|\Z)")


class Front(NamedTuple):
    """Front matter `text[start:end]`; the text after it begins at `body`."""

    language: Literal["yaml", "toml"]  # JSON is read as YAML
    start: int
    end: int
    body: int
    problems: tuple[Problem, ...] = ()


def front_matter(text: str) -> Front | None:
    """The front matter at the start of a text; None where it is prose from its first line on."""
    opened = _OPEN.match(text)
    if opened is None:
        return _json(text)
    fence, start = opened["fence"], opened.end()
    language = _LANGUAGE.get(opened["said"] or fence, "yaml")
    closed = _closing(text, fence, start)
    if closed is not None:
        if _SOMETHING.search(text, start, closed[0]) and not _KEY_LINE.search(text, start, closed[0]):
            return None  # prose between two rules across the page
        return Front(language, start, *closed)
    if not _KEYLIKE.match(text, start):  # a rule across the page
        return None
    found = _BLANK_LINE.search(text, start)
    end = found.start() if found else len(text)
    why = f'front matter is opened by "{fence}" and never closed'
    return Front(language, start, end, end, (Problem(opened.start("fence"), opened.end("fence"), why),))


def _closing(text: str, fence: str, start: int) -> tuple[int, int] | None:
    """Start and end of the line that closes the front matter. Lone CR ends a line, too."""
    plain = text.replace("\r\n", " \n").replace("\r", "\n") if "\r" in text else text
    match = _CLOSE[fence].search(plain, start)
    return (match.start(), match.end()) if match else None


def _json(text: str) -> Front | None:
    """A text that begins with a map in JSON, which ends at the end of a line."""
    opened = _BRACE.match(text)
    if opened is None:
        return None
    depth = 0
    for token in _TOKEN.finditer(text, opened.start("brace")):
        depth += (token[0] in "{[") - (token[0] in "}]")
        if depth == 0:
            if _END.match(text, token.end()) is None:
                return None
            return Front("yaml", opened.start("brace"), token.end(), token.end())
    return None
