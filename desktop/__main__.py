"""`python -m desktop` is the command `phaen`."""

import sys


def begin() -> int:
    """Run the command; where not even its modules can be had, say so in the log and to the user."""
    try:
        from desktop.commandline.cli import main  # noqa: PLC0415 - what is told of if it fails
    except Exception as error:
        from desktop.faults import record_fault  # noqa: PLC0415 - as above
        from desktop.telling import tell  # noqa: PLC0415 - as above

        tell(record_fault(error))
        return 2
    return main()


if __name__ == "__main__":
    sys.exit(begin())
