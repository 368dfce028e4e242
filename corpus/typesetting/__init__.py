"""Sources of the sample papers that are typeset, and the command that rebuilds them."""
