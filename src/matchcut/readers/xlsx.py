"""
A spreadsheet, as a text: each sheet under a line with its name, its cells parted by tabs, read as a table is.

Dates are written as ISO 8601 with the precision that their format shows, numbers and percentages as the sheet shows them.
Where there are several sheets, each row has its sheet's name as a cell `sheet`. Hidden sheets, formulas and pictures are left out.

## Two sheets

What is read of the workbook:

```txt title="film club.txt"
# Sheet: seen
Title	Year	Seen
Anora	2024	2024-11-08
# Sheet: to see
Title	Note
Tangerine	"two
lines"
```
```cells
1:10 #1 sheet: seen
3:1 #1 Title: Anora
3:7 #1 Year: 2024
3:12 #1 Seen: 2024-11-08
4:10 #2 sheet: to see
6:1 #2 Title: Tangerine
6:12 #2 Note: two lines
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from matchcut.declare import reader
from matchcut.model import Cell, Problem, Reading
from matchcut.readers.office import Package
from matchcut.readers.table import Table, add
from matchcut.readers.table.records import MAX_COLUMNS
from matchcut.readers.table.shape import Shape
from matchcut.text import xml
from matchcut.text.pattern import regex
from matchcut.text.storable import storable

MAX_SHEETS = 200
MAX_LENGTH = 8 << 20  # code points of the text, from which on nothing is unpacked
_SHEET = regex(r"(?<![^\r\n])# Sheet: ([^\r\n]*)(?:\n|\Z)")
_SPECIAL = regex(r'[\t\r\n"]|\A# Sheet: ')
_ESCAPED = regex(r"_x([0-9A-Fa-f]{4})_")
_REFERENCE = regex(r"([A-Z]{1,3})\d+")
_UNSHOWN = regex(r'"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\[\]]*\]', re.I)
_DATES = {  # numbers of the formats that every workbook has
    14: "yyyy-mm-dd", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm", 19: "h:mm:ss", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy-mm-dd h:mm",
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss", **dict.fromkeys([*range(27, 37), *range(50, 59)], "yyyy-mm-dd"), 9: "0%", 10: "0.00%",
}  # fmt: skip


def unpacked(raw: bytes) -> str:
    """The sheets of a workbook as a text. Raises ValueError with the reason where it is none, or broken, or over a limit."""
    package = Package(raw)
    book = package.text("xl/workbook.xml")
    if not book:
        raise ValueError("not a workbook: no xl/workbook.xml")
    related = package.related("xl/workbook.xml")
    strings = _strings(package.text("xl/sharedStrings.xml"))
    formats = _formats(package.text("xl/styles.xml"))
    first = datetime(1904, 1, 1) if re.search(r'\bdate1904\s*=\s*"(?:1|true)"', book) else datetime(1899, 12, 30)  # noqa: DTZ001 - a sheet knows no zone
    out: list[str] = []
    left = MAX_LENGTH
    for token in [t for t in xml.tokens(book) if t.name == "sheet"][:MAX_SHEETS]:
        told = {key: xml.decoded(book, *span) for key, span in xml.attributes(book, token).items()}
        if told.get("state", "visible") != "visible":
            continue
        lines = _Sheet(package.text(related.get(told.get("id", ""), "")), strings, formats, first)
        out.append("# Sheet: " + " ".join(told.get("name", "").split()))
        for line in lines.lines(left):
            left -= len(line) + 1
            out.append(line)
        if left <= 0:
            break
    return "\n".join([*out, ""])


@reader(".xlsx", ".xlsm", unpack=unpacked, limit=16 << 20)
def read(text: str) -> Reading:
    """The rows of all sheets, numbered through."""
    text = storable(text)
    table = Table()
    heads = list(_SHEET.finditer(text))
    if not heads:
        add(table, text, 0, len(text), Shape("\t", True, 0))
    ends = [*(head.start() for head in heads[1:]), len(text)]
    for head, end in zip(heads, ends, strict=False):
        name = Cell(("sheet",), head[1], *head.span(1), *head.span(1), key_start=head.start())
        add(table, text, head.end(), end, Shape("\t", True, head.end()), (name,) if len(heads) > 1 else ())
    if len(text) >= MAX_LENGTH:
        why = f"its sheets hold more than {MAX_LENGTH >> 20} MiB of text; nothing is read from here on"
        table.problems.append(Problem(len(text), len(text), why))
    return table.reading("xlsx")


def _strings(text: str) -> list[str]:
    """The texts that cells refer to by number; how to pronounce them is left out."""
    out: list[str] = []
    parts: list[str] = []
    inside = spoken = False
    for token in xml.tokens(text):
        if token.name == "si":
            if token.kind != "open":
                out.append(_shown("".join(parts)).strip())
            parts = []
        elif token.name == "rPh":
            spoken = token.kind == "open"
        elif token.name == "t":
            inside = token.kind == "open"
        elif token.kind == "text" and inside and not spoken:
            parts.append(xml.decoded(text, *token.inner))
    return out


def _shown(text: str) -> str:
    """A text without the escapes of letters that XML cannot hold."""
    return _ESCAPED.sub(lambda m: chr(int(m[1], 16)), text) if "_x" in text else text


def _formats(text: str) -> list[str]:
    """The number format of each style that cells refer to, without what it shows as it is."""
    codes = dict(_DATES)
    out: list[str] = []
    listing = False
    for token in xml.tokens(text):
        if token.name == "cellXfs":
            listing = token.kind == "open"
        elif token.name in ("numFmt", "xf") and token.kind != "close":
            told = {key: xml.decoded(text, *span) for key, span in xml.attributes(text, token).items()}
            number = told.get("numFmtId", "0")
            if token.name == "numFmt" and number.isdecimal():
                codes[int(number[:9])] = _UNSHOWN.sub("", told.get("formatCode", "").split(";", maxsplit=1)[0]).lower()
            elif token.name == "xf" and listing:
                out.append(codes.get(int(number[:9]) if number.isdecimal() else 0, ""))
    return out


class _Sheet:
    """The cells of one sheet as they are shown."""

    def __init__(self, text: str, strings: list[str], formats: list[str], first: datetime) -> None:
        self.text, self.strings, self.formats, self.first = text, strings, formats, first

    def lines(self, most: int) -> Iterator[str]:
        """Each row that is not empty, its cells parted by tabs; none after so many code points."""
        row: dict[int, str] = {}
        told: dict[str, str] = {}
        parts: list[str] = []
        value, column, size = "", -1, 0
        for token in xml.tokens(self.text):
            if token.kind == "text":
                if value:
                    parts.append(xml.decoded(self.text, *token.inner))
            elif token.name in ("v", "t"):
                value = token.name if token.kind == "open" else ""
            elif token.name == "c" and token.kind != "close":
                told = {key: self.text[slice(*span)] for key, span in xml.attributes(self.text, token).items()}
                column, parts = _column(told.get("r", ""), column), []
            elif token.name == "c":
                if size < most and column < MAX_COLUMNS and (shown := self._cell("".join(parts), told)):
                    row[column] = shown
                    size += len(shown) + 1
            elif token.name == "row" and token.kind == "close":
                line = "\t".join(row.get(n, "") for n in range(max(row, default=-1) + 1))
                if line:
                    yield line
                    most -= len(line) + 1
                if most <= 0:
                    return
                row, column, size = {}, -1, 0

    def _cell(self, raw: str, told: dict[str, str]) -> str:
        kind = told.get("t", "n")
        number = told.get("s", "")
        if kind == "s":
            index = int(raw[:9]) if raw.strip().isdecimal() else -1
            text = self.strings[index] if 0 <= index < len(self.strings) else ""
        elif kind == "b":
            text = "TRUE" if raw.strip() == "1" else "FALSE"
        elif kind == "n":
            style = int(number[:9]) if number.isdecimal() else 0
            text = _number(raw.strip(), self.formats[style] if style < len(self.formats) else "", self.first)
        else:
            text = _shown(raw)
        text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\n# Sheet: ", "\n # Sheet: ").strip()
        return '"' + text.replace('"', '""') + '"' if _SPECIAL.search(text) else text


def _column(reference: str, before: int) -> int:
    """The number of a cell's column, 0-based, by its reference (`AB12`); without one it follows the one before."""
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        return before + 1
    number = 0
    for letter in found[1]:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _number(raw: str, code: str, first: datetime) -> str:
    """A number as its format shows it."""
    try:
        value = float(raw)
    except ValueError:
        return raw
    if abs(value) > 1e15 or value != value:  # noqa: PLR0124 - not a number
        return raw
    if "%" in code:
        return _plain(round(value * 100, 8)) + "%"
    if 0 <= value < 2_958_466 and any(letter in code for letter in "ydhs"):  # till the year 9999
        return _moment(value, code, first)
    return _plain(value)


def _plain(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(value)


def _moment(value: float, code: str, first: datetime) -> str:
    """A date or time in ISO 8601, with the parts that the format shows; a time without a date in hours of any number."""
    seconds = round(value * 86_400)
    clock = f"{seconds // 60 % 60:02}" + (f":{seconds % 60:02}" if "s" in code or seconds % 60 else "")
    if not any(letter in code for letter in "yd"):
        return f"{seconds // 3600}:{clock}"
    try:
        when = first + timedelta(seconds=seconds + (86_400 if value < 60 and first.year < 1904 else 0))  # 1900 was no leap year
    except OverflowError:
        return _plain(value)
    if "h" in code:
        return f"{when:%Y-%m-%d} {seconds // 3600 % 24:02}:{clock}"
    if "d" in code:
        return f"{when:%Y-%m-%d}" if "y" in code else f"{when:%m-%d}"
    return f"{when:%Y-%m}" if "m" in code else f"{when:%Y}"
