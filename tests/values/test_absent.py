"""Words for a missing value."""

import pytest

from matchcut.values.absent import is_absent, placeholder, placeholder_title, unrated


@pytest.mark.parametrize(
    "text",
    ["", " ", "N/A", "n/a", "null", "~", "none", "??", "?", "-", "—", "...", "Unknown", "(unknown)", "TBA", "TBD", "未知", "暂无", "不详",
     "inconnu", "desconocido", "unbekannt", "sconosciuto", "neznámý", "nieznany", "неизвестно", "Inconnu(e)", "不明", "onbekend", "[]", "{}", "''", '""',
     "XXX", "NA?", "？？", "desconhecido", "No data", "\\N", "[null]"],
)  # fmt: skip
def test_a_word_for_nothing_is_absent(text: str) -> None:
    assert is_absent(text)


@pytest.mark.parametrize(
    "text", ["***", "* * *", "★", "No", "No Man's Land", "0", "USA", "Nope", "Unknown Pleasures", "139 min", "A", "未来", "x" * 50_000]
)
def test_a_value_is_not_absent(text: str) -> None:
    assert not is_absent(text)


@pytest.mark.parametrize(
    "text",
    ["[Add plot summary here]", "<insert title>", "Lorem ipsum dolor sit amet", "TODO", "TODO: write review", "Your title here", "Description goes here", "{{ title }}",
     '{{ replace .Name "-" " " | title }}', "YYYY-MM-DD", "${title}", "待补充", "请在此输入内容", "[Hier Text einfügen]", "[Ajouter un résumé]", "tt0000000", "Placeholder"],
)  # fmt: skip
def test_what_a_template_left_is_a_placeholder(text: str) -> None:
    assert placeholder(text)


@pytest.mark.parametrize(
    "text",
    ["", "Anora", "[Rec]", "[REC]²", "xXx", "(500) Days of Summer", "I'm Still Here", "We Are Still Here", "[Your Name]", "Your Name", "Todo sobre mi madre", "Todos lo saben",
     "(Untitled)", "{Proof}", "[Hierro]", "Write when you get work", "x" * 50_000],
)  # fmt: skip
def test_a_title_is_no_placeholder(text: str) -> None:
    assert not placeholder(text)


@pytest.mark.parametrize(
    "text",
    [
        "未评",
        "未评分",
        "not rated",
        "Unrated",
        "(not rated)",
        "sem nota",
        "nicht bewertet",
        "non noté",
        "Sin calificación",
        "без оценки",
        "평가 없음",
        "N/A",
        "ej betygsatt",
        "ללא ציון",
    ],
)
def test_a_film_that_nobody_rated_has_no_rating(text: str) -> None:
    assert unrated(text)


@pytest.mark.parametrize("text", ["3/5", "0", "A", "★", "rated R", "note", "best film", "x" * 50_000])
def test_a_rating_is_not_unrated(text: str) -> None:
    assert not unrated(text)


@pytest.mark.parametrize(
    "text",
    [
        "FILM TITLE",
        "Movie Title",
        "Titel",
        "Título de la película",
        "<Titre du film>",
        "[Film title here]",
        "название фильма",
        "片名",
        "영화 제목",
        "{{ title }}",
    ],
)
def test_a_template_asks_for_the_title(text: str) -> None:
    assert placeholder_title(text)


@pytest.mark.parametrize(
    "text",
    ["Film", "Movie", "Untitled", "Unknown", "The Film", "Movie 43", "Titelverteidiger", "Title IX", "Your Name", "What's in a Name"],
)
def test_a_film_may_be_called_so(text: str) -> None:
    assert not placeholder_title(text)
