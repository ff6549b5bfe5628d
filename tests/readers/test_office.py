"""Spreadsheets and text documents: what they show is read; a broken or harmful one says why it is not."""

import io
import zipfile

import pytest

from matchcut.archive.source import sourced
from matchcut.declare import readers
from matchcut.readers.xlsx import MAX_LENGTH

XLSX, DOCX = (next(r for r in readers() if r.name == name) for name in ("xlsx", "docx"))
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
STYLES = """<styleSheet><numFmts count="3"><numFmt numFmtId="164" formatCode="[$-409]yyyy\\-mm\\-dd;@"/>
<numFmt numFmtId="165" formatCode="yyyy"/><numFmt numFmtId="166" formatCode="0&quot; days&quot;"/></numFmts>
<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="20"/><xf numFmtId="9"/><xf numFmtId="22"/><xf numFmtId="166"/></cellXfs>
</styleSheet>"""
STRINGS = """<sst><si><t>Title</t></si><si><r><t>Ano</t></r><r><t xml:space="preserve">ra &amp; Co </t></r><rPh><t>no</t></rPh></si>
<si><t>two
"lines"</t></si><si/><si><t># Sheet: no</t></si></sst>"""


def packed(**parts):
    """A ZIP of these parts; `__` in a name is a slash, `_dot_` a dot."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name.replace("__", "/").replace("_dot_", "."), text)
    return out.getvalue()


def workbook(*sheets, strings=STRINGS, pr=""):
    """A workbook of these sheets: name and XML of its rows."""
    names = "".join(f'<sheet name="{n}" sheetId="{i}" r:id="rId{i}"/>' for i, (n, _) in enumerate(sheets, 1))
    links = "".join(f'<Relationship Id="rId{i}" Target="worksheets/sheet{i}.xml"/>' for i in range(1, len(sheets) + 1))
    parts = {
        f"xl__worksheets__sheet{i}_dot_xml": f"<worksheet {MAIN}><sheetData>{r}</sheetData></worksheet>"
        for i, (_, r) in enumerate(sheets, 1)
    }
    return packed(
        xl__workbook_dot_xml=f"<workbook {MAIN}>{pr}<sheets>{names}</sheets></workbook>",
        xl___rels__workbook_dot_xml_dot_rels=f"<Relationships>{links}</Relationships>",
        xl__sharedStrings_dot_xml=strings,
        xl__styles_dot_xml=STYLES,
        **parts,
    )


def cell(reference, value, kind="n", style=0):
    return f'<c r="{reference}" s="{style}" t="{kind}"><v>{value}</v></c>'


@pytest.mark.parametrize(
    ("xml", "shown"),
    [
        (cell("A1", "2019"), "2019"),
        (cell("A1", "2019.0"), "2019"),
        (cell("A1", "7.4000000000000004"), "7.4"),
        (cell("A1", "45604", style=1), "2024-11-08"),
        (cell("A1", "45604", style=2), "2024"),
        (cell("A1", "45604.75", style=5), "2024-11-08 18:00"),
        (cell("A1", "0.0965277777777778", style=3), "2:19"),
        (cell("A1", "0.85", style=4), "85%"),
        (cell("A1", "12", style=6), "12"),
        (cell("A1", "1", style=1), "1900-01-01"),
        (cell("A1", "1", "s"), "Anora & Co"),
        (cell("A1", "2", "s"), '"two\n""lines"""'),
        (cell("A1", "4", "s"), '"# Sheet: no"'),
        (cell("A1", "99", "s") + cell("B1", "x", "str"), "\tx"),
        (cell("A1", "1", "b"), "TRUE"),
        (cell("A1", "#N/A", "e"), "#N/A"),
        ('<c r="A1" t="inlineStr"><is><t>x_x000D_y</t></is></c>', '"x\ny"'),
        ('<c r="A1"><f>A2+1</f><v>5</v></c>', "5"),
        ('<c r="A1" s="1"/>' + cell("C1", "x", "str"), "\t\tx"),
        (cell("A1", "9e99"), "9e99"),
        (cell("A1", "nan"), "nan"),
        (cell("A1", "1e999", style=1), "1e999"),
    ],
)
def test_a_cell_is_read_as_it_is_shown(xml, shown):
    assert XLSX.unpack(workbook(("a", f'<row r="1">{xml}</row>'))) == f"# Sheet: a\n{shown}\n"


def test_days_may_be_counted_from_1904():
    book = workbook(("a", f"<row>{cell('A1', '44142', style=1)}</row>"), pr='<workbookPr date1904="1"/>')
    assert "2024-11-08" in XLSX.unpack(book)


def test_sheets_are_tables_of_one_file():
    head = "<row>" + cell("A1", "标题", "str") + cell("B1", "我的评分", "str") + "</row>"
    rows = [f"<row>{cell('A2', name, 'str')}{cell('B2', 5)}</row>" for name in ("Anora", "Tangerine")]
    source = sourced("douban.xlsx", workbook(("看过", head + rows[0]), ("想看", head + rows[1]), ("empty", "")))
    assert source.text is not None
    assert source.encoding == ""
    read = [{c.pattern: c.text for c in row.cells} for row in source.reading.rows]
    assert read == [{"sheet": "看过", "标题": "Anora", "我的评分": "5"}, {"sheet": "想看", "标题": "Tangerine", "我的评分": "5"}]
    for row in source.reading.rows:
        assert all(source.text[c.start : c.end] == c.text for c in row.cells)


def bomb(text):
    return packed(xl__workbook_dot_xml=text)


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "no ZIP"),
        (b"PK\x03\x04" + b"\0" * 100, "no ZIP"),
        (workbook(("a", ""))[:-30], "no ZIP"),
        (packed(word__document_dot_xml="<a/>"), "not a workbook"),
        (bomb(" " * (40 << 20)), "100 times"),
        (bomb('<!DOCTYPE a [<!ENTITY b "c">]><workbook/>'), "entities"),
        (packed(**{f"a{n}": "" for n in range(5_000)}), "parts"),
    ],
    ids=["empty", "torn", "cut", "another", "bomb", "entities", "parts"],
)
def test_what_is_no_workbook_says_why(raw, why):
    (problem,) = sourced("a.xlsx", raw).reading.problems
    assert why in problem.why


def test_a_damaged_part_says_why():
    raw = bytearray(workbook(("a", "")))
    at = raw.index(b"xl/workbook.xml") + len("xl/workbook.xml") + 5
    raw[at : at + 20] = b"\xff" * 20
    with pytest.raises(ValueError, match="unpacked"):
        XLSX.unpack(bytes(raw))


def test_a_large_sheet_is_read_in_linear_time(linear):
    def make(size):
        return workbook(("a", "".join(f"<row>{cell('A', n)}{cell('B', n)}</row>" for n in range(size))))

    assert linear(lambda book: sourced("a.xlsx", book), make, 20_000)


def paragraph(*runs, style=""):
    props = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{props}{''.join(runs)}</w:p>"


def run(text, props=""):
    return f'<w:r><w:rPr>{props}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


WORD_STYLES = '<w:styles><w:style w:styleId="Titre1"><w:name w:val="heading 1"/></w:style></w:styles>'


def word(*parts):
    return DOCX.unpack(packed(word__document_dot_xml=f"<w:body>{''.join(parts)}</w:body>", word__styles_dot_xml=WORD_STYLES))


def test_paragraphs_headings_and_emphasis_of_a_text_document():
    text = word(
        paragraph(run("The night "), run("shift", "<w:b/>"), style="Titre1"),
        paragraph(run("On "), run("Ano", "<w:i/>"), run("ra ", "<w:i/>"), run("&amp; ", '<w:i w:val="0"/>'), run("work", "<w:b/><w:i/>")),
        paragraph(),
        paragraph(run("one"), "<w:r><w:br/></w:r>", run("two"), "<w:del><w:r><w:t>gone</w:t></w:r></w:del>"),
    )
    assert text == "# The night shift\n\nOn *Anora* & ***work***\n\none\ntwo\n"


def test_a_table_is_lines():
    def row(*cells):
        return f"<w:tr>{''.join(f'<w:tc>{c}</w:tc>' for c in cells)}</w:tr>"

    table = f"<w:tbl>{row(paragraph(), paragraph(run('Year')))}{row(paragraph(run('Anora')) * 2, paragraph(run('2024')))}</w:tbl>"
    assert word(paragraph(run("Before")), table, paragraph(run("After"))) == "Before\n\n | Year\nAnora Anora | 2024\n\nAfter\n"


def test_a_text_document_has_passages():
    raw = packed(word__document_dot_xml=paragraph(run("The night shift")) + paragraph(run("It is a film about work. It is long.")))
    source = sourced("a.docx", raw)
    assert source.text is not None
    assert [source.text[p.start : p.end] for p in source.reading.passages] == ["The night shift", "It is a film about work. It is long."]


@pytest.mark.parametrize("raw", [b"", b"PK", packed(a="b"), packed(word__document_dot_xml="")])
def test_what_is_no_text_document_says_why(raw):
    assert sourced("a.docx", raw).reading.problems


def texts(words):
    """A shared string of so many letters that cannot be packed much."""
    return f"<sst><si><t>{'+'.join(str(n * n) for n in range(words))}</t></si></sst>"


def test_a_text_that_many_cells_share_is_unpacked_so_often_only():
    book = workbook(("a", "<row><c t='s'><v>0</v></c></row>".replace("'", '"') * 5_000), strings=texts(20_000))
    source = sourced("a.xlsx", book)
    assert len(source.text) < MAX_LENGTH + 400_000
    assert "nothing is read from here on" in source.reading.problems[-1].why


def test_cells_far_to_the_right_are_bounded():
    rows = "".join(f'<row><c r="ALK{n}"><v>{n * 7919}</v></c></row>' for n in range(20_000))
    source = sourced("a.xlsx", workbook(("a", rows)))
    assert len(source.text) < MAX_LENGTH + 2_000
    assert "nothing is read from here on" in source.reading.problems[-1].why


def test_a_line_in_a_cell_is_no_sheet():
    source = sourced("a.xlsx", workbook(("a", f"<row>{cell('A1', 'x&#10;# Sheet: no&#10;y', 'str')}{cell('B1', 'Year', 'str')}</row>")))
    assert source.text == '# Sheet: a\n"x\n # Sheet: no\ny"\tYear\n'


@pytest.mark.parametrize(
    ("size", "xml"),
    [
        (200_000, lambda size: "<w:p><w:t>" + "ab<!---->" * size + "</w:t></w:p>"),
        (
            60_000,
            lambda size: "<w:tbl><w:tr><w:tc>" + "".join(f"<w:p><w:t>{n}</w:t></w:p>" for n in range(size)) + "</w:tc></w:tr></w:tbl>",
        ),
        (200_000, lambda size: f"<w:p><w:pStyle {'x' * size}/></w:p>"),
    ],
    ids=["runs", "paragraphs of a cell", "attribute"],
)
def test_an_odd_text_document_is_unpacked_in_linear_time(size, xml, linear):
    def make(size):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as file:
            file.writestr("word/document.xml", xml(size))
        return out.getvalue()

    assert linear(DOCX.unpack, make, size)


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_a_part_that_no_office_packs_so_is_not_unpacked(method):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as file:
        file.writestr("xl/workbook.xml", "<workbook/>")
    assert [p.why for p in sourced("a.xlsx", out.getvalue()).reading.problems] == ["xl/workbook.xml cannot be unpacked"]
