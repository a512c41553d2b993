"""On what kind of folder a store lies: some are no good place for a database.

Over a network locks may fail and writes get lost half way; what synchronises a folder copies
the file while it is written and makes two of it; a stick is pulled out. What is asked of the
system comes as `Facts`, so that every system can be spoken of on any.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum, auto
from pathlib import Path, PurePath


class FolderKind(StrEnum):
    """What a folder is to a database."""

    LOCAL = auto()
    NETWORK = auto()
    SYNCED = auto()
    REMOVABLE = auto()


@dataclass(frozen=True, slots=True)
class Facts:
    """What the system tells of its folders.

    `drive_type` is what Windows says of the drive of a path (GetDriveTypeW), 0 elsewhere;
    `mounts` the text of Linux's mountinfo, empty elsewhere; `names_in` the names in a folder.
    """

    drive_type: Callable[[PurePath], int]
    mounts: str
    environment: Mapping[str, str]
    names_in: Callable[[PurePath], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class FolderFound:
    """The kind of a folder; `service` is what synchronises it, as its users call it."""

    kind: FolderKind
    service: str = ""


_REMOVABLE, _REMOTE = 2, 4  # of GetDriveTypeW
_NETWORKS = re.compile(
    r"nfs\d?|cifs|smb\w*|ncpfs|afs|ceph|glusterfs|davfs|9p|vboxsf|"
    r"fuse\.(sshfs|rclone|davfs2?|gvfsd-fuse|glusterfs|smbnetfs|s3fs|google-drive-ocamlfuse)"
)
_STICKS = ("/media/", "/run/media/", "/mnt/usb")
_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
# The names of folders that a service makes, and of files that it leaves in them.
_SERVICES = (
    ("OneDrive", re.compile(r"onedrive( - .*)?", re.IGNORECASE)),
    ("Dropbox", re.compile(r"dropbox( \(.*\))?|\.dropbox\.cache", re.IGNORECASE)),
    ("Google Drive", re.compile(r"google ?drive.*|\.tmp\.drive(upload|download)", re.IGNORECASE)),
    ("iCloud", re.compile(r"icloud ?drive|mobile documents", re.IGNORECASE)),
    (
        "Nextcloud",
        re.compile(
            r"(nextcloud|owncloud)\d*|\.(nextcloud|owncloud)sync\.log|\._?sync_[0-9a-f]+\.db",
            re.IGNORECASE,
        ),
    ),
)


def folder_found(folder: PurePath, facts: Facts) -> FolderFound:
    """What kind of folder one is."""
    service = _service(folder, facts)
    if service:
        return FolderFound(FolderKind.SYNCED, service)
    if _is_on_network(folder, facts):
        return FolderFound(FolderKind.NETWORK)
    mount, _ = _mount(folder, facts.mounts)
    if facts.drive_type(folder) == _REMOVABLE or f"{mount}/".startswith(_STICKS):
        return FolderFound(FolderKind.REMOVABLE)
    return FolderFound(FolderKind.LOCAL)


def system_facts() -> Facts:
    """What this system tells."""
    try:
        mounts = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        mounts = ""
    return Facts(_drive_type, mounts, os.environ, _names_in)


def _service(folder: PurePath, facts: Facts) -> str:
    for name in _VARIABLES:
        root = facts.environment.get(name, "")
        if root and folder.is_relative_to(root):
            return "OneDrive"
    # What a service leaves lies in the uppermost of its folders.
    above = (folder, *folder.parents)
    marks = [each.name for each in above]
    marks += [name for each in above for name in facts.names_in(each) if name.startswith(".")]
    return next(
        (service for service, mark in _SERVICES if any(map(mark.fullmatch, marks))),
        "",
    )


def _is_on_network(folder: PurePath, facts: Facts) -> bool:
    if folder.drive.startswith(("\\\\", "//")) and not folder.drive.startswith("\\\\?\\"):
        return True
    _, system = _mount(folder, facts.mounts)
    return facts.drive_type(folder) == _REMOTE or bool(_NETWORKS.fullmatch(system))


def _mount(folder: PurePath, mounts: str) -> tuple[str, str]:
    """Where the file system of a folder is mounted, and its type; empty where that is unknown."""
    found = ("", "")
    for line in mounts.splitlines():
        before, _, after = line.partition(" - ")
        words, kind = before.split(" "), after.split(" ")[0]
        if len(words) < 5:
            continue
        # Blanks and their like stand as octal figures.
        point = re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), words[4])
        # The later of two at one point lies over the earlier.
        if len(point) >= len(found[0]) and folder.is_relative_to(point):
            found = (point, kind)
    return found


def _names_in(folder: PurePath) -> tuple[str, ...]:
    try:
        return tuple(os.listdir(folder))  # noqa: PTH208 - a name is all that is wanted
    except OSError:
        return ()


if sys.platform == "win32":

    def _drive_type(path: PurePath) -> int:
        import ctypes  # noqa: PLC0415 - nowhere else

        return int(ctypes.windll.kernel32.GetDriveTypeW(path.anchor))

else:

    def _drive_type(_path: PurePath) -> int:
        return 0
