"""What a document is; one about something else states no field of a film."""

import pytest
from stated import archive, front, stated

FILM = front("title: Heat\ndirector: Michael Mann\nyear: 1995")
LONG = "Traits describe what a type can do, and the compiler checks it. " * 20


def kind(files, path):
    return next(d.kind for d in archive(files).documents if d.path == path)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("about.md", front("title: About me", "I write about films.")),
        ("pages/contact.md", front("title: Contact\nlayout: page", "Write to me about films.")),
        ("a.md", front("title: Who we are\npermalink: /about/", "A film club.")),
        ("content/_index.md", front("title: Films\nsort_by: date", "All films.")),
        ("posts/traits.md", front("title: Traits\ndate: 2024-01-01", LONG)),
        ("books/dune.md", front("title: Dune\nauthor: Frank Herbert\nyear: 1965\nrating: 4", "There is a film as well.")),
        ("posts/blue.md", front("title: Blue\nartist: Joni Mitchell\nyear: 1971\nrating: 5", "An album.")),
        ("talks/t.md", front("title: Parsing\nconference: PyCon\nduration: 30 min\nyear: 2020", "A talk.")),
    ],
)
def test_a_page_is_about_something_else(path, text):
    files = {"films/heat.md": FILM, path: text}
    assert kind(files, path) == "page"
    film = {"title", "director", "year", "rating", "runtime", "country", "language", "genre", "cast"}
    assert not film & {f for f, _ in stated(files, path)}


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("_data/site.json", '{"name": "film-site", "version": "1.0.0", "language": "en", "dependencies": {"a": "1"}}'),
        ("_config.yml", "title: My film blog\nlanguage: en\nbaseurl: ''\nplugins: [a]\n"),
        ("i18n/de.yaml", "director: Regie\nyear: Jahr\nruntime: Länge\n"),
    ],
)
def test_settings_and_words_of_a_site_are_data(path, text):
    files = {"films/heat.md": FILM, path: text}
    assert kind(files, path) == "data"
    assert stated(files, path) == []


def test_films_may_be_called_like_pages():
    files = {
        f"films/{n}.md": front(f"title: {t}\ndirector: Jane Doe")
        for n, t in (("contact", "Contact"), ("home", "Home"), ("search", "Search"))
    }
    assert {d.kind for d in archive(files).documents} == {"record"}


def test_a_short_text_without_a_word_for_film_may_still_be_about_one():
    assert kind({"films/heat.md": FILM, "texts/a.md": front("headline: Five taxis", "Five cities, one night.")}, "texts/a.md") == "essay"


def test_an_essay_is_no_page():
    assert kind({"a.md": front("title: On slowness\nauthor: Jane Doe", "Cinema takes its time. " * 40)}, "a.md") == "essay"


def test_a_text_about_films_in_a_language_that_bends_its_words():
    assert kind({"a.md": front("title: Hitaudesta", "Elokuvassa aika kuluu hitaasti. " * 40)}, "a.md") == "essay"


@pytest.mark.parametrize(
    "text",
    [
        "- a\n- b\n",
        "5\n",
        '{"": 1, "*": {"cast": {"*": "A B"}}}',
        '[[1], [{"title": null}]]',
        '{"ratings": {"": 4}, "crew": [{"job": "", "name": "A B"}]}',
    ],
)
def test_odd_data_is_read_all_the_same(text):
    for ending in ("yaml", "json"):
        assert archive({f"a.{ending}": text, "b.md": FILM}).documents
    assert archive({"a.md": f"---\n{text}\n---\n", "b.md": FILM}).documents
