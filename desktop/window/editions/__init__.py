"""The window of editions: forms at the left, what can be changed in the middle, paper beside it."""
