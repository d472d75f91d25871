"""The rest of an article behind a control."""

import pytest

from filters import content, dom
from filters.model import GENERAL, Document, Page

SHOWN = [
    "桥修好以后，对岸的人第一次推着车子过来，车上是新摘的梨和半袋花生。",
    "管桥的老人把木牌翻了过来，上面写着通行二字，字是他自己刻的。",
]
REST = ["到了傍晚，河面上起了风，孩子们还在桥上跑来跑去，谁也不肯先回家。", "听说下个月还要在桥头搭一个棚子，卖茶，也卖两边村里编的竹器。"]


def paragraphs(lines: list[str], attributes: str = "") -> str:
    return "".join(f"<p {attributes}>{line}</p>" for line in lines)


def read(body: str) -> tuple[Page, Document]:
    page = dom.parse(f"<title>修桥记</title><h1>修桥记</h1>{body}<ul><li><a href=/1>首页</a></li></ul>", "http://a.example/1.html")
    return page, content.choose(page, GENERAL)


def lines(body: str) -> list[str]:
    return [line.raw for line in read(body)[1].lines]


@pytest.mark.parametrize(
    "body",
    [
        f"<div class=text>{paragraphs(SHOWN)}<div style='display:none'>{paragraphs(REST)}</div><a href='#'>展开全文</a></div>",
        f"<div class=text>{paragraphs(SHOWN)}{paragraphs(REST, 'style=display:none')}</div><div class=more>点击展开全文</div>",
        f"<div class=text>{paragraphs(SHOWN)}<span>...</span><div hidden>{paragraphs(REST)}</div><button onclick=t()>查看更多</button></div>",
        f"<style>.rest{{display:none}}</style><div>{paragraphs(SHOWN)}<label>展开剩余60%</label><div class=rest>{paragraphs(REST)}</div></div>",
        f"<div><p class=short>{SHOWN[0][:20]}...</p><div class=full style='display:none'>{paragraphs(SHOWN + REST)}</div><a href=#>阅读全文</a></div>",
        f"<div class=text>{paragraphs(SHOWN)}<div style='display:none'>{paragraphs(REST)}</div><script>var a='</p>';</script><i>展开</i></div>",
        f"<div class=text>{paragraphs(SHOWN)}<div class=mask><a href='#'>展开全文</a></div><div hidden>{paragraphs(REST)}</div></div>",
    ],
)
def test_the_rest_goes_on_with_the_article(body: str) -> None:
    page, document = read(body)
    assert [line.raw for line in document.lines] == SHOWN + REST
    assert page.hidden == []
    assert document.hidden_share == 0.0


@pytest.mark.parametrize(
    "body",
    [
        f"<div class=text>{paragraphs(SHOWN)}<div style='display:none'>{paragraphs(REST)}</div></div>",
        f"<div class=text>{paragraphs(SHOWN)}</div><div class=box><div class=tip style='display:none'>{paragraphs(REST)}</div></div><a>展开全文</a>",
        f"<div class=text>{paragraphs(SHOWN)}<div style='text-indent:-9999px'>{paragraphs(REST)}</div><a>展开全文</a></div>",
        f"<div class=text>{paragraphs(SHOWN)}<div style='display:none'>{paragraphs(REST)}</div><p>{SHOWN[0] * 3}</p><a>展开全文</a></div>",
        f"<div class=text>{paragraphs(SHOWN)}<div style='display:none'><p>长按识别二维码。</p></div><a>展开全文</a></div>",
        f"<div class=text>{paragraphs(SHOWN)}<div style='display:none'><p>{'、'.join(['澳门赌场'] * 9)}，{REST[0]}</p></div><a>展开全文</a></div>",
    ],
)
def test_other_hidden_text_stays_hidden(body: str) -> None:
    page, document = read(body)
    told = "".join(line.raw for line in document.lines)
    assert page.hidden
    assert not any(block.text in told for block in page.hidden)


def test_the_control_and_what_the_rest_tells_again_are_left_out() -> None:
    body = f"<div><p>{SHOWN[0]}</p><p>{SHOWN[1][:18]}……</p><p>展开阅读全文</p><div hidden>{paragraphs(SHOWN[1:] + REST)}</div></div>"
    assert lines(body) == SHOWN + REST


ASKED = ["下单以后多久能发货？", "收到的东西破了怎么办？", "可以改收货的地址吗？"]
ANSWERED = ["现货在付款后两天内发出。", "请拍照联系客服，会补发或者退款。", "没有出库的可以改一次，出库的不行。"]


def faq(n: int, attributes: str = "aria-expanded=false", answer: str = "{}") -> list[str]:
    items = "".join(
        f"<div class=item><button {attributes}>{asked}</button><div hidden>{answer.format(text)}</div></div>"
        for asked, text in zip(ASKED[:n], ANSWERED[:n], strict=True)
    )
    html = f"<title>常见问题</title><div class=main><h1>常见问题</h1><p>这里是大家最常问起的几件事，点开来看，没有的请打电话来问。</p>{items}</div>"
    return [line.raw for line in content.choose(dom.parse(html), GENERAL).lines]


def test_questions_in_buttons_stand_before_their_answers() -> None:
    assert faq(3)[-6:] == [text for pair in zip(ASKED, ANSWERED, strict=True) for text in pair]


def test_two_answers_and_buttons_that_fold_nothing_are_not_shown() -> None:
    assert not set(ANSWERED) & set(faq(2))
    assert not {*ASKED, *ANSWERED} & set(faq(3, "type=submit"))


def test_questions_that_are_links_over_hidden_answers_are_the_article_beside_a_menu() -> None:
    menu = "".join(f"<li><a href=/{n}>栏目{n}</a></li>" for n in range(30))
    items = "".join(
        f"<li><a href='javascript:;'>{asked}</a><div style='display:none'>{text}</div></li>"
        for asked, text in zip(ASKED, ANSWERED, strict=True)
    )
    html = f"<title>常见问题</title><div><ul>{menu}</ul></div><div class=main><h2>常见问题</h2><ul>{items}</ul></div>"
    found = [line.raw for line in content.choose(dom.parse(html), GENERAL).lines if line.raw != "常见问题"]
    assert found == [text for pair in zip(ASKED, ANSWERED, strict=True) for text in pair]
