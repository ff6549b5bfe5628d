"""The project keeps its own promises: documentation, sizes, names, pins."""

import ast
import re
import runpy
import tomllib
from pathlib import Path

import click
import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULES = [p for room in ("src", "scripts", "benchmarks", "tests") for p in sorted((ROOT / room).rglob("*.py")) if p.stat().st_size]
HAND_WRITTEN = [
    p for pages in ("*.md", "docs/*.md", "docs/decisions/*.md", "changes/*.md", "benchmarks/*.md") for p in sorted(ROOT.glob(pages))
]


def code(page):
    """What stands in fenced blocks and between backticks, one piece a line."""
    found = re.findall(r"^```\w*\n(.*?)^```|`([^`\n]+)`", page.read_text("utf-8"), re.M | re.S)
    return "\n".join(block or inline for block, inline in found)


def named(paths):
    return [pytest.param(p, id=p.relative_to(ROOT).as_posix()) for p in paths]


@pytest.mark.parametrize("module", named(MODULES))
def test_a_module_says_what_it_is_for(module):
    docstring = ast.get_docstring(ast.parse(module.read_text("utf-8")))
    assert docstring, "the module has no docstring"
    assert docstring.partition("\n")[0].strip()


@pytest.mark.parametrize("module", named(p for p in MODULES if p.is_relative_to(ROOT / "src")))
def test_a_module_can_be_read_in_one_sitting(module):
    assert len(module.read_text("utf-8").splitlines()) <= 400


def test_only_lines_of_code_are_counted_as_code():
    count = runpy.run_path(str(ROOT / "scripts/code_lines.py"))["code_lines"]
    assert count('"""A page.\n\nMore.\n"""\n\n# why\nX = (  # what\n    1,\n)\n\n\ndef f():\n    """What."""\n    return """a\nb"""\n') == 6


def test_a_change_has_a_fragment_with_a_number_and_a_slug():
    fragments = sorted(p.name for p in (ROOT / "changes").iterdir() if p.name != "README.md")
    wrong = [name for name in fragments if not re.fullmatch(r"\d{4}-[a-z0-9]+(-[a-z0-9]+)*\.md", name)]
    numbers = [name[:4] for name in fragments]
    assert not wrong
    assert len(numbers) == len(set(numbers))


def test_a_decision_has_a_number_of_its_own_and_no_number_is_missing():
    numbers = sorted(int(p.name[:4]) for p in (ROOT / "docs/decisions").glob("[0-9]*.md"))
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("page", named(HAND_WRITTEN))
def test_a_page_names_only_commands_that_exist(page):
    from matchcut.cli import main

    said = set(re.findall(r"^(?:\S*/)?matchcut ([a-z]+)\b", code(page), re.M))
    assert said <= set(main.list_commands(click.Context(main)))


@pytest.mark.parametrize("page", named(HAND_WRITTEN))
def test_a_page_names_only_make_targets_that_exist(page):
    said = set(re.findall(r"^make ([a-z-]+)\b", code(page), re.M))
    assert said <= set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))


@pytest.mark.parametrize("page", named(HAND_WRITTEN))
def test_a_page_links_to_files_that_exist(page):
    links = re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", page.read_text("utf-8"))
    assert [link for link in links if "://" not in link and not (page.parent / link).exists()] == []


def test_the_readme_shows_real_output():
    assert "TO BE FILLED" not in (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("group", ["dev", "mutants"])
def test_every_dependency_is_pinned_with_its_hashes(group):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = [*(project["project"]["dependencies"] if group == "dev" else []), *project["dependency-groups"][group]]
    lock = (ROOT / f"requirements/{group}.txt").read_text("utf-8")
    pins = re.findall(r"^([a-z0-9_.-]+)==.*\\\n(?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+", lock, re.M)
    assert {re.split(r"[^A-Za-z0-9_.-]", line)[0].lower() for line in wanted} <= set(pins)
    assert len(pins) == len(re.findall(r"^[a-z0-9]", lock, re.M))


def test_every_data_file_of_the_package_is_installed_with_it():
    data = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]["package-data"]["*"]
    endings = tuple(pattern.removeprefix("**/*") for pattern in data)
    files = [p for p in (ROOT / "src/matchcut").rglob("*") if p.is_file() and p.suffix not in {".py", ".pyc"}]
    assert [p.relative_to(ROOT).as_posix() for p in files if not p.name.endswith(endings)] == []
