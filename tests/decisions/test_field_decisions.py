"""What the registry of fields answers: of each question some fields that are meant, and the nearest that are not."""

from __future__ import annotations

import pytest

from matchcut.model import ValueKind, fields


@pytest.mark.parametrize(
    ("question", "meant", "others"),
    [
        (
            lambda: fields.evidence("firm"),
            "original_title reviews director cinematographer cast runtime",
            "title writer editor year language",
        ),
        (lambda: fields.evidence("soft"), "release_date year watched screened identifier", "published date rating country"),
        (lambda: fields.evidence("weak"), "producer composer country language genre", "writer editor topic tag link"),
        (
            fields.film_facts,
            "director cast runtime year watched original_title",
            "identifier reviews title genre country published",
        ),
        (fields.film_titles, "title original_title other_title reviews", "headline caption"),
        (fields.dates, "release_date published watched screened date", "year runtime"),
        (fields.occasions, "published watched screened date", "release_date year"),
        (fields.people, "director writer cast person author composer", "caption credit title based_on"),
        (fields.bylines, "director editor author", "cast person credit"),
        (fields.terms, "genre topic tag section", "status country language"),
        (
            fields.several,
            "director writer cast person country language genre topic tag section",
            "author title award identifier year",
        ),
        (
            fields.catalogued,
            "title original_title director cast release_date year country runtime language genre topic rating identifier",
            "other_title writer person author award tag section link image description",
        ),
        (
            lambda: fields.of_text("any"),
            "headline caption credit author topic tag section published date link image status",
            "title genre rating",
        ),
        (
            lambda: fields.of_text("review"),
            "reviews country genre rating award identifier",
            "director year runtime language watched headline",
        ),
        (
            fields.inner,
            "original_title director writer cinematographer cast runtime genre watched screened image",
            "title editor year",
        ),
        (
            fields.translated,
            "title original_title headline director cast country genre topic tag award description",
            "writer author section",
        ),
        (
            fields.worded,
            "title other_title headline director writer author cast genre tag award description",
            "original_title country person",
        ),
        (
            fields.read_fields,
            "year date published runtime rating country language link identifier director author cast",
            "title genre award",
        ),
        (fields.in_fact_line, "year country runtime language", "release_date text_language director"),
        (fields.single_facts, "year runtime release_date country language", "published date text_language genre rating"),
    ],
)
def test_a_question_is_answered_with(question, meant, others):
    answer = question()  # asked here, not when tests are collected: so `make mutants` sees which lines it runs
    assert set(meant.split()) <= answer
    assert answer.isdisjoint(others.split())
    assert {*meant.split(), *others.split()} <= fields.names()


def test_titles_and_credits_are_told_in_the_order_in_which_they_are_shown():
    assert fields.titles() == ("title", "original_title", "other_title")
    assert fields.credits_in_order("crew", "cast")[:2] == ("director", "writer")
    assert fields.credits_in_order() == (*fields.credits_in_order("crew"), "cast", "person", "author")
    assert fields.credits_in_order("cast", "other") == ("cast", "person")


def test_what_proves_itself_is_surest_first():
    ranks = [fields.proof(name) for name in ("year", "runtime", "rating", "identifier", "country", "language", "title", "no_such")]
    assert ranks == [0, 1, 2, 3, 4, 5, 6, 6]


def test_a_name_that_is_no_field_has_no_row():
    assert (fields.row("no_such"), fields.kind("no_such")) == (None, None)
    assert fields.row("release_date").label == "release date"
    assert fields.of_kind(ValueKind.AWARD, ValueKind.RUNTIME) == {"award", "runtime"}


@pytest.mark.parametrize(
    ("field", "schema"),
    [
        ("title", "name"),
        ("original_title", "alternateName"),
        ("writer", "author"),
        ("producer", "producer"),
        ("composer", "musicBy"),
        ("cast", "actor"),
        ("release_date", "datePublished"),
        ("year", "datePublished"),
        ("language", "inLanguage"),
        ("identifier", "sameAs"),
        ("cinematographer", None),
        ("author", None),
        ("reviews", None),
    ],
)
def test_a_field_is_published_as(field, schema):
    assert fields.row(field).schema == schema
