"""What a line of facts under a headline tells, and which title is the film's where two are given."""

from __future__ import annotations

import pytest
from archives import PROSE, record, stated


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("France 1994, 90 min", {"title", "country", "year", "runtime"}),
        ("1994, 90 min", {"title", "year", "runtime"}),
        ("*1994, 90 min.*", {"title", "year", "runtime"}),
        ("France 1994", {"headline"}),
        ("France, 90 min", {"headline"}),
        ("R: Ana Paz, 1994", {"title", "director", "year"}),
        ("R: Ana Paz", {"headline"}),
        ("By Ana Paz, 1994", {"headline"}),
        ("By Ana Paz, France 1994", {"title", "director", "country", "year"}),
        ("Directed by Ana Paz, France 1994", {"title", "director", "country", "year"}),
        ("Directed by Ana Paz, 1994", {"headline"}),
        ("France 1994, 90 min and it is long", {"headline"}),
        ("F" + ", F" * 75 + ", 1994, 90 min", {"title", "country", "year", "runtime"}),
        ("F" + ", F" * 79 + ", 1994, 90 min", {"headline"}),
    ],
)
def test_a_line_of_facts_names_a_director_or_a_year_and_a_runtime(line, expected):
    assert {field for field, _ in stated({"f.md": f"# Ostend\n\n{line}\n\n{PROSE['en']}"}, "f.md")} == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"title": "A week", "director": "Ana Paz"}, [("headline", "A week"), ("title", "Ostend")]),
        ({"title": "A week", "runtime": "90 min"}, [("headline", "A week"), ("title", "Ostend")]),
        ({"title": "A week", "genre": "Drama"}, [("headline", "A week"), ("reviews", "Ostend")]),
        ({"title": "A week"}, [("headline", "A week"), ("reviews", "Ostend")]),
        ({"title": "Ostend", "director": "Ana Paz"}, [("title", "Ostend"), ("reviews", "Ostend")]),
        ({"director": "Ana Paz"}, [("reviews", "Ostend")]),
        ({"headline": "A week", "director": "Ana Paz"}, [("headline", "A week"), ("reviews", "Ostend")]),
    ],
)
def test_the_film_that_a_text_names_is_its_own_where_it_gives_its_facts(fields, expected):
    found = stated({"f.md": record(**fields, reviews="Ostend", rating="4/5", body=PROSE["en"])}, "f.md")
    assert [(f, v) for f, v in found if f in ("title", "headline", "reviews")] == expected
