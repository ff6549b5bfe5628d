"""Keys tell units, scales, countries and whose a rating is; records tell what is wrapped around their titles."""

import pytest
from stated import archive, field_of, front, many, one, stated

from matchcut.collections import lexicon
from matchcut.collections.title_wrapping import unwrapped


def meant(key):
    return [(m.field, m.best, m.source, m.qualifier) for m in lexicon.meanings(key)]


@pytest.mark.parametrize(
    ("key", "best", "source"),
    [
        ("Note de la rédaction", None, None), ("Dana's rating", None, None), ("Wertung (1-10)", 10, None), ("Audience score", None, "audience"),
        ("Ocena filmu", None, None), ("Final verdict", None, None), ("stars_out_of_5", 5, None), ("Rating (out of 10)", 10, None), ("Note /20", 20, None),
        ("Nota (0-10)", 10, None), ("Publikbetyg (1-5)", 5, "audience"), ("私の点数(5点満点)", 5, None), ("Gesamtwertung", None, None),
    ],
)  # fmt: skip
def test_a_word_for_a_rating_among_others_makes_a_rating(key, best, source):
    assert meant(key) == [("rating", best, source, None)]


@pytest.mark.parametrize(
    "key", ["Age rating", "rating count", "Classificação indicativa", "Altersfreigabe", "number of ratings", "观看人数"]
)
def test_ages_and_counts_are_no_ratings(key):
    assert not any(m.field == "rating" for m in lexicon.meanings(key))


@pytest.mark.parametrize(
    "key", ["duracaoMin", "durationMin", "min", "Länge (min)", "Durée (min)", "Running Time (mins)", "length_minutes", "片长(分钟)"]
)
def test_units_in_keys_are_passed_over(key):
    assert one(f"title: A\nyear: 1999\n{key}: 97")["runtime"] == 97


@pytest.mark.parametrize(
    ("key", "code"),
    [
        ("Estreia no Brasil", "BR"), ("Kinostart Deutschland", "DE"), ("Deutscher Kinostart", "DE"), ("Sortie en France", "FR"),
        ("Estreno en España", "ES"), ("Uscita in Italia", "IT"), ("US release date", "US"),
    ],
)  # fmt: skip
def test_a_country_in_a_key_qualifies_the_release(key, code):
    document = archive({"a.md": front(f"title: A\nyear: 1999\n{key}: 1999-05-21")}).documents[0]
    assert [(s.value, s.qualifier) for s in document.statements if s.field == "release_date"] == [("1999-05-21", code)]


def test_a_key_with_a_word_for_a_rating_needs_values_that_are_ratings():
    assert one("title: A\nyear: 1999\nNote de la rédaction: 13/20")["rating"]["best"] == 20
    assert "rating" not in one("title: A\nyear: 1999\nNote de la rédaction: un film pour l'été")


def test_nationalities_stand_for_countries_under_their_own_keys_only():
    assert ("country", "BE") in stated({"a.md": front("titre: A\nannée: 1999\nnationalité: français, belge")})
    assert "country" not in one("title: A\nyear: 1999\ncountry: français")


def test_a_key_of_most_maps_in_a_list_is_a_key_whatever_it_is_called():
    told = stated(
        {"a.md": front("titulo: A\nano: 1999\nelenco:\n  - {ator: Sônia Braga, personagem: Clara}\n  - {ator: Udo Kier, personagem: Bo}")}
    )
    assert [v for f, v in told if f == "cast"] == [{"name": "Sônia Braga", "character": "Clara"}, {"name": "Udo Kier", "character": "Bo"}]
    told = stated({"a.md": front("title: A\nyear: 1999\ncast:\n  - {zzz: Jane Doe, qqq: Bo}\n  - {zzz: John Roe, qqq: Al}")})
    assert not any(f == "cast" for f, _ in told)


def test_the_last_two_of_a_list_are_parted_by_their_and():
    told = stated(many("title: {title}\nyear: {year}\nscénario: James Costigan, Ivan Davis et Michael Thomas"), "films/heat.md")
    assert [v for f, v in told if f == "writer"] == ["James Costigan", "Ivan Davis", "Michael Thomas"]


@pytest.mark.parametrize("said", ["nach John Roe", "d'après John Roe", "based on John Roe", "tratto da John Roe"])
def test_who_a_script_is_based_on_wrote_none(said):
    told = one(f"title: A\nyear: 1999\nwriter: Jane Doe, {said}")
    assert (told["writer"], told["based_on"]) == ("Jane Doe", "John Roe")


def test_one_stray_key_for_a_film_leaves_the_titles_of_the_others():
    files = many("title: {title}\ndirector: Jane Doe\nyear: {year}")
    files["films/x.md"] = front("title: The shape of fear\nfilm: Halloween\ndirector: John Roe\nyear: 1978")
    assert ("title", "Heat") in stated(files, "films/heat.md")
    assert [v for f, v in stated(files, "films/x.md") if f in ("title", "headline")] == ["The shape of fear", "Halloween"]


def test_small_collections_show_the_scale_of_their_ratings():
    def best(values):
        files = {f"{n}.md": front(f"title: Film {n}\nyear: 199{n}\nnota: {v}") for n, v in enumerate(values)}
        return [v["best"] for f, v in stated(files, "0.md") if f == "rating"]

    assert best([8.5, 8, 7, 6.5]) == [10]
    assert best([5, 4, 3.5]) == [5]
    assert best([4, 3, 2]) == [None]
    assert best([8, 7]) == [None]


def test_an_empty_star_shows_the_scale_of_the_verdicts_beside_it():
    files = {f"{n}.md": front("title: A\nyear: 1999", f"Text of a film.\n\n{stars}") for n, stars in enumerate(["★★★★☆", "★★★★★", "★★★½"])}
    assert [v["best"] for f, v in stated(files, "2.md") if f == "rating"] == [5]


def test_a_rating_in_a_map_says_whose_it_is_and_how_far_it_goes():
    told = stated({"a.json": '{"title": "A", "director": "Jane Doe", "Ratings": [{"Source": "Rotten Tomatoes", "Value": "92%"}]}'})
    assert [(v["value"], v["source"]) for f, v in told if f == "rating"] == [(92, "rottentomatoes")]
    told = stated({"a.json": '{"title": "A", "director": "Jane Doe", "rating": {"value": 7, "max": 10}}'})
    assert [(v["value"], v["best"]) for f, v in told if f == "rating"] == [(7, 10)]


def test_several_releases_in_one_string_are_each_read():
    told = stated({"a.md": front("片名: 甲\n年份: 2000\n上映日期: 2000-05-20(戛纳电影节) / 2000-09-29(中国香港)")})
    assert [v for f, v in told if f == "release_date"] == ["2000-05-20", "2000-09-29"]


def test_dates_of_showings_are_known_by_what_stands_beside_them():
    timed = many("title: {title}\nyear: {year}\ndate: 2018-10-0{n}T19:30:00Z\npublishDate: 2018-08-20", "screenings/2018-10-0{n}-{slug}.md")
    assert field_of(timed, "date") == "screened"
    hall = many(
        "titel: {title}\njaar: {year}\ndatum: 2018-10-0{n}\naanvang: 20.15 uur\nzaal: Grote Zaal", "programma/2018-10-0{n}-{slug}.md"
    )
    assert field_of(hall, "datum") == "screened"
    assert ("screened", "2019-10-05") in stated({"a.md": front("titulo: A\nanio: 1999\nfunciones:\n  - {fecha: 2019-10-05, sala: Colón}")})


def test_a_diary_that_says_where_and_when_was_watched():
    rows = "".join(f"2020-01-0{n},Film {n},Odeon,20:1{n},{n}/5\n" for n in range(1, 6))
    assert ("watched", "2020-01-01") in stated({"films.csv": "date,title,cinema,time,rating\n" + rows}, "films.csv#1")


@pytest.mark.parametrize(
    "keys",
    [
        "typ: osoba\ntytuł: Andrzej Wajda\nkraj: Polska",
        "title: Andrzej Wajda\nurodzony: 1926-03-06\nkraj: Polska",
        "title: Film quiz night\ndate shown: 2020-01-01",
    ],
)
def test_notes_on_people_and_other_evenings_state_nothing_of_a_film(keys):
    assert {f for f, _ in stated({"a.md": front(keys)})} <= {"headline", "status", "link"}


def test_a_row_that_shows_no_film_states_none():
    table = "Date shown,Film,Director,Year\n21/09/2006,Tsotsi,Gavin Hood,2005\n05/10/2006,Kes,Ken Loach,1969\n22/03/2007,AGM - no film,,\n"
    assert stated({"a.csv": table}, "a.csv#3") == []


def test_templates_are_no_films():
    assert (
        stated(
            {"Templates/film.md": front("title: Title\nyear: 1999\ndirector: Jane Doe"), "b.md": front("title: B\nyear: 1999")},
            "Templates/film.md",
        )
        == []
    )


@pytest.mark.parametrize(
    ("text", "titles", "facts"),
    [
        ("Barbara (D 2012)", ["Barbara"], {"country": "DE", "year": 2012}),
        ("Liebe (Amour, F/D/A 2012)", ["Liebe"], {"year": 2012, "country": "AT"}),
        ("Ela (Her, 2013)", ["Ela"], {"year": 2013}),  # as "Persona (Bergman, 1966)"
        ("[영화] 로마 (Roma, 2018)", ["로마", "Roma"], {"year": 2018}),
        ("Train to Busan (Busanhaeng) - 2016", ["Train to Busan", "Busanhaeng"], {"year": 2016}),
        ("Crítica: Roma, de Alfonso Cuarón", ["Roma"], {"director": "Alfonso Cuarón"}),
        ("Blade Runner 2049", ["Blade Runner 2049"], {}),
    ],
)
def test_what_is_wrapped_around_a_title_is_taken_off(text, titles, facts):
    found = unwrapped(text)
    assert [text[a:b] for a, b in found.spans] == titles
    assert {field: value for *_, field, value in found.facts} == facts


def test_a_year_that_is_not_the_films_stays_in_the_title():
    assert [v for f, v in stated({"a.md": front("title: Barbara (D 2012)\nyear: 1990\ndirector: Jane Doe")}) if f == "title"] == [
        "Barbara (D 2012)"
    ]


def test_data_of_other_programs_is_known_by_its_keys():
    douban = one("doubanId: '1'\ntitle: 甲\nscore: 8.0\nmyRating: 5\ndatePublished: 2018-02-16\ndirector: 胡波")
    assert (douban["rating"]["best"], douban["release_date"]) == (5, "2018-02-16")
    netflix = "Title,Date\nOkja,6/29/17\nDark: Season 1: Secrets,12/5/19\n"
    assert stated({"n.csv": netflix}, "n.csv#1") == [("title", "Okja"), ("watched", "2017-06-29")]
    assert not stated({"n.csv": netflix}, "n.csv#2")


def test_a_column_that_only_counts_states_nothing():
    table = "No,Title,Min\n" + "".join(f"{n},Film {n},{90 + n}\n" for n in range(1, 8))
    told = [(s.field, s.value) for d in archive({"films.csv": table}).documents for s in d.statements if d.row == 3]
    assert told == [("x:No", "3"), ("title", "Film 3"), ("runtime", 93)]
