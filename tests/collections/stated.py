"""What small archives state, for the tests beside this file."""

from matchcut.archive import from_files

FILMS = [("Alien", 1979), ("Heat", 1995), ("Stalker", 1979), ("Paprika", 2006), ("Persona", 1966), ("The Third Man", 1949)]


def front(keys: str, body: str = "A text about the film.") -> str:
    return f"---\n{keys.strip()}\n---\n\n{body}\n"


def archive(files):
    return from_files(files, rules=frozenset())


def stated(files, path=None):
    """Field and value of each statement of a document (the only one), `x:` fields left out."""
    documents = archive(files).documents
    document = next(d for d in documents if path in (None, d.path))
    for s in document.statements:
        assert document.text[s.place.start : s.place.end] == s.quote
    return [(s.field, s.value) for s in document.statements if not s.field.startswith("x:")]


def one(keys: str, body: str = "A text about the film."):
    """What one document with these keys states, by field; the last of several."""
    return dict(stated({"a.md": front(keys, body)}))


def many(keys: str, path: str = "films/{slug}.md", body: str = "A text about the film."):
    """A document for each film: `{title}`, `{year}`, `{slug}` and `{n}` (0..) are filled in."""
    return {
        path.format(slug=t.lower().replace(" ", "-"), year=y, n=n, title=t): front(
            keys.replace("{title}", t).replace("{year}", str(y)).replace("{n}", str(n)), body
        )
        for n, (t, y) in enumerate(FILMS)
    }


def field_of(files, pattern):
    """The field that a key is taken for in the collection of the first document that has it."""
    return next((c.profile.fields[pattern].field for c in archive(files).collections if pattern in c.profile.fields), None)
