"""Words for a missing value."""

import pytest

from matchcut.values.absent import is_absent


@pytest.mark.parametrize(
    "text",
    ["", " ", "N/A", "n/a", "null", "~", "none", "??", "?", "-", "—", "...", "Unknown", "(unknown)", "TBA", "TBD", "未知", "暂无", "不详",
     "inconnu", "desconocido", "unbekannt", "sconosciuto", "neznámý", "nieznany", "неизвестно"],
)  # fmt: skip
def test_a_word_for_nothing_is_absent(text: str) -> None:
    assert is_absent(text)


@pytest.mark.parametrize("text", ["0", "USA", "Nope", "Unknown Pleasures", "139 min", "A", "未来", "x" * 50_000])
def test_a_value_is_not_absent(text: str) -> None:
    assert not is_absent(text)
