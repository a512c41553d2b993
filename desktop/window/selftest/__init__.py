"""`phaen selftest`: the program tries on this computer all that an office does with it."""
