"""Did a paper say this? Start reading at check.py."""
