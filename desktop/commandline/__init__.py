"""The command line `phaen`."""
