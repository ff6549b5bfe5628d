"""Compile the name tables of countries and languages from CLDR (by way of Babel) into `src/matchcut/values`.

Build time only. `--check` writes nothing and exits 1 when a committed table differs.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, Literal

from babel import Locale, __version__, localedata
from babel.core import get_global

from matchcut.values.fold import name_key

VALUES = Path(__file__).resolve().parents[1] / "src" / "matchcut" / "values"
# Three-letter languages are taken in these locales only, two-letter ones in all
WIDE = [
    "en",
    "es",
    "fr",
    "de",
    "it",
    "pt",
    "nl",
    "pl",
    "cs",
    "sk",
    "ru",
    "uk",
    "zh",
    "zh_Hant",
    "ja",
    "ko",
    "sv",
    "da",
    "nb",
    "fi",
    "tr",
    "ar",
    "he",
    "hi",
    "fa",
    "el",
    "hu",
    "ro",
    "ca",
    "id",
    "vi",
    "th",
]
# Usual short names where CLDR's long form is a legal title; Babel does not carry its short forms. In the order of SHOWN.
SHORT = {
    "HK": [
        "Hong Kong",
        "中国香港",
        "中國香港",
        "Hong Kong",
        "Hong Kong",
        "Hongkong",
        "Hong Kong",
        "Hong Kong",
        "Hongkong",
        "Гонконг",
        "香港",
        "홍콩",
        "Hongkong",
        "Hongkong",
    ],
    "MO": [
        "Macao",
        "中国澳门",
        "中國澳門",
        "Macao",
        "Macao",
        "Macau",
        "Macao",
        "Macau",
        "Makau",
        "Макао",
        "マカオ",
        "마카오",
        "Macau",
        "Macao",
    ],
}
SHOWN = ("en", "zh", "zh_Hant", "fr", "es", "de", "it", "pt", "pl", "ru", "ja", "ko", "nl", "cs")
# Codes that CLDR names but that are no country of ISO 3166-1
NO_COUNTRY = frozenset(["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"])
# Names that mean two codes, settled by hand: (table, key) -> code
SETTLED = {
    ("territories", "kongo"): "CD",
    ("territories", "конго"): "CD",
    ("languages", "norstina"): "no",
    ("languages", "ojibwa"): "oj",
    ("languages", "romani"): "rom",
    ("languages", "tonga"): "to",
    ("languages", "тонга"): "to",
    ("languages", "ladino"): "lad",
}
# Scripts and locales in which no film archive is known to be kept; they would take the tables over their size
NOT_TAKEN = frozenset(
    ["chr", "ccp", "ff_Adlm", "kgp", "yrl", "sat", "syr", "osa", "shi", "shi_Latn", "yav", "ksh", "nqo", "vai", "vai_Latn", "mzn", "bgn"]
)
Name = tuple[str, str, str]  # key, code, locale


@cache
def locales() -> tuple[Locale, ...]:
    """One locale per language and script: the wide ones first, so that a name is credited to a language many read."""
    names = [
        n
        for n in localedata.locale_identifiers()
        if n not in NOT_TAKEN and not any((len(p) in (2, 3) and p.isupper()) or p.isdigit() for p in n.split("_")[1:])
    ]
    ordered = [n for n in WIDE if n in names] + sorted(n for n in names if n not in WIDE)
    return tuple(Locale.parse(n) for n in ordered if n != "root")


def is_country(code: str) -> bool:
    return len(code) == 2 and code.isalpha() and code not in NO_COUNTRY


def aliases(name: Literal["language_aliases", "territory_aliases"]) -> list[tuple[str, Any]]:
    """Old and long codes with what stands for them today (a string, or a list for territories)."""
    return sorted((str(k), v) for k, v in get_global(name).items())


def named(locale: Locale, kind: Literal["territories", "languages"]) -> list[tuple[str, str]]:
    """Codes and names that a locale has."""
    return [(str(code), str(name)) for code, name in getattr(locale, kind).items()]


def territories() -> Iterator[Name]:
    """Names in all locales, and `=xx`, `=xxx` for the codes themselves."""
    codes = sorted(c for c, _ in named(Locale("en"), "territories") if is_country(c))
    for code in codes:
        yield "=" + code.lower(), code, "iso"
    for alias, codes_of in aliases("territory_aliases"):
        if len(alias) == 3 and alias.isalpha() and len(codes_of) == 1 and codes_of[0] in codes:
            yield "=" + alias.lower(), codes_of[0], "iso"
    for locale in locales():
        for code, name in named(locale, "territories"):
            if is_country(code):
                yield name_key(name), code, str(locale)


def languages() -> Iterator[Name]:
    """Names in all locales for two-letter codes, in the wide ones for the others, and `=xx` for the codes themselves."""
    for code, _ in named(Locale("en"), "languages"):
        if "_" not in code and code not in ("root", "mul", "und", "zxx"):
            yield "=" + code, code, "iso"
    for alias, code in aliases("language_aliases"):
        if len(alias) == 3 and len(code) in (2, 3) and alias not in ("cmn", "yue"):
            yield "=" + alias, code, "iso"
    for locale in locales():
        for code, name in named(locale, "languages"):
            if code in ("root", "mul", "und", "zxx") or (len(code) > 2 and str(locale) not in WIDE):
                continue
            yield name_key(name), code.replace("_", "-"), str(locale)


def settled(table: str, names: Iterable[Name]) -> list[Name]:
    """Sorted, one row per key; a name of two codes is left out unless settled by hand."""
    codes: dict[str, dict[str, str]] = {}
    for key, code, source in names:
        if key and not key.isdigit() and (len(key) > 2 or not key.isascii() or key[0] == "="):
            codes.setdefault(key, {}).setdefault(code, source)
    rows = []
    for key, meant in codes.items():
        code = SETTLED.get((table, key)) or (next(iter(meant)) if len(meant) == 1 else "")
        if code:
            rows.append((key, code, meant.get(code, "hand")))
    return sorted(rows, key=lambda r: r[0].encode())


def table(title: str, names: list[Name]) -> str:
    head = f"# {title}: key, code, locale it is from. Unicode CLDR as in Babel {__version__}, Unicode-3.0 licence; scripts/compile_territories.py\n"
    return head + "".join("\t".join(row) + "\n" for row in names)


def shown(title: str, kind: str, codes: list[str]) -> str:
    """Display names: code, then one column per language of SHOWN, empty where CLDR has none."""
    head = f"# {title} for display. Unicode CLDR as in Babel {__version__}, Unicode-3.0 licence; scripts/compile_territories.py\n"
    lines = ["\t".join(("code", *(t.replace("_", "-") for t in SHOWN)))]
    for code in codes:
        names = SHORT.get(code) if kind == "territories" else None
        names = names or [getattr(Locale.parse(t), kind).get(code.replace("-", "_"), "") for t in SHOWN]
        lines.append("\t".join((code, *names)))
    return head + "\n".join(lines) + "\n"


def tables() -> dict[str, str]:
    """File name to content."""
    lands = settled("territories", territories())
    tongues = settled("languages", languages())
    here = sorted({code for _, code, _ in lands})
    spoken = sorted({code for _, code, _ in tongues if code.isalpha() or code in ("zh-Hans", "zh-Hant")})
    return {
        "territories.tsv": table("Names of countries", lands),
        "languages.tsv": table("Names of languages", tongues),
        "territories-shown.tsv": shown("Countries", "territories", here),
        "languages-shown.tsv": shown("Languages", "languages", [c for c in spoken if len(c) != 3 or c in ("yue", "nds", "fil", "gsw")]),
    }


def main() -> int:
    """Write the tables, or with `--check` say which ones differ."""
    stale = 0
    for name, text in tables().items():
        path = VALUES / name
        if path.is_file() and path.read_text("utf-8") == text:
            continue
        stale = 1
        if "--check" in sys.argv:
            print(f"{path}: differs from what CLDR gives; run scripts/compile_territories.py", file=sys.stderr)
        else:
            path.write_text(text, "utf-8", newline="\n")
            print(f"wrote {path} ({len(text.encode()):,} bytes)")
    return stale if "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
