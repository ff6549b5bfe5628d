"""The settings of an archive, `matchcut.toml`, read and checked: every mistake is told with its line."""

from __future__ import annotations

import re
import tomllib
import typing
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from matchcut.archive.judgements import judgements
from matchcut.archive.wrong import SettingsError
from matchcut.check.silence import Allowance, matches
from matchcut.declare import Rule, rules
from matchcut.model import FieldChoice, Kind, Preference
from matchcut.model import fields as registry
from matchcut.place import Lines
from matchcut.text.pattern import regex
from matchcut.text.show import quoted

__all__ = ["CollectionSetting", "Settings", "SettingsError", "check_against", "judgements", "load"]

NAME = "matchcut.toml"
LIMIT = 2 << 20  # bytes
DOTS = 2000  # in one line: for tomllib the time of a dotted key grows with the square of its parts

SOURCES = ("suffix", "folder", "field", "text")  # where a collection's language comes from

_AT_LINE = regex(r" \(at line (\d+), column \d+\)\Z")
_HEADER = regex(r"\s*(\[\[?)([^\[\]]+)\]\]?\s*(?:#.*)?\Z")
_KEY = regex(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
_PART = regex(r"""[\w-]+|"[^"]*"|'[^']*'""")

KINDS = typing.get_args(Kind)
OF_A_KEY = tuple(name for name in FieldChoice.__struct_fields__ if name not in ("pattern", "field", "why"))

Key = str | int


def _told(value: Any) -> list[Mapping[str, Any]]:
    """What settings say of a field, key by key."""
    return [{"key": v} if isinstance(v, str) else v for v in (value if isinstance(value, list) else [value])]


@dataclass(frozen=True, slots=True)
class CollectionSetting:
    """`[[collection]]`: what the fields of the documents that a glob means are. By field: a key, a table that says more, or a list of these."""

    paths: tuple[str, ...]
    fields: Mapping[str, Any]
    line: int
    kind: Kind | None = None  # what all of them are, whatever they look like

    def means(self, path: str) -> bool:
        """Whether the file at a path is one of them."""
        return any(matches(pattern, path) for pattern in self.paths)

    @property
    def choices(self) -> dict[str, FieldChoice]:
        """What it says of keys, by key pattern."""
        out: dict[str, FieldChoice] = {}
        for of, value in self.fields.items():
            for told in _told(value):
                if key := told.get("key"):
                    more = {name: told[name] for name in OF_A_KEY if name in told}
                    out[key] = FieldChoice(pattern=key, field=of, why="settings", **more)
        return out

    @property
    def text_language(self) -> Mapping[str, Any]:
        """How file names tell the language of a text; empty where they don't."""
        told = self.fields.get("text_language")
        return told if isinstance(told, dict) and told.get("from") in ("suffix", "folder") else {}


@dataclass(frozen=True, slots=True)
class Settings:
    """What an archive's editor has settled. `rules` holds the options of a rule by its name."""

    title: str | None = None
    languages: tuple[str, ...] = ()
    judgements: str = "judgements.tsv"
    rules: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    collections: tuple[CollectionSetting, ...] = ()
    allows: tuple[Allowance, ...] = ()
    prefers: tuple[Preference, ...] = ()
    name: str = NAME
    text: str = ""  # that they were read from


def load(text: str, name: str = NAME) -> Settings:
    """The settings in a text. Raises SettingsError for a key, type, rule or option that is not known."""
    text = text.removeprefix("\ufeff")
    if len(text) > LIMIT or len(text.encode("utf-8", "surrogatepass")) > LIMIT:
        raise SettingsError(name, 1, f"more than {LIMIT >> 20} MiB of settings")
    for number, row in enumerate(text.split("\n"), 1):
        if row.count(".") > DOTS:
            raise SettingsError(name, number, f"more than {DOTS} dots in one line")
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = _AT_LINE.search(str(error))
        last = len(Lines(text).starts)
        raise SettingsError(name, int(at[1]) if at else last, _lowered(_AT_LINE.sub("", str(error)))) from None
    except (ValueError, RecursionError):  # a number of thousands of digits, thousands of brackets
        raise SettingsError(name, 1, "too deep or too large to be settings") from None
    return _Reader(text, name, _key_lines(text)).settings(told)


def check_against(settings: Settings, paths: Iterable[str]) -> None:
    """Raises SettingsError for a pattern of a `[[collection]]` or `[[allow]]` that matches no file."""
    every = tuple(paths)
    collections = [("collection", path, c.line) for c in settings.collections for path in c.paths]
    for kind, pattern, line in (*collections, *(("allow", a.path, a.place.line) for a in settings.allows)):
        if not any(matches(pattern, path) for path in every):
            raise SettingsError(settings.name, line, f"no file matches {quoted(pattern)} of this [[{kind}]]")


@dataclass(frozen=True, slots=True)
class _Reader:
    """Takes the parsed settings apart; knows where each key stands."""

    text: str
    name: str
    lines: Mapping[tuple[Key, ...], int]

    def settings(self, told: Mapping[str, Any]) -> Settings:
        self.keys(told, {"archive", "rules", "collection", "allow", "prefer"}, ())
        archive = self.table(told, "archive", ())
        self.keys(archive, {"title", "languages", "judgements"}, ("archive",))
        ledger = self.string(archive, "judgements", ("archive",)) or "judgements.tsv"
        if PurePosixPath(ledger).is_absolute() or ".." in PurePosixPath(ledger).parts or "\\" in ledger or ":" in ledger:
            raise self.wrong(("archive", "judgements"), f"{quoted(ledger)} is not a path inside the archive")
        return Settings(
            self.string(archive, "title", ("archive",)),
            self.strings(archive, "languages", ("archive",)),
            ledger,
            self.rules(self.table(told, "rules", ())),
            tuple(self.collection(c, ("collection", n)) for n, c in enumerate(self.tables(told, "collection"))),
            tuple(self.allow(a, ("allow", n)) for n, a in enumerate(self.tables(told, "allow"))),
            tuple(self.prefer(p, ("prefer", n)) for n, p in enumerate(self.tables(told, "prefer"))),
            self.name,
            self.text,
        )

    def rules(self, told: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
        known = {key: r for r in rules() for key in (r.name, r.code)}
        out: dict[str, dict[str, Any]] = {}
        for name in told:
            if name not in known:
                raise self.wrong(("rules", name), f"unknown rule {quoted(name)}")
            options = self.table(told, name, ("rules",))
            rule = known[name]
            for option in options:
                self.option(rule, option, options[option], ("rules", name, option))
            out.setdefault(rule.name, {}).update(options)
        return out

    def option(self, rule: Rule, option: str, value: Any, at: tuple[Key, ...]) -> None:
        if option not in rule.options:
            known = ", ".join(sorted(rule.options)) or "none"
            raise self.wrong(at, f"unknown option {quoted(option)} of {rule.name} (known: {known})")
        if not _is_like(value, rule.options[option]):
            raise self.wrong(at, f"{option} is {_kind(value)}, not {_kind(rule.options[option])}")

    def collection(self, told: Mapping[str, Any], at: tuple[Key, ...]) -> CollectionSetting:
        self.keys(told, {"path", "fields", "kind"}, at)
        kind = self.string(told, "kind", at)
        if kind is not None and kind not in KINDS:
            raise self.wrong((*at, "kind"), f"kind is {quoted(kind)}, not one of {', '.join(KINDS)}")
        fields = self.table(told, "fields", at)
        for name, value in fields.items():
            here = (*at, "fields", name)
            if registry.row(name) is None and not name.startswith("x:"):
                raise self.wrong(here, f"unknown field {quoted(name)}")
            for said in value if isinstance(value, list) else [value]:
                if isinstance(said, dict):
                    self.field(said, here)
                elif not isinstance(said, str) or not said:
                    raise self.wrong(here, f"{name} is {_kind(said)}, neither the name of a key nor a table")
        paths = self.strings(told, "path", at) if isinstance(told.get("path"), list) else (self.needed(told, "path", at),)
        return CollectionSetting(paths, fields, self.line(at), kind)  # type: ignore[arg-type]  # it is one of KINDS

    def field(self, told: Mapping[str, Any], at: tuple[Key, ...]) -> None:
        self.keys(told, {"from", "values", "key", *OF_A_KEY}, at)
        for key in told.keys() - {"values", "best"}:
            self.string(told, key, at)
        if "from" in told and told["from"] not in SOURCES:
            raise self.wrong((*at, "from"), f"from is {quoted(told['from'])}, not one of {', '.join(SOURCES)}")
        if not _is_like(told.get("best", 0.0), 0.0):
            raise self.wrong((*at, "best"), f"best is {_kind(told['best'])}, not a number")
        values = self.table(told, "values", at)
        for key in values:
            self.string(values, key, (*at, "values"))

    def allow(self, told: Mapping[str, Any], at: tuple[Key, ...]) -> Allowance:
        self.keys(told, {"rule", "path", "text", "reason"}, at)
        rule = self.needed(told, "rule", at)
        name = next((r.name for r in rules() if rule in (r.name, r.code)), None)
        if name is None:
            raise self.wrong((*at, "rule"), f"unknown rule {quoted(rule)}")
        path, text, reason = self.needed(told, "path", at), self.string(told, "text", at), self.needed(told, "reason", at)
        lines, line = Lines(self.text), self.line(at)
        start, end = lines.span(line, self.text)
        return Allowance(name, path, None, text, reason, lines.place(self.name, start, end), self.text[start:end])

    def prefer(self, told: Mapping[str, Any], at: tuple[Key, ...]) -> Preference:
        self.keys(told, {"film", "field", "value", "reason"}, at)
        film, of = self.needed(told, "film", at), self.needed(told, "field", at)
        if registry.row(of) is None and not of.startswith("x:"):
            raise self.wrong((*at, "field"), f"unknown field {quoted(of)}")
        value = told.get("value")
        if isinstance(value, int | float) and not isinstance(value, bool):
            value = str(value)
        elif value is not None and not isinstance(value, dict | list | str | bool):  # a date
            value = value.isoformat()
        value = self.needed({"value": value} if value is not None else {}, "value", at)
        return Preference(film, of, value, self.needed(told, "reason", at), self.line(at))

    # --- one value of a known kind

    def keys(self, told: Mapping[str, Any], known: set[str], at: tuple[Key, ...]) -> None:
        for key in told:
            if key not in known:
                raise self.wrong((*at, key), f"unknown key {quoted(key)} (known: {', '.join(sorted(known))})")

    def table(self, told: Mapping[str, Any], key: str, at: tuple[Key, ...]) -> dict[str, Any]:
        value = told.get(key, {})
        if not isinstance(value, dict):
            raise self.wrong((*at, key), f"{key} is {_kind(value)}, not a table")
        return value

    def tables(self, told: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
        value = told.get(key, [])
        if not isinstance(value, list) or not all(isinstance(v, dict) for v in value):
            raise self.wrong((key,), f"{key} is {_kind(value)}; each one begins with [[{key}]]")
        return value

    def string(self, told: Mapping[str, Any], key: str, at: tuple[Key, ...]) -> str | None:
        value = told.get(key)
        if value is not None and not isinstance(value, str):
            raise self.wrong((*at, key), f"{key} is {_kind(value)}, not a string")
        return value

    def needed(self, told: Mapping[str, Any], key: str, at: tuple[Key, ...]) -> str:
        value = self.string(told, key, at)
        if value is None or not value.strip():
            raise self.wrong((*at, key), f"[[{at[0]}]] gives no {key}")
        return value.strip()

    def strings(self, told: Mapping[str, Any], key: str, at: tuple[Key, ...]) -> tuple[str, ...]:
        value = told.get(key, [])
        if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            raise self.wrong((*at, key), f"{key} is {_kind(value)}, not a list of strings")
        return tuple(value)

    def line(self, at: tuple[Key, ...]) -> int:
        """Where a key stands, or the table that ought to hold it."""
        return next((self.lines[at[:n]] for n in range(len(at), 0, -1) if at[:n] in self.lines), 1)

    def wrong(self, at: tuple[Key, ...], message: str) -> SettingsError:
        return SettingsError(self.name, self.line(at), message)


def _is_like(value: Any, default: Any) -> bool:
    """Whether a setting has the type of an option's default."""
    if default is None:
        return isinstance(value, str | int | float | list)
    if isinstance(default, bool) or isinstance(value, bool):
        return isinstance(default, bool) and isinstance(value, bool)
    if isinstance(default, float):
        return isinstance(value, int | float)
    if isinstance(default, tuple | list | frozenset | set):
        return isinstance(value, list) and all(isinstance(v, type(d)) for v in value for d in list(default)[:1])
    return isinstance(value, type(default))


def _kind(value: Any) -> str:
    kinds = {bool: "true or false", str: "a string", int: "a whole number", float: "a number", dict: "a table"}
    for kind in (list, tuple, frozenset, set):
        kinds[kind] = "a list"
    return kinds.get(type(value), "a date or time" if hasattr(value, "isoformat") else "nothing")


def _lowered(message: str) -> str:
    return message[:1].lower() + message[1:]


def _key_lines(text: str) -> dict[tuple[Key, ...], int]:
    """The line of each key and table header by its path; `[[x]]` counts from 0. Of a key given twice the first."""
    lines: dict[tuple[Key, ...], int] = {}
    counts: dict[tuple[Key, ...], int] = {}
    table: tuple[Key, ...] = ()
    inside = ""  # the quotes of a string of several lines
    for number, line in enumerate(re.split(r"\r\n|\n", text), 1):
        if inside:
            inside = "" if inside in line else inside
            continue
        header = _HEADER.match(line)
        if header and (named := tuple(p.strip("\"'") for p in _PART.findall(header[2]))):
            path = _indexed(named, counts)
            if header[1] == "[[":
                counts[path] = counts.get(path, -1) + 1
                path = (*path, counts[path])
                lines.setdefault(path[:-1], number)
            table = path
            lines.setdefault(table, number)
        elif key := _KEY.match(line):
            parts = tuple(p.strip("\"'") for p in _PART.findall(key[1]))
            for length in range(1, len(parts) + 1):
                lines.setdefault((*table, *parts[:length]), number)
            rest = line[key.end() :]
            inside = next((q for q in ('"""', "'''") if rest.count(q) == 1), "")
    return lines


def _indexed(parts: tuple[str, ...], counts: Mapping[tuple[Key, ...], int]) -> tuple[Key, ...]:
    """A header's path with the number of the `[[table]]` that it lies in; its own last part has none."""
    path: tuple[Key, ...] = ()
    for part in parts[:-1]:
        path = (*path, part)
        if path in counts:
            path = (*path, counts[path])
    return (*path, parts[-1])
