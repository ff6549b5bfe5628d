"""Keys are known by their names, in many languages, spellings and nestings."""

import pytest
from stated import front, one, stated

from matchcut import languages
from matchcut.collections import lexicon
from matchcut.model import fields


def meant(key):
    return [m.field for m in lexicon.meanings(key)]


@pytest.mark.parametrize(
    ("field", "keys"),
    [
        (
            "title",
            "title Title name film-title movie_title movieTitle titre Titel Titel titolo título tytuł название 标题 片名 タイトル 제목 název τίτλος العنوان",
        ),
        (
            "director",
            "director directors Director directed_by film_director director_name director1 Regie réalisateur Réalisation dirección direção regia reżyseria режиссёр Режиссер 导演 監督 감독 regissör rendező yönetmen",
        ),
        ("year", "year rok année annee Año ano anno Jahr jaar yıl 年份 год έτος"),
        (
            "runtime",
            "runtime running_time duration Laufzeit Länge durée duración durata czas_trwania продолжительность 片长 상영시간 longueur süre",
        ),
        ("country", "country countries Land pays país paese kraj страна 国家 국가 ülke země"),
        ("cast", "cast actors starring actor_2 Darsteller avec reparto elenco obsada 主演 出演 출연 skådespelare"),
        ("genre", "genre genres género genere gatunek жанр 类型 ジャンル 장르 žánr"),
        ("rating", "rating myRating score stars Bewertung note nota voto ocena оценка 评分 我的评分 betyg puan"),
        ("screened", "screening séance projeksiyon pokaz Vorführung proyección сеанс 放映"),
        ("watched", "watched date_watched Watched_Date gesehen_am vu_le 观看日期 дата_просмотра"),
        ("original_title", "originalTitle original_title Originaltitel titre_original 原名 原題 title_original tytuł_oryginalny"),
        ("writer", "writer screenplay Drehbuch scénario guión sceneggiatura scenariusz сценарий 编剧 脚本 roteiro"),
    ],
)
def test_a_key_is_known_in_many_languages(field, keys):
    assert [key for key in keys.split() if field not in meant(key.replace("_", " ")) or field not in meant(key)] == []


@pytest.mark.parametrize(
    ("key", "source"),
    [("imdbRating", "imdb"), ("rating_imdb", "imdb"), ("IMDb Rating", "imdb"), ("豆瓣评分", "douban"), ("letterboxd_rating", "letterboxd"), ("rt_score", "rottentomatoes"),
     ("metascore", "metacritic"), ("vote_average", "tmdb")],
)  # fmt: skip
def test_a_rating_names_its_platform(key, source):
    assert [(m.field, m.source) for m in lexicon.meanings(key)] == [("rating", source)]


@pytest.mark.parametrize(
    "key",
    ["imdb_votes", "Num Votes", "Title Type", "slug", "director_id", "top250", "filmography", "weight", "extra", "format", "release_notes"],
)
def test_a_key_that_only_resembles_one_is_not_known(key):
    assert meant(key) == []


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("extra.movie.directors", ["director"]), ("taxonomies.director", ["director"]), ("director.name", ["director"]), ("crew.director", ["director"]),
        ("imdb.rating", ["rating"]), ("ratings.imdb.value", ["rating"]), ("ids.imdb", ["identifier"]), ("external_ids.tmdb", ["identifier"]),
        ("release.date", ["release_date"]), ("screening.date", ["screened"]), ("title.en", ["title"]), ("image.url", ["image"]),
        ("distributor.name", ["distributor"]), ("distributor.country", []), ("book.author", []), ("book.title", []), ("venue.country", []), ("cast.url", []),
    ],
)  # fmt: skip
def test_a_key_is_seen_with_those_that_hold_it(path, fields):
    assert [m.field for m in lexicon.of_path(path.split("."))] == fields


def test_every_field_with_words_is_one_of_the_contract_and_has_an_example():
    keys = languages.entries("keys")
    assert set(keys) <= fields.names()
    assert set(keys) == set(languages.entries("examples"))


def test_a_key_that_may_be_two_things_is_what_its_value_reads_as():
    assert one("title: A\nstars: 4/5")["rating"]["value"] == 4
    assert one("title: A\nyear: 1999\nstars: Tom Hanks")["cast"] == {"name": "Tom Hanks"}
    assert one("title: A\nyear: 1999\nscore: Hans Zimmer")["composer"] == "Hans Zimmer"
    assert one("titel: A\njahr: 1999\nnote: Ein Film für den Sommer.")["description"] == "Ein Film für den Sommer."
    assert one("title: A\nproduction: 1999\nregie: B C")["year"] == 1999
    assert one("title: A\nyear: 1999\npublished: true")["status"] == "published"
    assert one("title: A\nreleased: 2024-05-21\nyear: 2024")["release_date"] == "2024-05-21"


def test_a_key_whose_values_do_not_read_keeps_its_name():
    document = {"a.md": front("title: A\ndirector: Jane Doe\nlength: feature\ncountry: a forest\nwatched: true\nproduction: Black Sheep")}
    assert [f for f, _ in stated(document)] == ["title", "director"]


def test_an_identifier_is_known_by_its_shape_under_any_key():
    told = one("title: A\nref: tt28607951")
    assert told["identifier"] == "imdb:tt28607951"
    assert one("title: A\nsomewhere: https://www.imdb.com/title/tt28607951/?ref_=x")["identifier"] == "imdb:tt28607951"
    assert one("title: A\nimdb: TT28607951")["identifier"] == "imdb:tt28607951"
    assert one("title: A\nimdb_id: '28607951'")["identifier"] == "imdb:tt28607951"


def test_a_platform_key_holds_an_address_an_id_or_a_score():
    assert one("title: A\nyear: 1999\nmetacritic: 64")["rating"] == {"value": 64, "best": 100, "source": "metacritic", "normal": 0.64}
    assert one("title: A\nimdb: https://www.imdb.com/title/tt28607951/")["identifier"] == "imdb:tt28607951"


def test_a_title_in_several_languages_is_one_title_and_others():
    told = stated({"a.md": front("title: {en: Spirited Away, ja: 千と千尋}\ndirector: Hayao Miyazaki")})
    assert ("title", "Spirited Away") in told
    assert ("other_title", "千と千尋") in told
    told = stated({"a.md": front("title: Kynodontas\ntitle_en: Dogtooth\ndirector: Yorgos Lanthimos")})
    assert ("title", "Kynodontas") in told
    assert ("other_title", "Dogtooth") in told


def test_few_values_part_into_genres_as_many_do():
    told = stated({"a.md": front("title: Stalker\nrok: 1979\ngatunek: dramat, fantastyka\ntags: slow / long")})
    assert [v for f, v in told if f in ("genre", "tag")] == ["dramat", "fantastyka", "slow", "long"]


def test_a_link_is_what_it_shows():
    told = stated({"a.md": front('title: Anora\nyear: 2024\ndirector: "[[Sean Baker]]"\ngenre: "[[Drama]], [[x|Comedy]]"')})
    assert [v for f, v in told if f in ("director", "genre")] == ["Sean Baker", "Drama", "Comedy"]


def test_what_a_media_server_writes_is_read_as_it_means_it():
    nfo = (
        "<movie><title>Anora</title><userrating>8</userrating><runtime>139</runtime><credits>Jane Doe</credits><director>Sean Baker</director>"
        "<uniqueid type='imdb'>tt28607951</uniqueid><actor><name>Mikey Madison</name><role>Ani</role></actor></movie>"
    )
    told = stated({"Anora/movie.nfo": nfo})
    for expected in (
        ("writer", "Jane Doe"),
        ("identifier", "imdb:tt28607951"),
        ("cast", {"name": "Mikey Madison", "character": "Ani"}),
        ("runtime", 139),
    ):
        assert expected in told
    assert [(v["value"], v["best"]) for f, v in told if f == "rating"] == [(8, 10)]
