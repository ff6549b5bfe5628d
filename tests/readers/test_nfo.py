"""Descriptions beside video files: names, indexes and places, whatever a program or a person made of the XML."""

import pytest

from matchcut.declare import readers

READ = next(r for r in readers() if r.name == "nfo").read


def shown(text):
    return [(c.path, c.text) for c in READ(text).cells]


def test_elements_that_may_repeat_have_an_index():
    text = "<movie><genre>Drama</genre><set><name>A</name></set><title>B</title><x>1</x><x>2</x></movie>"
    assert shown(text) == [(("genre", 0), "Drama"), (("set", "name"), "A"), (("title",), "B"), (("x", 0), "1"), (("x", 1), "2")]


def test_ratings_and_identifiers_stand_under_their_names():
    text = (
        '<movie><ratings><rating name="imdb" max="10"><value>7.4</value></rating><rating name="tmdb"><value>7</value></rating></ratings>'
        '<rating>6.9</rating><uniqueid type="tmdb">1</uniqueid><uniqueid>2</uniqueid></movie>'
    )
    assert shown(text) == [
        (("ratings", "imdb", "max"), "10"),
        (("ratings", "imdb", "value"), "7.4"),
        (("ratings", "tmdb", "value"), "7"),
        (("rating",), "6.9"),
        (("uniqueid", "tmdb"), "1"),
        (("uniqueid",), "2"),
    ]


def test_references_have_places_and_unknown_ones_stay():
    text = "<movie><title> Tom &amp; J&eacute;&#x72;ry &bomb; & <![CDATA[<b>&amp;]]> </title></movie>"
    (cell,) = READ(text).cells
    assert cell.text == "Tom & Jéry &bomb; & <b>&amp;".replace("Jéry", "Jérry")
    at = cell.text.index("é")
    assert text[slice(*cell.span(at, at + 1))] == "&eacute;"
    at = cell.text.index("<b>")
    assert text[slice(*cell.span(at, at + 3))] == "<b>"


def test_entities_are_never_expanded():
    text = '<?xml version="1.0"?><!DOCTYPE movie [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><movie><title>&b;</title></movie>'
    assert shown(text) == [(("title",), "&b;")]


def test_what_is_no_film_says_its_type():
    assert shown("<tvshow><title>A</title></tvshow>") == [(("type",), "tvshow"), (("title",), "A")]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("<movie><title>A</title>", 1),
        ("<movie><title>A</movie>", 0),
        ("<movie><b><title>A</title></movie>", 0),
        ("<movie><title>A</title></b></movie>", 0),
        ("<movie><title>A</title><!-- x </movie>", 1),
        ("text before <movie><title>A</title></movie> and after", 0),
    ],
)
def test_broken_xml_is_read_as_far_as_it_goes(text, problems):
    assert [t for p, t in shown(text) if p[-1] == "title"] == ["A"]
    assert len(READ(text).problems) == problems


@pytest.mark.parametrize("text", ["", "plain text", "<html><title>A</title></html>", "http://example.org/title/tt1"])
def test_what_describes_no_film_has_no_cells(text):
    assert shown(text) == []


def test_a_root_that_never_closes_its_bracket_is_no_film():
    assert not READ("<movie").cells


@pytest.mark.parametrize(("text", "problems"), [('<movie "> <title>A</title></movie>', 0), ("<movie a='>x", 0), ("<movie/>", 0)])
def test_a_root_that_holds_nothing_readable_has_no_cells(text, problems):
    assert shown(text) == []
    assert len(READ(text).problems) == problems
