"""The real bot under load, and killed again and again, against the loopback Slack."""
