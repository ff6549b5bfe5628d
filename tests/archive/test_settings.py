"""Settings and judgements: what they say, and where each mistake stands."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from matchcut.archive.settings import Settings, SettingsError, check_against, judgements, load
from matchcut.declare import rules

GOOD = """\
[archive]
title = "Films about work"
languages = ["en", "zh-Hans"]

[[collection]]
path = "content/films/*.md"
[collection.fields]
text_language = { from = "suffix", values = { "-en" = "en", "" = "zh-Hans" } }
language = "contentLanguage"

[[collection]]
path = "content/reviews/**/*.md"

[rules.runtime-conflict]
tolerance = 2

[[allow]]
rule = "EDN203"
path = "content/films/anora.*.md"
reason = "two cuts"

[[prefer]]
film = "anora"
field = "runtime"
value = 139
reason = "the distributor's"
"""


def test_good_settings() -> None:
    said = load(GOOD)
    assert (said.title, said.languages, said.judgements) == ("Films about work", ("en", "zh-Hans"), "judgements.tsv")
    assert [(c.paths, c.line) for c in said.collections] == [(("content/films/*.md",), 5), (("content/reviews/**/*.md",), 11)]
    assert said.collections[0].fields["language"] == "contentLanguage"
    assert said.rules == {"runtime-conflict": {"tolerance": 2}}
    (allow,) = said.allows
    assert (allow.rule, allow.place.line, allow.reason, allow.text) == ("runtime-conflict", 17, "two cuts", None)
    (prefer,) = said.prefers
    assert (prefer.film, prefer.value, prefer.line) == ("anora", "139", 22)


def test_none_and_a_byte_order_mark() -> None:
    assert load("") == Settings()
    assert load("\ufeff[archive]\r\ntitle = 'x'\r\n").title == "x"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("[archive]\ntitle = \n", 2, "invalid value"),
        ("[archive]\nname = 'x'\n", 2, 'unknown key "name"'),
        ("\n[archives]\n", 2, 'unknown key "archives"'),
        ("[archive]\ntitle = 3\n", 2, "title is a whole number, not a string"),
        ("[archive]\nlanguages = 'en'\n", 2, "languages is a string, not a list of strings"),
        ("archive = 3\n", 1, "archive is a whole number, not a table"),
        ("[archive]\njudgements = '../x.tsv'\n", 2, "not a path inside the archive"),
        ("[archive]\ntitle = '''\nallow = 3\n'''\n[allow]\n", 5, "each one begins with [[allow]]"),
        ("[rules.run-time]\n", 1, 'unknown rule "run-time"'),
        ("[rules.runtime-conflict]\ntolerance = 1\nmore = 3\n", 3, 'unknown option "more" of runtime-conflict (known: tolerance)'),
        ("[rules.runtime-conflict]\ntolerance = '1'\n", 2, "tolerance is a string, not a whole number"),
        ("[rules]\nruntime-conflict.tolerance = true\n", 2, "tolerance is true or false, not a whole number"),
        ("[rules]\nruntime-conflict = 3\n", 2, "runtime-conflict is a whole number, not a table"),
        ("[[collection]]\npath = 'a'\n\n[[collection]]\npth = 'b'\n", 5, 'unknown key "pth"'),
        ("[[collection]]\n", 1, "[[collection]] gives no path"),
        ("[[collection]]\npath = 'a'\n[[collection]]\npath = 'b'\n[collection.fields]\nlang = 'x'\n", 6, 'unknown field "lang"'),
        ("[[collection]]\npath = 'a'\nfields.title = 3\n", 3, "neither the name of a key nor a table"),
        ("[[collection]]\npath = 'a'\nfields.text_language = { from = 'x' }\n", 3, 'from is "x", not one of suffix'),
        ("[[collection]]\npath = 'a'\nfields.rating = { best = 'x' }\n", 3, "best is a string, not a number"),
        ("[[allow]]\nrule = 'runtime-conflict'\npath = 'a'\n", 1, "[[allow]] gives no reason"),
        ("[[allow]]\nrule = 'runtime-conflict'\npath = 'a'\nreason = ' '\n", 4, "[[allow]] gives no reason"),
        ("[[allow]]\nrule = 'XYZ1'\n", 2, 'unknown rule "XYZ1"'),
        ("[[prefer]]\nfilm = 'a'\nfield = 'length'\n", 3, 'unknown field "length"'),
        ("[[prefer]]\nfilm = 'a'\nfield = 'runtime'\nvalue = [1]\n", 1, "value is"),
        ("x = " + "[" * 100_000, 1, "too deep"),
        ("x = " + "9" * 5000, 1, "too deep or too large"),
        ("\n" + "a." * 200_000, 2, "more than 2000 dots"),
        ("x = [\n[" + " " * 100_000 + "]]", 1, 'unknown key "x"'),
        ("#" * (2 << 20) + "##", 1, "more than 2 MiB"),
    ],
)
def test_each_mistake_has_its_line(text: str, line: int, message: str) -> None:
    with pytest.raises(SettingsError) as told:
        load(text, "m.toml")
    assert message in told.value.message
    assert (told.value.path, told.value.line) == ("m.toml", line) or message == "value is"
    assert str(told.value).startswith(f"m.toml:{told.value.line}: ")


def test_each_option_takes_its_own_default() -> None:
    for rule in rules():
        for option, default in rule.options.items():
            if isinstance(default, int | float | str):
                value = str(default).lower() if not isinstance(default, str) else f'"{default}"'
                assert load(f"[rules.{rule.name}]\n{option} = {value}\n").rules == {rule.name: {option: default}}


def test_a_pattern_that_matches_no_file() -> None:
    said = load(GOOD)
    check_against(said, ["content/films/anora.en.md", "content/reviews/2024/a.md"])
    with pytest.raises(SettingsError, match=r'matchcut\.toml:11: no file matches "content/reviews/\*\*/\*\.md" of this \[\[collection\]\]'):
        check_against(said, ["content/films/anora.en.md"])
    with pytest.raises(SettingsError, match=r":17: .*\[\[allow\]\]"):
        check_against(said, ["content/films/a.md", "content/reviews/a.md"])


def table(*rows: str) -> str:
    return "\n".join(["kind left right verdict who when why", *rows]).replace(" ", "\t") + "\n"


def test_judgements() -> None:
    text = "kind\tleft\tright\tverdict\twho\twhen\twhy\r\nperson\tBong Joon-ho\ta.md > 봉준호\tsame\tme\t2024-05\t\r\n\r\nfilm\ta.md\tb.md\tunsure\t\t\t\r\n"
    first, second = judgements("\ufeff" + text)
    assert (first.left, first.right, first.verdict, first.when, first.line) == ("Bong Joon-ho", "a.md > 봉준호", "same", "2024-05", 2)
    assert second.line == 4
    assert judgements("") == ()


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("person a b same", "4 columns instead of 7"),
        ("persona a b same x  y", "kind is"),
        ("person  b same x  y", "left is empty"),
        ("person a a same x  y", "judged against itself"),
        ("person a b equal x  y", 'verdict is "equal"'),
        ("person a b same x yesterday y", "when is"),
    ],
)
def test_a_wrong_row_has_its_line(row: str, message: str) -> None:
    with pytest.raises(SettingsError, match=message) as told:
        judgements(table("person x y same   ", row))
    assert told.value.line == 3


def test_a_wrong_header() -> None:
    with pytest.raises(SettingsError, match=r"judgements\.tsv:1: "):
        judgements("left\tright\n")


def test_judgements_that_contradict_each_other_are_all_named() -> None:
    rows = ["person a b same   ", "person d a different   ", "person x y same   ", "person c b same   ", "person c d same   "]
    with pytest.raises(SettingsError, match=r'line 3 judges "d" and "a" different, but lines 2, 5 and 6 say that they are the same'):
        judgements(table(*rows))
    with pytest.raises(SettingsError, match=r'line 3 judges "b" and "a" different, but line 2 says'):
        judgements(table("film a b same   ", "film b a different   "))
    assert len(judgements(table("film a b same   ", "person b a different   ", "film a c unsure   ", "film b c different   "))) == 4


def test_a_chain_of_thousands_is_followed_in_linear_time(linear: Callable[..., bool]) -> None:
    def make(size: int) -> str:
        return table(*(f"person {n} {n + 1} same   " for n in range(size)), f"person 0 {size} different   ")

    def step(text: str) -> None:
        with pytest.raises(SettingsError, match=r"line 20?002 judges"):
            judgements(text)

    assert linear(step, make, 20_000)
