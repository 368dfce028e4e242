"""A brief before a meeting: for each item of an agenda, what the papers held already say."""
