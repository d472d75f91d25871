"""Chinese in bytes below 80."""

import pytest

from filters.charset import decode

TEXT = "<p>昨日下了一场雪，山上的路都封了。</p>"


@pytest.mark.parametrize(("encoding", "name"), [("hz", "hz"), ("iso2022_jp_2", "iso2022_jp_2"), ("iso2022_kr", "iso2022_kr")])
def test_text_that_switches_is_read(encoding: str, name: str) -> None:
    text = TEXT if encoding == "hz" else "<p>今日山上有雪，道路不通，旅客止步。</p>"
    read, charset = decode(text.encode(encoding))
    assert (read, charset.name, charset.source) == (text, name, "detected")


@pytest.mark.parametrize("code", ["a = ~{b: 1};", "x ~{<:Ky2;~} y", "$('#a')~{}~}", "~{VPND~}"])
def test_code_and_a_few_characters_stay_ascii(code: str) -> None:
    assert decode(code.encode())[0] == code
