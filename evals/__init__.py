"""Watches the bot: Cases -> Answers -> scores -> report."""
