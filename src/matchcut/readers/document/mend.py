"""YAML that an editor wrote and no parser reads: a line whose meaning is plain is read as plain text.

`title: Alien: Covenant`, `title: "Anora`, `note: *see below`, `year:2024`, a tab that indents: the parser is given stand-ins of the
same length, so that every place stays what it is, and each line so mended is a problem of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from matchcut.model import Problem
from matchcut.place import OffsetMap
from matchcut.readers.document import template
from matchcut.readers.document.scalar import decoded
from matchcut.text.pattern import regex

UNCLOSED = "a quotation mark is opened and never closed"
COLON = 'a second ": " in a value that has no quotation marks'
ALIAS = 'a value that begins with "*" or "&" and has no quotation marks'
SIGN = "a value that begins with a tab, %, @ or ` and has no quotation marks"
ESCAPE = "a backslash in double quotation marks that escapes nothing"
DASH = 'a value that begins with "- " on the line of its key'
TAB = "a tab where only blanks may indent"
HASH = 'a value that begins with "#" and has no quotation marks'
AFTER = "more text after a closing quotation mark or bracket"
NO_BREAK = "a no-break space where only a blank may stand"
INDENT = "a key indented otherwise than its neighbours"
SPACE = "no space after the colon of a key"
OTHER = "a value that begins with a sign of YAML and has no quotation marks"

_LINE = regex(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")
_KEY = regex(
    r"""(?:"[^"\r\n]*+"|'[^'\r\n]*+'|[^\s#\[\]{},&*!|>'"%@`\-?:](?:[^\r\n:]|:(?!\s|$))*+|[-?:](?=[^\s])(?:[^\r\n:]|:(?!\s|$))*+)[ \t]*+:(?=\s|$)"""
)
_WIDE = "\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"  # blanks that YAML takes for letters
_WIDE_BLANK = regex(rf"(?:^|(?<=:))[ \t]*+[{_WIDE}][ \t{_WIDE}]*+")
_DASHES = regex(r"(?:-[ \t]++)*+")
_TIGHT = regex(r"(?P<key>[^\W\d][\w-]*+)(?P<colon>:(?=[^\s:/])|：)(?P<value>[ \t]*+\S[^\r\n]*)")
_BLOCK = regex(r"[|>][-+0-9]{0,2}(?:[ \t]++(?:#.*)?)?")
_REST = regex(r"[ \t]*+(?:[ \t]#[^\r\n]*+)?(?=\r|\n|\Z)")
_DOUBLE, _SINGLE = regex(r'"(?:[^"\\]|\\.)*+"', re.S), regex(r"'(?:[^']|'')*+'")
_BAD_ESCAPE = regex(
    r"\\(?!\\)(?:[^0abt\tnvfre \"/N_LPxuU\r\n]|x(?![0-9A-Fa-f]{2})|u(?![0-9A-Fa-f]{4})|U(?!00(?:0[0-9A-Fa-f]|10)[0-9A-Fa-f]{4}))"
)
_ESCAPED = regex(r"\\\\")
_FLOW = regex(r"""(?<=[\[{,:])\s*+(?:"(?:[^"\\]|\\.)*+"|'(?:[^']|'')*+')|[\[\]{}]|\s#[^\r\n]*""", re.S)
_RISKY_ITEM = regex(r"(?<=[\[,])[ \t]*+([*@%`&!|>])")
_COLON = regex(r":(?=[ \t]|$)")
_ANCHOR = regex(r"(?<=\s)&([\w-]+)(?=\s)")
_NAME = regex(r"[*&][\w-]+$")
_TEMPLATE_LINE = regex(r"[ \t]*+(?:\{\{[^\r\n]*\}\}|\{%[^\r\n]*%\}|<%[^\r\n]*%>)[ \t]*+$")


@dataclass
class Mended:
    """The text as the parser is given it: other letters at `changed`, a value that begins at `moved[at]` read from `at` on."""

    text: str
    changed: list[int] = field(default_factory=list)
    moved: dict[int, int] = field(default_factory=dict)
    templates: set[int] = field(default_factory=set)  # where a value begins that is filled in later
    problems: list[Problem] = field(default_factory=list)


def mended(text: str, start: int, end: int) -> Mended:
    """`text` with stand-ins between `start` and `end`, offsets unchanged."""
    scan = _Scan(text, start, end)
    scan.run()
    out = scan.out
    if scan.masks:
        letters = list(text[start:end])
        for at, letter in scan.masks.items():
            letters[at - start] = letter
        out.text = text[:start] + "".join(letters) + text[end:]
        out.changed = sorted(scan.masks)
    return out


def restored(text: str, seen: str, left: int, start: int, end: int) -> tuple[tuple[int, int], OffsetMap | None, str]:
    """Inner span, offset map and text of a plain scalar that the parser saw as `seen[start:end]` and that begins at `left`."""
    if left < start:
        return (left, end), None, text[left:end]
    inner, offsets, value = decoded(seen, start, end, "plain", None)
    if offsets is None:
        first, last = _unquoted(text, *inner)
        return (first, last), None, text[first:last]
    parts = []
    for segment in offsets.segments:
        source = text[segment.source_start : segment.source_end]
        folded = "\n" in source or "\r" in source  # a line end, and what the next line is indented by
        same = not source.strip(None if folded else " \t") or source == seen[segment.source_start : segment.source_end]
        parts.append(value[segment.start : segment.end] if same else source)
    return inner, offsets, "".join(parts)


def _unquoted(text: str, start: int, end: int) -> tuple[int, int]:
    """Without a quotation mark that is never closed, and without a pair around the whole."""
    mark = text[start]
    if mark not in "\"'" or end - start < 2:
        return start, end
    depth = 0
    for at in range(start, end):
        if text[at] != mark:
            continue
        opens = at == start or text[at - 1] in " \t([-"
        closes = at == end - 1 or text[at + 1] in " \t.,;:!?)]-"
        if opens != closes:
            depth += 1 if opens else -1
        if depth == 0 and closes and at < end - 1:
            return start, end
    if text[end - 1] == mark:
        return start + 1, end - 1
    return (start + 1, end) if depth > 0 else (start, end)


class _Scan:
    """One walk over the lines, with what must be known of the lines before."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.at, self.end = text, start, end
        self.out = Mended(text)
        self.masks: dict[int, str] = {}
        self.block = -1  # indentation of the key of the block scalar that is being passed over
        self.plain = -1  # indentation of the key whose plain value the line before may go on
        self.anchors = frozenset(m[1] for m in _ANCHOR.finditer(text, start, end))
        self.budget = 4 * (end - start) + 20_000  # letters that may be looked at ahead of their line

    def run(self) -> None:
        while self.at < self.end:
            found = _LINE.match(self.text, self.at, self.end)
            assert found is not None
            here = self.at
            self.at = max(found.end(), here + 1)
            self._line(here, here + len(found[1]))

    def _tell(self, start: int, end: int, why: str) -> None:
        self.out.problems.append(Problem(start, max(start, end), why))

    def _line(self, start: int, end: int) -> None:
        line = self.text[start:end]
        body, indent = line.lstrip(" \t"), _indent(line)
        if not body.strip():
            self.masks |= {at: " " for at in range(start, end) if self.text[at] == "\t"}
            return
        tabs = [at for at in range(start, start + indent) if self.text[at] == "\t"]
        if self.block >= 0 and indent > self.block:
            self._tabs(tabs, start + indent, end)
            return
        self.block = -1
        if not line.isascii():
            line = self._wide(line, start)
            body, indent = line.lstrip(" \t"), _indent(line)
        if _TEMPLATE_LINE.match(line):
            self.masks |= dict.fromkeys(range(start, end), " ")
            return
        if body[0] == "#":
            return
        self._tabs(tabs, start + indent, end)
        dashes = _DASHES.match(line, indent)
        assert dashes is not None
        self._tabs([start + at for at in range(*dashes.span()) if line[at] == "\t"], start + indent, end)
        key = _KEY.match(line, dashes.end())
        if self._continues(line, key, indent, dashes.end(), start):
            return
        self.plain = -1
        left = key.end() if key else dashes.end()
        if key is None and (tight := _TIGHT.match(line, left)):
            self._tight(tight, start)
            return
        if key is None and dashes.end() == indent:
            return
        value = line[left:].strip(" \t")
        if value:
            at = start + line.index(value, left)
            if self._value(at, at + len(value), indent, start + indent) and key:
                self.plain = indent

    def _wide(self, line: str, start: int) -> str:
        """The line with blanks for the no-break spaces that indent it or stand before its value."""
        for _ in range(2):
            key = _KEY.match(line, _indent(line))
            found = _WIDE_BLANK.match(line) or (_WIDE_BLANK.match(line, key.end()) if key else None)
            if found is None:
                break
            self.masks |= dict.fromkeys(range(start + found.start(), start + found.end()), " ")
            line = line[: found.start()] + " " * len(found[0]) + line[found.end() :]
            self._tell(start + found.end(), start + len(line.rstrip()), NO_BREAK)
        return line

    def _tabs(self, tabs: list[int], start: int, end: int) -> None:
        if tabs:
            self.masks |= dict.fromkeys(tabs, " ")
            self._tell(start, end, TAB)

    def _continues(self, line: str, key: re.Match[str] | None, indent: int, left: int, start: int) -> bool:
        """Whether the line goes on with the plain value of the line before; a ": " in it is then text."""
        if self.plain < 0 or indent <= self.plain or left > indent:
            return False
        if key and not re.search(r"\s", key[0].rstrip(" \t:")):
            return False  # a key indented by mistake
        colons = [m.start() for m in _COLON.finditer(line, indent)]
        if colons:
            self.masks |= dict.fromkeys([start + at for at in colons], "x")
            self._tell(start + indent, start + len(line.rstrip()), COLON)
        return True

    def _tight(self, found: re.Match[str], start: int) -> None:
        """`year:2024`, and a colon of another script."""
        colon, left = start + found.start("colon"), start + found.start("value")
        blanks = len(found["value"]) - len(found["value"].lstrip(" \t"))
        if found["colon"] == "：" and blanks:
            self.masks[colon] = ":"
        elif len(found["value"].rstrip()) > 1 + blanks and found["value"][blanks] not in "\"'[{|>":
            self.masks |= {colon: ":", left: " "}
            second = left + 1 + len(found["value"][1:]) - len(found["value"][1:].lstrip(" \t"))
            self._plain(second, start + len(found.string.rstrip()), quoted=False)
            self.out.moved[second] = left
            if second not in self.masks:
                self.masks[second] = self.text[second]
        else:
            return
        self._tell(start + found.start(), start + len(found.string.rstrip()), SPACE)

    def _value(self, start: int, end: int, indent: int, told: int) -> bool:
        """Masks what is wrong in the value of a line. Whether it is plain, so that the next line may go on with it."""
        text = self.text
        first, value = text[start], text[start:end]
        if template.is_whole(value.strip("\"'")):
            self.masks |= dict.fromkeys(range(start, end), "x")
            self.out.templates.add(start)
            return False
        if first in "\"'":
            why = self._quoted(start, end, indent)
        elif first in "[{":
            why = self._flow(start, end, told)
        elif first in "|>":
            if _BLOCK.fullmatch(value):
                self.block = indent
                return False
            why = OTHER
        elif first in "*&":
            why = "" if _NAME.match(value) and (first == "&" or value[1:] in self.anchors) else ALIAS
            if first == "&" and re.match(r"&[\w-]+[ \t]", value):
                return False
        else:
            why = _wrong(value)
            if not why:
                return first not in "#!"
        if why:
            self._plain(start, end, quoted=first in "\"'")
            self._tell(told, end, why)
        return False

    def _plain(self, start: int, end: int, *, quoted: bool) -> None:
        """Masks what keeps `text[start:end]` from being one plain value; where it was in quotation marks, also a "#"."""
        text = self.text
        if text[start] in "\"'[]{},&*!|>%@`#-?:":
            self.masks[start] = "x"
        for at in range(start, end):
            letter = text[at]
            if (letter == ":" and (at + 1 == end or text[at + 1] in " \t")) or (quoted and letter == "#" and text[at - 1] in " \t"):
                self.masks[at] = "x"

    def _quoted(self, start: int, end: int, indent: int) -> str:
        """What is wrong with a value that begins with a quotation mark."""
        text, limit = self.text, min(self.end, max(end, self.at) + max(0, self.budget))
        closed = (_DOUBLE if text[start] == '"' else _SINGLE).match(text, start, limit)
        self.budget -= max(0, (closed.end() if closed else limit) - end)
        if closed is None:
            return UNCLOSED
        if closed.end() > end:
            inside = _LINE.findall(text, self.at, closed.end())
            margins = [len(line) - len(line.lstrip(" \t")) for line in inside if line.strip()]
            if any(margin <= indent for margin in margins) or not _REST.match(text, closed.end(), self.end):
                return UNCLOSED
        elif not _REST.match(text, closed.end(), self.end):
            return AFTER
        if text[start] == '"' and _BAD_ESCAPE.search(_ESCAPED.sub("..", closed[0])):
            return ESCAPE if closed.end() <= end else ""
        self._pass(closed.end())
        return ""

    def _flow(self, start: int, end: int, told: int) -> str:
        """What is wrong with a list or map in brackets."""
        text, depth, at = self.text, 0, start
        limit = min(self.end, max(end, self.at) + max(0, self.budget))
        for mark in _FLOW.finditer(text, start, limit):
            at = mark.end()
            depth += (mark[0] in "[{") - (mark[0] in "]}")
            if depth == 0:
                break
        self.budget -= max(0, (at if depth == 0 else limit) - end)
        if depth:
            return ""
        if not _REST.match(text, at, self.end):
            return AFTER if at <= end else ""
        risky = [m.start(1) for m in _RISKY_ITEM.finditer(text, start, at)]
        if risky:
            self.masks |= dict.fromkeys(risky, "x")
            self._tell(told, end, ALIAS if text[risky[0]] in "*&" else SIGN if text[risky[0]] in "%@`" else OTHER)
        self._pass(at)
        return ""

    def _pass(self, at: int) -> None:
        """Go on with the line after `at`."""
        if at > self.at:
            line = _LINE.match(self.text, at, self.end)
            self.at = line.end() if line else self.end


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))


def _wrong(value: str) -> str:
    """What is wrong with a value without quotation marks; "" for nothing."""
    if value[0] in "%@`":
        return SIGN
    if value[0] == "-" and value[1:2] in ("", " ", "\t"):
        return DASH
    if value[0] in ",]}" or (value[0] in "?:" and value[1:2] in ("", " ", "\t")):
        return OTHER
    comment = re.search(r"[ \t]#", value)
    return COLON if _COLON.search(value, 0, comment.start() if comment else len(value)) else ""
