"""Writes the shelf: paper -> Document -> Passages -> index."""
