"""A rule reads no other fields of films than it says."""

import pytest

from matchcut import from_files
from matchcut.declare import rules
from matchcut.model import Film, Stated, Tie

OF_FILMS = [r for r in rules() if r.over is Film]


def narrowed(tie, reads):
    """A tie to a copy of its document that states only these fields."""
    copy = tie.document.stating(Stated(tuple(s for s in tie.document.statements if s.field in reads)))
    copy.__dict__["parts"] = tie.document.parts
    return Tie(copy, tie.strong, tie.why)


@pytest.mark.parametrize("rule", OF_FILMS, ids=lambda r: r.name)
def test_what_it_does_not_declare_makes_no_difference(rule):
    assert rule.reads
    for example in rule.examples():
        archive = from_files(example.files, rules=frozenset({rule.name}))
        for film in archive.films:
            bare = Film(film.id, film.name, film.year, tuple(narrowed(t, rule.reads) for t in film.ties), film.preferences)
            if rule.gather is not None:
                assert rule.gather.notes(bare) == rule.gather.notes(film)
            else:
                assert list(rule.run(bare, {})) == list(rule.run(film, {}))


@pytest.mark.parametrize("rule", [r for r in rules() if r.over is not Film], ids=lambda r: r.name)
def test_only_rules_that_ask_films_declare_what_they_read_of_them(rule):
    assert not rule.reads
