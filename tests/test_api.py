"""The page of the public API is complete and true: its names, signatures, attributes and examples."""

import contextlib
import inspect
import io
import re
import shutil
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

import matchcut

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs/api.md").read_text("utf-8")
SECTIONS = re.findall(r"^### `(\w+)(\([^`]*\))?`\n(.*?)(?=^##|\Z)", PAGE, re.M | re.S)
EXAMPLES = re.findall(r"^```python\n(.*?)^```\n\n```text\n(.*?)^```", PAGE, re.M | re.S)
OF = {name: section for name, _, section in SECTIONS}
CLASSES = [name for name, *_ in SECTIONS if inspect.isclass(getattr(matchcut, name, None))]


def plain(signature):
    """A signature without types and without `self`."""
    parameters = [p.replace(annotation=p.empty) for name, p in signature.parameters.items() if name != "self"]
    return str(inspect.Signature(parameters))


def attributes(section):
    return re.findall(r"`(\w+)(\([^`]*\))?`", "\n".join(row.split("|")[1] for row in section.splitlines() if row.startswith("| `")))


@pytest.fixture
def folder(tmp_path, monkeypatch):
    shutil.copytree(ROOT / "examples/palmes", tmp_path / "palmes")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)


def test_every_public_name_has_a_section_and_every_section_a_public_name():
    assert sorted(name for name, *_ in SECTIONS) == sorted(matchcut.__all__)
    assert all(getattr(matchcut, name) is not None for name in matchcut.__all__)
    with pytest.raises(AttributeError, match="nothing"):
        matchcut.nothing  # noqa: B018


def test_every_signature_on_the_page_is_the_functions_own():
    functions = {name: parameters for name, parameters, _ in SECTIONS if parameters}
    public = [name for name in matchcut.__all__ if inspect.isfunction(getattr(matchcut, name))]
    assert functions == {name: plain(inspect.signature(getattr(matchcut, name))) for name in public}


@pytest.mark.parametrize("name", CLASSES)
def test_every_attribute_on_the_page_exists(name):
    kind = getattr(matchcut, name)
    fields = set(kind.__match_args__ if issubclass(kind, msgspec.Struct) else getattr(kind, "__dataclass_fields__", ()))
    fields |= set(inspect.signature(kind).parameters) if issubclass(kind, matchcut.SettingsError) else set()
    for attribute, parameters in attributes(OF[name]):
        assert attribute in fields or hasattr(kind, attribute), attribute
        if parameters:
            assert parameters == plain(inspect.signature(getattr(kind, attribute)))


def test_no_public_object_can_be_changed():
    archive = matchcut.open_archive(ROOT / "examples/palmes", use_cache=False)
    waiting = [archive, *(c.profile.fields for c in archive.collections), matchcut.Built(1, (), ()), matchcut.compare_names("Ana", "Anna")]
    seen = {}
    while waiting:
        thing = waiting.pop()
        name = type(thing).__name__
        if name not in CLASSES or name in seen:
            waiting += thing if isinstance(thing, tuple | list) else thing.values() if isinstance(thing, dict) else ()
            continue
        seen[name] = thing
        for attribute, parameters in attributes(OF[name]):
            waiting += [] if parameters else [getattr(thing, attribute)]
            with pytest.raises(AttributeError):
                setattr(thing, attribute, None)
        with pytest.raises((AttributeError, TypeError)):
            thing.more = None
    assert seen.keys() == {name for name in CLASSES if not issubclass(getattr(matchcut, name), Exception)}


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("example", "printed"), EXAMPLES)
def test_every_example_prints_what_stands_below_it(example, printed):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(example, "docs/api.md", "exec"), {})
    assert out.getvalue() == printed


def test_every_example_is_one_that_runs():
    assert len(EXAMPLES) == PAGE.count("```python")


def test_importing_the_package_imports_nothing_else():
    code = "import sys; before = set(sys.modules); import matchcut; print(set(sys.modules) - before)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "{'matchcut'}\n"
