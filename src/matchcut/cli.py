"""Arguments to calls; no logic. Heavy imports stand inside the commands that need them, so that `--help` is quick."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NoReturn

import click

if TYPE_CHECKING:
    from matchcut.model import Archive, Document, Finding
    from matchcut.place import Edit

FOLDER = click.Path(path_type=Path)


class Group(click.Group):
    """Commands in the order of the work, not of the alphabet."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(self.commands)


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="matchcut")
def main() -> None:
    """Join everything written about a film, and find where the texts disagree."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        Path.cwd()
    except FileNotFoundError:
        wrong("the current folder is there no longer")


def wrong(message: str) -> NoReturn:
    """Wrong use or wrong settings: exit status 2."""
    click.echo(f"matchcut: {message}", err=True)
    sys.exit(2)


def opened(path: Path, *, use_cache: bool = True, rules: frozenset[str] | None = None) -> Archive:
    """The archive at a path; what is wrong with path or settings ends the run."""
    from matchcut.archive import open_archive
    from matchcut.archive.settings import SettingsError

    try:
        return open_archive(path, use_cache=use_cache, rules=rules)
    except FileNotFoundError:
        wrong(f"{path}: there is no such file or folder")
    except SettingsError as error:
        wrong(str(error))
    except MemoryError:
        wrong(f"{path}: this takes more memory than there is")


def shown(root: Path) -> Callable[[str], str]:
    """From a path of the archive to the same path seen from the current folder."""
    here = os.path.relpath(root)
    return lambda path: path if here == "." else f"{here}/{path}"


def printed(lines: Iterable[str]) -> None:
    """Lines on standard output; a reader that closed it ends the printing."""
    try:
        for line in lines:
            click.echo(line)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        wrong(f"the output could not be written: {error.strerror or error}")


@main.command()
@click.argument("paths", nargs=-1, type=FOLDER)
@click.option("--fix", is_flag=True, help="Write the safe fixes into the files.")
@click.option("--suggested", is_flag=True, help="With --fix or --diff: the suggested fixes, too.")
@click.option("--diff", "show_diff", is_flag=True, help="Show the fixes as a diff and write nothing.")
@click.option("--select", multiple=True, metavar="RULE", help="Run only these rules: code, name or family (EDN).")
@click.option("--ignore", multiple=True, metavar="RULE", help="Leave these rules out.")
@click.option("--format", "form", type=click.Choice(["text", "json", "sarif", "github", "markdown"]), default="text", show_default=True)
@click.option("--min-severity", type=click.Choice(["error", "warning", "info"]), help="Default: warning for text, info for the others.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 in spite of findings.")
@click.option("--no-cache", is_flag=True, help="Read everything anew.")
@click.option("--verbose", is_flag=True, help="Tell on standard error which keys are read otherwise than in the run before.")
def check(paths: tuple[Path, ...], **options: Any) -> None:
    """Check what the files of a folder state against each other.

    A PATH inside an archive chooses which findings are printed; the whole archive is read. Exit status: 0 clean,
    1 findings at or above warning, 2 wrong use or settings.
    """
    from matchcut.archive.folder import root_of
    from matchcut.check import selected

    where = paths or (Path(),)
    for path in where:
        if not path.exists():
            wrong(f"{path}: there is no such file or folder")
    roots = {root_of(p.resolve()) for p in where}
    if len(roots) > 1:
        wrong(f"{len(roots)} archives at once; check them one by one")
    root = roots.pop()
    try:
        rules = selected(options["select"], options["ignore"])
    except ValueError as error:
        wrong(f'there is no rule "{error}"; `matchcut rules` lists them')
    archive = opened(where[0], use_cache=not options["no_cache"], rules=rules)
    for notice in archive.notices if options["verbose"] else ():
        click.echo(f"matchcut: {notice}", err=True)
    inside = tuple(p.resolve().relative_to(root).as_posix() for p in where)
    findings = [f for f in archive.findings if any(within(p.path, inside) for p in f.places)]
    if options["show_diff"] or options["fix"]:
        fixing(archive, root, findings, suggested=options["suggested"], write=options["fix"] and not options["show_diff"])
        if options["show_diff"]:
            return
        archive = opened(where[0], use_cache=not options["no_cache"], rules=rules)
        findings = [f for f in archive.findings if any(within(p.path, inside) for p in f.places)]
    report(archive, findings, shown(root), options["form"], options["min_severity"])
    if not options["exit_zero"] and any(f.severity != "info" for f in findings):
        sys.exit(1)


def within(path: str, inside: tuple[str, ...]) -> bool:
    """Whether a path of the archive is one of these paths or below one."""
    return any(part in (".", path) or path.startswith(part + "/") for part in inside)


def report(archive: Archive, findings: list[Finding], show: Callable[[str], str], form: str, minimum: str | None) -> None:
    """Print findings; the summary tells of those below the minimum."""
    from matchcut.check import ORDER

    least = ORDER[minimum or ("warning" if form == "text" else "info")]
    kept = [f for f in findings if ORDER[f.severity or "error"] <= least]
    infos = sum(f.severity == "info" for f in findings) if least < ORDER["info"] else 0
    match form:
        case "json":
            from matchcut.reports import json

            counts = {severity: sum(f.severity == severity for f in findings) for severity in ORDER}
            summary = json.Summary(archive.counts.documents, archive.counts.films, **counts)
            printed([json.render(kept, archive.text, show, summary)])
        case "sarif":
            from importlib.metadata import version

            from matchcut.reports import sarif

            printed([sarif.render(kept, archive.text, show, version("matchcut"))])
        case "github":
            from matchcut.reports import github

            printed(github.render(kept, archive.text, show))
        case "markdown":
            from matchcut.reports import markdown

            printed(markdown.render(kept, show, hidden_infos=infos))
        case _:
            from matchcut.reports import text

            colour = sys.stdout is not None and sys.stdout.isatty() and "NO_COLOR" not in os.environ
            printed(text.render(kept, archive.text, show, colour=colour, hidden_infos=infos))


def fixing(archive: Archive, root: Path, findings: list[Finding], *, suggested: bool, write: bool) -> None:
    """Show or write the fixes of findings. A file that changed meanwhile or cannot be written is left as it is, and said."""
    from matchcut.check.fixes import by_file, chosen, diff
    from matchcut.place import apply

    fixes = chosen(findings, suggested)
    texts = {path: archive.text(path) for path in {edit.path for fix in fixes for edit in fix.edits}}
    edits = by_file({path: text for path, text in texts.items() if text is not None}, fixes)
    documents = {d.file: d for d in archive.documents if d.file in edits}
    show = shown(root)
    left: dict[str, str] = {}
    for path, inside in edits.items():
        document = documents[path]
        if not document.encoding:
            left[path] = "holds more than its text and was left as it is"
        elif write:
            if why := written(root, document, inside):
                left[path] = why
        else:
            click.echo(diff(document.text, apply(document.text, inside), path), nl=False)
    for path, why in left.items():
        click.echo(f"matchcut: {show(path)} {why}", err=True)
    done = [fix for fix in fixes if not any(e.path in left for e in fix.edits)]
    more = 0 if suggested else len(chosen(findings, suggested=True)) - len(fixes)
    said = f"{len(done)} fixes in {len(edits) - len(left)} files" if write else f"{len(done)} fixes; nothing was written"
    click.echo(f"matchcut: {said}" + (f"; {more} more with --suggested" if more else ""), err=True)
    if any("could not be written" in why for why in left.values()):
        sys.exit(2)


def written(root: Path, document: Document, edits: Iterable[Edit]) -> str | None:
    """Write edits into a document's file; where that fails, what became of it."""
    from matchcut.archive.write import Changed, edit

    try:
        edit(root / document.file, document.text, document.encoding, edits, root=root)
    except Changed:
        return "changed meanwhile and was left as it is"
    except OSError as error:
        return f"could not be written: {error.strerror or error}"
    except UnicodeEncodeError as error:
        return f'could not be written: its encoding has no "{error.object[error.start]}"'
    except ValueError as error:
        return f"could not be written: {error}"
    return None


def listed(rows: Callable[[Archive, str, Callable[[str], str]], Iterable[str]], path: Path, form: str) -> None:
    """Print rows of the archive at a path; no rule is run."""
    from matchcut.archive.folder import root_of

    printed(rows(opened(path, rules=frozenset()), form, shown(root_of(path.resolve()))))


@main.command()
@click.argument("path", type=FOLDER, default=Path())
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@click.option("--explain", is_flag=True, help="Instead, what each key is taken for, and why.")
@click.option("--kinds", is_flag=True, help="Instead, what each document is: record, review, essay, entry, page or data, and why.")
def read(path: Path, form: str, explain: bool, kinds: bool) -> None:
    """Print every statement with its place."""
    from matchcut.reports import recognised, rows

    if explain and kinds:
        wrong("--explain and --kinds are two questions; ask one")
    listed(recognised.keys if explain else recognised.kinds if kinds else rows.statements, path, form)


@main.command()
@click.argument("path", type=FOLDER, default=Path())
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
def films(path: Path, form: str) -> None:
    """Print the films that the files are about."""
    from matchcut.reports import rows

    listed(rows.films, path, form)


@main.command()
@click.argument("path", type=FOLDER, default=Path())
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
def people(path: Path, form: str) -> None:
    """Print the people that films credit, with every form of their names."""
    from matchcut.reports import rows

    listed(rows.people, path, form)


@main.command()
@click.argument("words", nargs=-1, required=True, metavar="[PATH] QUERY")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def show(words: tuple[str, ...], form: str) -> None:
    """Print all that is stated about one film or person, what agrees, what conflicts, and why documents were joined."""
    from matchcut.archive.folder import root_of
    from matchcut.reports import dossier

    path, query = (Path(words[0]), " ".join(words[1:])) if len(words) > 1 and Path(words[0]).exists() else (Path(), " ".join(words))
    lines = dossier.render(opened(path), query, form, shown(root_of(path.resolve())))
    if lines is None:
        wrong(f'nothing here is called "{query}"')
    printed(lines)


@main.command()
@click.argument("names", nargs=-1, metavar="NAME NAME")
@click.option("--tsv", type=click.File("rb"), help="Judge each line of a table of two columns instead; - is standard input.")
def compare(names: tuple[str, ...], tsv: IO[bytes] | None) -> None:
    """Judge whether two written names can be one person's: score from 0 to 1, verdict, and why.

    Names may stand in two scripts. With --tsv each line is printed with score, verdict and why behind it.
    """
    from matchcut.reports import compared

    if tsv is not None and not names:
        printed(compared.table(line.decode("utf-8", "replace") for line in tsv))
    elif tsv is None and len(names) == 2:
        printed(compared.pair(*names))
    else:
        wrong("compare takes two names, or --tsv and a file")


@main.command()
@click.argument("path", type=FOLDER, default=Path())
@click.option("-o", "--out", type=FOLDER, required=True, help="The folder to write the website into.")
@click.option("--no-cache", is_flag=True, help="Read and render everything anew.")
def build(path: Path, out: Path, no_cache: bool) -> None:
    """Build the website of an archive."""
    from matchcut.publish.site import OutNotOurs
    from matchcut.publish.site import build as build_site

    try:
        built = build_site(opened(path, use_cache=not no_cache), out, use_cache=not no_cache)
    except OutNotOurs as error:
        wrong(str(error))
    except OSError as error:
        click.echo(f"matchcut: {error.filename or out}: {error.strerror or error}", err=True)
        sys.exit(1)
    click.echo(f"{built.pages} pages in {out}, {len(built.changed)} files changed")


@main.command()
@click.argument("folder", type=FOLDER, default=Path())
@click.option("--print", "only_print", is_flag=True, help="Write nothing.")
def init(folder: Path, only_print: bool) -> None:
    """Propose settings for a folder: write down in `matchcut.toml` what was recognised there, to be corrected."""
    from matchcut.archive.folder import SETTINGS
    from matchcut.reports import recognised

    if not folder.is_dir():
        wrong(f"{folder}: there is no such folder")
    path = folder / SETTINGS
    if path.exists() and not only_print:
        wrong(f"{path} is there already; --print shows what would be proposed")
    said = recognised.settings(opened(folder, rules=frozenset()))
    printed([said.rstrip("\n")])
    if not only_print:
        made = False
        try:
            with path.open("x", encoding="utf-8") as file:
                made = True
                file.write(said)
        except OSError as error:
            if made:  # half of it would be in the way of the next attempt
                path.unlink(missing_ok=True)
            wrong(f"{path}: {error.strerror or error}")
        click.echo(f"matchcut: written to {path}", err=True)


@main.command()
@click.argument("folder", type=FOLDER)
def new(folder: Path) -> None:
    """Make a starter archive: two films and a review, to be replaced by yours."""
    from importlib.resources import as_file, files

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        wrong(f"{folder} is there already and not empty")
    made: list[Path] = []
    try:
        with as_file(files("matchcut") / "starter") as starter:
            for source in (starter, *sorted(starter.rglob("*"))):
                target = folder / source.relative_to(starter)
                made.append(target)
                if source.is_dir():
                    target.mkdir(parents=True, exist_ok=True)
                else:
                    target.write_bytes(source.read_bytes())
    except OSError as error:
        for target in reversed(made):  # half of it would be in the way of the next attempt
            with suppress(OSError):
                target.rmdir() if target.is_dir() else target.unlink()
        wrong(f"{folder}: {error.strerror or error}")
    click.echo(f"{folder} is ready; `matchcut check {folder}` reads it")


@main.command()
@click.argument("rule")
def explain(rule: str) -> None:
    """Print the page of a rule, by code or name."""
    from matchcut.declare import rules as all_rules
    from matchcut.text.show import escaped

    found = next((r for r in all_rules() if rule in (r.code, r.name)), None)
    if found is None:
        wrong(f'there is no rule "{rule}"; `matchcut rules` lists them')
    click.echo(f"{found.code} {found.name} ({found.severity})\n")
    printed(escaped(line) for line in found.docs.splitlines())


@main.command()
def rules() -> None:
    """List the rules."""
    from matchcut.declare import rules as all_rules

    printed(f"{r.code}  {r.severity:7}  {r.fix or '-':9}  {r.name:24}  {r.summary}" for r in all_rules())


if __name__ == "__main__":
    main()
