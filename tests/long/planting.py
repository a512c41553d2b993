"""Faults that may be planted in a module: one small change each, as a person might slip."""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator
from typing import NamedTuple

# What says how a thing looks to the pixel or what it is called is no rule that a test could keep.
_LOOKS = {"px", "QSize", "QColor", "QMargins", "setContentsMargins", "setSpacing", "setObjectName"}
_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
}
_TIMERS = {"QTimer", "setInterval", "singleShot", "start"}
_ESCAPING = {"escape", "quoted", "visible_html"}


class Fault(NamedTuple):
    """A change of a module's source: bytes from `start` to `end` become `instead`."""

    kind: str
    line: int
    start: int
    end: int
    was: str
    instead: str

    def plant(self, source: str) -> str:
        """The source with the fault in it."""
        data = source.encode()
        return (data[: self.start] + self.instead.encode() + data[self.end :]).decode()

    def __str__(self) -> str:
        was, instead = (" ".join(text.split())[:70] for text in (self.was, self.instead))
        return f"{self.kind}: {was} -> {instead}"


def faults_of(source: str) -> list[Fault]:
    """All the faults that may be planted in a source, in the order of its lines."""
    offsets = [0]
    for line in source.encode().splitlines(keepends=True):
        offsets.append(offsets[-1] + len(line))
    found = []
    for node in _code(ast.parse(source)):
        start = offsets[node.lineno - 1] + node.col_offset
        end = offsets[(node.end_lineno or 0) - 1] + (node.end_col_offset or 0)
        was = source.encode()[start:end].decode()
        for kind, instead in _changes(node):
            found.append(Fault(kind, node.lineno, start, end, was, instead))
    return found


def _code(tree: ast.AST) -> Iterator[ast.expr | ast.stmt]:
    """What runs of a module: no docstrings, types, imports, looks, and nothing within f-strings."""
    for name, value in ast.iter_fields(tree):
        if name in {"annotation", "returns", "decorator_list", "type_params", "format_spec"}:
            continue
        for node in value if isinstance(value, list) else [value]:
            if isinstance(node, ast.JoinedStr | ast.Raise | ast.Import | ast.ImportFrom):
                continue
            if isinstance(node, ast.Call) and _name(node.func) in _LOOKS:
                continue
            if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
                continue
            if isinstance(node, ast.expr | ast.stmt):
                yield node
            if isinstance(node, ast.AST):
                yield from _code(node)


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _changes(node: ast.expr | ast.stmt) -> Iterator[tuple[str, str]]:
    for kind, change in _KINDS:
        other = copy.deepcopy(node)
        for changed in change(other):
            text = ast.unparse(changed)
            yield kind, f"({text})" if isinstance(node, ast.expr) else text


def _comparison(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.Compare):
        node.ops[0] = _COMPARISONS[type(node.ops[0])]()
        yield node


def _arithmetic(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.BinOp) and type(node.op) in _ARITHMETIC:
        node.op = _ARITHMETIC[type(node.op)]()
        yield node


def _number(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.Constant) and type(node.value) in {int, float}:
        node.value = node.value + 1
        yield node


def _switch(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.Constant) and isinstance(node.value, bool):
        node.value = not node.value
        yield node


def _logic(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.BoolOp):
        node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        yield node
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node.operand


def _condition(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.IfExp):
        yield node.body
        yield node.orelse
    elif isinstance(node, ast.If):
        for test in (True, False):
            node.test = ast.Constant(test)
            yield node


def _guard(node: ast.AST) -> Iterator[ast.AST]:
    """A way out that is not taken: `if …: return`."""
    if isinstance(node, ast.Return | ast.Continue | ast.Break):
        yield ast.Pass()


def _call(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        name = _name(node.value.func)
        if name not in {"connect", *_LOOKS, *_TIMERS} and not name.startswith("super"):
            yield ast.Pass()


def _signal(node: ast.AST) -> Iterator[ast.AST]:
    called = node.value if isinstance(node, ast.Expr) else None
    if isinstance(called, ast.Call) and _name(called.func) in {"connect", "emit"}:
        yield ast.Pass()


def _timer(node: ast.AST) -> Iterator[ast.AST]:
    """A timer that is never started, or waits a thousand times as long."""
    if not isinstance(node, ast.Call) or _name(node.func) not in _TIMERS:
        return
    for keyword in node.keywords:
        if keyword.arg == "interval":
            keyword.value = ast.BinOp(keyword.value, ast.Mult(), ast.Constant(1000))
            yield node
    if _name(node.func) in {"start", "setInterval"} and _is_timer(node.func):
        yield ast.Constant(None)
    if _name(node.func) == "singleShot" and node.args:
        node.args[0] = ast.Constant(3_600_000)
        yield node


def _is_timer(function: ast.expr) -> bool:
    words = ("timer", "pause", "retry", "patience", "due", "moment", "leaving", "measuring",
             "fitting", "reckoning", "beat")  # fmt: skip
    return any(word in ast.unparse(function).lower() for word in words)


def _escaping(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.Call) and _name(node.func) in _ESCAPING and node.args:
        yield node.args[0]


def _element(node: ast.AST) -> Iterator[ast.AST]:
    """One of several things that is left out: a field of what is compared, a name of a set."""
    if isinstance(node, ast.Tuple | ast.List | ast.Set) and len(node.elts) > 2:
        if not isinstance(getattr(node, "ctx", ast.Load()), ast.Load):
            return
        for at in range(len(node.elts)):
            other = copy.deepcopy(node)
            del other.elts[at]
            yield other


# The order is that in which faults are drawn, one of each kind after another.
_KINDS: tuple[tuple[str, Callable[[ast.AST], Iterator[ast.AST]]], ...] = (
    ("comparison", _comparison),
    ("arithmetic", _arithmetic),
    ("number", _number),
    ("switch", _switch),
    ("logic", _logic),
    ("condition", _condition),
    ("way out", _guard),
    ("call left out", _call),
    ("signal", _signal),
    ("timer", _timer),
    ("escaping", _escaping),
    ("element left out", _element),
)
KINDS = tuple(kind for kind, _ in _KINDS)
