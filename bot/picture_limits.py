"""What the drawing of one page may cost, and how large its picture may be."""

from corpus import limits

CPU_SECONDS = 10
"""A page of a report takes some 0.2 s, and the start of the process is among them."""
WALL_SECONDS = 15
MEMORY = 1 << 30
"""Bytes of address space."""
WIDTH = 1080
"""Pixels of a page's shorter side: as many as a phone has across."""
LONGEST = 2400
"""Pixels of its longer side at the most, however long the page says that it is."""
MOST_BYTES = 1_000_000
"""Of a picture; one that takes more gets fewer colours, and fewer pixels where need be."""


def impose() -> None:
    """Hold this process, and no other, to the limits."""
    limits.impose(cpu_seconds=CPU_SECONDS, wall_seconds=WALL_SECONDS, memory=MEMORY)
