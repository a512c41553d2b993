"""What a person decides of a reading: what is taken, refused, put elsewhere; no window yet."""
