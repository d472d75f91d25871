"""How a page writes a moment: pieces of the patterns that tell that one stands there, for the text of a page as for its view.

Patterns that take a date apart, those for what machines write (addresses, attributes) and those for rarer forms stand with their readers.
"""

from __future__ import annotations

from typing import Final

YEAR: Final = r"(?:19|20)\d\d"
MONTH: Final = rf"{YEAR}\s*[-/.年]\s*\d\d?"  # 2024-05, 2024年5
DAY: Final = rf"{MONTH}\s*[-/.月]\s*\d\d?日?"  # 2024-05-03, 2024/5/3, 2024年5月3日
CLOCK: Final = r"\d\d?[:点點时時]\d\d(?::\d\d|分)?"  # 9:05, 09:05:33, 9点05分
_TO_CLOCK: Final = rf"[T\s,]*(?:(?:星期|[周週])[一二三四五六日天])?\s*(?:[上下中]午|凌晨|早上|晚上)?\s*{CLOCK}"
MINUTE: Final = rf"{DAY}{_TO_CLOCK}"  # 2024-05-03T09:05, 2024年5月3日 星期五 9点05分, 2024年5月3日 下午9:05
MOMENT: Final = rf"{DAY}(?:{_TO_CLOCK})?"
