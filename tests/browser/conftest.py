"""The built site behind a local address, and a browser to look at it with."""

from __future__ import annotations

import os
import shutil
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1] / "site"))

from small_archives import archive
from third_language import with_french
from work_films import films_about_work

from matchcut.archive import open_archive
from matchcut.publish.site import build

_EXAMPLE = Path(__file__).parents[2] / "examples" / "palmes"
PAYLOADS = (
    "<script>window.ran=1</script>",
    "</script><img src=x onerror=window.ran=1>",
    '"><svg onload=window.ran=1>',
    "'><iframe srcdoc='<script>parent.ran=1</script>'>",
    "[x](javascript:window.ran=1)",
    "<a href='javascript:window.ran=1' id=bait>x</a>",
    "<img src=https://evil.example/x.png onerror=window.ran=1>",
    "![x](https://evil.example/y.png)",
    "<style>@import 'https://evil.example/z.css'</style>",
    "</title></style></textarea><script>window.ran=1</script>",
    "{{ 7*7 }}<script>window.ran=1</script>",
    "<svg><script>window.ran=1</script></svg>",
)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: the tests say what went wrong."""


@dataclass(frozen=True)
class Site:
    """A built site and its address."""

    folder: Path
    address: str


def _served(folder: Path) -> Iterator[Site]:
    """The site in a folder while it is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Site(folder, f"http://127.0.0.1:{server.server_address[1]}/")
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site of the archive made for the site's tests."""
    folder = tmp_path_factory.mktemp("browser") / "out"
    build(films_about_work(), folder, use_cache=False)
    yield from _served(folder)


@pytest.fixture(scope="session")
def trilingual(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The same site with a third language."""
    folder = tmp_path_factory.mktemp("trilingual") / "out"
    build(films_about_work(), folder, interfaces=with_french(), use_cache=False)
    yield from _served(folder)


@pytest.fixture(scope="session")
def palmes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site of the example archive, read from its folder."""
    folder = tmp_path_factory.mktemp("palmes") / "out"
    build(open_archive(_EXAMPLE), folder, use_cache=False)
    yield from _served(folder)


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site whose every field is an attack."""
    files = {
        f"films/f{n}.en.md": f"---\ntitle: {p}\noriginalTitle: {p}\ndirector: {p}\nyear: 2001\ncountry: {p}\nimdb: {p}\nheadline: {p}\n"
        f"description: {p}\npublished: {p}\nauthor: {p}\ncontentLanguage: {p}\ngenre: {p}\ntopics: {p}\nawards: {p}: {p}\ncast: {p}\n---\n\n{p}\n"
        for n, p in enumerate(PAYLOADS)
    }
    files |= {
        f"reviews/r{n}.en.md": f"---\nheadline: {p}\nauthor: {p}\nrating: 3/5\n---\n{p} and more words.\n" for n, p in enumerate(PAYLOADS)
    }
    reviews = {path: "f0" for path in files if path.startswith("reviews/")}
    findings = tuple(
        ("X1", p, "error", f"{p} at #", (f"films/f{n}.en.md", "2001"), [("films/f0.en.md", "title")], ("suggested", p))
        for n, p in enumerate(PAYLOADS)
    )
    folder = tmp_path_factory.mktemp("hostile") / "out"
    build(archive(files, title=PAYLOADS[1], reviews=reviews, findings=findings), folder, use_cache=False)
    yield from _served(folder)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium: the one CHROMIUM names, else the first found."""
    names = (os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    path = next((found for name in names if name and (found := shutil.which(name))), None)
    if path is None:
        pytest.fail("no chromium: `make test-browser` installs it, or set CHROMIUM to the path of one")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The accessibility checker's source, from the package that ships it."""
    from importlib.resources import files

    for package in ("axe_playwright_python", "axe_core_python"):
        try:
            return (files(package) / "axe.min.js").read_text("utf-8")
        except ModuleNotFoundError:
            continue
    pytest.fail("no axe.min.js: install axe-playwright-python")
