"""Pages in a browser: accessible, of one width, quiet, and safe, on a phone and a desktop, in light and in dark."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from conftest import Site

pytestmark = pytest.mark.browser

KINDS = (
    "index.html", "zh/index.html", "films/index.html", "films/anora.html", "zh/films/anora.html", "films/wadjda.html", "films/compartment.html",
    "people/index.html", "people/yura-borisov.html", "zh/people/yura-borisov.html", "topics/index.html", "topics/class.html",
    "years/index.html", "years/1990s.html", "countries/index.html", "sources-disagree.html", "findings.html", "zh/findings.html",
    "texts/index.html", "texts/anora-long-way-home.html", "texts/cannes-ar.html", "sources/films/anora.zh.md.html", "404.html",
)  # fmt: skip
EXAMPLE = ("index.html", "zh/index.html", "films/anora.html", "findings.html")


@contextmanager
def opened(browser: Browser, width: int = 1440, scheme: str = "light", *, script: bool = True) -> Iterator[tuple[Page, list[str]]]:
    """A page, and what went wrong on it: console errors, reports of the content policy, requests to another host."""
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=script, bypass_csp=False
    )  # type: ignore[arg-type]
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda m: wrong.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: wrong.append(str(e)))
    page.on("request", lambda r: None if r.url.startswith(("http://127.0.0.1:", "data:")) else wrong.append(r.url))
    page.on("dialog", lambda d: (wrong.append(d.message), d.dismiss()))
    try:
        yield page, wrong
    finally:
        context.close()


@pytest.fixture(scope="module")
def looking(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """One page for all tests that only look."""
    with opened(browser) as both:
        yield both


def audit(page: Page, axe: str) -> list[str]:
    """What the accessibility checker has against the page as it stands."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe)  # by the debugger: the page's own policy lets no other script in
    return page.evaluate(  # type: ignore[no-any-return]
        "axe.run(document, {resultTypes: ['violations'],"
        " runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"
        ".then(r => r.violations.map(v => `${v.id}: ${v.nodes.map(n => n.html).slice(0, 3).join(' | ')}`))"
    )


def look(page: Page, wrong: list[str], axe: str, address: str) -> None:
    """A phone and a desktop, light and dark. Width and scheme do not depend on each other: each is audited with the other once."""
    wrong.clear()
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 390, "height": 900})
    assert page.goto(address, wait_until="load").ok  # type: ignore[union-attr]
    for width, scheme in ((390, "light"), (1440, "dark")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert audit(page, axe) == [], (width, scheme)
    assert wrong == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_accessible_fits_its_width_and_is_quiet(looking: tuple[Page, list[str]], site: Site, axe: str, kind: str) -> None:
    look(*looking, axe, site.address + quote(kind))


@pytest.mark.parametrize("kind", EXAMPLE)
def test_a_page_of_the_example_archive_is_accessible_fits_its_width_and_is_quiet(
    looking: tuple[Page, list[str]], palmes: Site, axe: str, kind: str
) -> None:
    look(*looking, axe, palmes.address + quote(kind))


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1440, "light")])
@pytest.mark.parametrize("kind", ["index.html", "films/anora.html", "findings.html"])
def test_the_main_pages_are_accessible_the_other_way_round(
    browser: Browser, site: Site, axe: str, kind: str, width: int, scheme: str
) -> None:
    with opened(browser, width, scheme) as (page, wrong):
        page.goto(site.address + kind)
        assert audit(page, axe) == []
        assert wrong == []


def test_a_third_language_has_room_beside_the_title_of_the_site(looking: tuple[Page, list[str]], trilingual: Site, axe: str) -> None:
    page, wrong = looking
    look(page, wrong, axe, trilingual.address + "fr/films/anora.html")
    for width in (390, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        title, switch = (page.locator(part).bounding_box() or {} for part in (".home", ".langs"))
        beside = switch["x"] >= title["x"] + title["width"]
        assert beside or switch["y"] >= title["y"] + title["height"], width
    page.get_by_role("link", name="中文", exact=True).click()
    assert page.url == trilingual.address + "zh/films/anora.html"


def test_countries_and_genres_of_three_languages_are_one_choice_each(looking: tuple[Page, list[str]], palmes: Site) -> None:
    page, _ = looking
    page.set_viewport_size({"width": 1440, "height": 900})
    for name, genres, countries in (("index.html", "Drama", "France"), ("zh/index.html", "剧情", "法国")):
        page.goto(palmes.address + name)
        shown = page.locator("fieldset li").all_inner_texts()
        words = [text.split("\n")[0] for text in shown]
        assert words.count(genres) == 1
        assert words.count(countries) == 1
        assert "Drame" not in words


def test_the_window_of_a_fact_is_accessible_when_open_and_leads_to_the_line(browser: Browser, site: Site, axe: str) -> None:
    with opened(browser) as (page, wrong):
        page.goto(site.address + "films/anora.html")
        page.get_by_role("button", name="139 min").click()
        window = page.locator("#p-runtime")
        expect(window).to_be_visible()
        page.evaluate(axe)
        assert page.evaluate("axe.run('#p-runtime').then(r => r.violations.map(v => v.id))") == []
        window.get_by_role("link", name="films/anora.en.md:8:11").click()
        assert page.url.endswith("sources/films/anora.en.md.html#L8")
        expect(page.locator("#L8")).to_be_in_viewport()
        assert "139 min" in page.locator("#L8").inner_text()
        assert wrong == []


def test_filters_narrow_the_shelf_and_its_count(browser: Browser, site: Site) -> None:
    with opened(browser) as (page, wrong):
        page.goto(site.address + "index.html")
        expect(page.locator(".card:visible")).to_have_count(25)
        page.get_by_role("checkbox", name="Class").check()
        shown = page.locator(".card:visible").count()
        assert 0 < shown < 25
        expect(page.locator(".count output")).to_have_text(str(shown))
        page.get_by_role("checkbox", name="2010s").check()
        assert 0 < page.locator(".card:visible").count() < shown
        page.get_by_role("searchbox").fill("kore")
        expect(page.locator(".card:visible")).to_have_count(1)
        assert wrong == []


def test_the_slash_key_goes_to_the_filter(browser: Browser, site: Site) -> None:
    with opened(browser) as (page, _):
        page.goto(site.address + "index.html")
        page.keyboard.press("/")
        expect(page.get_by_role("searchbox")).to_be_focused()
        expect(page.get_by_role("searchbox")).to_have_value("")


def test_the_language_switch_keeps_page_and_section(browser: Browser, site: Site) -> None:
    with opened(browser) as (page, _):
        page.goto(site.address + "films/anora.html#credits")
        page.get_by_role("link", name="中文", exact=True).click()
        assert page.url == site.address + "zh/films/anora.html#credits"
        assert page.locator("html").get_attribute("lang") == "zh-Hans"


def test_without_a_script_everything_can_be_read_and_every_filter_is_a_page(browser: Browser, site: Site) -> None:
    with opened(browser, script=False) as (page, wrong):
        page.goto(site.address + "index.html")
        expect(page.locator(".card")).to_have_count(25)
        assert page.locator("input:visible").count() == 0
        page.locator(".facets").get_by_role("link", name="Class").click()
        assert page.url == site.address + "topics/class.html"
        page.get_by_role("link", name="Parasite").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Parasite")
        page.goto(site.address + "films/anora.html")
        page.get_by_role("button", name="139 min").click()
        expect(page.locator("#p-runtime")).to_be_visible()
        page.goto(site.address + "findings.html")
        expect(page.locator(".fi")).to_have_count(7)
        assert page.locator("input:visible").count() == 0
        assert wrong == []


def test_the_first_page_is_small(browser: Browser, site: Site) -> None:
    import gzip

    with opened(browser) as (page, _):
        asked: list[str] = []
        page.on("response", lambda r: asked.append(r.url.removeprefix(site.address)))
        page.goto(site.address + "index.html")
        page.wait_for_load_state("networkidle")
        size = 0
        for name in set(asked):
            data = (site.folder / (name or "index.html")).read_bytes()
            size += len(data) if name.endswith("woff2") else len(gzip.compress(data, mtime=0))
        assert size < 72_000, {name: (site.folder / name).stat().st_size for name in asked}


def test_no_attack_runs_asks_for_anything_or_upsets_the_policy(browser: Browser, hostile: Site) -> None:
    pages = sorted(str(p.relative_to(hostile.folder)) for p in hostile.folder.rglob("*.html"))
    assert len(pages) > 100
    with opened(browser) as (page, wrong):
        for name in pages:
            page.goto(hostile.address + quote(name))
            assert page.evaluate("window.ran") is None, name
            assert page.locator("#bait, main img, main iframe, main script, main style").count() == 0, name
            assert wrong == [], name


def test_a_line_of_another_language_keeps_its_direction(browser: Browser, site: Site) -> None:
    with opened(browser) as (page, _):
        page.goto(site.address + "texts/cannes-ar.html")
        assert page.locator(".txt").evaluate("e => getComputedStyle(e).direction") == "rtl"
        assert page.locator(".place").first.evaluate("e => getComputedStyle(e).direction") == "ltr"


def test_the_folder_can_be_read_from_disk_without_a_server(browser: Browser, site: Site) -> None:
    with opened(browser) as (page, wrong):
        page.goto((site.folder / "films/anora.html").as_uri())
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.fonts.check('20px \"MC Display\"')")
        page.get_by_role("link", name="Films", exact=True).first.click()
        page.get_by_role("checkbox", name="Class").check()
        assert [w for w in wrong if not w.startswith("file:")] == []
