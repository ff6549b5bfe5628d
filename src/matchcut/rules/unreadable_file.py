"""
A file, or a part of one, that cannot be read.

What cannot be read cannot be checked, joined or published. The rest of the file is read all the same. A file that is not
UTF-8 is read, too; a warning tells which encoding was assumed.

## Front matter that is not closed
```md title="films/anora.md"
---
title: "Anora
year: 2024
---

Ani marries Vanya.
```
```findings
films/anora.md:2:1 MCT901 unreadable-file: a quotation mark is opened and never closed
```

## A template is filled in later
```md title="archetypes/default.md"
---
title: {{ .Name }}
date: {{ .Date }}
---
```

## A template in a record is no excuse
```md title="films/anora.md"
---
title: "Anora
layout: {{ page.kind }}
year: 2024
---
```
```findings
films/anora.md:2:1 MCT901 unreadable-file: a quotation mark is opened and never closed
```

## One mistake over and over
A file of data is told once of each: who wrote it, or what, makes the same one all the way down.

```json title="films.json"
[
  {"title": "Anora", "year": 2024,},
  {"title": "Tangerine", "year": 2015,},
  {"title": "Red Rocket", "year": 2021,}
]
```
```findings
films.json:2:35 MCT901 unreadable-file: a comma before a closing bracket, and 2 more like it in this file
```

## A plain file
```md title="films/anora.md"
---
title: Anora
year: 2024
---

Ani marries Vanya.
```
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from matchcut.declare import rule
from matchcut.model import Document, Finding, Problem
from matchcut.text.pattern import regex

_TEMPLATE = regex(r"\{\{|\{%|<%")
_LINE_END = regex(r"[\r\n]|\Z")


@rule("MCT901", each=Document, severity="error")
def check(document: Document) -> Iterator[Finding]:
    problems = [problem for problem in document.reading.problems if not _is_template(document.text, problem)]
    times = Counter(problem.why for problem in problems)
    once = document.reading.front == (0, 0)
    told: set[str] = set()
    for problem in problems:
        if once and problem.why in told:
            continue
        told.add(problem.why)
        yield _finding(document, problem, times[problem.why] - 1 if once else 0)


def _finding(document: Document, problem: Problem, more: int) -> Finding:
    why = f"{problem.why}, and {more} more like it in this file" if more else problem.why
    return Finding.at(document.stretch(problem.start, problem.end), why, severity="warning" if problem.assumed else None)


def _is_template(text: str, problem: Problem) -> bool:
    """Whether its line is filled in later, by a generator or an editor's plugin."""
    start = max(text.rfind("\n", 0, problem.start), text.rfind("\r", 0, problem.start)) + 1
    end = _LINE_END.search(text, problem.end)
    return _TEMPLATE.search(text, start, end.start() if end else len(text)) is not None
