"""Whether a title is a film's or a headline, and what is wrapped around it."""

from stated import archive, front, many, one, stated


def fields(told, *wanted):
    return [(f, v) for f, v in told if f in wanted]


def test_a_title_beside_a_key_of_films_is_the_film_s():
    assert one("title: Alien\ndirector: Ridley Scott")["title"] == "Alien"
    assert one("title: Alien\ndirector: null")["title"] == "Alien"
    assert one("title: Alien\nlayout: film")["title"] == "Alien"
    assert "title" not in one("title: On slowness\nauthor: Jane Doe")


def test_a_diary_that_rates_what_its_titles_name_holds_films():
    files = many("title: {title}\nrating: 4.5\ndate: 2023-01-0{n}", "posts/{slug}.md") | {
        "posts/best-of-2023.md": front("title: The best of 2023"),
        "posts/about.md": front("title: About"),
    }
    assert ("title", "Heat") in stated(files, "posts/heat.md")
    assert fields(stated(files, "posts/best-of-2023.md"), "title", "headline") == [("headline", "The best of 2023")]
    assert fields(stated(files, "posts/about.md"), "title", "headline") == [("headline", "About")]


def test_headlines_of_a_blog_stay_headlines():
    files = {f"posts/{n}.md": front(f"title: Why film number {n} is worth your time\nrating: {n}", "It is a film.") for n in range(1, 9)}
    assert fields(stated(files, "posts/1.md"), "title", "headline") == [("headline", "Why film number 1 is worth your time")]


def test_titles_of_books_are_no_films():
    files = many("title: {title}\nrating: 4", "books/{slug}.md", "A good read.")
    assert not fields(stated(files, "books/heat.md"), "title", "reviews")


def test_a_year_in_brackets_is_the_film_s_and_no_part_of_its_title():
    told = stated({"a.md": front('title: "Anora (2024)"\ndirector: Sean Baker')})
    assert fields(told, "title", "year") == [("title", "Anora"), ("year", 2024)]
    told = stated({"a.md": front('title: "Anora (2024)"\ndirector: Sean Baker\nyear: 2024')})
    assert fields(told, "title", "year") == [("title", "Anora"), ("year", 2024)]
    assert one('title: "1917"\ndirector: Sam Mendes')["title"] == "1917"


def test_titles_with_years_make_a_catalogue_though_nothing_else_does():
    files = many('title: "{title} ({year})"\ntags: [seen]')
    assert fields(stated(files, "films/heat.md"), "title", "year") == [("title", "Heat"), ("year", 1995)]


def test_a_review_says_in_its_headline_what_it_judges():
    told = stated({"a.md": front('title: "Review: Anora (2024)"\nrating: 4/5')})
    assert fields(told, "headline", "reviews", "year") == [("headline", "Review: Anora (2024)"), ("reviews", "Anora"), ("year", 2024)]


def test_beside_a_film_s_own_key_a_title_is_a_headline():
    keys = 'title: "Why {title} still matters"\nfilm-title: {title}\nfilm_year: {year}\nfilm_director: Jane Doe'
    told = fields(stated(many(keys), "films/heat.md"), "headline", "title", "reviews")
    assert told == [("headline", "Why Heat still matters"), ("title", "Heat")]
    told = fields(stated({"a.md": front("title: A night out\nfilm: Heat\nauthor: Jane Doe")}), "headline", "title", "reviews")
    assert told == [("headline", "A night out"), ("reviews", "Heat")]


def test_in_a_table_the_film_is_the_title():
    rows = "date,film,director,year\n2024-05-01,Heat,Michael Mann,1995\n2024-05-08,Alien,Ridley Scott,1979\n"
    assert ("title", "Heat") in stated({"programme.csv": rows}, "programme.csv#1")


def test_an_article_in_a_key_of_its_own_belongs_to_the_title():
    assert one("title: Third Man\narticle: The\nyear: 1949")["title"] == "The Third Man"


def test_the_words_beside_a_picture_may_name_film_director_and_year():
    told = stated({"a.md": front('title: The joys of 8 Women\nalt-text: "8 Women, François Ozon, 2002"')})
    assert fields(told, "headline", "title", "director", "year") == [
        ("headline", "The joys of 8 Women"), ("title", "8 Women"), ("director", "François Ozon"), ("year", 2002),
    ]  # fmt: skip
    assert one('title: Heat\nyear: 1995\nalt-text: "Two men in a diner"')["caption"] == "Two men in a diner"


def test_a_string_may_hold_country_and_year():
    told = one('title: Dil Chahta Hai\nreleased: "India, 2001 "\nimdb: https://www.imdb.com/title/tt0292490/')
    assert (told["country"], told["year"]) == ("IN", 2001)


def test_the_profile_says_what_it_decided():
    (collection,) = archive(many("title: {title}\nrating: 4.5", "posts/{slug}.md")).collections
    assert collection.profile.decisions == ("6 of 6 documents rate what their title names, and 6 speak of films",)
