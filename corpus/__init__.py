"""The shelf: what a document is, and the index where passages are kept and searched."""
