"""The report for a terminal."""

from __future__ import annotations

import pytest

from matchcut.model import Finding, Related
from matchcut.place import Lines
from matchcut.reports.text import cut, render
from matchcut.text.show import width

EN = "---\ntitle: Anora\nruntime: 139 min\n---\n"
ZH = "---\ntitle: 阿诺拉\nrun: 片长193分钟\n---\n"
FILES = {"films/a.en.md": EN, "films/a.zh.md": ZH}


def at(path: str, text: str, quote: str) -> Related:
    start = text.index(quote)
    return Related(Lines(text).place(path, start, start + len(quote)), quote)


def conflict() -> Finding:
    here, there = at("films/a.zh.md", ZH, "193分钟"), at("films/a.en.md", EN, "139 min")
    return Finding(
        ('runtime is "193分钟" here, but "139 min" at ', there.place),
        here.place,
        here.quote,
        (there,),
        None,
        "error",
        "EDN203",
        "runtime-conflict",
    )


def lines(*findings: Finding, show=lambda p: "../" + p, colour=False, hidden=0) -> list[str]:
    return list(render(findings, FILES.get, show, colour=colour, hidden_infos=hidden))


def test_a_finding_is_shown_with_both_places() -> None:
    assert lines(conflict(), hidden=3) == [
        '../films/a.zh.md:3:8 EDN203 runtime-conflict: runtime is "193分钟" here, but "139 min" at ../films/a.en.md:3:10',
        "   3 | run: 片长193分钟",
        "     |          ^^^^^^^",
        "  ../films/a.en.md:3:10",
        "   3 | runtime: 139 min",
        "     |          ^^^^^^^",
        "",
        "1 error, 0 warnings in 1 file; 3 infos (--min-severity info shows them)",
    ]


def test_nothing_found_is_said() -> None:
    assert lines() == ["0 errors, 0 warnings"]


def test_colour_only_when_asked() -> None:
    assert "\x1b" not in "\n".join(lines(conflict()))
    assert "\x1b[1;31m" in "\n".join(lines(conflict(), colour=True))


def test_nothing_of_an_archive_steers_the_terminal() -> None:
    text = "title: \x1b[31mred\u202e\tx\n"
    place = Lines(text).place("a\x1b.md", 7, len(text) - 1)
    finding = Finding(("a \x1b]8;; \n title",), place, text[7:-1], code="X1", rule="x")
    out = list(render([finding], lambda _: text, lambda p: p, colour=False))
    assert not any(set("\x1b\n\u202e\t") & set(line) for line in out)
    assert "\\x1b" in out[0]


def test_a_source_that_is_gone_or_shorter_gives_no_frame() -> None:
    finding = conflict()
    assert len(list(render([finding], {}.get, str, colour=False))) == 4
    assert len(list(render([finding], lambda _: "x", str, colour=False))) == 4


@pytest.mark.parametrize("letter", ["a", "片", "\u0301", "\x1b"])
@pytest.mark.parametrize("start", [0, 1, 50, 300, 995, 1000])
@pytest.mark.parametrize("length", [0, 1, 40, 600])
def test_long_lines_are_cut_around_the_span(letter: str, start: int, length: int) -> None:
    line = letter * 1000
    before, marked, after = cut(line, start, start + length)
    assert width(before + marked + after) <= 102
    assert bool(before) == (start > 0)
    if length == 1 and start < 1000:
        assert marked == ("\\x1b" if letter == "\x1b" else letter)


def test_a_short_line_stays_whole() -> None:
    assert cut("runtime: 139 min", 9, 16) == ("runtime: ", "139 min", "")
    assert cut("x" * 90, 40, 50) == ("x" * 40, "x" * 10, "x" * 40)
