"""Ratings and verdicts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcut.values.rating import GRADES, Rating, differ, rating, ratings, scale_of, source_named, verdict


@pytest.mark.parametrize(
    ("text", "score", "best", "normal"),
    [
        ("4/5", 4, 5, 0.8), ("8.1", 8.1, None, None), ("★★★½", 3.5, None, None), ("★★★☆☆", 3, 5, 0.6), ("* * * 1/2", 3.5, None, None),
        ("3.5 stars", 3.5, None, None), ("3½/5", 3.5, 5, 0.7), ("4 out of 5", 4, 5, 0.8), ("four and a half out of five stars", 4.5, 5, 0.9),
        ("B+", "B+", None, 0.75), ("A−", "A-", None, 0.8333), ("F", "F", None, 0), ("85%", 85, 100, 0.85), ("8,5/10", 8.5, 10, 0.85),
        ("8.5分", 8.5, None, None), ("三星半", 3.5, 5, 0.7), ("●●●●●●○○○○", 6, 10, 0.6), ("11/10", 11, 10, None),
    ],
)  # fmt: skip
def test_ratings_are_read(text: str, score: float | str, best: float | None, normal: float | None) -> None:
    found = rating(text)
    assert found is not None
    assert found.value == {"value": score, "best": best, "source": None, "normal": normal}


@pytest.mark.parametrize(
    ("text", "score", "best"),
    [
        ("4 of 5", 4, 5), ("4,5 von 5", 4.5, 5), ("8 из 10", 8, 10), ("4 z 5", 4, 5), ("5 av 6", 5, 6), ("4 van de 5", 4, 5), ("4.5/5.0", 4.5, 5), ("4/5 stars", 4, 5),
        ("4 stars out of 5", 4, 5), ("4 (out of 5)", 4, 5), ("quatre étoiles sur cinq", 4, 5), ("vier von fünf Sternen", 4, 5), ("vier einhalb von fünf", 4.5, 5),
        ("четыре с половиной из пяти", 4.5, 5), ("quattro stelle su cinque", 4, 5), ("ocho de diez", 8, 10), ("viereinhalb Sterne", 4.5, None), ("cztery gwiazdki", 4, None),
        ("四星半", 4.5, 5), ("4星", 4, 5), ("四颗星", 4, 5), ("八分", 8, None), ("9分（满分10分）", 9, 10), ("满分10分，我给8分", 8, 10), ("8分/10分", 8, 10),
        ("10点満点中8点", 8, 10), ("星4つ", 4, None), ("5つ星のうち4.5", 4.5, 5), ("별 네 개", 4, None), ("10점 만점에 8점", 8, 10), ("８／１０", 8, 10),
        ("***1/2", 3.5, None), (r"\*\*\*", 3, None), ("3½", 3.5, None), ("3 1/2", 3.5, None), ("3 et demi", 3.5, None), ("3 étoiles et demie", 3.5, None), ("5 out of 5 stars!", 5, 5), ("**4/5**", 4, 5), ("½★", 0.5, None), ("★ 4.5", 4.5, None),
        ("&#9733;&#9733;&frac12;", 2.5, None), ("★★★½ / 5", 3.5, 5), ("***½ (of 4)", 3.5, 4), ("★★★ out of four", 3, 4), ("♥♥♥♡♡", 3, 5), ("🌕🌕🌗🌑", 2.5, 4),
        ("⭐⭐⭐⭐", 4, None), ("🌟", 1, None), ("E", "E", None), ("F-", "F-", None), ("B plus", "B+", None), ("85 percent", 85, 100), ("7.254", 7.254, None),
        ("8.1 (12,345 votes)", 8.1, None), ("8.1分 2345人评价", 8.1, None), ("7/10 from 1,234 votes", 7, 10), ("Rating: 8/10", 8, 10), ('"4/5"', 4, 5), ("12/10", 12, 10),
        ("6/5", 6, 5), ("👍", "thumbs up", None), ("two thumbs up", "thumbs up", None), ("👎", "thumbs down", None),
        ("7.000000", 7, None), ("8.100000", 8.1, None), ("*** out of ****", 3, 4), ("**½ (out of ****)", 2.5, 4), ("★★★ von ★★★★★", 3, 5), ("****1/2", 4.5, None), ("*****", 5, None), ("18/20", 18, 20),
        ("Wertung: 7/10 Punkten", 7, 10), ("voto 7,5", 7.5, None), ("betyg 4 av 5", 4, 5), ("6 ud af 6", 6, 6), ("⭐ 9/10", 9, 10), ("🍿🍿🍿", 3, None),
    ],
)  # fmt: skip
def test_a_rating_is_read_in_the_way_of_its_language(text: str, score: float | str, best: float | None) -> None:
    assert rating(text) == Rating(score, best)


@pytest.mark.parametrize("score", ["thumbs up", "thumbs down", "E"])
def test_a_thumb_and_the_grade_e_have_no_place_on_a_scale(score: str) -> None:
    assert Rating(score).normal is None


def test_glyphs_that_contradict_the_known_scale_are_not_read() -> None:
    assert rating("★★★☆") == Rating(3, 4)
    assert rating("★★★☆", best=5) is None


Many = list[tuple[str, float | str, float | None, str | None]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IMDb: 7.4/10 · RT 92% · Metacritic 81", [("7.4/10", 7.4, 10, "imdb"), ("92%", 92, 100, "rottentomatoes"), ("81", 81, 100, "metacritic")]),
        ("3.5/5 (7/10)", [("3.5/5", 3.5, 5, None), ("7/10", 7, 10, None)]),
        ("7.4 (IMDb)", [("7.4", 7.4, 10, "imdb")]),
        ("7.4 IMDb | 92% RT", [("7.4", 7.4, 10, "imdb"), ("92%", 92, 100, "rottentomatoes")]),
        ("8/10 (IMDb: 7.4)", [("8/10", 8, 10, None), ("7.4", 7.4, 10, "imdb")]),
        ("豆瓣8.1 / IMDb 7.4", [("8.1", 8.1, 10, "douban"), ("7.4", 7.4, 10, "imdb")]),
        ("7.4/10 on IMDb, 92% on Rotten Tomatoes", [("7.4/10", 7.4, 10, "imdb"), ("92%", 92, 100, "rottentomatoes")]),
        ("Кинопоиск: 7,8, IMDb: 7,4", [("7,8", 7.8, 10, "kinopoisk"), ("7,4", 7.4, 10, "imdb")]),
        ("ČSFD 82%", [("82%", 82, 100, "csfd")]),
        ("3½/4, A-", [("3½/4", 3.5, 4, None), ("A-", "A-", None, None)]),
        ("★★★★ (4/5)", [("★★★★", 4, None, None), ("4/5", 4, 5, None)]),
        ("★★★★★ 5/5", [("★★★★★", 5, None, None), ("5/5", 5, 5, None)]),
        ("4/5 (IMDb 7.1)", [("4/5", 4, 5, None), ("7.1", 7.1, 10, "imdb")]),
        ("imdb 8.0/10 - rotten tomatoes 90%", [("8.0/10", 8, 10, "imdb"), ("90%", 90, 100, "rottentomatoes")]),
        ("IMDb rating: 8.0", [("8.0", 8, 10, "imdb")]),
        ("推荐指数：★★★★☆", [("★★★★☆", 4, 5, None)]),
        ("7/10 - a gem", [("7/10", 7, 10, None)]),
        ("4/5", [("4/5", 4, 5, None)]),
        ("***", [("***", 3, None, None)]),
        ("good film 7/10", []), ("IMDb", []), ("IMDb 7.4, 92%", []), ("RT: 92% critics / 85% audience", []), ("12,345", []), ("-", []), ("", []),
        ("4/5 of the film, 2 hours", []), ("2001: A Space Odyssey", []),
    ],
)  # fmt: skip
def test_every_rating_of_a_field_has_its_own_source(text: str, expected: Many) -> None:
    assert [(text[a:b], r.score, r.best, r.source) for a, b, r in ratings(text)] == expected


def test_a_field_s_own_source_and_scale_fill_in_what_the_text_leaves_out() -> None:
    assert ratings("8.1", best=10, source="douban") == [(0, 3, Rating(8.1, 10, "douban"))]
    assert ratings("Letterboxd 3.6", best=10)[0][2] == Rating(3.6, 5, "letterboxd")


def test_a_source_is_known_by_its_names() -> None:
    assert [source_named(word) for word in ("imdb", "豆瓣", "RT", "Кинопоиск", "Variety")] == [
        "imdb",
        "douban",
        "rottentomatoes",
        "kinopoisk",
        None,
    ]
    assert (scale_of("imdb"), scale_of("letterboxd"), scale_of("mubi"), scale_of("x")) == (10, 5, None, None)


@pytest.mark.parametrize(
    "text", ["B/B+", "seven", "must-see", "recommended", "102分钟", "five rooms", "4 hours", "12+", "eins", "TV-MA", "1/2", "☆☆☆☆", "7,254", "101", "2345人评价",
             "", "rated r", "pg-13", "R", "3:10 to Yuma", "24/7", "9/11", "1995", "4/5/2024", "2 x 45 min", "7-8/10", "A++", "FSK 12", "16+", "100 min", "Note 3 films", "-", "good", "9" * 50_000, "★" * 50_000]
)  # fmt: skip
def test_what_is_no_rating_gives_none(text: str) -> None:
    assert rating(text) is None


def test_a_known_scale_fills_in_what_the_text_leaves_out() -> None:
    assert rating("8.1", best=10, source="douban") == Rating(8.1, 10, "douban")
    assert rating("4/5", best=10) == Rating(4, 5)
    assert rating("B+", best=10) == Rating("B+")


@pytest.mark.parametrize(
    ("line", "quote", "score"),
    [
        ("Rating: 4/5", "4/5", 4), ("Verdict: B+", "B+", "B+"), ("My rating: 8/10", "8/10", 8), ("4/5", "4/5", 4), ("★★★½", "★★★½", 3.5),
        ("Note : 4/5", "4/5", 4), ("评分：8.5", "8.5", 8.5), ("评分：8/10", "8/10", 8), ("Nota: 7/10", "7/10", 7), ("Wertung: 4/5", "4/5", 4),
        ("Score: 85%", "85%", 85), ("Grade: B-", "B-", "B-"), ("**Rating:** 4/5", "4/5", 4), ("**Rating: 4/5**", "4/5", 4), ("* * * 1/2", "* * * 1/2", 3.5),
        ("A fine film. Rating: 4/5", "4/5", 4), ("I liked it.\n\nRating: 3.5 stars\n", "3.5 stars", 3.5), ("Rating: 4/5 – a gem", "4/5", 4),
    ],
)  # fmt: skip
def test_a_closing_verdict_is_found_where_it_stands(line: str, quote: str, score: float | str) -> None:
    found = verdict(line)
    assert found is not None
    start, end, value = found
    assert line[start:end] == quote
    assert value.score == score


@pytest.mark.parametrize(
    "line",
    ["", "rated r", "Rating: R", "Rating: PG-13", "3:10 to Yuma", "24/7", "9/11", "片长40分", "40分", "4/5/2024", "Rating: 4/5/2024", "***", "* * *",
     "A", "Grade: A film about work", "Note: 3 films were lost", "Score: John Williams", "On 4/5 we went", "10/4", "Stars: Tom Hanks"],
)  # fmt: skip
def test_what_only_looks_like_a_verdict_is_left(line: str) -> None:
    assert verdict(line) is None


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (Rating(8.1, 10), Rating(6.3, 10), True), (Rating(4, 5), Rating(8, 10), False), (Rating(8.1), Rating(8.1, 10), False), (Rating(4), Rating(8, 10), False),
        (Rating("B+"), Rating("B"), True), (Rating("B+"), Rating(4, 5), False), (Rating(8.1), Rating(6.3), True),
    ],
)  # fmt: skip
def test_ratings_differ_only_on_a_scale_they_share(a: Rating, b: Rating, expected: bool) -> None:
    assert differ(a, b) is expected
    assert differ(b, a) is expected


@given(st.integers(0, 20).map(lambda n: n / 2))
def test_a_rating_of_ten_reads_back(score: float) -> None:
    assert rating(f"{score:g}/10") == Rating(score, 10)


@given(st.sampled_from(GRADES))
def test_a_grade_reads_back(grade: str) -> None:
    assert rating(grade) == Rating(grade)


def test_points_named_behind_a_fraction_belong_to_it() -> None:
    assert [(a, b) for a, b, _ in ratings("Wertung: 7/10 Punkten")] == [(9, 21)]


@pytest.mark.parametrize(("line", "score"), [("VOTO: ****", 4), ("**Voto:** ***", 3), ("Voto: ****1/2", 4.5), ("**Rating:** 4/5", 4)])
def test_asterisks_behind_a_label_are_stars(line: str, score: float) -> None:
    found = verdict(line)
    assert found is not None
    assert found[2].score == score


def test_asterisks_that_close_what_they_opened_are_none() -> None:
    assert verdict("**Rating: **") is None


@pytest.mark.parametrize(
    ("text", "score", "best"),
    [
        ("5 üzerinden 4", 4, 5),
        ("10 üzerinden 8,5", 8.5, 10),
        ("5 ud af 6", 5, 6),
        ("3 από 5", 3, 5),
        ("3 מתוך 5", 3, 5),
        ("8 dari 10", 8, 10),
    ],
)
def test_a_score_of_a_best_is_read_in_the_order_of_its_language(text: str, score: float, best: float) -> None:
    assert rating(text) == Rating(score, best)


@pytest.mark.parametrize(
    "text",
    ["24/7", "12/2020", "1/1/2020", "2010", "PG-13", "FSK 12", "12A", "TV-MA", "150%", "6 of the best", "one of the best", "season 2/4", "part 2 of 3", "top 10", "#3", "1,234 votes", "€5", "90 min", "16:9", "35mm", "4-5 stars",
     "☆☆☆☆☆", "fresh", "9/11", "Five Star Final", "Half Nelson", "50/50", "100 Percent Wolf", "A Star Is Born", "Perfect 10", "Se7en", "Ocean's 11"],
)  # fmt: skip
def test_what_reminds_of_a_rating_is_none(text: str) -> None:
    assert rating(text) is None
