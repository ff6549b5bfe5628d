"""File names from ids that may hold anything."""

from __future__ import annotations

import string
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcut.publish.site.addresses import named, slug, source_paths

HOSTILE = [
    "../../etc/passwd",
    "..",
    ".",
    "",
    "CON",
    "con.html",
    "a:b",
    "trailing. ",
    "a\x00b",
    "/abs",
    "C:\\x",
    "x" * 500,
    "index",
    "%2e%2e/",
    "\u202eevil",
]


def portable(name: str) -> bool:
    """Whether a file of this name can stand on every common file system."""
    stem = name.partition(".")[0].casefold()
    return (
        0 < len(name.encode()) <= 255
        and name not in (".", "..")
        and not name.endswith((".", " "))
        and not set(name) & set('<>:"/\\|?*' + "".join(map(chr, range(32))))
        and stem not in {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))}
        and unicodedata.normalize("NFC", name) == name == unicodedata.normalize("NFD", name)
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Anora", "anora"),
        ("Café de Flore (2011)", "cafe-de-flore-2011"),
        ("阿诺拉", "阿诺拉"),
        ("Straße", "strasse"),
        ("a -- b", "a-b"),
        ("…", ""),
        ("Łódź", "łodz"),
    ],
)
def test_a_slug_keeps_letters_and_figures(text: str, name: str) -> None:
    assert slug(text) == name


def test_hostile_ids_get_portable_names_of_their_own() -> None:
    names = named(HOSTILE)
    assert all(portable(f"{n}.html") for n in names.values()), names
    assert len({n.casefold() for n in names.values()}) == len(set(HOSTILE))


@given(st.lists(st.text(max_size=80), max_size=12))
def test_names_are_portable_and_unique_and_do_not_depend_on_order(ids: list[str]) -> None:
    names = named(ids)
    assert names == named(reversed(ids))
    assert len({n.casefold() for n in names.values()}) == len(set(ids))
    assert all(portable(f"{n}.html") for n in names.values())


def test_a_plain_id_keeps_its_name_beside_one_that_reads_alike() -> None:
    names = named(["anora", "Anora!"])
    assert names["anora"] == "anora"
    assert names["Anora!"].startswith("anora-")


def test_a_source_page_has_the_path_of_its_file() -> None:
    assert source_paths(["films/anora.en.md"]) == {"films/anora.en.md": "sources/films/anora.en.md.html"}


@given(st.lists(st.text(alphabet=string.ascii_letters + "./ \\:#?阿é\u202e", min_size=1, max_size=60), max_size=10))
def test_source_pages_are_portable_unique_and_below_their_folder(paths: list[str]) -> None:
    pages = source_paths(paths)
    assert len({p.casefold() for p in pages.values()}) == len(set(paths))
    for page in pages.values():
        assert page.startswith("sources/")
        assert all(portable(part) for part in page.split("/")), page


def test_no_source_page_is_a_folder_of_another() -> None:
    pages = source_paths(["a", "a.html/b", "A.html/c"])
    files = {p.casefold() for p in pages.values()}
    folders = {p.casefold()[:i] for p in pages.values() for i, c in enumerate(p) if c == "/"}
    assert not files & folders
