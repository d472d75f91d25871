"""Offers of work: the firm about itself and the site's warnings, in boxes beside duties and requirements, are none of theirs."""

from __future__ import annotations

import re
from typing import Final

from filters.content import teasers
from filters.model import Page

MAX_HEADING: Final = 16  # characters

_DUTIES: Final = re.compile(r"(?:[岗崗]位|工作|[职職]位)(?:[职職][责責]|[内內]容|描述)|主要[职職][责責]")
_REQUIRED: Final = re.compile(r"(?:[岗崗]位|任[职職]|[职職]位|[应應]聘)(?:要求|[资資]格|[条條]件)")
_APART: Final = re.compile(  # over what the firm says of itself and the site of all offers
    r"(?:公司|企[业業]|[单單]位|[机機]构)(?:介[绍紹]|[简簡]介|概况)|工商信息|.{0,6}(?:求[职職]|安全|防[骗騙]|本站|平台)(?:提示|提醒|[声聲]明|[须須]知)"
)
_WARNING: Final = re.compile(r"(?:求[职職]|[应應]聘|面[试試]|招聘).{0,60}(?:收取|[缴繳交][纳納]|索[取要]).{0,20}(?:押金|[费費]用|[财財]物)")


def of_offer(inside: list[int], page: Page) -> list[int]:
    """The blocks of an article, of an offer of work without such boxes and warnings."""
    texts = [(i, page.visible[i].text) for i in inside]
    duties, required = ({i for i, text in texts if heading.match(text)} for heading in (_DUTIES, _REQUIRED))
    if not (duties and required):
        return inside
    offers = duties | required
    left_out = {i for i, text in texts if _WARNING.search(text)} - offers
    for i, text in texts:
        if len(text) <= MAX_HEADING and _APART.fullmatch(text.rstrip(":： ")) and (box := teasers.headed_by(i, page)) and box.first == i:
            section = range(i, box.end)
            if offers.isdisjoint(section):
                left_out.update(section)
    return [i for i in inside if i not in left_out]
