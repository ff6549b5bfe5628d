"""Names across scripts by sound: the trained tables and the alignment of name parts."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcut.values.names.aligner import likeness, reads
from matchcut.values.names.sound import TABLES
from matchcut.values.names.units import sound_script, units


@pytest.mark.parametrize(
    ("native", "latin"),
    [("布丽·拉森", "Brie Larson"), ("布麗·拉森", "Brie Larson"), ("让-吕克·戈达尔", "Jean-Luc Godard"), ("让吕克·戈达尔", "Jean-Luc Godard"), ("塞缪尔·杰克逊", "Samuel L. Jackson"),
     ("Андрей Тарковский", "Andrei Tarkovsky"), ("Тарковский Андрей", "Andrei Tarkovsky"), ("クリストファー・ノーラン", "Christopher Nolan"), ("크리스토퍼 놀런", "Christopher Nolan"),
     ("كريستوفر نولان", "Christopher Nolan"), ("כריסטופר נולאן", "Christopher Nolan"), ("Κρίστοφερ Νόλαν", "Christopher Nolan"), ("क्रिस्टोफर नोलन", "Christopher Nolan")],
)  # fmt: skip
def test_a_transliterated_name_is_likely_the_same(native: str, latin: str) -> None:
    alignment = likeness(native, latin)
    assert alignment is not None
    assert alignment.score > 0.5


@pytest.mark.parametrize(
    ("native", "latin"),
    [("布丽·拉森", "Brit Marling"), ("Андрей Звягинцев", "Andrei Tarkovsky"), ("クリストファー・リー", "Christopher Nolan"), ("크리스토퍼 리브", "Christopher Nolan"),
     ("كريستوفر ريف", "Christopher Nolan"), ("כריסטופר לי", "Christopher Nolan"), ("Κρίστοφερ Λι", "Christopher Nolan"), ("क्रिस्टोफर ली", "Christopher Nolan")],
)  # fmt: skip
def test_a_right_given_name_does_not_carry_a_wrong_surname(native: str, latin: str) -> None:
    alignment = likeness(native, latin)
    assert alignment is not None
    assert alignment.score < 0.5
    assert alignment.worst.latin == latin.rsplit(maxsplit=1)[-1]


def test_the_part_at_fault_is_read_out() -> None:
    alignment = likeness("布丽·拉森", "Brit Marling")
    assert alignment is not None
    assert (alignment.worst.native, alignment.worst.latin) == ("拉森", "Marling")
    assert alignment.worst.reads == "Larsen"


def test_a_name_no_table_reads_is_not_judged() -> None:
    assert likeness("ვახტანგ", "Vakhtang") is None
    assert likeness("Brie Larson", "Brie Larson") is None
    assert likeness("布丽", "") is None
    assert reads("") == ""


def test_letters_and_initials_inside_a_name_are_no_contradiction() -> None:
    for native, latin in (
        ("Сэмюэл Л. Джексон", "Samuel Jackson"),
        ("С. Л. Джексон", "Samuel L. Jackson"),
        ("塞缪尔·L·杰克逊", "Samuel L. Jackson"),
    ):
        alignment = likeness(native, latin)
        assert alignment is not None
        assert alignment.score > 0.5, native


def test_a_name_without_gaps_is_cut_so_that_a_wrong_surname_shows() -> None:
    right, wrong = likeness("봉준호", "Bong Joon-ho"), likeness("봉준호", "Park Joon-ho")
    assert right is not None
    assert wrong is not None
    assert right.score > 0.5 > wrong.score
    assert (wrong.worst.native, wrong.worst.latin) == ("봉", "Park")


def test_two_names_of_other_scripts_meet_in_what_one_reads_as() -> None:
    alignment = likeness("Йоргос Лантимос", "Γιώργος Λάνθιμος")
    assert alignment is not None
    assert alignment.score > 0.5


def test_hangul_is_read_by_jamo_and_kana_by_mora() -> None:
    assert units("Hang", "안녕") == ("\u1161", "\u11ab", "\u1102\u1167", "\u11bc")
    assert units("Kana", "シャッター") == ("シャ", "ッ", "タ", "ー")


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_two_texts_get_a_score_or_none(native: str, latin: str) -> None:
    alignment = likeness(native, latin)
    assert alignment is None or (0 <= alignment.score <= 1 and alignment.parts)
    assert isinstance(reads(native), str)


def test_the_committed_tables_are_small() -> None:
    assert [p.name for p in TABLES.glob("*.tsv") if p.stat().st_size > 150_000] == []


def test_every_table_has_figures() -> None:
    with (TABLES / "figures.tsv").open(encoding="utf-8") as lines:
        measured = {row["script"] for row in csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")}
    trained = {p.stem.capitalize() for p in TABLES.glob("????.tsv")}
    assert measured == trained
    assert all(sound_script(c) in trained for c in "布лクμ놀كכक")
