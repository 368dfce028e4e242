"""Make an OpenDocument text from lines with a few of Markdown's marks."""

from xml.sax.saxutils import escape

from corpus.typesetting.archive import zipped
from corpus.typesetting.source import Source

_TYPE = "application/vnd.oasis.opendocument.text"
_XMLNS = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "meta", "manifest")
)
_DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def document(source: Source) -> bytes:
    """
    Return an OpenDocument text that holds the lines of `source`, the same bytes every time.

    A line is a heading (`# `, `## `), a bullet (`- `) or a paragraph.
    """
    made = {
        "mimetype": _TYPE,
        "META-INF/manifest.xml": _manifest(),
        "meta.xml": _meta(source.about),
        "content.xml": _content(source.lines),
    }
    return zipped({name: part.encode() for name, part in made.items()}, first="mimetype")


def _manifest() -> str:
    parts = (("/", _TYPE), ("content.xml", "text/xml"), ("meta.xml", "text/xml"))
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in parts
    )
    return (
        f'{_HEAD}<manifest:manifest {_XMLNS} manifest:version="1.3">{entries}</manifest:manifest>'
    )


def _meta(about: dict[str, str]) -> str:
    return (
        f'{_HEAD}<office:document-meta {_XMLNS} {_DC} office:version="1.3"><office:meta>'
        f"<dc:title>{escape(about['title'])}</dc:title>"
        f"<meta:initial-creator>{escape(about['author'])}</meta:initial-creator>"
        f"<dc:date>{about['made']}T09:00:00</dc:date></office:meta></office:document-meta>"
    )


def _content(lines: tuple[str, ...]) -> str:
    return (
        f'{_HEAD}<office:document-content {_XMLNS} office:version="1.3"><office:body><office:text>'
        + "".join(map(_line, lines)).replace("</text:list><text:list>", "")
        + "</office:text></office:body></office:document-content>"
    )


def _line(line: str) -> str:
    for level, mark in ((1, "# "), (2, "## ")):
        if line.startswith(mark):
            text = escape(line.removeprefix(mark))
            return f'<text:h text:outline-level="{level}">{text}</text:h>'
    text = f"<text:p>{escape(line.removeprefix('- '))}</text:p>"
    if line.startswith("- "):
        return f"<text:list><text:list-item>{text}</text:list-item></text:list>"
    return text
