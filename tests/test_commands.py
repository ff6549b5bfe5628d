"""The commands as a user and a script meet them: output, exit status, and what happens with wrong use."""

import json
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from matchcut.cli import main

EXAMPLE = Path(__file__).resolve().parent.parent / "examples/palmes"
EN = "---\ntitle: Anora\nyear: 2024\nruntime: 139 min\ntopics: [Work, Class, Work]\n---\n"
ZH = "---\ntitle: 阿诺拉\noriginalTitle: Anora\nyear: 2024\nruntime: 193分钟\n---\n"


@pytest.fixture
def archive(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "archive"
    folder.mkdir()
    (folder / "anora.en.md").write_text(EN, "utf-8")
    (folder / "anora.zh.md").write_text(ZH, "utf-8")
    monkeypatch.chdir(folder)
    return folder


def run(*words):
    return CliRunner().invoke(main, words)


def test_check_says_place_code_rule_and_sentence(archive):
    result = run("check")
    assert result.exit_code == 1
    assert 'anora.zh.md:5:10 EDN203 runtime-conflict: runtime is "193分钟" here, but "139 min" at anora.en.md:4:10' in result.output


def test_paths_are_those_that_the_shell_would_take(archive, monkeypatch):
    monkeypatch.chdir(archive.parent)
    assert "archive/anora.zh.md:5:10 EDN203" in run("check", "archive").output
    assert "at archive/anora.en.md:4:10" in run("check", "archive").output


def test_a_path_selects_findings_that_have_any_place_in_it(archive):
    assert "EDN203" in run("check", "anora.en.md").output
    (archive / "other").mkdir()
    assert run("check", "other").exit_code == 0


def test_json_has_the_keys_of_the_contract(archive):
    told = json.loads(run("check", "--format", "json", "--select", "EDN").output)
    assert told["version"] == 1
    (finding,) = told["findings"]
    assert {"code", "rule", "severity", "message", "path", "line", "column", "end_line", "end_column", "quote", "related", "fix"} == set(
        finding
    )
    assert finding["related"] == [{"path": "anora.en.md", "line": 4, "column": 10, "quote": "139 min"}]


def test_select_and_ignore_take_codes_names_and_families(archive):
    assert run("check", "--select", "REC").output.count("REC107") >= 1
    assert "REC107" not in run("check", "--ignore", "repeated-item").output
    assert run("check", "--select", "NOPE").exit_code == 2


def test_exit_status_tells_clean_findings_and_wrong_use(archive):
    assert run("check", "--exit-zero").exit_code == 0
    assert run("check", "--select", "REC101").exit_code == 0
    assert run("check", "nowhere").exit_code == 2
    (archive / "matchcut.toml").write_text("[archive]\ntitel = 'x'\n", "utf-8")
    result = run("check")
    assert result.exit_code == 2
    assert "matchcut.toml:2" in result.output


def test_diff_writes_nothing_and_fix_writes_once(archive):
    before = (archive / "anora.en.md").read_bytes()
    shown = run("check", "--diff", "--suggested").output
    assert "-topics: [Work, Class, Work]" in shown
    assert "+topics: [Work, Class]" in shown
    assert (archive / "anora.en.md").read_bytes() == before
    run("check", "--fix", "--suggested")
    assert "topics: [Work, Class]\n" in (archive / "anora.en.md").read_text("utf-8")
    after = (archive / "anora.en.md").read_bytes()
    run("check", "--fix", "--suggested")
    assert (archive / "anora.en.md").read_bytes() == after


def test_a_fix_keeps_line_ends_and_byte_order_mark(archive):
    raw = b"\xef\xbb\xbf" + EN.replace("\n", "\r\n").encode()
    (archive / "anora.en.md").write_bytes(raw)
    run("check", "--fix", "--suggested")
    assert (archive / "anora.en.md").read_bytes() == raw.replace(b"[Work, Class, Work]", b"[Work, Class]")


def test_an_allowance_silences_and_an_unused_one_is_told(archive):
    (archive / "anora.zh.md").write_text(ZH.replace("193分钟", "193分钟  # matchcut: allow runtime-conflict another cut"), "utf-8")
    assert "EDN203" not in run("check").output
    (archive / "anora.en.md").write_text(EN.replace("139", "193"), "utf-8")
    assert "MCT902 unused-allowance" in run("check").output


def test_a_setting_can_allow_and_prefer(archive):
    (archive / "matchcut.toml").write_text('[[allow]]\nrule = "runtime-conflict"\npath = "*.zh.md"\nreason = "another cut"\n', "utf-8")
    assert "EDN203" not in run("check").output


def test_read_prints_a_row_for_each_statement(archive):
    rows = [json.loads(line) for line in run("read", "--format", "jsonl").output.splitlines()]
    runtime = next(r for r in rows if r["field"] == "runtime" and r["document"] == "anora.zh.md")
    assert (runtime["value"], runtime["text"], runtime["line"], runtime["column"], runtime["subject"]) == (193, "193分钟", 5, 10, "anora")


def test_show_tells_what_agrees_and_why_documents_were_joined(archive):
    told = run("show", "阿诺拉").output
    assert "file names differ only in the language" in told
    assert "(2 agree)" in told
    assert "EDN203" in told
    assert run("show", "Nobody").exit_code == 2


def test_a_title_cannot_steer_the_terminal(archive):
    (archive / "x.md").write_text('---\ntitle: "A\\e[31m\\u202eB"\nyear: 2020\n---\n', "utf-8")
    told = run("films").output
    assert "\x1b" not in told
    assert "\u202e" not in told


def test_a_file_that_is_not_utf8_is_read_and_told(archive):
    (archive / "old.md").write_bytes(b"---\ntitle: Am\xe9lie\n---\n")
    told = run("check").output
    assert "old.md:2:10 MCT901 unreadable-file: not UTF-8: read as Windows-1252" in told
    assert "EDN203" in told
    assert "Amélie" in run("read").output


def test_loops_and_devices_are_not_entered(archive):
    (archive / "loop").symlink_to(archive)
    (archive / "link.md").symlink_to("/etc/hostname")
    assert run("check").exit_code == 1
    assert "link.md" not in run("read").output


def test_build_writes_a_site_and_leaves_foreign_folders_alone(archive, tmp_path):
    assert run("build", "-o", str(tmp_path / "site")).exit_code == 0
    assert "Anora" in (tmp_path / "site/index.html").read_text("utf-8")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/letter.txt").write_text("dear", "utf-8")
    assert run("build", "-o", str(tmp_path / "mine")).exit_code == 2
    assert [p.name for p in (tmp_path / "mine").iterdir()] == ["letter.txt"]


def test_explain_and_rules_tell_of_every_rule():
    listed = run("rules").output
    for line in listed.splitlines():
        assert run("explain", line.split()[0]).exit_code == 0
    assert run("explain", "nothing").exit_code == 2


def test_help_imports_nothing_heavy():
    code = "import sys; import matchcut.cli; print(sorted({m.split('.')[0] for m in sys.modules} & {'yaml', 'msgspec', 'nh3', 'minijinja', 'fontTools', 'sqlite3'}))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout == "[]\n"


def test_a_hundred_thousand_brackets_do_not_hold_up_the_rest(archive):
    (archive / "bomb.md").write_text("---\na: " + "[" * 100_000 + "\n---\n", "utf-8")
    told = run("check").output
    assert "bomb.md:2:1 MCT901" in told
    assert "EDN203" in told


def test_a_fix_changes_the_statements_it_means_and_no_other(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    copy = tmp_path / "palmes"
    shutil.copytree(EXAMPLE, copy)

    def stated():
        rows = [json.loads(line) for line in run("read", str(copy), "--format", "jsonl").output.splitlines()]
        return Counter((r["document"].rpartition("/")[2], r["field"], r["text"]) for r in rows)

    before = stated()
    run("check", str(copy), "--fix", "--suggested")
    after = stated()
    assert before - after == Counter(
        {
            ("the-piano.en.md", "topic", "Silence"): 1,
            ("the-piano.zh.md", "topic", "沉默"): 1,
            ("anora-the-party-ends.txt", "caption", 'Mikey Madison and Mark Eydelshteyn in "Anora."'): 1,
            ("anora-the-party-ends.txt", "credit", "Neon"): 1,
            ("the-square.zh.md", "identifier", "tt499579O"): 1,
            ("parasite.fr.md", "x:awrads", "Palme d'or du Festival de Cannes"): 1,
            ("parasite.fr.md", "x:awrads", "Oscar du meilleur film"): 1,
        }
    )
    assert after - before == Counter(
        {
            ("the-square.zh.md", "identifier", "tt4995790"): 1,
            ("parasite.fr.md", "award", "Palme d'or du Festival de Cannes"): 1,
            ("parasite.fr.md", "award", "Oscar du meilleur film"): 1,
        }
    )
    whole = {p.name: p.read_bytes() for p in copy.rglob("*") if p.is_file()}
    run("check", str(copy), "--fix", "--suggested")
    assert {p.name: p.read_bytes() for p in copy.rglob("*") if p.is_file()} == whole
