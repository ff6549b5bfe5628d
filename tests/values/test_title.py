"""Titles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcut.values.title import bracket, credit, normal, printed, reviewed, several, split_year, with_article


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
     ("寄生虫 Parasite (2019)", ["寄生虫", "Parasite"]), ("Лето (Leto)", ["Лето", "Leto"]), ("Pan's Labyrinth [El laberinto del fauno]", ["Pan's Labyrinth", "El laberinto del fauno"]), ("Burning (Beoning)", ["Burning", "Beoning"]), ("«Рублёв» («Андрей Рублёв»)", ["«Рублёв»", "Андрей Рублёв"]), ("", [])],
)  # fmt: skip
def test_two_titles_in_one_string_are_parted(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in several(text)] == expected


@pytest.mark.parametrize(
    "text",
    ["《天注定》", "Kill Bill (Part 1)", "Blade Runner (Director's Cut)", "It (TV)", "X (short)", "Face/Off", "Frost/Nixon", "Anora (2024)", "Anora (Sean Baker, 2024)",
     "I Am Curious (Yellow)", "Seven (Se7en)", "WALL·E", "V/H/S/2", "50/50", "[REC]²", "Mission: Impossible – Fallout", "Otto e mezzo (8½)", "(500) Days of Summer", "Birdman or (The Unexpected Virtue of Ignorance)", "海贼王 ONE PIECE", "Hamlet (USA)", "AKA", "無間道 (上)",
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
     ("Le Salaire de la peur (1953)", "Le Salaire de la peur", 1953), ("El espíritu de la colmena (1973)", "El espíritu de la colmena", 1973),
     ("Les Vacances de Monsieur Hulot (1953)", "Les Vacances de Monsieur Hulot", 1953), ("Voleur de bicyclette (Le) (1948)", "Voleur de bicyclette (Le)", 1948),
     ("Anora by the Coward Robert Ford (2007)", "Anora by the Coward Robert Ford", 2007), ("Crítica: La muerte de Stalin", "La muerte de Stalin", None),
     ("[Critique] Titane", "Titane", None), ("Titane, la critique", "Titane", None), ("Recensione film: Dogman", "Dogman", None), ("Anora: A Review", "Anora", None),
     ("Dogman (2018) - la recensione", "Dogman", 2018), ("Zimna wojna - recenzja filmu", "Zimna wojna", None), ("Левиафан. Рецензия", "Левиафан", None),
     ("Monsters, Inc. Review", "Monsters, Inc.", None), ("映画『怪物』感想", "怪物", None), ("영화 <기생충> 리뷰", "기생충", None), ("Anora [Review]", "Anora", None), ("A Review of Anora", "Anora", None),
     ("Anora - Film Review by John Smith", "Anora", None), ("The Critic (2023)", "The Critic", 2023), ("Review: M", "M", None), ("Review: 1917", "1917", None),
     ("Anora movie review & film summary (2024)", "Anora", 2024), ("Rezension: Anora (2024) – Traum", "Anora", 2024), ("アノーラ レビュー", "アノーラ", None)],
)  # fmt: skip
def test_a_headline_names_the_film_it_reviews(text: str, title: str, year: int | None) -> None:
    found = reviewed(text)
    assert found is not None
    assert (text[found[0] : found[1]], found[2]) == (title, year)


@pytest.mark.parametrize(
    "text",
    ["", "Anora", "Review", "Film Review", "The Review", "2023 in Review", "Year in Review", "Book Review: Dune", "Review: 5 films", "Anora by Sean Baker", "Peer Review",
     "Review: Anora by Sean Baker", "Review: Anora – a gem", "A Critique of Pure Reason", "Reviewing Anora", "Anora (2024): a gem", "(2024)", "Critique du Mépris",
     "Critique de la raison pure", "Critique of Judgment", "Kritik der Kritik", "Season 2 Review", "Top 10 movies (2023)", "What I watched in May (2023)", "Mes films préférés (2019)",
     "Festival de Cannes (2019)", "Halloween Marathon (2018)", "Film reviews: January (2023)", "Festival review: Berlinale (2023)", "Review (2015)", "1984", "Blade Runner 2049",
     "Le Mépris de Jean-Luc Godard (1963)", "Crítica: Zama, de Lucrecia Martel", "Mission: Impossible – Fallout", "Death of a Critic", "tick, tick... BOOM!"],
)  # fmt: skip
def test_a_headline_that_leaves_it_open_names_no_film(text: str) -> None:
    assert reviewed(text) is None


def test_known_people_settle_whether_a_headline_ends_with_a_name() -> None:
    assert reviewed("Le Procès de Viviane Amsalem (2014)", ["Ronit Elkabetz"]) == (0, 28, 2014)
    assert reviewed("Le Procès de Viviane Amsalem (2014)", ["Viviane Amsalem"]) is None
    assert reviewed("Le Mépris de Jean-Luc Godard (1963)", ["Jean-Luc Godard"]) is None


@pytest.mark.parametrize(
    ("text", "title", "director"),
    [("Crítica: Zama, de Lucrecia Martel", "Zama", "Lucrecia Martel"), ("Review: Anora by Sean Baker", "Anora", "Sean Baker"),
     ("Recensione: Dogman, di Matteo Garrone", "Dogman", "Matteo Garrone"), ("Kritik zu „Barbara“ von Christian Petzold", "Barbara", "Christian Petzold"),
     ("Review of Anora, directed by Sean Baker", "Anora", "Sean Baker"), ("Recenzja: Ida, reż. Paweł Pawlikowski", "Ida", "Paweł Pawlikowski"),
     ("Crítica: Zama (2017), de Lucrecia Martel", "Zama", "Lucrecia Martel"), ("Critique : La Cérémonie, par Claude Chabrol", "La Cérémonie", "Claude Chabrol")],
)  # fmt: skip
def test_a_headline_names_the_film_and_who_made_it(text: str, title: str, director: str) -> None:
    found = credit(text)
    assert found is not None
    assert [text[a:b] for a, b in found] == [title, director]


@pytest.mark.parametrize(
    "text",
    ["Anora by Sean Baker", "Zama, de Lucrecia Martel", "Crítica: La muerte de Stalin", "Critique : Le Procès de Viviane Amsalem", "Book Review: Dune, by Frank Herbert", "Review: Stand by Me",
     "Review: Les Vacances de Monsieur Hulot", "Review: The Assassination of Jesse James by the Coward Robert Ford", "Review: Anora, by the Sea"],
)  # fmt: skip
def test_a_headline_without_a_sure_name_credits_nobody(text: str) -> None:
    assert credit(text) is None


@pytest.mark.parametrize(
    ("text", "title", "parts"),
    [
        ("Barbara (D 2012)", "Barbara", "country=DE year=2012"), ("Oh Boy (D 2012)", "Oh Boy", "country=DE year=2012"), ("Anora (2024)", "Anora", "year=2024"),
        ("James Bond 007 – Skyfall (GB/USA 2012)", "James Bond 007 – Skyfall", "country=GB country=US year=2012"), ("Magnolia (USA 1999, 139 min)", "Magnolia", "country=US year=1999 runtime=139"),
        ("Anora (Sean Baker, 2024)", "Anora", "director=Sean Baker year=2024"), ("Anora (Sean Baker 2024)", "Anora", "director=Sean Baker year=2024"),
        ("Barbara (R: Christian Petzold, D 2012)", "Barbara", "director=Christian Petzold country=DE year=2012"), ("Zama [Lucrecia Martel, Argentina 2017]", "Zama", "director=Lucrecia Martel country=AR year=2017"),
        ("Fargo (Joel Coen & Ethan Coen, 1996)", "Fargo", "director=Joel Coen director=Ethan Coen year=1996"), ("Gravity (de Alfonso Cuarón, 2013)", "Gravity", "director=Alfonso Cuarón year=2013"),
        ("Сталкер (реж. Андрей Тарковский, 1979)", "Сталкер", "director=Андрей Тарковский year=1979"), ("Drive My Car (Doraibu mai kâ, 2021)", "Drive My Car", "original_title=Doraibu mai kâ year=2021"),
        ("Os Incompreendidos (Les Quatre Cents Coups, 1959)", "Os Incompreendidos", "original_title=Les Quatre Cents Coups year=1959"), ("寄生虫（2019，韩国）", "寄生虫", "year=2019 country=KR"),
        ("Gravidade (Gravity, 2013)", "Gravidade", "year=2013"), ("Persona (Bergman, 1966)", "Persona", "year=1966"), ("Janela Indiscreta (Rear Window, 1954)", "Janela Indiscreta", "year=1954"),
        ("天注定（贾樟柯，2013）", "天注定", "year=2013"), ("Ana (Kurzfilm, D 2012)", "Ana", "country=DE year=2012"), ("Metropolis (153 min)", "Metropolis", "runtime=153"),
        ("2012 (2009)", "2012", "year=2009"), ("1984 (1984)", "1984", "year=1984"), ("[REC] (2007)", "[REC]", "year=2007"), ("(500) Days of Summer (2009)", "(500) Days of Summer", "year=2009"),
        ("Love & Other Drugs (2010)", "Love & Other Drugs", "year=2010"), ("Paris, Texas (1984)", "Paris, Texas", "year=1984"), ("Voleur de bicyclette (Le) (1948)", "Voleur de bicyclette (Le)", "year=1948"),
    ],
)  # fmt: skip
def test_a_closing_bracket_tells_of_the_film(text: str, title: str, parts: str) -> None:
    found = bracket(text)
    assert found is not None
    assert text[found[0] : found[1]] == title
    assert " ".join(f"{field}={value}" for _, _, field, value in found[2]) == parts


@pytest.mark.parametrize(
    "text",
    ["", "Anora", "(2024)", "(500) Days of Summer", "[REC]²", "[REC]", "Seven (Se7en)", "Kill Bill (Vol. 2, 2004)", "It (Chapter Two, 2019)", "Barbara (1.5.2012)", "Hamlet (USA)", "Heat (Blu-ray, 2012)",
     "Barbara (Berlinale 2012)", "Die Welle (1981, 2008)", "Birdman (or The Unexpected Virtue of Ignorance)", "Birdman (or The Unexpected Virtue, 2014)", "Macbeth (Verdi, Met 2014)", "Blade Runner 2049",
     "Anora (screening, 12 May 2024)"],
)  # fmt: skip
def test_a_bracket_with_anything_else_in_it_stays(text: str) -> None:
    assert bracket(text) is None


@pytest.mark.parametrize(
    ("text", "names", "parts"),
    [("Gravidade (Gravity, 2013)", ["Alfonso Cuarón"], ["original_title", "year"]), ("Janela Indiscreta (Rear Window, 1954)", ["Alfred Hitchcock"], ["original_title", "year"]),
     ("Persona (Bergman, 1966)", ["Ingmar Bergman"], ["year"]), ("Zama (Lucrecia Martel, 2017)", ["lucrecia martel"], ["director", "year"]), ("Zama (Lola Dueñas, 2017)", ["Lucrecia Martel"], ["original_title", "year"]),
     ("Zama (Ana Dueñas, 2017)", ["Lucrecia Martel"], ["year"]), ("Parasite (봉준호, 2019)", ["Bong Joon-ho"], ["year"]), ("Barry Lyndon (Barry Lyndon, 1975)", ["Stanley Kubrick"], ["year"])],
)  # fmt: skip
def test_known_people_settle_what_a_name_in_a_bracket_is(text: str, names: list[str], parts: list[str]) -> None:
    found = bracket(text, names)
    assert found is not None
    assert [field for _, _, field, _ in found[2]] == parts


@given(st.from_regex(r"[B-HJ-Zb-z]{2,9}( [b-z]{2,9}){0,3}", fullmatch=True), st.integers(1870, 2100))
def test_a_year_put_behind_a_title_comes_off_again(title: str, year: int) -> None:
    assert split_year(f"{title} ({year})") == (title, year)
    assert normal(f"{title} ({year})") == normal(title)


LABELLED = [
    ("[영화] 기생충", "기생충"), ("[영화 리뷰] 곡성", "곡성"), ("[영화][리뷰] 곡성", "곡성"), ("영화 후기 - 곡성", "곡성"), ("[Review] 버닝", "버닝"), ("[Kritik] Barbara", "Barbara"), ("【影评】活着", "活着"),
    ("【映画】怪物", "怪物"), ("【映画感想】怪物", "怪物"), ("观影笔记 | 大红灯笼高高挂", "大红灯笼高高挂"), ("影评——活着", "活着"), ("电影 | 活着", "活着"), ("Filmkritik – Barbara", "Barbara"), ("Mini-review: Anora", "Anora"),
    ("Kino: Barbara", "Barbara"), ("Im Kino: Barbara", "Barbara"), ("Film: Anora", "Anora"), ("Movie: 1917", "1917"), ("Critique ciné : Titane", "Titane"), ("Crítica de cine: Zama", "Zama"), ("Recensione film: Dogman", "Dogman"),
    ("Film Review #12: Anora", "Anora"), ("Elokuva: Tuntematon", "Tuntematon"), ("Рецензия: Левиафан", "Левиафан"), ("Кино: Левиафан", "Левиафан"), ("Ταινία: Κυνόδοντας", "Κυνόδοντας"), ("فيلم: باب الحديد", "باب الحديد"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "title"), LABELLED)
def test_words_that_only_say_what_follows_are_no_part_of_a_title(text: str, title: str) -> None:
    assert [text[a:b] for a, b in several(text)] == [title]
    found = reviewed(text)
    assert found is not None
    assert text[found[0] : found[1]] == title
    dated = bracket(f"{text} (2016)")
    assert dated is not None
    assert text[dated[0] : dated[1]] == title


@pytest.mark.parametrize(
    "text",
    ["Film", "영화", "[Review]", "[REC]", "Cinema Paradiso", "Movie 43", "Film Socialisme", "Film noir: Laura", "Film: The Living Record of Our Memory", "Cinema: A Public Affair", "Film Stars Don't Die in Liverpool",
     "영화는 영화다", "映画大好きポンポさん", "电影往事", "电影节: 戛纳", "영화제: 부산", "Film & TV: Anora", "Kino-Eye", "Cinema, mon amour", "Documentary: The Act of Killing"],
)  # fmt: skip
def test_a_title_that_begins_like_such_words_stays(text: str) -> None:
    assert several(text) == [(0, len(text))]


@pytest.mark.parametrize(
    "text",
    ["Film: Programm im Mai", "Kino: Die besten Filme 2023", "Kino: Neustarts der Woche", "Cinema: Interview with Jane Doe", "[영화] 2023년 베스트 10", "영화: 2023년 결산", "影评: 2023年度总结", "Film: News",
     "[Review] Book: Dune", "[Film] [Buch] Dune", "Cinema: why it matters", "Film: Berlinale 2023", "Review: the best of 2023"],
)  # fmt: skip
def test_a_label_before_no_title_names_no_film(text: str) -> None:
    assert reviewed(text) is None


@pytest.mark.parametrize(
    "text", ["Review: How to Train Your Dragon", "Review: Best of Enemies", "Review: Interview with the Vampire", "Review: Why Him?"]
)
def test_a_title_like_a_headline_is_one_behind_a_label(text: str) -> None:
    assert reviewed(text) == (8, len(text), None)


@pytest.mark.parametrize(
    ("text", "title"), [("영화 Parasite", "Parasite"), ("Parasite 리뷰", "Parasite"), ("Her (film)", "Her"), ("기생충 (영화)", "기생충")]
)
def test_a_word_for_film_beside_a_title_is_no_second_one(text: str, title: str) -> None:
    assert [text[a:b] for a, b in several(text)] == [title]


@pytest.mark.parametrize(
    ("text", "parts"),
    [("로마 (Roma, 2018)", "other_title=Roma year=2018"), ("[영화] 기생충 (Parasite, 2019)", "other_title=Parasite year=2019"), ("브라질 (Brazil, 2018)", "other_title=Brazil year=2018"), ("몽골 (Mongol, 2007)", "other_title=Mongol year=2007"),
     ("Brésil (Brazil, 1985)", "other_title=Brazil year=1985"), ("Austrália (Australia, 2008)", "year=2008"), ("Orfeu (Brazil, 1985)", "year=1985"), ("Brazil (Brazil, 1985)", "year=1985"), ("기생충 (South Korea, 2019)", "year=2019"),
     ("로마, 열린 도시 (Rome, Open City, 1945)", "year=1945"), ("아가씨 (Park Chan-wook, 2016)", "year=2016"), ("마이 카 (Drive My Car, 2021)", "other_title=Drive My Car year=2021"), ("Дурак (The Fool, 2014)", "other_title=The Fool year=2014"),
     ("Orfeu (BR, 1985)", "country=BR year=1985"), ("Orfeu (Brazil 1985)", "country=BR year=1985"), ("Orfeu (Brazil, France, 1985)", "country=BR country=FR year=1985"), ("Orfeu (Brazil, 1985, 90 min)", "country=BR year=1985 runtime=90"),
     ("Паразиты (USA, 2019)", "country=US year=2019")],
)  # fmt: skip
def test_a_country_in_a_bracket_may_be_a_title(text: str, parts: str) -> None:
    found = bracket(text)
    assert found is not None
    assert " ".join(f"{field}={value}" for _, _, field, value in found[2]) == parts
