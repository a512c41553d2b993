"""Workbooks opened by LibreOffice: printed, and computed anew."""

from __future__ import annotations

import os
import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from defusedxml.ElementTree import fromstring

from tests.forms.excel.office_font import put_office_font

_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>"""
PROGRAM = shutil.which("soffice")


def fitted_heights(data: bytes, folder: Path) -> list[dict[int, float]]:
    """The heights of the rows of each sheet, numbered from 1, as LibreOffice fits them.

    It fits a row that no file gives a height: when it opens its own format, not Excel's.
    Cells over several columns have no say in it.
    """
    own = BytesIO()
    with ZipFile(converted(data, folder, "ods")) as given, ZipFile(own, "w") as changed:
        for name in given.namelist():
            part = given.read(name)
            if name == "content.xml":
                part = part.replace(b'optimal-row-height="false"', b'optimal-row-height="true"')
            changed.writestr(name, part)
    with ZipFile(converted(own.getvalue(), folder, "xlsx", "ods")) as book:
        sheets = [name for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
        return [
            {
                int(row.get("r")): float(row.get("ht"))
                for row in fromstring(book.read(f"xl/worksheets/sheet{number}.xml")).iter()
                if row.tag.endswith("}row") and row.get("ht")
            }
            for number in range(1, len(sheets) + 1)
        ]


def converted(
    data: bytes, folder: Path, kind: str, given: str = "xlsx", infilter: str = ""
) -> Path:
    """A file of LibreOffice's, a workbook if nothing else is said, as another kind ("pdf").

    `infilter` says how it opens the file where its name does not.
    """
    fonts = folder / "fonts"
    if not fonts.is_dir():
        fonts.mkdir(parents=True)
        put_office_font(fonts)
        (folder / "fonts.conf").write_text(
            f"""<fontconfig><include>/etc/fonts/fonts.conf</include><dir>{fonts}</dir>
            <cachedir>{folder / "cache"}</cachedir></fontconfig>"""
        )
        # All formulas are computed anew, whatever the file says that they come to.
        user = folder / "profile" / "user"
        user.mkdir(parents=True)
        (user / "registrymodifications.xcu").write_text(_RECALCULATE)
    source = folder / f"book.{given}"
    source.write_bytes(data)
    out = folder / f"out-{kind}"
    subprocess.run(
        [
            PROGRAM or "soffice",
            f"-env:UserInstallation=file://{folder / 'profile'}",
            "--headless",
            *([f"--infilter={infilter}"] if infilter else []),
            "--convert-to",
            kind,
            "--outdir",
            out,
            source,
        ],
        check=True,
        capture_output=True,
        timeout=300,
        env={**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf")},
    )
    return out / f"book.{kind}"
