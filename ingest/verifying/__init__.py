"""Whether receipts are true: each is held against the kept original, read anew."""
