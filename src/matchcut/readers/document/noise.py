"""What is no prose of the writer: comments, code, scripts, tags of a generator. And the facts that such a tag carries.

A tag alone on its lines whose name speaks of a film or a rating states facts of the document: `{% include film.html title='Anora' %}` has
the key path `include film`, `title`; `{% rating 4.5 %}` has `rating`. A tag inside a sentence, and one that stands several times,
speaks of the films that the text names, and gives none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from matchcut.languages import alternatives, words
from matchcut.model import Cell
from matchcut.text.pattern import regex
from matchcut.values.platform import platforms

NEAR = 2000  # letters in which a tag must end

_SIGNS = ("<", "{", "[[", "```", "~~~", "]:", "\nimport ", "\rimport ", "\nexport ", "\rexport ")  # one stands in whatever is none
_OPENER = regex(
    lambda: (
        r"<!--|<%|\{%-?[ \t]*(?P<block>highlight|comment)\b|\{[%{]|<(?P<raw>script|style)\b|(?<![^\r\n])[ \t]{0,3}(?P<fence>`{3,}|~{3,})"
        r"|(?<![^\r\n])[ ]{0,3}\[(?!\^)[^\[\]\r\n]{1,200}+\]:[ \t]*+<?(?:https?:|/|\.|#|mailto:|www\.)[^\r\n]*+"
        rf"|(?<![^\r\n])[ \t]*+\[\[{alternatives(words('wiki-category'))}[ \t]*:[^\[\]\r\n]*+\]\]"
        r"""|(?<![^\r\n])(?:import[ \t]++(?:[^\r\n"';]{1,300}?\bfrom[ \t]*+)?["'][^\r\n"']*+["'];?[ \t]*+(?=[\r\n]|\Z)|export[ \t]+(?:const|default|function|let|var)\b[^\r\n]*+)"""
        r"|<(?P<component>[A-Z][\w.]*)(?=[\s/])[^<>]*+(?<=/)>"
    ),
    re.I,
)
_TAG = regex(
    r"(?:\{%-?|\{\{[<%]?)\s*+(?P<name>(?:(?:include|include_cached|render|partial|embed)[ \t]++)?[\w.\-/]++)(?P<rest>.*?)[-/]?(?:[>%]\}\}|%\}|\}\})",
    re.S,
)
_COMPONENT = regex(r"<(?P<name>[A-Z][\w.]*)(?P<rest>.*)/>", re.S)
_PARAMETER = regex(
    r"""(?<![\w.\-])(?P<key>[^\W\d][\w\-]*+)[ \t]*+[=:][ \t]*+(?:\{[ \t]*+)?(?:"(?P<double>[^"\r\n]*+)"|'(?P<single>[^'\r\n]*+)'|(?P<bare>[^\s"'{}<>,]++))"""
)
_VALUE = regex(r"""[ \t]*+(?:"([^"\r\n]*+)"|'([^'\r\n]*+)'|([\d.,/½★☆]++))[ \t]*+""")
_OF_FILM = regex(
    lambda: alternatives((*words("film-in-names", "rating-in-names"), *(p.name for p in platforms().values() if p.ids and p.best)))
)
_CLOSED_BY = {"{%": "%}", "{{": "}}", "<%": "%>"}  # tags of a generator
Span = tuple[int, int]


def cleaned(text: str, start: int) -> tuple[str, list[Cell]]:
    """The text with blanks for what is no prose after `start` (offsets unchanged, line ends kept), and the facts of tags in it."""
    if all(text.find(sign, start) < 0 for sign in _SIGNS):
        return text, []
    out: list[str] = []
    tags: list[Span] = []
    at = 0
    for left, right, tag in _spans(text, start):
        gone = text[left:right]
        out += (text[at:left], blanks(gone))
        at = right
        if tag:
            tags.append((left, right))
    if not out:
        return text, []
    return "".join([*out, text[at:]]), _facts(text, start, tags)


def blanks(text: str) -> str:
    """As many blanks as letters; line ends stay."""
    return re.sub(r"[^\r\n]", " ", text)


def _spans(text: str, start: int) -> Iterator[tuple[int, int, bool]]:
    """Start and end of each stretch, and whether it is a tag that may carry facts."""
    never: set[str] = set()  # what is opened and closed nowhere after
    at = start
    while opened := _OPENER.search(text, at):
        left, at = opened.span()
        kind = next((name for name in ("block", "raw", "fence", "component") if opened[name]), opened[0][:2])
        if kind == "component":
            if opened["component"][0].isupper():
                yield left, at, True
            continue
        if kind not in (*_CLOSED_BY, "<!", "block", "raw", "fence"):
            yield left, at, False
            continue
        word = opened[0] if kind in (*_CLOSED_BY, "<!") else opened[kind].casefold()
        if word in never:
            continue
        end = _end(text, kind, word, at)
        if end < 0:
            if kind not in _CLOSED_BY:
                never.add(word)
            continue
        yield left, end, kind in ("{%", "{{")
        at = end


def _end(text: str, kind: str, word: str, at: int) -> int:
    """Where a stretch ends whose opening ends at `at`; -1 where it does not."""
    if kind in _CLOSED_BY:
        end = text.find(_CLOSED_BY[kind], at, at + NEAR)
        return end + 2 if end >= 0 else -1
    if kind == "<!":
        end = text.find("-->", at)
        return end + 3 if end >= 0 else -1
    pattern = {
        "block": rf"\{{%-?[ \t]*end{word}[ \t]*-?%\}}",
        "raw": rf"</{word}[^<>]*>",
        "fence": rf"(?<![^\r\n])[ \t]{{0,3}}{re.escape(word)}+[ \t]*(?=[\r\n]|\Z)",
    }[kind]
    found = re.compile(pattern, re.I).search(text, at)
    return found.end() if found else -1


def _facts(text: str, start: int, tags: list[Span]) -> list[Cell]:
    named: list[tuple[str, re.Match[str]]] = []
    for left, right in tags:
        found = (_COMPONENT if text[left] == "<" else _TAG).match(text, left, right)
        if found is None or not _alone(text, start, left, right) or (text[left] == "{" and " | " in found["rest"]):
            continue
        parts = [re.sub(r"\.(?:html|md|liquid)$", "", word).rpartition("/")[2] for word in found["name"].split()]
        name = " ".join(parts)
        if _OF_FILM.search(name.casefold()) and parts[0].casefold() not in words("generator-tags"):
            named.append((name, found))
    times = Counter(name for name, _ in named)
    return [cell for name, found in named if times[name] == 1 for cell in _parameters(text, name, found)]


def _alone(text: str, start: int, left: int, right: int) -> bool:
    """Whether nothing else stands on the lines of a tag."""
    while left > start and text[left - 1] in " \t":
        left -= 1
    while right < len(text) and text[right] in " \t":
        right += 1
    return (left == start or text[left - 1] in "\r\n") and (right == len(text) or text[right] in "\r\n")


def _parameters(text: str, name: str, found: re.Match[str]) -> Iterator[Cell]:
    base, stop = found.span("rest")
    key_start = found.start("name")
    whole = _VALUE.fullmatch(text, base, stop)
    if whole is not None:
        left, right = next(whole.span(group) for group in (1, 2, 3) if whole[group] is not None)
        yield _cell(text, (name,), left, right, key_start)
        return
    for parameter in _PARAMETER.finditer(text, base, stop):
        group = parameter.lastgroup or "bare"
        yield _cell(text, (name, parameter["key"]), *parameter.span(group), parameter.start("key"))


def _cell(text: str, path: tuple[str | int, ...], left: int, right: int, key_start: int) -> Cell:
    quoted = text[left - 1] in "\"'" and text[right : right + 1] == text[left - 1]
    style = "plain" if not quoted else "double" if text[left - 1] == '"' else "single"
    return Cell(path, text[left:right], left, right, left - quoted, right + quoted, style, None, key_start)  # type: ignore[arg-type]  # one of the three words above
