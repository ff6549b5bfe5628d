"""Write the documents that come from the code: docs/rules/ from the rules' pages, docs/commands.md from the command line,
docs/schemas/ from the rows that it prints.

`--check` writes nothing and exits with 1, and a list of differences, where the documents in the repository are stale.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path
from typing import Any

import click

from matchcut.cli import main as matchcut
from matchcut.declare import Rule, rules
from matchcut.text.show import escaped
from schemas import schemas

ROOT = Path(__file__).resolve().parent.parent
MADE = "<!-- Made by `make docs` from {source}. Change it there. -->\n"
FAMILIES = {
    "REC": "One record",
    "EDN": "Editions of one film against each other",
    "TXT": "What prose claims",
    "IDN": "Films and people",
    "VOC": "Vocabulary",
    "AWD": "Awards",
    "LNK": "Links",
    "ARC": "The archive",
    "MCT": "matchcut's own files, comments and settings",
}
FIXES = {"safe": "safe: `--fix` applies it", "suggested": "suggested: `--fix --suggested` applies it", None: "none"}
_FENCE = re.compile(r'^```(\w+)(?: title="([^"]+)")?\n(.*?)^```[ ]*$', re.M | re.S)


def documents() -> dict[str, str]:
    """Every generated document: its path from the root of the repository, and its text."""
    pages = {f"docs/rules/{page(rule)}": rule_page(rule) for rule in rules()}
    return {"docs/rules/README.md": rule_index(rules()), "docs/commands.md": commands(matchcut), **schemas(), **pages}


# --- rules


def page(rule: Rule) -> str:
    """The file name of a rule's page."""
    return f"{rule.code}-{rule.name}.md"


def rule_index(all_rules: tuple[Rule, ...]) -> str:
    """The list of rules, by family."""
    out = ["# Rules\n", MADE.format(source="src/matchcut/rules/")]
    out += ["Each page is the rule's documentation and its test: its examples are checked as they stand.\n"]
    for family in dict.fromkeys(rule.family for rule in all_rules):
        out.append(f"## {family}: {FAMILIES.get(family, family)}\n")
        out += ["| rule | asked of each | severity | fix | finds |", "|---|---|---|---|---|"]
        out += [
            f"| [{r.code} {r.name}]({page(r)}) | {r.each.__name__} | {r.severity} | {r.fix or ''} | {in_cell(r.summary)} |"
            for r in all_rules
            if r.family == family
        ]
        out.append("")
    return "\n".join(out)


def rule_page(rule: Rule) -> str:
    """A rule's page: its docstring with the facts of its declaration, in Markdown that shows everywhere."""
    source = f"src/matchcut/rules/{rule.name.replace('-', '_')}.py"
    facts = [
        f"# {rule.code} {rule.name}\n",
        MADE.format(source=source),
        "| asked of each | severity | fix |",
        "|---|---|---|",
        f"| {rule.each.__name__} | {rule.severity} | {FIXES[rule.fix]} |\n",
    ]
    end = ["## Settings\n", "```toml", f"[rules.{rule.name}]", *settings(rule.options), "```\n"] if rule.options else []
    return "\n".join([*facts, *map(section, sections(rule.docs)), *end])


def sections(docs: str) -> list[str]:
    """The docstring cut before each `##` outside of a fenced block."""
    blocks = [range(*m.span()) for m in _FENCE.finditer(docs)]
    cuts = [m.start() for m in re.finditer(r"^## ", docs, re.M) if not any(m.start() in block for block in blocks)]
    return [docs[start:end].strip("\n") + "\n" for start, end in zip([0, *cuts], [*cuts, len(docs)], strict=True)]


def section(text: str) -> str:
    """One section, each example with its path above it; one that must be silent says so."""
    shown = shown_text("".join(pieces(text)))
    kinds = {m[1] for m in _FENCE.finditer(text)}
    is_example = any(m[2] and m[1] != "fixed" for m in _FENCE.finditer(text))
    return shown + ("\nNothing is reported.\n" if is_example and "findings" not in kinds else "")


def pieces(text: str) -> Iterator[str]:
    """The section with its fenced blocks rewritten: GitHub shows neither their titles nor our kinds."""
    done = 0
    for match in _FENCE.finditer(text):
        kind, path, body = match.groups()
        label = {"findings": "reported:\n", "fixed": f"`{path}`, once fixed\n"}.get(kind, f"`{path}`\n" if path else "")
        language = {"findings": "text", "fixed": path.rpartition(".")[2] if path else "text"}.get(kind, kind)
        yield text[done : match.start()].rstrip("\n") + "\n\n" + (label + "\n" if label else "") + fenced(language, body)
        done = match.end()
    yield text[done:]


def fenced(language: str, body: str) -> str:
    """A fenced block that no line of its body can close."""
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", body)), default=0))
    return f"{fence}{language}\n{shown_text(body)}{fence}"


def shown_text(text: str) -> str:
    """The text with control and bidi characters as escapes; line feeds and tabs stand."""
    return "".join(part if part in "\n\t" else escaped(part) for part in re.split(r"([\n\t])", text) if part)


def settings(options: dict[str, Any]) -> Iterator[str]:
    """A rule's options as lines of `matchcut.toml`, each with its default."""
    for name, default in options.items():
        yield f"# {name} is not set" if default is None else f"{name} = {toml(default)}"


def toml(value: object) -> str:
    """A plain value as TOML writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if isinstance(value, list | tuple | set | frozenset):
        items = sorted(value) if isinstance(value, set | frozenset) else value
        return "[" + ", ".join(map(toml, items)) + "]"
    return str(value)


def in_cell(text: str) -> str:
    """One line of a Markdown table's cell."""
    return shown_text(" ".join(text.split())).replace("|", "\\|")


# --- command line


def commands(top: click.Command) -> str:
    """The reference of the command line: each command's own help."""
    out = ["# Commands\n", MADE.format(source="src/matchcut/cli.py")]
    for path, context in walk(top, click.Context(top, info_name="matchcut", terminal_width=100, max_content_width=100)):
        body = "\n".join(line.rstrip() for line in context.command.get_help(context).splitlines()) + "\n"
        out += ["#" * min(2, path.count(" ") + 1) + f"# {path}\n", fenced("text", click.unstyle(body)) + "\n"]
    return "\n".join(out)


def walk(command: click.Command, context: click.Context) -> Iterator[tuple[str, click.Context]]:
    """The command, then those below it, in the order that help prints them."""
    yield context.command_path, context
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            if below is not None and not below.hidden:
                yield from walk(below, click.Context(below, parent=context, info_name=name, terminal_width=100, max_content_width=100))


# --- write or compare


def stale(wanted: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The paths that differ from what the code says, and how."""
    for path, text in sorted(wanted.items()):
        found = (ROOT / path).read_text("utf-8") if (ROOT / path).exists() else ""
        if found != text:
            lines = unified_diff(found.splitlines(), text.splitlines(), "in the repository", "from the code", lineterm="", n=1)
            yield path, "\n".join(list(lines)[:30])
    pages = {page.relative_to(ROOT).as_posix() for made in ("docs/rules/*.md", "docs/schemas/*.json") for page in ROOT.glob(made)}
    yield from ((path, "(nothing has this page)") for path in sorted(pages - set(wanted)))


def main() -> int:
    """Write the documents, or with `--check` say which are stale."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 where a document is stale")
    check = parser.parse_args().check
    wanted = documents()
    differences = list(stale(wanted))
    for path, how in differences:
        print(f"stale: {path}\n{how}" if check else path)
        if not check:
            (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
            if path in wanted:
                (ROOT / path).write_text(wanted[path], "utf-8", newline="\n")
            else:
                (ROOT / path).unlink()
    if check and differences:
        print(f"\n{len(differences)} generated documents are stale: run `make docs`", file=sys.stderr)
    return 1 if check and differences else 0


if __name__ == "__main__":
    sys.exit(main())
