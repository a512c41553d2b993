"""Thai typography: where text may break, how wide it is, how it is shaped."""
