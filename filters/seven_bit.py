"""Chinese and Japanese in bytes below 80: HZ, and the encodings of ISO 2022 that switch with an escape."""

from __future__ import annotations

from typing import Final

from filters.codepoints import HAN

MIN_HAN: Final = 8  # characters that must come out: `~{` stands in code too
_ENCODINGS: Final = ((b"~{", "hz"), (b"\x1b$", "iso2022_jp_2"), (b"\x1b$)C", "iso2022_kr"))  # what each switches with


def read(body: bytes) -> tuple[str, str] | None:
    """The text and its encoding, or None where these ASCII bytes are in none of them."""
    for switch, name in _ENCODINGS:
        if switch in body:
            try:
                text = body.decode(name)
            except UnicodeDecodeError:
                continue
            if len(HAN.findall(text)) >= MIN_HAN:
                return text, name
    return None
