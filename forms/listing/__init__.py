"""Lists of a plan for other systems: out as the user chooses by a mapping, and in again."""
