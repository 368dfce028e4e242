"""
Photograph a message, a view or a thread: `python -m tests.blockkit INPUT.json OUT.png`.

INPUT is a payload as Slack takes or stores it, or a list of {"author", "payload"} as a thread.
"""

import argparse
import json
import sys
from pathlib import Path

from tests.blockkit.html import Post, rendered, thread
from tests.blockkit.markup import Unknown
from tests.blockkit.photograph import NoPhotograph, photograph


def main() -> None:
    """Read INPUT and write OUT."""
    parser = argparse.ArgumentParser(prog="python -m tests.blockkit")
    parser.add_argument("input", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--width", type=int, default=720, help="of the page, in pixels")
    parser.add_argument("--name", action="append", default=[], help="ID=@what-members-see")
    parser.add_argument("--image", action="append", default=[], help="ADDRESS-OR-FILE-ID=file.png")
    options = parser.parse_args()
    names: dict[str, str] = dict(one.split("=", 1) for one in options.name)
    files = dict(one.rsplit("=", 1) for one in options.image)
    images = {key: Path(path).read_bytes() for key, path in files.items()}
    said = json.loads(options.input.read_text(encoding="utf-8"))

    def name(some_id: str) -> str:
        return names.get(some_id, f"@{some_id}")

    try:
        if isinstance(said, list):
            page = thread([Post(**one) for one in said], name, images)
        else:
            page = rendered(said, name, images)
        photograph(page, options.out, options.width)
    except (Unknown, NoPhotograph) as wrong:
        sys.exit(str(wrong))


if __name__ == "__main__":
    main()
