"""The folder that is written: what it refuses, compares, replaces and removes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from small_archives import archive

from matchcut.publish.site import OutNotOurs, build
from matchcut.publish.site.output import MANIFEST, Output

ONE = {"films/one.en.md": "---\ntitle: One\nyear: 2001\n---\nText.\n", "films/two.en.md": "---\ntitle: Two\nyear: 2002\n---\n"}


def everything(out: Path) -> dict[str, bytes]:
    return {str(p.relative_to(out)): p.read_bytes() for p in out.rglob("*") if p.is_file()}


def test_a_folder_that_holds_something_else_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.doc").write_text("mine")
    with pytest.raises(OutNotOurs, match="not empty"):
        build(archive(ONE), tmp_path)
    assert everything(tmp_path) == {"thesis.doc": b"mine"}


def test_a_manifest_that_is_not_ours_is_refused(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_text("something else")
    with pytest.raises(OutNotOurs, match="not written by matchcut"):
        build(archive(ONE), tmp_path)


def test_a_second_build_changes_nothing(tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = build(archive(ONE), out)
    before = {p: (p.stat().st_mtime_ns, p.stat().st_ino) for p in out.rglob("*")}
    second = build(archive(ONE), out)
    assert first.pages == second.pages > 10
    assert len(first.changed) > first.pages
    assert second.changed == second.rendered == ()
    assert before == {p: (p.stat().st_mtime_ns, p.stat().st_ino) for p in out.rglob("*")}


def test_pages_no_longer_made_are_removed_and_other_files_kept(tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(archive(ONE), out)
    (out / "CNAME").write_text("films.example")
    build(archive({"films/one.en.md": ONE["films/one.en.md"]}), out)
    assert not (out / "films/two.html").exists()
    assert not (out / "years/2002.html").exists()
    assert (out / "films/one.html").exists()
    assert (out / "CNAME").exists()


def test_the_result_is_the_same_whether_built_anew_or_over_an_older_one(tmp_path: Path) -> None:
    build(archive(ONE), tmp_path / "a")
    changed = {"films/one.en.md": ONE["films/one.en.md"].replace("2001", "2003")}
    build(archive(changed), tmp_path / "a")
    build(archive(changed), tmp_path / "b")
    assert everything(tmp_path / "a") == everything(tmp_path / "b")


def test_a_link_inside_the_folder_is_not_followed(tmp_path: Path) -> None:
    out, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    elsewhere.mkdir()
    build(archive(ONE), out)
    for page in (out / "films").iterdir():
        page.unlink()
    (out / "films").rmdir()
    (out / "films").symlink_to(elsewhere)
    with pytest.raises(OutNotOurs, match="link"):
        build(archive(ONE), out)
    assert list(elsewhere.iterdir()) == []


def test_a_page_that_became_a_link_is_replaced_not_written_through(tmp_path: Path) -> None:
    out, secret = tmp_path / "out", tmp_path / "secret"
    build(archive(ONE), out)
    secret.write_text("keep")
    (out / "index.html").unlink()
    (out / "index.html").symlink_to(secret)
    build(archive(ONE), out)
    assert secret.read_text() == "keep"
    assert not (out / "index.html").is_symlink()


def test_a_manifest_that_points_outside_removes_nothing(tmp_path: Path) -> None:
    out, secret = tmp_path / "out", tmp_path / "secret"
    secret.write_text("keep")
    build(archive(ONE), out)
    with (out / MANIFEST).open("a") as manifest:
        manifest.write(f"../secret\n{secret}\nfilms/../../secret\n")
    build(archive(ONE), out)
    assert secret.read_text() == "keep"


def test_stale_pages_behind_a_link_are_not_removed(tmp_path: Path) -> None:
    out, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "page.html").write_text("keep")
    build(archive(ONE), out)
    (out / "gone").symlink_to(elsewhere)
    with (out / MANIFEST).open("a") as manifest:
        manifest.write("gone/page.html\n")
    build(archive(ONE), out)
    assert (elsewhere / "page.html").read_text() == "keep"


def test_a_build_that_is_cut_off_is_finished_by_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out, whole = tmp_path / "out", tmp_path / "whole"
    write, seen = Output.write, []

    def broken(self: Output, name: str, data: bytes) -> None:
        seen.append(name)
        if len(seen) == 5:
            raise OSError(28, "No space left on device")
        write(self, name, data)

    with monkeypatch.context() as patch:
        patch.setattr(Output, "write", broken)
        with pytest.raises(OSError, match="No space"):
            build(archive(ONE), out)
    build(archive({"films/two.en.md": ONE["films/two.en.md"]}), out)
    build(archive({"films/two.en.md": ONE["films/two.en.md"]}), whole)
    assert everything(out) == everything(whole)


@pytest.mark.parametrize("failing", ["replace", "open"])
def test_a_write_that_fails_leaves_the_old_page_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str) -> None:
    out = tmp_path / "out"
    build(archive(ONE), out)
    before = everything(out)
    changed = archive({**ONE, "films/one.en.md": ONE["films/one.en.md"].replace("Text", "Other")})

    def fail(*_: object, **__: object) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(*((Path, "replace") if failing == "replace" else (os, "fdopen")), fail)
        with pytest.raises(OSError, match="Input/output"):
            build(changed, out)
    assert everything(out) == before


@pytest.mark.parametrize("name", ["../x", "/x", "a/../../x", "", MANIFEST])
def test_names_outside_the_folder_are_a_programmers_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="no file name"):
        Output(tmp_path / "out").write(name, b"")


def test_a_font_that_was_tampered_with_is_cut_again(tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(archive(ONE), out)
    font = out / "fonts/display.woff2"
    whole = font.read_bytes()
    assert whole[:4] == b"wOF2"
    font.write_bytes(whole[:-1] + b"x")
    assert build(archive(ONE), out).changed == ("fonts/display.woff2",)
    assert font.read_bytes() == whole
