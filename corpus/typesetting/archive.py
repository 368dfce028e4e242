"""Zip archives that are the same bytes every time."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo


def zipped(parts: Mapping[str, bytes], first: str = "") -> bytes:
    """
    An archive of these parts by name, `first` before the others.

    Nothing is compressed, because two versions of zlib need not make the same bytes, and each
    part bears the earliest date that an archive can.
    """
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_STORED) as archive:
        for name in sorted(parts, key=lambda name: (name != first, name)):
            entry = ZipInfo(name)
            entry.create_system = 0  # else it tells which system the archive was made on
            archive.writestr(entry, parts[name])
    return stream.getvalue()


def parts(content: bytes) -> dict[str, bytes]:
    """The parts of an archive by name."""
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
