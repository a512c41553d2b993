"""A store in a file of SQLite: all that is that database's own stands here."""
