"""What an agency makes of its units' packages: a board of the units, and their tables combined."""
