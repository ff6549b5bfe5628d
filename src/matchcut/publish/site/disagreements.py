"""Findings as pages show them: two places side by side on a film's page, whole frames on the findings page."""

from __future__ import annotations

from dataclasses import dataclass

from minijinja import Markup

from matchcut.model import Document, Finding, Statement, fields
from matchcut.place import Place
from matchcut.publish.site.catalogue import Catalogue, Entry
from matchcut.publish.site.reception import author
from matchcut.publish.site.view import Frame, View, anchor_of
from matchcut.publish.site.words import base

_NAMED = fields.catalogued() | {"award"}  # what a disagreement is about
_FRAMES = 3  # of related places, for one finding
_FIELD_OF = {"date": "release_date", "list": "topic", "person": "person"}  # by a word of the rule's name


@dataclass(frozen=True, slots=True)
class Side:
    """What one of two texts says."""

    who: str
    frame: Frame


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two places that disagree, shown side by side."""

    id: str
    title: str
    code: str
    link: Markup
    left: Side
    right: Side
    more: tuple[Markup, ...]
    sentence: Markup


@dataclass(frozen=True, slots=True)
class Fixed:
    """What a fix removes and inserts."""

    kind: str  # "safe", "suggested" or "none"
    label: str
    pieces: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding in full, or in one line."""

    id: str
    severity: str
    severity_word: str
    code: str
    rule: str
    sentence: Markup
    folder: str
    frames: tuple[Frame, ...]
    more: tuple[Markup, ...]  # places without a frame
    fix: Fixed
    place: Markup
    link: Markup


@dataclass(frozen=True, slots=True)
class Where:
    """The page on which each finding stands."""

    pages: dict[str, str]

    def link(self, view: View, finding: Finding) -> Markup:
        anchor = anchor_of(finding)
        return view.url(self.pages.get(anchor, "findings.html"), anchor)


def disagreements(view: View, entry: Entry, where: Where) -> list[Disagreement]:
    """The film's disagreements. The finding's own place, which is more likely wrong, stands on the right."""
    return [_disagreement(view, f, where) for f in entry.disagreements]


def _disagreement(view: View, finding: Finding, where: Where) -> Disagreement:
    other = next(r for r in finding.related if r.quote != finding.quote)
    mentioned = [part for part in finding.message if isinstance(part, Place)]
    rest = [r for r in finding.related if r is not other and r.place not in mentioned]
    return Disagreement(
        anchor_of(finding),
        _topic_of(view, finding),
        finding.code,
        where.link(view, finding),
        Side(_who(view, other.place), view.frame(other.place, other.quote)),
        Side(_who(view, finding.place), view.frame(finding.place, finding.quote)),
        tuple(view.place(r.place) for r in rest),
        view.sentence(finding),
    )


def _topic_of(view: View, finding: Finding) -> str:
    """What the finding is about: the label of the field at its place, else a word of the rule's name."""
    stated = statement_at(view.catalogue, finding.place)
    words = view.words
    if stated and stated.field in _NAMED:
        label = words.field(stated.field)
        source = stated.value.get("source") if isinstance(stated.value, dict) else None
        return words.say("rating_of", words.platform(str(source))) if source else label
    field = next((word for word in finding.rule.split("-") if word in _NAMED or word in _FIELD_OF), None)
    if field:
        return words["credits"] if field == "person" else words.field(_FIELD_OF.get(field, field))
    return finding.rule.replace("-", " ").capitalize()


def statement_at(catalogue: Catalogue, place: Place) -> Statement | None:
    """The statement that stands at a place."""
    document = catalogue.document(place)
    if document is None:
        return None
    return next((s for s in document.statements if s.place.start == place.start and s.place.path == place.path), None)


def _who(view: View, place: Place) -> str:
    document = view.catalogue.document(place)
    return kind_of(view, document) if document else ""


def kind_of(view: View, document: Document) -> str:
    """What a document is, in a few words: `English record`, `Review by T. Harrow`."""
    words = view.words
    language = words.language(base(document.language))
    if document.is_entry:
        return words["diary_entry"]
    if document.is_review:
        writer = author(document)
        return words.say("review_by", writer.text) if writer else words["review"]
    if document.is_record:
        return words.say("record_in", language).strip() if language else words["record"]
    return words["row"] if "#" in document.path else words["note"]


def shown(view: View, finding: Finding, where: Where, *, full: bool = True) -> Shown:
    """A finding with the lines of its places (`full`), or in one line."""
    frames: tuple[Frame, ...] = ()
    if full:
        related = (view.frame(r.place, r.quote) for r in finding.related[:_FRAMES])
        frames = (view.frame(finding.place, finding.quote, 1), *related)
    severity = finding.severity or "info"
    return Shown(
        anchor_of(finding),
        severity,
        view.words[severity],
        finding.code,
        finding.rule,
        view.sentence(finding),
        finding.place.path.partition("/")[0] if "/" in finding.place.path else "-",
        frames,
        tuple(view.place(r.place) for r in finding.related[_FRAMES:]),
        _fix(view, finding),
        view.place(finding.place),
        where.link(view, finding),
    )


def _fix(view: View, finding: Finding) -> Fixed:
    if finding.fix is None:
        return Fixed("none", view.words["none"], ())
    pieces: list[tuple[str, str]] = []
    for edit in finding.fix.edits[:6]:
        document = view.catalogue.archive.document(edit.path)
        old = document.text[edit.start : edit.end] if document else ""
        if len(old) + len(edit.text) <= 300:
            pieces.append((old, edit.text))
    return Fixed(finding.fix.safety, view.words[f"{finding.fix.safety}_fix"], tuple(pieces))
