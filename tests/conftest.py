"""What tests of every room may ask for."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from typing import Any

import pytest

FLOOR = 0.005  # seconds of the processor: what takes less is taken for as much


def _cost(step: Callable[[Any], object], given: object) -> float:
    gc.disable()  # what it costs depends on all that pytest holds
    try:
        begun = time.process_time()
        step(given)
        return time.process_time() - begun
    finally:
        gc.enable()


def growth(step: Callable[[Any], object], make: Callable[[int], Any], size: int) -> float:
    """How many times the processor's time of a tenth of the size the whole size takes: 10 where it grows with the size, 100 with its square."""
    few, many = make(size // 10), make(size)
    return _cost(step, many) / max(FLOOR, min(_cost(step, few) for _ in range(3)))


@pytest.fixture
def linear() -> Callable[..., bool]:
    """Asks whether the time of a step grows no faster than the size of what it is given: `linear(step, make, size)`.

    `make(size)` gives the text. The line is drawn far from both sides, and again where it was crossed: one long breath of the machine is none of the step.
    """
    return lambda step, make, size: any(growth(step, make, size) < 40 for _ in range(2))
