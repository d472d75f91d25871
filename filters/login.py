"""A form that asks for a name and a password, on a page that speaks of hardly anything but logging in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

LONGEST: Final = 60  # characters of the labels that stand in one block
MOSTLY: Final = 0.5  # share of what is said that is about logging in

_WHO: Final = (
    r"用\s*户\s*名?|[账帐賬帳]\s*[号號户戶]|使用者名稱|会员(?:名|号)?|會員|手机号码?|手機號碼?|邮箱|郵箱|学号|學號|工号|编号|准考证号|身份证号码?"
    "|username"
)
_HIDDEN: Final = r"密\s*[码碼]|口\s*令|password"
_MORE: Final = (
    r"验证码|驗證碼|校验码|记住|我|下次|自动|忘记|忘記|找回|修改|重置|取消|看不清|换一张|点击|刷新|立即|免费|快速|扫码|短信|手机|统一|系统|平台|欢迎|用户"
    r"|登\s*[录陆錄入]|注\s*[册冊]|状态|身份|教师|学生|管理员|请输入|請輸入|\(|\)|[\W\d_]"
)
_LABELS: Final = re.compile(rf"(?:{_WHO}|{_HIDDEN}|{_MORE})++", re.IGNORECASE)
_ASKS: Final = tuple(re.compile(label, re.IGNORECASE) for label in (_WHO, _HIDDEN))  # both of which a form has
_CLAUSE: Final = re.compile(r"[^，。！？；、…,!?;\n]+")
_ABOUT: Final = re.compile(
    "登[录陆錄入]|密[码碼]|[账帐賬帳][号號户戶]|用户名|学号|工号|准考证|注册|註冊|验证码|驗證碼|浏览器|瀏覽器|系统|系統|退出|绑定"
)


def form(blocks: Iterable[str]) -> str:
    """The labels of a form on the page that asks for a name and a password; empty where there is none."""
    labels = " ".join(text for text in blocks if len(text) <= LONGEST and _LABELS.fullmatch(text))
    return labels if all(label.search(labels) for label in _ASKS) else ""


def is_about(sentences: Sequence[str]) -> bool:
    """Whether what a page says is about logging in for the most part."""
    clauses = [clause for text in sentences for clause in _CLAUSE.findall(text)]
    return bool(clauses) and sum(len(each) for each in clauses if _ABOUT.search(each)) >= MOSTLY * sum(map(len, clauses))
