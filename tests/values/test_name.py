"""Names of people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcut.values.name import credit, normal, script, usual


@pytest.mark.parametrize(
    ("a", "b"),
    [("J.K. Simmons", "J. K. Simmons"), ("Simmons, J.K.", "J. K. Simmons"), ("Cuba Gooding, Jr.", "Cuba Gooding Jr"), ("Renée O’Connor", "Renee O'Connor"),
     ("Jean‑Marc Vallée", "JEAN MARC VALLEE"), ("丹尼斯·奎德", "丹尼斯・奎德"), ("Łukasz Żal", "Lukasz Zal")],
)  # fmt: skip
def test_one_name_in_two_notations_is_equal(a: str, b: str) -> None:
    assert normal(a) == normal(b)


def test_two_names_stay_apart() -> None:
    assert normal("Jason Segal") != normal("Jason Segel")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Sean Baker", "Latn"),
        ("肖恩·贝克", "Hani"),
        ("Юра Борисов", "Cyrl"),
        ("スタジオ", "Kana"),
        ("봉준호", "Hang"),
        ("宮崎 駿", "Hani"),
        ("42", "Zyyy"),
        ("", "Zyyy"),
    ],
)
def test_script_is_that_of_most_letters(text: str, code: str) -> None:
    assert script(text) == code


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Yura Borisov (Igor)", ("Yura Borisov", "Igor")),
        ("Yura Borisov", ("Yura Borisov", None)),
        ("Tom Hanks (voice)", ("Tom Hanks", None)),
        ("(x)", ("(x)", None)),
    ],
)
def test_usual_takes_the_words_in_brackets_off(text: str, expected: tuple[str, str | None]) -> None:
    assert usual(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Mikey Madison as Ani", ("Mikey Madison", "Ani")), ("Yura Borisov (Igor)", ("Yura Borisov", "Igor")), ("Tom Hanks ... Forrest", ("Tom Hanks", "Forrest")),
     ("周迅 饰 如意", ("周迅", "如意")), ("周迅（饰 如意）", ("周迅", "如意")), ("Thomas Asher", ("Thomas Asher", None)), ("as Igor", ("as Igor", None))],
)  # fmt: skip
def test_credit_parts_actor_and_character(text: str, expected: tuple[str, str | None]) -> None:
    assert credit(text) == expected


@given(st.from_regex(r"[A-Za-zÀ-ÿ' .-]{1,30}", fullmatch=True))
def test_normal_is_final_for_names_in_their_usual_order(text: str) -> None:
    assert normal(normal(text)) == normal(text)


@pytest.mark.parametrize(
    "text",
    [
        "Бодров Сергей (мл.)",
        "Бондарчук Сергей (ст.)",
        "Alexandre Dumas (fils)",
        "José Isbert (hijo)",
        "Nelson Xavier (júnior)",
        "Cuba Gooding (Jr.)",
        "João Silva (Neto)",
    ],
)
def test_which_of_two_namesakes_is_no_character(text: str) -> None:
    assert credit(text) == (text.rpartition(" (")[0], None)
