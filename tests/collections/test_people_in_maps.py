"""People stand in lists, strings and maps, with characters and jobs."""

from stated import front, stated


def people(keys):
    return [(f, v) for f, v in stated({"a.md": front("title: Anora\nyear: 2024\n" + keys)}) if f not in ("title", "year")]


def test_a_map_tells_who_plays_whom_whichever_is_the_key():
    played = [("cast", {"name": "Mikey Madison", "character": "Ani"})]
    assert people("cast: {Ani: Mikey Madison}") == played
    assert people("cast: {Mikey Madison: Ani}") == played
    assert people("cast:\n  - {actor: Mikey Madison, character: Ani}") == played
    assert people("cast:\n  - name: Mikey Madison\n    role: Ani") == played


def test_a_list_of_credits_gives_each_its_field():
    told = people(
        "crew:\n  - {job: Director, name: Sean Baker}\n  - {job: Stunt Double, name: Jane Doe}\n  - {job: Editor, name: Sean Baker}"
    )
    assert told == [("director", "Sean Baker"), ("person", {"name": "Jane Doe", "job": "Stunt Double"}), ("editor", "Sean Baker")]


def test_a_map_of_credits_gives_each_its_field():
    told = people("credits:\n  director: Sean Baker\n  gaffer: Jane Doe\n  director of photography: Drew Daniels")
    assert told == [("director", "Sean Baker"), ("person", {"name": "Jane Doe", "job": "gaffer"}), ("cinematographer", "Drew Daniels")]


def test_numbered_keys_are_a_list():
    assert people("director1: Jane Doe\ndirector2: John Roe") == [("director", "Jane Doe"), ("director", "John Roe")]


def test_a_name_that_puts_the_surname_first_stays_one():
    assert people('director: "Kubrick, Stanley"') == [("director", "Kubrick, Stanley")]


def test_ratings_in_a_map_have_their_sources():
    told = people("ratings: {imdb: 7.4, letterboxd: 4.1, mine: 3}")
    assert [(v["value"], v["best"], v["source"]) for _, v in told] == [(7.4, 10, "imdb"), (4.1, 5, "letterboxd"), (3, None, None)]
