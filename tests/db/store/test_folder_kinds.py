"""Folders on which a database is in danger are known, on every system."""

from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from db.store.folder_kinds import Facts, FolderFound, FolderKind, folder_found, system_facts

MOUNTS = r"""
21 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
22 21 8:2 / /home rw shared:2 - ext4 /dev/sda2 rw
23 22 0:50 / /home/a/งาน rw shared:3 - cifs //server/share rw
24 21 0:51 / /srv/plans\040and\040more rw - nfs4 server:/plans rw
25 21 8:17 / /media/a/STICK rw - vfat /dev/sdb1 rw
26 21 0:52 / /home/a/cloud rw - fuse.rclone remote: rw
27 21 0:53 / /home/a/far rw - cifs //server/far rw
28 27 8:3 / /home/a/far rw - ext4 /dev/sda3 rw
broken line
"""
DRIVES = {"C:\\": 3, "E:\\": 2, "Z:\\": 4}


def facts(**values):
    given = {
        "drive_type": lambda path: DRIVES.get(path.anchor, 0),
        "mounts": "",
        "environment": {},
        "names_in": lambda _: (),
    }
    return Facts(**(given | values))


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/a/.local/share/Phaen", FolderKind.LOCAL),
        ("/home/a/งาน/แผน", FolderKind.NETWORK),
        ("/home/a/งานอื่น", FolderKind.LOCAL),
        ("/srv/plans and more/2569", FolderKind.NETWORK),
        ("/srv/plans", FolderKind.LOCAL),
        ("/media/a/STICK", FolderKind.REMOVABLE),
        ("/home/a/cloud/x", FolderKind.NETWORK),
        ("/home/a/far/x", FolderKind.LOCAL),
    ],
)
def test_kind_of_a_folder_on_linux(folder, kind):
    assert folder_found(PurePosixPath(folder), facts(mounts=MOUNTS)) == FolderFound(kind)


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("C:\\Users\\a\\AppData\\Local\\Phaen", FolderKind.LOCAL),
        ("E:\\แผน", FolderKind.REMOVABLE),
        ("Z:\\แผน", FolderKind.NETWORK),
        ("\\\\server\\share\\แผน", FolderKind.NETWORK),
    ],
)
def test_kind_of_a_folder_on_windows(folder, kind):
    assert folder_found(PureWindowsPath(folder), facts()) == FolderFound(kind)


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        (PureWindowsPath("C:/Users/a/OneDrive - BMA/แผน"), "OneDrive"),
        (PureWindowsPath("D:/Cloud/แผน"), "OneDrive"),
        (PureWindowsPath("C:/Users/a/iCloudDrive/แผน"), "iCloud"),
        (PureWindowsPath("C:/Users/a/Dropbox (งาน)/แผน"), "Dropbox"),
        (PurePosixPath("/Users/a/Library/Mobile Documents/com~apple/แผน"), "iCloud"),
        (PurePosixPath("/Users/a/Library/CloudStorage/GoogleDrive-a@b.c/My Drive"), "Google Drive"),
        (PurePosixPath("/home/a/Nextcloud"), "Nextcloud"),
        (PurePosixPath("/home/a/งาน/ปี"), "Nextcloud"),
    ],
)
def test_folder_that_is_synchronised_is_known_by_its_name_its_files_or_the_environment(
    folder, service
):
    names = {PurePosixPath("/home/a/งาน"): (".sync_0a1b2c3d.db", "แผน")}
    found = folder_found(
        folder,
        facts(
            environment={"OneDriveCommercial": "D:\\Cloud"},
            names_in=lambda path: names.get(path, ()),
        ),
    )
    assert found == FolderFound(FolderKind.SYNCED, service)


def test_this_system_tells_of_its_folders(tmp_path):
    (tmp_path / "Dropbox").mkdir()
    told = system_facts()
    assert folder_found(tmp_path, told).kind in FolderKind
    assert folder_found(tmp_path / "Dropbox", told).service == "Dropbox"
    assert told.names_in(PurePath(tmp_path)) == ("Dropbox",)
    assert told.names_in(Path("/nowhere")) == ()
