"""JSON, YAML and TOML: records are rows, one record is one document, and every place is exact."""

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcut.declare import readers
from matchcut.place import Lines
from matchcut.readers.json import MAX_DEPTH

READ = {r.name: r.read for r in readers()}


def shown(reading):
    """Cells of the file, then of each row."""
    return [[(c.pattern, c.text) for c in part.cells] for part in (reading, *reading.rows)]


def held(reading, text):
    """Every span lies in the text, rows follow each other."""
    for part in (reading, *reading.rows):
        for cell in part.cells:
            assert 0 <= cell.outer_start <= cell.start <= cell.end <= cell.outer_end <= len(text)
            assert cell.path
            if cell.offsets is None:
                assert text[cell.start : cell.end] == cell.text
            for at in range(len(cell.text)):
                start, end = cell.span(at, at + 1)
                assert cell.start <= start <= end <= cell.end
        assert all(0 <= p.start <= p.end <= len(text) for p in part.problems)
    edges = [edge for row in reading.rows for edge in row.span]
    assert edges == sorted(edges)
    msgspec.msgpack.encode(reading)


SIGNS = "{}[]:,\"\\ \n\r-#&*!|>'=.u0d8e9\U0001f3ac阿é\ufeff\x85"


@pytest.mark.parametrize("name", ["json", "yaml", "toml", "nfo", "xlsx", "docx"])
@given(st.data())
def test_no_text_makes_a_reader_raise(name, data):
    start = {"json": '[{"a":', "yaml": "- a: ", "toml": "[[a]]\n", "nfo": "<movie><a>", "xlsx": "# Sheet: a\n", "docx": "# "}[name]
    more = st.text(st.sampled_from(SIGNS + "<>/&;ab\t\udcff"))
    text = data.draw(st.sampled_from(["", start])) + data.draw(st.text() | more)
    reading = READ[name](text)
    held(reading, text.encode("utf-8", "surrogatepass").decode("utf-8", "surrogatepass").translate({0xDCFF: 0xFFFD}))


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=12,
)


@given(VALUES, st.booleans(), st.sampled_from([None, 1]))
def test_every_scalar_of_json_is_read(value, escaped, indent):
    text = json.dumps(value, ensure_ascii=escaped, indent=indent)
    reading = READ["json"](text)
    held(reading, text)

    def scalars(inside):
        if isinstance(inside, dict | list):
            return [s for v in (inside.values() if isinstance(inside, dict) else inside) for s in scalars(v)]
        return [inside if isinstance(inside, str) else json.dumps(inside)]

    read = [c.text for part in (reading, *reading.rows) for c in part.cells if c.key_start < 0 or c.key_start != c.start]
    assert sorted(read) == sorted(s.replace("\ud800", "\ufffd") for s in scalars(value))
    assert not reading.problems


def test_escapes_have_places_of_their_own():
    text = r'{"title": "\u00e9t\ud83c\udfac\ud83c \"x\""}'
    (cell,) = READ["json"](text).cells
    assert cell.text == 'ét🎬\ufffd "x"'
    assert [text[slice(*cell.span(n, n + 1))] for n in range(4)] == [r"\u00e9", "t", r"\ud83c\udfac", r"\ud83c"]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ('[{"title": "Anora"}, {"title": "Tangerine"}]', 2),
        ('{"films": [{"title": "Anora"}, {"title": "Tangerine"}]}', 2),
        ('{"data": {"films": [{"title": "Anora"}]}}', 1),
        ('{"name": "My list", "films": [{"title": "Anora"}]}', 1),
        ('{"title": "Anora", "cast": [{"name": "Mikey Madison", "role": "Ani"}]}', 0),
        ('{"film": {"title": "Anora", "year": 2024}}', 0),
        ('{"a": {"title": "A"}, "b": {"title": "B"}, "c": {"title": "C", "year": 1}}', 3),
        ('{"en": {"title": "A"}, "fr": {"title": "B"}, "pt-BR": {"title": "C"}}', 0),
        ('{"title": {"value": "A"}, "year": {"value": 1}, "cast": {"value": "C"}}', 0),
        ('["Anora", "Tangerine"]', 0),
        ("[]", 0),
        ("", 0),
        ("5", 0),
    ],
)
def test_a_list_of_records_is_a_table(text, rows):
    for name in ("json", "yaml") if text != "5" else ("json",):
        reading = READ[name](text)
        assert len(reading.rows) == rows
        assert not reading.problems


def test_what_stands_beside_a_list_is_the_files():
    assert shown(READ["json"]('{"name": "My list", "films": [{"title": "Anora"}]}')) == [[("name", "My list")], [("title", "Anora")]]


def test_the_key_of_a_record_is_a_cell():
    text = '{"Red Rocket": {"year": 2021}, "Anora": {"year": 2024}, "Tangerine": {"year": 2015}}'
    assert shown(READ["json"](text))[1] == [("name", "Red Rocket"), ("year", "2021")]
    text = "anora:\n  title: Anora\ntangerine:\n  title: Tangerine\nred-rocket:\n  title: Red Rocket\n"
    assert shown(READ["yaml"](text))[3] == [("id", "red-rocket"), ("title", "Red Rocket")]


def test_lines_of_json_are_rows_and_a_broken_one_costs_itself():
    text = '{"title": "Anora"}\n{"title": "Tan\n{"title": "Tangerine"}\n'
    reading = READ["json"](text)
    assert shown(reading)[1:] == [[("title", "Anora")], [("title", "Tangerine")]]
    assert [p.start for p in reading.problems] == [text.index('"Tan')]


@pytest.mark.parametrize(
    ("text", "at", "kept"),
    [
        ('{"a": 1,}', 8, ["1"]),
        ('{"a": 1, "a": 2}', 9, ["1", "2"]),
        ('{"a": NaN, "b": 2}', 6, ["NaN", "2"]),
        ('{"a": 1 "b": 2}', 8, ["1"]),
        ('{"a": 1, // no\n"b": 2}', 9, ["1"]),
        ('{"a": "x', 6, []),
        ('{"a": 1', 7, ["1"]),
        ("{'a': 1}", 1, []),
        ('{"a": 1}}', 8, ["1"]),
    ],
)
def test_what_is_no_json_has_a_place_and_the_rest_is_read(text, at, kept):
    reading = READ["json"](text)
    assert [p.start for p in reading.problems] == [at]
    assert [c.text for part in (reading, *reading.rows) for c in part.cells] == kept


def test_a_big_number_is_text():
    assert READ["json"]('{"a": ' + "1" * 5000 + "}").cells[0].text == "1" * 5000


@pytest.mark.parametrize(
    ("name", "size", "make"),
    [
        ("json", 1_000_000, lambda n: "[" * n),
        ("json", 200_000, lambda n: '{"a":' * n),
        ("json", 500_000, lambda n: "[" + "1," * n),
        ("json", 200_000, lambda n: '"' + "\\u0041" * n + '"'),
        ("json", 100_000, lambda n: '{"a": "\n' * n),
        ("json", 1_000_000, lambda n: " " * n),
        ("json", 100_000, lambda n: "[" + '{"a":1},' * n + "]"),
        ("yaml", 100_000, lambda n: "- " * n),
        ("yaml", 30_000, lambda n: "- a: [\n" * n),
        ("yaml", 60_000, lambda n: "- a: b\n" * n),
        ("yaml", 9_000, lambda n: "a: &a [x, x]\n" + "".join(f"b{i}: [*a, *a, *a]\n" for i in range(n))),
        ("yaml", 200_000, lambda n: "---\n" * n),
        ("yaml", 50_000, lambda n: "---\na: b\n" * n),
        ("nfo", 300_000, lambda n: "<movie>" + "<a>" * n),
        ("nfo", 100_000, lambda n: "<movie>" + "<a b='" * n),
        ("nfo", 200_000, lambda n: "<movie>" + "<!--" * n),
        ("nfo", 200_000, lambda n: "http://" * n),
        ("nfo", 500_000, lambda n: "<movie>" + "&" * n),
        ("nfo", 100_000, lambda n: "<movie>" + "&amp;" * n + "</movie>"),
    ],
)
def test_a_bomb_of_data_is_read_in_linear_time(name, size, make, linear):
    assert linear(READ[name], make, size)
    assert len(READ[name](make(size)).problems) <= 120


def test_depth_has_an_end():
    deep = "[" * MAX_DEPTH + "1" + "]" * MAX_DEPTH
    assert not READ["json"](deep).problems
    assert "deep" in READ["json"](f"[{deep}]").problems[0].why


def test_a_broken_record_of_yaml_costs_itself_alone():
    text = 'films:\n  - title: Anora\n    cast: [Mikey Madison]\n  - title: "Tan\n    year: 1\n  - title: Red Rocket\n  - just text\n'
    reading = READ["yaml"](text)
    assert ("title", "Anora") in shown(reading)[1]
    assert [("title", "Red Rocket")] in shown(reading)
    assert [Lines(text).position(p.start)[0] for p in reading.problems] == [4]
    held(reading, text)


def test_long_yaml_is_read_record_by_record():
    record = '- title: "An\\u00f6ra"\n  cast:\n    - Mikey Madison\n  note: |\n    - no record\n    of its own\n'
    for head, tail in (("", ""), ("updated: 2024\nfilms:\n", "more: 1\n")):
        text = head + record * 5_000 + tail
        reading = READ["yaml"](text)
        assert len(reading.rows) == 5_000
        assert not reading.problems
        assert shown(reading)[-1] == [("title", "Anöra"), ("cast[]", "Mikey Madison"), ("note", "- no record\nof its own\n")]
        assert [c.text for c in reading.cells] == (["2024", "1"] if head else [])
        last = reading.rows[-1].cells[1]
        assert text[last.start : last.end] == "Mikey Madison"


def test_documents_of_yaml_are_rows():
    text = "%YAML 1.2\n---\ntitle: Anora\n...\n---\n# nothing\n---\ntitle: Tangerine\n"
    assert shown(READ["yaml"](text))[1:] == [[("title", "Anora")], [("title", "Tangerine")]]
