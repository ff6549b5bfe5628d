"""A process that dies costs its item and no other."""

import os

from matchcut.archive.work import Workers


def step(items):
    """Ends its process at the item 70."""
    if 70 in items:
        os._exit(1)
    return [str(item).encode() for item in items]


def test_an_item_that_kills_its_process_is_the_only_one_lost():
    workers = Workers(jobs=2)
    try:
        results = workers.each(step, range(200))
    finally:
        workers.close()
    assert [n for n, result in enumerate(results) if result is None] == [70]
    assert results[71] == b"71"


def test_the_order_is_that_of_the_items():
    workers = Workers(jobs=2)
    try:
        assert workers.each(step, range(100, 400)) == [str(n).encode() for n in range(100, 400)]
    finally:
        workers.close()
