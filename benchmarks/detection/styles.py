"""How a made page is written: its script and pinyin, and the disguises of its injected terms."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import cache


def styled(text: str, style: str) -> str:
    """The text simplified, traditional, or traditional with pinyin after half of the converted characters."""
    if style == "s":
        return text
    converted = _converter()(text)
    if style == "t":
        return converted
    from pypinyin import Style, lazy_pinyin

    parts = []
    for number, (old, new) in enumerate(zip(text, converted, strict=True)):
        parts.append(f"{new}({lazy_pinyin(old, style=Style.TONE)[0]})" if new != old and number % 2 else new)
    return "".join(parts)


@cache
def _converter() -> Callable[[str], str]:
    from opencc import OpenCC

    convert = OpenCC("s2t").convert
    return lambda text: convert(text) if len(convert(text)) == len(text) else text


def disguised(word: str, how: str, draw: random.Random) -> str:
    """A term as a hijacker hides it from word lists; the same where the disguise does not fit."""
    middle = draw.randrange(1, len(word)) if len(word) > 1 else 0
    simple = {
        "a5": word.replace("av", "aⅴ").replace("v", "ν"),
        "wu": word.replace("无", "旡").replace("亚洲", "亚州").replace("国", "囯"),
        "space": f"{word[:middle]} {word[middle:]}",
        "fullwidth": "".join(chr(ord(c) + 0xFEE0) if c.isascii() and c.isalnum() else c for c in word),
        "zero": f"{word[:middle]}\u200b{word[middle:]}",
        "circled": "".join("⓪①②③④⑤⑥⑦⑧⑨"[int(c)] if c.isdigit() else c for c in word),
        "kana": word.replace("的", "の").replace("一", "ー", 1),
        "emoji": f"{word[:middle]}{draw.choice('🔥💋🎰✨')}{word[middle:]}",
        "dots": f"{word[:middle]}·{word[middle:]}",
    }
    if how == "traditional":
        return _converter()(word)
    if how == "pinyin":
        return _with_pinyin(word, middle)
    return simple.get(how, word)


def _with_pinyin(word: str, at: int) -> str:
    from pypinyin import lazy_pinyin

    return f"{word[:at]}({lazy_pinyin(word[at - 1])[0]}){word[at:]}" if "一" <= word[at - 1] <= "鿿" else word
