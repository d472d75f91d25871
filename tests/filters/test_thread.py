"""Forum threads keep what is said in them, not what stands beside it."""

import pytest

from filters import content, dom, thread
from filters.model import GENERAL, Block

SAID = [
    "老街的石桥昨天重新开放，我去走了一趟，桥面比从前宽了一尺多。",
    "桥北头的木屋还在，里面摆着旧账本，看门的老人说随便翻。",
    "路过，顶一个。",
]


def lines(url: str, *posts: str) -> list[str]:
    page = dom.parse(f"<title>石桥开放了</title><h1>石桥开放了</h1><div id=posts>{''.join(posts)}</div>", url)
    return [line.raw for line in content.choose(page, GENERAL).lines if line.raw != "石桥开放了"]


def test_the_terms_of_posters_and_the_stamps_of_posts_are_left_out() -> None:
    profile = "<dl class=profile><dt>阅读权限</dt><dd>20</dd><dt>在线时间</dt><dd>51 小时</dd><dt>注册时间</dt><dd>2007-3-4</dd></dl>"
    posts = (
        f"<table><tr><td class=postauthor>{profile}</td><td class=postcontent><div class=info>{n}# 大 中 小 发表于 2008-11-2 21:3{n} 只看该作者</div>"
        f"<div id=postmessage_{n} class=t_msgfont>{text}</div></td></tr></table>"
        for n, text in enumerate(SAID, 1)
    )
    assert lines("http://bbs.example.net/viewthread.php?tid=30211", *posts) == SAID


def test_a_question_and_its_answers_are_a_thread_by_the_names_of_their_boxes() -> None:
    asked = f"<div class=ask_cont><p class=ask_txt>{SAID[0]}</p></div>"
    answers = "".join(f"<div class=sele><div class=who>街坊</div><p>{text}</p></div>" for text in SAID[1:])
    page = dom.parse(f"<title>桥开了吗</title><div class=ask_wrap>{asked}<div>{answers}</div></div>", "http://a.example/question/7.html")
    assert thread.is_thread(page)


def test_a_list_within_a_post_stays() -> None:
    items = ["看桥", "记账", "修木屋", "换灯笼"]
    post = f"<div class=post_message id=post_message_1>{SAID[0]}<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul></div>"
    other = f"<div class=post_message id=post_message_2>{SAID[1]}</div>"
    assert lines("http://www.example.net/showthread.php?t=77", post, other) == [SAID[0], *items, SAID[1]]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("发表于 2013-9-12 21:08:33", True),
        ("楼层： 第 2 楼 时间：2005-08-28 23:38:58", True),
        ("来自Android客户端3楼2015-08-01 12:31回复", True),
        ("#2", True),
        ("12楼", True),
        ("注册日期: 2004-03", True),
        ("积分 812", True),
        ("2013年9月的那场大水冲走了半座桥，后来又修好了。", False),
        ("我家住在12楼，看得见桥。", False),
        ("文章写得很好，谢谢楼主", False),
    ],
)
def test_what_says_who_and_when_is_a_label(text: str, label: bool) -> None:
    assert thread.is_label(Block(text)) is label
