"""What settings say of a collection's fields is taken as said."""

import pytest

from matchcut.archive import from_files
from matchcut.archive.settings import SettingsError

FILMS = {"films/a-x.md": "---\ntitle: Anora\nlaenge_m: 139\n---\n", "films/a.md": "---\ntitle: 阿诺拉\nlaenge_m: 193\n---\n"}


def read(toml, files=FILMS):
    return from_files({**files, "matchcut.toml": toml})


def test_a_key_means_the_field_that_settings_name():
    archive = read('[[collection]]\npath = "films/*.md"\n[collection.fields]\nruntime = "laenge_m"\n')
    assert [s.value for d in archive.documents for s in d.all("runtime")] == [139, 193]


def test_the_scale_of_a_rating_can_be_told():
    files = {"a.md": "---\ntitle: Anora\nyear: 2024\npunkte: 6\n---\n"}
    archive = read('[[collection]]\npath = "*.md"\n[collection.fields]\nrating = { key = "punkte", best = 12 }\n', files)
    assert archive.documents[0].one("rating").value["normal"] == 0.5


def test_the_language_of_a_text_can_be_told_by_the_file_name():
    toml = '[[collection]]\npath = "films/*.md"\n[collection.fields]\ntext_language = { from = "suffix", values = { "-x" = "en", "" = "zh-Hans" } }\n'
    assert {d.path: d.language for d in read(toml).documents} == {"films/a-x.md": "en", "films/a.md": "zh-Hans"}


def test_a_field_that_maps_to_nothing_is_an_error_with_its_line():
    with pytest.raises(SettingsError, match=r"matchcut.toml:1.*no document of films/\*\.md has the key length"):
        read('[[collection]]\npath = "films/*.md"\n[collection.fields]\nruntime = "length"\n')
