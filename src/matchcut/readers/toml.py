"""
TOML data: an array of tables (`[[film]]`) is a table, one record each; all else is one document.

So does a table whose values are tables with the same keys (`[anora]`, `[tangerine]`, `[red-rocket]`): the key is a cell then.

## Films

```toml title="films.toml"
updated = 2024-11-08

[[films]]
title = "Anora"
year = 2024

[[films]]
title = 'Tangerine'
year = 2015
```
```cells
1:11 updated: 2024-11-08
4:10 #1 title: Anora
5:8 #1 year: 2024
8:10 #2 title: Tangerine
9:8 #2 year: 2015
```
"""

from __future__ import annotations

from matchcut.declare import reader
from matchcut.model import Reading
from matchcut.readers.document import toml
from matchcut.readers.table.rows import arranged
from matchcut.text.storable import storable


@reader(".toml")
def read(text: str) -> Reading:
    """The cells of a file, or the rows of it where it is a list of records."""
    text = storable(text)
    cells, problems = toml.cells(text, int(text.startswith("\ufeff")), len(text))
    return arranged("toml", text, cells, problems)
