"""One piece of personal data in a folded text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["phone", "email", "qq", "wechat", "id_card", "bank_card"]


@dataclass(frozen=True, slots=True)
class Hit:
    """Personal data from `start` to `end` (code points of the folded text), the rule that found it, and how sure it is (0..1)."""

    start: int
    end: int
    kind: Kind
    rule: str
    confidence: float = 0.95
