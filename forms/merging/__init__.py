"""Two copies of a plan side by side, in the plan's own terms and order."""
