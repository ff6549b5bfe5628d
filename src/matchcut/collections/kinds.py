"""What a document is: a film's record, a review, an essay, a diary's entry, a page about something else, or data."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Literal

from matchcut.collections import joint, lexicon, lines
from matchcut.collections.titling import dated, film_layout, in_film_folder, looks_like_title
from matchcut.languages import alternatives, eastern, known, words
from matchcut.model import Cell, Document, FieldChoice, Kind, Profile
from matchcut.model import fields as registry
from matchcut.text import filename
from matchcut.text.pattern import regex
from matchcut.text.years import IN_TEXT
from matchcut.values import mixed

FIRM, SOFT, WEAK = registry.evidence("firm"), registry.evidence("soft"), registry.evidence("weak")
_NAMING = frozenset({*registry.titles()[:2], "reviews", "identifier"})  # what names a film in a row or a record of data
ENOUGH = 600  # code points of a text that would speak of a film if it were about one
SAMPLE = 20_000  # code points in which a word for film is looked for
_DATED = regex(r"^\d{4}-\d{2}-\d{2}-")
_SEASON = regex(
    lambda: (
        rf":\s*(?:{alternatives(words('season'))}\s*\d+|\d+\.\s*{alternatives(words('season'))}|{alternatives(words('season-whole'))})\b"
        rf"|{alternatives(words('ordinal-sign'))}\s?(?:\d|{alternatives(eastern(words('numbers')))})+\s?{alternatives(words('season-sign'))}$"
    ),
    re.IGNORECASE,
)
_EPISODE = regex(
    lambda: (
        rf"{alternatives(words('episode'))}\s*#?\s*\d+\b|{alternatives(words('ordinal-sign'))}\s?\d+\s?{alternatives(words('episode-sign'))}"
    ),
    re.IGNORECASE,
)
_NUMBER = regex(r"^\D{0,6}\d+\D{0,12}$")
_YEAR = regex(rf"[-_ ]?{IN_TEXT}$|^{IN_TEXT}[-_ ]?")
_GAPS = regex(r"[\W_]+")
Subject = Literal["film", "text", "page", "data"]


def kind_of(document: Document, profile: Profile, told: tuple[Subject, str]) -> tuple[Kind, str]:
    """What a document is, and why. `told` is its subject; the document has its statements."""
    reading = document.reading
    if reading.problems and not (reading.cells or reading.passages or reading.rows):
        return "data", reading.problems[0].why
    if profile.kind is not None and not reading.rows:
        return profile.kind, profile.why
    about, why = told
    if about in ("page", "data"):
        return ("page", why) if about == "page" else ("data", why)
    if document.is_record:
        return "record", "a field states a film's title"
    if document.is_review:
        return "review", "it judges a film"
    return "essay", "it has no record"


def subject(document: Document, profile: Profile) -> tuple[Subject, str]:
    """Whether a document describes a film, is a text that may speak of films, or is about something else; and why.

    "film": its fields are a film's. "text": running text, whose title is a headline. "page" and "data": nothing of it is a film's.
    """
    if document.reading.rows:
        return "data", "it stands outside the records of a table"
    match profile.kind:
        case "entry" if occasion := _occasion(document, profile):
            return "data", occasion
        case "record" | "entry":
            return "film", profile.why
        case "page" | "data":
            return profile.kind, profile.why
        case "review" | "essay":
            told = _told(document, profile)
            return told if told[0] == "film" else ("text", profile.why)
        case None:
            return _told(document, profile)


def is_data(document: Document) -> bool:
    """Whether it is a row or comes from a file of data, where keys say less than in a text's front matter."""
    return bool(document.row) or document.reading.format not in ("document", "docx")


def _told(document: Document, profile: Profile) -> tuple[Subject, str]:
    """What its own keys, place and words tell."""
    loose = is_data(document)
    told = [c for c in document.reading.cells if not loose or c.text.strip()]
    held = {field: str(c.path[-1]) for c in told if (choice := profile.choice(c)) for field in _held(c, choice)}
    held = {field: "a line of facts" for *_, field, _ in lines.facts(document)} | held
    if page := _named_page(document, profile):
        return "page", page
    if loose and not held.keys() & _NAMING:
        return "data", "no key of it names a film"
    other = _person(document) or _other(document, loose=loose, held=held.keys()) or _occasion(document, profile)
    if firm := sorted(held.keys() & FIRM):
        return ("page", other) if other and not set(firm) - {"cast", "runtime"} else ("film", f'"{held[firm[0]]}" is a key of films')
    if other:
        return ("data" if loose else "page"), other
    page = _page(document, profile)
    soft, weak = sorted(held.keys() & SOFT), sorted(held.keys() & WEAK - ({"language"} if loose else set()))
    titled = "title" in held or profile.title_in is not None
    if page and (soft == ["screened"] or (soft == ["year"] and _YEAR.search(filename.stem(document.file)[1]))):
        return "page", page
    if soft and titled and (not loose or weak or soft != ["year"] or profile.title == "film" or "rating" in held or _speaks(document)):
        return "film", f'"{held[soft[0]]}" stands beside a title'
    short = not loose and len(document.prose) < ENOUGH
    if weak and titled and (short or profile.title == "film" or _speaks(document)) and not page:
        return "film", f'"{held[weak[0]]}" stands beside a title'
    if page:
        return "page", page
    if why := _by_title(document, profile, held):
        return "film", why
    if loose:
        return (
            ("film", "a row of a table of films")
            if document.row and titled and _film_table(document)
            else ("data", "no key of it is a film's")
        )
    if short or _speaks(document) or any(p.kind == "verdict" for p in document.reading.passages):
        return "text", "it has no key of a film"
    return "page", "no key and no word of it speaks of a film"


def _held(cell: Cell, choice: FieldChoice) -> list[str]:
    """The fields that a cell holds: those of a caption or a line of facts, or of a key that asks for several."""
    if choice.form == "credit" and mixed.caption(cell.text):
        return ["director"]
    if choice.field == "mixed":
        return ["mixed", *(field for *_, field, _ in mixed.parts(cell.text) or ())]
    several = joint.fields(str(cell.path[-1]))
    return list(several) if several[:1] == (choice.field,) else [choice.field]


def _by_title(document: Document, profile: Profile, held: dict[str, str]) -> str:
    """Why its title is a film's though no other key is; "" where it is a headline."""
    text = next((c.text for c in document.reading.cells if (choice := profile.choice(c)) and choice.field == "title"), None)
    head = next((p for p in document.reading.passages if p.kind == "headline"), None)
    text = document.text[head.start : head.end] if text is None and head else text
    if text is None or not looks_like_title(text):
        return ""
    if layout := film_layout(document):
        return layout
    if profile.title == "headline":
        return ""
    if profile.title == "film":
        return "it is one of a collection of films"
    if profile.title == "dated":
        return "a year stands behind its title, as in most of its collection" if dated(text) else ""
    judges = held.keys() & {"rating", "watched"} or any(p.kind == "verdict" for p in document.reading.passages)
    return "it rates what its title names, as most of its collection do" if judges else ""


def _speaks(document: Document) -> bool:
    """Whether its path or its text has a word for film."""
    if document.row:
        first, last = document.reading.span
        return lexicon.speaks_of_film(document.file.replace("_", " ")) or lexicon.speaks_of_film(
            document.text[first : min(last, first + SAMPLE)]
        )
    return in_film_folder(document.file) or lexicon.speaks_of_film(f"{document.file.replace('_', ' ')}\n{document.text[:SAMPLE]}")


def _film_table(document: Document) -> bool:
    return in_film_folder(document.file) or any(lexicon.word("film", w) for w in _GAPS.split(document.file))


def _other(document: Document, *, loose: bool, held: Collection[str]) -> str:
    """Why a document is about a thing that is no film: a key that films have not, a folder, a layout; "" for no reason."""
    for cell in document.reading.cells:
        if not cell.text.strip():
            continue
        keys = [part for part in cell.path if isinstance(part, str)]
        for key in keys if loose else keys[-1:]:
            thing = lexicon.word("other", key)
            if thing == "guest" and not SOFT.isdisjoint(held):
                continue  # of a showing
            if thing and (loose or thing != "software") and (thing not in ("pages", "series") or _NUMBER.search(cell.text)):
                return f'"{key}" is a key of another thing ({thing})'
        if (
            lexicon.folded(keys[0]) in known("kind-keys")
            and lexicon.word("subjects", cell.text.strip())
            and not in_film_folder(document.file)
        ):
            return f'"{keys[0]}" is "{cell.text.strip()}"'
    folder = next((f for f in document.file.split("/")[:-1] if lexicon.word("subjects", f.strip("_"))), None)
    return f'its folder is "{folder}"' if folder and not in_film_folder(document.file) else ""


def _person(document: Document) -> str:
    """Why a document is about a person: its type says so, or its folder."""
    for cell in document.reading.cells:
        key = lexicon.folded(str(cell.path[0])) if len(cell.path) == 1 else ""
        if key in known("type-keys", fold=lexicon.folded) and lexicon.word("person", cell.text.strip()):
            return f'"{cell.path[0]}" is "{cell.text.strip()}"'
    return ""


def _named_page(document: Document, profile: Profile) -> str:
    """Why a document is a page of the site though its text has keys of films: "Director: ..." may be said of a festival."""
    *folders, _ = document.file.split("/")
    _, stem = filename.stem(document.file)
    if blank := next(
        (n for n in (*folders, _DATED.sub("", stem)) if lexicon.word("templates", n.strip("_.")) or n.casefold().endswith(" template")),
        None,
    ):
        return f'"{blank}" is to be filled in'
    if is_data(document) or in_film_folder(document.file) or lexicon.word("page", stem) is None or stem in ("index", "readme"):
        return ""
    above = document.reading.front[1] or len(document.text)  # the keys in running text stand behind
    firm = any(
        c.start < above and (choice := profile.choice(c)) and not (FIRM | {"year"}).isdisjoint(_held(c, choice))
        for c in document.reading.cells
    )
    return "" if firm else f'its name is "{stem}", and no key above its text is a film\'s'


def _occasion(document: Document, profile: Profile) -> str:
    """Why what stands in the place of a title is none: "AGM - no film" in a programme."""
    text = next((c.text for c in document.reading.cells if (choice := profile.choice(c)) and choice.field == "title"), "")
    if lexicon.word("film", text):
        return f'"{text}" is the name of a list, not of a film'
    if m := _SEASON.search(text) or _EPISODE.match(text):
        return f'"{m[0].strip(" :")}" is said of an episode'
    words = re.findall(r"[^\W_]+", text.casefold())
    for size in range(1, 4):
        for at in range(len(words) - size + 1):
            if lexicon.word("occasion", said := " ".join(words[at : at + size])):
                return f'"{said}" stands in the place of a title'
    return ""


def _page(document: Document, profile: Profile) -> str:
    """Why a document is a page of the site; "" for no reason."""
    for cell in document.reading.cells:
        key = lexicon.folded(str(cell.path[0]))
        value = cell.text.strip().strip("/").casefold().removesuffix(".html").removesuffix(".njk")
        if key in ("layout", "type", "template", "posttype") and value in known("page-layouts"):
            return f'{cell.path[0]} is "{cell.text.strip()}"'
        if key in ("permalink", "url", "slug") and (not value or lexicon.word("page", value)):
            return f'{cell.path[0]} is "{cell.text.strip()}"'
    name = document.file.rpartition("/")[2].rpartition(".")[0]
    if name == "_index":
        return "it is the index of its folder"
    _, stem = filename.stem(document.file)
    stem = _YEAR.sub("", _DATED.sub("", stem))
    if lexicon.word("page", stem) and not (profile.title == "film" and in_film_folder(document.file)):
        return f'its name is "{stem}"'
    return ""
