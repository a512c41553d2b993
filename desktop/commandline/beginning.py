"""Where the program begins: nothing is imported that could keep it from saying what is wrong."""

# ruff: noqa: PLC0415 - see above
from __future__ import annotations

import gc

_REFUSED = 2


def begin() -> int:
    """Run the command; where not even its modules can be had, say so in the log and to the user."""
    try:
        from desktop.commandline.cli import main
    except Exception as error:
        from desktop.faults import record_fault
        from desktop.telling import tell

        tell(record_fault(error))
        return _REFUSED
    code = main()
    # At its end Python looks for garbage, a tenth of the time of an export: it all goes anyhow.
    gc.freeze()
    return code
