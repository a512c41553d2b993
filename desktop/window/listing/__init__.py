"""Lists for online systems: written as files by the user's mappings, or copied field by field."""
