"""Which files of a folder are documents: what matchcut, programs and exports keep beside them is not."""

import pytest

from matchcut.archive import from_files
from matchcut.archive.folder import is_read, withheld


@pytest.mark.parametrize("path", ["a.md", "lists/a.csv", "a.TSV", "a.json", "_config.yml", "data/films.toml", "a.xlsx", "movie.nfo"])
def test_a_file_with_a_reader_is_a_document(path):
    assert is_read(path)


@pytest.mark.parametrize(
    "path", ["matchcut.toml", "sub/matchcut.toml", "judgements.tsv", "neodb/actor.ndjson", "package.json", "README.md", ".a.md", "a.png"]
)
def test_settings_keys_and_files_of_programs_are_no_documents(path):
    assert not is_read(path)


def test_an_export_keeps_its_owner_and_what_was_deleted_to_itself():
    export = ["x/profile.csv", "x/watched.csv", "x/deleted/diary.csv", "x/orphaned/reviews.csv", "x/lists/a.csv"]
    assert withheld(export) == {"x/profile.csv", "x/deleted/diary.csv", "x/orphaned/reviews.csv"}
    assert withheld(["profile.csv", "diary.csv", "deleted/a.md"]) == {"profile.csv", "deleted/a.md"}
    assert not withheld(["profile.csv", "films.md", "deleted/a.csv"])


def test_what_is_withheld_is_never_opened():
    files = {
        "profile.csv": "Username\nada\n",
        "watched.csv": "Date,Name,Year\n2024-01-01,Anora,2024\n",
        "judged.tsv": "",
        "matchcut.toml": "",
    }
    files["matchcut.toml"] = '[archive]\njudgements = "judged.tsv"\n'
    assert [d.path for d in from_files(files).documents] == ["watched.csv#1"]
