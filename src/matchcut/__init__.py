"""matchcut joins everything written about a film, and says where the texts disagree.

This is the public API; nothing else is. `open_archive(path)` gives an `Archive` with its documents, films, people and findings;
`build(archive, out)` writes its website. `compare_names(a, b)` and `compare_titles(a, b)` judge two forms by themselves, without an archive. Names are imported when they are first asked for, so that the command line starts quickly.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matchcut.archive import from_files, open_archive
    from matchcut.model import Archive, Collection, Document, Film, Finding, Person, Statement
    from matchcut.place import Edit, Place
    from matchcut.publish.site.build import build
    from matchcut.values.names import Comparison, compare_names
    from matchcut.values.same_title import compare_titles

_HOMES = {
    "Archive": "matchcut.model",
    "Collection": "matchcut.model",
    "Comparison": "matchcut.values.names",
    "Document": "matchcut.model",
    "Edit": "matchcut.place",
    "Film": "matchcut.model",
    "Finding": "matchcut.model",
    "Person": "matchcut.model",
    "Place": "matchcut.place",
    "Statement": "matchcut.model",
    "build": "matchcut.publish.site",
    "compare_names": "matchcut.values.names",
    "compare_titles": "matchcut.values.same_title",
    "from_files": "matchcut.archive",
    "open_archive": "matchcut.archive",
}

__all__ = [
    "Archive",
    "Collection",
    "Comparison",
    "Document",
    "Edit",
    "Film",
    "Finding",
    "Person",
    "Place",
    "Statement",
    "build",
    "compare_names",
    "compare_titles",
    "from_files",
    "open_archive",
]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(name)
