"""Front matter as editors write it: every notation read with its exact place, and a broken line read where its meaning is plain."""

import tomllib

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from matchcut.declare import readers
from matchcut.readers.document import mend, toml
from matchcut.readers.document import yaml as composer

READ = next(r for r in readers() if r.name == "document").read


def shown(reading):
    return [(c.pattern, c.text) for c in reading.cells]


def flat(value, path=()):
    """The scalars of nested lists and maps, as a reader's cells have them."""
    if isinstance(value, dict):
        return [leaf for key, inner in value.items() for leaf in flat(inner, (*path, key))]
    if isinstance(value, list):
        return [leaf for index, inner in enumerate(value) for leaf in flat(inner, (*path, index))]
    return [(path, value)]


def held(text, cells):
    """Each letter of a cell stands at its place, where the source writes it as itself."""
    for cell in cells:
        assert 0 <= cell.outer_start <= cell.start <= cell.end <= cell.outer_end <= len(text)
        if cell.offsets is None:
            assert text[cell.start : cell.end] == cell.text
            continue
        for segment in cell.offsets.segments:
            source, read = text[segment.source_start : segment.source_end], cell.text[segment.start : segment.end]
            assert source == read or source.strip(" \t\r\n") == read.strip(" \n") or source[0] in "\\'&\r\n\t "


YAML = {
    "plain": "a: b\nc: d e f\n",
    "a comment after a value": "a: b # c\n# whole\nd: e#f\n",
    "quotation marks": "a: 'it''s'\nb: \"x\\ty \\u00e9 \\x41 \\\\ \\/\"\n",
    "a quoted value over lines": "a: \"one\n  two\n\n  three\"\nb: 'one\n  two'\n",
    "an escaped line end": 'a: "one \\\n  two"\n',
    "a plain value over lines": "a: one\n  two\n\n  three\nb: c\n",
    "literal": "a: |\n  one\n   two\n\n  three\nb: c\n",
    "literal, stripped": "a: |-\n  one\n  two\n\n\nb: c\n",
    "literal, kept": "a: |+\n  one\n\n\nb: c\n",
    "literal with an indentation": "a: |2\n    one\n  two\nb: c\n",
    "folded": "a: >\n  one\n  two\n\n  three\n    more\n  four\nb: c\n",
    "folded, stripped": "a: >-\n  one\n  two\n",
    "folded with a comment": "a: > # note\n  one\n  two\n",
    "a list": "a:\n  - b\n  - c\n",
    "a list at the margin": "a:\n- b\n- c\nd: e\n",
    "maps in a list": "a:\n  - b: c\n    d: e\n  - b: f\n",
    "lists in lists": "a:\n  - - b\n    - c\n  - [d, [e]]\n",
    "flow": "a: [b, 'c', \"d\"]\nb: {c: d, e: [f, g]}\n",
    "flow over lines": "a: [\n  b,\n  c, # note\n  {d: e}\n]\nf: g\n",
    "single pairs in flow": "a: [b: c, d: e]\n",
    "anchors": "a: &x b\nc: *x\nd: &y [e, f]\ng: *y\n",
    "tags": "a: !!str 1\nb: !own c\n",
    "empty values": "a:\nb: ''\nc: \"\"\nd: ~\ne: null\n",
    "odd keys": "'a b': c\n\"d\\te\": f\n1: g\n? h\n: i\nj-k.l: m\n",
    "an address": "a: https://example.org/a:b?c=d#e\n",
    "times and octals stay text": "a: 12:30:00\nb: 010\nc: no\nd: 1_000\n",
    "windows": 'a: b\r\nc: |\r\n  d\r\n  e\r\nf: "g\r\n  h"\r\n',
    "an end of the document": "a: b\n...\n",
}


@pytest.mark.parametrize("source", YAML.values(), ids=YAML)
def test_yaml_reads_as_pyyaml_reads_it(source):
    cells, problems = composer.cells(source, 0, len(source))
    assert [(c.path, c.text) for c in cells] == flat(yaml.load(source, yaml.BaseLoader))
    assert not problems
    held(source, cells)


@pytest.mark.parametrize("source", YAML.values(), ids=YAML)
def test_nothing_is_mended_in_yaml_that_is_whole(source):
    mended = mend.mended(source, 0, len(source))
    assert not mended.problems
    assert mended.text == source


@pytest.mark.parametrize("source", YAML.values(), ids=YAML)
def test_a_broken_line_does_not_change_the_others(source):
    whole, _ = composer.cells(source, 0, len(source))
    if source.endswith("...\n"):
        return
    broken = 'zz: Alien: "x\n' + source
    cells, problems = composer.cells(broken, 0, len(broken))
    assert [(c.path, c.text) for c in cells[1:]] == [(c.path, c.text) for c in whole]
    assert len(problems) == 1
    held(broken, cells)


BROKEN = {
    "title: Alien: Covenant": ("Alien: Covenant", mend.COLON),
    "title: Alien:": ("Alien:", mend.COLON),
    "title: *batteries not included": ("*batteries not included", mend.ALIAS),
    "title: '71": ("71", mend.UNCLOSED),
    'title: "Anora': ("Anora", mend.UNCLOSED),
    "title: 'It's a Wonderful Life'": ("It's a Wonderful Life", mend.AFTER),
    'title: "The "Big" Sleep"': ('The "Big" Sleep', mend.AFTER),
    'title: "Anora" (2024)': ('"Anora" (2024)', mend.AFTER),
    'title: "One" and "Two"': ('"One" and "Two"', mend.AFTER),
    "title: [REC] 2": ("[REC] 2", mend.AFTER),
    "title: [Anora](https://example.org)": ("[Anora](https://example.org)", mend.AFTER),
    "title: @home": ("@home", mend.SIGN),
    "title: %": ("%", mend.SIGN),
    "title: `code`": ("`code`", mend.SIGN),
    "title: #Alive": ("#Alive", mend.HASH),
    "title: - Anora": ("- Anora", mend.DASH),
    "title: ?": ("?", mend.OTHER),
    "title: > 90": ("> 90", mend.OTHER),
    "title: , then": (", then", mend.OTHER),
    'title: "C:\\Films"': ("C:\\Films", mend.ESCAPE),
    "title:Anora": ("Anora", mend.SPACE),
    "title：Anora": ("Anora", mend.SPACE),
    "title： Anora": ("Anora", mend.SPACE),
}


@pytest.mark.parametrize("line", BROKEN)
def test_a_line_that_is_not_yaml_is_read_where_its_meaning_is_plain(line):
    text = f"---\nyear: 2024\n{line}\ncast: [Mikey Madison]\n---\n"
    reading = READ(text)
    value, why = BROKEN[line]
    assert shown(reading) == [("year", "2024"), ("title", value), ("cast[]", "Mikey Madison")]
    assert [p.why for p in reading.problems] == [why]
    assert text.count("\n", 0, reading.problems[0].start) == 2
    held(text, reading.cells)


def test_a_nested_line_is_mended_as_well():
    text = "---\nfilm:\n  title: Alien: Covenant\n  cast:\n\t\t- *Ani\n---\n"
    assert shown(READ(text)) == [("film.title", "Alien: Covenant"), ("film.cast[]", "*Ani")]


def test_a_colon_in_a_continued_value_is_text():
    text = "---\nsynopsis: A story of war\n  and its end: peace\nyear: 2024\n---\n"
    reading = READ(text)
    assert shown(reading) == [("synopsis", "A story of war and its end: peace"), ("year", "2024")]
    held(text, reading.cells)


def test_a_value_that_a_tab_continues_is_read_with_its_places():
    text = "---\nsynopsis: A story\n\tof war\n---\n"
    reading = READ(text)
    assert shown(reading) == [("synopsis", "A story of war")]
    held(text, reading.cells)
    assert reading.cells[0].span(8, 10) == (text.index("of"), text.index("of") + 2)


def test_a_tab_after_a_colon_is_no_problem():
    reading = READ("---\ntitle:\tAnora\nyear: \t2024\n---\n")
    assert shown(reading) == [("title", "Anora"), ("year", "2024")]
    assert not reading.problems


def test_a_lower_case_remark_is_no_value():
    assert shown(READ("---\ntitle: #todo\nyear: # 2024\n---\n")) == [("title", ""), ("year", "")]


def test_only_a_value_that_is_a_template_is_left_out():
    text = '---\ntitle: {{ .Name }}\ndate: "{{ .Date }}"\nslug: "{{ replace .Name "-" " " }}"\nnote: Hello {{ you }}\n{{ if .x }}\nrec: [REC] 2\n---\n'
    reading = READ(text)
    assert shown(reading) == [("note", "Hello {{ you }}"), ("rec", "[REC] 2")]
    assert [p.why for p in reading.problems] == [mend.AFTER]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("\ufeff\n \n---\ntitle: A\n---\nText.", [("title", "A")]),
        ("---  \r\ntitle: A\r\n---\t\r\nText.", [("title", "A")]),
        ("---\ntitle: A\n...\nText.", [("title", "A")]),
        ("---toml\ntitle = 'A'\n---\nText.", [("title", "A")]),
        ("---\n---\nText.", []),
        (
            '{\n\t"title": "An\\ud83c\\udfacora\\/",\n\t"cast": ["B", {"name": "C"}]\n}\nText.',
            [("title", "An🎬ora/"), ("cast[]", "B"), ("cast[].name", "C")],
        ),
        (';;;\n{"title": "A"}\n;;;\nText.', [("title", "A")]),
        ("Title: A\nDate: 2024-11-08\n\t10:00\nCast: B\n\nText.", [("Title", "A"), ("Date", "2024-11-08 10:00"), ("Cast", "B")]),
        ("#+TITLE: A\n#+AUTHOR: B\n\nText.", [("TITLE", "A"), ("AUTHOR", "B")]),
    ],
)
def test_front_matter_has_many_fences(text, cells):
    reading = READ(text)
    assert shown(reading) == cells
    assert [text[p.start : p.end] for p in reading.passages] == ["Text."]
    assert not reading.problems
    held(text, reading.cells)


@pytest.mark.parametrize(
    "text",
    ["---\nSome prose.\n---\nMore.", "{ a brace } opens this.\n", "Title: only one line\n\nText.\n", "Ani: I do.\nVanya: No!\n\nText."],
)
def test_prose_is_no_front_matter(text):
    assert not READ(text).cells


@pytest.mark.parametrize(
    ("text", "why"), [("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n", "LFS"), ("PK\3\4\0\0\0\1", "binary")]
)
def test_what_is_no_text_is_told(text, why):
    reading = READ(text)
    assert why in reading.problems[0].why
    assert not reading.passages


def test_thousands_of_keys_are_read_in_linear_time(linear):
    def make(n):
        return "---\n" + "".join(f"key{i}: v\n" for i in range(n)) + "bad: 'x\n---\n"

    assert len(READ(make(19_000)).cells) == 19_001
    assert linear(READ, make, 19_000)


# --- TOML

KEY = st.sampled_from(["a", "b-c", '"d e"', "'f.g'", "h.i", 'j."k".l', "1"])
LETTERS = st.text(alphabet=st.sampled_from("ab é阿🎬#=[]{},.'\t"), max_size=8)
STRING = st.one_of(
    LETTERS.map(lambda s: '"' + s + '\\u00e9\\t\\"\\\\"'),
    LETTERS.map(lambda s: "'" + s.replace("'", "") + "\"'"),
    LETTERS.map(lambda s: '"""\n' + s + "\n" + s + ' \\\n   x""""'),
    LETTERS.map(lambda s: "'''" + s.replace("'", "") + "\n'x'\\ '''"),
)
ATOM = st.sampled_from(
    ["1", "-1_000", "0xff", "1.5e3", "inf", "true", "1979-05-27", "1979-05-27T07:32:00Z", "1979-05-27 07:32:00.5", "07:32:00"]
)
VALUE = st.recursive(
    st.one_of(STRING, ATOM),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda v: "[ # c\n" + ",\n ".join(v) + "]"),
        st.tuples(inner, inner).map(lambda v: f"{{ x = {v[0]}, y.z = {v[1]} }}"),
    ),
    max_leaves=5,
)
LINE = st.one_of(
    st.tuples(KEY, VALUE).map(lambda p: f"{p[0]} = {p[1]} # c"),
    KEY.map(lambda k: f"[{k}]"),
    KEY.map(lambda k: f"[[ {k} ]]"),
    st.just("# c"),
    st.just(""),
)


@given(st.lists(LINE, max_size=6).map("\n".join), st.sampled_from(["\n", "\r\n"]))
def test_toml_reads_as_tomllib_reads_it(source, end):
    try:
        expected = flat(tomllib.loads(source))
    except tomllib.TOMLDecodeError:
        expected = None
    source = source.replace("\n", end)
    cells, problems = toml.cells(source, 0, len(source))
    held(source, cells)
    if expected is None:
        return
    assert not problems
    found = {c.path: c.text if c.style != "plain" else tomllib.loads(f"v={c.text}")["v"] for c in cells}
    assert found == {path: value for path, value in expected if value not in ({}, [])}


def test_a_broken_line_of_toml_costs_itself_alone():
    text = '+++\ntitle = Anora (2024)\nnote = "open\nempty =\nslug = {{ .Name }}\nlist = [1,\n+x\nyear = 2024 2\n[more]\nyear = 2024\nyear = 2025\n+++\n'
    reading = READ(text)
    assert shown(reading) == [("title", "Anora (2024)"), ("note", "open"), ("year", "2024 2"), ("more.year", "2024"), ("more.year", "2025")]
    assert [text.count("\n", 0, p.start) + 1 for p in reading.problems] == [2, 3, 4, 6, 7, 8, 11]
    held(text, reading.cells)


SOURCES = [
    "[",
    "{",
    "a: [\n",
    'a: "\n',
    "? ",
    "- ",
    "a: *b\n",
    "<<: *a\n",
    "a: |\n",
    "\t- a\n",
    "a: b: c\n",
    "a:b\n",
    "{{ a }}\n",
    "a: #B\n",
    'a: "\\',
    "- [a, *b]\n",
]
TOMLS = ["[", "a.", "a=[", "a=[\n", "a={", 'a="""', "a='''\n", "[[a]]\n", "a = b\n", "=", 'a="\\', "[[a.b.c]]\n", '"', "\\"]


@pytest.mark.parametrize(("fence", "piece"), [*(("---", s) for s in SOURCES), *(("+++", s) for s in TOMLS)])
def test_hostile_front_matter_is_read_in_linear_time(fence, piece, linear):
    assert linear(READ, lambda n: f"{fence}\n{piece * (n // len(piece))}\n{fence}\nText.", 120_000)


@pytest.mark.parametrize(
    ("front", "cells"),
    [
        ("title: Faust\n\tjahr: 1926\nregie: Murnau", [("title", "Faust"), ("jahr", "1926"), ("regie", "Murnau")]),
        ('title: Faust\n\tjahr:\t1926\n\tland: [D, "F"]', [("title", "Faust"), ("jahr", "1926"), ("land[]", "D"), ("land[]", "F")]),
        ("regie:\n  name: Murnau\n\tjahr: 1926\nx: 1", [("regie.name", "Murnau"), ("regie.jahr", "1926"), ("x", "1")]),
        ("title: Faust\n  jahr: 1926\nx: 1", [("title", "Faust"), ("jahr", "1926"), ("x", "1")]),
        ("title:\xa0Faust\n\xa0\xa0jahr:\xa01926\nx: 1", [("title", "Faust"), ("jahr", "1926"), ("x", "1")]),
    ],
)
def test_keys_that_a_tab_or_a_blank_moved_are_read_and_told(front, cells):
    text = f"---\n{front}\n---\n"
    reading = READ(text)
    assert shown(reading) == cells
    assert reading.problems
    held(text, reading.cells)


def test_an_html_entity_in_a_value_is_the_letter_it_stands_for():
    text = "---\ntitle: Amélie &amp; &#67;o &more\nurl: 'https://example.org/?a=1&b=2'\n---\n"
    reading = READ(text)
    assert shown(reading) == [("title", "Amélie & Co &more"), ("url", "https://example.org/?a=1&b=2")]
    assert [text[slice(*reading.cells[0].span(at, at + 1))] for at in (7, 9, 10)] == ["&amp;", "&#67;", "o"]
