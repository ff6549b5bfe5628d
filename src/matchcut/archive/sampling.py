"""Which documents of a large collection tell how it is written.

Of each key the same number of documents is taken, by a hash of their paths: so the choice does not depend on order, and
one document more or less seldom changes it. A small collection is taken whole.
"""

from __future__ import annotations

from collections.abc import Iterable
from zlib import crc32

MOST = 500  # documents of each key


def sampled(documents: Iterable[tuple[str, tuple[str, ...]]], most: int = MOST) -> frozenset[str]:
    """The paths of the documents to look at. `documents`: path and key patterns of each."""
    every = list(documents)
    if len(every) <= most:
        return frozenset(path for path, _ in every)
    taken: dict[str, int] = {}
    chosen = set()
    for path, keys in sorted(every, key=lambda d: (crc32(d[0].encode("utf-8", "surrogatepass")), d[0])):
        wanted = [key for key in keys or ("",) if taken.get(key, 0) < most]
        if wanted:
            chosen.add(path)
            for key in wanted:
                taken[key] = taken.get(key, 0) + 1
    return frozenset(chosen)
