"""Backups of a store: made, named, thinned, read back and restored."""
