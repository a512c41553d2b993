"""Nothing keeps a person waiting: what each timer of the program waits, by its own line."""

import ast

from tests.test_architecture import MODULES, label

# Milliseconds; what waits longer than a second says so here.
MOMENT = 1000
LONGER = {
    "desktop/session/backup_keeper.py": 20 * 60 * 1000,
    "desktop/session/saving.py": 5000,
    "desktop/window/widgets/notice.py": 6000,
}


def numbers(tree):
    """The numbers that a module gives names to."""
    found = {}
    for node in tree.body:
        if isinstance(node, ast.Assign):
            try:
                exec(compile(ast.Module([node], []), "constants", "exec"), {}, found)  # noqa: S102
            except Exception:  # noqa: S112 - it is more than a number
                continue
    return {name: value for name, value in found.items() if isinstance(value, int | float)}


def timed(tree):
    """What says in a module how long a timer waits."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = ast.unparse(node.func).rpartition(".")[2]
        if called in {"QTimer", "setInterval", "singleShot"}:
            yield from (each.value for each in node.keywords if each.arg == "interval")
        if called in {"setInterval", "singleShot"}:
            yield node.args[0]
        if called == "start" and node.args:
            yield node.args[0]


def test_timers_wait_a_moment_or_as_long_as_is_said():
    waits = {}
    for path in MODULES:
        if not label(path).startswith("desktop/"):
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        known = numbers(tree)
        for code in timed(tree):
            names = {each.id for each in ast.walk(code) if isinstance(each, ast.Name)}
            if names <= set(known):
                value = eval(ast.unparse(code), {}, known)  # noqa: S307
                waits.setdefault(label(path), set()).add(value)
            elif any(name in known for name in names):
                waits.setdefault(label(path), set()).update(known[n] for n in names & set(known))
    assert len(waits) > 20
    longest = {where: max(values) for where, values in waits.items()}
    assert {where: value for where, value in longest.items() if value > MOMENT} == LONGER
