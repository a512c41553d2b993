"""Files of the user's: read whole, written whole or not at all, named safely, kept private."""

from db.files.folders import (
    make_folder,
    make_folder_within,
    make_private,
    make_private_folder,
)
from db.files.moving import move, remove
from db.files.names import fitted_name, safe_name
from db.files.reading import read_bytes
from db.files.troubles import file_error
from db.files.writing import replacing, write_atomically

__all__ = [
    "file_error",
    "fitted_name",
    "make_folder",
    "make_folder_within",
    "make_private",
    "make_private_folder",
    "move",
    "read_bytes",
    "remove",
    "replacing",
    "safe_name",
    "write_atomically",
]
