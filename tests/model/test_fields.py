"""The registry of fields is the only list of fields."""

import ast
from pathlib import Path

import pytest

from matchcut.archive import from_files
from matchcut.model import fields

SOURCES = Path(__file__).resolve().parents[2] / "src/matchcut"
# Lists that name three or more fields and are no list of fields of ours: the reason for each.
ALLOWED = {
    ("model/fields.py", "*"): "the registry itself",
    ("model/facts.py", "PassageKind"): "kinds of passages, some of which are called like fields",
    ("collections/statements.py", "_PASSAGES"): "which field each kind of passage states",
    ("collections/container_keys.py", "_MAY_HOLD"): "keys that are a field or a map, as they are written",
    ("collections/readings.py", "_DOUBAN"): "the parts of a line as Douban writes it",
    ("readers/nfo.py", "_SEVERAL"): "names of XML elements in Kodi's files",
    ("resolve/credits.py", "FIELDS"): "the credits that editions list alike, name for name",
}


def lists(tree):
    """The name that a list is assigned to, and how many different fields it names."""
    homes = {
        node: target.id
        for top in tree.body
        if isinstance(top, ast.Assign | ast.AnnAssign)
        for target in (top.targets if isinstance(top, ast.Assign) else [top.target])
        if isinstance(target, ast.Name)
        for node in ast.walk(top)
    }
    for node in ast.walk(tree):
        parts = (
            node.elts
            if isinstance(node, ast.Set | ast.Tuple | ast.List)
            else [key for key in node.keys if key is not None]
            if isinstance(node, ast.Dict)
            else node.args
            if isinstance(node, ast.Call)
            else []
        )
        named = {part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)} & fields.names()
        yield homes.get(node, ""), len(named), getattr(node, "lineno", 0)


def test_no_other_list_of_fields_stands_in_the_code():
    found = set()
    for path in sorted(SOURCES.rglob("*.py")):
        name = path.relative_to(SOURCES).as_posix()
        for home, many, line in lists(ast.parse(path.read_text("utf-8"))):
            if many >= 3 and (name, home) not in ALLOWED and (name, "*") not in ALLOWED:
                found.add(f"{name}:{line}")
    assert found == set()


def test_every_exception_is_still_needed():
    needed = {
        (path.relative_to(SOURCES).as_posix(), home)
        for path in SOURCES.rglob("*.py")
        for home, many, _ in lists(ast.parse(path.read_text("utf-8")))
        if many >= 3
    }
    assert {key for key in ALLOWED if key[1] != "*" and key not in needed} == set()


@pytest.mark.parametrize("field", fields.rows(), ids=lambda f: f.name)
def test_a_field_can_be_asked_for_by_its_name(field):
    assert fields.row(field.name) is field
    assert fields.kind(field.name) is field.kind


def test_a_field_that_names_people_is_listed_once_for_each_credit():
    split = [fields.credits_in_order(credit) for credit in ("crew", "author", "cast", "other")]
    assert sorted(fields.credits_in_order()) == sorted(name for names in split for name in names)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("production design: Ann Roe", ("production_designer", "Ann Roe")),
        ("Szenenbild: Ann Roe", ("production_designer", "Ann Roe")),
        ("sound: Joe Poe", ("sound", "Joe Poe")),
        ("录音: 王小明", ("sound", "王小明")),
        ("crew:\n  Sound designer: Joe Poe", ("sound", "Joe Poe")),
        ("distributor: Roe Films", ("distributor", "Roe Films")),
        ("Verleih: Roe Filmverleih", ("distributor", "Roe Filmverleih")),
    ],
)
def test_a_field_is_read_under_the_words_that_languages_have_for_it(text, expected):
    archive = from_files({"films/a.md": f"---\ntitle: The Tenth Hour\nyear: 1999\nruntime: 90\n{text}\n---\n"})
    assert expected in [(s.field, s.value) for s in archive.documents[0].statements]


def test_a_credit_of_any_field_is_a_person():
    archive = from_files({"films/a.md": "---\ntitle: The Tenth Hour\nyear: 1999\nsound: Joe Poe\nproduction designer: Ann Roe\n---\n"})
    assert [p.name for p in archive.people] == ["Ann Roe", "Joe Poe"]


def test_every_field_that_a_key_may_mean_can_be_named_in_the_settings():
    files = {"films/a.md": "---\ntitle: A\nthing: x\n---\n"}
    for field in fields.rows():
        from_files(files | {"matchcut.toml": f"[[collection]]\npath = 'films/*'\n[collection.fields]\n{field.name} = 'thing'\n"})
