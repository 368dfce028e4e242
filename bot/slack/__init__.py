"""Answer -> Slack. Everything that talks to Slack is behind this folder."""
