"""Every small change of a module's source that `make mutants` may draw: one operator, one place, one new source each."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff
from itertools import pairwise

_COMPARED: dict[type[ast.cmpop], tuple[str, ...]] = {
    ast.Eq: ("!=",),
    ast.NotEq: ("==",),
    ast.Lt: ("<=", ">="),
    ast.LtE: ("<", ">"),
    ast.Gt: (">=", "<="),
    ast.GtE: (">", "<"),
    ast.Is: ("is not",),
    ast.IsNot: ("is",),
    ast.In: ("not in",),
    ast.NotIn: ("in",),
}
_COUNTED: dict[type[ast.operator], tuple[str, str]] = {
    ast.Add: ("+", "-"),
    ast.Sub: ("-", "+"),
    ast.Mult: ("*", "/"),
    ast.Div: ("/", "*"),
    ast.FloorDiv: ("//", "*"),
    ast.BitOr: ("|", "&"),
    ast.BitAnd: ("&", "|"),
}
_SWAPPED = {"min": "max", "max": "min", "any": "all", "all": "any", "sorted": "list"}
_SWAPPED |= {"startswith": "endswith", "endswith": "startswith", "partition": "rpartition", "rpartition": "partition"}
_SWAPPED |= {"issubset": "issuperset", "intersection": "union", "setdefault": "get"}
_BUILTIN = frozenset({"min", "max", "any", "all", "sorted"})
_CLEANED = frozenset({"strip", "casefold", "lower", "rstrip", "lstrip"})
_COMPARISON = re.compile(r"not\s+in\b|is\s+not\b|\bin\b|\bis\b|==|!=|<=|>=|<|>")
_WORD = re.compile(r"[\w:.#/-]{1,40}")  # a string that is data; a sentence is a message
_TYPE = re.compile(r"[A-Z][a-z]\w*")
_LIST = 6  # a longer list is data: its first and last entry are tried, not each
_LARGE = 20  # of larger numbers the double and the half are tried: one more seldom shows


@dataclass(frozen=True, slots=True)
class Change:
    """Bytes `start:end` of a source become `new`."""

    start: int
    end: int
    new: bytes

    def applied(self, source: bytes) -> bytes:
        return source[: self.start] + self.new + source[self.end :]


@dataclass(frozen=True, slots=True)
class Mutant:
    """One changed module: `path` is below the project's root, `line` 1-based."""

    path: str
    line: int
    change: Change
    statement: int  # the line that its statement begins in
    at_import: bool  # what is changed runs when the module is imported, or once for all that ask, in a function that keeps its results
    binds: frozenset[str]  # names that the statement at the module's top level gives

    def diff(self, source: bytes) -> str:
        """The changed lines, as `- old` and `+ new`."""
        old, new = (text.decode().splitlines() for text in (source, self.change.applied(source)))
        lines = list(unified_diff(old, new, n=0, lineterm=""))[3:]
        return "\n".join(f"{line[0]} {line[1:].strip()}" for line in lines if line[0] in "+-")


def mutants(path: str, source: bytes) -> list[Mutant]:
    """Every mutant of a module, in the order of its source. Some may be no Python."""
    changes = _Changes(source)
    found = {}
    for statement in ast.parse(source).body:
        for node, begins, at_import in _deciding(statement, statement.lineno, True):
            for change in changes.of(node):
                line = source.count(b"\n", 0, change.start) + 1
                found[change] = Mutant(path, line, change, begins, at_import, _bound(statement))
    return sorted(found.values(), key=lambda m: (m.change.start, m.change.end, m.change.new))


def _deciding(node: ast.AST, begins: int, at_import: bool) -> Iterator[tuple[ast.AST, int, bool]]:
    """The nodes that decide something, the line that the statement of each begins in, and whether it runs when the module is imported."""
    if _is_left(node):
        return
    begins = node.lineno if isinstance(node, ast.stmt) else begins
    yield node, begins, at_import
    if isinstance(node, (ast.Tuple, ast.List, ast.Set)) and len(node.elts) > _LIST:
        return
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns", "decorator_list"} or (name == "keywords" and isinstance(node, ast.ClassDef)):
            continue
        inside = at_import and not (isinstance(node, (ast.FunctionDef, ast.Lambda)) and name == "body" and not keeps(node))
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from _deciding(child, begins, inside)


def keeps(function: ast.AST) -> bool:
    """Whether a function keeps its results, so that its lines run in the first test alone that asks for them."""
    return isinstance(function, ast.FunctionDef) and any(re.match(r"(lru_)?cache\b", ast.unparse(d)) for d in function.decorator_list)


def _bound(statement: ast.stmt) -> frozenset[str]:
    if isinstance(statement, (ast.FunctionDef, ast.ClassDef)):
        return frozenset({statement.name})
    return frozenset(n.id for n in ast.walk(statement) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store))


def _is_left(node: ast.AST) -> bool:
    """Whether a node decides nothing: imports, documentation, messages, names of types, patterns."""
    match node:
        case ast.Import() | ast.ImportFrom() | ast.JoinedStr() | ast.Assert() | ast.Raise():
            return True
        case ast.Expr(value=ast.Constant()) | ast.FunctionDef(name="__repr__") | ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True
        case ast.Assign(targets=[ast.Name(id=name)]):
            return name == "__all__" or bool(_TYPE.fullmatch(name))
        case ast.Call(func=ast.Attribute(value=ast.Name(id="re"))):
            return True
    return False


class _Changes:
    """What each operator makes of one node."""

    def __init__(self, source: bytes) -> None:
        self.source = source
        self.starts = [0]
        for line in source.splitlines(keepends=True):
            self.starts.append(self.starts[-1] + len(line))

    def of(self, node: ast.AST) -> Iterator[Change]:
        operator = getattr(self, f"_{type(node).__name__.lower()}", None)
        if operator:
            yield from operator(node)

    def _span(self, node: ast.expr | ast.stmt) -> tuple[int, int]:
        end_line, end_column = node.end_lineno or node.lineno, node.end_col_offset or node.col_offset
        return self.starts[node.lineno - 1] + node.col_offset, self.starts[end_line - 1] + end_column

    def _text(self, node: ast.expr) -> bytes:
        start, end = self._span(node)
        return self.source[start:end]

    def _to(self, node: ast.expr | ast.stmt, new: str | bytes) -> Change:
        return Change(*self._span(node), new if isinstance(new, bytes) else new.encode())

    def _between(self, left: ast.expr, right: ast.expr, old: str, new: str) -> Iterator[Change]:
        """The operator between two operands, the pattern `old`, made another."""
        start, end = self._span(left)[1], self._span(right)[0]
        gap = self.source[start:end].decode()
        if match := re.search(old, gap):
            at = start + len(gap[: match.start()].encode())
            yield Change(at, at + len(match[0].encode()), new.encode())

    def _compare(self, node: ast.Compare) -> Iterator[Change]:
        operands = [node.left, *node.comparators]
        for left, right, operator in zip(operands, operands[1:], node.ops, strict=False):
            for new in _COMPARED[type(operator)]:
                yield from self._between(left, right, _COMPARISON.pattern, new)

    def _boolop(self, node: ast.BoolOp) -> Iterator[Change]:
        """`and` for `or`, and each operand left out."""
        old, new = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
        for left, right in pairwise(node.values):
            yield from self._between(left, right, rf"\b{old}\b", new)
        for index in range(len(node.values)):
            rest = [b"(" + self._text(v) + b")" for i, v in enumerate(node.values) if i != index]
            yield self._to(node, b"(" + f" {old} ".encode().join(rest) + b")")

    def _binop(self, node: ast.BinOp) -> Iterator[Change]:
        if type(node.op) in _COUNTED and not isinstance(node.left, ast.JoinedStr) and not isinstance(node.right, ast.JoinedStr):
            old, new = _COUNTED[type(node.op)]
            yield from self._between(node.left, node.right, re.escape(old), new)

    def _unaryop(self, node: ast.UnaryOp) -> Iterator[Change]:
        if isinstance(node.op, (ast.Not, ast.USub)):
            yield self._to(node, self._text(node.operand))

    def _constant(self, node: ast.Constant) -> Iterator[Change]:
        value = node.value
        if isinstance(value, bool):
            yield self._to(node, str(not value))
        elif isinstance(value, int):
            for other in (value * 2, value // 2) if value > _LARGE else (value + 1, value - 1):
                yield self._to(node, str(other))
        elif isinstance(value, float):
            step = 0.1 if value <= 1 else 1
            yield self._to(node, f"{value + step:.6g}")
            yield self._to(node, f"{value - step:.6g}")
        elif isinstance(value, str) and _WORD.fullmatch(value):
            yield self._to(node, repr(f"{value}!"))

    def _items(self, node: ast.Tuple | ast.List | ast.Set) -> Iterator[Change]:
        """Of constants the first or the last is left out; of others two neighbours change places."""
        elements = node.elts
        if len(elements) < 2 or isinstance(getattr(node, "ctx", None), ast.Store):
            return
        if all(isinstance(e, (ast.Constant, ast.Tuple)) for e in elements):
            first, last = self._span(elements[0]), self._span(elements[-1])
            yield Change(first[0], self._span(elements[1])[0], b"")
            yield Change(self._span(elements[-2])[1], last[1], b"," if len(elements) == 2 else b"")
        elif isinstance(node, ast.Tuple):
            for left, right in pairwise(elements):
                (start, middle), (after, end) = self._span(left), self._span(right)
                yield Change(start, end, self._text(right) + self.source[middle:after] + self._text(left))

    _tuple = _list = _set = _items

    def _condition(self, node: ast.If | ast.IfExp | ast.While) -> Iterator[Change]:
        yield self._to(node.test, "False")
        if not isinstance(node, ast.While):
            yield self._to(node.test, "True")

    _if = _ifexp = _while = _condition

    def _comprehension(self, node: ast.comprehension) -> Iterator[Change]:
        for test in node.ifs:
            yield self._to(test, "True")

    def _return(self, node: ast.Return) -> Iterator[Change]:
        if node.value is not None and not (isinstance(node.value, ast.Constant) and node.value.value is None):
            yield self._to(node.value, "None")

    def _removed(self, node: ast.stmt) -> Iterator[Change]:
        yield self._to(node, "pass")

    _expr = _augassign = _removed

    def _assign(self, node: ast.Assign) -> Iterator[Change]:
        if all(isinstance(t, (ast.Subscript, ast.Attribute)) for t in node.targets):
            yield self._to(node, "pass")

    def _continue(self, node: ast.Continue) -> Iterator[Change]:
        yield self._to(node, "break")

    def _break(self, node: ast.Break) -> Iterator[Change]:
        yield self._to(node, "continue")

    def _call(self, node: ast.Call) -> Iterator[Change]:
        """A function for its opposite, a cleaning step left out, an order or a fallback left out."""
        name = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id if isinstance(node.func, ast.Name) else ""
        end = self._span(node.func)[1]
        if name in _SWAPPED and (name not in _BUILTIN or isinstance(node.func, ast.Name)) and (name != "sorted" or not node.keywords):
            yield Change(end - len(name), end, _SWAPPED[name].encode())
        if name in _CLEANED and isinstance(node.func, ast.Attribute):
            yield self._to(node, self._text(node.func.value))
        for keyword in node.keywords:
            if keyword.arg in {"key", "reverse", "default"} and node.args:
                others = [*node.args, *(k.value for k in node.keywords)]
                start, end = self._span(keyword.value)
                yield Change(max(self._span(other)[1] for other in others if self._span(other)[1] < start), end, b"")
