"""A year, a title or an id may stand in a file's path alone."""

from stated import archive, front, many, stated


def test_a_year_in_the_file_names_is_the_film_s():
    files = many("title: {title}\ndirector: Jane Doe", "films/{slug}-{year}.md")
    assert ("year", 1995) in stated(files, "films/heat-1995.md")
    document = next(d for d in archive(files).documents if d.path == "films/heat-1995.md")
    assert [(s.text, s.quote, s.place.start, s.place.end) for s in document.all("year")] == [("1995", "", 0, 0)]


def test_a_year_that_names_the_folder_is_the_film_s():
    files = many("title: {title}\ndirector: Jane Doe", "films/{year}/{slug}.md")
    assert ("year", 1949) in stated(files, "films/1949/the-third-man.md")


def test_a_stated_year_goes_before_the_path():
    files = many("title: {title}\ndirector: Jane Doe\nyear: {year}", "films/{slug}-{year}.md")
    assert [v for f, v in stated(files, "films/heat-1995.md") if f == "year"] == [1995]


def test_the_year_of_a_post_is_not_the_film_s():
    files = {f"movies/{2018 + n}/f{n}.md": front(f"title: F {n}\ndirector: Jane Doe\ndate: {2018 + n}-03-03") for n in range(6)}
    assert not any(f == "year" for f, _ in stated(files, "movies/2019/f1.md"))
    files = {f"{2018 + n % 3}/f{n}.md": front(f"title: F {n}\ndirector: Jane Doe") for n in range(6)}
    assert not any(f == "year" for f, _ in stated(files, "2019/f1.md"))
    files = {f"2018-03-0{n}-f{n}.md": front(f"title: F {n}\ndirector: Jane Doe") for n in range(6)}
    assert not any(f == "year" for f, _ in stated(files, "2018-03-01-f1.md"))


def test_few_files_prove_nothing():
    assert not any(f == "year" for f, _ in stated({"films/heat-1995.md": front("title: Heat\ndirector: Jane Doe")}))


def test_a_weight_that_sorts_by_year_is_the_year():
    assert ("year", 1995) in stated(many("title: {title}\ndirector: Jane Doe\nweight: -{year}"), "films/heat.md")
    assert not any(f == "year" for f, _ in stated(many("title: {title}\ndirector: Jane Doe\nweight: {n}"), "films/heat.md"))


def test_a_file_s_name_is_the_title_where_none_is_given():
    files = many("director: Jane Doe\nruntime: 90 min", "Films/{title} ({year}).md")
    told = stated(files, "Films/The Third Man (1949).md")
    assert ("title", "The Third Man") in told
    assert ("year", 1949) in told
    assert not any(f == "title" for f, _ in stated(many("director: Jane Doe\nruntime: 90 min"), "films/heat.md"))


def test_a_file_s_name_may_be_an_identifier():
    assert ("identifier", "imdb:tt0113277") in stated({"films/tt0113277.md": front("title: Heat\nyear: 1995")})
