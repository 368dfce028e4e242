"""The commands of the bot, a file for each kind."""
