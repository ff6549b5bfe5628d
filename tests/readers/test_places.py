"""Whatever a document holds, each place is exact: the file's text there is the quote, and it reads as the statement's text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcut.archive import from_files
from matchcut.declare import readers
from matchcut.place import Lines

READ = next(r for r in readers() if r.name == "document").read
ODD = 'e\u0301 \u0915\u094d\u0937 \U0001f3ac \u05d0\u05d1 \u0645\u0631\u062d\u0628\u0627 \u2028 \x85 \ufeff x\u200by 阿诺拉 \'t "q" \\ # : - [ ] {'
WORDS = st.text(alphabet=st.sampled_from(ODD), min_size=1, max_size=12)
ENDS = st.sampled_from(["\n", "\r\n", "\r"])


@st.composite
def documents(draw):
    """Front matter with each kind of scalar, and prose, in any line ends, with or without a last one."""
    end = draw(ENDS)
    double = draw(WORDS).replace("\\", "\\\\").replace('"', '\\"')
    single = draw(WORDS).replace("'", "''")
    lines = [
        "---",
        f'title: "{double}"',
        f"name: '{single}'",
        f'escaped: "{double}\\u00e9 and',
        f'  {double}"',
        "folded: >",
        f"  one {draw(st.sampled_from(['阿诺拉', 'été', '🎬']))}",
        "  two",
        "literal: |",
        "  first line",
        "",
        "  third line",
        "wrapped: some words",
        "  and more of them",
        "---",
        "",
        draw(WORDS),
        "",
        "Rating: 4/5",
    ]
    return draw(st.sampled_from(["", "\ufeff"])) + end.join(lines) + draw(st.sampled_from(["", end]))


@given(documents())
def test_every_statement_quotes_the_file(text):
    archive = from_files({"a.md": text.encode("utf-8")})
    body = text.removeprefix("\ufeff")
    (document,) = archive.documents
    assert document.statements
    for s in document.statements:
        assert body[s.place.start : s.place.end] == s.quote
        line, column = Lines(body).position(s.place.start)
        assert (s.place.line, s.place.column) == (line, column)


@given(documents())
def test_a_part_of_a_scalar_has_a_place_of_its_own(text):
    body = text.removeprefix("\ufeff")
    for cell in READ(body).cells:
        for at, letter in enumerate(cell.text):
            start, end = cell.span(at, at + 1)
            assert cell.start <= start <= end <= cell.end or letter == "\n"
            if letter.isalnum() and cell.offsets is None:
                assert body[start:end] == letter


@given(st.text())
def test_no_text_makes_the_reader_raise(text):
    for prefix in ("", "---\n", "+++\n"):
        reading = READ(prefix + text)
        size = len(prefix + text)
        assert all(0 <= c.start <= c.end <= size for c in reading.cells)
        assert all(0 <= p.start <= p.end <= size for p in (*reading.passages, *reading.problems))


@pytest.mark.parametrize(
    ("size", "front"),
    [
        (100_000, lambda n: "a: " + "[" * n),
        (50_000, lambda n: "? " * n),
        (50_000, lambda n: "{" * n),
        (400, lambda n: "a: &a [x, x]\n" + "".join(f"b{i}: [*a, *a, *a, *a]\n" for i in range(n))),
        (60_000, lambda n: "k: v\n" * n),
        (40_000, lambda n: "- " * n),
    ],
    ids=["lists", "keys", "maps", "aliases", "too much", "dashes"],
)
def test_a_bomb_is_refused_and_the_prose_is_read(size, front, linear):
    def make(n):
        return f"---\ntitle: Anora\n{front(n)}\n---\n\nSome prose.\n"

    assert linear(READ, make, size)
    reading = READ(make(size))
    assert reading.problems
    assert [p.kind for p in reading.passages] == ["body"]


def test_a_broken_line_costs_itself_alone():
    text = '---\ntitle: Anora\nnote: "unclosed\nyear: 2024\nstray words\ncast: [Mikey Madison]\n---\n'
    reading = READ(text)
    assert [(c.path[0], c.text) for c in reading.cells] == [
        ("title", "Anora"),
        ("note", "unclosed"),
        ("year", "2024"),
        ("cast", "Mikey Madison"),
    ]
    assert [Lines(text).position(p.start)[0] for p in reading.problems] == [3, 5]


def test_a_key_that_stands_twice_is_a_problem_and_both_values_are_kept():
    reading = READ("---\ntitle: Anora\ntitle: Anora!\n---\n")
    assert [c.text for c in reading.cells] == ["Anora", "Anora!"]
    assert "stands twice" in reading.problems[0].why


def test_the_parts_of_a_review_are_told_apart():
    text = 'Mikey Madison in "Anora." Credit: Neon\n\nAnora, or the night shift\n\nBy Ada Example\n\nIt is a film.\n\nRating: 4/5\n'
    parts = [(p.kind, text[p.start : p.end]) for p in READ(text).passages]
    assert parts == [
        ("caption", 'Mikey Madison in "Anora."'),
        ("credit", "Neon"),
        ("headline", "Anora, or the night shift"),
        ("byline", "Ada Example"),
        ("body", "It is a film."),
        ("verdict", "4/5"),
    ]


def test_a_file_without_front_matter_is_read_whatever_its_name():
    assert READ("---\ntitle: Anora\n---\nText.").cells[0].text == "Anora"
    assert not READ("Some text.\n\n---\n\nMore text.").cells


def test_toml_front_matter_is_read():
    cells = READ('+++\ntitle = "Night on Earth"\nextra.movie.year = 1991\n[extra]\nstars = ["★★", \'x\']\n+++\nText.').cells
    assert [(c.pattern, c.text) for c in cells] == [
        ("title", "Night on Earth"),
        ("extra.movie.year", "1991"),
        ("extra.stars[]", "★★"),
        ("extra.stars[]", "x"),
    ]
