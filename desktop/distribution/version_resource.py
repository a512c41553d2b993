"""What Windows shows of a program's file under Details: its name, version and makers."""

from __future__ import annotations

from PyInstaller.utils.win32.versioninfo import (
    FixedFileInfo,
    StringFileInfo,
    StringStruct,
    StringTable,
    VarFileInfo,
    VarStruct,
    VSVersionInfo,
)

_THAI, _UNICODE = 0x041E, 1200


def version_resource(version: str) -> VSVersionInfo:
    """The resource of a version such as 1.2.3."""
    numbers = (*map(int, version.split(".")), 0)[:4]
    said = {
        "FileDescription": "แผน: แผนปฏิบัติการประจำปี",
        "ProductName": "แผน (Phaen)",
        "FileVersion": version,
        "ProductVersion": version,
        "InternalName": "phaen",
        "LegalCopyright": "Apache-2.0",
    }
    strings = [StringStruct(name, words) for name, words in said.items()]
    return VSVersionInfo(
        ffi=FixedFileInfo(filevers=numbers, prodvers=numbers),
        kids=[
            StringFileInfo([StringTable(f"{_THAI:04X}{_UNICODE:04X}", strings)]),
            VarFileInfo([VarStruct("Translation", [_THAI, _UNICODE])]),
        ],
    )
