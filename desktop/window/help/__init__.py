"""The manual in the window, beside the work, and every key."""
