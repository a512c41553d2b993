"""The version of the program: the one place where it stands."""

VERSION = "0.2.0"
# What documents and packages say they were made by.
MADE_BY = f"แผน (Phaen) {VERSION}"
