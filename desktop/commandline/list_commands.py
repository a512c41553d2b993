"""What the commands of lists do: those for online systems, and libraries that plans draw on."""

# ruff: noqa: PLC0415 - as in `desktop.commandline.commands`
from __future__ import annotations

import argparse
from functools import partial

from desktop.commandline.before_change import back_up_to_replace
from desktop.commandline.parsing import UsageError
from desktop.commandline.saying import DONE, PROBLEMS, say, say_either, say_json


def write_list(arguments: argparse.Namespace) -> int:
    """`phaen list-out PLAN`: a list of a plan, as a mapping says."""
    from desktop.commandline import listing

    say(listing.write_list(arguments))
    return DONE


def read_list(arguments: argparse.Namespace) -> int:
    """`phaen list-in FILE`: a list read in again by its mapping, or compared with a plan."""
    from desktop.commandline import listing

    if arguments.plan is None and arguments.take is not None:
        raise UsageError("--take ใช้ได้เมื่อระบุ --plan ด้วย")
    if arguments.plan is not None and arguments.to is not None:
        raise UsageError("ใช้ --to พร้อมกับ --plan ไม่ได้")
    if arguments.plan is None:
        said, values = listing.read_list(arguments)
        say_either(arguments, [said], values)
        return DONE
    is_done, lines, value = listing.take_list(
        arguments, partial(back_up_to_replace, arguments.db, arguments.plan)
    )
    say_either(arguments, lines, value)
    return DONE if is_done else PROBLEMS


def list_mappings(arguments: argparse.Namespace) -> int:
    """`phaen mappings`: the mappings that there are, or one of them into a file."""
    from desktop.commandline import listing
    from forms.listing.mapping import as_object

    if arguments.to is not None:
        say(listing.write_mapping(arguments))
        return DONE
    known = listing.listed_mappings()
    if arguments.json:
        say_json([as_object(each) for each in known])
        return DONE
    for each in known:
        say(f"{each.name}  ({each.kind.title} {len(each.columns):,} คอลัมน์)")
    return DONE


def keep_libraries(arguments: argparse.Namespace) -> int:
    """`phaen library`: what plans draw on; what is left to be decided ends it with 1."""
    from desktop.commandline import library

    said = library.run(arguments, lambda: back_up_to_replace(arguments.db, arguments.plan))
    say_either(arguments, said.lines, said.value)
    return DONE if said.is_done else PROBLEMS
