"""Titles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcut.values.title import normal, printed, reviewed, several, split_year, with_article


@pytest.mark.parametrize(
    ("a", "b"),
    [("Prédateurs (Les)", "Les Predateurs"), ("Matrix, The", "The Matrix"), ("The Matrix", "matrix"), ("Anora (2024)", "Anora"), ("Thelma & Louise", "Thelma and Louise"),
     ("L'Avventura", "Avventura, L'"), ("《阿诺拉》", "阿诺拉"), ("Spider-Man", "Spider Man"), ("“Emma.”", "Emma"), ("*Anora*", "Anora"), ("2012 (2009)", "2012")],
)  # fmt: skip
def test_one_title_in_two_notations_is_equal(a: str, b: str) -> None:
    assert normal(a) == normal(b)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("1917", "1917"), ("300", "300"), ("8½", "8 1 2"), ("???", "???"), ("$", "$"), ("A", "a"), ("The", "the"), ("I, Robot", "i robot")],
)
def test_short_and_strange_titles_stay(text: str, expected: str) -> None:
    assert normal(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Matrix, The", "The Matrix"), ("Prédateurs (Les)", "Les Prédateurs"), ("Avventura, L'", "L'Avventura"), ("Arche, Die", "Die Arche"),
     ("Matrix, The (1999)", "The Matrix (1999)"), ("matrix, the", "the matrix"), ("Avventura, L’", "L’Avventura"), ("Vitelloni, I", "I Vitelloni"),
     ("Film (I)", "Film (I)"), ("Huis, Het", "Het Huis"), ("I, Robot", "I, Robot"), ("Moi, un", "Moi, un"), ("Sex, Lies, and Videotape", "Sex, Lies, and Videotape"), ("*Anora*", "Anora"), ("<i>Anora</i>", "Anora"),
     ("[Anora](/films/anora)", "Anora"), ("《阿诺拉》", "阿诺拉"), ("  In  a\nWorld... ", "In a World..."), ("*batteries not included", "*batteries not included"),
     ('"A" and "B"', '"A" and "B"'), ("(500) Days of Summer", "(500) Days of Summer"), ("", "")],
)  # fmt: skip
def test_printed_has_no_markup_and_its_article_in_front(text: str, expected: str) -> None:
    assert printed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Anora (2024)", ("Anora", 2024)), ("2012 (2009)", ("2012", 2009)), ("1917", ("1917", None)), ("(2024)", ("(2024)", None)), ("阿诺拉（2024）", ("阿诺拉", 2024)),
     ("*Matrix, The* (1999)", ("The Matrix", 1999)), ("Blade Runner 2049", ("Blade Runner 2049", None))],
)  # fmt: skip
def test_a_year_in_brackets_is_parted_from_its_title(text: str, expected: tuple[str, int | None]) -> None:
    assert split_year(text) == expected


@pytest.mark.parametrize(
    ("title", "article", "expected"),
    [("Matrix", "The", "The Matrix"), ("Avventura", "L'", "L'Avventura"), ("Prédateurs", "Les", "Les Prédateurs"), ("The Matrix", "The", "The Matrix"),
     ("Anora", "", "Anora"), ("Anora", "essay", "Anora")],
)  # fmt: skip
def test_an_article_of_a_field_of_its_own_goes_in_front(title: str, article: str, expected: str) -> None:
    assert with_article(title, article) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Hotel Salvation (Mukti Bhawan)", ["Hotel Salvation", "Mukti Bhawan"]), ("A Touch of Sin / 天注定", ["A Touch of Sin", "天注定"]),
     ("天注定 A Touch of Sin", ["天注定", "A Touch of Sin"]), ("《天注定》 A Touch of Sin", ["《天注定》", "A Touch of Sin"]), ("Parasite (기생충)", ["Parasite", "기생충"]),
     ("天注定（A Touch of Sin）", ["天注定", "A Touch of Sin"]), ("Паразиты Parasite", ["Паразиты", "Parasite"]), ("The Wailing (aka Goksung)", ["The Wailing", "Goksung"]),
     ("Shoplifters (Manbiki kazoku) (2018)", ["Shoplifters", "Manbiki kazoku"]), ("Anora aka Whatever", ["Anora", "Whatever"]),
     ("Léon (The Professional)", ["Léon", "The Professional"]), ("Vivir (Ikiru)", ["Vivir", "Ikiru"]), ("Parasite (2019) 寄生虫", ["Parasite", "寄生虫"]),
     ("寄生虫 Parasite (2019)", ["寄生虫", "Parasite"]), ("Лето (Leto)", ["Лето", "Leto"]), ("Pan's Labyrinth [El laberinto del fauno]", ["Pan's Labyrinth", "El laberinto del fauno"]), ("Burning (Beoning)", ["Burning", "Beoning"]), ("", [])],
)  # fmt: skip
def test_two_titles_in_one_string_are_parted(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in several(text)] == expected


@pytest.mark.parametrize(
    "text",
    ["《天注定》", "Kill Bill (Part 1)", "Blade Runner (Director's Cut)", "It (TV)", "X (short)", "Face/Off", "Frost/Nixon", "Anora (2024)", "Anora (Sean Baker, 2024)",
     "I Am Curious (Yellow)", "(500) Days of Summer", "Birdman or (The Unexpected Virtue of Ignorance)", "海贼王 ONE PIECE", "Hamlet (USA)", "AKA", "無間道 (上)",
     "アノーラ（字幕版）", "1917", "24 / 7", "Prédateurs (Les)", "Ida [Ida]", "Matrix (English)", "300", "Her (OmU)", "Roma (Netflix)", "无间道 (Cantonese)", "Birdman o (La inesperada virtud de la ignorancia)",
     "Birds of Prey (and the Emancipation of One)", "The Rolling Stones (Vídeo musical)"],
)  # fmt: skip
def test_one_title_stays_whole(text: str) -> None:
    assert several(text) == [(0, len(text))]


def test_a_bracket_with_a_known_person_is_no_title() -> None:
    assert several("Solaris (Andrei Tarkovsky)", ["Andreï Tarkovsky"]) == [(0, 26)]
    assert several("Solaris (Tarkovsky)", ["Andrei Tarkovsky"]) == [(0, 19)]


@pytest.mark.parametrize(
    ("text", "title", "year"),
    [("Review: Anora", "Anora", None), ("Anora Review", "Anora", None), ("Kritik: Anora", "Anora", None), ("Kritik zu Anora", "Anora", None),
     ("Critique de Anora", "Anora", None), ("Critique d'Anora", "Anora", None), ("Recensione: Anora", "Anora", None), ("影评：阿诺拉", "阿诺拉", None),
     ("Anora – Movie Review", "Anora", None), ("REVIEW | Anora (2024)", "Anora", 2024), ("Film Review: Anora (Sean Baker, 2024)", "Anora", 2024),
     ("Anora (2024)", "Anora", 2024), ("Anora (2024) Review", "Anora", 2024), ("‘Anora’ Review: A Blast", "Anora", None), ("Anora review – a blast", "Anora", None),
     ("'Don't Look Up' Review", "Don't Look Up", None), ("《阿诺拉》影评", "阿诺拉", None), ("Рецензия на фильм «Анора»", "Анора", None), ("Recenzja filmu Anora", "Anora", None),
     ("Crítica de 'Anora'", "Anora", None), ("Movie Review: Mission: Impossible", "Mission: Impossible", None), ("# Review: *Anora*", "Anora", None),
     ("Anora movie review & film summary (2024)", "Anora", 2024), ("Rezension: Anora (2024) – Traum", "Anora", 2024), ("アノーラ レビュー", "アノーラ", None)],
)  # fmt: skip
def test_a_headline_names_the_film_it_reviews(text: str, title: str, year: int | None) -> None:
    found = reviewed(text)
    assert found is not None
    assert (text[found[0] : found[1]], found[2]) == (title, year)


@pytest.mark.parametrize(
    "text",
    ["", "Anora", "Review", "Film Review", "The Review", "2023 in Review", "Year in Review", "Book Review: Dune", "Review: 5 films", "Anora by Sean Baker", "Peer Review",
     "Review: Anora by Sean Baker", "Review: Anora – a gem", "A Critique of Pure Reason", "Reviewing Anora", "Anora (2024): a gem", "(2024)", "Critique du Mépris"],
)  # fmt: skip
def test_a_headline_that_leaves_it_open_names_no_film(text: str) -> None:
    assert reviewed(text) is None


@given(st.from_regex(r"[B-HJ-Zb-z]{2,9}( [b-z]{2,9}){0,3}", fullmatch=True), st.integers(1870, 2100))
def test_a_year_put_behind_a_title_comes_off_again(title: str, year: int) -> None:
    assert split_year(f"{title} ({year})") == (title, year)
    assert normal(f"{title} ({year})") == normal(title)
