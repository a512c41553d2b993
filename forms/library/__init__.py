"""Libraries and the plans that draw on them: what is missing, and what is newer."""
