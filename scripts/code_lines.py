"""Count the lines of code of src/matchcut, or of a folder given: room by room, then all.

A line counts where some code stands in it. Blank lines, comments and docstrings (a rule's page is one) do not count; a
string of several lines that is no docstring does, line by line.
"""

from __future__ import annotations

import argparse
import ast
import io
import tokenize
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_LAYOUT = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER}


def code_lines(text: str) -> int:
    """How many lines of a module's text hold code."""
    lines: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type not in _LAYOUT:
            lines.update(range(token.start[0], token.end[0] + 1))
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and ast.get_docstring(node, clean=False):
            docstring = node.body[0]
            lines.difference_update(range(docstring.lineno, (docstring.end_lineno or 0) + 1))
    return len(lines)


def main() -> None:
    """Print a line for each room and each module beside the rooms, and the sum."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "src/matchcut")
    folder = parser.parse_args().folder
    rooms: Counter[str] = Counter()
    for path in sorted(folder.rglob("*.py")):
        rooms[path.relative_to(folder).parts[0]] += code_lines(path.read_text("utf-8"))
    for room, count in rooms.items():
        print(f"{count:6}  {room}")
    print(f"{rooms.total():6}  total")


if __name__ == "__main__":
    main()
