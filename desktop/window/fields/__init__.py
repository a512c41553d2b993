"""Fields of the plan: boxes, lists and pickers that write through the session."""
