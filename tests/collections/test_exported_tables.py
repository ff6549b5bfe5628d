"""Diaries and ratings that other programs export: rows are entries, and their columns mean what that program means."""

from stated import archive, stated

LETTERBOXD = (
    "Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date\r\n"
    '2018-06-20,1917,2019,https://boxd.it/tfLaD,2.5,Yes,"cinema, war",2018-06-16\r\n'
)
IMDB = (
    "Const,Your Rating,Date Rated,Title,Original Title,URL,Title Type,IMDb Rating,Runtime (mins),Year,Genres,Num Votes,Release Date,Directors\n"
    'tt0113277,9,2020-01-02,Heat,Heat,https://www.imdb.com/title/tt0113277/,Movie,8.3,170,1995,"Crime, Drama",700000,1995-12-15,Michael Mann\n'
)
DOUBAN = (
    "标题,简介,豆瓣评分,链接,创建时间,我的评分,标签,评论\n"
    "阿诺拉,2024 / 美国 / 剧情 喜剧 / 肖恩·贝克 / 米奇·麦迪森,8.1,https://movie.douban.com/subject/36195543/,2024-11-08 20:00:00,4,剧情,不错\n"
)


def own(told):
    return [(v["value"], v["best"], v["source"]) for f, v in told if f == "rating"]


def test_a_letterboxd_diary_gives_what_was_watched_and_thought():
    told = stated({"diary.csv": LETTERBOXD})
    assert ("title", "1917") in told
    assert ("year", 2019) in told
    assert ("watched", "2018-06-16") in told
    assert own(told) == [(2.5, 5, None)]
    assert [v for f, v in told if f == "tag"] == ["cinema", "war"]
    assert not any(f == "identifier" for f, _ in told)  # the address is the entry's


def test_ratings_from_imdb_are_one_s_own_and_imdb_s():
    told = stated({"ratings.csv": IMDB})
    assert own(told) == [(9, 10, None), (8.3, 10, "imdb")]
    for expected in (
        ("title", "Heat"),
        ("identifier", "imdb:tt0113277"),
        ("runtime", 170),
        ("genre", "Drama"),
        ("release_date", "1995-12-15"),
        ("director", "Michael Mann"),
    ):
        assert expected in told


def test_a_line_from_douban_is_taken_apart():
    told = stated({"看过.csv": DOUBAN})
    assert own(told) == [(8.1, 10, "douban"), (4, 5, None)]
    for expected in (
        ("title", "阿诺拉"), ("year", 2024), ("country", "US"), ("genre", "喜剧"), ("director", "肖恩·贝克"), ("cast", {"name": "米奇·麦迪森"}),
        ("identifier", "douban:36195543"),
    ):  # fmt: skip
        assert expected in told


def test_rows_of_an_export_are_entries_and_no_records():
    documents = archive({"diary.csv": LETTERBOXD, "ratings.csv": IMDB, "看过.csv": DOUBAN}).documents
    assert {d.kind for d in documents} == {"entry"}
    assert not any(d.is_record for d in documents)


def test_rows_of_a_catalogue_are_records():
    rows = "Title;Director;Year;Country\nHeat;Michael Mann;1995;USA\nAlien;Ridley Scott;1979;UK/USA\n"
    assert {d.kind for d in archive({"films.csv": rows}).documents} == {"record"}


def test_what_stands_above_the_rows_is_no_film():
    text = "Letterboxd list export v7\nDate,Name,Tags,URL,Description\n2024-11-08,Night work,,https://boxd.it/abc,\n\nPosition,Name,Year,URL,Description\n1,Heat,1995,https://boxd.it/def,\n"
    files = {"lists/night.csv": text}
    assert ("headline", "Night work") in stated(files, "lists/night.csv")
    assert ("title", "Heat") in stated(files, "lists/night.csv#1")
