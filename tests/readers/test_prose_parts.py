"""A body of prose: what is a fact in it, what is no prose of the writer, and that neither costs a place."""

import itertools

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
        ("VOTO: *****\nANNO: 1963", [("VOTO", "*****"), ("ANNO", "1963")]),
        ("**Rating:** ****1/2\n**Year: 1999**", [("Rating", "****1/2"), ("Year", "1999")]),
        ("Rok:: 2013", [("Rok", "2013")]),
        ("- Rok:: 2013\n- **Czas**:: 82 min", [("Rok", "2013"), ("Czas", "82 min")]),
        ("【監督】小津安二郎\n【上映時間】108分", [("監督", "小津安二郎"), ("上映時間", "108分")]),
        ("■監督：小津安二郎\n■上映時間：108分", [("監督", "小津安二郎"), ("上映時間", "108分")]),
        ("監督/北野武\n国/日本\n上映時間/103分", [("監督", "北野武"), ("国", "日本"), ("上映時間", "103分")]),
        (":Director: Sean Baker\n:Year: 2024", [("Director", "Sean Baker"), ("Year", "2024")]),
        ("Directed by Sean Baker", [("Directed by", "Sean Baker")]),
        ("Directed by Sean Baker\n\nRuntime: 139 minutes", [("Directed by", "Sean Baker"), ("Runtime", "139 minutes")]),
        ("**Un film de** Céline Sciamma et J. Doe Jr.\nAnnée : 2019", [("Un film de", "Céline Sciamma et J. Doe Jr."), ("Année", "2019")]),
        ("Regie: Sean Baker; Kamera: Drew Daniels", [("Regie", "Sean Baker"), ("Kamera", "Drew Daniels")]),
        ("导演：肖恩·贝克 编剧：肖恩·贝克　片长：139分钟", [("导演", "肖恩·贝克"), ("编剧", "肖恩·贝克"), ("片长", "139分钟")]),
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
        "Text\nDirector: Sean Baker",
        "std::vector\nstd::map",
        "犬/猫\n鳥/魚",
        ":smile: yes",
        "It is not real. Then he went. D: No",
        "D: This is what I said.\nR: No, you did not. We talk.",
        "R: Sean Baker",
        "Directed by Sean Baker. Starring Mikey Madison.",
        "Directed by the man who made Tangerine",
        "Starring Mikey Madison (2024)",
        "Q: Who made it?\nA: Sean Baker",
        "{{ page.title | upcase }}\n{{ film.name | default: 'x' }}",
    ],
)
def test_talk_and_lists_of_films_state_none(block):
    assert not shown(f"Text.\n\n{block}\n\nText.")


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("R: Sean Baker D: Mikey Madison", [("director", "Sean Baker"), ("cast", "Mikey Madison")]),
        (
            "D: Sean Baker S: Sean Baker K: Drew Daniels",
            [("director", "Sean Baker"), ("S", "Sean Baker"), ("cinematographer", "Drew Daniels")],
        ),
        ("R.: Sean Baker; B.: Sean Baker", [("director", "Sean Baker"), ("writer", "Sean Baker")]),
        (
            "USA 2024, 139 Min., R: Sean Baker, D: Mikey Madison",
            [("production", "USA 2024, 139 Min."), ("director", "Sean Baker"), ("cast", "Mikey Madison")],
        ),
        (
            "reż. Jan Komasa\nwyst. Bartosz Bielenia, Eliza Rycembel\nprod. Polska 2019, 115 min\npremiera: 11.10.2019",
            [
                ("director", "Jan Komasa"),
                ("cast", "Bartosz Bielenia, Eliza Rycembel"),
                ("production", "Polska 2019, 115 min"),
                ("premiera", "11.10.2019"),
            ],
        ),
        ("Dir: Sean Baker. Con: Mikey Madison, Mark Jr.", [("director", "Sean Baker"), ("cast", "Mikey Madison, Mark Jr.")]),
        ("R: Wim Wenders\nD: Bruno Ganz\nL: 128 Min", [("director", "Wim Wenders"), ("cast", "Bruno Ganz"), ("runtime", "128 Min")]),
    ],
)
def test_credits_with_abbreviated_labels_state_facts(line, cells):
    assert shown(f"A first paragraph.\n\n{line}\n\nA last one.") == cells


def test_dataview_fields_inside_a_sentence_state_facts_and_stay_prose():
    text = "---\na: b\n---\nSeen [rok:: 2013] and (czas:: 82 min) by [[reżyser]] [x:: 1] [x:: 2]."
    assert shown(text)[1:] == [("rok", "2013"), ("czas", "82 min")]
    assert [kind for kind, _ in told(text)] == ["body"]


def test_a_line_above_a_block_and_a_verdict_below_it_stand_alone():
    text = "---\na: b\n---\nFicha técnica\nDirección: Lila Avilés\nAño: 2018\n★★★½\n\nText."
    assert shown(text)[1:] == [("Dirección", "Lila Avilés"), ("Año", "2018")]
    assert told(text) == [("body", "Ficha técnica"), ("verdict", "★★★½"), ("body", "Text.")]


@pytest.mark.parametrize("head", ["HANA-BI\n\n", "HANA-BI\n", "# HANA-BI\n", "HANA-BI\n=======\n\n", "= HANA-BI\n\n", "HANA-BI\r\n\r\n"])
def test_a_title_above_nothing_but_facts_is_the_headline(head):
    assert [t for t in told(f"{head}Regia: Takeshi Kitano\nAnno: 1997\n") if t[0] == "headline"] == [("headline", "HANA-BI")]


def test_what_stands_above_or_below_facts_is_no_headline_by_itself():
    assert ("headline", "Ficha técnica") not in told("Ficha técnica\nDirección: Lila Avilés\nAño: 2018\n\nText.")
    assert told("Regia: Takeshi Kitano\nAnno: 1997\n\nBello.\n\nDavvero.") == [("body", "Bello."), ("body", "Davvero.")]


def test_a_heading_needs_no_empty_line_below_it():
    assert told("# Anora\nText.\n## More\nText.") == [("headline", "Anora"), ("body", "Text."), ("heading", "More"), ("body", "Text.")]


def test_a_front_matter_without_a_title_has_it_in_the_first_heading():
    assert told("---\nyear: 2024\n---\n# Anora\n\nText.") == [("headline", "Anora"), ("body", "Text.")]
    assert told("---\ntitolo: Anora\n---\n# More\n\nText.") == [("heading", "More"), ("body", "Text.")]


BOX = """{{Infobox film
| name     = Local Hero<ref name="a">x</ref>
| image    =
| director = [[Bill Forsyth|Forsyth]]
| starring = {{Plainlist|
* [[Burt Lancaster]]
* ''Fulton'' Mackay
}}
| music    = [[Mark Knopfler]]<br />A &amp; B
| released = {{Film date|df=yes|1983|2|17}}
| country  = {{UK}}, {{nowrap|USA}}
}}
'''Local Hero''' is a film.

== Plot ==
Text.

[[Category:Films]]
"""
BOXED = [
    ("name", "Local Hero"),
    ("director", "Forsyth"),
    ("starring[]", "Burt Lancaster"),
    ("starring[]", "Fulton Mackay"),
    ("music[]", "Mark Knopfler"),
    ("music[]", "A & B"),
    ("released", "1983-02-17"),
    ("country", "UK, USA"),
]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_box_of_a_wiki_states_facts(end):
    text = BOX.replace("\n", end)
    assert shown(text) == BOXED
    assert told(text) == [("body", "'''Local Hero''' is a film."), ("heading", "Plot"), ("body", "Text.")]
    for cell in READ(text).cells:
        for at, letter in enumerate(cell.text):
            start, stop = cell.span(at, at + 1)
            assert cell.start <= start < stop <= cell.end
            assert text[start:stop] in (letter, "&amp;", "|") or cell.text == "1983-02-17"


def test_two_boxes_of_one_name_state_none():
    assert shown("{{Film|Titel=A|Jahr=1999}}\n\n{{Film|Titel=B|Jahr=2000}}\n") == []
    assert shown("{{Film|Titel=A|Jahr=1999}}\n") == [("Titel", "A"), ("Jahr", "1999")]


ROWS = "| 2024-01-01 | [Anora](https://example.org/a) | **4/5** |\n| 2024-01-02 | A \\| B | |\n"
TABLE = f"# 2024\n\n| Date | Title | Rating |\n|---|:-:|--|\n{ROWS}"


def test_a_table_that_is_the_whole_text_has_rows():
    reading = READ(TABLE)
    assert [[(c.pattern, c.text) for c in row.cells] for row in reading.rows] == [
        [("Date", "2024-01-01"), ("Title", "Anora"), ("Title.url", "https://example.org/a"), ("Rating", "4/5")],
        [("Date", "2024-01-02"), ("Title", "A | B"), ("Rating", "")],
    ]
    assert [TABLE[slice(*row.span)] for row in reading.rows] == ROWS.splitlines()
    assert told(TABLE) == [("headline", "2024")]


def test_a_table_in_a_text_is_prose():
    assert not READ(TABLE + "\nA long paragraph about the year.\n" * 20).rows


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
    "{{film|", "{{film|a={{", "{{film|a=[[", "{{film|a=<ref>", "{{film|<!--", "{{", "}}", "|-|-|-|\n", "|a|b|c|\n|-|-|-|\n|d|e|f|\n", "R: A B ", "reż. A ", "D. ",
    "[a:: ", "a:: b\n", "【監】", "監/武\n", ":a: b\n", "== a ==\n", "<%", "# a\nb\n", "监:a ", "a: b; ",
    "[", "[a](", "[[a|", "<", "<!--", "{%", "{{", "*", "_", "`", "```\n", "|", "| a | b |\n", "a: b\n\n", "**a:** b\n\n", "**a:** b | ", "- a: b\n", "[^1]: x\n",
    "[a]: http://x\n", "<dt>a</dt><dd>", "<th>a</th><td>b</td>", "a\n: b\n", "&", "import x from 'y'\n", "export const a\n", "<A a ", "<A/>", "<script>",
    "{% highlight %}", "{% include film a='b' %}\n", '{{< film a="b" >}}\n\n', "4/5\n", "By A\n\n", "Credit: ", "\r", " ", "\u3000", "a", "a ", "=", "<br>",
    "</p>", "a='", "# ", "title: a\n", "#+T: a\n", "{", '{"a', "中：文\n", "\\\n", ]  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("start", ["", "Text.\n\n"])
def test_hostile_prose_is_read_in_linear_time(piece, start, linear):
    assert linear(READ, lambda n: start + piece * (n // len(piece)), 100_000)


@pytest.mark.parametrize(("before", "after"), [("# a", "b"), ("a", "b\n==\n")])
def test_a_heading_with_many_blanks_is_read_in_linear_time(before, after, linear):
    assert linear(READ, lambda n: (before + " " * n + after) * 2, 40_000)


@given(st.lists(st.sampled_from([*PIECES, "\n", "\r\n", "---\n", "+++\n", "**", ":", " "]), max_size=30).map("".join))
def test_no_mixture_makes_the_reader_raise(text):
    reading = READ(text)
    assert all(p.start < p.end <= len(text) for p in reading.passages)
    assert all(c.outer_start <= c.start <= c.end <= c.outer_end <= len(text) for c in reading.cells)
    spans = sorted((p.start, p.end) for p in reading.passages)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
