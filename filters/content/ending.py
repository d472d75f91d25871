"""Where an article ends within its box: at the line of its editor or of its rights and the notices below it, whatever follows."""

from __future__ import annotations

import re
from typing import Final

from filters import furniture
from filters.content.pieces import SECTIONS
from filters.content.prose import amount
from filters.fold import fold
from filters.model import Page

MAX_CHARS: Final = 200  # of a line that ends an article

_WORDS: Final = ("版权", "版權", "转载", "轉載", "责任编辑", "責任編輯", "责编", "免责声明")  # one of these is in every such line
_END: Final = re.compile(
    r"\W*(?:责任编辑|責任編輯|责编|免责声明)\W|.{0,16}(?:版[权權](?:所有|[声聲]明|[归歸])"
    r"|未[经經].{0,12}(?:[许許]可|授[权權]|同意).{0,16}[转轉][载載]|[转轉][载載][请請須须]?(?:注明|註明|联系|聯繫))"
)


def up_to(inside: list[int], page: Page, values: list[float]) -> list[int]:
    """Of an article's blocks those up to such a line and its like; one behind which more is said than before it ends nothing."""
    texts = [block.text for block in page.visible[inside[0] + 1 : inside[-1]]]
    told = "\n".join(texts)
    if not any(word in told for word in _WORDS):
        return inside
    for number, text in enumerate(texts, inside[0] + 1):
        if len(text) <= MAX_CHARS and _END.match(text):
            before, behind = [i for i in inside if i <= number], [i for i in inside if i > number]
            while behind and furniture.closes(fold(page.visible[behind[0]].text)):
                before.append(behind.pop(0))
            ranks = {page.visible[i].tag for i in before} & SECTIONS
            if any(page.visible[i].tag in ranks and not page.visible[i].link_chars for i in behind):
                continue  # its sections go on: a line that it quotes
            if amount(values[i] for i in before) >= amount(values[i] for i in behind):
                return before
    return inside
