"""What the reading of one paper may cost."""

from corpus import limits

CPU_SECONDS = 20
"""A report of 619 pages takes PDFium 3.4 s; 80 reports of Ofsted take less than 1 s each."""
WALL_SECONDS = 90
MEMORY = 1 << 30
"""Bytes of address space, so that a reader never has more than that of the machine's memory."""
MOST_CHARACTERS = 10_000_000
"""Of a paper's text; a pack of 5,000 full pages has as many again."""
MOST_OUTPUT = 64_000_000
"""Bytes of what a reader hands back."""


def impose() -> None:
    """Hold this process, and no other, to the limits."""
    limits.impose(cpu_seconds=CPU_SECONDS, wall_seconds=WALL_SECONDS, memory=MEMORY)
