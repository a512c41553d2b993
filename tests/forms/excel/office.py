"""Workbooks opened by LibreOffice: printed, and computed anew."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from tests.forms.excel.office_font import put_office_font

_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>"""
PROGRAM = shutil.which("soffice")


def converted(data: bytes, folder: Path, kind: str) -> Path:
    """A workbook written by LibreOffice as another kind of file ("pdf", "xlsx")."""
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
    source = folder / "book.xlsx"
    source.write_bytes(data)
    out = folder / f"out-{kind}"
    subprocess.run(
        [
            PROGRAM or "soffice",
            f"-env:UserInstallation=file://{folder / 'profile'}",
            "--headless",
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
