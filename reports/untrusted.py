"""Text from the web made fit to be shown: nothing in it may steer a terminal, a browser or a spreadsheet."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import unquote

from filters import privacy

URL_SHOWN: Final = 300  # characters of an address that are shown

# C0 and C1 controls, line separators, and what turns the direction of writing or cannot be seen at all. The joiner and the
# selectors of emoji stay.
_STEERING: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def plain(text: str) -> str:
    """The text with each steering or invisible character made visible: ␛ for controls, ⟨U+202E⟩ for the others."""
    return _STEERING.sub(_visible, text)


def one_line(text: str, limit: int = 0) -> str:
    """The text on one line, white space collapsed, then as `plain`; cut to `limit` characters where one is given."""
    line = plain(" ".join(text.split()))
    return line if not limit or len(line) <= limit else line[: limit - 1] + "…"


def shown_url(url: str) -> str:
    """An address as text: personal data in it masked, query values too where only their decoded form shows it."""
    head, mark, query = url.partition("?")
    values = "&".join(map(_masked_value, query.split("&"))) if mark else ""
    return one_line(privacy.blot(head) + mark + values, URL_SHOWN)


def cell(text: str) -> str:
    """A spreadsheet's cell: one that a spreadsheet would take for a formula is prefixed with an apostrophe."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _visible(match: re.Match[str]) -> str:
    code = ord(match[0])
    return chr(0x2400 + code) if code < 0x20 else "␡" if code == 0x7F else f"⟨U+{code:04X}⟩"


def _masked_value(pair: str) -> str:
    name, mark, value = pair.partition("=")
    if not mark:
        return privacy.blot(pair)
    decoded = unquote(value.replace("+", " "))
    return f"{name}={value if (masked := privacy.blot(decoded)) == decoded else masked}"
