"""Compile the words of `src/matchcut/languages/*.toml` into `compiled.tsv` beside them, which is what the package reads.

`--check` writes nothing and exits 1 when the committed table differs, or a file has a section that `sections.toml` does not describe.
"""

from __future__ import annotations

import json
import sys
import tomllib
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "src" / "matchcut" / "languages"


def compiled() -> str:
    """One line per list: section, language, entry, words as JSON; sorted by section."""
    lines = []
    for path in sorted(FOLDER.glob("*.toml")):
        if path.stem == "sections":
            continue
        for section, held in tomllib.loads(path.read_text("utf-8")).items():
            for entry, words in (held if isinstance(held, dict) else {"": held}).items():
                lines.append("\t".join((section, path.stem, entry, json.dumps(words, ensure_ascii=False))))
    return "".join(f"{line}\n" for line in sorted(lines))


def undescribed(table: str) -> list[str]:
    """Sections that no sentence of `sections.toml` is about."""
    known = tomllib.loads((FOLDER / "sections.toml").read_text("utf-8"))
    return sorted({line.partition("\t")[0] for line in table.splitlines()} - set(known))


def main() -> int:
    """Write the table, or with `--check` say whether it differs."""
    path, table = FOLDER / "compiled.tsv", compiled()
    if unknown := undescribed(table):
        print(f"{FOLDER / 'sections.toml'}: says nothing of {', '.join(unknown)}", file=sys.stderr)
        return 1
    if path.is_file() and path.read_text("utf-8") == table:
        return 0
    if "--check" in sys.argv:
        print(f"{path}: differs from the files of the languages; run scripts/compile_languages.py", file=sys.stderr)
        return 1
    path.write_text(table, "utf-8", newline="\n")
    print(f"wrote {path} ({len(table.encode()):,} bytes)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
