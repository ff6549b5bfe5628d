"""Every reader's page holds: its example files give the cells and passages that it prints."""

import pytest

from matchcut.declare import examples, readers
from matchcut.place import Lines

CASES = [pytest.param(r, e, id=f"{r.name}: {e.title}") for r in readers() for e in examples(r.docs)]


@pytest.mark.parametrize(("reader", "example"), CASES)
def test_example_holds(reader, example):
    ((_, text),) = example.files.items()
    reading, lines = reader.read(text), Lines(text)
    found = [(c.start, c.pattern, c.text) for c in reading.cells]
    found += [(c.start, f"#{number} {c.pattern}", c.text) for number, row in enumerate(reading.rows, 1) for c in row.cells]
    found += [(p.start, p.kind, text[p.start : p.end]) for p in reading.passages]
    told = ["{}:{} {}: {}".format(*lines.position(at), what, " ".join(said.split())).rstrip() for at, what, said in sorted(found)]
    assert "\n".join(told) + "\n" == example.cells


@pytest.mark.parametrize("reader", readers(), ids=lambda r: r.name)
def test_page_has_an_example(reader):
    assert list(examples(reader.docs))
