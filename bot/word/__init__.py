"""Word files that are written and marked. python-docx is kept in this folder."""
