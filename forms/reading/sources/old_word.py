"""Old Word files (.doc), turned into .docx by an optional converter in a process of its own.

The converter reads what anyone may have made: it gets a bound of time and of memory, and what
it writes is read like any other file.
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import tempfile
from pathlib import Path

from forms.reading.refusals import LARGEST_FILE, ReadRefusedError

_CONVERTER = "doc2docx"  # of the package msdoc2docx
_SECONDS = 60
_MEMORY = 1_500 * 1024**2
_SAVE = "โปรดเปิดแฟ้มนี้ใน Word แล้วบันทึกเป็น .docx จากนั้นอ่านอีกครั้ง"
# The child bounds its own memory where the system can.
_CHILD = (
    "import sys\n"
    "try:\n"
    "    import resource\n"
    f"    resource.setrlimit(resource.RLIMIT_AS, ({_MEMORY}, {_MEMORY}))\n"
    "except ImportError:\n"
    "    pass\n"
    "import runpy\n"
    f"sys.argv = ['doc2docx', sys.argv[1], '-o', sys.argv[2]]\n"
    f"runpy.run_module('{_CONVERTER}', run_name='__main__')\n"
)


def is_installed() -> bool:
    """Whether the converter is there."""
    return importlib.util.find_spec(_CONVERTER) is not None


def converted(data: bytes) -> bytes:
    """An old Word file as .docx.

    Raises:
        ReadRefusedError: there is no converter, or it fails.
    """
    if not is_installed():
        raise ReadRefusedError(f"อ่านแฟ้ม Word รุ่นเก่า (.doc) โดยตรงไม่ได้ {_SAVE}")
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "in.doc", Path(folder) / "out.docx"
        source.write_bytes(data)
        command = [sys.executable, "-I", "-c", _CHILD, str(source), str(target)]
        try:
            subprocess.run(  # noqa: S603 - the program itself, with two paths of its own
                command, check=True, timeout=_SECONDS, capture_output=True, stdin=subprocess.DEVNULL
            )
            made = target.read_bytes() if target.stat().st_size <= LARGEST_FILE else b""
        except (OSError, subprocess.SubprocessError) as error:
            raise ReadRefusedError(f"อ่านแฟ้ม .doc นี้ไม่สำเร็จ {_SAVE}") from error
    if not made:
        raise ReadRefusedError(f"อ่านแฟ้ม .doc นี้ไม่สำเร็จ {_SAVE}")
    return made
