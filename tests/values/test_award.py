"""Lists of awards."""

import pytest

from matchcut.values.award import award, items, normal


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Palme d'Or; César Award Best Film", ["Palme d'Or", "César Award Best Film"]),
        ("金棕榈奖、最佳女主角奖", ["金棕榈奖", "最佳女主角奖"]),
        ("- Palme d'Or\n- Academy Award, Best Picture\n", ["Palme d'Or", "Academy Award, Best Picture"]),
        ("Academy Award for Best Picture, BAFTA nomination", ["Academy Award for Best Picture", "BAFTA nomination"]),
        ("Academy Award, Best Picture", ["Academy Award, Best Picture"]),
        ("", []),
        (" ;; ", []),
    ],
)
def test_a_list_in_one_string_is_parted(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in items(text)] == expected


def test_an_award_is_kept_as_printed() -> None:
    assert award(" Palme \n d'Or ") == {"award": "Palme d'Or"}


def test_one_award_in_two_notations_is_equal() -> None:
    assert normal("The Academy Awards: Best Picture") == normal("academy award – best picture")
