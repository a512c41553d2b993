"""Editions on the command line: the one a plan is printed on, and what a file may hold."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from db import files
from forms.editions import library
from forms.editions.opening import opened_edition
from forms.editions.reference.writing import reference

if TYPE_CHECKING:
    from db.records import Package
    from forms.editions.edition import Edition


def edition_of(package: Package) -> Edition:
    """The edition of a plan; why its own could not be used is told on the error stream."""
    opened = opened_edition(package.plan)
    if opened.trouble and sys.stderr is not None:
        sys.stderr.write(f"phaen: {opened.trouble}\n")
    return opened.edition


def write_reference(arguments: argparse.Namespace) -> str:
    """`phaen edition-reference [--to FILE]`: all that an edition file may hold, in Thai.

    What is to be said: the reference itself, or where it was written.
    """
    text = reference(str(library.own_folder()))
    if arguments.to is None:
        return text.rstrip("\n")
    files.write_atomically(arguments.to, text.encode())
    return f"บันทึกแล้ว: {arguments.to}"
