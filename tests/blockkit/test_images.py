"""Images on a page."""

from io import BytesIO

import pytest
from PIL import Image

from tests.blockkit.conftest import read, shown
from tests.blockkit.html import rendered
from tests.blockkit.markup import Unknown
from tests.blockkit.samples import IMAGE, name
from tests.fakeslack.shapes import Payload

FILE: Payload = {"id": "F1", "name": "page.png", "title": "Page 4", "mimetype": "image/png"}


@pytest.fixture
def png() -> bytes:
    """A small image."""
    written = BytesIO()
    Image.new("RGB", (2, 2), "red").save(written, "PNG")
    return written.getvalue()


@pytest.mark.parametrize(
    ("where", "key"),
    [
        ({"image_url": "https://a.example/p.png"}, "https://a.example/p.png"),
        ({"slack_file": {"id": "F1"}}, "F1"),
        ({"slack_file": {"url": "https://files.example/F1"}}, "https://files.example/F1"),
    ],
)
def test_an_image_lies_in_the_page(png: bytes, where: Payload, key: str) -> None:
    """With its alternative text."""
    block = {"type": "image", "alt_text": "page 3", **where}

    found = shown(block, images={key: png}).css_first("img")

    assert found is not None
    assert found.attributes["alt"] == "page 3"
    assert str(found.attributes["src"]).startswith("data:image/png;base64,iVBOR")


def test_an_image_that_is_not_given_shows_its_alternative_text() -> None:
    """Nothing is loaded for it."""
    page = shown(IMAGE)

    assert read(page, ".missing") == "page 3"
    assert page.css_first("img") is None


def test_what_is_no_image_is_refused() -> None:
    """By its address or id."""
    with pytest.raises(Unknown, match=r"p\.png' is none"):
        shown(IMAGE, images={IMAGE["image_url"]: b"%PDF-1.7"})


def test_a_posted_image_shows_its_title(png: bytes) -> None:
    """And its alternative text, which is its title where it has none."""
    page = rendered(
        {"text": "", "files": [FILE, {**FILE, "alt_txt": "a quote"}]}, name, {"F1": png}
    )

    assert page.count(">Page 4</div>") == 2
    assert 'alt="Page 4"' in page
    assert 'alt="a quote"' in page


def test_a_posted_file_that_is_no_image_is_refused() -> None:
    """It is not left out."""
    with pytest.raises(Unknown, match=r"notes\.md"):
        rendered({"files": [{**FILE, "name": "notes.md", "mimetype": "text/plain"}]}, name)
