"""`python -m desktop` is the command `phaen`."""

import sys

from desktop.commandline.cli import main

if __name__ == "__main__":
    sys.exit(main())
