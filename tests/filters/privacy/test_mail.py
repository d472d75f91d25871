"""E-mail addresses, and code that is written like them."""

from __future__ import annotations

import pytest

from filters import privacy


@pytest.mark.parametrize(
    "text",
    [
        "git clone git@code.net:lin/tools.git",
        "ssh root@node7.lan.net",
        "icon@2x.mov",
        "icon@1.5x.dat",
        "npm i left@2.6.10.beta",
        "ssh li@10.20.30.host",
        "输出 Order@15db9742.name",
        "输出 order@main.toString",
        "装饰器 @app.route",
        "li@tools.jar",
    ],
)
def test_code_is_no_address(text: str) -> None:
    assert privacy.masked(text) == text


@pytest.mark.parametrize(
    "address",
    [
        "digit@2468.com",
        "li@163.com",
        "li@21cn.com",
        "li@15db9742.com",
        "LI@VIP.QQ.COM",
        "Li@Qq.Com",
        "li @qq.com",
        "li @ app.route",
        "gitte@qq.com",
        "LI.wei@college.international",
    ],
)
def test_addresses_that_look_a_little_like_code_are_masked(address: str) -> None:
    assert privacy.masked(f"来信{address}。") == "来信[邮箱]。"
