"""What was recognised, put into fields: by what lines, columns and cells of a form hold."""
