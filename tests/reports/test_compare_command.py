"""`matchcut compare` on two names and on tables, and what the README shows of it."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from matchcut.cli import main

README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
SHOWN = re.findall(r"^\$ matchcut (compare .+)\n(.+)$", README, re.M)


def run(*arguments, text=None):
    return CliRunner().invoke(main, ["compare", *arguments], input=text)


@pytest.mark.parametrize(("command", "output"), SHOWN)
def test_the_readme_shows_what_is_printed(command, output):
    assert CliRunner().invoke(main, shlex.split(command)).output == output + "\n"


def test_the_readme_shows_something():
    assert len(SHOWN) >= 2


def test_a_table_is_printed_with_its_header_and_what_it_had():
    told = run("--tsv", "-", text="left\tright\tfilm\nKen Loach\t肯·洛奇\tKes\r\nKen Loach\tMike Leigh\tKes\n").output.splitlines()
    assert told[0] == "left\tright\tfilm\tscore\tverdict\twhy"
    assert [row.split("\t")[:3] + row.split("\t")[4:5] for row in told[1:]] == [
        ["Ken Loach", "肯·洛奇", "Kes", "same"],
        ["Ken Loach", "Mike Leigh", "Kes", "different"],
    ]
    assert all(0 <= float(row.split("\t")[3]) <= 1 for row in told[1:])


def test_a_table_without_a_header_is_all_names():
    assert run("--tsv", "-", text="Ken Loach\tKen Loach\n\nKen Loach\n").output.splitlines() == [
        "Ken Loach\tKen Loach\t1.0000\tsame\tthe same letters",
        "Ken Loach\t\t0.5000\tunsure\tthere is no second name in this line",
    ]


@pytest.mark.parametrize("arguments", [[], ["Ken Loach"], ["a", "b", "c"], ["--tsv", "no-such-file.tsv"], ["--tsv", "-", "a", "b"]])
def test_wrong_use_ends_with_2(arguments):
    assert run(*arguments).exit_code == 2


def test_control_characters_of_a_name_are_not_printed():
    assert "\x1b" not in run("Ken\x1b[31m Loach", "Mike Leigh").output
