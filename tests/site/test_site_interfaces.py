"""The languages of the interface are files: another one is another file, and no page or test counts them."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from msgspec import ValidationError
from small_archives import archive
from third_language import FRENCH, with_french

from matchcut.model import fields
from matchcut.publish.site import build
from matchcut.publish.site.words import Words, interfaces, read, tables

FILES = {
    "films/hiroshima.en.md": "---\ntitle: Hiroshima Mon Amour\ndirector: Alain Resnais\nreleaseDate: 1959-06-10\ncountry: France\n"
    "topics: [War, Memory]\n---\n\nOne night.\n",
    "films/hiroshima.zh.md": "---\ntitle: 广岛之恋\ndirector: 阿伦·雷乃\nreleaseDate: 1959-06-10\ncountry: 法国\ntopics: [战争, 记忆]\n---\n\n一夜。\n",
    "films/hiroshima.fr.md": "---\ntitle: Hiroshima mon amour\ndirector: Alain Resnais\nreleaseDate: 1959-06-10\ncountry: France\n"
    "topics: [Guerre, Mémoire]\n---\n\nUne nuit.\n",
}


def spoken(tag: str) -> Words:
    return next(words for words in with_french() if words.tag == tag)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("french") / "out"
    build(archive(FILES), folder, interfaces=with_french())
    return folder


def test_another_language_is_another_file_and_has_every_page(out: Path) -> None:
    pages = {str(p.relative_to(out)) for p in out.rglob("*.html")}
    shared = {"404.html", *(p for p in pages if p.startswith("sources/"))}
    first, *others = with_french()
    of_others = {p for words in others for p in pages if p.startswith(f"{words.folder}/")}
    for words in others:
        assert {p for p in pages if p.startswith(f"{words.folder}/")} == {words.path(p) for p in pages - shared - of_others}
    assert first.folder == ""
    assert {"films/hiroshima.html", "fr/films/hiroshima.html", "fr/topics/war.html", "fr/countries/france.html"} <= pages


def test_every_page_leads_to_itself_in_all_other_languages_and_shows_which_is_its_own(out: Path) -> None:
    for words in with_french():
        page = (out / words.path("films/hiroshima.html")).read_text("utf-8")
        switch = re.search(r'<nav class="langs".*?</nav>', page, re.S)[0]  # type: ignore[index]
        assert re.findall(r'hreflang="([^"]+)"', switch) == [w.tag for w in with_french()]
        assert re.search(rf'lang="{words.tag}" aria-current="page">{words.name}<', switch)
        links = re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"', page)
        assert [tag for tag, _ in links] == [w.tag for w in with_french() if w.tag != words.tag]
        for _, link in links:
            assert (out / words.path("films") / link).resolve().is_file()


def test_a_page_speaks_its_language_and_prints_the_edition_in_it(out: Path) -> None:
    page = (out / "fr/films/hiroshima.html").read_text("utf-8")
    for text in (
        '<html lang="fr">',
        "<dt>Réalisation</dt>",
        "<dt>Pays</dt>",
        "10 juin 1959",
        "Guerre, Mémoire",
        "Une nuit.",
        ">Personnes<",
    ):
        assert text in page
    assert "One night." not in page
    assert '<span lang="zh-Hans">广岛之恋</span> <small>Édition en chinois</small>' in page
    assert "Cette page n’existe pas." in (out / "404.html").read_text("utf-8")
    assert "Guerre" in (out / "fr/topics/war.html").read_text("utf-8")


def test_a_film_page_names_the_film_once_in_each_other_language(out: Path) -> None:
    titles = re.findall(r'<p class="alt">.*?</p>', (out / "films/hiroshima.html").read_text("utf-8"))
    assert ["Hiroshima mon amour" in t for t in titles] == [True, False]
    assert len(titles) == len(with_french()) - 1


def test_a_word_that_a_language_lacks_is_that_of_the_first_one(out: Path) -> None:
    first, french = with_french()[0], spoken("fr")
    assert french["close"] == first["close"]
    assert french.field("runtime") == first.field("runtime")
    assert french.role("director") == first.role("director")
    assert french.platform("douban") == first.platform("douban")
    assert first["close"] in (out / "fr/films/hiroshima.html").read_text("utf-8")


def test_what_no_language_has_a_word_for_goes_by_its_own_name() -> None:
    french = spoken("fr")
    assert (french.field("stunt_double"), french.role("stunt_double")) == ("Stunt double", "Stunt double")
    assert french.platform("Ciné-Club") == "Ciné-Club"
    assert (french.language("ko"), french.language("tlh"), french.language(None)) == ("coréen", "tlh", "")


def test_numbers_choose_the_form_that_the_language_gives_them() -> None:
    russian = FRENCH.replace('"n > 1"', '"n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2"')
    russian = russian.replace("{} remarque|{} remarques", "{} фильм|{} фильма|{} фильмов").replace('folder = "fr"', 'folder = "ru"')
    words = next(w for w in read({**tables(), "ru": russian}) if w.tag == "ru")
    assert [words.n("n_findings", n) for n in (1, 3, 5, 11, 22)] == ["1 фильм", "3 фильма", "5 фильмов", "11 фильмов", "22 фильма"]
    assert [spoken("fr").n("n_findings", n) for n in (0, 1, 2)] == ["0 remarque", "1 remarque", "2 remarques"]
    assert spoken("fr").number(1234) == "1 234"


def test_a_site_may_speak_one_language_alone(tmp_path: Path) -> None:
    build(archive(FILES), tmp_path / "out", interfaces=interfaces()[:1])
    assert "hreflang" not in (tmp_path / "out/films/hiroshima.html").read_text("utf-8")
    assert not (tmp_path / "out/zh").exists()


def test_a_language_without_a_folder_is_needed_and_only_one() -> None:
    with pytest.raises(ValueError, match="unpack"):
        read({"en": tables()["en"], "fr": FRENCH.replace('"fr"', '""')})
    with pytest.raises(ValueError, match="unpack"):
        read({"fr": FRENCH})


def test_a_key_that_is_none_of_the_tables_is_refused() -> None:
    with pytest.raises(ValidationError, match="colon"):
        read({**tables(), "fr": f'colon = ":"\n{FRENCH}'})


def test_all_languages_have_the_same_words_and_places_for_the_things_in_them() -> None:
    first, *others = (tomllib.loads(text) for text in tables().values())
    for table in others:
        for part in ("words", "fields", "roles", "platforms"):
            assert table[part].keys() == first[part].keys()
            for key, word in table[part].items():
                assert word
                assert word.rpartition("|")[2].count("{}") == first[part][key].rpartition("|")[2].count("{}"), key
    assert all(
        not table["words"].keys() & {"field", "comma", "stop"} for table in (first, *others)
    )  # what templates ask for beside the words


@pytest.mark.parametrize("words", interfaces(), ids=lambda words: words.tag)
def test_every_field_has_a_label_and_whoever_it_names_a_role(words: Words) -> None:
    assert fields.names() <= words.fields.keys()
    assert {*fields.people(), "award"} <= words.roles.keys()


@pytest.mark.parametrize(
    ("value", "english", "chinese"),
    [
        ("2024-05-21", "21 May 2024", "2024年5月21日"),
        ("2024-05", "May 2024", "2024年5月"),
        ("2024", "2024", "2024年"),
        ("2024-05-21T10:00", "21 May 2024", "2024年5月21日"),
        ("1966/1970", "1966/1970", "1966/1970"),
        ("2024-99-99", "2024-99-99", "2024-99-99"),
        ("soon", "soon", "soon"),
    ],
)
def test_dates_read_in_the_language_of_the_page(value: str, english: str, chinese: str) -> None:
    assert (spoken("en").date(value), spoken("zh-Hans").date(value)) == (english, chinese)
