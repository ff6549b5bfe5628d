"""Fixes: which are taken, what the files are after them, and the patch."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from matchcut.check.fixes import by_file, chosen, diff
from matchcut.model import Finding, Fix
from matchcut.place import Edit, Place


def finding(*edits: tuple[int, int, str], path: str = "a", safety="safe") -> Finding:
    return Finding(("x",), Place(path, 0, 0, 1, 1), "", fix=Fix(safety, "t", tuple(Edit(path, *e) for e in edits)))


@pytest.mark.parametrize(
    ("fixes", "taken"),
    [
        ([[(0, 3, "x")], [(2, 4, "y")]], [0]),
        ([[(0, 3, "x")], [(3, 4, "y")]], [0, 1]),
        ([[(5, 8, "x")], [(0, 9, "y")]], [0]),
        ([[(3, 3, "x")], [(3, 3, "y")]], [0]),
        ([[(3, 3, "x")], [(3, 4, "y")]], [0]),
        ([[(0, 1, "x"), (8, 9, "x")], [(4, 5, "y"), (8, 9, "z")], [(4, 5, "w")]], [0, 2]),
        ([[(0, 3, "x"), (1, 2, "y")], [(0, 1, "z")]], [1]),
        ([[(0, 3, "x")], [(0, 3, "x")]], [0]),
        ([[]], []),
    ],
)
def test_a_fix_is_taken_whole_and_the_first_wins(fixes, taken) -> None:
    given = [finding(*edits) for edits in fixes]
    assert chosen(given, suggested=False) == [given[i].fix for i in taken]


def test_suggested_fixes_only_when_asked() -> None:
    one = finding((0, 1, "x"), safety="suggested")
    assert chosen([one], suggested=False) == []
    assert chosen([one], suggested=True) == [one.fix]


def test_only_changed_files_come_back_and_no_fix_in_part() -> None:
    good, beyond = finding((0, 1, "x")), finding((1, 2, "y"), (90, 91, "z"))
    elsewhere, same = finding((0, 1, "x"), path="gone"), finding((0, 1, "b"), path="b")
    fixes = [f.fix for f in (good, beyond, elsewhere, same)]
    assert by_file({"a": "abc", "b": "b"}, fixes) == {"a": [Edit("a", 0, 1, "x")]}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a\nb\n", "a\nc\n"),
        ("a\r\nb\r\n", "a\r\nc\r\n"),
        ("a\nb", "a\nc"),
        ("a\nb", "a\nb\n"),
        ("a\nb\n", "a\nb"),
        ("a\rb\r", "a\rc\r"),
        ("", "a"),
        ("a\u2028b\nc\n", "a\u2028d\nc\n"),
        ("a\x0cb\n", "c\x0cb\n"),
    ],
)
@pytest.mark.parametrize("name", ["a.md", "the piano.md"])
@pytest.mark.skipif(not shutil.which("git"), reason="needs git")
def test_git_takes_the_patch(tmp_path, old: str, new: str, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(old.encode())
    patch = diff(old, new, name).encode()
    subprocess.run(["git", "apply", "--whitespace=nowarn", "-"], cwd=tmp_path, input=patch, check=True)
    assert file.read_bytes() == new.encode()


def test_no_difference_no_patch() -> None:
    assert diff("a", "a", "a.md") == ""
