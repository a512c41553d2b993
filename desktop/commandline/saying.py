"""What commands say on standard output, to a person or to a program."""

from __future__ import annotations

import argparse
import json
import sys

DONE, PROBLEMS = 0, 1


def say(text: str) -> None:
    """Writes a line for the user; a program without a console has nowhere to."""
    if sys.stdout is not None:
        sys.stdout.write(f"{text}\n")


def say_json(value: object) -> None:
    """Writes a value for a program."""
    say(json.dumps(value, ensure_ascii=False, indent=1))


def say_either(arguments: argparse.Namespace, lines: list[str], value: object) -> None:
    """Says something to a person, or to a program."""
    if arguments.json:
        say_json(value)
        return
    for line in lines:
        say(line)
