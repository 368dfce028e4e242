"""Words that papers are said to say, marked by hand, and what the quote check says of them."""
