"""Every reader, given anything: it gives a reading, whose places are in the text, soon and without much memory."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from functools import cache

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invariants import BODY, READERS, SHEET, of_bytes, of_text, packed, seeds

from matchcut.archive import from_files
from matchcut.declare import Reader
from matchcut.reports import json

every = pytest.mark.parametrize("reader", READERS.values(), ids=READERS)
calm = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])

# Strings that programs stumble over: own list.
NAUGHTY = [
    "", " ", "\t", "\r", "\n", "\r\n", "\ufeff", "\0", "\x07", "\x1b[31m", "\x7f", "\x85", "\u2028", "\u2029", "\u00a0", "\u3000", "\u200b",
    "\u202eabc\u202c", "\u2066x\u2069", "\ufffd", "\ufffe", "\U0010ffff", "\U0001f3ac", "e\u0301", "\u0301", "ﷺ", "שָׁלוֹם", "\u0627\u0644",
    "null", "~", "NaN", "-Infinity", "1e999", "0x1p-3", "0" * 5000, "9" * 5000, "-0", "1_000", "1,5", "٣", "½", "²", "true", "no", "=1+1", "@x", "+x",
    "../../etc/passwd", "C:\\x", "con", "%s%n", "{{7*7}}", "${x}", "<!--", "-->", "<![CDATA[", "]]>", "<!DOCTYPE x [<!ENTITY a 'b'>]>", "&a;", "&#0;",
    "&#x110000;", "&amp", "<?xml", "</", "<a", "'", '"', '""', "'''", '"""', "`", "```", "---", "...", "+++", "***", "___", "===", "#", "# ", "- ", "? ",
    ": ", ":", ",", ";", "|", "|-", ">", ">+", "&a", "*a", "<<", "!x", "!!str", "%YAML 1.2", "@", "[", "]", "{", "}", "[[", "]]", "\\", "\\u", "\\ud800",
    "\\udc00", "\\x", "\\N{x}", "\\\n", "//", "/*", "(", ")", "[x](", "![", "[^1]: ", "{% x", "{{< x", "2024-13-45", "12:30:00", "0000-00-00", "tt0000000",
]  # fmt: skip
PIECES = [
    *NAUGHTY,
    "title: ",
    "year: 1999",
    "  ",
    '"title": ',
    "title,year\n",
    "A,1\n",
    "a = ",
    "<movie><title>",
    "</title></movie>",
    "a",
    "é",
    "电影",
]
naughty = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@every
@calm
@given(text=st.text(max_size=300))
def test_any_text_is_read(reader: Reader, text: str) -> None:
    of_text(reader, text)


@every
@calm
@given(text=naughty)
def test_what_looks_like_syntax_is_read(reader: Reader, text: str) -> None:
    of_text(reader, text)
    of_text(reader, f"---\n{text}\n---\n{text}")
    of_text(reader, f"+++\n{text}\n+++\n{text}")


@every
@calm
@given(raw=st.binary(max_size=300))
def test_any_bytes_are_read(reader: Reader, raw: bytes) -> None:
    of_bytes(reader, raw)


@every
@calm
@given(data=st.data())
def test_a_damaged_example_is_read(reader: Reader, data: st.DataObject) -> None:
    raw = data.draw(st.sampled_from([raw for name, raw in seeds() if name == reader.name]))
    start = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(start, min(len(raw), start + 9)))
    put = data.draw(st.sampled_from(NAUGHTY)).encode()
    of_bytes(reader, raw[:start] + put + raw[end:])


@pytest.mark.parametrize(("name", "part"), [("xlsx", SHEET), ("docx", BODY)])
@calm
@given(data=st.data())
def test_a_damaged_part_of_an_office_file_is_read(name: str, part: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(part)))
    end = data.draw(st.integers(start, min(len(part), start + 9)))
    of_bytes(READERS[name], packed(name, (part[:start] + data.draw(st.sampled_from(PIECES)) + part[end:]).encode()))


@every
def test_each_odd_string_is_read_alone_and_as_a_value(reader: Reader) -> None:
    for odd in NAUGHTY:
        for text in (
            odd,
            odd * 3,
            f"title: {odd}\n",
            f"---\ntitle: {odd}\n---\n{odd}\n",
            f'{{"title": "{odd}"}}',
            f"title,year\n{odd},{odd}\n",
        ):
            of_text(reader, text)
            of_bytes(reader, text.encode())


@pytest.mark.parametrize("path", ["a.md", "a.csv", "a.json", "a.yaml", "a.toml", "a.nfo"])
def test_odd_strings_go_through_the_whole_of_matchcut(path: str) -> None:
    form = {"a.md": "---\ntitle: {0}\nyear: {0}\nrating: {0}\n---\n{0}\n", "a.csv": "title,year\n{0},{0}\nAnora,2024\n"}
    for odd in NAUGHTY:
        text = form.get(path, "title: {0}").format(odd)
        archive = from_files({path: text})
        texts = {d.file: d.text for d in archive.documents}
        msgspec.json.decode(json.render(archive.findings, texts.get, str, json.Summary(1, 0, 0, 0, 0)).encode())


SIZE = 1 << 16  # of a large input: at that size what takes more than linear time shows; all were tried with 1 MiB, too
BOMB = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))


def deep(size: int, opening: str, middle: str = "", closing: str = "") -> str:
    times = size // max(1, len((opening + closing).encode()))
    return opening * times + middle + closing * times


@cache
def large(size: int) -> dict[str, str]:
    """Texts of about a size that programs are slow with."""
    return {
        "brackets": "[" * size,
        "brackets that close": deep(size, "[", "1", "]"),
        "braces": deep(size, '{"a":', "1", "}"),
        "flow maps": deep(size, "{a: "),
        "question marks": deep(size, "? "),
        "dashes": deep(size, "- "),
        "indents": "".join(" " * n + "a:\n" for n in range(int((2 * size) ** 0.5))),
        "aliases": BOMB * (size // len(BOMB)),
        "merges": "a: &a {x: 1}\n" + "b: {<<: *a}\n" * (size // 12),
        "one line": "title: " + "a " * (size // 2),
        "keys": "".join(f"k{n}: v\n" for n in range(size // 9)),
        "one key": "title: a\n" * (size // 9),
        "tables of TOML": "".join(f"[a{n}.b]\nc = 1\n" for n in range(size // 15)),
        "dotted keys": "a." * (size // 2) + "b = 1",
        "elements": deep(size, "<a>", "x", "</a>"),
        "attributes": "<movie " + 'a="b" ' * (size // 6) + "/>",
        "openings": "<" * size,
        "comments": "<!--" * (size // 4),
        "ampersands": "<title>" + "&" * size,
        "quotes": '"' * size,
        "apostrophes": "'" * size,
        "commas": "," * size,
        "tabs": "\t" * size,
        "lines": "\n" * size,
        "carriage returns": "\r" * size,
        "rows": "title,year\n" + "Anora,2024\n" * (size // 11),
        "columns": "a," * (size // 2) + "\n" + "b," * 1000,
        "wide rows": ",".join(f"c{n}" for n in range(1000)) + "\n" + (",".join("v" * 1000) + "\n") * (size // 2000),
        "an open quote": 'title,year\n"' + "a,b\n" * (size // 4),
        "records": "[" + '{"title": "Anora", "year": 2024},' * (size // 33) + "{}]",
        "lines of JSON": '{"title": "Anora"}\n' * (size // 19),
        "escapes": '{"title": "' + "\\u00e9" * (size // 6) + '"}',
        "digits": "[" + "9" * size + "]",
        "backslashes": '"' + "\\" * size,
        "combining": "title: e" + "\u0301" * (size // 2),
        "spaces": " " * size,
        "space lines": (" " * 1000 + "\n") * (size // 1001),
        "stars": "*" * size,
        "underscores": "_a" * (size // 2),
        "links": "[x](" * (size // 4),
        "hashes": "# " * (size // 2),
        "colons": ": " * (size // 2),
        "fences": "---\n" * (size // 4),
    }


LARGE = large(SIZE)
FRONT = [
    "brackets",
    "braces",
    "flow maps",
    "question marks",
    "dashes",
    "indents",
    "aliases",
    "merges",
    "keys",
    "one key",
    "dotted keys",
    "quotes",
    "spaces",
    "one line",
]


@every
@pytest.mark.parametrize("case", LARGE)
def test_much_of_anything_is_read_in_linear_time(reader: Reader, case: str, linear: Callable[..., bool]) -> None:
    assert linear(reader.read, lambda size: large(size)[case], SIZE)


@pytest.mark.parametrize("fence", ["---", "+++"])
@pytest.mark.parametrize("case", FRONT)
def test_much_front_matter_is_read_in_linear_time(fence: str, case: str, linear: Callable[..., bool]) -> None:
    assert linear(READERS["document"].read, lambda size: f"{fence}\n{large(size)[case]}\n{fence}\nBody.\n", SIZE)


@pytest.mark.parametrize(("name", "part"), [("xlsx", SHEET), ("docx", BODY)])
@pytest.mark.parametrize("case", ["elements", "attributes", "openings", "comments", "ampersands", "brackets"])
def test_much_in_an_office_file_is_read_in_linear_time(name: str, part: str, case: str, linear: Callable[..., bool]) -> None:
    def make(size: int) -> bytes:
        text = large(size)[case]
        return packed(name, part.replace("Anora ", text).replace("<v>1</v>", text).encode())

    assert linear(lambda raw: of_bytes(READERS[name], raw), make, SIZE)


@every
@pytest.mark.parametrize("case", ["keys", "rows", "wide rows", "records", "lines of JSON", "aliases", "elements", "escapes"])
def test_no_input_takes_much_more_memory_than_its_size(reader: Reader, case: str) -> None:
    tracemalloc.start()
    try:
        reader.read(LARGE[case])
        assert tracemalloc.get_traced_memory()[1] < 200 * len(LARGE[case]) + (8 << 20)
    finally:
        tracemalloc.stop()
