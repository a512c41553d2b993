"""Real pages beside the fields and on a page of their own, exported and printed."""
