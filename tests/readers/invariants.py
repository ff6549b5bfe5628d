"""What holds of every reader, whatever it is given; asked by the property tests and by the fuzzer (scripts/fuzz.py)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

import msgspec

from matchcut.archive.encoding import decoded
from matchcut.archive.source import Source, sourced
from matchcut.declare import Reader, examples, readers
from matchcut.model import Cell, Reading

READERS = {reader.name: reader for reader in readers()}
INTERNAL = "internal error"

_BOOK = """<workbook xmlns:r="r"><sheets><sheet name="films" sheetId="1" r:id="rId1"/></sheets></workbook>"""
_RELATED = """<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>"""
_STYLES = """<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>
<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>"""
_STRINGS = """<sst><si><t>title</t></si><si><t>Anora &amp; co</t></si></sst>"""
SHEET = """<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>seen</t></is></c></row>
<row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" s="1"><v>45604</v></c></row></sheetData></worksheet>"""
BODY = """<w:document><w:body><w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>The night shift</w:t></w:r></w:p>
<w:p><w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve">Anora </w:t></w:r><w:r><w:t>is a film.</w:t></w:r></w:p></w:body></w:document>"""


def packed(name: str, part: bytes) -> bytes:
    """The file of a reader that unpacks, with this as its main part."""
    parts: dict[str, str | bytes] = {"word/document.xml": part}
    if name == "xlsx":
        parts = {
            "xl/workbook.xml": _BOOK,
            "xl/_rels/workbook.xml.rels": _RELATED,
            "xl/styles.xml": _STYLES,
            "xl/sharedStrings.xml": _STRINGS,
        }
        parts["xl/worksheets/sheet1.xml"] = part
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for path, content in parts.items():
            file.writestr(path, content)
    return out.getvalue()


def seeds() -> Iterator[tuple[str, bytes]]:
    """The example files of the readers' pages, by reader."""
    for reader in READERS.values():
        for example in examples(reader.docs):
            yield from ((reader.name, text.encode()) for text in example.files.values())
    yield "xlsx", packed("xlsx", SHEET.encode())
    yield "docx", packed("docx", BODY.encode())


def of_bytes(reader: Reader, raw: bytes) -> Source:
    """What a file gives, looked at."""
    source = sourced("x" + min(reader.suffixes), raw)
    text = decoded(raw, source.encoding) if source.text is None else source.text
    _checked(text, source.reading)
    return source


def of_text(reader: Reader, text: str) -> Reading:
    """What a reader makes of a text, looked at."""
    reading = reader.read(text)
    _checked(text, reading)
    return reading


def _checked(text: str, reading: Reading) -> None:
    assert not [p for p in reading.problems if INTERNAL in p.why], reading.problems
    size = len(text)
    for inside in (reading, *reading.rows):
        assert not inside.rows or inside is reading, "a row has rows"
        for start, end in (inside.front, inside.span, *((p.start, p.end) for p in (*inside.passages, *inside.problems))):
            assert 0 <= start <= end <= size, (start, end, size)
        for cell in inside.cells:
            _cell(text, cell)
    text.encode()
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(reading), type=Reading) == reading


def _cell(text: str, cell: Cell) -> None:
    assert 0 <= cell.outer_start <= cell.start <= cell.end <= cell.outer_end <= len(text), cell
    assert -1 <= cell.key_start <= len(text), cell
    if cell.offsets is None:
        assert text[cell.start : cell.end] == cell.text, cell
        return
    at = 0
    for part in cell.offsets.segments:
        assert part.start == at, cell
        assert part.start < part.end or not cell.text, cell
        assert cell.outer_start <= part.source_start <= part.source_end <= cell.outer_end, cell
        at = part.end
    assert at == len(cell.text), cell
