"""`python -m desktop` is the command `phaen`."""

import sys

from desktop.commandline.beginning import begin

if __name__ == "__main__":
    sys.exit(begin())
