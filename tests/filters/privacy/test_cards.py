"""Identity and bank cards."""

from __future__ import annotations

import pytest

from filters import privacy


@pytest.mark.parametrize("last", "0123456789X")
def test_an_identity_number_needs_its_check_digit(last: str) -> None:
    assert (privacy.masked("11010519491231002" + last) == "[身份证]") == (last == "X")


@pytest.mark.parametrize("last", "0123456789")
def test_a_bank_card_needs_its_check_digit(last: str) -> None:
    assert (privacy.masked("622202123456789012" + last) == "[银行卡]") == (last == "8")


def test_a_foreign_card_is_one_only_where_a_card_is_named() -> None:
    assert privacy.masked("卡号4012888888881881") == "卡号[银行卡]"
    assert privacy.masked("结果4012888888881881") == "结果4012888888881881"
