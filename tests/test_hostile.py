"""Input that means harm, or was never meant to be read: no traceback, no waiting, a finding with a place."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from matchcut.archive import from_files, open_archive
from matchcut.archive import store as caching
from matchcut.archive.settings import SettingsError
from matchcut.archive.source import sourced
from matchcut.cli import main
from matchcut.model import Reading
from matchcut.publish.site.output import Output
from matchcut.readers import document

Linear = Callable[..., bool]
RECORD = "---\ntitle: A\nyear: 1999\n---\nBody.\n"


def read(text: str) -> Reading:
    return document.read.read(text)


def run(*args: str, **more: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "matchcut", *args], capture_output=True, text=True, check=False, timeout=30, **more)  # type: ignore[call-overload,no-any-return]


@pytest.mark.parametrize("blank", [" ", "\t", "\u3000"])
def test_a_line_of_blanks_is_read_in_linear_time(blank: str, linear: Linear) -> None:
    def make(size: int) -> str:
        return RECORD + "\n" + blank * size + "\n\nEnd.\n"

    assert linear(read, make, 50_000)
    assert len(read(make(50_000)).passages) == 2


@pytest.mark.parametrize(("before", "piece"), [("", " "), ("[", " "), ("", "a. "), ("a = [", '"'), ("", "[a ")])
def test_odd_toml_is_read_in_linear_time(before: str, piece: str, linear: Linear) -> None:
    assert linear(read, lambda size: f"+++\n{before}{piece * (size // len(piece))}\n+++\nBody.\n", 150_000)


def test_tables_of_toml_with_crlf_are_seen() -> None:
    reading = read("+++\r\n[film]\r\ntitle = 'A'\r\n+++\r\n")
    assert [(c.path, c.text) for c in reading.cells] == [(("film", "title"), "A")]


def test_broken_yaml_tells_a_bounded_number_of_problems() -> None:
    reading = read("---\n" + "a: [\n" * 30_000 + "---\n")
    assert 1 < len(reading.problems) < 200


def test_an_allowance_of_thousands_of_rules_is_bounded() -> None:
    archive = from_files({"a.md": "---\ntitle: A\n# matchcut: allow " + "x," * 50_000 + "\n---\n"})
    assert 0 < len(archive.findings) < 100


@pytest.mark.skipif(sys.platform != "linux", reason="names of any bytes")
def test_a_name_that_is_not_utf8_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "good.md").write_text(RECORD)
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.md")).write_text(RECORD)
    archive = open_archive(tmp_path, use_cache=False)
    assert [d.path for d in archive.documents] == ["good.md", "\\xff.md"]
    assert any(f.rule == "unreadable-file" and f.place.path == "\\xff.md" for f in archive.findings)
    for form in ("text", "json"):
        assert run("check", str(tmp_path), "--format", form).returncode == 1


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may list every folder")
def test_a_folder_that_cannot_be_listed_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "shut").mkdir(mode=0)
    archive = open_archive(tmp_path, use_cache=False)
    (tmp_path / "shut").chmod(0o700)
    assert [(f.rule, f.place.path) for f in archive.findings] == [("unreadable-file", "shut")]


def test_a_folder_that_goes_during_the_scan_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gone").mkdir()
    scan = os.scandir

    def scandir(top: str) -> object:
        if top.endswith("gone"):
            raise FileNotFoundError(2, "No such file or directory", top)
        return scan(top)

    monkeypatch.setattr(os, "scandir", scandir)
    archive = open_archive(tmp_path, use_cache=False)
    assert [(f.rule, f.place.path) for f in archive.findings] == [("unreadable-file", "gone")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes")
def test_pipes_and_links_are_never_opened(tmp_path: Path) -> None:
    for name in ("x.md", "matchcut.toml", "judgements.tsv", ".git"):
        os.mkfifo(tmp_path / name)
    (tmp_path / "loop").symlink_to(".")
    (tmp_path / "zero.md").symlink_to("/dev/zero")
    (tmp_path / "good.md").write_text(RECORD)
    assert [d.path for d in open_archive(tmp_path, use_cache=False).documents] == ["good.md"]


@pytest.mark.parametrize("name", ["x" * 300, "é" * 200])
def test_a_ledger_that_cannot_be_read_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "matchcut.toml").write_text(f'[archive]\njudgements = "{name}"\n', "utf-8")
    with pytest.raises(SettingsError, match="cannot be read"):
        open_archive(tmp_path, use_cache=False)


def test_huge_settings_are_not_read(tmp_path: Path) -> None:
    with (tmp_path / "matchcut.toml").open("wb") as file:
        file.truncate(1 << 36)
    with pytest.raises(SettingsError, match="MiB"):
        open_archive(tmp_path, use_cache=False)


@pytest.mark.parametrize("value", [b"\xc1\xc1\xc1", b"", "text", None])
def test_a_damaged_cache_is_a_miss(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: object) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive/a.md").write_text(RECORD)
    first = open_archive(tmp_path / "archive")
    (store,) = (tmp_path / "cache/matchcut").glob("*.sqlite3")
    connection = sqlite3.connect(store)
    if value is None:
        connection.execute("UPDATE run SET n = 'x'")
    else:
        assert connection.execute("UPDATE entry SET value = ?", (value,)).rowcount
    connection.commit()
    connection.close()
    assert open_archive(tmp_path / "archive").findings == first.findings


def test_no_home_is_no_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(caching, "folder", homeless)
    assert open_archive(tmp_path).documents == ()


@pytest.mark.skipif(sys.platform != "linux", reason="a current folder that is gone")
def test_a_current_folder_that_is_gone_is_wrong_use(tmp_path: Path) -> None:
    script = f"mkdir gone; cd gone; rmdir ../gone; exec {sys.executable} -m matchcut check"
    done = subprocess.run(["sh", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, "matchcut: the current folder is there no longer\n")


@pytest.mark.skipif(sys.platform != "linux", reason="/dev/full")
@pytest.mark.parametrize(("to", "status"), [(">&-", 1), (">/dev/full", 2)])
def test_output_that_cannot_be_written_is_told(tmp_path: Path, to: str, status: int) -> None:
    (tmp_path / "a.md").write_bytes(b"---\ntitle: \xff\n---\n")
    done = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m matchcut check . {to}"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == status
    assert "Traceback" not in done.stderr


def test_every_path_must_be_there(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(RECORD)
    assert run("check", str(tmp_path / "a.md"), str(tmp_path / "nothing.md")).returncode == 2


def test_what_a_killed_build_left_is_swept(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        pass
    left, live = (f".matchcut-{'0' * 16}.{process}.tmp" for process in (ended.pid, os.getpid()))
    out = Output(tmp_path / "out")
    out.begin(["sub/page.html"])
    for name in (left, live):
        (tmp_path / "out" / name).write_text("half")
    out.write("sub/page.html", b"whole")
    out.write("\U0001f600" * 62 + ".html", b"a long name")
    out.finish()
    assert (tmp_path / "out" / live).exists()
    assert (tmp_path / "out" / left).exists() == (sys.platform == "win32")


def test_a_build_killed_before_its_list_stood_is_taken_up(tmp_path: Path) -> None:
    (tmp_path / f".matchcut-{'0' * 16}.1.tmp").write_text("half")
    out = Output(tmp_path)
    out.begin(["page.html"])
    out.write("page.html", b"whole")
    out.finish()
    assert (tmp_path / "page.html").read_bytes() == b"whole"


def test_many_empty_crlf_lines_before_a_text_are_read_in_linear_time(linear: Linear) -> None:
    def make(size: int) -> str:
        return "\r\n" * size + "Text.\r\n"

    assert linear(read, make, 20_000)
    assert len(read(make(20_000)).passages) == 1


def test_front_matter_with_crlf_that_is_never_closed_ends_at_the_first_empty_line() -> None:
    reading = read("---\r\ntitle: A\r\nyear: 1999\r\n\r\nBody.\r\n")
    assert [c.path for c in reading.cells] == [("title",), ("year",)]


ODD_ROWS = "".join(f"Film {n},{1950 + n % 60}\n" for n in range(3_000))


@pytest.mark.parametrize(
    ("name", "size", "make"),
    [
        ("a.nfo", 200_000, lambda n: f"<movie><title {'x' * n}>A</title></movie>"),
        ("a.nfo", 100_000, lambda n: f"<movie><title>{'&#32;' * n}A</title></movie>"),
        ("a.json", 40_000, lambda n: "\n" * 8 * n + '{"a":1' + ',"a":1' * n + "}"),
        ("a.json", 15_000, lambda n: "{" + ",".join(f'"film-{i}":{{"title":"A"}}' for i in range(n)) + "}"),
        ("a.yaml", 60, lambda n: "a:" + "\r\n" * n + "b: x\nc: " + "y" * 70_000 + "\n"),
        ("a.yaml", 100_000, lambda n: "a" + " " * n + "b\nc: 1\n"),
        ("a.yaml", 100_000, lambda n: "- a" + " " * n + "b\n- c: 1\n"),
        ("a.csv", 600_001, lambda n: "T,Y\n" + '"' * n),
    ],
    ids=["attribute", "blanks", "twice", "keys", "line ends", "blanks in a key", "blanks in a list", "quotation marks"],
)
def test_odd_data_is_read_in_linear_time(name: str, size: int, make: Callable[[int], str], linear: Linear) -> None:
    assert linear(lambda text: sourced(name, text.encode()), make, size)
    assert not [p for p in sourced(name, make(size).encode()).reading.problems if "internal" in p.why]


@pytest.mark.parametrize("name", ["a.md", "a.wiki"])
@pytest.mark.parametrize("form", ["<!--", "<ref>", "{{Infobox film\n| a = <ref>\n}}"])
def test_marks_that_are_never_closed_are_passed_in_linear_time(name: str, form: str, linear: Linear) -> None:
    mark = "<ref>" if "<ref>" in form else form
    assert linear(lambda text: from_files({name: text}), lambda size: form.replace(mark, mark * size), 20_000)


def test_what_is_asked_of_a_row_takes_no_longer_for_the_rows_beside_it(linear: Linear) -> None:
    assert linear(lambda text: from_files({"films.csv": text}), lambda size: f"Title,Year,Note\n{ODD_ROWS[:size]}", len(ODD_ROWS))


def test_damage_in_one_row_is_told_once() -> None:
    archive = from_files({"films.csv": f"Title,Year\nAm\ufffdlie,2001\n{ODD_ROWS[:400]}"}, rules=frozenset({"damaged-character"}))
    assert [(f.place.path, f.place.line) for f in archive.findings] == [("films.csv", 2)]


def test_a_phrase_of_one_row_says_nothing_of_another() -> None:
    text = 'Title,Note\nAnora,"By Sean Baker"\n'
    record = "---\ntitle: Tangerine\ndirector: Sean Baker\n---\n"
    archive = from_files({"tangerine.md": record, "list.csv": text + "Rocket,«Tangerine» «Tangerine» by Sean Baker\n"})
    film = archive.film_of("list.csv#1")
    assert film is None or film.name != "Tangerine"


def test_a_word_that_is_longer_than_is_looked_at_mixes_no_letters() -> None:
    assert not [f for f in from_files({"a.md": "\u0420" * 60 + "A\n"}).findings if "internal" in f.sentence]


def test_a_hard_blank_that_indents_a_line_is_no_letter_of_the_value() -> None:
    (cell,) = sourced("a.yaml", "- n\n\u00a0r".encode()).reading.cells
    assert cell.text == "n r"


def test_rows_for_machines_steer_no_terminal(tmp_path: Path) -> None:
    (tmp_path / "a\u202e.json").write_text('{"title": "A\\u009b31m", "year": 1999}', "utf-8")
    for more in ((), ("--explain",), ("--kinds",)):
        done = run("read", str(tmp_path), "--format", "jsonl", *more)
        assert done.returncode == 0
        assert not {"\u202e", "\u009b"} & set(done.stdout)
    assert "\u202e" not in run("init", str(tmp_path), "--print").stdout


@pytest.mark.skipif(sys.platform != "linux", reason="limits of a process")
def test_few_open_files_are_enough(tmp_path: Path) -> None:
    for number in range(420):
        (tmp_path / f"{number}.md").write_text(RECORD)
    script = f"ulimit -n 12; exec {sys.executable} -m matchcut check . --no-cache"
    done = subprocess.run(["sh", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
    assert done.returncode in (0, 1)


@pytest.mark.parametrize("command", ["init", "new"])
def test_a_full_disk_leaves_nothing_in_the_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    def half(self: Path, mode: str = "r", **more: Any) -> Any:
        file = opened(self, mode, **more)
        if "r" not in mode:
            file.write = full
        return file

    (tmp_path / "films").mkdir()
    target = tmp_path / ("films" if command == "init" else "archive")
    opened = Path.open
    monkeypatch.setattr(Path, "write_bytes", full)
    monkeypatch.setattr(Path, "open", half)
    done = CliRunner().invoke(main, [command, str(target)])
    assert (done.exit_code, "No space left on device" in done.output) == (2, True)
    assert not [p for p in target.rglob("*") if p.is_file()]


def test_a_key_with_a_list_that_is_indented_oddly_is_told_at_its_place() -> None:
    reading = read("---\ne: a\n t: [n]\n---\n")
    assert [(p.start, p.why) for p in reading.problems] == [(4, "a key indented otherwise than its neighbours")]


def test_a_value_that_is_a_hard_blank_is_told_at_a_place() -> None:
    problems = read("---\ntitle: \u00a0\n---\n").problems
    assert all(p.start <= p.end for p in problems)
