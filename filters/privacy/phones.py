"""Phone numbers of mainland China, Taiwan's, and such with a plus sign, by their shape and the words before them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from filters.privacy.candidate import Candidate
from filters.privacy.hit import Hit

_LONGEST: Final = 16  # digits, with 0086 and an area code that keeps its nought
_PHONE_WORD: Final = re.compile(
    r"(?:电话|手机|座机|热线|致电|来电|拨打|传真|联系|咨询|客服|短信|同号|微信|[微薇威][信号]?|☎|☏|✆|📞|📱"
    r"|(?<![a-z])(?:tel|phone|mobile|mob|fax|cell|call|vx|wx|sms|contact)[a-z]{0,8})[^0-9。!?;\n]{0,12}$",
    re.IGNORECASE,
)
_LOCAL_WORD: Final = re.compile(
    r"(?:电话|座机|热线|传真|总机|致电|拨打|固话|(?<![a-z])(?:tel|fax|phone|telephone))(?:号码?|是|为|[ \t:.)\]】/+-])*$", re.IGNORECASE
)
_LABELLED: Final = re.compile(  # whose or which office's it is stands between
    r"(?:电话|座机|热线|传真|总机|固话|(?<![a-z])(?:tel|fax|phone|telephone))(?:号码)? ?:"
    r"(?:[ \t、,()]*[\u4e00-\u9fff]{2,8}){1,3}[ \t:()]*$",
    re.IGNORECASE,
)
_MOBILE: Final = re.compile(r"(?:0086|86)?1[3-9]\d{9}")
_MOBILE_SHAPES: Final = frozenset({(11,), (3, 4, 4), (4, 4, 3), (4, 3, 4), (3, 8), (7, 4), (3, 3, 5), (1,) * 11})
_LANDLINE: Final = re.compile(r"(?:0|0{0,2}860?)(?:(?:10|2\d)[2-8]\d{7}|[3-9]\d{2}[2-8]\d{6,7})")
_COUNTRY: Final = ("86", "086", "0086")
_LANDLINE_SHAPES: Final = frozenset({(8,), (7,), (4, 4), (3, 4), (4, 3)})
_EXTENSION: Final = re.compile(r" ?(?:-|转|转接|ext\.?|分机) ?\d{1,5}(?!\d)", re.IGNORECASE)
_FURTHER: Final = re.compile(r"(?: ?[/,、;或] ?| {1,8})([2-8]\d{6,7})(?!\d|\.\d|-\d{6}| ?[元万亿人件次])")
_OTHER_END: Final = re.compile(
    r"/\d{2,4}(?![\d.A-Za-z-]|/\d{5}| ?(?:小时|[天年月日号元人次]))"
)  # 63376876/6882: the last digits of one more number
_HOTLINE: Final = re.compile(r"[48]00\d{7}")
_HOTLINE_SHAPES: Final = frozenset({(10,), (3, 3, 4), (3, 4, 3), (4, 3, 3), (3, 7), (6, 4)})
_TAIWAN_MOBILE_SHAPES: Final = frozenset({(10,), (4, 3, 3), (4, 6)})
_TAIWAN_LANDLINE_SHAPES: Final = frozenset({(2, 4, 4), (2, 8), (2, 3, 4), (2, 7)})
DATE: Final = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_ROW_BEFORE: Final = re.compile(r"\d $")  # a row of figures
_ROW_AFTER: Final = re.compile(r" \d")


def phone(number: Candidate) -> Hit | None:
    """The number as a phone number, if it is one. What the digits say is looked at first: the words around cost more."""
    digits = number.digits
    if len(digits) > _LONGEST:
        return None
    if _MOBILE.fullmatch(digits) and (mobile := _mobile(number)):
        return mobile
    if _LANDLINE.fullmatch(digits) and (landline := _landline(number)):
        return landline
    if _HOTLINE.fullmatch(digits) and number.shape in _HOTLINE_SHAPES:
        return _hotline(number)
    if number.shape in _LANDLINE_SHAPES and digits[0] in "2345678" and not DATE.fullmatch(digits):
        return _local(number)
    return _foreign(number)


def _mobile(number: Candidate) -> Hit | None:
    shape = number.shape
    if prefix := len(number.digits) - 11:
        shape = shape[1:] if shape[0] == prefix else (shape[0] - prefix, *shape[1:])
    if number.named(_PHONE_WORD) and not number.paid:
        return Hit(number.start, number.end, "phone", "pii.phone.mobile", 0.98)
    if shape in _MOBILE_SHAPES and (number.regular or prefix) and not number.counted:
        return Hit(number.start, number.end, "phone", "pii.phone.mobile", 0.9)
    return None


def _landline(number: Candidate) -> Hit | None:
    if number.named(_PHONE_WORD):
        return Hit(number.start, _extended(number.text, number.end), "phone", "pii.phone.landline", 0.95)
    if _written_as_landline(number) and not number.counted:
        return Hit(number.start, _extended(number.text, number.end), "phone", "pii.phone.landline", 0.85)
    return None


def _local(number: Candidate) -> Hit | None:
    """Without area code, where the word before says that it is a phone's."""
    if (number.named(_LOCAL_WORD) or number.named(_LABELLED)) and not number.measured:
        return Hit(number.start, _extended(number.text, number.end), "phone", "pii.phone.local", 0.85)
    return None


def further(text: str, first: Hit) -> Iterator[Hit]:
    """The local numbers that follow a landline's without its area code (0755-12345678/12345679)."""
    if first.rule not in ("pii.phone.landline", "pii.phone.local"):
        return
    at = first.end
    while (match := _FURTHER.match(text, at)) and not DATE.fullmatch(match[1]):
        at = _extended(text, match.end())
        yield Hit(match.start(1), at, "phone", "pii.phone.local", 0.85)


def _written_as_landline(number: Candidate) -> bool:
    """In one, or area code and local number apart, with or without the country's."""
    shape = number.shape[1:] if number.digits[: number.shape[0]] in _COUNTRY else number.shape
    if len(shape) > 2 and shape[0] == 1:  # +86(0)755
        shape = (shape[1] + 1, *shape[2:])
    if len(shape) == 1:
        return True
    row = number.gaps == {" "} and (
        _ROW_BEFORE.search(number.text, max(0, number.start - 2), number.start) or _ROW_AFTER.match(number.text, number.end)
    )
    return shape[0] in (2, 3, 4) and shape[1:] in _LANDLINE_SHAPES and "." not in number.gaps and not row


def _extended(text: str, end: int) -> int:
    """Where a number ends with its extension, and with the last digits of others."""
    if extension := _EXTENSION.match(text, end):
        end = extension.end()
    while other := _OTHER_END.match(text, end):
        end = other.end()
    return end


def _hotline(number: Candidate) -> Hit | None:
    if number.named(_PHONE_WORD):
        return Hit(number.start, number.end, "phone", "pii.phone.hotline", 0.95)
    apart = len(number.shape) > 1 or number.digits[0] == "4"  # 8001234567 in one is any number
    if apart and number.regular and not number.counted:
        return Hit(number.start, number.end, "phone", "pii.phone.hotline", 0.8)
    return None


def _foreign(number: Candidate) -> Hit | None:
    """Numbers with a plus sign, and Taiwan's (0912-345-678, (02)2345-6789)."""
    before = number.text[max(0, number.start - 1) : number.start]
    if before == "+" and 9 <= len(number.digits) <= 15 and "." not in number.gaps:
        grouped = len(number.shape) > 1 and number.shape[0] <= 3 <= number.shape[-1] and max(number.shape) >= 4
        if (grouped and not number.counted) or number.named(_PHONE_WORD):
            return Hit(number.start, number.end, "phone", "pii.phone.international", 0.9)
    if before == "(" and number.digits[0] == "0" and number.shape in _TAIWAN_LANDLINE_SHAPES:
        return Hit(number.start, number.end, "phone", "pii.phone.taiwan", 0.85)
    if (
        number.digits[:2] == "09"
        and number.shape in _TAIWAN_MOBILE_SHAPES
        and ((len(number.shape) > 1 and not number.counted) or number.named(_PHONE_WORD))
    ):
        return Hit(number.start, number.end, "phone", "pii.phone.taiwan", 0.85)
    return None
