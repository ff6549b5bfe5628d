"""A body of prose: what is a fact in it, what is no prose of the writer, and that neither costs a place."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcut.declare import readers

READ = next(r for r in readers() if r.name == "document").read


def shown(text):
    return [(c.pattern, c.text) for c in READ(text).cells]


def told(text):
    return [(p.kind, text[p.start : p.end]) for p in READ(text).passages]


@pytest.mark.parametrize(
    ("block", "cells"),
    [
        ("**Director:** Sean Baker", [("Director", "Sean Baker")]),
        ("**Regie**: Sean Baker", [("Regie", "Sean Baker")]),
        ("__Director__ — Sean Baker", [("Director", "Sean Baker")]),
        ("- **Director**: Sean Baker\n- **Year**: 2024", [("Director", "Sean Baker"), ("Year", "2024")]),
        ("* Director: Sean Baker\n* Year: 2024", [("Director", "Sean Baker"), ("Year", "2024")]),
        ("Director: Sean Baker\r\nYear: 2024\r\n", [("Director", "Sean Baker"), ("Year", "2024")]),
        ("Director: Sean Baker\n\nYear: 2024", [("Director", "Sean Baker"), ("Year", "2024")]),
        ("导演：肖恩·贝克\n片长：139分钟", [("导演", "肖恩·贝克"), ("片长", "139分钟")]),
        ("Режиссёр: Шон Бейкер\nГод: 2024", [("Режиссёр", "Шон Бейкер"), ("Год", "2024")]),
        ("**Year:** 2024 | **Runtime:** 139 min", [("Year", "2024"), ("Runtime", "139 min")]),
        ("<strong>Director:</strong> Sean Baker<br>\n<strong>Year:</strong> 2024<br/>", [("Director", "Sean Baker"), ("Year", "2024")]),
        ("<p><b>Director</b>: Sean Baker</p>", [("Director", "Sean Baker")]),
        ("<dl><dt>Director</dt><dd>Sean &amp; Co</dd>\n<dt>Year:</dt> <dd>2024</dd></dl>", [("Director", "Sean & Co"), ("Year", "2024")]),
        ("<table>\n<tr><th>Director</th><td>Sean Baker</td></tr>\n</table>", [("Director", "Sean Baker")]),
        ("| | |\n|---|---|\n| **Director** | Sean Baker |\n| Year | 2024 |", [("Director", "Sean Baker"), ("Year", "2024")]),
        (
            "| Director | Sean Baker |\n|:--|--:|\n| Year | 2024 |\n| Genre | Drama |",
            [("Director", "Sean Baker"), ("Year", "2024"), ("Genre", "Drama")],
        ),
        ("Director\n: Sean Baker\nYear\n: 2024\n", [("Director", "Sean Baker"), ("Year", "2024")]),
        ("Cast: Mikey Madison,\n  Yura Borisov\nYear: 2024", [("Cast", "Mikey Madison, Yura Borisov"), ("Year", "2024")]),
        ("**Cast:**\n- Mikey Madison\n- *Yura Borisov*", [("Cast[]", "Mikey Madison"), ("Cast[]", "Yura Borisov")]),
        (
            "**Director:** [Sean Baker](https://example.org/a_(b))",
            [("Director", "Sean Baker"), ("Director.url", "https://example.org/a_(b)")],
        ),
        ("**Director:** [[Sean Baker|Baker]] & [Co](x)", [("Director", "Baker & Co")]),
        ("Director: Sean Baker\nRating: 4/5", [("Director", "Sean Baker"), ("Rating", "4/5")]),
    ],
)
def test_a_block_of_labels_states_facts(block, cells):
    text = f"A first paragraph.\n\n{block}\n\nA last one."
    assert shown(text) == cells
    assert told(f"---\na: b\n---\n{text}") == [("body", "A first paragraph."), ("body", "A last one.")]


@pytest.mark.parametrize(
    "block",
    [
        "Director: Sean Baker",
        "Ani: Who are you?\nVanya: Nobody, I swear it to you!",
        "**Baker:** I wanted to make a film about work.\n\n**Question:** And did you make it in the end?",
        "**Update:** The film is now on all the streaming services there are.",
        "He said: this is it.\nShe said: no, it is not.",
        "https://example.org\nhttps://example.com",
        "| Film | Year |\n|---|---|\n| Anora | 2024 |\n| Tangerine | 2015 |",
        "| Film | Year | Director |\n|---|---|---|\n| Anora | 2024 | Sean Baker |\n| Tangerine | 2015 | Sean Baker |",
        "**Director:** Sean Baker\n**Year:** 2024\n\nText.\n\n**Director:** Jane Doe\n**Year:** 1999",
        "A sentence before.\nDirector: Sean Baker\nYear: 2024",
    ],
)
def test_talk_and_lists_of_films_state_none(block):
    assert not shown(f"Text.\n\n{block}\n\nText.")


def test_a_verdict_and_a_byline_stay_what_they_are():
    assert told("---\na: b\n---\nBy Ada Example\n\nPhoto: Neon\n\nText.\n\nRating: 4/5") == [
        ("byline", "Ada Example"),
        ("credit", "Neon"),
        ("body", "Text."),
        ("verdict", "4/5"),
    ]
    assert told("---\na: b\n---\n4/5\nText.\nRating: 4/5\n\n## Score: 8/10\n") == [
        ("verdict", "4/5"),
        ("body", "Text."),
        ("verdict", "4/5"),
        ("verdict", "8/10"),
    ]


@pytest.mark.parametrize(
    "noise",
    [
        "<!-- a\n\nb -->",
        "{% include nav.html %}",
        "{{ content }}",
        '{{< youtube "abc" >}}',
        "{{% notice %}}",
        "```python\nx = 1\n\ny = 2\n```",
        "~~~\nx\n~~~",
        "{% highlight css %}\na\n\nb\n{% endhighlight %}",
        "<script>\na()\n\nb()\n</script>",
        "<STYLE>p {}</STYLE>",
        "[one]: https://example.org 'One'\n[two]: /two",
        'import Film from "../film"\nexport const meta = {}',
        "<Film name='a' />",
        "* * *",
        "-----",
    ],
)
def test_what_is_no_prose_is_no_passage(noise):
    assert told(f"---\na: b\n---\nOne.\n\n{noise}\n\nTwo.") == [("body", "One."), ("body", "Two.")]


@pytest.mark.parametrize("open_", ["<!-- a", "```", "{% include", "{{", "<script>", "<A "])
def test_what_is_never_closed_hides_no_prose(open_):
    assert ("body", "Two.") in told(f"---\na: b\n---\nOne.\n\n{open_}\n\nTwo.")


def test_a_tag_inside_a_sentence_stays_in_its_passage():
    assert told("---\na: b\n---\nSee {{< film title='A' >}} soon.<!-- more -->\n") == [("body", "See {{< film title='A' >}} soon.")]


@pytest.mark.parametrize(
    ("tag", "cells"),
    [
        ("{% include movie name='Trauma|0' %}", [("include movie.name", "Trauma|0")]),
        ('{% include film.html title="Anora" year=2024 %}', [("include film.title", "Anora"), ("include film.year", "2024")]),
        ('{{< film title="Anora" year="2024" >}}', [("film.title", "Anora"), ("film.year", "2024")]),
        ("{% rating 4.5 %}", [("rating", "4.5")]),
        ("<MovieCard title='Anora' year={2024} />", [("MovieCard.title", "Anora"), ("MovieCard.year", "2024")]),
        ('{{< figure src="a.jpg" title="Mikey Madison" >}}', []),
        ("See {% include movie name='A' %} soon.", []),
        ("{% include movie name='A' %}\n\n{% include movie name='B' %}", []),
    ],
)
def test_a_tag_of_a_film_that_stands_alone_and_once_states_facts(tag, cells):
    assert shown(f"Text.\n\n{tag}\n\nText.") == cells


def test_footnotes_are_passages_of_their_own():
    assert told("---\na: b\n---\nOne[^1].\n\n[^1]: First note.\n[^b]: Second note.\n") == [
        ("body", "One[^1]."),
        ("body", "First note."),
        ("body", "Second note."),
    ]


def test_an_underlined_heading_is_one():
    assert told("Anora\n=====\n\nText here.\n\nMore\n----\n\nEnd.") == [
        ("headline", "Anora"),
        ("body", "Text here."),
        ("heading", "More"),
        ("body", "End."),
    ]


LABEL = st.sampled_from(["Director", "导演", "Год", "Running time", "Réal."])
VALUE = st.lists(
    st.sampled_from(["Sean", "**Baker**", "*e\u0301*", "[a](b)", "[[c|阿诺拉]]", "&amp;", "🎬", "<i>x</i>", "\\*", "_y_", "`z`", ","]),
    min_size=1,
    max_size=6,
).map(" ".join)


@given(
    st.lists(st.tuples(LABEL, VALUE), min_size=2, max_size=5, unique_by=lambda p: p[0]),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["{}: {}", "**{}:** {}", "- **{}**: {}"]),
)
def test_each_letter_of_a_fact_has_its_place(pairs, end, form):
    text = end.join(["Text.", "", *(form.format(*p) for p in pairs), "", "Text."])
    cells = READ(text).cells
    assert {c.path[0] for c in cells} <= {p[0] for p in pairs}
    for cell in cells:
        assert text[cell.key_start :].startswith(str(cell.path[0])) or cell.path[-1] == "url"
        for at, letter in enumerate(cell.text):
            start, stop = cell.span(at, at + 1)
            assert cell.start <= start < stop <= cell.end
            assert text[start:stop] in (letter, "&amp;")


PIECES = [
    "[", "[a](", "[[a|", "<", "<!--", "{%", "{{", "*", "_", "`", "```\n", "|", "| a | b |\n", "a: b\n\n", "**a:** b\n\n", "**a:** b | ", "- a: b\n", "[^1]: x\n",
    "[a]: http://x\n", "<dt>a</dt><dd>", "<th>a</th><td>b</td>", "a\n: b\n", "&", "import x from 'y'\n", "export const a\n", "<A a ", "<A/>", "<script>",
    "{% highlight %}", "{% include film a='b' %}\n", '{{< film a="b" >}}\n\n', "4/5\n", "By A\n\n", "Credit: ", "\r", " ", "\u3000", "a", "a ", "=", "<br>",
    "</p>", "a='", "# ", "title: a\n", "#+T: a\n", "{", '{"a', "中：文\n", "\\\n", "# a" + " " * 40_000 + "b", "a" + " " * 40_000 + "b\n==\n",
]  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("start", ["", "Text.\n\n"])
def test_hostile_prose_is_read_in_linear_time(piece, start):
    began = time.perf_counter()
    READ(start + piece * (100_000 // len(piece)))
    assert time.perf_counter() - began < 3


@given(
    st.lists(st.sampled_from([*(p for p in PIECES if len(p) < 100), "\n", "\r\n", "---\n", "+++\n", "**", ":", " "]), max_size=30).map(
        "".join
    )
)
def test_no_mixture_makes_the_reader_raise(text):
    reading = READ(text)
    assert all(p.start < p.end <= len(text) for p in reading.passages)
    assert all(c.outer_start <= c.start <= c.end <= c.outer_end <= len(text) for c in reading.cells)
    spans = sorted((p.start, p.end) for p in reading.passages)
    assert all(a[1] <= b[0] for a, b in zip(spans, spans[1:], strict=False))
