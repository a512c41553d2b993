"""Plans of the store: opened, begun, carried over from last year."""
