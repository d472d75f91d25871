"""Neighbouring groups of digits taken for one number, and what the text around them says that they are."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

WINDOW: Final = 18  # characters before a number in which a word may say what it is

_CODE_WORD: Final = re.compile(
    r"(?:订单|单号|编号|流水|凭证|发票|合同|批准|文号|证书|专利|标准|代码|条码|货号|型号|批号|版本|序列|学号|工号|案号|登记|备案|许可"
    r"|注册|索引|档案|开奖|坐标|经度|纬度|邮编|税号|信用|第|(?<![a-z])(?:isbn|issn|doi|sku|id|sn|uid|pmid|imei))[^0-9。!?;\n]{0,8}$",
    re.IGNORECASE,
)
_UNIT_AFTER: Final = re.compile(
    r"(?:[元万亿人吨户米个件辆次票股度克升年月岁字名条份只头套座桶册号篇枚颗粒步倍秒位]|平方|公里|千|立方|美|英镑|港|欧|日元|韩)(?!旦|事|力|称)"
    r"| ?(?:[%‰℃]|kg|km|kw|mb|gb|bytes?\b)",
    re.IGNORECASE,
)
_MONEY_AFTER: Final = re.compile("[千万亿]{0,2}(?:元|美元|港元|日元|欧元)")
_LETTERS_AFTER: Final = re.compile(r"(?!qq|vx|wx|we|tel|mail|email|fax|phone)[a-z]|\.[a-z]|[.-]\d", re.IGNORECASE)

_JOINED_BEFORE: Final = re.compile(r"(?:[a-zA-Z_=&]|(?<!\d{7})[a-zA-Z0-9._-]/)$")


class Candidate(NamedTuple):
    """Some neighbouring groups of digits, taken for one number."""

    text: str
    lead: int  # where what may say what it is begins: no more than a window before it, and behind the digits before it
    start: int
    end: int
    digits: str
    shape: tuple[int, ...]
    gaps: frozenset[str]  # what stands between its groups

    def named(self, word: re.Pattern[str]) -> bool:
        """Whether such a word leads to the number, and no code's name stands nearer."""
        lead = word.search(self.text, self.lead, self.start)
        if lead is None:
            return False
        code = _CODE_WORD.search(self.text, self.lead, self.start)
        return code is None or code.start() < lead.start()

    @property
    def regular(self) -> bool:
        """Whether the groups are set apart in one way, as people write a number."""
        return len(self.gaps) <= 1 or self.shape == (1,) * len(self.shape)

    @property
    def counted(self) -> bool:
        """Whether a unit follows, a code's name leads to it, or letters or an address are joined to it."""
        return bool(
            _JOINED_BEFORE.search(self.text, max(0, self.start - 2), self.start)
            or _CODE_WORD.search(self.text, self.lead, self.start)
            or self.measured
            or _LETTERS_AFTER.match(self.text, self.end)
        )

    @property
    def paid(self) -> bool:
        """Whether it is a sum of money."""
        return _MONEY_AFTER.match(self.text, self.end) is not None

    @property
    def measured(self) -> bool:
        """Whether a unit follows."""
        return _UNIT_AFTER.match(self.text, self.end) is not None
