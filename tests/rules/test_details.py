"""What the pages of rules don't show: fixes in other notations, conventions, and values that only look wrong."""

from __future__ import annotations

import pytest

from matchcut.archive import from_files
from matchcut.place import apply


def found(files, rule):
    return [f for f in from_files(files, rules=frozenset({rule})).findings if f.rule == rule]


def fixed(text, rule):
    edits = [e for f in found({"films/a.md": text}, rule) if f.fix for e in f.fix.edits]
    return apply(text, edits)


def record(**fields):
    return "---\n" + "".join(f"{k}: {v}\n" for k, v in fields.items()) + "---\n"


def test_a_repeated_line_of_a_list_is_removed_with_its_line_end():
    text = "---\r\ntitle: Anora\r\nyear: 2024\r\ntopics:\r\n  - Class\r\n  - Work\r\n  - Class\r\n  - Class\r\n---\r\n"
    assert fixed(text, "repeated-item") == "---\r\ntitle: Anora\r\nyear: 2024\r\ntopics:\r\n  - Class\r\n  - Work\r\n---\r\n"


def test_items_of_two_lists_are_no_repeats():
    assert not found({"films/a.md": record(title="Anora", year=2024, topics="[Class]", genre="[Class]")}, "repeated-item")


def test_a_repeated_passage_at_the_end_leaves_one_line_end():
    line = "Ani marries Vanya, and for a while nobody in the whole of Brooklyn knows what to do about it.\n"
    text = f"---\ntitle: Anora\nyear: 2024\n---\n\n{line}\nIt ends in a car.\n\n{line}"
    assert fixed(text, "repeated-passage") == f"---\ntitle: Anora\nyear: 2024\n---\n\n{line}\nIt ends in a car.\n"


@pytest.mark.parametrize("word", ["naïve", "α-helix", "Ωmega", "кино", "iPhone", "MAÇÃO", "ŁÓDŹ", "5М", "x\u0430", "CinÉma", "кинотеатр"])
def test_words_that_are_not_damaged(word):
    assert not found({"a.md": f"A text with {word} in it."}, "damaged-character")


@pytest.mark.parametrize("word", ["\u0410nora", "кин\u006fтеатр", "caf\ufffd", "cafÃ©", "it\u0007self", "dÈjeuner"])
def test_words_that_are_damaged(word):
    assert [f.severity for f in found({"a.md": f"A text with {word} in it."}, "damaged-character")] == ["error"]


def test_many_damaged_words_are_summed_up():
    told = found({"a.md": " ".join(["caf\ufffd"] * 20)}, "damaged-character")
    assert len(told) == 9
    assert told[-1].sentence == "12 more words of this document are damaged"


def test_bare_imdb_numbers_of_a_whole_collection_are_its_convention():
    files = {f"films/{i}.md": record(title=f"Film {i}", year=2000 + i, imdbId=f'"123456{i}"') for i in range(9)}
    assert [f.severity for f in found(files, "malformed-identifier")] == ["info"]


def test_dates_of_rereleases_are_said_once():
    files = {f"films/{i}.md": record(title=f"Film {i}", year=1960 + i, releaseDate="2019-05-01") for i in range(9)}
    assert [f.severity for f in found(files, "year-date-mismatch")] == ["info"]


@pytest.mark.parametrize(("left", "right", "severity"), [("7.4", "7.5", "info"), ("7.4", "7", "info"), ("7.4", "6.1", "error")])
def test_ratings_drift(left, right, severity):
    files = {
        "films/anora.en.md": record(title="Anora", year=2024, imdbRating=left),
        "films/anora.zh.md": record(title="阿诺拉", originalTitle="Anora", year=2024, imdbRating=right),
    }
    assert [f.severity for f in found(files, "rating-conflict")] == [severity]


@pytest.mark.parametrize(("field", "value", "severity"), [("year", 2023, ["info"]), ("year", 2019, ["error"]), ("year", 2024, [])])
def test_years_apart(field, value, severity):
    files = {
        "films/anora.en.md": record(title="Anora", director="Sean Baker", year=2024),
        "films/anora.zh.md": record(title="阿诺拉", originalTitle="Anora", director="Sean Baker", year=value),
    }
    assert [f.severity for f in found(files, "date-conflict")] == severity


def test_translated_genres_in_one_alphabet_are_no_conflict():
    files = {
        "films/amour.en.md": record(title="Amour", year=2012, genre="[Drama, Romance]") + "This is the story of a man who is in love.",
        "films/amour.fr.md": record(title="Amour", year=2012, genre="[Drame, Romance]")
        + "C'est une histoire de la vie et des gens qui sont dans le film.",
    }
    assert not found(files, "list-conflict")
