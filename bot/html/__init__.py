"""Web pages that need nothing else. jinja2 is kept in this folder."""
