"""Fields below any key, keys that ask for several things, lines of facts, and what is about another thing than a film."""

import pytest
from stated import archive, field_of, front, many, one, stated

from matchcut.collections import joint, lexicon

SHEET = "title: {title}\n%s:\n  direccion: Jane Doe\n  anio: {year}\n  pais: Argentina\n  idioma: español"


def kind(files, path):
    return next(d.kind for d in archive(files).documents if d.path == path)


@pytest.mark.parametrize("parent", ["ficha", "datos", "pelicula", "technical", "blatt", "xyz_sheet"])
def test_fields_of_films_are_read_below_any_key(parent):
    told = dict(stated(many(SHEET % parent), "films/heat.md"))
    assert (told["year"], told["country"], told["language"], told["director"]) == (1995, "AR", "es", "Jane Doe")


@pytest.mark.parametrize("parent", ["festival", "next", "trailer", "og", "book", "retrospective", "photo_info"])
def test_what_is_said_of_another_thing_is_not_said_of_the_film(parent):
    keys = f"title: {{title}}\ndirector: Jane Doe\n{parent}:\n  year: 2022\n  country: Norway\n  runtime: 12 min\n  language: Norwegian"
    told = dict(stated(many(keys), "films/heat.md"))
    assert not told.keys() & {"year", "country", "runtime", "language"}


def test_items_of_a_list_are_things_of_their_own():
    told = stated(many("title: {title}\ndirector: Jane Doe\nalso:\n  - title: Alien 3\n    year: 1992\n    country: US"), "films/heat.md")
    assert told == [("title", "Heat"), ("director", "Jane Doe")]


def test_a_showing_may_tell_of_the_film_that_is_shown():
    keys = 'title: "Week {n}: {title}"\nscreening:\n  film: {title}\n  director: Jane Doe\n  country_year: Italy, {year}\n  room: 204'
    told = stated(many(keys), "films/heat.md")
    assert told[1:5] == [("title", "Heat"), ("director", "Jane Doe"), ("country", "IT"), ("year", 1995)]


@pytest.mark.parametrize(
    ("key", "value", "facts"),
    [
        ("Land/Jahr", "D 1972", [("country", "DE"), ("year", 1972)]),
        ("Country & Year", "France, 1962", [("country", "FR"), ("year", 1962)]),
        ("製作年/国", "1953年／日本", [("year", 1953), ("country", "JP")]),
        ("título y año", "Zama, 2017", [("title", "Zama"), ("year", 2017)]),
        ("Regie / Buch", "Jane Doe / Ann Poe", [("director", "Jane Doe"), ("writer", "Ann Poe")]),
        ("Режисер / Сценарист", "Марія Коваль", [("director", "Марія Коваль"), ("writer", "Марія Коваль")]),
        ("Regia e sceneggiatura", "Ada Poe e Bea Roe", [("director", "Ada Poe"), ("director", "Bea Roe"), ("writer", "Ada Poe"), ("writer", "Bea Roe")]),
        ("Regie / Director", "Jane Doe", [("director", "Jane Doe")]),
    ],
)  # fmt: skip
def test_a_key_may_ask_for_several_things(key, value, facts):
    own = "" if "ítulo" in key else "Titel;"
    table = f"{own}{key};Dauer\n" + "".join(f"{own and f'Film {n};'}{value};{90 + 3 * n}\n" for n in range(4))
    told = stated({"films.csv": table}, "films.csv#1")
    assert sorted(p for p in told if p[0] != "runtime" and p[1] != "Film 0") == sorted(facts)


def test_keys_of_one_name_are_not_parted():
    assert not any(joint.fields(key) for key in ("release date", "制片国家/地区", "Date/Time"))
    assert joint.fields("Film / Jahr") == ("title", "year")


def test_a_key_in_brackets_or_a_unit_alone_is_one():
    assert lexicon.meanings("maker (regisseur)")[0].field == "director"
    assert lexicon.meanings("Хв.")[0].field == lexicon.meanings("Min.")[0].field == "runtime"


@pytest.mark.parametrize(
    "line",
    [
        "*Großbritannien/USA 1979, 117 Min., Regie: Ridley Scott*",
        "UK/USA | 1979 | 117 min | Dir. Ridley Scott",
        "di Ridley Scott - UK/USA 1979, 117'",
        "UK/USA, 1979. Directed by Ridley Scott. 117 minutes.",
    ],
)
def test_a_text_may_begin_with_a_line_of_facts(line):
    told = dict(stated({"a.md": f"# Alien\n\n{line}\n\nThe work begins.\n"}))
    assert (told["title"], told["year"], told["runtime"], told["director"]) == ("Alien", 1979, 117, "Ridley Scott")


@pytest.mark.parametrize("line", ["India, 2016", "By Jane Doe, 2020", "Germany, 12 May 2020", "France, 45 min"])
def test_a_byline_or_a_dateline_is_no_line_of_facts(line):
    assert not {"title", "country", "director", "runtime"} & {f for f, _ in stated({"a.md": f"# On film\n\n{line}\n\nThe work begins.\n"})}


def test_values_may_be_facts_in_a_line_whatever_their_key():
    told = dict(stated(many("title: {title}\nzeile: France/Belgium {year}, 98 min"), "films/heat.md"))
    assert (told["year"], told["runtime"]) == (1995, 98)
    assert one("title: Alien\ndirector: Jane Doe\ngyartas: magyar, 2015")["country"] == "HU"


def test_texts_that_end_in_a_verdict_are_reviews_of_what_their_headline_names():
    files = {f"texte/{t}.md": f"# {t}\n\nEin stiller Film.\n\nWertung: 4 von 5 Sternen\n" for t in ("Alien", "Heat", "Ran", "Ida", "Zama")}
    assert ("title", "Heat") in stated(files | {"texte/warum.md": "# Warum ich schreibe\n\nÜber Filme.\n"}, "texte/Heat.md")


def test_a_short_headline_over_a_rated_text_that_calls_itself_one_on_a_film_names_it():
    keys = "title: Parasite\ntags: [%s]\nrating: 4/5"
    assert ("reviews", "Parasite") in stated({"blog/2020-01-01-parasite.md": front(keys % "film")})
    assert "reviews" not in dict(stated({"blog/2020-01-01-parasite.md": front(keys % "garden")}))


def test_a_title_in_eastern_quotation_marks_names_the_film_of_a_rated_text():
    told = stated({"a.md": front("title: 《活着》：一个时代的影子\ncategories: 影评\nrating: 8/10", "这部电影……")})
    assert [p for p in told if p[0] in ("headline", "reviews")] == [("headline", "《活着》：一个时代的影子"), ("reviews", "活着")]


def test_other_posts_between_reviews_have_headlines():
    files = many('layout: review\ntitle: "{title} ({year})"\ndirector: Jane Doe\nrating: 4', "posts/{slug}.md") | {
        "posts/comments.md": front("layout: post\ntitle: Comments Are Off"),
        "posts/best.md": front("layout: post\ntitle: The Ten Best Films of 2017"),
    }
    assert stated(files, "posts/comments.md")[0] == ("headline", "Comments Are Off")
    assert stated(files, "posts/best.md")[0] == ("headline", "The Ten Best Films of 2017")


@pytest.mark.parametrize(
    "keys",
    [
        "title: Acting for film\nduration: 90 min\nguest: Jane Doe",
        "title: Making Movies\nauthor: Ann Poe\nyear: 1995\npages: 240",
        "title: Episode 12 - Heat\nduration: 55 min",
        "title: Twin Towns\nyear: 1990\nseasons: 3",
    ],
)
def test_what_is_about_another_thing_is_a_page(keys):
    assert kind({"notes/a.md": front(keys)}, "notes/a.md") == "page"


def test_a_page_may_have_a_year_in_its_name():
    assert kind({"notes/awards-2019.md": front("title: Awards 2019\nyear: 2019")}, "notes/awards-2019.md") == "page"


def test_a_date_beside_draft_or_another_date_of_the_showing_is_that_of_the_text():
    keys = "title: {title}\ndate: 2023-04-1{n}\ndraft: false\nfuncion:\n  fecha: 2023-09-0{n}\n  entrada: libre\nficha:\n  anio: {year}\n  pais: Chile"
    keys = keys.replace("fecha: 2023-09-0{n}", "fecha: 2023-09-1{n}")
    assert field_of(many(keys), "date") == "published"
    assert field_of(many(keys), "funcion.fecha") == "screened"
    table = "Fecha\tPelícula\tDirección\n" + "".join(f"0{n}-04-2019\tFilm {n}\tJane Doe\n" for n in range(1, 9))
    assert field_of({"registro/funciones-2019.tsv": table}, "Fecha") == "screened"


def test_an_identifier_may_have_its_platform_in_another_column():
    table = "media_id,source,media_type,title\n1064213,tmdb,movie,Anora\n1396,tmdb,tv,Towns\n"
    assert stated({"y.csv": table}, "y.csv#1") == [("identifier", "tmdb:1064213"), ("title", "Anora")]
    assert "identifier" not in dict(stated({"y.csv": table}, "y.csv#2"))
    rows = "id,imdb_id,title,release_date,overview\n348,tt0078748,Alien,1979-05-25,x\n949,tt0113277,Heat,1995-12-15,y\n"
    assert stated({"t.csv": rows}, "t.csv#1")[:2] == [("identifier", "tmdb:348"), ("identifier", "imdb:tt0078748")]


def test_a_small_table_of_titles_years_and_ratings_is_one_of_films_and_one_of_books_is_not():
    films = {"ratings.csv": "Name,Year,Rating\nAnora,2024,4\nHeat,1995,5\nAlien,1979,4.5\n"}
    books = {"ratings.csv": "title,author,year,rating\nEmma,Jane Austen,1815,5\nDune,Frank Herbert,1965,4\n"}
    assert ("title", "Heat") in stated(films, "ratings.csv#2")
    assert stated(books, "ratings.csv#2") == []


def test_who_inspired_a_script_is_stated_apart_from_its_writers():
    told = stated({"a.md": front('title: A\nyear: 1999\nwriter: "Ann Poe, inspired by John Roe"')})
    assert [s for s in told if s[0] in ("writer", "based_on")] == [("writer", "Ann Poe"), ("based_on", "John Roe")]
