"""A CUPS of a test's own, beside the system's, with two queues: one for a printer that takes PDF
as it is, and Debian's cups-pdf, which makes PDF files by way of PostScript.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path

TAKES_PDF, BY_POSTSCRIPT = "TakesPdf", "ByPostScript"

_PROGRAMS = Path("/usr/lib/cups")
_POSTSCRIPT_MODEL = Path("/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd")
_PDF_MODEL = """\
*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "TAKESPDF.PPD"
*Manufacturer: "Generic"
*Product: "(Generic)"
*ModelName: "Takes PDF"
*ShortNickName: "Takes PDF"
*NickName: "Takes PDF"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: True
*cupsFilter2: "application/vnd.cups-pdf application/pdf 0 -"
*OpenUI *PageSize: PickOne
*DefaultPageSize: A4
*PageSize A4/A4: ""
*CloseUI: *PageSize
*OpenUI *PageRegion: PickOne
*DefaultPageRegion: A4
*PageRegion A4/A4: ""
*CloseUI: *PageRegion
*DefaultImageableArea: A4
*ImageableArea A4: "0 0 595 842"
*DefaultPaperDimension: A4
*PaperDimension A4: "595 842"
"""
# The printer: a program that keeps what it is given under the title of its job.
_PRINTER = """\
#!/bin/sh
[ $# = 0 ] && exit 0
cat "${{6:--}}" > "{folder}/$3.part" && mv "{folder}/$3.part" "{folder}/$3.pdf"
"""

_RULES = """\
Listen {folder}/socket
Browsing Off
WebInterface No
<Location />
  Allow all
</Location>
<Location /admin>
  Allow all
</Location>
<Policy default>
  <Limit All>
    Allow all
  </Limit>
</Policy>
"""
_FOLDERS = """\
ServerBin {folder}/programs
ServerRoot {folder}
CacheDir {folder}/cache
StateDir {folder}/state
RequestRoot {folder}/spool
TempDir {folder}/spool/tmp
AccessLog {folder}/access
ErrorLog {folder}/errors
PageLog {folder}/pages
SystemGroup root
"""


def is_here():
    """Whether it can be set up: by root, where CUPS and Debian's printer-driver-cups-pdf are."""
    is_root = os.name == "posix" and os.geteuid() == 0
    return is_root and bool(shutil.which("cupsd")) and _POSTSCRIPT_MODEL.exists()


@contextmanager
def queues(folder):
    """Gives the name of its socket, for CUPS_SERVER, while it runs."""
    _fill(folder)
    files = ("-c", folder / "cupsd.conf", "-s", folder / "cups-files.conf")
    server = subprocess.Popen(["cupsd", "-f", *files])
    try:
        socket = folder / "socket"
        _until(socket.exists)
        _add(socket, TAKES_PDF, "keep:/", folder / "pdf.ppd")
        _add(socket, BY_POSTSCRIPT, "cups-pdf:/", _POSTSCRIPT_MODEL)
        yield str(socket)
    finally:
        server.terminate()
        server.wait()


def printed(folder, title):
    """What came of a job of such a title, once it is whole."""
    found = []

    def is_whole():
        # Debian's puts its files there.
        found[:] = [*folder.glob(f"{title}*.pdf"), *(Path.home() / "PDF").glob(f"{title}*.pdf")]
        return bool(found) and found[0].read_bytes().rstrip().endswith(b"%%EOF")

    _until(is_whole)
    data = found[0].read_bytes()
    found[0].unlink()
    return data


def _fill(folder):
    for name in ("cache", "state", "spool/tmp", "programs/backend"):
        (folder / name).mkdir(parents=True)
    for name in ("filter", "daemon", "driver", "notifier", "monitor"):
        (folder / "programs" / name).symlink_to(_PROGRAMS / name)
    (folder / "programs/backend/cups-pdf").symlink_to(_PROGRAMS / "backend/cups-pdf")
    (folder / "cupsd.conf").write_text(_RULES.format(folder=folder))
    (folder / "cups-files.conf").write_text(_FOLDERS.format(folder=folder))
    (folder / "pdf.ppd").write_text(_PDF_MODEL)
    for each in (folder, *folder.rglob("*")):
        if not each.is_symlink() and each.is_relative_to(folder):
            shutil.chown(each, group="lp")
            each.chmod(0o775 if each.is_dir() else 0o664)
    printer = folder / "programs/backend/keep"
    printer.write_text(_PRINTER.format(folder=folder))
    # Which only root may run, it runs as root.
    printer.chmod(0o700)
    (folder / "programs").chmod(0o755)
    (folder / "programs/backend").chmod(0o755)


def _add(socket, name, device, model):
    add = ["lpadmin", "-p", name, "-E", "-v", device, "-P", model]
    environment = {**os.environ, "CUPS_SERVER": str(socket)}
    subprocess.run(add, env=environment, check=True, capture_output=True)


def _until(is_so, seconds=30):
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.05)
