"""What ends the reading of a part of front matter. Raised and caught inside this package."""

from __future__ import annotations


class Refused(Exception):
    """What stands at `at` goes over a limit, or is nothing that its notation or a record knows."""

    def __init__(self, at: int, why: str) -> None:
        super().__init__(why)
        self.at, self.why = at, why


class Full(Refused):
    """More than is read of any front matter: what was read stands."""
