"""Identifiers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcut.values.identifier import check_character, identifiers, in_filename, platform_of


@pytest.mark.parametrize(
    ("text", "canonical", "kind"),
    [
        ("https://www.imdb.com/title/tt28607951/", "imdb:tt28607951", "film"),
        ("https://www.imdb.com/title/tt0285441/?ref_=fn_al_tt_1", "imdb:tt0285441", "film"),
        ("https://m.imdb.com/de/name/nm0000123", "imdb:nm0000123", "person"),
        ("https://movie.douban.com/subject/10811181/", "douban:10811181", "film"),
        ("https://www.themoviedb.org/movie/1064213-anora", "tmdb:1064213", "film"),
        ("https://www.themoviedb.org/tv/1399", "tmdb:tv/1399", "film"),
        ("https://www.wikidata.org/wiki/Q123", "wikidata:Q123", "other"),
        ("https://letterboxd.com/film/anora/", "letterboxd:anora", "film"),
        ("https://boxd.it/tfLaD", "boxd:tfLaD", "other"),
        ("https://doi.org/10.5240/7791-8534-2C23-9030-8610-5", "eidr:10.5240/7791-8534-2C23-9030-8610-5", "film"),
        ("https://www.rottentomatoes.com/m/anora_2024", "rottentomatoes:anora_2024", "film"),
        ("https://www.filmaffinity.com/es/film543974.html", "filmaffinity:543974", "film"),
        ("https://mubi.com/en/us/films/anora", "mubi:anora", "film"),
        ("imdb:tt28607951", "imdb:tt28607951", "film"),
        ("tt28607951", "imdb:tt28607951", "film"),
        ("https://www.imdb.com/de/title/tt28607951/reviews?sort=x", "imdb:tt28607951", "film"),
        ("https://m.douban.com/movie/subject/10811181/", "douban:10811181", "film"),
        ("douban://douban.com/movie/10811181", "douban:10811181", "film"),
        ("https://www.kinopoisk.ru/film/1234567/", "kinopoisk:1234567", "film"),
        ("https://www.kinopoisk.ru/film/matritsa-1999-301/", "kinopoisk:301", "film"),
        ("https://www.filmweb.pl/film/Anora-2024-10047424", "filmweb:10047424", "film"),
        ("https://www.csfd.cz/film/1234567-anora/prehled/", "csfd:1234567", "film"),
        ("https://www.csfd.cz/tvurce/123-x/", "csfd:123", "person"),
        ("https://trakt.tv/movies/anora-2024", "trakt:anora-2024", "film"),
        ("https://www.thetvdb.com/movies/anora", "tvdb:anora", "film"),
        ("https://www.filmportal.de/film/anora_a7f9b5e4d8a44c1f9e0b2c3d4e5f6a7b", "filmportal:a7f9b5e4d8a44c1f9e0b2c3d4e5f6a7b", "film"),
        ("https://www.senscritique.com/film/anora/61389012", "senscritique:61389012", "film"),
        ("https://www.allocine.fr/film/fichefilm_gen_cfilm=123.html", "allocine:123", "film"),
        ("https://www.metacritic.com/movie/anora/critic-reviews", "metacritic:anora", "film"),
        ("https://letterboxd.com/tmdb/1064213", "tmdb:1064213", "film"),
        ("https://letterboxd.com/someone/film/anora/1/", "letterboxd:anora", "film"),
    ],
)
def test_an_address_gives_its_identifier(text: str, canonical: str, kind: str) -> None:
    (found,) = identifiers(text)
    assert (found.canonical, found.kind, found.malformed) == (canonical, kind, None)
    assert text[found.start : found.end] == found.id


@pytest.mark.parametrize(
    ("text", "malformed", "fixed"),
    [
        ("TT0390384", "is in capitals", "tt0390384"),
        ("tt12345", "has 5 digits, not 7 or 8", None),
        ("ttO285441", "has the letter O for a zero", "tt0285441"),
        ("0285441", "lacks its tt", "tt0285441"),
        ("https://www.imdb.com/title/28607951/", "lacks its tt", "tt28607951"),
        ("https://www.imdb.com/title/nm0000123/", "is no id of a film", None),
        ("10.5240/7791-8534-2C23-9030-8610-6", "has a wrong check character", None),
    ],
)
def test_a_malformed_id_says_what_is_wrong(text: str, malformed: str, fixed: str | None) -> None:
    (found,) = identifiers(text, key="imdbId")
    assert (found.malformed, found.fixed) == (malformed, fixed)


def test_a_bare_id_needs_a_field_that_says_whose_it_is() -> None:
    assert identifiers("0285441") == identifiers("1064213") == identifiers("anora") == []
    assert identifiers("1064213", key="tmdb")[0].canonical == "tmdb:1064213"
    assert identifiers("10811181", platform="douban")[0].canonical == "douban:10811181"
    assert identifiers("0000-0000-D07A-0090-Q-0000-0000-X", key="isan")[0].canonical == "isan:0000-0000-D07A-0090-Q-0000-0000-X"
    assert identifiers("6.6", key="imdb") == []


@pytest.mark.parametrize(
    ("stem", "canonical"),
    [("tt0285441", "imdb:tt0285441"), ("anora-tt28607951", "imdb:tt28607951"), ("Anora (2024) {tmdb-1064213}", "tmdb:1064213"),
     ("Anora [imdbid-tt28607951]", "imdb:tt28607951"), ("TT0285441", "imdb:tt0285441"), ("anora", None), ("1917", None), ("att0285441", None),
     ("tt0285441-tt0285442", None)],
)  # fmt: skip
def test_a_file_may_be_named_by_an_identifier(stem: str, canonical: str | None) -> None:
    found = in_filename(stem)
    assert (found and found.canonical) == canonical
    assert found is None or stem[found.start : found.end] == found.id


@pytest.mark.parametrize(
    ("key", "platform"),
    [
        ("imdbId", "imdb"),
        ("douban_id", "douban"),
        ("tmdbID", "tmdb"),
        ("kinopoisk_id", "kinopoisk"),
        ("ČSFD", "csfd"),
        ("豆瓣链接", "douban"),
        ("豆瓣评分", None),
        ("Кинопоиск", "kinopoisk"),
        ("thetvdb", "tvdb"),
        ("imdbRating", None),
        ("title", None),
        ("", None),
    ],
)
def test_a_key_names_its_platform(key: str, platform: str | None) -> None:
    assert platform_of(key) == platform


@pytest.mark.parametrize(
    "text",
    ["", "https://en.wikipedia.org/wiki/Anora", "https://example.com/imdb", "https://www.kinopoisk.ru/", "imdb.com/title/", "a" * 50_000],
)
def test_what_is_no_identifier_gives_none(text: str) -> None:
    assert identifiers(text) == []


@given(st.text("0123456789ABCDEF", min_size=20, max_size=20))
def test_every_eidr_with_its_check_character_is_whole(digits: str) -> None:
    body = "-".join(digits[i : i + 4] for i in range(0, 20, 4))
    (found,) = identifiers(f"10.5240/{body}-{check_character(body)}")
    assert found.malformed is None


@given(st.integers(0, 99_999_999))
def test_every_imdb_number_reads_back(number: int) -> None:
    (found,) = identifiers(f"https://www.imdb.com/title/tt{number:07d}/")
    assert found.canonical == f"imdb:tt{number:07d}"
