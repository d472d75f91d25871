"""Local numbers that stand alone in the cells of a column which its heading calls telephones."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from filters.privacy.hit import Hit

ROW: Final = 20  # cells from a number to the next of its column, and from the heading to the first
_HEADING: Final = re.compile(
    r"\s*(?:联系|办公|咨询|招生|报名|单位|服务|公示|值班|监督|办公室|联系人)?(?:电 {0,8}话|座机|固话|传 {0,8}真|联系方式)(?:号码?)?"
    r" ?(?:[(\[] ?(?:区号 ?:? ?)?0\d{2,3} ?[)\]])?[ :]*"
)
_HEADING_LENGTH: Final = 20  # characters
_ALONE: Final = re.compile(r"\s*([2-8]\d{6,7}(?:-\d{1,5})?)\s*")
_YEAR: Final = re.compile(r"20[0-4]\d")  # days begin so, and numbers of students and of applications


def find(texts: Sequence[str], found: Mapping[int, Sequence[Hit]]) -> dict[int, Hit]:
    """A number each for lines of a page in which nothing else was found; `found` are the lines that were read closely."""
    alone = {at: cell for at, hits in found.items() if not hits and (cell := _alone(texts[at]))}
    if not alone:
        return {}
    short = (at for at, text in enumerate(texts[: max(alone)]) if len(text) <= _HEADING_LENGTH)
    headings = {at for at in short if _HEADING.fullmatch(texts[at])}
    phones = {at for at, hits in found.items() if any(hit.kind == "phone" for hit in hits)}
    columns, last = dict[int, Hit](), -ROW
    for at in sorted({*headings, *phones, *alone}) if headings else ():
        if at in headings:
            last = at
        elif at - last <= ROW:
            last = at
            if at in alone:
                columns[at] = Hit(*alone[at].span(1), "phone", "pii.phone.column", 0.8)
    return columns


def _alone(text: str) -> re.Match[str] | None:
    cell = _ALONE.fullmatch(text)
    return None if cell is None or _YEAR.match(cell[1]) else cell
