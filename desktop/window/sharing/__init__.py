"""A plan on a server: who may what in it, what was done in it, and how it was."""
