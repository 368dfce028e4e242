"""What may be wrong with cases, each kind of check in a file; start at `lint.py`."""
