"""Forum threads keep what is said in them, not what stands beside it."""

import pytest

from filters import content, dom, furniture
from filters.content import labels, thread
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
    assert labels.is_label(Block(text)) is label


def test_stamps_tell_a_thread_whose_boxes_have_names_of_their_own_and_its_replies_stay() -> None:
    posts = (
        f"<div class=kk><div class=k1>级别: 新手上路<ul><li>UID: 3{n}<li>精华: 0<li>发帖: 12<li>铜币: 40 枚</ul></div><div class=k2>楼主 发表于: 2010-04-1{n}</div>"
        f"<div class=k3>{text}</div><ul><li>顶端<li>回复<li>引用</ul></div>"
        for n, text in enumerate(SAID, 1)
    )
    assert lines("http://example.net/read.php?tid-88321.html", *posts)[:2] == SAID[:2]


def test_what_is_asked_stands_before_the_thread() -> None:
    asked = f"<div class=QuestionHeader-detail>{SAID[0]}</div>"
    posts = f"<div class=Answers><div class=AnswerItem>{SAID[1] * 6}</div><div class=AnswerItem>{SAID[1][::-1] * 6}</div></div>"
    html = f"<title>桥开了吗</title><div class=question><h1>桥开了吗</h1>{asked}<div>关注 3</div></div>{posts}"
    found = [line.raw for line in content.choose(dom.parse(html, "http://a.example/question/7.html"), GENERAL).lines]
    assert SAID[0] in found


@pytest.mark.parametrize(
    "text",
    ["采纳数：1451 获赞数：249608", "回答量：4932", "铜币: 8812 枚", "你对这个回答的评价是？", "回复 | 引用 | 3楼", "2021-10-19 · 爱答题"],
)
def test_what_is_said_of_posters_and_done_with_posts_is_a_label(text: str) -> None:
    assert labels.is_label(Block(text))


@pytest.mark.parametrize("text", ["回答量不大，质量很好", "回复楼上：不是的", "积分是怎么算的"])
def test_a_post_that_only_begins_like_a_label_is_none(text: str) -> None:
    assert not labels.is_label(Block(text))


def post(number: int, text: str, more: str = "") -> str:
    return f"<div id=post_{number} class=post><div class=info>发表于 2012-5-{number} 10:2{number}</div><div class=post_message>{text}</div>{more}</div>"


def test_signatures_are_left_out() -> None:
    posts = (post(n, text, "<div class=sign>人在渡口，心在桥上。</div>") for n, text in enumerate(SAID, 1))
    assert lines("http://bbs.example.net/thread-9-1-1.html", *posts) == SAID


def test_a_quote_of_what_stands_above_is_left_out_and_another_stays() -> None:
    told = f"<div class=quote><blockquote>{SAID[0][:20]}…</blockquote></div>"
    other = "<div class=quote><blockquote>县志里说：此桥建于咸丰二年，长三丈。</blockquote></div>"
    found = lines("http://bbs.example.net/thread-9-1-1.html", post(1, SAID[0]), post(2, told + SAID[1]), post(3, other + SAID[2]))
    assert found == [SAID[0], SAID[1], "县志里说：此桥建于咸丰二年，长三丈。", SAID[2]]


def test_short_replies_behind_a_long_question_stay() -> None:
    asked = f"<div class=question-main><p>{SAID[0] * 5}</p></div>"
    replies = "".join(f"<div class=answer-item><p>街坊</p><div class=comment-detail>{text}</div></div>" for text in SAID[1:])
    assert lines("http://www.example.net/faq/1274.html", asked, f"<div>{replies}</div>") == [SAID[0] * 5, *SAID[1:]]


def test_a_heading_over_answers_tells_a_thread() -> None:
    page = dom.parse(f"<div><p>{SAID[0]}</p><h3>最佳答案</h3><p>{SAID[1]}</p></div>", "http://www.example.net/wenda/7.html")
    assert thread.is_thread(page)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("2019-03-02 10:15 #3 桥板是新换的，走着很稳。", False),
        ("最佳答案", True),
        ("沈明 主治医师 河边市医院 擅长:骨折、关节炎", True),
        ("主治医师说桥上风大，先把手套戴上。", False),
        ("全部评论(3)", True),
        ("答案在桥上", False),
        ("老街坊 级别:会员 威望:0 发帖:112 注册:15-01-22", True),
        ("发布 #4 2024年5月16日星期四 18点40分", True),
    ],
)
def test_a_moment_before_what_is_said_makes_no_label_of_it(text: str, label: bool) -> None:
    assert labels.is_label(Block(text)) is label


def test_signatures_in_boxes_that_stand_in_one_another_are_left_out_once() -> None:
    signed = f"<div class=sign><div class=signature>{'<div class=sign>' * 3}来信请寄石桥镇二十号。{'</div>' * 3}</div></div>"
    post = f"<div class=post_message id=post_message_1><p>{SAID[0]}</p>{signed}</div>"
    other = f"<div class=post_message id=post_message_2>{SAID[1]}</div>"
    assert lines("http://www.example.net/showthread.php?t=78", post, other) == [SAID[0], SAID[1]]


def test_what_stands_above_a_threads_headline_is_said_by_nobody() -> None:
    posts = "".join(f"<div class=post_message id=post_message_{n}><p>{text}</p></div>" for n, text in enumerate(SAID))
    html = f"<title>石桥开放了</title><div id=posts><p>看桥吧 关注：33,021 贴子：201,332</p><h1>石桥开放了</h1>{posts}</div>"
    page = dom.parse(html, "http://www.example.net/showthread.php?t=78")
    assert [line.raw for line in content.choose(page, GENERAL).lines] == ["石桥开放了", *SAID]


def test_where_a_forum_marks_the_bodies_of_its_posts_nothing_else_is_said() -> None:
    shop = "<div class=shop><p>选机助手，按用途和价格挑一台。</p><ul><li>轻薄便携</li><li>五千元以下</li><li>一万元以下</li><li>两万元以下</li></ul></div>"
    posts = (
        f"<table><tr><td><p>发表于 2021-3-4 10:0{n}</p><div class=t_f id=postmessage_{n}>{text}</div></td></tr></table>"
        for n, text in enumerate(SAID)
    )
    assert lines("http://club.example.net/thread-30211-1-1.html", shop, *posts) == SAID


def test_links_in_a_post_are_its_own() -> None:
    linked = "<a href=http://a.example/b>http://a.example/b</a>"
    posts = (f"<div id=postmessage_{n}>{text}<br>{linked}</div>" for n, text in enumerate(SAID))
    assert lines("http://bbs.example.net/thread-7-1-1.html", *posts)[:2] == [SAID[0], "http://a.example/b"]


def test_a_thread_begins_with_its_title_for_an_opener_says_no_more_below_it_at_times() -> None:
    page = dom.parse(
        f"<title>石桥开放了</title><h1>石桥开放了</h1><div id=posts>{''.join(f'<div class=reply_content>{t}</div>' for t in ('如题，有人去过吗？', *SAID))}</div>",
        "http://www.example.net/thread-7-1-1.html",
    )
    document = content.choose(page, GENERAL)
    furniture.trim(document)
    assert document.render().split("\n") == ["石桥开放了", "如题，有人去过吗？", *SAID]
    assert document.render_title() == "石桥开放了"


def test_the_name_of_the_site_over_a_thread_is_not_its_title() -> None:
    posts = "".join(f"<div class=reply_content>{text}</div>" for text in SAID)
    page = dom.parse(
        f"<title>石桥街坊 - 石桥哪天重新开放</title><p>石桥街坊</p><div>{posts}</div>", "http://www.example.net/thread-8-1-1.html"
    )
    assert [line.raw for line in content.choose(page, GENERAL).lines] == SAID


def row(number: str, text: str) -> str:
    return f"<div class=item><p>街坊 {number} 2012-5-3 10:22</p><div class=con>{text}</div></div>"


@pytest.mark.parametrize("numbers", [("楼主", "沙发", "板凳"), ("#1", "#2", "#3"), ("0楼", "1楼", "2楼"), ("第1楼", "第2楼", "第3楼")])
def test_posts_counted_from_the_first_thing_said_tell_a_thread_at_any_address(numbers: tuple[str, ...]) -> None:
    counted = "".join(map(row, numbers, SAID))
    assert thread.is_thread(dom.parse(f"<title>石桥开放了</title><h1>石桥开放了</h1>{counted}", "http://www.example.net/a/7.html"))


def test_comments_counted_below_an_article_make_no_thread_of_it() -> None:
    counted = "".join(map(row, ("1楼", "2楼"), SAID[1:]))
    article = f"<title>石桥开放了</title><h1>石桥开放了</h1><div class=text><p>{SAID[0]}</p></div>{counted}"
    assert not thread.is_thread(dom.parse(article, "http://www.example.net/a/7.html"))


@pytest.mark.parametrize(
    ("heading", "is_one"), [("2个回答", True), ("律师解答（2）", True), ("医生回复(2)", True), ("网友评论(2)", False), ("专家解答", False)]
)
def test_a_heading_over_so_many_answers_tells_a_question_at_any_address(heading: str, is_one: bool) -> None:
    answers = "".join(f"<div class=item><p>2012-5-3 10:2{n}</p><div class=con>{text}</div></div>" for n, text in enumerate(SAID[1:]))
    page = dom.parse(
        f"<title>桥开了吗</title><h1>桥开了吗</h1><p>{SAID[0]}</p><h3>{heading}</h3>{answers}", "http://www.example.net/a/7.html"
    )
    assert thread.is_thread(page) is is_one


def test_a_forums_software_and_the_stamps_of_posts_tell_a_thread() -> None:
    stamped = "".join(f"<div class=item><p>街坊 2012-5-3 10:2{n}</p><div class=con>{text}</div></div>" for n, text in enumerate(SAID * 2))
    html = "<title>石桥开放了</title><h1>石桥开放了</h1>{}<p>Powered by {} 8.7</p>"
    told = [thread.is_thread(dom.parse(html.format(stamped, name), "http://www.example.net/a/7.html")) for name in ("phpwind", "Hexo")]
    assert told == [True, False]


def test_the_subject_over_a_post_is_the_threads_title_again() -> None:
    posts = "".join(
        f"<div class=post{n}><b>回复: 石桥开放了</b><div id=message_{n} class=reply_content>{text}</div></div>"
        for n, text in enumerate(SAID)
    )
    assert lines("http://www.example.net/showthread.php?t=79", posts) == SAID


@pytest.mark.parametrize(
    ("html", "label"),
    [
        ("<p><b>街坊</b><span>1年前</span></p>", True),
        ("<p>椿 2月前</p>", True),
        ("<p>3 小时 12 分钟前</p>", True),
        ("<p>我2年前也去过</p>", False),
        ("<p>桥是 3 年前修的，那时还收费。</p>", False),
    ],
)
def test_how_long_ago_somebody_wrote_is_a_label(html: str, label: bool) -> None:
    assert labels.is_label(dom.parse(html).visible[0]) is label


def test_lines_of_one_make_in_which_nobody_speaks_are_left_out() -> None:
    posts = "".join(
        f"<div class=floor><div class=who>{who}</div><div class=rank>老街坊</div><div class=con>{text}</div></div>"
        for who, text in zip(("看桥的", "记账的", "摆渡的"), [*SAID[:2], "我昨天也去了，人很多。"], strict=True)
    )
    assert lines("http://www.example.net/showthread.php?t=80", posts) == [*SAID[:2], "我昨天也去了，人很多。"]


def test_what_its_opener_says_stands_between_the_headline_and_the_replies_however_many_these_are() -> None:
    replies = "".join(f"<div class=reply_content>{SAID[1]}这是第{n}次去了，看门的人还是那一位。</div>" for n in range(12))
    html = f"<title>石桥开放了</title><h1>石桥开放了</h1><div class=box><div class=text>{SAID[0]}</div></div><div class=replies>{replies}</div>"
    page = dom.parse(html, "http://www.example.net/t/81")
    assert [line.raw for line in content.choose(page, GENERAL).lines][:2] == ["石桥开放了", SAID[0]]


def test_an_address_told_in_a_post_is_said() -> None:
    told = ["<p><a href=http://www.example.com/a>http://www.example.com/a</a></p>", "", ""]
    posts = "".join(
        f"<div class=floor><p>街坊 2012-5-{n} 10:2{n}</p><div class=con><p>{text}</p>{told[n]}</div></div>" for n, text in enumerate(SAID)
    )
    assert lines("http://www.example.net/showthread.php?t=82", posts) == [SAID[0], "http://www.example.com/a", *SAID[1:]]


@pytest.mark.parametrize(
    "text",
    [
        "推荐律师服务： 若未解决您的问题，请详细描述",
        "真诚赞赏，手留余香",
        "还没有人赞赏，快来当第一个",
        "看桥的 | 2024-01-06 被采纳",
        "精华",
    ],
)
def test_what_a_site_of_questions_puts_below_an_answer_is_said_by_nobody(text: str) -> None:
    assert labels.is_label(Block(text))


@pytest.mark.parametrize(("name", "is_one"), [("aw-item answer_list_{}", True), ("qa-a-list-item", True), ("comment-item", False)])
def test_names_that_only_a_forums_software_gives_tell_a_thread_without_an_address(name: str, is_one: bool) -> None:
    posts = "".join(f"<div id='{name.format(n)}'><p>{text}</p></div>" for n, text in enumerate(SAID))
    assert thread.is_thread(dom.parse(f"<title>石桥开放了</title><h1>石桥开放了</h1>{posts}")) is is_one


def _answers(bodies: list[str]) -> str:
    """Answers as a site of questions sets them: who speaks, with a line of their own about themselves, and who agrees."""
    return "".join(
        f"<div class=aw-item id=answer_list_{n}><div class=mod-head><p><a class=aw-user-name href=/people/{n}>街坊{n}号</a> - <span>桥边卖了{n}年菜的人</span></p>"
        f"<p>赞同来自: <a class=aw-user-name href=/people/9>看桥的</a></p></div><div class='markitup-box'>{body}</div></div>"
        for n, body in enumerate(bodies)
    )


def test_a_short_answer_is_said_and_who_says_it_is_not() -> None:
    said = ["晚上八点就关了", "没去过", SAID[0]]
    page = _answers(said) + "<div>为什么被折叠? 0 个回复被折叠</div>"
    assert lines("http://www.example.net/wenti/12.html", page) == said


def test_an_article_of_a_site_of_questions_is_no_thread() -> None:
    page = f"<title>石桥开放了</title><div class=aw-article-content><h1>石桥开放了</h1>{_answers(SAID)}</div>"
    assert not thread.is_thread(dom.parse(page, "http://ask.example.net/article/3"))


@pytest.mark.parametrize("text", ["街坊 - 桥边卖菜的", "街坊 · 桥边卖菜的"])
def test_what_somebody_says_of_themselves_behind_their_linked_name_is_no_post(text: str) -> None:
    name, rest = text[:2], text[2:]
    page = dom.parse(f"<p><a class=username href=/u/1>{name}</a>{rest}</p><p><a class=username href=/u/1>{name}</a>：桥上真热闹</p>")
    assert labels.named(page) == {0}


def test_answers_that_are_counted_and_told_by_their_age_are_a_thread() -> None:
    posts = "".join(f"<div class=an><b>街坊{n}</b> <i>{n + 2} 个月前 回答</i><p>{text}</p></div>" for n, text in enumerate(SAID))
    assert thread.is_thread(dom.parse(f"<h1>石桥几点关门</h1><div>3 条回答</div>{posts}"))
    assert not thread.is_thread(dom.parse(f"<h1>石桥几点关门</h1><div>3 条评论</div>{posts}"))
