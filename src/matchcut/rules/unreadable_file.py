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

import itertools
import re
from collections.abc import Iterator

from matchcut.declare import rule
from matchcut.model import Document, Finding

_TEMPLATE = re.compile(r"\{\{|\{%|<%")  # Hugo archetypes, Jekyll and Liquid pages
_FENCE = re.compile(r"(?m)^(?:---|\+\+\+|\.\.\.)[ \t]*$")


@rule("MCT901", each=Document, severity="error")
def check(document: Document) -> Iterator[Finding]:
    fences = [m.start() for m in itertools.islice(_FENCE.finditer(document.text), 2)]
    template = len(fences) == 2 and _TEMPLATE.search(document.text, *fences)
    for problem in document.reading.problems:
        if problem.assumed or not template:
            yield Finding.at(document.span(problem.start, problem.end), problem.why, severity="warning" if problem.assumed else None)
