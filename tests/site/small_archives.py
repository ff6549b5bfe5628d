"""Small archives by hand, for the site's tests: a reader of plain front matter and nothing more."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from matchcut.model import Archive, Document, Film, Finding, Fix, Form, Passage, Person, Reading, Related, Stated, Statement, Tie
from matchcut.place import Edit

_FIELDS = {
    "title": "title", "originalTitle": "original_title", "director": "director", "writer": "writer", "releaseDate": "release_date",
    "year": "year", "country": "country", "duration": "runtime", "contentLanguage": "language", "genre": "genre", "cast": "cast",
    "topics": "topic", "awards": "award", "imdbRating": "rating", "doubanRating": "rating", "rating": "rating", "author": "author",
    "published": "published", "status": "status", "reviews": "reviews", "headline": "headline", "description": "description",
    "imdb": "identifier", "date": "date", "composer": "composer",
}  # fmt: skip
_COUNTRIES = {
    "USA": "US", "United States": "US", "美国": "US", "France": "FR", "法国": "FR", "Finland": "FI", "芬兰": "FI", "South Korea": "KR", "韩国": "KR",
    "Japan": "JP", "日本": "JP", "Mexico": "MX", "墨西哥": "MX", "United Kingdom": "GB", "英国": "GB", "Russia": "RU", "俄罗斯": "RU",
    "Saudi Arabia": "SA", "沙特阿拉伯": "SA", "Iran": "IR", "伊朗": "IR", "Belgium": "BE", "比利时": "BE", "New Zealand": "NZ", "新西兰": "NZ",
    "China": "CN", "中国": "CN", "Italy": "IT", "意大利": "IT", "Czechoslovakia": "CSHH", "捷克斯洛伐克": "CSHH",
}  # fmt: skip
_LINE = re.compile(r"^(\w+):[ \t]*(.*)$", re.M)
_ITEM = re.compile(r"[^,\[\]]+")
_VERDICT = re.compile(r"^(?:Rating: |评分：)(\d+)/(\d+)$", re.M)


def _value(key: str, field: str, text: str, language: str) -> object:
    if field == "runtime":
        return int(re.sub(r"\D.*", "", text))
    if field == "year":
        return int(text)
    if field == "country":
        return _COUNTRIES.get(text, text)
    if field == "cast":
        return {"name": text}
    if field == "identifier":
        return f"imdb:{text}"
    if field == "award":
        body, _, award = text.partition(": ")
        return {"body": body, "award": award, "result": "won"} if award else {"award": text, "result": "won"}
    if field == "rating":
        number, _, best = text.partition("/")
        top = float(best or 10)
        source = key.removesuffix("Rating") if key != "rating" else None
        return {"value": float(number), "best": top, "source": source, "normal": float(number) / top}
    return text


def language_of(path: str) -> str:
    """The language that a file's name says: `anora.zh.md`."""
    tag = re.search(r"\.([a-z]{2})\.\w+$", path)
    return {"zh": "zh-Hans"}.get(tag[1], tag[1]) if tag else "en"


def document(path: str, text: str) -> Document:
    """A document with a statement for each item of its front matter, and one for its verdict."""
    front = re.match(r"---\n(.*?)\n?---\n", text, re.S)
    span = (4, front.end(1)) if front else (0, 0)
    passages: list[Passage] = []
    if not front:
        blocks = [(m.start(), m.end()) for m in re.finditer(r"(?:[^\n]+\n?)+", text)]
        head = next((i for i, (a, b) in enumerate(blocks) if "Credit:" not in text[a:b]), 0)
        for i, (a, b) in enumerate(blocks):
            line = text[a:b]
            kind = "caption" if "Credit:" in line else "headline" if i == head else "verdict" if _VERDICT.match(line) else "body"
            kind = "byline" if re.match(r"By |文／", line) else kind
            passages.append(Passage(kind, a, b))
    out = Document(path, text, Reading("markdown", passages=tuple(passages), front=span), language=language_of(path))
    found: list[Statement] = []

    def add(field: str, value: object, start: int, end: int, ordinal: int = 0) -> None:
        quote = text[start:end]
        found.append(Statement(path, field, value, quote, quote, out.place(start, end), out.language, ordinal=ordinal))

    for match in _LINE.finditer(text, *span) if front else ():
        key, start, raw = match[1], match.start(2), match[2]
        if key not in _FIELDS or not raw:
            continue
        field = "headline" if key == "title" and not path.startswith("films/") else _FIELDS[key]
        if raw.startswith("["):
            for n, item in enumerate(_ITEM.finditer(text, start, match.end(2))):
                lead = len(item[0]) - len(item[0].lstrip())
                add(field, _value(key, field, item[0].strip(), out.language), item.start() + lead, item.start() + len(item[0].rstrip()), n)
        else:
            quoted = raw[0] == '"' and raw[-1] == '"'
            a, b = (start + 1, match.end(2) - 1) if quoted else (start, match.end(2))
            add(field, _value(key, field, text[a:b], out.language), a, b)
    verdict = _VERDICT.search(text)
    if verdict and not front:
        add("rating", _value("rating", "rating", f"{verdict[1]}/{verdict[2]}", out.language), verdict.start(1), verdict.end(2))
        by = re.search(r"^(?:By |文／)(.+)$", text, re.M)
        if by:
            add("author", by[1], by.start(1), by.end(1))
    return out.stating(Stated(tuple(found)))


def stem(path: str) -> str:
    return re.sub(r"(\.[a-z]{2})?\.\w+$", "", path.rpartition("/")[2])


def at(archive_files: dict[str, Document], path: str, quote: str) -> Related:
    """The first place where a file has these words."""
    d = archive_files[path]
    start = d.text.index(quote)
    return d.stretch(start, start + len(quote))


def archive(
    files: dict[str, str],
    *,
    title: str = "Films About Work",
    reviews: dict[str, str] | None = None,
    names: tuple[tuple[str, ...], ...] = (),
    findings: tuple[tuple[object, ...], ...] = (),
) -> Archive:
    """An archive: records in `films/` are joined by file stem; `reviews` says which film other files are about.

    `names`: forms of one person's name each. `findings`: code, rule, severity, sentence (# is the place of the first other), (path, quote), [(path, quote)...], fix or None.
    """
    documents = {path: document(path, text) for path, text in files.items()}
    ties: dict[str, list[Tie]] = defaultdict(list)
    for path, d in documents.items():
        if path.startswith("films/"):
            ties[stem(path)].append(Tie(d, True, "same file name"))
        elif path in (reviews or {}):
            ties[(reviews or {})[path]].append(Tie(d, True, "names it"))
    films = tuple(_film(id, tuple(t)) for id, t in ties.items())
    shown = tuple(_finding(documents, f) for f in findings)
    languages = tuple(dict.fromkeys(d.language or "" for d in documents.values()))
    people = _people(films, documents, names)
    return Archive(title, tuple(documents.values()), films=films, people=people, findings=shown, languages=languages)


def _film(id: str, ties: tuple[Tie, ...]) -> Film:
    stated = [s for t in ties for s in t.document.statements]
    titles = [s.text for s in stated if s.field == "title"] or [id]
    latin = next((t for t in titles if t.isascii()), titles[0])
    year = next((str(s.value) for s in stated if s.field == "year"), None)
    return Film(id, latin, year, ties)


_NAMED = ("director", "writer", "producer", "composer", "cast", "author")


def _people(films: tuple[Film, ...], documents: dict[str, Document], names: tuple[tuple[str, ...], ...]) -> tuple[Person, ...]:
    same = {form: forms[0] for forms in names for form in forms}
    groups: dict[str, list[Statement]] = defaultdict(list)
    for d in documents.values():
        for s in d.statements:
            if s.field in _NAMED:
                groups[same.get(s.text, s.text)].append(s)
    film_of = {d.path: f.id for f in films for d in f.documents}
    out = []
    for name, stated in groups.items():
        counts = Counter((s.text, s.language) for s in stated)
        forms = tuple(Form(text, language, n) for (text, language), n in counts.most_common())
        about = tuple(dict.fromkeys(film_of[s.document] for s in stated if s.document in film_of and s.field != "author"))
        why = (f"{forms[0].text} and {forms[1].text} stand in the same place of two records",) if len(forms) > 1 else ()
        out.append(Person(name.casefold().replace(" ", "-"), name, forms, tuple(stated), about, why))
    return tuple(out)


def _finding(documents: dict[str, Document], told: tuple[object, ...]) -> Finding:
    code, rule, severity, sentence, own, others, fix = told
    here = at(documents, *own)  # type: ignore[misc]
    related = tuple(at(documents, *o) for o in others)  # type: ignore[misc,attr-defined]
    change = None
    if fix:
        safety, new = fix  # type: ignore[misc]
        change = Fix(safety, "put it right", (Edit(here.place.path, here.place.start, here.place.end, new),))
    before, hash_, after = str(sentence).partition("#")
    message = (before, related[0].place, after) if hash_ else (before,)
    return Finding(message, here.place, here.quote, related, change, severity, str(code), str(rule))  # type: ignore[arg-type]
