"""The example archive: what was planted is found, and nothing else is."""

import re
from pathlib import Path

from matchcut.archive import open_archive

ROOT = Path(__file__).resolve().parent.parent / "examples"
ROW = re.compile(r"^\| (?P<file>\S+) \| (?P<line>\d+) \| (?P<code>[A-Z]{3}\d{3}) (?P<rule>[a-z-]+) \|", re.M)


def test_findings_and_the_list_of_planted_errors_are_equal():
    planted = sorted((m["file"], int(m["line"]), m["code"], m["rule"]) for m in ROW.finditer((ROOT / "PLANTED.md").read_text("utf-8")))
    archive = open_archive(ROOT / "palmes", use_cache=False)
    found = sorted((f.place.path, f.place.line, f.code, f.rule) for f in archive.findings if f.severity != "info")
    assert found == planted
    assert len(planted) >= 12


def test_every_review_found_its_film():
    archive = open_archive(ROOT / "palmes", use_cache=False)
    lost = [d.path for d in archive.documents if d.path.startswith("reviews/") and archive.film_of(d.path) is None]
    assert not lost
    assert archive.film_of("essays/rooms-with-a-window.md") is None


def test_every_film_has_its_editions():
    archive = open_archive(ROOT / "palmes", use_cache=False)
    published = [f for f in archive.films if not all(d.is_draft for d in f.documents)]
    assert len(published) >= 12
    assert all({"en", "zh-Hans"} <= {d.language for d in f.records} for f in published)
    assert sum("fr" in {d.language for d in f.records} for f in published) >= 3
