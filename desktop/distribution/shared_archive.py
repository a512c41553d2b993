"""Runs first in each of the two programs: their modules lie once, in an archive beside them.

PyInstaller would put the whole archive into both, open it anew for each module, and look into
folders first: a few hundred files opened until the window is there, each of which Windows has
its scanner look at.
"""


# ruff: noqa: PLC0415 - PyInstaller's own modules, which stand nowhere else
def _open() -> None:
    import marshal
    import mmap
    import os
    import sys
    import zlib
    from _frozen_importlib import ModuleSpec

    import pyimod01_archive as archives  # type: ignore[import-not-found]
    import pyimod02_importers as importers  # type: ignore[import-not-found]

    class Archive(archives.ZlibArchiveReader):  # type: ignore[misc]
        """The archive, open as long as the program runs."""

        def __init__(self, path: str) -> None:
            super().__init__(path, check_pymagic=True)
            with open(path, "rb") as file:  # noqa: PTH123 - pathlib is not imported yet
                self._bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)

        def extract(self, name: str, raw: bool = False) -> object:  # noqa: FBT001, FBT002
            kind, begin, length = self.toc[name]
            if kind == archives.PYZ_ITEM_NSPKG:
                return None
            found = zlib.decompress(self._bytes[begin : begin + length])
            is_code = kind in {archives.PYZ_ITEM_MODULE, archives.PYZ_ITEM_PKG} and not raw
            return marshal.loads(found) if is_code else found  # noqa: S302 - our own code

    class Finder:
        """Finds what is in the archive, before anybody looks for files."""

        @staticmethod
        def find_spec(name: str, _path: object = None, _target: object = None) -> ModuleSpec | None:
            kind = archive.toc.get(name, (None,))[0]
            if kind not in {archives.PYZ_ITEM_MODULE, archives.PYZ_ITEM_PKG}:
                return None
            is_package = kind == archives.PYZ_ITEM_PKG
            loader = importers.PyiFrozenLoader(name, archive, name, is_package)
            spec = ModuleSpec(name, loader, origin=loader.path, is_package=is_package)
            spec.has_location = True
            if is_package:
                spec.submodule_search_locations = [os.path.dirname(loader.path)]  # noqa: PTH120
            return spec

    archive = Archive(os.path.join(sys._MEIPASS, "phaen.pyz"))  # type: ignore[attr-defined]  # noqa: PTH118, SLF001
    importers.pyz_archive = archive
    importers._pyz_tree = None  # noqa: SLF001
    # After what is built in, and before the finder that goes through folders.
    sys.meta_path.insert(-1, Finder)
    # What was made over the archive of the program itself.
    sys.path_importer_cache.clear()


_open()
