"""Contact cards: address, telephone, hours, route, one below the other, and no article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from filters.model import Document

LEAST: Final = 3  # lines of contact: a notice or an invitation ends with one or two
BESIDE: Final = 24  # characters of clauses that say something else; an article has more
MOST: Final = 100  # lines of a card, of departments and their numbers
LONGEST: Final = 150  # characters of a line of contact
NAME: Final = 24  # characters of a line that is no more than whom the lines below it belong to

_LABELS: Final = (
    r"(?:[\w（）()]{0,6})?(?:地\s*址|住\s*址)|(?:[\w\d]{0,6})?(?:电\s*话|热\s*线|手\s*机|专\s*线|座\s*机|传\s*真|邮\s*箱|邮\s*件|邮\s*编|邮政编码|網\s*址|网\s*址|官\s*网|網站|网站)"
    r"|(?:公司|企业|单位|机构)?(?:名\s*称)|(?:业务|商务|招商|销售)?(?:联\s*系\s*人|负责人)|(?:联系)?(?:电\s*話|傳\s*真|郵\s*箱|聯\s*絡\s*人|聯\s*繫\s*人)"
    r"|(?:[\w]{0,4})?(?:QQ群?|qq群?|微\s*信号?|公众号|微博|旺旺|whatsapp|skype|wechat|line)|(?:工作|服务|办公|营业|上班|接待|开放|營業|服務)时?時?间?間?"
    r"|(?:乘车|公交|交通|地铁|驾车|自驾)(?:路线|线路|指南|方式|站)?|add(?:ress)?|tel(?:ephone)?|fax|phone|mobile|e-?mail|mail|web(?:site)?|p\.?c\.?|zip|contact"
)
_LABELLED: Final = re.compile(rf"^\W*(?:{_LABELS})\s*(?:[:：]|\W*$)", re.IGNORECASE)
_ALONE: Final = re.compile(rf"^\W*(?:{_LABELS})\W*$", re.IGNORECASE)  # what it is of stands in the line below
_ENDS_IN_NUMBER: Final = re.compile(r"^\D{1,20}(?:\+?86[-\s])?[(（]?\d{3,4}[)）]?[-—－\s]?\d{3,4}[-\s]?\d{0,5}(?:\s*转\s*\d+)?$")
_SENTENCE_SIGN: Final = re.compile("[，。！？；：,!?;:]")  # in what says more than a name
_CLAUSE: Final = re.compile(r"[^，。！？；、…,!?;\s]+")
_INVITES: Final = re.compile(
    "联系|聯繫|聯絡|咨询|諮詢|来电|來電|来访|莅临|光临|欢迎|歡迎|竭诚|服务|服務|合作|洽谈|表单|表單|留言|提交|回复|回覆|建议|意见|疑问|问题|地铁|公交|下车|步行|点击"
)


def is_card(document: Document) -> bool:
    """Whether what was taken for an article says how somebody is reached and nothing else."""
    lines = [line.raw.strip() for line in document.lines if line.raw.strip()]
    if not LEAST <= len(lines) <= MOST or sum(contact := _contact(lines)) < LEAST:
        return False
    others = [line for line, is_contact in zip(lines, contact, strict=True) if not is_contact and not _is_name(line)]
    return sum(len(clause) for line in others for clause in _clauses(line)) <= BESIDE


def _contact(lines: Sequence[str]) -> list[bool]:
    """Which lines say how somebody is reached; a label by itself is one line with what stands below it."""
    found, is_value = list[bool](), False
    for line in lines:
        labelled = len(line) <= LONGEST and bool(_LABELLED.match(line) or _ENDS_IN_NUMBER.match(line))
        found.append(labelled or is_value)
        is_value = labelled and _ALONE.match(line) is not None
    return found


def _is_name(line: str) -> bool:
    return len(line) <= NAME and not _SENTENCE_SIGN.search(line)


def _clauses(line: str) -> Iterator[str]:
    return (clause for clause in _CLAUSE.findall(line) if not _INVITES.search(clause))
