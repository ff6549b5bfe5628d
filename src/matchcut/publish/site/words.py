"""The site's own words in each language of its interface, and how numbers, dates and lists read in it.

A language is one file of `interface/`, named by its BCP 47 tag. No code knows which there are.
"""

from __future__ import annotations

import gettext
import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files

import msgspec
from msgspec import Struct

from matchcut.text.pattern import regex
from matchcut.values.language import language_name

_DATE = regex(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_TAG = regex(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_RTL = frozenset({"ar", "fa", "he", "ur", "yi", "ps", "sd", "ug", "dv", "ckb"})
_LENT = ("words", "fields", "roles", "platforms")  # tables whose gaps are filled from the first language


class Words(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The words of one interface language: its file, as `interface/en.toml` explains it."""

    tag: str  # BCP 47: "zh-Hans"
    name: str
    folder: str
    script: str
    plural: str
    comma: str
    stop: str
    thousands: str
    year: str
    month: str
    day: str
    numbers: tuple[str, ...] = ()
    months: tuple[str, ...] = ()
    words: dict[str, str]
    fields: dict[str, str] = {}
    roles: dict[str, str] = {}
    languages: dict[str, str] = {}
    platforms: dict[str, str] = {}
    scripts: dict[str, str] = {}

    def __getitem__(self, key: str) -> str:
        """A word, in the form for one thing."""
        return self.words[key].partition("|")[0]

    def path(self, page: str) -> str:
        """Where the language's own page stands, from the folder of the site."""
        return f"{self.folder}/{page}" if self.folder else page

    def n(self, key: str, number: int, *things: object) -> str:
        """The word in the form for a number. `{}` is the number, or `things` where they are given."""
        return self._form(self.words[key], number).format(*(things or (number,)))

    def counted(self, key: str, number: int) -> str:
        """The word with small numbers spelt out, as in running text."""
        return self.n(key, number, self.number(number))

    def number(self, number: int) -> str:
        """A number as running text has it: small ones in words."""
        return self.numbers[number] if 0 <= number < len(self.numbers) else f"{number:,}".replace(",", self.thousands)

    def say(self, key: str, *things: object) -> str:
        """The word with things put into it. They are plain text: whoever prints them escapes them."""
        return self.words[key].format(*things)

    def field(self, name: str, values: int = 1) -> str:
        """The label of a field that shows so many values; the field's own name if no language has a word for it."""
        word = self.fields.get(name)
        return self._form(word, values) if word else name.replace("_", " ").capitalize()

    def role(self, field: str) -> str:
        """What a person is called who is named in a field."""
        return self.roles.get(field) or self.field(field)

    def language(self, tag: str | None) -> str:
        """The name of a language; its tag if it has no name here."""
        language = base(tag)
        return self.languages.get(language) or language_name(language, self.tag) or tag or ""

    def platform(self, source: str) -> str:
        """The usual name of a source of ratings; as printed if it is not known."""
        return self.platforms.get(source.casefold(), source)

    def date(self, value: str) -> str:
        """An ISO date in words, with the precision it has; anything else as it is."""
        match = _DATE.fullmatch(value[:10])
        if not match or (len(value) > 10 and value[10] not in "T "):
            return value
        year, month, day = match.groups()
        if not month:
            return self.year.format(year=year)
        if not 1 <= int(month) <= 12:
            return value
        called = self.months[int(month) - 1] if self.months else str(int(month))
        return (self.day if day else self.month).format(year=year, month=called, day=int(day or 0))

    def _form(self, word: str, number: int) -> str:
        forms = word.split("|")
        return forms[min(_plural(self.plural)(number), len(forms) - 1)]


@cache
def _plural(expression: str) -> Callable[[int], int]:
    return gettext.c2py(expression)


@cache
def interfaces() -> tuple[Words, ...]:
    """Every language that the site speaks: the one whose pages stand in no folder first, the others by tag."""
    return read(tables())


def tables() -> dict[str, str]:
    """The texts of the files that come with the site, by tag."""
    inside = (files(__package__) / "interface").iterdir()
    return {file.name.removesuffix(".toml"): file.read_text("utf-8") for file in inside if file.name.endswith(".toml")}


def read(texts: Mapping[str, str]) -> tuple[Words, ...]:
    """Languages by tag from the texts of their files. Exactly one has no folder: it lends its words to the others."""
    parsed = {tag: tomllib.loads(text) for tag, text in sorted(texts.items())}
    (first,) = (tag for tag, table in parsed.items() if not table["folder"])
    out: list[Words] = []
    for tag in sorted(parsed, key=lambda tag: (tag != first, tag)):
        lent = {name: {**parsed[first].get(name, {}), **parsed[tag].get(name, {})} for name in _LENT}
        out.append(msgspec.convert({**parsed[tag], **lent, "tag": tag}, Words))
    return tuple(out)


def lang(tag: str | None) -> str:
    """A language tag fit for `lang`, empty for none."""
    return tag if tag and _TAG.fullmatch(tag) else ""


def direction(tag: str | None) -> str:
    """`rtl` for languages that run from the right, else empty."""
    parts = (tag or "").split("-")
    return "rtl" if parts[0].casefold() in _RTL or "Arab" in parts or "Hebr" in parts else ""


def base(tag: str | None) -> str:
    """The language of a tag, without script and region."""
    return (tag or "").split("-")[0].casefold()


def speaks(tag: str | None, interface: str) -> bool:
    """True if a text is in the interface's language."""
    return base(tag) == base(interface)
