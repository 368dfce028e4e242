"""The loopback Slack: it speaks and refuses as Slack does, and shows what a member reads."""
