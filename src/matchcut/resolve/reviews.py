"""Which film a text without a film's record judges: by what it says it reviews, by the titles it marks, by the people it names."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from matchcut.model import Document, fields
from matchcut.resolve.credits import FIELDS
from matchcut.text.filename import stem
from matchcut.values import name, title

_MARKED = re.compile(
    r"“([^“”\n]{1,90})”|\"([^\"\n]{1,90})\"|《([^》\n]{1,60})》|«\s?([^»\n]{1,90}?)\s?»|„([^“”\n]{1,90})[“”]|\*{1,2}([^*\n]{1,90})\*{1,2}|_([^_\n]{1,90})_|「([^」\n]{1,60})」"
)
_DATED = re.compile(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}-")
_OWN_NAME = frozenset({("slug",), ("id",), ("key",)})
_POINTS = frozenset({("slug",), ("film",), ("movie",), ("film_id",), ("movie_id",), ("filmId",), ("movieId",)})
_COMMON = frozenset({"", "index", "_index", "review", "film", "movie", "readme", "about"})
_POSSESSIVE = re.compile(r"['’]s$")
Judged = tuple[Document, str, bool, str]  # document, root of its film, whether the tie is strong, why


def judged(documents: Sequence[Document], films: Mapping[str, Sequence[Document]]) -> Iterator[Judged]:
    """The film that each document is about, by the root path of its records; documents about none or several are left out."""
    by_title: dict[str, set[str]] = defaultdict(set)
    people: dict[str, set[str]] = {}
    for root, records in films.items():
        for field in fields.titles():
            for s in (s for d in records for s in d.all(field)):
                by_title[title.normal(str(s.value))].add(root)
        people[root] = {str(s.value["name"] if isinstance(s.value, dict) else s.value) for d in records for f in FIELDS for s in d.all(f)}
    slugs: dict[str, set[str]] = defaultdict(set)
    for root, records in films.items():
        for slug in {s for d in records for s in _names(d)}:
            slugs[slug].add(root)
    years = {root: {str(s.value) for d in records for s in d.all("year")} for root, records in films.items()}
    for document in documents:
        found = (
            _said(document, by_title, people, years)
            or _headlined(document, by_title, people, years)
            or _filed(document, slugs)
            or _marked(document, by_title, people)
        )
        if found:
            yield document, *found


def _said(
    document: Document, by_title: Mapping[str, set[str]], people: Mapping[str, set[str]], years: Mapping[str, set[str]]
) -> tuple[str, bool, str] | None:
    """By the field that names the film."""
    for s in [*document.all("reviews"), *document.all("title")]:
        plain, year = title.split_year(str(s.value))
        roots = by_title.get(title.normal(plain), set())
        stated = {str(year)} if year else {str(y.value) for y in document.all("year")}
        if stated and len(roots) > 1:
            roots = {r for r in roots if years[r] & stated}
        if len(roots) > 1:
            roots = {r for r in roots if _named(document, people[r])}
        if len(roots) == 1:
            return next(iter(roots)), True, f'says that it reviews "{s.text}"'
    return None


def _headlined(
    document: Document, by_title: Mapping[str, set[str]], people: Mapping[str, set[str]], years: Mapping[str, set[str]]
) -> tuple[str, bool, str] | None:
    """By a headline that is a title with its year ("Run Lola Run (1998)"), where people of that film are named as well."""
    for s in document.all("headline"):
        plain, year = title.split_year(str(s.value))
        roots = {r for r in by_title.get(title.normal(plain), set()) if year and str(year) in years[r] and _named(document, people[r])}
        if len(roots) == 1:
            return next(iter(roots)), True, f'is headed "{s.text}"'
    return None


def _filed(document: Document, slugs: Mapping[str, set[str]]) -> tuple[str, bool, str] | None:
    """By a file name, slug or id that is the record's own: `_posts/2024-11-08-anora.md` beside `films/anora.md`."""
    for slug in _references(document):
        roots = slugs.get(slug, set())
        if len(roots) == 1:
            return next(iter(roots)), True, f'has the name of its record, "{slug}"'
    return None


def _names(record: Document) -> set[str]:
    """What others can call a record by: its file's stem, its `slug` and `id`."""
    return {c.text.strip().casefold() for c in record.reading.cells if c.path in _OWN_NAME} | _stems(record)


def _references(document: Document) -> list[str]:
    """What a text may call its film by: a key that points to a film, its own slug, its file's stem without the date."""
    said = [c.text.strip().casefold() for c in document.reading.cells if c.path in _POINTS]
    return [s for s in dict.fromkeys([*said, *_stems(document)]) if s]


def _stems(document: Document) -> set[str]:
    own = "" if document.row else _DATED.sub("", stem(document.path)[1]).casefold()
    return {own} - _COMMON


def _marked(document: Document, by_title: Mapping[str, set[str]], people: Mapping[str, set[str]]) -> tuple[str, bool, str] | None:
    """By the title that it marks most, when people of that film are named as well. No other title may come near."""
    counts: Counter[str] = Counter()
    forms: dict[str, str] = {}
    others: Counter[str] = Counter()
    for phrase in _phrases(document):
        roots = by_title.get(title.normal(phrase), set())
        for root in roots:
            counts[root] += 1
            forms.setdefault(root, phrase)
        if not roots:
            others[title.normal(phrase)] += 1
    scored = sorted(
        ((n + 2 * len(who), n, root, who) for root, n in counts.items() if (who := _named(document, people[root]))), reverse=True
    )
    if not scored:
        return None
    score, times, root, who = scored[0]
    if len(scored) > 1 and scored[1][0] * 2 > score:
        return None
    rival = max((n for r, n in counts.items() if r != root), default=0)
    stranger = max(others.values(), default=0)  # a title, or only a quoted phrase
    if (times <= rival or stranger > 2 * times) and not _headed(document, forms[root]):
        return None
    return root, True, f'marks the title "{forms[root]}" {times} times and names {", ".join(sorted(who)[:3])}'


def _headed(document: Document, form: str) -> bool:
    return any(title.normal(form) in title.normal(s.text) for s in document.all("headline"))


def _phrases(document: Document) -> Iterator[str]:
    """Marked stretches that may be titles: in quotation marks, italics, 《》."""
    for match in _MARKED.finditer(document.prose):
        phrase = next(g for g in match.groups() if g is not None).strip().rstrip(",.;:!?，。")
        yield _POSSESSIVE.sub("", phrase)


def _named(document: Document, people: set[str]) -> set[str]:
    """The people whose full names stand in the document."""
    text = document.prose if document.row else document.text
    return {
        p for p in people if len(p) > 3 and p in text and (name.script(p) != "Latn" or re.search(rf"(?<!\w){re.escape(p)}(?!\w)", text))
    }
