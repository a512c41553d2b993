"""The mappings that there are: those that come with the program, and those that the user keeps."""

from __future__ import annotations

from pathlib import Path

from db.column_mappings import read_kept, read_object, write_kept
from forms.listing.mapping import ListMapping, MappingError, as_object, checked, mapping_from
from forms.listing.ready_made import ready_made


def kept_mappings(path: Path) -> tuple[ListMapping, ...]:
    """What the user keeps.

    Raises:
        PhaenError: the file cannot be read, or holds what is no mapping.
    """
    return tuple(mapping_from(each) for each in read_kept(path))


def known_mappings(path: Path) -> tuple[ListMapping, ...]:
    """All that there are: of the user's own after those that come with the program.

    Raises:
        PhaenError: as `kept_mappings`.
    """
    return (*ready_made(), *kept_mappings(path))


def mapping_called(name: str, path: Path) -> ListMapping:
    """The mapping of a name, or in a file of that name.

    Raises:
        PhaenError: there is none, or it is no mapping.
    """
    known = known_mappings(path)
    found = next((each for each in known if each.name == name), None)
    if found is not None:
        return found
    if name.lower().endswith(".json"):
        return mapping_from(read_object(Path(name)))
    names = " ".join(f"“{each.name}”" for each in known)
    raise MappingError(f"ไม่มีแบบรายการชื่อ “{name}” ที่มีคือ {names} หรือระบุแฟ้ม .json")


def keep_mapping(mapping: ListMapping, path: Path) -> None:
    """Keeps a mapping, in the place of one of its name.

    Raises:
        PhaenError: it is none, bears the name of one that comes with the program, or cannot be
            written.
    """
    if any(each.name == mapping.name for each in ready_made()):
        raise MappingError(f"“{mapping.name}” เป็นแบบที่มากับโปรแกรม โปรดตั้งชื่ออื่น")
    kept = [each for each in kept_mappings(path) if each.name != mapping.name]
    write_kept(path, [as_object(each) for each in (*kept, checked(mapping))])


def forget_mapping(name: str, path: Path) -> None:
    """Lets go of the mapping of a name.

    Raises:
        PhaenError: what is kept cannot be read or written.
    """
    left = [each for each in kept_mappings(path) if each.name != name]
    write_kept(path, [as_object(each) for each in left])
