"""Taking in a plan that one has: a document is read, looked through, and taken."""
