"""What is too large is told and not read, and the rest is."""

from __future__ import annotations

from pathlib import Path

import pytest

from matchcut.archive import folder, open_archive
from matchcut.declare import Reader, reader_for, readers

RECORD = "---\ntitle: Anora\nyear: 2024\n---\n"


def told(root: Path) -> list[tuple[str, str]]:
    return [(f.place.path, f.sentence) for f in open_archive(root, use_cache=False).findings if f.rule == "unreadable-file"]


@pytest.mark.parametrize("reader", readers(), ids=lambda r: r.name)
def test_a_file_over_its_readers_limit_is_not_opened(reader: Reader, tmp_path: Path) -> None:
    name = "large" + min(reader.suffixes)
    with (tmp_path / name).open("wb") as file:
        file.truncate(1 << 30)
    (tmp_path / "good.md").write_text(RECORD, "utf-8")
    assert told(tmp_path) == [(name, f"1,073,741,824 bytes are over the limit of {reader.limit:,}")]


def test_a_file_that_grows_while_it_is_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"x" * ((8 << 20) + 1))
    reader = reader_for("a.md")
    assert reader is not None
    assert folder.content(tmp_path, "a.md", 1) == f"more than {reader.limit:,} bytes, which are the limit"


def test_files_that_are_too_large_together_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "MAX_TOTAL", 2 * len(RECORD))
    for name in "abc":
        (tmp_path / f"{name}.md").write_text(RECORD, "utf-8")
    assert told(tmp_path) == [("c.md", folder.OVER_TOTAL)]


def test_front_matter_over_its_limit_is_told(tmp_path: Path) -> None:
    front = "".join(f"key{n}: value\n" for n in range(60_000))
    (tmp_path / "a.md").write_text(f"---\ntitle: Anora\n{front}---\nBody.\n", "utf-8")
    assert len(told(tmp_path)) == 1
