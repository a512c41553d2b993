"""Runs first in each of the two programs: their modules lie once, in an archive beside them.

PyInstaller would put the whole archive into both.
"""


# ruff: noqa: PLC0415 - PyInstaller's own modules, which stand nowhere else
def _open() -> None:
    import os
    import sys

    import pyimod01_archive as archives  # type: ignore[import-not-found]
    import pyimod02_importers as importers  # type: ignore[import-not-found]

    path = os.path.join(sys._MEIPASS, "phaen.pyz")  # type: ignore[attr-defined]  # noqa: PTH118, SLF001
    importers.pyz_archive = archives.ZlibArchiveReader(path, check_pymagic=True)
    importers._pyz_tree = None  # noqa: SLF001
    # What was made over the archive of the program itself.
    sys.path_importer_cache.clear()


_open()
