"""Two copies of a plan made into one, by what both of them were before."""
