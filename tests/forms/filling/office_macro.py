"""Workbooks filled in by LibreOffice: opened, changed as by hand, saved, by a macro of its own."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

PROGRAM = shutil.which("soffice")
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Filling"
 script:language="StarBasic">{code}</script:module>"""
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false">
<library:element library:name="Filling"/></library:library>"""


class Typed(NamedTuple):
    """What is put into a cell: a text as it stands, a figure, or what is typed (`=A1*2`, dates)."""

    sheet: str
    cell: str
    value: str | float
    typed: bool = False


def filled_in(books: Mapping[str, tuple[bytes, Sequence[Typed]]], folder: Path) -> dict[str, bytes]:
    """Workbooks by name as LibreOffice saves them after something was put into their cells.

    What a locked cell of a protected sheet refuses stays as it was.
    """
    out = folder / "out"
    out.mkdir()
    code: list[str] = []
    for number, (data, typed) in enumerate(books.values()):
        source = folder / f"{number}.xlsx"
        source.write_bytes(data)
        lines = _book_code(source, out / f"{number}.xlsx", typed)
        code += [f"Sub Book{number}", *lines, "End Sub"]
    calls = [f"Book{number}" for number in range(len(books))]
    code += ["Sub Main", *calls, "StarDesktop.terminate()", "End Sub"]
    # A first start makes the profile, over whatever lies there.
    _run(folder, "--terminate_after_init")
    basic = folder / "profile" / "user" / "basic" / "Standard"
    basic.mkdir(parents=True, exist_ok=True)
    (basic / "Filling.xba").write_text(_MODULE.format(code=escape("\n".join(code))))
    (basic / "script.xlb").write_text(_LIBRARY)
    _run(folder, "macro:///Standard.Filling.Main")
    return {name: (out / f"{number}.xlsx").read_bytes() for number, name in enumerate(books)}


def _run(folder: Path, *words: str) -> None:
    office = [PROGRAM or "soffice", f"-env:UserInstallation=file://{folder / 'profile'}"]
    subprocess.run(
        [*office, "--headless", "--norestore", "--nologo", *words],
        check=True,
        capture_output=True,
        timeout=300,
    )


def _book_code(source: Path, target: Path, typed: Sequence[Typed]) -> list[str]:
    lines = [
        "Dim given(0) As New com.sun.star.beans.PropertyValue",
        'given(0).Name = "Hidden"',
        "given(0).Value = True",
        f'book = StarDesktop.loadComponentFromURL("{source.as_uri()}", "_blank", 0, given())',
    ]
    for each in typed:
        lines += [
            f"sheet = book.Sheets.getByName({_quoted(each.sheet)})",
            f'cell = sheet.getCellRangeByName("{each.cell}")',
            f"cell.{_property(each)} = {_quoted(each.value)}",
        ]
    return [
        *lines,
        "Dim saved(0) As New com.sun.star.beans.PropertyValue",
        'saved(0).Name = "FilterName"',
        'saved(0).Value = "Calc MS Excel 2007 XML"',
        f'book.storeToURL("{target.as_uri()}", saved())',
        "book.close(True)",
    ]


def _property(typed: Typed) -> str:
    if isinstance(typed.value, float):
        return "Value"
    return "FormulaLocal" if typed.typed else "String"


def _quoted(value: str | float) -> str:
    if isinstance(value, float):
        return repr(value)
    lines = (line.replace('"', '""') for line in value.split("\n"))
    return " & Chr(10) & ".join(f'"{line}"' for line in lines)
