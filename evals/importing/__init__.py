"""The question sets of others as cases, a file for each format; start at `formats.py`."""
