"""Backups in the window: listed, compared, restored, and offered for a store that is ruined."""
