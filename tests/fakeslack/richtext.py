"""
The `rich_text` block: what may stand in it, and what each element must say.

Documented: the four containers, the inline elements below and their required fields, and that a
rich text block needs content while a section in it may be empty. Refused although documented:
`citation`, `file`, `canvas` and other elements that are not known to work for an app like ours.
Assumed: an empty `text` is refused, and a list holds sections only.
"""

from tests.fakeslack.schema import (
    Check,
    array,
    boolean,
    integer,
    one_of,
    shape,
    string,
    tagged,
    url,
)

STYLES = (
    "bold",
    "italic",
    "strike",
    "code",
    "underline",
    "highlight",
    "client_highlight",
    "unlink",
)
_STYLE = {"style": shape(optional=dict.fromkeys(STYLES, boolean))}
_BORDER = {"border": integer(0, 1)}

_TEXT = shape({"text": string()}, _STYLE)
_LINK = shape({"url": url()}, {"text": string(), "unsafe": boolean, **_STYLE})

INLINE: dict[str, Check] = {
    "text": _TEXT,
    "link": _LINK,
    "user": shape({"user_id": string()}, _STYLE),
    "channel": shape({"channel_id": string()}, _STYLE),
    "usergroup": shape({"usergroup_id": string()}, _STYLE),
    "team": shape({"team_id": string()}, _STYLE),
    "emoji": shape(
        {"name": string()},
        {"unicode": string(), "skin_tone": integer(2, 6), "url": url(), **_STYLE},
    ),
    "broadcast": shape({"range": one_of("here", "channel", "everyone")}, _STYLE),
    "date": shape(
        {"timestamp": integer(0, 2**40), "format": string()},
        {"url": url(), "fallback": string(), **_STYLE},
    ),
    "color": shape({"value": string()}, _STYLE),
}

_SECTION = shape({"elements": array(tagged(INLINE), least=0)})

CONTAINERS: dict[str, Check] = {
    "rich_text_section": _SECTION,
    "rich_text_quote": shape({"elements": array(tagged(INLINE), least=0)}, _BORDER),
    "rich_text_preformatted": shape(
        {"elements": array(tagged({"text": _TEXT, "link": _LINK}), least=0)},
        {"language": string(), **_BORDER},
    ),
    "rich_text_list": shape(
        {
            "style": one_of("bullet", "ordered"),
            "elements": array(tagged({"rich_text_section": _SECTION})),
        },
        {"indent": integer(0, 8), "offset": integer(0, 10_000), **_BORDER},
    ),
}

ELEMENTS = array(tagged(CONTAINERS))
