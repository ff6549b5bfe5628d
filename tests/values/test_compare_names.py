"""Two names are judged by their parts, across spellings, orders, short forms and scripts, and every judgement says why."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from matchcut.values.names import compare_names, native
from matchcut.values.names.nicknames import full, short_for
from matchcut.values.names.parts import split
from matchcut.values.names.romanised import one_surname, readings
from matchcut.values.names.spelling import likeness, one_letter, units

LETTERS = "abcdefghijklmnopqrstuvwxyzéłßøАБВабвгджйёяαβγ李明王山田アン안هند·-' .,()1"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Céline Sciamma", "Celine Sciamma"),
        ("Kieślowski, Krzysztof", "Krzysztof Kieslowski"),
        ("Kurosawa Akira", "Akira Kurosawa"),
        ("Bill Murray", "William Murray"),
        ("Yura Borisov", "Yuriy Borisov"),
        ("Meg Ryan", "Meghan Ryan"),
        ("Joseph L. Mankiewicz", "Joseph Leo Mankiewicz"),
        ("K. Kieslowski", "Krzysztof Kieślowski"),
        ("Kira Muratova", "Kira Muratowa"),
        ("Larisa Shepitko", "Larissa Schepitko"),
        ("Anton Tchekhov", "Anton Tschechow"),
        ("Kore-eda Hirokazu", "Koreeda Hirokazu"),
        ("Lars von Trier", "Lars Trier"),
        ("Ilya Repin", "Илья Репин"),
        ("Andrej Swjaginzew", "Андрей Звягинцев"),
        ("Dimitris Papadopoulos", "Δημήτρης Παπαδόπουλος"),
        ("Ivan Petrov Jr.", "Иван Петров-младший"),
    ],
)
def test_forms_of_one_name_are_the_same(left, right):
    assert compare_names(left, right).verdict == "same"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Brie Larson", "Brit Marling"),
        ("Ingmar Bergman", "Ingrid Bergman"),
        ("Hugh Wilson", "Luke Wilson"),
        ("Michael Mann", "Michael Moore"),
        ("Robert Downey Jr.", "Robert Downey Sr."),
        ("K. Muratova", "Sergei Muratov"),
        ("Agnieszka Holland", "Аньес Варда"),
    ],
)
def test_names_that_share_a_part_are_different(left, right):
    assert compare_names(left, right).verdict == "different"


@pytest.mark.parametrize(
    ("left", "right"),
    [("Harry Page", "Larry Page"), ("Jason Segal", "Jason Segel"), ("Emily Blunt", "Emily Brunt"), ("Dan Hedaya", "Dan Hedaye")],
)
def test_one_letter_alone_decides_nothing(left, right):
    assert compare_names(left, right).verdict == "unsure"


@pytest.mark.parametrize(("left", "right"), [("Smith", "John Smith"), ("Madonna", "Madonna Ciccone"), ("Tony Leung", "Liang Chaowei")])
def test_a_part_of_a_name_is_unsure(left, right):
    assert compare_names(left, right).verdict == "unsure"


@pytest.mark.parametrize(
    ("left", "right", "why"),
    [
        ("Harry Belafonte", "Ludwig Belafonte", "given names differ: Harry, Ludwig"),
        ("Brie Larson", "Brie Marling", "surnames differ: Larson, Marling"),
        ("Céline Sciamma", "Celine Sciamma", "same but for accents"),
        ("K. Kieslowski", "Krzysztof Kieslowski", "initial K. fits Krzysztof"),
        ("Bill Murray", "William Murray", "Bill is short for William"),
        ("Samuel Jackson", "Samuel Leroy Jackson", "Leroy stands in one of them only"),
        ("Akira Kurosawa", "Kurosawa Akira", "the surname stands first in one"),
        ("Holland, Agnieszka", "Agnieszka Holland", "same in another order"),
        ("杨紫琼", "Michelle Yeoh", "surname 杨 is read Yeoh; the given name cannot be told by sound"),
        ("翡翠·芬内尔", "Emerald Fennell", "翡翠 translates the word Emerald instead of spelling its sound"),
    ],
)
def test_the_reason_names_the_part(left, right, why):
    assert compare_names(left, right).why == why


@pytest.mark.parametrize(
    ("han", "latin", "score"),
    [
        ("杨紫琼", "Michelle Yeoh", 0.6),
        ("周润发", "Chow Yun-fat", 0.6),
        ("温明娜", "Eddie Murphy", 0.25),
        ("成龙", "Jackie Chan", 0.25),
        ("周防正行", "Eddie Murphy", 0.5),
    ],
)
def test_a_native_name_is_unsure_and_its_surname_speaks_for_it(han, latin, score):
    compared = compare_names(han, latin)
    assert (compared.verdict, compared.score) == ("unsure", score)


@pytest.mark.parametrize(("han", "latin"), [("柊瑠美", "Rumi Hiiragi"), ("椎名英姫", "Eihi Shiina"), ("宮﨑駿", "Hayao Miyazaki")])
def test_a_name_that_may_be_native_is_never_told_apart_by_sound(han, latin):
    assert compare_names(han, latin).verdict == "unsure"


def test_a_double_surname_is_one():
    assert native.surname(split("欧阳娜娜")) == "欧阳"
    assert native.surname(split("司马懿")) == "司马"
    assert native.surname(split("是枝裕和")) == "是枝"
    assert native.surname(split("科林·希金斯")) == ""


@pytest.mark.parametrize(
    ("han", "reading"), [("梁", "leung"), ("李", "yi"), ("陈", "tan"), ("黄", "ng"), ("许", "hsu"), ("朴", "park"), ("黒澤", "kurosawa")]
)
def test_surnames_are_read_in_several_ways(han, reading):
    assert reading in readings(han)


def test_readings_of_one_surname_meet():
    assert one_surname("leung", "liang")
    assert one_surname("lee", "yi")
    assert not one_surname("park", "wong")


@pytest.mark.parametrize(
    "text", ["", " ", "…", "()", "١٢٣", ",", ", ,", "a" * 100_000, "李" * 5_000, "\ud800", "\x00", "A. B. C. D. E. F. G. H. I. J."]
)
def test_no_text_is_too_odd(text):
    for other in ("", "Anna Karina", "安娜·卡丽娜", text):
        assert 0 <= compare_names(text, other).score <= 1


@settings(max_examples=200)
@given(st.text(LETTERS, max_size=30), st.text(LETTERS, max_size=30))
def test_comparing_is_symmetric_and_a_probability(a, b):
    compared = compare_names(a, b)
    assert compared == compare_names(b, a)
    assert 0 <= compared.score <= 1
    assert compared.why


@settings(max_examples=200)
@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_can_be_compared(a, b):
    assert compare_names(a, b) == compare_names(b, a)


@given(st.text("abcdefghijklmnop", min_size=4, max_size=12), st.text("abcdefghijklmnop", min_size=4, max_size=12))
def test_a_name_is_the_same_as_itself_in_another_order(given_name, surname):
    assume("hijo" not in (given_name, surname))  # "junior", the one suffix of these letters
    assert compare_names(f"{given_name} {surname}", f"{surname}, {given_name}").verdict == "same"


def test_spellings_are_likelier_than_other_names():
    assert likeness("zvyagintsev", "swjaginzew") > likeness("zvyagintsev", "sviridov") + 0.3
    assert likeness("johansson", "иоханссон") > 0.5 > likeness("johansson", "иоргенсен")


def test_doubled_consonants_are_one():
    assert units("schwarzenegger") == units("schwarzeneger")


def test_a_letter_that_spells_the_same_is_no_slip():
    assert one_letter("segal", "segel")
    assert not one_letter("sergei", "sergey")
    assert not one_letter("johansson", "johanson")


def test_short_forms_go_with_full_ones():
    assert short_for("bill", "william")
    assert short_for("liam", "william")
    assert not short_for("bill", "robert")
    assert "samuel" in full("sam")
