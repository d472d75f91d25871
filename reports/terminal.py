"""How reports look on a terminal: width, colours by meaning, and texts of pages that can neither steer nor be markup."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable
from typing import Final, TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from reports.exhibit import Piece
from reports.veil import veiled

WIDTH: Final = 100  # columns at most; longer lines are hard to read
STYLES: Final = {
    "clean": "green",
    "cleaned": "yellow",
    "spam": "bold red",
    "rejected": "dim",
    "excised": "red strike",
    "trimmed": "dim strike",
    "repaired": "cyan",
    "masked": "magenta",
    "flagged": "yellow underline",
}
_CLOSING: Final = frozenset("，。、；：？！）》〉」』】”’…,.;:?!)]}>%")
_LATIN: Final = re.compile(r"[!-~]")
_PLAIN: Final = {"excised": ("[-", "-]"), "trimmed": ("[-", "-]"), "flagged": ("[!", "!]"), "masked": ("[", "]")}


def console(stream: TextIO | None = None) -> Console:
    """A console of the terminal's width, 100 columns at most and where there is no terminal; colours only on a terminal."""
    out = stream or sys.stdout
    made = Console(file=out, highlight=False, markup=False, emoji=False, soft_wrap=False)
    if not made.is_terminal and "COLUMNS" not in os.environ:
        made.width = WIDTH
    made.width = min(made.width, WIDTH)
    return made


def shown(pieces: Iterable[Piece], reveal: bool, coloured: bool) -> Text:
    """Pieces of a line, coloured by what was done to them; without colours in brackets: [-cut-], [!flagged!], before→after."""
    text = Text()
    for piece in pieces:
        words = piece.text if reveal or not piece.explicit else veiled(piece.text)
        before, after = ("", "") if coloured else _PLAIN.get(piece.action, ("", ""))
        replaced = piece.action == "repaired" and piece.replacement
        text.append(before + words + after, "dim strike" if replaced else STYLES.get(piece.action, ""))
        if replaced:
            text.append(" → ", "dim")
            text.append(piece.replacement, STYLES["repaired"])
    return text


def wrapped(text: Text, width: int) -> Text:
    """The text in lines of at most `width` columns: broken anywhere in Chinese but not before a closing sign, and never inside a word."""
    breaks, at, start, columns = list[int](), 0, 0, 0
    plain = text.plain
    while at < len(plain):
        columns += cell_len(plain[at])
        if columns > width and at > start:
            at = start = _break(plain, start, at)
            columns = 0
            breaks.append(at)
            continue
        if plain[at] == "\n":
            start, columns = at + 1, 0
        at += 1
    return Text("\n").join(line for line in text.divide(breaks)) if breaks else text


def _break(text: str, start: int, at: int) -> int:
    """Where to break a line before `at`: one sign earlier for a closing sign, before the word that would be cut."""
    back = at
    while back > start and (text[back] in _CLOSING or (_LATIN.match(text[back]) and _LATIN.match(text[back - 1]))):
        back -= 1
    return back if back > max(start, at - 24) else at


def bar(share: float, width: int) -> str:
    """A bar of a share 0..1, at least a sliver for what is not nothing."""
    eighths = max(round(share * width * 8), 1 if share > 0 else 0)
    full, rest = divmod(min(eighths, width * 8), 8)
    return ("█" * full + " ▏▎▍▌▋▊▉"[rest]).rstrip().ljust(width)
