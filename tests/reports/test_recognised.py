"""What was recognised can be read, and settings that say it change nothing."""

import json
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from matchcut.archive import from_files, open_archive
from matchcut.cli import main
from matchcut.reports import recognised

PALMES = Path(__file__).parents[2] / "examples/palmes"
ODD = {
    "films [1]/a.md": '---\ntitle: "A \\"quoted\\" one"\n"odd key": x\nrok: 1991\n---\nText.\n',
    "films [1]/b.md": "---\ntitle: B\nrok: 1992\nstars: 4/5\n---\nText.\n",
    "about.md": "# About us\n\nWe write.\n",
}


def stated(archive):
    return [(s.document, s.field, s.value, s.place) for d in archive.documents for s in d.statements]


@pytest.mark.parametrize("archive", [open_archive(PALMES, use_cache=False), from_files(ODD)], ids=["palmes", "odd"])
def test_read_with_the_settings_proposed_an_archive_reads_the_same(archive):
    said = recognised.settings(archive)
    files = {d.file: d.text for d in archive.documents}
    assert stated(from_files({**files, "matchcut.toml": said})) == stated(from_files(files))
    assert tomllib.loads(said)["archive"]["title"] == archive.title


def run(*arguments):
    return CliRunner().invoke(main, list(map(str, arguments)))


def test_settings_are_written_once_and_never_over_others(tmp_path):
    (tmp_path / "a.md").write_text("---\ntitle: A\nyear: 1991\n---\n")
    first = run("init", tmp_path)
    assert first.exit_code == 0
    written = (tmp_path / "matchcut.toml").read_text()
    assert 'year = "year"' in written
    assert run("check", tmp_path).exit_code == 0
    again = run("init", tmp_path)
    assert again.exit_code == 2
    assert (tmp_path / "matchcut.toml").read_text() == written


def test_printing_settings_writes_nothing(tmp_path):
    (tmp_path / "a.md").write_text("---\ntitle: A\n---\n")
    assert "[archive]" in run("init", tmp_path, "--print").output
    assert not (tmp_path / "matchcut.toml").exists()


def test_each_key_is_explained(tmp_path):
    (tmp_path / "a.md").write_text("---\ntitle: A\nrok: 1991\nmood: blue\n---\n")
    told = [json.loads(line) for line in run("read", tmp_path, "--explain", "--format", "jsonl").output.splitlines()]
    by_key = {row["pattern"]: row for row in told}
    assert by_key["rok"]["field"] == "year"
    assert by_key["rok"]["why"]
    assert by_key["mood"]["field"] is None
    assert "kept as x:mood" in run("read", tmp_path, "--explain").output


def test_each_document_is_said_to_be_something(tmp_path):
    (tmp_path / "a.md").write_text("---\ntitle: A\nyear: 1991\n---\n")
    (row,) = [json.loads(line) for line in run("read", tmp_path, "--kinds", "--format", "jsonl").output.splitlines()]
    assert row["kind"] == "record"
    assert row["why"]
    assert run("read", tmp_path, "--kinds", "--explain").exit_code == 2


def test_a_kind_that_settings_tell_is_taken_as_said():
    toml = '[[collection]]\npath = "a.md"\nkind = "page"\n'
    archive = from_files({"a.md": "---\ntitle: A\nyear: 1991\n---\n", "b.md": "---\ntitle: A\nyear: 1992\n---\n", "matchcut.toml": toml})
    assert [(d.path, d.kind, d.why) for d in archive.documents if d.path == "a.md"] == [("a.md", "page", "settings")]
    assert [d.path for f in archive.films for d in f.documents] == ["b.md"]


def test_a_starter_archive_is_clean_and_goes_into_an_empty_folder_only(tmp_path):
    assert run("new", tmp_path / "mine").exit_code == 0
    assert run("check", tmp_path / "mine", "--min-severity", "info").output == "0 errors, 0 warnings\n"
    assert len(run("films", tmp_path / "mine").output.splitlines()) == 2
    assert run("new", tmp_path / "mine").exit_code == 2
