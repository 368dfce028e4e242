"""Images, which a page holds itself: nothing is loaded when it is opened."""

from base64 import b64encode
from io import BytesIO

from PIL import Image, UnidentifiedImageError

from tests.blockkit.markup import Markup, Unknown, escape, tag
from tests.blockkit.mrkdwn import words
from tests.blockkit.scene import Scene
from tests.fakeslack.shapes import Payload


def image(element: Payload, scene: Scene) -> Markup:
    """Show an image element."""
    if "image_url" in element:
        return _content((element["image_url"],), element["alt_text"], scene)
    return _content(tuple(element["slack_file"].values()), element["alt_text"], scene)


def image_block(block: Payload, scene: Scene) -> Markup:
    """Show an image block, with its title above it."""
    title = [tag("div", words(block["title"], scene), class_="caption")] if "title" in block else []
    return tag("figure", *title, image(block, scene))


def posted(file: Payload, scene: Scene) -> Markup:
    """Show an image that was posted as a file."""
    if not str(file.get("mimetype", "")).startswith("image/"):
        raise Unknown(f"there is no picture of the file {file.get('name', '')!r}: it is no image")
    title = str(file.get("title") or file["name"])
    keys = (str(file["id"]), str(file.get("url_private", "")))
    shown = _content(keys, str(file.get("alt_txt") or title), scene)
    return tag("figure", tag("div", escape(title), class_="caption"), shown)


def _content(keys: tuple[str, ...], alt: str, scene: Scene) -> Markup:
    """Show the first of these images that the scene has, or the words that stand for it."""
    for content in (scene.images[key] for key in keys if key in scene.images):
        return tag("img", src=_data(content, keys[0]), alt=alt)
    return tag("span", alt, class_="missing", role="img")


def _data(content: bytes, key: str) -> str:
    try:
        with Image.open(BytesIO(content)) as opened:
            kind = opened.get_format_mimetype()
    except UnidentifiedImageError:
        raise Unknown(f"what was given as the image {key!r} is none") from None
    return f"data:{kind};base64,{b64encode(content).decode()}"
