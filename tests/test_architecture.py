"""Who may import whom, and what may stand in no code."""

import ast
import functools
import re
import subprocess
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("desktop", "forms", "db")
MODULES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))

# Which rooms each room may import from, beside itself.
ALLOWED_ROOMS = {"desktop": {"forms", "db"}, "forms": {"db"}, "db": set()}
# Where there is Qt. Rules of plans and reports, and the command line, stand below it.
QT_PLACES = ("desktop/session/", "desktop/window/")
# What runs where the program is built, and is no part of it.
BUILDING = "desktop/distribution/"
# All that is a database's own; what older programs left is migrated as they made it.
SQLITE, POSTGRESQL = "db/store/sqlite/", "db/store/postgresql/"
FROZEN = ("0001_plans.py", "0002_issuing.py", "0003_placed.py")
# Where a library may be imported, as the beginnings of paths.
ALLOWED_PLACES = {
    "PySide6": (*QT_PLACES, BUILDING),
    "sqlalchemy": ("db/",),
    "alembic": ("db/store/migrations/",),
    "sqlite3": (SQLITE,),
    "psycopg": (POSTGRESQL,),
    "openpyxl": (
        "forms/excel",
        "forms/reading/sources/",
        "forms/filling/reading",
        "forms/submission/sheet_differences",
    ),
    "lxml": ("forms/reading/sources/",),
    "xlsxwriter": ("forms/excel", "forms/filling/writing"),
    "docx": ("forms/word",),
    "PIL": ("forms/", BUILDING),
    "uharfbuzz": ("forms/pdf", "forms/thai"),
    "nlpo3": ("forms/thai",),
    "tomlkit": ("forms/editions/editing/toml_text",),
}
# The bounds that the schema sets to every year.
YEARS_OF_THE_SCHEMA = {2500}


@functools.lru_cache(maxsize=1)
def nodes(tree: ast.AST) -> tuple[ast.AST, ...]:
    """All of a module's tree; every rule goes through it, and walking it is most of the work."""
    return tuple(ast.walk(tree))


def imports(path: Path, tree: ast.AST) -> Iterator[str]:
    for node in nodes(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written in full"
            yield node.module


def label(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def misplaced(path: Path, tree: ast.AST) -> Iterator[str]:
    """What a module imports that its room or its place may not."""
    name = label(path)
    room = name.split("/")[0]
    for module in imports(path, tree):
        top = module.split(".")[0]
        if top in {*ROOMS, "tests", "resources"} and top not in {room, *ALLOWED_ROOMS[room]}:
            yield module
        places = ALLOWED_PLACES.get(top)
        if places is not None and not name.startswith(places):
            yield module


@pytest.fixture(scope="module")
def found():
    """By rule what it finds in all modules; each of them is read but once."""
    rules = (misplaced, of_the_house, years, of_one_database_elsewhere, undescribed)
    found: dict[object, list[str]] = {rule: [] for rule in rules}
    assert len(MODULES) > 500
    for path in MODULES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for rule in rules:
            found[rule] += [f"{label(path)}: {each}" for each in rule(path, tree)]
    return found


def test_module_imports_only_what_its_room_may(found):
    assert found[misplaced] == []


def name_of(path: Path) -> str:
    """The name that a module is imported by."""
    return label(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".")


KNOWN = frozenset(map(name_of, MODULES))


def of_the_house(_path: Path, tree: ast.AST, known: frozenset[str] = KNOWN) -> Iterator[str]:
    """The modules of the house that one imports, wherever in it the import stands."""
    for node in nodes(tree):
        if isinstance(node, ast.Import):
            yield from known.intersection(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            names = {f"{node.module}.{alias.name}" for alias in node.names}
            modules = names & known
            yield from modules
            if names - modules and node.module in known:
                yield node.module


def test_no_modules_import_one_another_in_a_circle(found):
    # What is imported for types alone or within a function counts: who reads one module of a
    # circle must know them all.
    house: dict[str, set[str]] = {name_of(path): set() for path in MODULES}
    for importing, imported in (line.split(": ") for line in found[of_the_house]):
        house[name_of(ROOT / importing)].add(imported)
    assert sum(map(len, house.values())) > len(house)
    try:
        TopologicalSorter(house).prepare()
    except CycleError as error:
        pytest.fail(" imports ".join(reversed(error.args[1])))


def test_nothing_below_the_window_brings_qt_in():
    # Alembic runs this one itself.
    skipped = (*QT_PLACES, BUILDING, "db/store/migrations/env.py")
    names = [name_of(path) for path in MODULES if not label(path).startswith(skipped)]
    assert {name.rpartition(".")[0] for name in names} >= {
        "forms.editing",
        "forms.reporting",
        "desktop.commandline",
    }
    code = (
        "import importlib, sys\n"
        f"for name in {names!r}:\n"
        "    importlib.import_module(name)\n"
        "    assert 'PySide6' not in sys.modules, name"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, check=False, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stderr


def test_no_fiscal_year_stands_in_code(found):
    # Editions are data: what changes from year to year is not written in a program.
    assert found[years] == []


def years(_path: Path, tree: ast.AST) -> Iterator[str]:
    for text, line in literals(tree):
        said = {int(year) for year in re.findall(r"(?<![\da-fA-F#])2[56]\d\d(?![\da-fA-F])", text)}
        if not said <= YEARS_OF_THE_SCHEMA:
            yield f"line {line}"


def literals(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """The figures and texts of a module, but for its docstrings."""
    docs = {
        id(node.body[0].value)
        for node in nodes(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in nodes(tree):
        if not isinstance(node, ast.Constant) or id(node) in docs:
            continue
        if isinstance(node.value, str | int):
            yield str(node.value), node.lineno


def test_what_is_sqlites_own_stands_in_one_place_only(found):
    assert found[of_one_database_elsewhere] == []


def of_one_database_elsewhere(path: Path, tree: ast.AST) -> Iterator[str]:
    if not label(path).startswith((SQLITE, POSTGRESQL)) and path.name not in FROZEN:
        yield from of_one_database(tree)


def of_one_database(tree: ast.AST) -> Iterator[str]:
    """What a module imports, calls or says that only one kind of database understands."""
    for node in nodes(tree):
        match node:
            case ast.Import(names=names) | ast.ImportFrom(names=names):
                module = getattr(node, "module", "") or ""
                wanted = [module, *(f"{module}.{alias.name}".lstrip(".") for alias in names)]
                yield from (name for name in wanted if name.startswith(OF_ONE_DATABASE))
            case ast.Attribute(attr="exec_driver_sql" | "sqlite_errorcode" as name):
                yield name
            case ast.Attribute(attr="on_conflict_do_update" | "on_conflict_do_nothing" as name):
                yield name
            case ast.keyword(arg=str(name)) if name.startswith(("sqlite_", "postgresql_")):
                yield name
            case ast.Constant(value="sqlite" | "postgresql" as name):
                yield name
            case ast.Constant(value=str(text)) if OF_SQLITE.search(text):
                yield text


# Modules, and words of statements, that only one kind of database has.
OF_ONE_DATABASE = ("sqlite3", "sqlalchemy.dialects", "psycopg")
OF_SQLITE = re.compile(r"\b(PRAGMA|BEGIN IMMEDIATE|sqlite_master|AUTOINCREMENT|rowid)\b", re.I)


def test_what_is_sqlites_own_is_found():
    said = """
import sqlite3
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.sqlite import insert
sa.Table("t", sqlite_autoincrement=True)
sa.Numeric().with_variant(sa.Text(), "sqlite")
connection.exec_driver_sql("x")
run("pragma user_version", "SELECT rowid FROM t")
"""
    assert len(list(of_one_database(ast.parse(said)))) >= 9
    assert list(of_one_database(ast.parse('"""Not SQLite."""; run("SELECT 1 FROM plans")'))) == []


def test_every_module_says_what_it_is(found):
    assert found[undescribed] == []


def undescribed(_path: Path, tree: ast.Module) -> Iterator[str]:
    if not ast.get_docstring(tree):
        yield "no docstring"


@pytest.mark.parametrize(
    ("module", "absent"),
    [
        ("desktop.commandline.cli", {"PySide6", "db.records", "forms.document", "markdown_it"}),
        ("desktop.commandline.exporting", {"PySide6", "sqlalchemy", "openpyxl", "markdown_it"}),
        ("db.package.file", {"PySide6", "sqlalchemy"}),
        ("db.store.store", {"PySide6", "alembic", "sqlalchemy", "psycopg"}),
    ],
)
def test_module_is_imported_without_what_it_may_not_need(module, absent):
    code = f"import sys, {module}; print(*sorted({absent!r} & set(sys.modules)))"
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert run.stdout.split() == []
