"""Faults that may be planted in a module: one small change each, as a person might slip."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from typing import NamedTuple

Code = ast.expr | ast.stmt
# What is replaced, and what by.
Changes = Iterator[tuple[Code, Code]]
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
    data = source.encode()
    for line in data.splitlines(keepends=True):
        offsets.append(offsets[-1] + len(line))
    found = []
    for node in _code(ast.parse(source)):
        for kind, change in _KINDS:
            for old, new in change(node):
                start = offsets[old.lineno - 1] + old.col_offset
                end = offsets[(old.end_lineno or 0) - 1] + (old.end_col_offset or 0)
                text = ast.unparse(new)
                instead = text if isinstance(new, ast.stmt) else f"({text})"
                found.append(Fault(kind, old.lineno, start, end, data[start:end].decode(), instead))
    return found


def _code(tree: ast.AST) -> Iterator[Code]:
    """What runs of a module: no docstrings, types, imports, looks, and nothing within f-strings."""
    for name, value in ast.iter_fields(tree):
        if name in {"annotation", "returns", "decorator_list", "type_params", "format_spec"}:
            continue
        for node in value if isinstance(value, list) else [value]:
            if isinstance(node, ast.JoinedStr | ast.Raise | ast.Import | ast.ImportFrom):
                continue
            if isinstance(node, ast.Call) and _name(node.func) in _LOOKS:
                continue
            if isinstance(node, ast.Assign) and _is_a_length(node.targets[0]):
                continue
            if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
                continue
            if isinstance(node, ast.keyword) and node.arg == "strict":
                continue  # what is as long as the other is so either way
            if isinstance(node, ast.expr | ast.stmt):
                yield node
            if isinstance(node, ast.AST):
                yield from _code(node)


def _is_a_length(target: ast.expr) -> bool:
    return any(word in ast.unparse(target) for word in ("WIDTH", "HEIGHT", "_SIDE"))


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _comparison(node: Code) -> Changes:
    if isinstance(node, ast.Compare):
        first, *others = node.ops
        yield node, ast.Compare(node.left, [_COMPARISONS[type(first)](), *others], node.comparators)


def _arithmetic(node: Code) -> Changes:
    if isinstance(node, ast.BinOp) and type(node.op) in _ARITHMETIC:
        yield node, ast.BinOp(node.left, _ARITHMETIC[type(node.op)](), node.right)


def _number(node: Code) -> Changes:
    if isinstance(node, ast.Constant) and type(node.value) in {int, float}:
        yield node, ast.Constant(node.value + 1)


def _switch(node: Code) -> Changes:
    if isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield node, ast.Constant(not node.value)


def _logic(node: Code) -> Changes:
    if isinstance(node, ast.BoolOp):
        other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        yield node, ast.BoolOp(other, node.values)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node, node.operand


def _condition(node: Code) -> Changes:
    if isinstance(node, ast.IfExp):
        yield node, node.body
        yield node, node.orelse
    elif isinstance(node, ast.If):
        yield node.test, ast.Constant(value=True)
        yield node.test, ast.Constant(value=False)


def _way_out(node: Code) -> Changes:
    if isinstance(node, ast.Return | ast.Continue | ast.Break):
        yield node, ast.Pass()


def _call(node: Code) -> Changes:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        name = _name(node.value.func)
        if name not in {"connect", "emit", *_LOOKS, *_TIMERS}:
            yield node, ast.Pass()


def _signal(node: Code) -> Changes:
    called = node.value if isinstance(node, ast.Expr) else None
    if isinstance(called, ast.Call) and _name(called.func) in {"connect", "emit"}:
        yield node, ast.Pass()


def _timer(node: Code) -> Changes:
    """A timer that is never started, or waits a thousand times as long."""
    if not isinstance(node, ast.Call) or _name(node.func) not in _TIMERS:
        return
    for keyword in node.keywords:
        if keyword.arg == "interval":
            longer = ast.BinOp(ast.Constant(3_600_000), ast.Add(), keyword.value)
            yield keyword.value, longer
    if _name(node.func) in {"start", "setInterval"} and _is_timer(node.func):
        yield node, ast.Constant(None)
    if _name(node.func) == "singleShot" and node.args:
        yield node.args[0], ast.Constant(3_600_000)


def _is_timer(function: ast.expr) -> bool:
    said = ast.unparse(function).lower()
    words = ("timer", "pause", "retry", "patience", "due", "moment", "leaving", "measuring")
    return any(word in said for word in (*words, "fitting", "reckoning", "beat"))


def _escaping(node: Code) -> Changes:
    if isinstance(node, ast.Call) and _name(node.func) in _ESCAPING and node.args:
        yield node, node.args[0]


def _element(node: Code) -> Changes:
    """One of several things that is left out: a field of what is compared, a name of a set."""
    if not isinstance(node, ast.Tuple | ast.List | ast.Set) or len(node.elts) < 3:
        return
    if isinstance(getattr(node, "ctx", ast.Load()), ast.Load):
        for at in range(len(node.elts)):
            yield node, type(node)([*node.elts[:at], *node.elts[at + 1 :]])


# The order is that in which faults are drawn, one of each kind after another.
_KINDS: tuple[tuple[str, Callable[[Code], Changes]], ...] = (
    ("comparison", _comparison),
    ("arithmetic", _arithmetic),
    ("number", _number),
    ("switch", _switch),
    ("logic", _logic),
    ("condition", _condition),
    ("way out", _way_out),
    ("call left out", _call),
    ("signal", _signal),
    ("timer", _timer),
    ("escaping", _escaping),
    ("element left out", _element),
)
KINDS = tuple(kind for kind, _ in _KINDS)
