"""What one does to an edition of an office's own: each act another text of its file, checked."""
