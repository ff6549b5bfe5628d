"""No text makes a reader raise or wait."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchcut.values import absent, award, country, date, identifier, language, listing, mixed, name, rating, runtime, term, title

READERS: dict[str, Callable[[str], object]] = {
    "is_absent": absent.is_absent,
    "placeholder": absent.placeholder,
    "people": listing.people,
    "minutes": lambda t: runtime.minutes(t, bare=True),
    "runtime notation": runtime.notation,
    "runtime write": lambda t: runtime.write(100, t),
    "date": date.date,
    "year": date.year,
    "year_in_weight": date.year_in_weight,
    "orders": lambda t: (date.orders(t), date.order_of([t, t])),
    "first_year": date.first_year,
    "precision": date.precision,
    "years_apart": lambda t: date.years_apart(t, 2024),
    "dates differ": lambda t: date.differ(t, t),
    "date notation": date.notation,
    "rating": rating.rating,
    "ratings": rating.ratings,
    "source_named": rating.source_named,
    "verdict": rating.verdict,
    "country": country.country,
    "countries": country.countries,
    "languages": language.languages,
    "country_name": lambda t: country.country_name(t, t),
    "language": language.language,
    "language_name": lambda t: language.language_name(t, t),
    "same_language": lambda t: language.same_language(t, t),
    "identifiers": lambda t: [identifier.identifiers(t, platform=p) for p in (None, "imdb", "eidr", "tmdb", "letterboxd")],
    "platform_of": identifier.platform_of,
    "in_filename": identifier.in_filename,
    "name": name.normal,
    "script": name.script,
    "usual": name.usual,
    "credit": name.credit,
    "title": title.normal,
    "printed": title.printed,
    "split_year": title.split_year,
    "with_article": lambda t: title.with_article(t, t),
    "several": title.several,
    "reviewed": title.reviewed,
    "term": term.normal,
    "awards": award.items,
    "award": award.normal,
    "parts": mixed.parts,
    "caption": mixed.caption,
    "split": lambda t: [listing.split(t, s) for s in ",;、"],
    "separators": lambda t: listing.separators([t, t]),
}
N = 50_000
PIECES = ["9", " ", "a", "(", ")", "[", "]", "（", ",", ";", ".", "-", "*", "* ", "★", "½", "/", "1/", "1:", " as ", "<", "<a", "[a](", "\n", "\t", "\u00a0", "\u0301",
          "é", "\ud800", "\x00", "١", "²", "note ", "Rating: ", "imdb.com/title/", "https://", "10.5240/", "2024", "2024-", "1 h ", "min ", "'", '"', "《", "_", "&", "T0"]  # fmt: skip
PATHOLOGICAL = [
    *((lambda n, p=p: p * (n // len(p)), N) for p in PIECES),
    *((lambda n, p=p: p * n, 60) for p in PIECES),
    (lambda n: " " * n + ")", N),
    (lambda n: "(" * n + ")" * n, N),
    (lambda n: "a" + " " * n + "(", N),
    (lambda n: "1" + " " * n + "min", 180),
    (lambda n: "[" + "a" * n, N),
]


@pytest.mark.parametrize("reader", READERS)
def test_a_hostile_text_is_read_in_linear_time(reader: str, linear: Callable[..., bool]) -> None:
    for make, size in PATHOLOGICAL:
        assert linear(READERS[reader], make, size), make(20)


@pytest.mark.parametrize("reader", READERS)
@settings(max_examples=60, deadline=500)
@given(st.one_of(st.text(), st.text("0123456789 -:./年月日hmin分★*()T½", max_size=40)))
def test_any_text_is_read_without_raising(reader: str, text: str) -> None:
    READERS[reader](text)
