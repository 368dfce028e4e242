"""Scores -> a page, a table, and what programs of others read."""
