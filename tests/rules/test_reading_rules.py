"""Hard cases of the rules about how values are written down: what they must not say, and the notations they fix."""

from __future__ import annotations

import pytest

from matchcut.archive import from_files
from matchcut.place import apply


def found(files, rule):
    return [f for f in from_files(files, rules=frozenset({rule})).findings if f.rule == rule]


def fixed(files, rule):
    """The files after every fix, which must then be clean."""
    edits = [e for f in found(files, rule) if f.fix for e in f.fix.edits]
    after = {path: apply(text, [e for e in edits if e.path == path]) for path, text in files.items()}
    assert not found(after, rule)
    return after


def record(**fields):
    return "---\n" + "".join(f"{k}: {v}\n" for k, v in fields.items()) + "---\n"


def listed(key, items, times=8):
    """Records whose `key` is a list, each of one item."""
    return {f"films/{i}.md": record(title=f"Film {i}", year=1980 + i, **{key: f"[{items[i % len(items)]}]"}) for i in range(times)}


PEOPLE = ["Agnès Varda", "Claire Denis", "Lucrecia Martel", "Kelly Reichardt"]
GENRES = ["Drama", "Comedy", "Horror", "Science Fiction", "Fantasy", "Sci-Fi & Fantasy"]
COUNTRIES = ["France", "Japan", "Brazil", "Norway"]


def said(key, items, value, rule="list-in-string"):
    return found(listed(key, items) | {"films/x.md": record(title="X", year=2000, **{key: value})}, rule)


@pytest.mark.parametrize(
    "value",
    [
        '"Sammy Davis, Jr."', '"Robert Downey, Sr."', '"Campion, Jane"', '"García Márquez, Gabriel"', '"Tsai, Ming-liang"', "Daniels",
        "Joel and Ethan Coen", "Joel & Ethan Coen", "Jean-Pierre et Luc Dardenne", "Jean-Marie Straub", "Santiago Ramón y Cajal",
        "Bong Joon-ho / 봉준호", "李安 / Ang Lee", "Wong Kar-wai / Kar-wai Wong", '"Nick Cave, et al."', "Nick Cave and The Bad Seeds",
        "Apollonia van Ravenstein", "Studio Ghibli / Toho Company", '"Earth, Wind & Fire"', '"Hou Hsiao-hsien (Taiwan, Tokyo)"',
        '"Thomas Wright, 3rd Earl"', "Simon and Garfunkel", '"von Trier, Lars"',
    ],
)  # fmt: skip
def test_one_name_is_no_list(value):
    assert not said("director", PEOPLE, value)


@pytest.mark.parametrize(
    ("value", "count"),
    [
        ('"Lana Wachowski, Lilly Wachowski"', 2), ("Michael Powell & Emeric Pressburger", 2), ("Danièle Huillet et Jean-Marie Straub", 2),
        ("Ana Lily Amirpour; Kleber Mendonça Filho; Juliano Dornelles", 3), ("刁亦男、陈可辛", 2), ('"Sammy Davis, Jr., Claire Denis"', 2),
        ("Кира Муратова, Лариса Шепитько", 2), ("乔尔·科恩 / 伊桑·科恩", 2), ("봉준호, 이창동", 2), ('"Ousmane Sembène, Sarah Maldoror and Safi Faye"', 3),
    ],
)  # fmt: skip
def test_several_names_are_a_list(value, count):
    assert [f"holds {count} names" in f.sentence for f in said("director", PEOPLE, value)] == [True]


@pytest.mark.parametrize(
    "value",
    [
        "Bosnia and Herzegovina", "Trinidad and Tobago", '"Korea, South"', "Serbia and Montenegro", '"Congo, Democratic Republic of the"',
        "England/UK", "São Tomé and Príncipe", '"Georgia, USA"', '"Paris, France"', "Antigua and Barbuda",
    ],
)  # fmt: skip
def test_one_country_is_no_list(value):
    assert not said("country", COUNTRIES, value)


@pytest.mark.parametrize(
    "value", ['"France, Belgium"', "USA/UK", "Deutschland und Österreich", "中国、日本", '"Japan, Bosnia and Herzegovina"']
)
def test_several_countries_are_a_list(value):
    assert len(said("country", COUNTRIES, value)) == 1


@pytest.mark.parametrize(
    "value", ["Sci-Fi & Fantasy", "Science Fiction & Fantasy", '"Love, Death and Robots"', '"Drama, of sorts"', "Drama-Comedy"]
)
def test_one_genre_is_no_list(value):
    assert not said("genre", GENRES, value)


def test_genres_that_are_known_one_by_one_are_a_list():
    assert len(said("genre", GENRES, '"Drama, Horror"')) == 1
    assert len(said("genre", GENRES, "Drama/Comedy")) == 1


def test_actor_and_character_in_each_item_are_no_list():
    files = {f"films/{i}.md": record(title=f"F {i}", year=1990 + i, cast='["Ann Lee, Bo Peep", "Cy Young, Dee Dell"]') for i in range(9)}
    assert not [f for f in found(files, "list-in-string") if f.severity != "info"]
    files = listed("cast", PEOPLE) | {"films/x.md": record(title="X", year=2000, cast='["Ann Lee, Bo Peep", "Cy Young, Dee Dell"]')}
    assert not found(files, "list-in-string")


def test_a_string_becomes_a_list_in_the_notation_of_the_others():
    blocks = {f"films/{i}.md": f"---\r\ntitle: F{i}\r\nyear: {1990 + i}\r\ndirector:\r\n  - {PEOPLE[i % 4]}\r\n---\r\n" for i in range(6)}
    blocks["films/x.md"] = "---\r\ntitle: X\r\ndirector: Ann Lee, Bo Peep\r\nyear: 2000\r\n---\r\n"
    assert fixed(blocks, "list-in-string")["films/x.md"] == (
        "---\r\ntitle: X\r\ndirector:\r\n  - Ann Lee\r\n  - Bo Peep\r\nyear: 2000\r\n---\r\n"
    )
    blocks["films/x.md"] = "---\r\ntitle: X\r\ndirector:\r\n- Ann Lee, Bo Peep\r\nyear: 2000\r\n---\r\n"
    assert fixed(blocks, "list-in-string")["films/x.md"] == (
        "---\r\ntitle: X\r\ndirector:\r\n- Ann Lee\r\n- Bo Peep\r\nyear: 2000\r\n---\r\n"
    )
    flows = listed("director", PEOPLE) | {"films/x.md": record(title="X", director="'Ann Lee / Bo O''Hara' # as printed", year=2000)}
    assert [f.fix for f in found(flows, "list-in-string")] == [None]
    flows["films/x.md"] = record(title="X", director="'Ann Lee / Bo Peep' # as printed", year=2000)
    assert "director: ['Ann Lee', 'Bo Peep'] # as printed\n" in fixed(flows, "list-in-string")["films/x.md"]
    flows["films/x.md"] = record(title="X", director='["Ann Lee, Bo Peep"]', year=2000)
    assert 'director: ["Ann Lee", "Bo Peep"]\n' in fixed(flows, "list-in-string")["films/x.md"]


def keyed(usual, odd, value="words of some kind", odd_value="words of another", times=12):
    files = {f"films/{i}.md": record(title=f"Film {i}", year=1980 + i, **{usual: value}) for i in range(times)}
    return found(files | {"films/x.md": record(title="X", year=2000, **{odd: odd_value})}, "unknown-field")


@pytest.mark.parametrize(
    ("usual", "odd"),
    [
        ("director", "directors"), ("genres", "genre"), ("title_en", "title_es"), ("poster1", "poster2"), ("height", "weight"),
        ("originaltitel", "originaltitle"), ("country", "county_of_birth"), ("image", "images"), ("subtitle", "subtitles"), ("releaseDate", "release_date"),
        ("alt_de", "alt_en"), ("review", "reviewer"), ("cast", "csat"), ("screening", "streaming"),
    ],
)  # fmt: skip
def test_a_key_of_its_own_is_not_misspelt(usual, odd):
    assert not keyed(usual, odd)


@pytest.mark.parametrize(
    ("usual", "odd"),
    [("director", "dierctor"), ("country", "contry"), ("synopsis", "synopisis"), ("regisseur", "regiseur"), ("страна", "стрнаа"), ("releaseDate", "releaseDtae")],
)  # fmt: skip
def test_a_misspelt_key_is_found(usual, odd):
    assert [f.quote for f in keyed(usual, odd)] == [odd]


def test_a_key_whose_values_look_otherwise_is_not_misspelt():
    assert not keyed("poster", "posted", "img/a.jpg", "2020-01-02")
    assert not keyed("prize", "price", "Golden Bear", "5 €")


def test_a_misspelt_key_of_a_list_or_in_a_map_is_renamed_where_it_stands():
    files = listed("director", PEOPLE, 12)
    files["films/x.md"] = "---\ntitle: The dierctor\nyear: 2000\ndierctor:\n  - Ann Lee\n  - Bo Peep\n---\n"
    assert fixed(files, "unknown-field")["films/x.md"] == "---\ntitle: The dierctor\nyear: 2000\ndirector:\n  - Ann Lee\n  - Bo Peep\n---\n"
    files = {f"films/{i}.md": f'+++\ntitle = "F {i}"\n[extra.movie]\ndirector = "Ann Lee"\n+++\n' for i in range(12)}
    files["films/x.md"] = '+++\ntitle = "X"\n[extra.movie]\ndirecttor = "Ann Lee"\n+++\n'
    assert fixed(files, "unknown-field")["films/x.md"] == files["films/x.md"].replace("tt", "t")


def rated(values, key="rating", odd=None):
    files = {f"films/{i}.md": record(title=f"Film {i}", year=1980 + i, director="Ann Lee", **{key: v}) for i, v in enumerate(values)}
    return [(f.severity, f.quote) for f in found(files, "rating-out-of-range")]


@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("rating", [1, 2, 3, 4, 5] * 3 + [8]),  # a scale of 10, or two
        ("rating", [60, 70, 85, 90, 100] * 3),
        ("rating", [0, 0, 5]),
        ("rating", ["5/5", "0/5", "10/10", "100/100"]),
        ("rating", ["A+", "B-", "★★★★", "7"] * 4),
        ("imdbRating", ["10.0", "0", "7.4", "8,1", "7.4/10", "81%"]),
        ("metacritic", [64, 100, 81, 90]),
        ("rating", [3, 4, 5, 45]),  # too few to know
        ("rating", ["pg-13", "24/7", "3:10", "40分"] * 3),
    ],
)  # fmt: skip
def test_ratings_within_their_scale(key, values):
    assert not rated(values, key)


@pytest.mark.parametrize(
    ("key", "values", "wrong"),
    [
        ("rating", ["4/5", "6/5"], ["6/5"]),
        ("imdbRating", [7.4, 8.1, 74], ["74"]),
        ("rating", [3.5, 4, 4.5, 5, 2] * 4 + [45], ["45"]),
    ],
)
def test_ratings_beyond_their_scale(key, values, wrong):
    assert rated(values, key) == [("error", w) for w in wrong]


def test_a_platform_written_on_another_scale_throughout_is_said_once():
    assert [severity for severity, _ in rated([74, 81, 66, 70, 59, 90], "imdbRating")] == ["info"]


def shelf(*names):
    return dict.fromkeys(names, b"")


def named(values, key="poster"):
    return {f"content/films/f{i}.md": record(title=f"F {i}", year=1980 + i, **{key: v}) for i, v in enumerate(values)}


@pytest.mark.parametrize(
    "value",
    [
        "https://example.org/z.jpg", "//cdn.example.org/z.jpg", '"{{ site.baseurl }}/img/z.jpg"', '"{% asset z.jpg %}"', "data:image/png;base64,AAAA",
        "/reviews/z/", "z", "N/A", "/img/caf%C3%A9.jpg", '"/img/a.jpg =300x"', "/img/a.jpg?w=300#top", "../../../outside/z.jpg", "img/z.jpg",
        '"Z.jpg: a film about files"', "/img/z.html", "file:///img/z.jpg",
    ],
)  # fmt: skip
def test_a_file_that_is_there_or_elsewhere_is_not_missing(value):
    files = named(["/img/a.jpg", "/img/b.jpg", "/img/c.jpg", "/img/d.jpg", value])
    assert not found(files | shelf(*(f"static/img/{n}.jpg" for n in "abcd"), "static/img/cafe\u0301.jpg"), "missing-file")


def test_files_of_one_name_in_many_folders_witness_nothing_for_each_other():
    films = {f"content/films/f{i}/index.md": record(title=f"F {i}", year=1980 + i, poster="poster.jpg") for i in range(6)}
    assert not found(films | shelf("content/films/f0/poster.jpg"), "missing-file")
    told = found(films | shelf(*(f"content/films/f{i}/poster.jpg" for i in range(5))), "missing-file")
    assert [(f.severity, f.place.path) for f in told] == [("error", "content/films/f5/index.md")]


def test_a_folder_that_is_not_in_the_archive_is_only_mentioned():
    files = named(["/img/a.jpg", "/img/b.jpg", "/img/c.jpg", "/uploads/d.jpg"]) | shelf(*(f"static/img/{n}.jpg" for n in "abc"))
    assert [f.severity for f in found(files, "missing-file")] == ["info"]


def test_half_of_the_posters_missing_is_said_once():
    files = named([f"/img/{i}.jpg" for i in range(20)]) | shelf(*(f"static/img/{i}.jpg" for i in range(12)))
    assert [(f.severity, "8 of 20" in f.sentence) for f in found(files, "missing-file")] == [("info", True)]


def test_capitals_in_a_file_name_are_told():
    files = named(["/img/a.jpg", "/img/b.jpg", "/img/c.jpg", "/img/D.JPG"]) | shelf(*(f"static/img/{n}.jpg" for n in "abcd"))
    assert [f.sentence for f in found(files, "missing-file")] == [
        '"/img/D.JPG" is written d.jpg at static/img/d.jpg; 3 of 4 files that poster names are there'
    ]


def test_pictures_and_links_in_prose_are_looked_for():
    prose = "![A still](../img/{0}.jpg \"title\") and `![code](../img/none.jpg)` and [the programme](../img/{0}.pdf) <img alt='' src='../img/{0}.png'>"
    files = {f"posts/p{n}.md": f"# A film\n\nIt is a long story.\n\n{prose.format(n)}\n" for n in "abcde"}
    there = shelf(*(f"img/{n}.{e}" for n in "abcd" for e in ("jpg", "png", "pdf")), "img/e.png")
    assert [f.quote for f in found(files | there, "missing-file")] == ["../img/e.jpg", "../img/e.pdf"]


@pytest.mark.parametrize(
    "line",
    [
        "[sic]", "[…]", "[Applause]", '"[He] said so."', "[Director's cut]", "Your name here is mud, she says.", "A caption.", "He left a to-do list.",
        "<!-- TODO: add a still -->", "`[Insert quote here]`", "[Add it here](https://example.org/list)", "TBA", "Untitled",
        "(Add to that a text by her brother.)", "Todo: fama, fortuna y éxito.", "Your nightmare ends here.", "Insert coin here", "{{ page.title }}",
        "{% include review.html %}", "[hier in Berlin]", "Write it here.", "[Put differently: a mess]",
    ],
)  # fmt: skip
def test_what_a_writer_wrote_is_no_placeholder(line):
    assert not found(
        {"films/a.md": record(title="Untitled", director="TBA", year=2000) + f"\nIt is a film.\n\n{line}\n"}, "placeholder-text"
    )


@pytest.mark.parametrize(
    "line", ["[Insert quote here]", "**[Add plot summary here]**", "Lorem ipsum dolor sit amet.", "- TODO: write more"]
)
def test_what_a_template_wrote_is_a_placeholder(line):
    assert len(found({"films/a.md": record(title="A", year=2000) + f"\nIt is a film.\n\n{line}\n"}, "placeholder-text")) == 1


def test_a_joke_within_a_sentence_is_only_mentioned():
    text = record(title="A", year=2000) + "\nIt stars [insert actor's name here] as himself, again.\n"
    assert [f.severity for f in found({"films/a.md": text}, "placeholder-text")] == ["info"]


def test_a_template_and_a_draft_may_hold_placeholders():
    text = record(title="A", year=2000, status="draft", synopsis='"[Add plot summary here]"')
    assert [f.severity for f in found({"films/a.md": text}, "placeholder-text")] == ["info"]
    assert not found({"archetypes/film.md": text, "_templates/review.md": text, "films/film-template.md": text}, "placeholder-text")
