"""How many front-matter documents of about 10 KB a second one core reads, places included; beside PyYAML's events alone.

Profile: `generate.py`'s records (25 keys, lists, two languages), read in one process, nothing cached. "read" is text to cells and passages,
"state" is from there to statements, with the collection's profile made first.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import yaml

from generate import write
from matchcut.collections.kinds import subject
from matchcut.collections.profile import profile
from matchcut.collections.statements import statements
from matchcut.declare import reader_for
from matchcut.model import Document


def seconds(step: Callable[[], object], runs: int) -> float:
    """Processor time of one step, the median of several runs."""
    times = []
    for _ in range(runs):
        began = time.process_time()
        step()
        times.append(time.process_time() - began)
    return median(times)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--films", type=int, default=500)
    parser.add_argument("--runs", type=int, default=5)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        write(args.films, Path(folder), seed=1)
        paths = sorted(p for p in Path(folder).rglob("*.md"))
        texts = {p.relative_to(folder).as_posix(): p.read_text("utf-8") for p in paths}
    reader = reader_for("a.md")
    assert reader is not None
    fronts = [t.split("---\n")[1] for t in texts.values()]
    documents = [Document(p, t, reader.read(t)) for p, t in texts.items()]
    made = profile("films", documents)
    size = sum(map(len, texts.values())) / len(texts)
    steps: dict[str, Callable[[], object]] = {
        "events alone": lambda: [list(yaml.parse(f, Loader=yaml.CSafeLoader)) for f in fronts],
        "read": lambda: [reader.read(t) for t in texts.values()],
        "state": lambda: [statements(d, made, subject(d, made)[0]) for d in documents],
    }
    times = {name: seconds(step, args.runs) for name, step in steps.items()}
    print(f"{len(texts)} documents of {size:,.0f} code points, {sum(map(len, fronts)) / len(fronts):,.0f} of them front matter")
    for name, taken in times.items():
        print(f"{name:14} {len(texts) / taken:8,.0f} a second   {taken / times['events alone']:5.2f} of events alone")


if __name__ == "__main__":
    main()
