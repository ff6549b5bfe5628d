"""Which documents are about one film. Every join says why; evidence that parts outweighs evidence that joins."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from matchcut.model import Document, Film, Judgement, Preference, Tie, Verdict
from matchcut.resolve.evidence import Evidence, Form
from matchcut.resolve.reviews import judged
from matchcut.text.filename import stem
from matchcut.values import fold, title
from matchcut.values.names import Comparison, compare_names
from matchcut.values.same_title import compare_titles

FORMS = 6  # titles or directors of one record that are compared
BLOCK = 400  # records of one title that are compared with each other; more share a placeholder, not a film

Known = tuple[Document, Evidence]


@dataclass(frozen=True, slots=True)
class Record:
    """A record, or an entry of a diary, with what can join it to another, in sets that can be compared."""

    document: Document
    titles: dict[str, frozenset[str]]  # script to normal forms
    years: frozenset[int]
    directors: dict[str, frozenset[str]]
    identifiers: frozenset[str]
    part: tuple[str, ...]  # season and episode of a series
    printed: tuple[str, ...] = ()  # titles as they stand
    named: tuple[str, ...] = ()  # directors likewise

    @classmethod
    def of(cls, document: Document, evidence: Evidence) -> Record:
        """The record with its evidence in sets."""
        return cls(
            document,
            _by_script(evidence.titles),
            frozenset(evidence.years),
            _by_script(evidence.directors),
            frozenset(evidence.identifiers),
            evidence.part,
            tuple(dict.fromkeys(f.text for f in evidence.titles)),
            tuple(dict.fromkeys(f.text for f in evidence.directors)),
        )


def _by_script(forms: Iterable[Form]) -> dict[str, frozenset[str]]:
    out: dict[str, set[str]] = {}
    for form in forms:
        if form.normal:
            out.setdefault(form.script, set()).add(form.normal)
    return {script: frozenset(normals) for script, normals in out.items()}


def _shared(a: dict[str, frozenset[str]], b: dict[str, frozenset[str]]) -> bool | None:
    """Whether two sets of names share one; None where none stand in the same script."""
    scripts = a.keys() & b.keys()
    return any(a[s] & b[s] for s in scripts) if scripts else None


@dataclass(frozen=True, slots=True)
class _Compare:
    """Compares titles and names; a verdict is reached once."""

    verdicts: dict[str, Verdict]

    def titles(self, left: Sequence[str], right: Sequence[str]) -> bool | None:
        """Whether one of each can be one title; None where that cannot be told."""
        return self._alike("title", left, right, compare_titles)

    def names(self, left: Sequence[str], right: Sequence[str]) -> bool | None:
        """Whether one of each can be one name; None where that cannot be told."""
        return self._alike("name", left, right, compare_names)

    def _alike(self, kind: str, left: Sequence[str], right: Sequence[str], compare: Callable[[str, str], Comparison]) -> bool | None:
        verdicts = {self._verdict(kind, x, y, compare) for x in left[:FORMS] for y in right[:FORMS]}
        return True if "same" in verdicts else None if "unsure" in verdicts else False

    def _verdict(self, kind: str, left: str, right: str, compare: Callable[[str, str], Comparison]) -> Verdict:
        pair = f"{kind}\0{left}\0{right}"
        if pair not in self.verdicts:
            self.verdicts[pair] = compare(left, right).verdict
        return self.verdicts[pair]


def _one_title(a: Record, b: Record, compare: _Compare) -> bool | None:
    """Whether two records share a title, in whatever spelling; None where their titles stand in two scripts and may be translations."""
    shared = _shared(a.titles, b.titles)
    return True if shared or compare.titles(a.printed, b.printed) else shared


def _one_director(a: Record, b: Record, compare: _Compare) -> bool | None:
    """Whether two records share a director, in whatever spelling; None where names or spellings leave it open."""
    shared = _shared(a.directors, b.directors)
    if shared or not (a.named and b.named):
        return shared
    heard = compare.names(a.named, b.named)
    return heard if heard or shared is False else None  # in two scripts a sound joins, and does not part


def _parted(a: Record, b: Record, compare: _Compare) -> bool:
    """Whether title and (year by more than one, or director) say that these are two films."""
    if a.part != b.part and a.part and b.part:
        return True
    if _one_title(a, b, compare) is not False:
        return _years_apart(a, b) > 1 and _one_director(a, b, compare) is False
    return _years_apart(a, b) > 1 or _one_director(a, b, compare) is False


def _years_apart(a: Record, b: Record) -> int:
    return min((abs(x - y) for x in a.years for y in b.years), default=0)


def _joined(a: Record, b: Record, compare: _Compare) -> str | None:
    """Why two records are of one film, by what they state; None where that is not enough."""
    same_title = _one_title(a, b, compare)
    common = sorted(a.identifiers & b.identifiers)
    if common and not _parted(a, b, compare):
        return f"both give {common[0]}"
    if not same_title or _clash(a, b) or (a.part != b.part and a.part and b.part):
        return None
    unnamed = a.document.language == b.document.language and not (a.directors or b.directors)
    within = 0 if unnamed else 1  # "Opening Night" of two years, with nobody named
    near = bool(a.years and b.years) and _years_apart(a, b) <= within
    director = _one_director(a, b, compare)
    if near and director is not False and (director or not (a.directors and b.directors) or _shared_other(a, b)):
        return "same title and year" + (", same director" if director else "")
    if director and not (a.years and b.years):
        return "same title and director"
    return None


def _trusted(records: list[Record]) -> list[Record]:
    """The records without the identifiers that one collection gives to differently titled films of one language: copied, not looked up."""
    given: dict[tuple[str, str, str | None], list[Record]] = defaultdict(list)
    for e in records:
        for i in e.identifiers:
            given[i, e.document.collection, e.document.language].append(e)
    copied = {key[0] for key, [first, *more] in given.items() if any(_shared(first.titles, e.titles) is False for e in more)}
    return [replace(e, identifiers=e.identifiers - copied) for e in records] if copied else records


def _shared_other(a: Record, b: Record) -> bool:
    """Directors stand in two scripts and cannot be compared: the title and the exact year must do."""
    return bool(a.years & b.years)


def _clash(a: Record, b: Record) -> bool:
    """Whether one platform gives the two different films."""
    left = {i.partition(":")[0]: i for i in a.identifiers}
    return any(left.get(i.partition(":")[0], i) != i and i not in a.identifiers for i in b.identifiers)


class _Sets:
    """Union-find over document paths, with the reasons of the joins."""

    def __init__(self, paths: Iterable[str], apart: Sequence[tuple[set[str], set[str]]]) -> None:
        self.parent = {p: p for p in paths}
        self.why: dict[str, str] = {}
        self.apart = apart  # documents on the two sides of each judgement "different"

    def find(self, path: str) -> str:
        while self.parent[path] != path:
            self.parent[path] = self.parent[self.parent[path]]
            path = self.parent[path]
        return path

    def join(self, a: str, b: str, why: str) -> None:
        """Make one of two, unless a judgement parts them."""
        left, right = sorted((self.find(a), self.find(b)))
        sides = [({self.find(p) for p in one}, {self.find(p) for p in other}) for one, other in self.apart]
        if any((left in one and right in other) or (right in one and left in other) for one, other in sides):
            return
        self.why.setdefault(max(a, b), why)
        self.parent[right] = left


def films(
    known: Sequence[Known],
    preferences: tuple[Preference, ...] = (),
    judgements: Sequence[Judgement] = (),
    compared: dict[str, Verdict] | None = None,
) -> tuple[Film, ...]:
    """The films of an archive, by id. `known`: its documents, each with its evidence.

    Records and entries are joined first; then each review finds the film that it judges. `compared` holds verdicts on
    titles and names from before, and gets new ones.
    """
    compare = _Compare({} if compared is None else compared)
    given = {d.path: (d, e) for d, e in known}
    records = _trusted([Record.of(d, e) for d, e in known if d.is_record or d.is_entry])
    settled = [j for j in judgements if j.kind == "film"]
    apart = [(_meant(j.left, records), _meant(j.right, records)) for j in settled if j.verdict == "different"]
    sets = _Sets((e.document.path for e in records), apart)
    for judgement in (j for j in settled if j.verdict == "same"):
        both = sorted(_meant(judgement.left, records) | _meant(judgement.right, records))
        for path in both[1:]:
            if sets.find(both[0]) != sets.find(path):
                sets.join(both[0], path, judgement.reason)
    for a, b in _candidates(records):
        if sets.find(a.document.path) != sets.find(b.document.path):
            why = _editions(a, b, compare) or _joined(a, b, compare)
            if why:
                sets.join(a.document.path, b.document.path, why)
    groups: dict[str, list[Document]] = defaultdict(list)
    for e in records:
        groups[sets.find(e.document.path)].append(e.document)
    ties = {
        root: [Tie(d, True, sets.why.get(d.path, "its record" if d.is_record else "its entry")) for d in group]
        for root, group in groups.items()
    }
    others = [(d, e) for d, e in known if not (d.is_record or d.is_entry) and d.kind not in ("page", "data")]
    for document, root, strong, why in judged(others, {root: [given[d.path] for d in group] for root, group in groups.items()}):
        ties[root].append(Tie(document, strong, why))
    return _named(ties, given, preferences)


def _meant(reference: str, records: Sequence[Record]) -> set[str]:
    """The records that a judgement's reference means: the document at a path, or every record with that title."""
    path, _, _ = reference.partition(" > ")
    at = {e.document.path for e in records if e.document.path == path}
    form = title.normal(reference)
    return at or {e.document.path for e in records if any(form in forms for forms in e.titles.values())}


def _editions(a: Record, b: Record, compare: _Compare) -> str | None:
    """Why two files are editions of one record, by their names."""
    if a.document.row or b.document.row or stem(a.document.path) != stem(b.document.path) or a.document.language == b.document.language:
        return None
    if _parted(a, b, compare) and not (a.identifiers & b.identifiers):
        return None
    return "file names differ only in the language"


def _candidates(records: list[Record]) -> Iterator[tuple[Record, Record]]:
    """Pairs of records that share a file stem, an identifier, a title or a director, in that order."""
    blocks: dict[tuple[int, str], list[Record]] = defaultdict(list)
    for e in records:
        if not e.document.row:
            blocks[0, "/".join(stem(e.document.path))].append(e)
        for i in e.identifiers:
            blocks[1, i].append(e)
        for form in {f for forms in e.titles.values() for f in forms}:
            blocks[2, form].append(e)
        for who in {f for forms in e.directors.values() for f in forms} if e.years else ():
            blocks[3, who].append(e)  # whose titles may be spelt in two ways
    for (way, _), block in sorted(blocks.items(), key=lambda b: b[0]):
        for index, a in enumerate(block[:BLOCK]):
            # of what shares a director alone, years apart are two films, whatever the titles
            yield from ((a, b) for b in block[index + 1 : BLOCK] if way < 3 or _years_apart(a, b) <= 1)


def _named(ties: dict[str, list[Tie]], given: Mapping[str, Known], preferences: tuple[Preference, ...]) -> tuple[Film, ...]:
    groups = [(*named([given[t.document.path] for t in group]), group) for _, group in sorted(ties.items())]
    taken = Counter(film_id for film_id, *_ in groups)
    out: list[Film] = []
    used: Counter[str] = Counter()
    for film_id, printed, year, group in groups:
        final = film_id if taken[film_id] == 1 else f"{film_id}-{year}" if year else f"{film_id}-{fold.name_key(group[0].document.path)}"
        used[final] += 1
        if used[final] > 1:
            final = f"{final}-{'-'.join(stem(group[0].document.path)).replace('/', '-').strip('-')}"
        wished = tuple(p for p in preferences if p.film in (final, printed))
        out.append(Film(final, printed, year, tuple(sorted(group, key=lambda t: t.document.path)), wished))
    return tuple(sorted(out, key=lambda f: f.id))


def named(group: Sequence[Known]) -> tuple[str, str, str | None]:
    """Id, title and year of the film that documents are about: by its records, else by its entries, else by what judges it."""
    records = [(d, e) for d, e in group if d.is_record] or [(d, e) for d, e in group if d.is_entry]
    years = Counter(y for _, e in records or group for y in e.dated)
    exact = Counter(y for _, e in records or group for y in e.exact_years)
    year = next((y for y, _ in (exact or years).most_common(1)), None)
    printed = _usual_title([form for _, e in records for form in e.titles], [said.text for _, e in group for said in e.reviews])
    printed = printed or stem(group[0][0].path)[1]
    files = [d for d, _ in records if not d.row]
    if files:
        film_id = stem(min(files, key=lambda d: (d.path.count("/"), d.path)).path)[1]
    else:
        film_id = fold.hyphened(" ".join((title.normal(printed), year or ""))) or "film"
    return film_id, printed, year


def _usual_title(titles: Sequence[Form], reviewed: Sequence[str]) -> str | None:
    """The English title, else the most frequent in Latin letters, else the most frequent; `reviewed`: what judges the film calls it."""
    main = [f for f in titles if f.field == "title"]
    english = [f.text for f in main if (f.language or "").startswith("en")]
    latin = [f.text for f in titles if f.field != "other_title" and f.script == "Latn"]
    return next((text for text, _ in Counter(english or latin or [f.text for f in main] or reviewed).most_common(1)), None)
