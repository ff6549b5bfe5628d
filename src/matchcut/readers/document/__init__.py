r"""
A document: front matter and a body of prose, or prose alone. What it holds decides, not its name.

Front matter stands between a first line `---` and the next (or `...`) in YAML, between lines `+++` in TOML, between lines `;;;` or
in braces from the first letter on in JSON; `---toml` and `---json` say what it is. Without fences, `Title: Anora` above the
first empty line is a header, where a second line is one as well. Each scalar becomes a cell, each paragraph of the rest a passage.

## A record

```md title="films/anora.md"
---
title: "Anora"
cast: [Mikey Madison, 'Mark Eydelshteyn']
summary: >
  A dancer
  marries.
---

# After the wedding

The work begins.
```
```cells
2:9 title: Anora
3:8 cast[]: Mikey Madison
3:24 cast[]: Mark Eydelshteyn
5:3 summary: A dancer marries.
9:3 heading: After the wedding
11:1 body: The work begins.
```

## A review without front matter

```txt title="reviews/anora.txt"
Mikey Madison in "Anora." Credit: Neon

The night shift

By Ada Example

It is a film about work.

Rating: 4/5
```
```cells
1:1 caption: Mikey Madison in "Anora."
1:35 credit: Neon
3:1 headline: The night shift
5:4 byline: Ada Example
7:1 body: It is a film about work.
9:9 verdict: 4/5
```

## A line that is not YAML is read where its meaning is plain

It is told as a problem all the same. A value that is a template to be filled in later is none.

```md title="films/alien.md"
---
title: Alien: Covenant
tagline: "The "Big" Sleep"
year:2017
slug: {{ .Name }}
---
```
```cells
2:8 title: Alien: Covenant
3:11 tagline: The "Big" Sleep
4:6 year: 2017
```

## Facts in the body

Lines of labels and values are cells: two or more, or one whose label is emphasised, also as a table of two columns or a list of
terms. Labels that come again further on are of several films, and those lines stay prose. So is a tag of a site generator that
speaks of a film or a rating and stands alone and once: its key path is the tag's name and the parameter's.

```md title="reviews/anora.md"
# The night shift

**Director:** [Sean Baker](https://example.org/sean-baker)
**Year:** 2024

It is a film about work.<!-- more -->

{% include movie name='Anora' %}

{% rating 4.5 %}

| Kamera | Drew Daniels |
|--------|--------------|
| Schnitt | Sean Baker |

[home]: https://example.org
```
```cells
1:3 headline: The night shift
3:16 Director: Sean Baker
3:28 Director.url: https://example.org/sean-baker
4:11 Year: 2024
6:1 body: It is a film about work.
8:24 include movie.name: Anora
10:11 rating: 4.5
12:12 Kamera: Drew Daniels
14:13 Schnitt: Sean Baker
```

## Credits and boxes

Credits as the press prints them, with at least two known abbreviations of which one is the director's, have the English word for each
as their key. A box of a wiki has its parameters. Dataview's `Key:: value` is a label as well, also in brackets inside a sentence.

```txt title="reviews/anora.txt"
Anora

USA 2024, 139 Min., R: Sean Baker, D: Mikey Madison

{{Film
| Genre = [[Tragikomödie]]
}}
Gesehen [Datum:: 2024-11-08].
```
```cells
1:1 headline: Anora
3:1 production: USA 2024, 139 Min.
3:24 director: Sean Baker
3:39 cast: Mikey Madison
6:13 Genre: Tragikomödie
8:1 body: Gesehen [Datum:: 2024-11-08].
8:18 Datum: 2024-11-08
```

A table of three named columns and more that fills the text has a row for each of its lines, as a file of data has.

## TOML

```md title="films/night-on-earth.md"
+++
title = "Night on Earth"
extra.year = 1991
[[extra.cast]]
name = 'Winona Ryder'
+++
```
```cells
2:10 title: Night on Earth
3:14 extra.year: 1991
5:9 extra.cast[].name: Winona Ryder
```
"""

from __future__ import annotations

import re

from matchcut.declare import reader
from matchcut.languages import alternatives, words
from matchcut.model import Cell, Problem, Reading
from matchcut.readers.document import header, markup, tables, toml, yaml
from matchcut.readers.document.front import front_matter
from matchcut.readers.document.prose import Head, parts
from matchcut.text.pattern import regex

SAMPLE = 8192  # code points in which control characters are counted
MAX_CONTROLS = 0.001  # of the sample; a text may hold a stray one

_LFS = regex(r"version https://git-lfs\.github\.com/spec/v\d+\s")
# A key of a title, in any language: where none stands in the front matter, the first heading is the title.
_TITLE = regex(lambda: rf"{alternatives(words('title-stem'))}|^{alternatives(words('title-start'))}", re.I)
_CONTROLS = regex("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


@reader(".md", ".markdown", ".mdown", ".mkd", ".mdx", ".txt", ".text", ".wiki", ".mediawiki", ".rst", ".org", ".adoc", ".asciidoc")
def read(text: str) -> Reading:
    """Cells and passages of one document."""
    if why := _no_text(text):
        return Reading("document", problems=(Problem(0, 0, why),))
    found = front_matter(text)
    cells: list[Cell] = []
    problems: list[Problem] = []
    if found is None:
        cells, start = header.cells(text)
        span = (0, 0)
    else:
        language = yaml if found.language == "yaml" else toml
        cells, problems = language.cells(text, found.start, found.end)
        problems = [*found.problems, *problems]
        start, span = found.body, (found.start, found.end)
    cells = [markup.read_as(cell) if "&" in cell.text else cell for cell in cells]
    rows, listed = tables.rows(text, start)
    head: Head | None = "line" if found is None and not cells else None if any(_TITLE.search(str(c.path[-1])) for c in cells) else "heading"
    body, passages = parts(text, start, head=head, without=listed)
    return Reading("document", (*cells, *body), tuple(passages), tuple(problems), span, tuple(rows))


def _no_text(text: str) -> str | None:
    """Why there is nothing to read in a file that is no text."""
    if _LFS.match(text):
        return "a Git LFS pointer, not the file"
    sample = text[:SAMPLE]
    if "\0" in sample and len(_CONTROLS.findall(sample)) > len(sample) * MAX_CONTROLS:
        return "binary content"
    return None
