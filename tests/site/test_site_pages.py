"""The pages as a whole: links, languages, escaping, and what no page may hold."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from importlib.resources import files
from itertools import pairwise
from os.path import normpath
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from small_archives import archive
from work_films import films_about_work

from matchcut.archive import from_files
from matchcut.model import Archive
from matchcut.publish.site import build
from matchcut.publish.site.terms import of_field
from matchcut.publish.site.words import interfaces

CSP = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'self'; base-uri 'none'; form-action 'self'"
_VOID = {"meta", "link", "br", "hr", "input", "img", "wbr"}


class Seen(HTMLParser):
    """What a page holds."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.words = ""
        self.feed(text)
        self.wrong += self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if len(dict(attrs)) != len(attrs):
            self.wrong.append(f"<{tag}> has an attribute twice")
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.words += data

    def all(self, name: str) -> list[dict[str, str | None]]:
        return [attrs for tag, attrs in self.tags if tag == name]


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Seen]:
    return {str(p.relative_to(site)): Seen(p.read_text("utf-8")) for p in site.rglob("*.html")}


FOLDERS = {words.folder: words.tag for words in interfaces()}


def language_of(name: str) -> tuple[str, str]:
    """The tag of a page's language, and its name in the language's folder."""
    folder, _, rest = name.partition("/")
    return (FOLDERS[folder], rest) if folder in FOLDERS else (FOLDERS[""], name)


def test_every_kind_of_page_is_there_in_every_language(pages: dict[str, Seen]) -> None:
    for page in (
        "index.html", "films/index.html", "films/anora.html", "people/index.html", "people/yura-borisov.html", "topics/index.html", "texts/index.html",
        "topics/sex-work.html", "genres/drama.html", "countries/united-states.html", "years/index.html", "years/1993.html", "years/1990s.html",
        "sources-agree.html", "sources-disagree.html", "findings.html", "texts/anora-long-way-home.html",
    ):  # fmt: skip
        name = page if page in pages else next((p for p in pages if p.endswith(page.rpartition("/")[2][-24:])), "")
        assert name, page
        assert all(words.path(name) in pages for words in interfaces())
    assert {"404.html", "sources/films/anora.en.md.html"} <= set(pages)


def test_every_page_is_well_formed_and_has_one_heading_of_the_first_rank(pages: dict[str, Seen]) -> None:
    for name, page in pages.items():
        assert not page.wrong, (name, page.wrong)
        assert len(page.all("h1")) == 1, name
        levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
        assert all(b - a <= 1 for a, b in pairwise(levels)), (name, levels)


def test_no_page_has_inline_style_or_script_or_asks_another_host(pages: dict[str, Seen]) -> None:
    for name, page in pages.items():
        assert {"content": CSP, "http-equiv": "Content-Security-Policy"} in page.all("meta"), name
        for tag, attrs in page.tags:
            assert tag not in ("style", "img", "iframe", "object", "base"), (name, tag)
            assert not any(a == "style" or a.startswith("on") for a in attrs), (name, tag, attrs)
            if tag == "script":
                assert attrs.get("type") == "application/ld+json" or attrs.get("src", "").endswith("enhance.js"), name  # type: ignore[union-attr]
            if tag in ("script", "link"):
                assert not urlsplit(str(attrs.get("src") or attrs.get("href") or "")).netloc


def test_every_link_leads_to_a_page_and_every_anchor_to_an_element(site: Path, pages: dict[str, Seen]) -> None:
    ids = {name: {a["id"] for _, a in page.tags if a.get("id")} for name, page in pages.items()}
    for name, page in pages.items():
        for tag, attrs in page.tags:
            link = attrs.get("href") or attrs.get("src")
            if not link or urlsplit(link).scheme:
                continue
            path, _, anchor = link.partition("#")
            target = (site / name).parent / unquote(path) if path else site / name
            assert target.resolve().is_file(), (name, tag, link)
            if anchor:
                assert unquote(anchor) in ids[str(target.resolve().relative_to(site.resolve()))], (name, link)


def test_ids_are_unique_on_a_page(pages: dict[str, Seen]) -> None:
    for name, page in pages.items():
        ids = [a["id"] for _, a in page.tags if a.get("id")]
        assert len(ids) == len(set(ids)), name


def test_a_page_names_its_language_and_links_to_the_same_page_in_the_others(pages: dict[str, Seen]) -> None:
    for name, page in pages.items():
        tag, rest = language_of(name)
        assert page.all("html")[0]["lang"] == tag
        if name == "404.html" or name.startswith("sources/"):
            continue
        others = {words.tag: words.path(rest) for words in interfaces() if words.tag != tag}
        alternates = {a["hreflang"]: str(a["href"]) for a in page.all("link") if a.get("rel") == "alternate"}
        assert {tag: normpath(f"{name}/../{unquote(link)}") for tag, link in alternates.items()} == others


def test_a_film_page_says_what_the_archive_says(pages: dict[str, Seen]) -> None:
    page = pages["films/anora.html"]
    for text in ("Anora", "阿诺拉", "139 min", "149 minutes", "Sources disagree in three places", "Douban rating", "8.1", "6.3",
                 "Mikey Madison", "米基·麦迪逊", "Review by T. Harrow", "United States", "A dancer from Brighton Beach", "3/5",
                 'At 149 minutes "Anora" is longer than the marriage it describes.'):  # fmt: skip
        assert text in page.words, text
    chinese = pages["zh/films/anora.html"]
    for text in ("有三处说法不一", "豆瓣", "美国", "2024年5月21日", "布莱顿海滩的舞女", "性工作", "Mikey Madison"):
        assert text in chinese.words, text


def test_a_topic_in_two_languages_is_one_page(pages: dict[str, Seen]) -> None:
    assert "性工作" in pages["zh/topics/sex-work.html"].words
    terms = of_field(films_about_work().films, "topic", ("en", "zh-Hans"))
    assert {(t.names["en"].text, t.names["zh-Hans"].text) for t in terms.values()} >= {("Class", "阶级"), ("Domestic work", "家务劳动")}


def test_the_data_in_a_film_page_is_schema_org_and_claims_no_rating(site: Path) -> None:
    text = (site / "films/anora.html").read_text("utf-8")
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.S)[1])  # type: ignore[index]
    assert data["@type"] == "Movie"
    assert data["name"] == "Anora"
    assert data["duration"] == "PT139M"
    assert data["datePublished"] == "2024-05-21"
    assert "阿诺拉" in data["alternateName"]
    assert "aggregateRating" not in data
    assert {"@type": "Person", "name": "Sean Baker", "alternateName": ["肖恩·贝克"]} in data["director"]
    assert {r["reviewRating"]["ratingValue"] for r in data["review"]} == {3.0, 4.0, 8.0}


HOSTILE = [
    "{{7*7}}",
    "{% raw %}",
    "</script><img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "a'b\"c&amp;d",
    "\u202eevil",
    "{}{0}",
    "]]>",
]


def hostile_archive() -> Archive:
    files = {
        f"films/f{n}.en.md": f"---\ntitle: {t}\noriginalTitle: {t}\ndirector: {t}\nyear: 2001\ncountry: {t}\nstatus: x\nimdb: {t}\n"
        f"duration: 9 {t}\nheadline: {t}\ndescription: {t}\ndate: {t}\npublished: {t}\nauthor: {t}\ncontentLanguage: {t}\n---\n\n{t}\n\n# {t}\n\n![{t}]({t})\n"
        for n, t in enumerate(HOSTILE)
    }
    files |= {
        f"reviews/{t.replace('/', '_')}.en.md": f"---\nheadline: {t}\nauthor: {t}\nrating: 3/5\n---\n{t} and more of it.\n" for t in HOSTILE
    }
    findings = tuple(
        ("X1", t, "error", t + " at #", (p, "2001"), [("films/f0.en.md", "title")], ("safe", t))
        for t, p in zip(HOSTILE, files, strict=False)
    )
    reviews = {p: "f1" for p in files if p.startswith("reviews/")}
    return archive(files, title=HOSTILE[2], reviews=reviews, findings=findings)


def test_hostile_text_appears_as_it_is_and_nothing_of_it_is_markup(tmp_path: Path) -> None:
    build(hostile_archive(), tmp_path / "out")
    whole = ""
    for path in (tmp_path / "out").rglob("*.html"):
        text = path.read_text("utf-8")
        page = Seen(text)
        assert not page.wrong, (path, page.wrong)
        assert "49" not in page.all("title")[0].values()
        for tag, attrs in page.tags:
            assert tag not in ("img", "iframe"), path
            assert not any(a.startswith("on") for a in attrs), (path, tag)
        whole += page.words
        for data in re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.S):
            json.loads(data)
    for text in HOSTILE:
        assert text.replace("\u202e", "") in whole.replace("\u202e", "").replace("\\u202e", ""), text


def test_an_empty_archive_gives_a_site(tmp_path: Path) -> None:
    built = build(Archive("Nothing yet", ()), tmp_path / "out")
    assert built.pages >= 5
    assert "No films yet" in (tmp_path / "out/index.html").read_text("utf-8")


def test_a_title_given_by_hand_is_taken(tmp_path: Path) -> None:
    build(Archive("Folder", ()), tmp_path / "out", title="By hand")
    assert "<title>By hand</title>" in (tmp_path / "out/index.html").read_text("utf-8")


def test_the_result_does_not_depend_on_where_or_how_often_it_is_built(site: Path, tmp_path: Path) -> None:
    build(films_about_work(), tmp_path / "again")
    names = sorted(str(p.relative_to(site)) for p in site.rglob("*") if p.is_file())
    assert names == sorted(str(p.relative_to(tmp_path / "again")) for p in (tmp_path / "again").rglob("*") if p.is_file())
    assert all((site / n).read_bytes() == (tmp_path / "again" / n).read_bytes() for n in names)


def test_templates_escape_everything() -> None:
    for template in (files("matchcut.publish.site") / "templates").iterdir():
        text = template.read_text("utf-8")
        assert not re.search(r"\|\s*safe|autoescape|style=|\son\w+=", text), template.name


def test_a_row_of_a_diary_is_shown_as_an_entry(tmp_path):
    text = "Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date\n2018-06-22,Carol,2015,https://boxd.it/x,4.5,,,2018-06-21\n"
    build(from_files({"diary.csv": text}), tmp_path / "out")
    page = (tmp_path / "out/films/carol-2015.html").read_text("utf-8")
    assert "Diary entry" in page
    assert "diary.csv#" not in page
