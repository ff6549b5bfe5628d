"""
A file, or a part of one, that cannot be read.

What cannot be read cannot be checked, joined or published. The rest of the file is read all the same.

## Front matter that is not closed
```md title="films/anora.md"
---
title: "Anora
year: 2024
---

Ani marries Vanya.
```
```findings
films/anora.md:2:1 MCT901 unreadable-file: found unexpected end of stream while scanning a quoted scalar
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

from collections.abc import Iterator

from matchcut.declare import rule
from matchcut.model import Document, Finding


@rule("MCT901", each=Document, severity="error")
def check(document: Document) -> Iterator[Finding]:
    for problem in document.reading.problems:
        yield Finding.at(document.span(problem.start, problem.end), problem.why)
