"""`phaen manual`: the manual as a file."""

from __future__ import annotations

import argparse

from desktop.commandline.saying import DONE, say
from forms.manual.writing import write_manual
from forms.printing import silent


def print_manual(arguments: argparse.Namespace) -> int:
    """`phaen manual --to OUT`: all chapters, as PDF or Word."""
    write_manual(arguments.to, silent)
    say(f"บันทึกแล้ว: {arguments.to}")
    return DONE
