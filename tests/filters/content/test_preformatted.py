"""Articles in <pre>."""

from filters import content, dom
from filters.model import GENERAL

TYPED = "    馄饨担子是从巷子那一头来的，先听见竹梆子，\n再看见一团热气，热气里有一盏灯。\n\n    下雨的夜里，生意反而好。"


def chosen(html: str) -> list[str]:
    return [line.raw for line in content.choose(dom.parse(f"<title>雨夜的馄饨担</title><body>{html}"), GENERAL).lines]


def test_what_stands_around_the_typed_text_is_none_of_it() -> None:
    head = "<h1>雨夜的馄饨担</h1><b>林渡</b> <i>Thu May 15 21:40:08 CST 2014</i><ul><li>Previous message: 梆子</ul><hr>"
    assert chosen(f"{head}<pre>{TYPED}</pre><hr><p>回目录</p>") == [line.strip() for line in TYPED.split("\n") if line]


def test_code_among_paragraphs_leaves_these() -> None:
    paragraph = "这段脚本每天夜里跑一次，把当天的照片按时辰分到各个文件夹里，跑完写一行日志。"
    assert chosen(f"<h1>雨夜的馄饨担</h1><p>{paragraph}</p><pre>a=1\nb=2\nc=3</pre><p>{paragraph}完。</p>")[-1] == f"{paragraph}完。"
