"""Readers, one a format: the bytes of a paper -> its blocks of text, page by page."""
