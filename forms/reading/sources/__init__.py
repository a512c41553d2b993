"""Readers of files, one a kind: each gives an `Outline` and knows nothing of plans."""
