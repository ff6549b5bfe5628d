"""The poster system: forms, cut, step, type and inks."""

from __future__ import annotations

import io
import json
from importlib.resources import files
from xml.etree import ElementTree as ET

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from matchcut.publish.site.poster import Poster, advance, cut_of, draw, form_of, halves, ink_of, set_title


@pytest.mark.parametrize(
    ("form", "genres"),
    [
        ("disc", ["Drama", "剧情", "Drame", "", "unheard of"]),
        ("quarter", ["Comedy", "喜剧", "Comédie", "Comedia", "Romantic comedy"]),
        ("ellipse", ["Romance", "爱情", "Romance dramatique", "Amor"]),
        ("wedge", ["Thriller", "惊悚", "Suspense", "动作"]),
        ("stairs", ["Crime", "犯罪", "Policier", "Film noir"]),
        ("teeth", ["Horror", "恐怖", "Horreur", "Terror"]),
        ("block", ["Family", "家庭", "Familial", "Animation"]),
        ("bars", ["History", "历史", "Historique", "Documentary", "纪录片", "Documental"]),
    ],
)
def test_a_genre_draws_its_form_in_any_language(form: str, genres: list[str]) -> None:
    assert {g: form_of(g) for g in genres} == dict.fromkeys(genres, form)


def test_one_genre_draws_the_whole_form() -> None:
    assert halves(["Crime"]) == ("stairs", "stairs")
    assert halves([]) == ("disc", "disc")
    assert halves(["Comedy", "Drama", "Crime"]) == ("quarter", "disc")


def test_the_cut_is_the_running_time() -> None:
    assert [cut_of(m) for m in (10, 75, None, 210, 900)] == [72, 72, 120, 168, 168]


def test_each_disagreement_lowers_the_right_half_four_at_most() -> None:
    steps = [draw(Poster("x", "X", "en", disagreements=n)).partition("translate(0 ")[2].partition(")")[0] for n in (0, 1, 4, 9)]
    assert steps == ["0", "8", "32", "32"]


def test_the_ink_depends_on_nothing_but_the_id() -> None:
    assert ink_of("anora") == ink_of("anora") == (2, True) or ink_of("anora")[0] in range(1, 9)
    assert len({ink_of(f"film-{n}") for n in range(200)}) == 16


def test_the_advance_widths_are_those_of_the_face() -> None:
    table = json.loads((files("matchcut.publish.site") / "assets/advances.json").read_text("utf-8"))
    found: dict[str, int] = {}
    for name in ("display-ext", "display-cyr", "display"):
        font = TTFont(io.BytesIO((files("matchcut.publish.site") / f"fonts/{name}.woff2").read_bytes()))
        found |= {chr(c): font["hmtx"][glyph][0] for c, glyph in font.getBestCmap().items()}
    assert table == found


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("Anora", ["Anora"]),
        ("Anatomy of a Fall", ["Anatomy", "of a Fall"]),
        ("阿诺拉", ["阿诺拉"]),
        ("让娜·迪尔曼", ["让娜·", "迪尔曼"]),
        ("The Passion of Joan of Arc", ["The Passion", "of Joan of", "Arc"]),
    ],
)
def test_titles_break_as_drawn_in_the_design(title: str, lines: list[str]) -> None:
    assert set_title(title)[1] == lines


@given(st.text(min_size=1, max_size=300).filter(str.strip))
def test_any_title_fits_the_poster(title: str) -> None:
    size, lines = set_title(" ".join(title.split()))
    assert len(lines) <= 6
    assert all(advance(line) * size <= 240 for line in lines)


@given(st.text(max_size=60), st.text(max_size=20), st.text(max_size=12))
def test_a_poster_escapes_what_it_shows(title: str, foot: str, year: str) -> None:
    svg = draw(Poster("x", f"</text><script>{title}", "en", foot=foot, year=year))
    assert "<script" not in svg
    assert " style=" not in svg
    if title.isprintable() and foot.isprintable() and year.isprintable():
        ET.fromstring(svg)
