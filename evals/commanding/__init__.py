"""The commands of councilbot eval, a file for each group of them."""
