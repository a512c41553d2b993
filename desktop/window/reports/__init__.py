"""A quarter: its results, its memo, and its sending up."""
