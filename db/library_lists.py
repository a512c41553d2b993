"""The lists of a plan that a library may hold, and what stands in their texts.

Plain values: the command line names them before it knows what a record is.
"""

LISTS = ("divisions", "people", "framework")
PLACED = ("tables", "pictures")
