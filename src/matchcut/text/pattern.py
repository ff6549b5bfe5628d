"""Regular expressions that are compiled when first used, so that importing a module costs nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, AnyStr, cast, overload

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")


class _Late:
    """Stands for a compiled pattern; from the first use on, its methods are those of the compiled one."""

    def __init__(self, source: Any, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        if name == "pattern":
            self.pattern = self._source() if callable(self._source) else self._source
            return self.pattern
        compiled = re.compile(self.pattern, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


@overload
def regex(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]: ...
@overload
def regex(source: Callable[[], str], flags: int = 0) -> re.Pattern[str]: ...
def regex(source: str | bytes | Callable[[], str], flags: int = 0) -> re.Pattern[Any]:
    """The pattern of a source text, or of a function that puts the text together from tables of words."""
    return cast("re.Pattern[Any]", _Late(source, flags))
