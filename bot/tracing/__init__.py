"""What became of what a paper asked for? Start reading at trace.py."""
