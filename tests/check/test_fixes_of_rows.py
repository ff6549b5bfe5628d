"""Fixes of rows are written into their file."""

import pytest
from click.testing import CliRunner

from matchcut.cli import main

FILES = {
    "films.csv": ("title,year,imdb\nHellboy,2004,TT0167190\nAnora,2024,tt28607951\n", "TT0167190", "tt0167190"),
    "films.json": (
        '[{"title": "Hellboy", "year": 2004, "imdb": "TT0167190"},\n {"title": "Anora", "year": 2024}]\n',
        "TT0167190",
        "tt0167190",
    ),
    "films.yaml": (
        "- title: Hellboy\n  year: 2004\n  genre: [Fantasy, Action, Fantasy]\n- title: Anora\n  year: 2024\n",
        ", Fantasy]",
        "]",
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_a_fix_of_a_row_changes_that_row_alone(tmp_path, name):
    text, wrong, right = FILES[name]
    (tmp_path / name).write_text(text, "utf-8")
    CliRunner().invoke(main, ["check", str(tmp_path), "--fix", "--suggested", "--no-cache"])
    assert (tmp_path / name).read_text("utf-8") == text.replace(wrong, right)
