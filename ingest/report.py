"""What became of the papers that were offered."""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Report:
    """What became of each paper, by path."""

    added: list[Path] = field(default_factory=list)
    changed: list[Path] = field(default_factory=list)
    unchanged: list[Path] = field(default_factory=list)
    removed: list[Path] = field(default_factory=list)
    refused: dict[Path, str] = field(default_factory=dict)
    """With the reason."""
    newly_refused: list[Path] = field(default_factory=list)
    """Those of `refused` that were not refused so before."""
    copies: dict[Path, Path] = field(default_factory=dict)
    """Files with the same bytes as another, which stands for both."""
    renamed: dict[Path, Path] = field(default_factory=dict)
    """Files that have another name or folder than before, by the new one."""
    twins: dict[str, str] = field(default_factory=dict)
    """Documents that others answer for, since they say the same: by id."""
    warnings: dict[Path, tuple[str, ...]] = field(default_factory=dict)
    """What was left out of a paper that was read, or may be wrong in it, a line each."""
    passages: int = 0
    """Written by this ingest."""

    @property
    def changes(self) -> bool:
        """Whether anything is not as it was after the ingest before."""
        moved = (self.added, self.changed, self.removed, self.newly_refused)
        return any(map(bool, (*moved, self.copies, self.renamed)))
