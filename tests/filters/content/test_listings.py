"""Listings of code and the numbers beside them."""

import pytest

from filters import content, dom
from filters.content import listings
from filters.model import GENERAL

BEFORE = "把水位写进文件之前，先看看桥下的尺子有没有换过。"
AFTER = "跑完之后文件里就有三行，一行是一天，最后一行是今天早上的。"
CODE = ["import sys", "for day in range(3):", "    print(day, sys.argv[1])"]
HEXO = "<figure class='highlight'><table><tr><td class=gutter><pre>{n}</pre></td><td class=code><pre>{c}</pre></td></tr></table></figure>"
HUGO = (
    "<div class=highlight><table class=lntable><tr><td class=lntd><pre><code>{n}</code></pre></td>"
    "<td class=lntd><pre><code>{c}</code></pre></td></tr></table></div>"
)
WRAPPED = (
    "<table><tr><td class='gutter hljs'><div class=code-wrapper><pre>{n}</pre></div></td>"
    "<td class=code><div class=code-wrapper><pre>{c}</pre></div></td></tr></table>"
)
PLAIN = "<table><tr><td class=gutter>{d}</td><td class=code><div class=container>{e}</div></td></tr></table>"


def lines(inner: str) -> list[str]:
    page = dom.parse(f"<title>水位尺</title><h1>水位尺</h1><div class=wen>{inner}</div>")
    return [line.raw for line in content.choose(page, GENERAL).lines]


def listing(markup: str, code: list[str]) -> str:
    numbers = [str(n) for n in range(1, len(code) + 1)]
    boxes = ("".join(f"<div>{text}</div>" for text in column) for column in (numbers, code))
    return markup.format(n="\n".join(numbers), c="\n".join(code), **dict(zip("de", boxes, strict=True)))


@pytest.mark.parametrize("markup", [HEXO, HUGO, WRAPPED, PLAIN])
def test_code_is_kept_whole_and_without_its_numbers(markup: str) -> None:
    said = lines(f"<p>{BEFORE}</p>{listing(markup, CODE)}<p>{AFTER}</p>")
    assert said == [BEFORE, *(text.strip() for text in CODE), AFTER]


def test_a_listing_of_one_line_has_its_number_left_out_too() -> None:
    assert lines(f"<p>{BEFORE}</p>{listing(HEXO, CODE[:1])}<p>{AFTER}</p>") == [BEFORE, CODE[0], AFTER]


def test_much_code_with_few_words_is_the_article() -> None:
    menu = "<ul>" + "".join(f"<li><a href=/{n}>第{n}座桥上的水位和尺子</a>" for n in range(9)) + "</ul>"
    code = [f"x{n} = read({n})" for n in range(40)]
    page = dom.parse(
        f"<title>读桥下的水位尺</title><div>{menu}</div><div class=b><h1>读桥下的水位尺</h1>{listing(HEXO, code)}</div><div>{menu}本站由河边的人写成，欢迎来信。</div>"
    )
    assert [line.raw for line in content.choose(page, GENERAL).lines][-40:] == code


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><td><p>1</p><p>3</p><p>4</p></td><td><p>甲</p><p>乙</p><p>丙</p></td></tr></table>",  # no counting
        "<table><tr><td>1</td><td>2</td><td>3</td></tr></table>",  # columns of one cell each
        "<table><tr><td><pre>1\n2</pre></td><td>甲</td></tr></table>",  # beside no code
        "<table><tr><td><p>1</p><p>2</p><p>3</p></td></tr></table>",  # beside nothing
    ],
)
def test_other_numbers_are_no_gutter(table: str) -> None:
    assert listings.find(dom.parse(table)).numbers == set()


def test_a_long_listing_is_not_the_article_without_what_stands_around_it() -> None:
    code = [f"level{n} = read_the_level_of_the_bridge({n})" for n in range(40)]
    said = [BEFORE, "先看尺子", "再看水位", *code, AFTER]
    links = "".join(f"<p><a href=http://a.example/{n}>别处讲水位尺的文章之{n}</a></p>" for n in range(9))
    body = f"<p>{BEFORE}</p><h2>先看尺子</h2><p>再看水位</p>{listing(HEXO, code)}<p>{AFTER}</p>{links}"
    page = dom.parse(f"<title>水位尺怎么读</title><article><h1>水位尺怎么读</h1><div class=content id=content>{body}</div></article>")
    assert [line.raw for line in content.choose(page, GENERAL).lines][: len(said)] == said


def test_a_box_that_adds_nothing_but_the_name_of_a_language_is_not_what_stands_around_a_listing() -> None:
    code = "<br>".join(f"length = measure(bridge, {n}, unit='chi')" for n in range(30))
    numbers = "<br>".join(map(str, range(1, 31)))
    listing = f"<div class=wrap><div class=lang>python</div>{HEXO.format(n=numbers, c=code)}</div>"
    html = f"<title>石桥有多长</title><div class=x><p>1.石匠量了三次</p><p>2.都记在账本里</p>{listing}<p>{AFTER[:10]}。</p></div>"
    assert [line.raw for line in content.choose(dom.parse(html), GENERAL).lines][:2] == ["1.石匠量了三次", "2.都记在账本里"]
