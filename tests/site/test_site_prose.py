"""Prose becomes safe HTML, block by block, each with its line."""

from __future__ import annotations

import re

import pytest
from small_archives import document

from matchcut.model import Document, Passage, Reading
from matchcut.publish.site.prose import html_of, paragraphs, passage, plain

HEAD = "---\ntitle: A\n---\n"


def shown(text: str, top: int = 3) -> str:
    return "".join(str(p.html) for p in paragraphs(document("films/a.en.md", HEAD + text), top))


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](data:text/html,<script>alert(1)</script>)",
        "<a href='&#x6a;avascript:alert(1)'>x</a>",
        "[x](//evil.example/)",
        "[x](\u2028javascript:alert(1))",
        "<svg onload=alert(1)>",
        "<svg:svg>",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
        "<style>*{color:red}</style>",
        "<p style='color:red' onclick='alert(1)' class='row' id='main'>x</p>",
        "<iframe src='https://evil.example'></iframe>",
        "<form action='https://evil.example'><input></form>",
        "![alt <script>alert(1)</script>](https://evil.example/x.png)",
        '![a" onerror="alert(1)](x.png)',
        "<base href='https://evil.example/'>",
        "<meta http-equiv=refresh content='0;url=https://evil.example'>",
        "<![CDATA[<script>alert(1)</script>]]>",
        "<![>",
        "</div></main></body><script>alert(1)</script>",
    ],
)
def test_nothing_that_runs_loads_or_breaks_out_is_left(hostile: str) -> None:
    html = html_of(hostile)
    assert not re.search(r"<(?!/?(p|br|em|strong|a|li|ul|ol|table|tbody|tr|td)\b)", html), html
    assert not re.search(r"<[^>]*\b(on\w+|style|class|id|src)\s*=", html), html
    assert not re.search(r'href="(?!https?:|mailto:)', html), html


def test_an_image_becomes_its_description() -> None:
    assert html_of("A still: ![Ani on the steps](https://films.example/ani.jpg).") == "<p>A still: Ani on the steps.</p>\n"


def test_headings_begin_below_the_page_and_skip_no_level() -> None:
    html = shown("# One\n\ntext\n\n#### Four\n\ntext\n\n## Two\n")
    assert re.findall(r"<h(\d)>", html) == ["3", "4", "3"]
    assert re.findall(r"</h(\d)>", html) == ["3", "4", "3"]


def test_each_block_knows_its_line_whatever_stands_before_it() -> None:
    text = "第一段，“引号”。\n\nÜber *alles*.\r\n\r\n- a\n- b\n\n> quoted\n"
    assert [p.line for p in paragraphs(document("films/a.en.md", HEAD + text), 3)] == [4, 6, 8, 11]


def test_links_by_reference_work_across_blocks() -> None:
    assert 'href="https://films.example/"' in shown("See [the site][s].\n\nMore.\n\n[s]: https://films.example/\n")


def test_a_footnote_keeps_its_text_with_it() -> None:
    assert "the note" in shown("A claim[^1].\n\n[^1]: the note\n")


def test_a_table_row_without_passages_is_no_prose() -> None:
    assert paragraphs(Document("a.csv#1", "title\nOpen\n", Reading("csv")), 3) == []


def test_what_is_no_body_is_left_out() -> None:
    text = "A headline\n\nFirst paragraph here.\n\nRating: 3/5\n"
    told = (Passage("headline", 0, 11), Passage("body", 12, 34), Passage("verdict", 35, len(text)))
    d = Document("a.md", text, Reading("markdown", passages=told))
    assert [str(p.html) for p in paragraphs(d, 3)] == ["<p>First paragraph here.</p>\n"]


def test_the_first_paragraph_skips_headings_and_has_its_exact_place() -> None:
    d = document("films/a.en.md", HEAD + "# Title\n\nFirst *sentence* here. And a second.\n\nMore.\n")
    start, end = passage(d)
    assert d.text[start:end] == "First *sentence* here. And a second."
    assert plain(d.text[start:end]) == "First sentence here. And a second."
