"""What a key means by its words, and by the keys around it."""

from __future__ import annotations

import pytest
from archives import read, record


def meant(key, value):
    """The field that a key states in records of films, a rating with its scale and source, an identifier as it is; "x" for a key that is not understood."""
    fields = {} if key == "director" else {"director": "Ion Popescu"}
    files = {f"films/f{n}.md": record(f"Film {'ABC'[n] * 2}", year=1950 + 7 * n, **fields, **{f'"{key}"': value}) for n in range(3)}
    (one,) = (s for s in read(files).documents[0].statements if s.scalar and s.scalar.key[0] == key)
    more = {
        "rating": lambda: (f"{one.value['best']}", f"{one.value['source']}"),
        "identifier": lambda: (one.value,),
        "release_date": lambda: (one.qualifier,) if one.qualifier else (),
    }
    return " ".join(("x" if one.field.startswith("x:") else one.field, *more.get(one.field, tuple)()))


@pytest.mark.parametrize(
    ("key", "map_", "expected"),
    [
        ("director", "{director: Ana Paz}", "director"),
        ("writer", "{director: Ana Paz}", "director"),
        ("director", "{actor: Ana Paz}", "cast"),
        ("director", "{actress: Ana Paz}", "cast"),
        ("director", "{writer: Ana Paz}", "x"),
        ("cast", "{actor: Ana Paz}", "cast"),
        ("cast", "{director: Ana Paz}", "director"),
        ("crew", "{director: Ana Paz}", "director"),
        ("crew", "{author: Ana Paz}", "x"),
        ("crew", "{actor: Ana Paz}", "cast"),
        ("author", "{director: Ana Paz}", "director"),
        ("author", "{name: Ana Paz}", "author"),
        ("credits", "{actor: Ana Paz}", "cast"),
        ("director", "{name: Ana Paz}", "director"),
        ("director", "{fr: Ana Paz}", "director"),
        ("release", "{date: 2001-05-04}", "release_date"),
        ("published", "{date: 2001-05-04}", "published"),
        ("published", "{value: 2001-05-04}", "published"),
        ("watched", "{date: 2001-05-04}", "watched"),
        ("director", "{date: 2001-05-04}", "x"),
        ("festival", "{date: 2001-05-04}", "x"),
        ("genre", "{value: Drama}", "genre"),
        ("genre", "{name: Drama}", "genre"),
        ("rating", "{imdb: 7.5}", "rating 10 imdb"),
        ("ratings", "{imdb: 7.5}", "rating 10 imdb"),
        ("ratings", "{imdb: {value: 7.5}}", "rating 10 imdb"),
        ("ratings", "{imdb: {score: 7.5}}", "rating 10 imdb"),
        ("ratings", "{imdb: {rating: 7.5}}", "rating 10 imdb"),
        ("ratings", "{imdb: {count: 75}}", "x"),
        ("ratings", "{critics: 7.5}", "rating 10 critics"),
        ("imdb", "{rating: 7.5}", "rating 10 imdb"),
        ("imdb", "{id: tt0000010}", "identifier imdb:tt0000010"),
        ("ids", "{imdb: tt0000010}", "identifier imdb:tt0000010"),
        ("externalIds", "{tmdb: 1832}", "identifier tmdb:1832"),
        ("uniqueid", "{tmdb: 1832}", "identifier tmdb:1832"),
        ("identifiers", "{tmdb: 1832}", "identifier tmdb:1832"),
        ("external", "{tmdb: 1832}", "identifier tmdb:1832"),
        ("other", "{tmdb: 1832}", "identifier tmdb:1832"),
        ("ids", "{shop: 1832}", "x"),
        ("imdb", "{poster: a.jpg}", "image"),
        ("imdb", "{runtime: 91 min}", "x"),
        ("original_title", "{en: Kruger}", "original_title"),
        ("original_title", "{name: Kruger}", "original_title"),
        ("rating", "{value: 4/5}", "rating 5 None"),
        ("rating", "{name: 4/5}", "x"),
        ("image", "{url: a.jpg}", "image"),
        ("image", "{path: a.jpg}", "image"),
        ("image", "{alt: a.jpg}", "caption"),
        ("poster", "{src: a.jpg}", "image"),
        ("director", "{url: https://example.org/a}", "x"),
        ("link", "{url: https://example.org/a}", "link"),
        ("link", "{href: https://example.org/a}", "link"),
        ("film", "{genre: Drama}", "genre"),
        ("film", "{country: Spain}", "country"),
        ("film", "{title: Kruger}", "title"),
        ("thing", "{genre: Drama}", "genre"),
        ("thing", "{country: Spain}", "x"),
        ("thing", "{image: a.jpg}", "image"),
        ("thing", "{tag: Drama}", "x"),
        ("thing", "{topic: Drama}", "x"),
        ("thing", "{original_title: Kruger}", "original_title"),
        ("thing", "{writer: Ana Paz}", "writer"),
        ("thing", "{producer: Ana Paz}", "x"),
        ("thing", "{rating: 4/5}", "x"),
        ("thing", "{runtime: 91 min}", "runtime"),
        ("trailer", "{runtime: 91 min}", "x"),
        ("trailer", "{image: a.jpg}", "x"),
        ("festival", "{genre: Drama}", "x"),
        ("file", "{genre: Drama}", "genre"),
        ("image", "{image: a.jpg}", "image"),
    ],
)
def test_a_key_in_the_map_of_another_means(key, map_, expected):
    assert meant(key, map_) == expected


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("IMDb rating", "7.5", "rating 10 imdb"),
        ("rating (imdb)", "7.5", "rating 10 imdb"),
        ("my imdb rating given", "7.5", "rating 10 imdb"),
        ("rating by tmdb users", "7.5", "rating 10 tmdb"),
        ("my rt rating given", "7", "rating None None"),
        ("audience score", "4/5", "rating 5 audience"),
        ("audience rating given", "4/5", "rating 5 audience"),
        ("rating given (1-10)", "4", "rating 10 None"),
        ("rating given (out of 5)", "4", "rating 5 None"),
        ("age rating given", "12", "x"),
        ("rating count all", "12", "x"),
        ("genre 2", "Drama", "genre"),
        ("genre40", "Drama", "genre"),
        ("genre41", "Drama", "x"),
        ("genre 40", "Drama", "genre"),
        ("genre 41", "Drama", "x"),
        ("runtime 2", "91 min", "x"),
        ("rating5", "4", "rating 5 None"),
        ("rating10", "4", "rating 10 None"),
        ("rating7", "4", "rating None None"),
        ("filmRating", "4/5", "rating 5 None"),
        ("film genre", "Drama", "genre"),
        ("movie country", "Spain", "country"),
        ("genre list", "Drama", "genre"),
        ("genre listing", "Drama", "genre"),
        ("genre name", "Drama", "genre"),
        ("genre title", "Drama", "x"),
        ("name genre", "Drama", "x"),
        ("director name", "Ana Paz", "director"),
        ("name director", "Ana Paz", "x"),
        ("genre fr", "Drama", "genre"),
        ("fr genre", "Drama", "genre"),
        ("runtime fr", "91 min", "x"),
        ("genres", "Drama", "genre"),
        ("runtime (min)", "91", "runtime"),
        ("min", "91", "runtime"),
        ("length in minutes", "91", "runtime"),
        ("minutes country", "91", "runtime"),
        ("release France", "2001-05-04", "release_date FR"),
        ("France release", "2001-05-04", "release_date FR"),
        ("release date in France", "2001-05-04", "release_date FR"),
        ("release x", "2001-05-04", "x"),
        ("maker (director)", "Ana Paz", "director"),
        ("director (maker)", "Ana Paz", "director"),
    ],
)
def test_a_key_of_several_words_means(key, value, expected):
    assert meant(key, value) == expected
