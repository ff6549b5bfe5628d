"""What was recognised in a folder: the meaning of each key and why, the kind of each document, and settings that say so."""

from __future__ import annotations

import glob
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from matchcut.model import Archive, Collection, FieldChoice
from matchcut.reports.json import safe
from matchcut.reports.rows import table
from matchcut.text.filename import suffix_language
from matchcut.text.show import escaped, one_line

Show = Callable[[str], str]
OF_EXPORTS = frozenset({"mixed", "neodb"})  # lines of several facts, known by the header of their table
FOLDERS = 12  # of one collection that are named one by one


def keys(archive: Archive, form: str, show: Show) -> Iterator[str]:
    """Each key of each collection, the field that it is taken for, and why."""
    for collection in archive.collections:
        rows = list(_keys(collection))
        if form == "jsonl":
            for key, choice, count in rows:
                meaning = msgspec.to_builtins(choice) if choice else {"pattern": key, "field": None, "why": ""}
                yield safe(json.dumps({"collection": collection.name, "values": count, **meaning}, ensure_ascii=False))
            continue
        if not rows:
            continue
        many = len(collection.documents)
        yield f"{_escaped(show(collection.name) if collection.name else '.')} ({many} document{'s' if many != 1 else ''})"
        for line in table([[key, choice.field if choice else "-", _reason(key, choice, count)] for key, choice, count in rows]):
            yield f"  {line}"
        yield from (f"  {_escaped(sentence)}" for sentence in collection.profile.decisions)
        yield ""


def _keys(collection: Collection) -> Iterator[tuple[str, FieldChoice | None, int]]:
    choices: dict[str, tuple[FieldChoice | None, int]] = {}
    for document in collection.documents:
        for cell in document.reading.cells:
            choice = collection.profile.choice(cell)
            key = choice.pattern if choice else cell.pattern
            choices[key] = choice, choices.get(key, (None, 0))[1] + 1
    yield from ((key, choice, count) for key, (choice, count) in choices.items())


def _reason(key: str, choice: FieldChoice | None, count: int) -> str:
    if choice is None:
        return f"not understood, kept as x:{key.replace('[]', '')} ({count} value{'s' if count != 1 else ''})"
    details = [f"{name} {value}" for name, value in _more(choice).items()]
    return "; ".join([choice.why, *details])


def _more(choice: FieldChoice) -> dict[str, Any]:
    """The options of a choice other than its field and reason."""
    rest = (n for n in choice.__struct_fields__ if n not in ("pattern", "field", "why"))
    return {name: value for name in rest if (value := getattr(choice, name)) not in (None, "", False)}


def kinds(archive: Archive, form: str, show: Show) -> Iterator[str]:
    """What each document is, and why."""
    found = [(show(d.path), d.kind or "none", d.why) for d in archive.documents]
    if form == "jsonl":
        yield from (safe(json.dumps({"document": path, "kind": kind, "why": why}, ensure_ascii=False)) for path, kind, why in found)
    else:
        yield from table(found)


def settings(archive: Archive) -> str:
    """A `matchcut.toml` that says what was recognised, for an editor to correct. Read with it, the archive reads the same."""
    out = ["# What matchcut recognised here. Correct what is wrong, delete what need not be said.", "", "[archive]"]
    out += [f"title = {_quoted(archive.title)}", f"languages = [{', '.join(map(_quoted, archive.languages))}]"]
    for collection in archive.collections:
        out += ["", *_collection(collection)]
    return "\n".join(out) + "\n"


def _collection(collection: Collection) -> Iterator[str]:
    kinds_of = Counter(d.kind for d in collection.documents)
    yield f"# {', '.join(f'{n} {kind}' for kind, n in kinds_of.most_common())}"
    yield from (f"# {one_line(_escaped(sentence), 120)}" for sentence in collection.profile.decisions)
    yield "[[collection]]"
    paths = _paths(collection)
    yield f"path = {_quoted(paths[0])}" if len(paths) == 1 else f"path = [{', '.join(map(_quoted, paths))}]"
    keys = list(_keys(collection))
    fields: dict[str, list[FieldChoice]] = defaultdict(list)
    for _, choice, _ in keys:
        if choice is not None and choice.field not in OF_EXPORTS:
            fields[choice.field].append(choice)
    yield "[collection.fields]"
    if tails := _tails(collection):
        values = ", ".join(f"{_quoted(tail)} = {_quoted(tag)}" for tail, tag in sorted(tails.items(), reverse=True))
        yield f'text_language = {{ from = "suffix", values = {{ {values} }} }}'
    for field, choices in sorted(fields.items()):
        if field == "text_language" and tails:
            continue
        yield from (f"# {choice.pattern}: {one_line(_escaped(choice.why), 120)}" for choice in choices)
        settings = [_setting(choice) for choice in choices]
        yield f"{_key(field)} = {settings[0] if len(settings) == 1 else '[' + ', '.join(settings) + ']'}"
    yield from (f"# not understood: {one_line(_escaped(key), 120)}" for key, choice, _ in keys if choice is None)


def _setting(choice: FieldChoice) -> str:
    more = _more(choice)
    if not more:
        return _quoted(choice.pattern)
    pairs = [f"key = {_quoted(choice.pattern)}", *(f"{n} = {_quoted(v) if isinstance(v, str) else json.dumps(v)}" for n, v in more.items())]
    return "{ " + ", ".join(pairs) + " }"


def _paths(collection: Collection) -> list[str]:
    """Globs that mean the files of a collection."""
    files = sorted({d.file for d in collection.documents})
    if all(d.row for d in collection.documents):
        return [glob.escape(f) for f in files[:FOLDERS]]
    suffixes = {f.rpartition(".")[2] for f in files}
    every = f"*.{suffixes.pop()}" if len(suffixes) == 1 else "*"
    folders = sorted({f.rpartition("/")[0] for f in files})
    if len(folders) > FOLDERS:
        return [f"{glob.escape(collection.name)}/**/{every}" if collection.name and "#" not in collection.name else f"**/{every}"]
    return [f"{glob.escape(f)}/{every}" if f else every for f in folders]


def _tails(collection: Collection) -> dict[str, str]:
    """The ends of file names that tell the language of a text; empty where they don't, or where there is one language."""
    found: dict[str, set[str | None]] = defaultdict(set)
    for d in collection.documents:
        stem = d.file.rpartition("/")[2].rpartition(".")[0]
        tag = suffix_language(d.file.rpartition("/")[2])
        found[stem[-len(tag) - 1 :] if tag else ""].add(d.language)
    tag_of = {tail: tags.pop() for tail, tags in found.items() if len(tags) == 1}
    if len(found) < 2 or len(tag_of) < len(found) or None in tag_of.values():
        return {}
    return {tail: str(tag) for tail, tag in tag_of.items()}


def _key(field: str) -> str:
    return field if field.replace("_", "").isalnum() and field.isascii() else _quoted(field)


def _quoted(text: str) -> str:
    """A TOML string."""
    return safe(json.dumps(text.encode("utf-8", "replace").decode(), ensure_ascii=False))


def _escaped(text: str) -> str:
    return escaped(" ".join(text.split()))
