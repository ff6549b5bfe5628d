"""A third language of the interface: the file that it needs, with some words left out."""

from __future__ import annotations

from matchcut.publish.site.words import Words, read, tables

FRENCH = """
name = "Français"
folder = "fr"
script = "Latin"
plural = "n > 1"
comma = ", "
stop = "."
thousands = " "
year = "{year}"
month = "{month} {year}"
day = "{day} {month} {year}"
months = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"]

[words]
films = "Films"
people = "Personnes"
n_findings = "{} remarque|{} remarques"
edition_in = "Édition en {}"
not_found = "Cette page n’existe pas"

[fields]
director = "Réalisation"
country = "Pays"
"""


def with_french() -> tuple[Words, ...]:
    """The languages that come with the site, and French."""
    return read({**tables(), "fr": FRENCH})
