"""A reading as plain data and back: what one process may hand to another that does not trust it."""

from pydantic import TypeAdapter, ValidationError

from ingest.reading.blocks import Reading

_READING = TypeAdapter(Reading)


def packed(reading: Reading) -> bytes:
    """The reading as JSON."""
    return _READING.dump_json(reading)


def unpacked(data: bytes) -> Reading:
    """
    The reading that JSON holds; raises `ValueError` where it holds anything else.

    >>> from ingest.reading.blocks import Block, Page
    >>> reading = Reading((Page((Block("Caseloads rose."),)),), paged=True)
    >>> unpacked(packed(reading)) == reading
    True
    """
    try:
        return _READING.validate_json(data)
    except ValidationError as error:
        raise ValueError("This is no reading.") from error
