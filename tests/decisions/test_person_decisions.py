"""Which names are one person: what two lists of credits in two languages tell, just enough and just not."""

from __future__ import annotations

import pytest
from archives import PROSE, read, record


def pair(stem, english, chinese, folders=("", "")):
    """A record of one film in English and in Chinese, with these fields."""
    return {
        f"{folders[0]}{stem}.en.md": record("Ostend", PROSE["en"], year=2001, **english),
        f"{folders[1]}{stem}.zh.md": record("Ostend", PROSE["zh"], year=2001, **chinese),
    }


def people(files, judgements=""):
    """The forms of each person's name."""
    return {p.name: {f.text for f in p.forms} for p in read(files, judgements=judgements).people}


def are_one(files, judgements="", forms=("Jackie Chan", "成龙")):
    return set(forms) in people(files, judgements).values()


def field_of(field, left, right, **more):
    return pair("a", {field: left, **more}, {field: right, **more})


@pytest.mark.parametrize(
    ("files", "forms", "expected"),
    [
        pytest.param(field_of("director", "Jackie Chan", "成龙"), ("Jackie Chan", "成龙"), True, id="the only director"),
        pytest.param(field_of("writer", "Jackie Chan", "成龙"), ("Jackie Chan", "成龙"), False, id="the only writer"),
        pytest.param(field_of("writer", "Tom Hanks", "汤姆·汉克斯"), ("Tom Hanks", "汤姆·汉克斯"), True, id="a writer that reads alike"),
        pytest.param(field_of("cast", ["Tom Hanks"], ["汤姆·汉克斯"]), ("Tom Hanks", "汤姆·汉克斯"), True, id="an actor that reads alike"),
        pytest.param(
            field_of("composer", "Tom Hanks", "汤姆·汉克斯"), ("Tom Hanks", "汤姆·汉克斯"), False, id="a composer: those are not compared"
        ),
        pytest.param(field_of("director", "Brit Marling", "布丽·拉森"), ("Brit Marling", "布丽·拉森"), False, id="another name"),
        pytest.param(
            field_of("director", ["Jackie Chan", "Wu Ma"], ["成龙", "午马"]),
            ("Jackie Chan", "成龙"),
            False,
            id="two directors that nothing tells",
        ),
        pytest.param(
            field_of("director", ["Jackie Chan", "Tom Hanks"], ["成龙"]),
            ("Jackie Chan", "成龙"),
            False,
            id="lists of two lengths tell no place",
        ),
        pytest.param(
            field_of("cast", ["Andy Lau", "Tom Hanks"], ["刘德华", "汤姆·汉克斯"]),
            ("Andy Lau", "刘德华"),
            True,
            id="the surname agrees, and another name",
        ),
        pytest.param(field_of("cast", ["Andy Lau", "Faye Wong"], ["刘德华", "王菲"]), ("Andy Lau", "刘德华"), False, id="surnames alone"),
        pytest.param(
            field_of("cast", ["Jackie Chan", "Tom Hanks"], ["成龙", "汤姆·汉克斯"]),
            ("Jackie Chan", "成龙"),
            False,
            id="another name agrees, the surname does not",
        ),
        pytest.param(
            field_of("cast", ["Jackie Chan", "Tom Hanks"], ["成龙", "汤姆·汉克斯"])
            | pair("b", {"cast": ["Jackie Chan", "Tom Hanks"]}, {"cast": ["成龙", "汤姆·汉克斯"]}),
            ("Jackie Chan", "成龙"),
            True,
            id="another name agrees, in two films",
        ),
        pytest.param(
            field_of("cast", ["Tom Hanks", "Andy Lau"], ["刘德华", "汤姆·汉克斯"]),
            ("Tom Hanks", "汤姆·汉克斯"),
            True,
            id="a name that reads alike, at another place",
        ),
        pytest.param(
            field_of("cast", ["Tom Hanks", "Andy Lau", "Wu Ma"], ["汤姆·汉克斯", "刘德华"]),
            ("Andy Lau", "刘德华"),
            False,
            id="the surname agrees, in lists of two lengths",
        ),
    ],
)
def test_two_names_are_one_person(files, forms, expected):
    assert are_one(files, forms=forms) is expected


def test_each_join_says_why():
    files = pair(
        "a", {"director": "Jackie Chan", "cast": ["Andy Lau", "Tom Hanks"]}, {"director": "成龙", "cast": ["刘德华", "汤姆·汉克斯"]}
    )
    assert {p.name: p.why for p in read(files).people} == {
        "Jackie Chan": ("each is the only director of Ostend in its edition",),
        "Andy Lau": ("each stands at the same place of the cast of Ostend, where other names agree",),
        "Tom Hanks": ("汤姆·汉克斯 reads as Tom Hanks, and both are in the cast of Ostend",),
    }


@pytest.mark.parametrize(("folders", "expected"), [(("x/", "x/"), True), (("x/", "y/"), False)], ids=["one collection", "two collections"])
def test_editions_of_one_collection_are_compared(folders, expected):
    assert are_one(pair("a", {"director": "Jackie Chan"}, {"director": "成龙"}, folders)) is expected


def test_editions_of_one_language_are_not_compared():
    files = {
        f"x/{n}.md": record("Ostend", PROSE["en"], year=2001, director=name, imdb="tt0000010")
        for n, name in enumerate(("Jackie Chan", "成龙"))
    }
    assert not are_one(files)


# --- a name that stands beside two


@pytest.mark.parametrize(
    ("chinese", "expected"),
    [
        pytest.param(["成龙", "成龙", "午马"], {"成龙"}, id="the more frequent partner"),
        pytest.param(["成龙", "午马"], set(), id="two partners that are as frequent"),
        pytest.param(["成龙", "成龙", "午马", "午马"], set(), id="two partners that are as frequent, twice"),
    ],
)
def test_a_name_is_one_with_its_most_frequent_partner(chinese, expected):
    files = {}
    for n, other in enumerate(chinese):
        files |= pair(f"f{n}", {"director": "Jackie Chan"}, {"director": other})
    assert people(files)["Jackie Chan"] == {"Jackie Chan"} | expected


@pytest.mark.parametrize(
    ("english", "expected"),
    [(["Jackie Chan", "Jackie Chan", "Wu Ma"], {"Jackie Chan"}), (["Jackie Chan", "Wu Ma"], set())],
    ids=["the more frequent partner", "as frequent"],
)
def test_so_it_is_seen_from_the_other_side(english, expected):
    files = {}
    for n, name in enumerate(english):
        files |= pair(f"f{n}", {"director": name}, {"director": "成龙"})
    assert next(forms for forms in people(files).values() if "成龙" in forms) == {"成龙"} | expected


def test_names_that_surely_read_alike_are_one_however_many_there_are():
    files = {}
    for n, other in enumerate(("安娜·卡里娜", "安娜·卡里娜", "安娜·卡琳娜")):
        files |= pair(f"f{n}", {"director": "Anna Karina"}, {"director": other})
    assert people(files) == {"Anna Karina": {"Anna Karina", "安娜·卡里娜", "安娜·卡琳娜"}}


# --- judgements


def row(left, right, verdict, kind="person", who=""):
    return f"{kind} | {left} | {right} | {verdict} | {who} |  | "


ALIKE = pair("a", {"director": "Tom Hanks"}, {"director": "汤姆·汉克斯"})
ALONE = {"a.md": record("Ostend", year=2001, director="Ana Paz"), "b.md": record("Kruger", year=2011, director="Ana Pas")}


@pytest.mark.parametrize(
    ("files", "judgement", "expected"),
    [
        (ALIKE, row("Tom Hanks", "汤姆·汉克斯", "different"), [{"Tom Hanks"}, {"汤姆·汉克斯"}]),
        (ALIKE, row("汤姆·汉克斯", "Tom Hanks", "different"), [{"Tom Hanks"}, {"汤姆·汉克斯"}]),
        (ALIKE, row("Tom Hanks", "汤姆·汉克斯", "different", "film"), [{"Tom Hanks", "汤姆·汉克斯"}]),
        (ALIKE, row("Tom Hanks", "Wu Ma", "different"), [{"Tom Hanks", "汤姆·汉克斯"}]),
        (ALONE, row("Ana Paz", "Ana Pas", "same"), [{"Ana Paz", "Ana Pas"}]),
        (ALONE, row("Ana Paz", "b.md > Ana Pas", "same"), [{"Ana Paz", "Ana Pas"}]),
        (ALONE, row("Ana Paz", "Ana Pas", "same", "film"), [{"Ana Pas"}, {"Ana Paz"}]),
        (ALONE, row("Ana Paz", "Ana Pas", "unsure"), [{"Ana Pas"}, {"Ana Paz"}]),
    ],
)
def test_a_judgement_settles_who_is_one(files, judgement, expected):
    assert sorted(people(files, judgement).values(), key=sorted) == expected


def test_the_left_name_of_a_judgement_is_the_preferred_form():
    (person,) = read(ALONE, judgements=row("Ana Pas", "Ana Paz", "same", who="ed")).people
    assert (person.name, person.id, person.why, person.films) == ("Ana Pas", "ana-pas", ("judged same by ed",), ("a", "b"))


def test_a_name_may_be_somebody_else_in_one_document():
    files = {"a.md": record("Ostend", year=2001, director="Ana Paz"), "b.md": record("Kruger", year=2011, director="Ana Paz")}
    assert len(read(files).people) == 1
    found = read(files, judgements=row("a.md > Ana Paz", "b.md > Ana Paz", "different")).people
    assert [(p.id, p.films) for p in found] == [("ana-paz-a", ("a",)), ("ana-paz-b", ("b",))]


# --- what is told of a person


@pytest.mark.parametrize("field", ["director", "writer", "cast", "producer", "composer", "cinematographer", "editor"])
def test_a_credit_is_of_a_person(field):
    assert list(people({"a.md": record("Ostend", year=2001, **{field: "Ana Paz"})})) == ["Ana Paz"]


def test_the_writer_of_a_text_is_no_person_of_its_film():
    assert people({"a.md": record("Ostend", year=2001, author="Ana Paz")}) == {}


def test_forms_are_told_by_number_then_by_letters_and_the_first_latin_one_is_the_name():
    files = pair("a", {"director": "Tom Hanks"}, {"director": "汤姆·汉克斯"})
    files |= {f"{n}.md": record(f"Film {n}", PROSE["zh"], year=1990 + n, director="汤姆·汉克斯") for n in range(2)}
    (person,) = read(files).people
    assert person.name == "Tom Hanks"
    assert [(f.text, f.language, f.count) for f in person.forms] == [("汤姆·汉克斯", "zh-Hans", 3), ("Tom Hanks", "en", 1)]
    assert person.films == ("0", "1", "a")
    assert [s.document for s in person.statements] == ["0.md", "1.md", "a.en.md", "a.zh.md"]


def test_people_are_told_by_their_ids():
    files = {"a.md": record("Ostend", year=2001, director="Zoé Paz", cast=["Ion Popescu", "Ána Lund"])}
    assert [(p.id, p.name) for p in read(files).people] == [
        ("ana-lund", "Ána Lund"),
        ("ion-popescu", "Ion Popescu"),
        ("zoe-paz", "Zoé Paz"),
    ]


# --- lists of credits beside each other

ENGLISH = ["Tom Hanks", "Brit Marling", "Mikey Madison", "Yura Borisov", "Tom Cruise", "Brad Pitt"]
CHINESE = ["汤姆·汉克斯", "布丽特·马林", "米基·麦迪逊", "尤拉·鲍里索夫", "汤姆·克鲁斯", "布拉德·皮特"]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param(ENGLISH, CHINESE, None, id="none is left out"),
        pytest.param(ENGLISH, CHINESE[1:], ("布丽特·马林", "Tom Hanks"), id="the first is left out on the right"),
        pytest.param(ENGLISH, CHINESE[:1] + CHINESE[2:], ("米基·麦迪逊", "Brit Marling"), id="the second is left out on the right"),
        pytest.param(ENGLISH[1:], CHINESE, ("汤姆·汉克斯", "Brit Marling"), id="the first is left out on the left"),
        pytest.param(ENGLISH[:1] + ENGLISH[2:], CHINESE, ("布丽特·马林", "Mikey Madison"), id="the second is left out on the left"),
    ],
)
def test_a_list_is_shifted_from_the_first_names_that_stand_beside_others(left, right, expected):
    found = [f.sentence for f in read(field_of("cast", left, right)).findings if f.rule == "person-conflict"]
    assert bool(found) is (expected is not None)
    assert not expected or found[0].endswith(f'"{expected[0]}" stands here beside "{expected[1]}"')
