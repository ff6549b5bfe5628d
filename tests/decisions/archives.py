"""Small archives, written shortly: each test of a decision has one just below and one just above."""

from __future__ import annotations

from collections.abc import Mapping

from matchcut import Archive, Film, from_files


def record(title: str | None = None, body: str = "", **fields: object) -> str:
    """A document with front matter; a list is written as one."""
    given = {"title": title, **fields} if title is not None else fields
    lines = [f"{key}: [{', '.join(map(str, v))}]\n" if isinstance(v, list) else f"{key}: {v}\n" for key, v in given.items()]
    return f"---\n{''.join(lines)}---\n{body}"


def read(files: Mapping[str, str], settings: str = "", judgements: str = "") -> Archive:
    """The archive of these files; with rows of a ledger of judgements (`film left right same`), tabs written as blanks are."""
    more = {"matchcut.toml": settings} if settings else {}
    if judgements:
        rows = "".join("\t".join(row.split(" | ")) + "\n" for row in judgements.splitlines())
        more["judgements.tsv"] = "kind\tleft\tright\tverdict\twho\twhen\twhy\n" + rows
    return from_files({**files, **more})


def joined(files: Mapping[str, str], settings: str = "", judgements: str = "") -> list[list[str]]:
    """The paths of each film's documents."""
    return [[d.path for d in f.documents] for f in read(files, settings, judgements).films]


def film(files: Mapping[str, str], settings: str = "") -> Film:
    """The one film that these files are about."""
    (only,) = read(files, settings).films
    return only


def stated(files: Mapping[str, str], path: str, field: str | None = None) -> list[tuple[str, object]]:
    """Field and value of what a document states."""
    document = read(files).document(path)
    assert document is not None
    return [(s.field, s.value) for s in document.statements if field in (None, s.field)]


# Prose by which the language of a document is told.
PROSE = {
    "de": "Es ist die Geschichte von zwei Leuten und der Stadt, in der sie nicht mehr leben wollen.\n",
    "en": "It is the story of two people and of the town that they do not want to live in any more.\n",
    "es": "Es la historia de dos personas y de la ciudad en la que ya no quieren vivir.\n",
    "fr": "C'est l'histoire de deux personnes et de la ville dans laquelle elles ne veulent plus vivre.\n",
    "zh": "这是一个关于两个人和一座城市的故事，他们不想再住在那里。\n",
}


def editions(stem: str = "dogma", title: str = "Dogma", **fields: Mapping[str, object]) -> dict[str, str]:
    """Records of one film in several languages: `editions(en={"runtime": 90}, de={"runtime": 91})`."""
    return {f"{stem}.{tag}.md": record(title, PROSE[tag], year=1999, **given) for tag, given in fields.items()}
