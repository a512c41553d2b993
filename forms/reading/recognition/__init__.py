"""What a line or a table of a document is, by what the edition prints."""
