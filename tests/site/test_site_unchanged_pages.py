"""A page that shows nothing new is not made again: the folder holds the same bytes as if it were, whatever happened to it."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from small_archives import archive
from test_site_output import everything

from matchcut.archive import from_files
from matchcut.publish.site import Built, build, last_build
from matchcut.publish.site.output import Output

FILES = {
    "films/stalker.en.md": "---\ntitle: Stalker\ndirector: Andrei Tarkovsky\nyear: 1979\nruntime: 161 min\ngenre: [Drama]\n---\n\nThree men walk.\n",
    "films/stalker.fr.md": "---\ntitle: Stalker\ndirector: Andreï Tarkovski\nyear: 1979\nruntime: 163 min\ngenre: [Drame]\n---\n\nTrois hommes.\n",
    "films/stalker.zh.md": "---\ntitle: 潜行者\ndirector: 安德烈·塔可夫斯基\nyear: 1979\nruntime: 161分钟\ngenre: [剧情]\n---\n\n三个人走着。\n",
    "films/daisies.en.md": "---\ntitle: Daisies\ndirector: Věra Chytilová\nyear: 1966\nruntime: 76 min\ngenre: [Comedy]\n---\n\nTwo Maries.\n",
    "films/playtime.en.md": "---\ntitle: Playtime\ndirector: Jacques Tati\nyear: 1967\nruntime: 124 min\ngenre: [Comedy]\n---\n\nGlass and rain.\n",
    "reviews/into-the-zone.en.md": "---\nheadline: Into the zone\nreviews: Stalker\nrating: 5/5\nauthor: Ada Wren\n---\n\nLong and patient.\n\nIt rains.\n",
}
MANY = {f"films/film-{n}.en.md": f"---\ntitle: Film {n}\nyear: {1950 + n}\nruntime: 9{n} min\n---\n\nText {n}.\n" for n in range(8)}
STALKER = ("films/stalker.html", "zh/films/stalker.html")


def edited(path: str, old: str, new: str) -> dict[str, str]:
    assert old in FILES[path]
    return {**FILES, path: FILES[path].replace(old, new)}


def rebuilt(out: Path, files: dict[str, str]) -> Built:
    """A build over that of FILES; the folder is as if it had been made anew."""
    build(from_files(FILES), out)
    built = build(from_files(files), out)
    whole = out.with_name("whole")
    build(from_files(files), whole, use_cache=False)
    assert everything(out) == everything(whole)
    return built


def test_nothing_is_rendered_where_nothing_changed(tmp_path: Path) -> None:
    first = build(from_files(FILES), tmp_path / "out")
    assert len(first.rendered) == first.pages
    assert rebuilt(tmp_path / "out", FILES).rendered == ()


@pytest.mark.parametrize(
    ("path", "old", "new", "pages"),
    [
        ("films/stalker.en.md", "Three men walk", "Three men wait", {"films/stalker.html", "sources/films/stalker.en.md.html"}),
        ("films/stalker.zh.md", "三个人走着", "三个人等着", {"zh/films/stalker.html", "sources/films/stalker.zh.md.html"}),
        ("films/stalker.fr.md", "Trois hommes", "Trois amis", {*STALKER, "sources/films/stalker.fr.md.html"}),
        ("reviews/into-the-zone.en.md", "It rains", "It snows",
         {"texts/into-the-zone-en.html", "zh/texts/into-the-zone-en.html", "sources/reviews/into-the-zone.en.md.html"}),
        ("reviews/into-the-zone.en.md", "Long and patient", "Patient and long",
         {*STALKER, "texts/into-the-zone-en.html", "zh/texts/into-the-zone-en.html", "sources/reviews/into-the-zone.en.md.html"}),
    ],
)  # fmt: skip
def test_after_an_edit_only_the_pages_that_show_it_are_rendered(tmp_path: Path, path: str, old: str, new: str, pages: set[str]) -> None:
    built = rebuilt(tmp_path / "out", edited(path, old, new))
    assert set(built.rendered) == pages


def test_a_changed_fact_is_shown_wherever_its_poster_or_its_number_stands(tmp_path: Path) -> None:
    built = rebuilt(tmp_path / "out", edited("films/playtime.en.md", "124 min", "155 min"))
    both = ("films/playtime.html", "index.html", "sources-agree.html", "genres/comedy.html", "years/1960s.html", "years/1967.html")
    assert set(built.rendered) == {*both, *(f"zh/{page}" for page in both), "sources/films/playtime.en.md.html"}
    assert set(built.changed) - {"fonts/cut.txt"} <= set(built.rendered)


def test_pages_rendered_grow_with_the_change_and_not_with_the_archive(tmp_path: Path) -> None:
    build(from_files(MANY), tmp_path / "out")
    built = build(from_files({**MANY, "films/film-3.en.md": MANY["films/film-3.en.md"].replace("Text", "Words")}), tmp_path / "out")
    assert len(built.rendered) == 3  # the film in two languages, and its file
    assert built.pages > 50


def test_a_page_that_was_removed_edited_or_linked_away_is_made_again(tmp_path: Path) -> None:
    out, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    build(archive(FILES), out)
    before = everything(out)
    pages = ("index.html", "zh/index.html", "films/daisies.html", "films/playtime.html")
    (out / pages[0]).unlink()
    (out / pages[1]).write_bytes(before[pages[1]].replace(b"a", b"b", 1))
    (out / pages[2]).write_bytes(before[pages[2]][:-1])
    elsewhere.write_bytes(before[pages[3]])
    (out / pages[3]).unlink()
    (out / pages[3]).symlink_to(elsewhere)
    built = build(archive(FILES), out)
    assert set(built.rendered) == set(built.changed) == set(pages)
    assert everything(out) == before
    assert not (out / pages[3]).is_symlink()


def test_a_build_that_is_cut_off_and_one_without_the_cache_leave_the_next_one_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    build(archive(FILES), out)
    changed = edited("films/stalker.en.md", "Three", "Four")

    def broken(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Output, "finish", broken)
        with pytest.raises(OSError, match="No space"):
            build(archive(changed), out)
    before = everything(out)
    build(archive(edited("films/stalker.en.md", "Three", "Five")), out, use_cache=False)
    rebuilt(out, FILES)
    assert build(archive(changed), out).changed
    assert everything(out) == before


def test_what_is_kept_is_no_part_of_the_site_and_names_no_text(tmp_path: Path) -> None:
    build(archive(FILES), tmp_path / "out")
    (kept,) = last_build._folder().glob("*.msgpack")
    assert b"Tarkovsky" not in kept.read_bytes()
    build(archive(FILES), tmp_path / "whole", use_cache=False)
    assert everything(tmp_path / "out") == everything(tmp_path / "whole")
    assert list(last_build._folder().iterdir()) == [kept]


@pytest.mark.parametrize("damage", [lambda data: data[:-1], lambda data: b"\x00" * len(data), lambda _: b""])
def test_a_damaged_cache_is_no_cache(tmp_path: Path, damage: object) -> None:
    first = build(archive(FILES), tmp_path / "out")
    (kept,) = last_build._folder().glob("*.msgpack")
    kept.write_bytes(damage(kept.read_bytes()))  # type: ignore[operator]
    again = build(archive(FILES), tmp_path / "out")
    assert len(again.rendered) == first.pages
    assert again.changed == ()


def test_other_code_makes_all_pages_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = build(archive(FILES), tmp_path / "out")
    monkeypatch.setattr("matchcut.publish.site.last_build.version", lambda _: "another")
    assert len(build(archive(FILES), tmp_path / "out").rendered) == first.pages


def test_only_the_last_folders_are_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(last_build, "_KEPT", 2)
    for name in "abc":
        build(archive({"films/a.en.md": "---\ntitle: A\n---\n"}), tmp_path / name)
    assert len(list(last_build._folder().iterdir())) == 2


def test_random_edits_leave_the_same_bytes_with_the_cache_as_without_it(tmp_path: Path) -> None:
    draw = random.Random(8)
    files = dict(FILES)
    for step in range(12):
        path = draw.choice(sorted(files))
        lines = files[path].split("\n")
        at = draw.randrange(len(lines))
        match draw.randrange(6):
            case 0 if len(files) > 3:
                del files[path]
            case 1:
                files[f"more/{step}.{path.rpartition('/')[2]}"] = files[path]
            case 2:
                files[path] = "\n".join([*lines[:1], "status: draft", *lines[1:]])
            case 3:
                files[path] = "\n".join([*lines[:at], *lines[at + 1 :]])
            case _:
                other = files[draw.choice(sorted(files))].split("\n")
                files[path] = "\n".join([*lines[:at], draw.choice(other), *lines[at + 1 :]])
        build(from_files(files), tmp_path / "out")
        build(from_files(files), tmp_path / "whole", use_cache=False)
        assert everything(tmp_path / "out") == everything(tmp_path / "whole"), (step, path)
