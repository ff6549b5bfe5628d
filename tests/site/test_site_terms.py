"""Countries, genres and topics of several languages: one page for what is one thing, and none in a language the site does not speak."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_archives import archive

from matchcut.publish.site import build
from matchcut.publish.site.terms import of_field

TAGS = ("en", "zh-Hans")
_FILMS = {
    "films/one.en.md": "---\ntitle: One\ncountry: [USA, France]\ngenre: [Drama, Thriller]\nduration: 100 min\ncast: [Ann Lee, Bo Day]\n---\n",
    "films/one.fr.md": "---\ntitle: Un\ncountry: France\ngenre: [Drame, Thriller]\nduration: 100 min\n---\n",
    "films/one.zh.md": "---\ntitle: 一\ncountry: [美国, 法国]\ngenre: [剧情, 惊悚]\ncast: [安·李, 波·戴]\n---\n",
    "films/two.en.md": "---\ntitle: Two\ncountry: United States\ngenre: [Drama]\n---\n",
    "films/two.fr.md": "---\ntitle: Deux\ncountry: France\ngenre: [Drame, Mélodrame]\n---\n",
    "films/three.fr.md": "---\ntitle: Trois\ncountry: France\ngenre: [Poésie, Drame]\n---\n",
}


def test_words_of_a_language_without_pages_are_merged_by_place_or_left_out() -> None:
    found = of_field(archive(_FILMS).films, "genre", TAGS)
    assert {t.names["en"].text: (t.names["zh-Hans"].text, sorted(t.films)) for t in found.values()} == {
        "Drama": ("剧情", ["one", "three", "two"]),
        "Thriller": ("惊悚", ["one"]),
    }


def test_a_film_in_one_language_alone_keeps_its_words() -> None:
    found = of_field(archive({"films/three.fr.md": _FILMS["films/three.fr.md"]}).films, "genre", TAGS)
    assert sorted(found) == ["Drame", "Poésie"]


def test_a_word_spelt_as_in_english_is_the_english_word() -> None:
    files = {
        "films/a.en.md": "---\ntitle: A\ngenre: [Drama, Crime]\n---\n",
        "films/a.zh.md": "---\ntitle: 甲\ngenre: [剧情, 犯罪]\n---\n",
        "films/b.zh.md": "---\ntitle: 乙\ngenre: [Drama]\n---\n",
    }
    assert sorted(of_field(archive(files).films, "genre", TAGS)["Drama"].films) == ["a", "b"]


def test_a_country_is_one_term_under_its_usual_name() -> None:
    found = of_field(archive(_FILMS).films, "country", TAGS)
    assert {(t.names["en"].text, t.names["zh-Hans"].text) for t in found.values()} == {("United States", "美国"), ("France", "法国")}
    assert sorted(found["United States"].films) == ["one", "two"]


def test_a_country_without_a_code_goes_by_its_text() -> None:
    found = of_field(archive({"films/a.en.md": "---\ntitle: A\ncountry: Ruritania\n---\n"}).films, "country", TAGS)
    assert [t.names["zh-Hans"].text for t in found.values()] == ["Ruritania"]


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("terms") / "out"
    build(archive(_FILMS, names=(("Ann Lee",), ("Bo Day",), ("安·李",), ("波·戴",), ("J·K·西蒙斯",))), folder)
    return folder


def test_facts_are_in_the_words_of_the_edition_in_the_language_of_the_page(out: Path) -> None:
    english, chinese = ((out / p / "films/one.html").read_text("utf-8") for p in ("", "zh"))
    assert "USA" in english
    assert "<span>100 min</span>" in english
    assert "<span>美国、法国</span>" in chinese
    assert "<span>100分钟</span>" in chinese


def test_names_of_another_edition_stand_beside_and_last_in_the_index(out: Path) -> None:
    film = (out / "films/one.html").read_text("utf-8")
    row = next(part for part in film.split("<li>") if "Ann Lee" in part and 'class="ch"' in part)
    assert "安·李" in row
    index = (out / "people/index.html").read_text("utf-8")
    assert index.index("Bo Day") < index.index("Chinese characters</h2>") < index.index("安·李")
    chinese = (out / "zh/people/index.html").read_text("utf-8")
    assert chinese.index("安·李") < chinese.index("Bo Day")
