"""Reads the shelf: question -> Hits -> Quotes -> Answer -> terminal, Slack."""
