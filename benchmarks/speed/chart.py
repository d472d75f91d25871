"""A bar chart as SVG, drawn with the text colour of the page it stands in: light or dark."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from xml.sax.saxutils import escape

WIDTH: Final = 720
LABEL: Final = 190  # pixels left of the bars
ROW: Final = 34
TOP: Final = 44


def bars(title: str, rows: Sequence[tuple[str, float, str]]) -> str:
    """One bar a row (label, value, words behind it); the longest fills the width. The first row is ours and stands out."""
    longest = max(value for _, value, _ in rows)
    room = WIDTH - LABEL - 170
    drawn = [_bar(TOP + ROW * at, label, room * value / longest, said, ours=at == 0) for at, (label, value, said) in enumerate(rows)]
    height = TOP + ROW * len(rows) + 8
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" role="img" '
        f'font-family="system-ui, sans-serif" font-size="14" color="#57606a" fill="currentColor">\n'
        "<style>@media (prefers-color-scheme: dark) {svg {color: #c9d1d9}}</style>\n"
        f'<title>{escape(title)}</title>\n<text x="0" y="20" font-weight="600">{escape(title)}</text>\n' + "\n".join(drawn) + "\n</svg>\n"
    )


def _bar(y: float, label: str, length: float, said: str, *, ours: bool) -> str:
    colour = "#c8912e" if ours else "currentColor"
    weight = ' font-weight="600"' if ours else ""
    return (
        f'<text x="{LABEL - 10}" y="{y + 17}" text-anchor="end"{weight}>{escape(label)}</text>'
        f'<rect x="{LABEL}" y="{y + 2}" width="{max(length, 1):.1f}" height="20" rx="2" fill="{colour}"'
        f"{'' if ours else ' opacity=' + chr(34) + '.45' + chr(34)}/>"
        f'<text x="{LABEL + max(length, 1) + 8:.1f}" y="{y + 17}"{weight}>{escape(said)}</text>'
    )
