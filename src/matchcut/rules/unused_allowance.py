"""
An allowance that allows nothing.

An editor who says `matchcut: allow` keeps a finding quiet and tells the next reader why. When the text is corrected later,
the allowance stays behind and would hide the next mistake. An allowance of a rule that was not run is left alone. One
without a reason, or of a rule that does not exist, does not count at all.

## The conflict was corrected, the allowance was forgotten
```md title="films/anora.en.md"
---
title: Anora
runtime: 139 min # matchcut: allow runtime-conflict festival cut
---
```
```findings
films/anora.en.md:3:18 MCT902 unused-allowance: allowance of runtime-conflict allows nothing
```
```fixed title="films/anora.en.md"
---
title: Anora
runtime: 139 min
---
```

## For a whole document
```md title="films/anora.en.md"
---
# matchcut: allow runtime-conflict, list-conflict festival cut
title: Anora
---
```
```findings
films/anora.en.md:2:1 MCT902 unused-allowance: allowance of list-conflict allows nothing
films/anora.en.md:2:1 MCT902 unused-allowance: allowance of runtime-conflict allows nothing
```
```fixed title="films/anora.en.md"
---
title: Anora
---
```

## No reason is given
```md title="films/anora.en.md"
---
title: Anora
---

<!-- matchcut: allow runtime-conflict -->

A Brooklyn dancer marries the son of an oligarch.
```
```findings
films/anora.en.md:5:1 MCT902 unused-allowance: allowance of runtime-conflict gives no reason
```

## No rule has this name
```md title="films/anora.en.md"
---
title: Anora
runtime: 139 min # matchcut: allow running-time festival cut
---
```
```findings
films/anora.en.md:3:18 MCT902 unused-allowance: allowance of an unknown rule "running-time"
```

## An allowance that is needed
```md title="films/anora.en.md"
---
title: Anora
runtime: 139 min # matchcut: allow runtime-conflict festival cut
---
```
```md title="films/anora.zh.md"
---
title: 阿诺拉
originalTitle: Anora
runtime: 193分钟
---
```
"""

from __future__ import annotations

from collections.abc import Iterator

from matchcut.declare import rule
from matchcut.model import Archive, Finding


@rule("MCT902", each=Archive, severity="warning", fix="safe")
def check(archive: Archive) -> Iterator[Finding]:
    """What `check.silence.unused` says, when all other rules had run."""
    yield from archive.unused
