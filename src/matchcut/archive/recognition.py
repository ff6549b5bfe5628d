"""Which documents form a collection, what language they are in, and how a collection is written: its profile."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from msgspec.structs import replace

from matchcut.archive.file_steps import Head, encode
from matchcut.archive.sampling import sampled
from matchcut.archive.settings import CollectionSetting, Settings, SettingsError
from matchcut.archive.store import Store, key
from matchcut.collections.grouping import Member, grouped
from matchcut.collections.profile import profile
from matchcut.model import Document, FieldChoice, Kind, Profile
from matchcut.text.filename import suffix_language


@dataclass(frozen=True, slots=True)
class Written:
    """A collection and how it is written."""

    name: str
    profile: Profile


@dataclass(frozen=True, slots=True)
class Recognised:
    """The collections by name; the collection and the language of each file; the languages of the archive, most frequent first.

    `flips`: sentences that tell which decisions differ from those of the run before.
    """

    collections: tuple[Written, ...]
    homes: Mapping[str, tuple[str, str | None]]
    languages: tuple[str, ...]
    flips: tuple[str, ...] = ()


_PROFILE = msgspec.msgpack.Decoder(Profile)


def recognised(
    heads: Mapping[str, Head], digests: Mapping[str, bytes], settings: Settings, load: Callable[[str], list[Document]], store: Store
) -> Recognised:
    """What files tell of their collections. `load` gives the documents of a file; it is asked only for those that are looked at.

    Raises SettingsError for a key that settings name and no document of the collection has.
    """
    members = {path: _members(path, head) for path, head in heads.items()}
    _reject_unused(members, settings)
    languages = {path: head.language or suffix_language(path) for path, head in heads.items()}  # "say-no.md" is no Norwegian text
    homes: dict[str, tuple[str, str | None]] = {}
    out: list[Written] = []
    flips: list[str] = []
    for name, inside, kind in _grouped([m for found in members.values() for m in found], settings):
        files = dict.fromkeys(m.file for m in inside)
        choices: dict[str, FieldChoice] = {}
        for setting in settings.collections:
            if meant := [file for file in files if setting.means(file)]:
                choices.update(setting.choices)
                _set_languages(meant, setting.text_language, languages)
        made = _profile(name, inside, choices, _Looking(digests, languages, load, store))
        flips += _flipped(made, store)
        out.append(Written(name, replace(made, kind=kind, why="settings") if kind else made))
        homes.update((file, (name, languages[file])) for file in files)
    spoken = Counter(languages[m.file] for found in members.values() for m in found if m.keys and languages[m.file])
    ordered = tuple(tag for tag, _ in sorted(spoken.items(), key=lambda n: (-n[1], n[0] or "")) if tag)
    return Recognised(tuple(out), homes, ordered, tuple(flips))


def _members(path: str, head: Head) -> list[Member]:
    rows = [0, *range(1, head.rows + 1)] if head.whole else range(1, head.rows + 1)
    return [
        Member(f"{path}#{row}" if row else path, path, row, bool(row) or head.is_data, head.shapes[shape])
        for row, shape in zip(rows, head.shape_of, strict=True)
    ]


def _grouped(members: Sequence[Member], settings: Settings) -> Iterator[tuple[str, list[Member], Kind | None]]:
    """Documents by collection; those that settings tell the kind of are collections of their own."""
    of_kind = [setting for setting in settings.collections if setting.kind]
    claimed: dict[str, CollectionSetting] = {m.path: s for m in members for s in of_kind if s.means(m.file)} if of_kind else {}
    for setting in of_kind:
        if inside := [m for m in members if claimed.get(m.path) is setting]:
            yield setting.paths[0], inside, setting.kind
    yield from ((name, inside, None) for name, inside in sorted(grouped([m for m in members if m.path not in claimed]).items()))


def _set_languages(files: Sequence[str], by: Mapping[str, Any], languages: dict[str, str | None]) -> None:
    """The text's language as settings tell it: by the end of the file's name, or by a folder."""
    for tail, tag in sorted(by.get("values", {}).items(), key=lambda item: len(item[0])):
        for path in files:
            *folders, file = path.split("/")
            if tail in folders if by.get("from") == "folder" else file.rpartition(".")[0].endswith(tail):
                languages[path] = tag


def _reject_unused(members: Mapping[str, Sequence[Member]], settings: Settings) -> None:
    """Raises SettingsError for a key that no document of the collection has."""
    for setting in settings.collections:
        there = {key_ for path, found in members.items() if setting.means(path) for m in found for key_ in m.keys}
        there |= {key_.rpartition(".")[0] + ".*" for key_ in there if "." in key_}  # maps whose keys are values
        for pattern, choice in setting.choices.items():
            if pattern not in there:
                message = f"no document of {setting.paths[0]} has the key {pattern}, said to be {choice.field}"
                raise SettingsError(settings.name, setting.line, message)


@dataclass(frozen=True, slots=True)
class _Looking:
    """What it takes to look at documents."""

    digests: Mapping[str, bytes]
    languages: Mapping[str, str | None]
    load: Callable[[str], list[Document]]
    store: Store


def _profile(name: str, inside: Sequence[Member], choices: Mapping[str, FieldChoice], looking: _Looking) -> Profile:
    """The profile of a collection, by its documents or by a sample of them; kept until one of those looked at changes."""
    wanted = sampled((m.path, m.keys) for m in inside)
    files = list(dict.fromkeys(m.file for m in inside if m.path in wanted))
    tags = [looking.languages[file] for file in files]
    here = key("profile", name, encode((sorted(wanted), [looking.digests[file] for file in files], tags, dict(choices))))
    if (kept := looking.store.read(here, _PROFILE)) is not None:
        return kept
    found = [d for file in files for d in looking.load(file) if d.path in wanted]
    documents = [d.with_facts(collection=name, language=looking.languages[d.file]) for d in found]
    made = profile(name, documents, choices)
    if len(wanted) < len(inside):
        made = replace(made, decisions=(f"its keys are known by {len(wanted)} of {len(inside)} documents", *made.decisions))
    looking.store.put({here: encode(made)})
    return made


def decided(made: Profile) -> Profile:
    """A profile without its reasons: what documents are read by."""
    fields = {pattern: replace(choice, why="", best_why="") for pattern, choice in made.fields.items()}
    return replace(made, fields=fields, decisions=())


def _short(choice: FieldChoice) -> str:
    """A choice in a few words: its field and what else is decided."""
    more = {name: getattr(choice, name) for name in choice.__struct_fields__ if name not in ("pattern", "field", "why", "best_why")}
    return ", ".join([choice.field, *(f"{name} {value}" for name, value in more.items() if value is not None)])


def _flipped(made: Profile, store: Store) -> Iterator[str]:
    """What is decided otherwise than in the run before, which is then forgotten."""
    here = key("decided", made.name)
    before = store.read(here, _PROFILE)
    now = decided(made)
    if before == now:
        return
    store.put({here: encode(now)})
    if before is None:
        return
    for pattern in sorted(before.fields.keys() | now.fields.keys()):
        old, new = before.fields.get(pattern), now.fields.get(pattern)
        if old and new and old != new:
            yield f'{made.name}: "{pattern}" was read as {_short(old)}, now as {_short(new)}: {made.fields[pattern].why}'
    for name in ("kind", "title", "year_in", "title_in", "verdict_best"):
        if getattr(before, name) != getattr(now, name):
            yield f"{made.name}: {name} was {getattr(before, name) or 'open'}, now {getattr(now, name) or 'open'}"
