"""matchcut joins everything written about a film, and says where the texts disagree.

This is the public API, which docs/api.md describes; nothing else is public. Names are imported when they are first asked for,
so that `import matchcut` and the command line start quickly.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matchcut.archive import from_files, open_archive
    from matchcut.archive.settings import SettingsError
    from matchcut.model import (
        Archive,
        Collection,
        Counts,
        Document,
        FieldChoice,
        Film,
        Finding,
        Fix,
        Form,
        Person,
        Profile,
        Related,
        Statement,
        Tie,
    )
    from matchcut.place import Edit, Place
    from matchcut.publish.site import Built, OutNotOurs
    from matchcut.publish.site.build import build
    from matchcut.values.names import Comparison, compare_names
    from matchcut.values.same_title import compare_titles

    __version__: str

__all__ = [
    "Archive",
    "Built",
    "Collection",
    "Comparison",
    "Counts",
    "Document",
    "Edit",
    "FieldChoice",
    "Film",
    "Finding",
    "Fix",
    "Form",
    "OutNotOurs",
    "Person",
    "Place",
    "Profile",
    "Related",
    "SettingsError",
    "Statement",
    "Tie",
    "__version__",
    "build",
    "compare_names",
    "compare_titles",
    "from_files",
    "open_archive",
]

_HOMES = {
    "Built": "publish.site",
    "Comparison": "values.names",
    "Edit": "place",
    "OutNotOurs": "publish.site",
    "Place": "place",
    "SettingsError": "archive.settings",
    "build": "publish.site",
    "compare_names": "values.names",
    "compare_titles": "values.same_title",
    "from_files": "archive",
    "open_archive": "archive",
}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name)
    if name == "__version__":
        from importlib.metadata import version  # noqa: PLC0415 - costs more than all else here

        return version("matchcut")
    from importlib import import_module  # noqa: PLC0415 - likewise

    return getattr(import_module(f"matchcut.{_HOMES.get(name, 'model')}"), name)


def __dir__() -> list[str]:
    return __all__
