"""Documents of one film are joined, and those of two are not."""

from matchcut.archive import from_files


def record(title, **fields):
    return "---\n" + "".join(f"{k}: {v}\n" for k, v in {"title": title, **fields}.items()) + "---\n"


def joined(files):
    return [[d.path for d in f.documents] for f in from_files(files).films]


def test_editions_are_joined_by_file_name():
    assert joined({"anora.en.md": record("Anora", year=2024), "anora.zh.md": record("阿诺拉", year=2024)}) == [
        ["anora.en.md", "anora.zh.md"]
    ]
    assert joined(
        {"wild-en.md": record("Wild", year=2014) + "The film is the story of a walk.", "wild.md": record("涉足荒野", year=2014)}
    ) == [["wild-en.md", "wild.md"]]


def test_editions_are_joined_by_language_folder():
    assert joined({"en/anora.md": record("Anora", year=2024), "zh/anora.md": record("阿诺拉", year=2024)}) == [
        ["en/anora.md", "zh/anora.md"]
    ]


def test_two_remakes_stay_two():
    files = {
        "a.md": record("Little Women", year=1994, director="Gillian Armstrong"),
        "b.md": record("Little Women", year=2019, director="Greta Gerwig"),
    }
    assert joined(files) == [["a.md"], ["b.md"]]


def test_records_are_joined_by_original_title_year_and_director():
    files = {
        "x/one.md": record("Shoplifters", originalTitle="万引き家族", year=2018, director="Hirokazu Kore-eda"),
        "y/two.md": record("Une affaire de famille", originalTitle="万引き家族", year=2018, director="Hirokazu Kore-eda"),
    }
    assert joined(files) == [["x/one.md", "y/two.md"]]


def test_an_identifier_does_not_join_what_title_and_director_part():
    files = {
        "a.md": record("Titane", year=2021, director="Julia Ducournau", imdb="tt10944760"),
        "b.md": record("Parasite", year=2019, director="Bong Joon Ho", imdb="tt10944760"),
    }
    assert joined(files) == [["a.md"], ["b.md"]]


def test_one_title_alone_joins_nothing():
    assert joined({"a.md": record("Emma", year=1996), "b.md": record("Emma", year=2020)}) == [["a.md"], ["b.md"]]
    assert joined({"a.md": record("Emma", genre="Comedy"), "b.md": record("Emma", genre="Drama")}) == [["a.md"], ["b.md"]]


def test_a_review_finds_its_film_by_title_and_people():
    review = 'A long night\n\nSean Baker\'s "Anora" is loud.\n\n"Anora" ends quietly, and Mikey Madison is the reason.\n\nRating: 4/5\n'
    files = {"anora.md": record("Anora", year=2024, director="Sean Baker", cast="[Mikey Madison]"), "review.txt": review}
    assert joined(files) == [["anora.md", "review.txt"]]


def test_a_text_about_several_films_is_about_none():
    essay = 'Two nights\n\nSean Baker made "Anora". Bong Joon Ho made "Parasite". "Anora" is loud, "Parasite" is not.\n'
    files = {
        "anora.md": record("Anora", year=2024, director="Sean Baker"),
        "parasite.md": record("Parasite", year=2019, director="Bong Joon Ho"),
        "essay.txt": essay,
    }
    assert joined(files) == [["anora.md"], ["parasite.md"]]


def test_ids_never_count():
    files = {"x/film.md": record("Emma", year=1996), "y/film.md": record("Emma", year=2020)}
    assert [f.id for f in from_files(files).films] == ["film-1996", "film-2020"]


def test_a_sole_director_is_one_person_in_two_scripts():
    files = {
        "anora.en.md": record("Anora", year=2024, director="Sean Baker"),
        "anora.zh.md": record("阿诺拉", year=2024, director="肖恩·贝克"),
    }
    (person,) = from_files(files).people
    assert [f.text for f in person.forms] == ["Sean Baker", "肖恩·贝克"]
    assert person.why == ("肖恩·贝克 reads as Sean Baker, and both are director of Anora",)


def test_a_native_name_that_cannot_be_told_by_sound_is_one_with_the_name_in_its_place():
    files = {
        "reign.en.md": record("Reign of Assassins", year=2010, director="Su Chao-pin", cast="[Michelle Yeoh, Eddie Murphy]"),
        "reign.zh.md": record("剑雨", originalTitle="Reign of Assassins", year=2010, director="苏照彬", cast="[杨紫琼, 艾迪·墨菲]"),
    }
    people = {p.name: p for p in from_files(files).people}
    assert people.keys() == {"Su Chao-pin", "Michelle Yeoh", "Eddie Murphy"}
    assert "only director" in people["Su Chao-pin"].why[0]
    assert "where other names agree" in people["Michelle Yeoh"].why[0]


def test_a_name_that_is_another_persons_is_not_joined():
    files = {
        "room.en.md": record("Room", year=2015, cast="[Brit Marling, Jacob Tremblay]"),
        "room.zh.md": record("房间", originalTitle="Room", year=2015, cast="[布丽·拉森, 雅各布·特伦布莱]"),
    }
    assert {p.name for p in from_files(files).people} == {"Brit Marling", "布丽·拉森", "Jacob Tremblay"}


def test_a_file_name_that_only_looks_like_an_edition_is_none():
    text = "It is the story of a man and of his dog, and it is long."
    assert joined({"say-it.md": record("Say It", year=2001) + text, "say-no.md": record("Say No", year=2002) + text}) == [
        ["say-it.md"],
        ["say-no.md"],
    ]


def test_a_headline_with_title_and_year_names_the_film():
    files = {
        "lola.md": record("Run Lola Run", year=1998, director="Tom Tykwer"),
        "review.txt": "Run Lola Run (1998)\n\nTom Tykwer lets her run three times.\n\nRating: 4/5\n",
    }
    assert joined(files) == [["lola.md", "review.txt"]]


def test_documents_may_call_the_title_by_different_keys():
    files = {"a.md": record("Titane", year=2021), "b.md": "---\ntitel: Anora\nyear: 2024\n---\n", "c.md": record("Emma", year=2020)}
    assert joined(files) == [["a.md"], ["b.md"], ["c.md"]]


def test_a_director_in_another_script_does_not_part_by_sound():
    files = {
        "x/one.md": record("Jamais le dimanche", originalTitle="Never on Sunday", year=1960, director="Jules Dassin"),
        "y/two.md": record("Ποτέ την Κυριακή", originalTitle="Never on Sunday", year=1960, director="Ζυλ Ντασσέν"),
    }
    assert joined(files) == [["x/one.md", "y/two.md"]]


def test_parts_of_one_director_and_year_stay_apart():
    titles = ["Che: Part One", "Che: Part Two", "Study No. 7", "Study No. 8", "Untitled (Blue)", "Untitled (Red)", "Smoking", "No Smoking"]
    assert len(joined({f"{i}.md": record(f'"{t}"', year=1993, director="Ana Paz") for i, t in enumerate(titles)})) == len(titles)
