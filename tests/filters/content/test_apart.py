"""Boxes within an article that are not a part of it."""

import pytest

from filters import content, dom
from filters.content.apart import is_apart
from filters.model import GENERAL

P1 = "The old stone bridge was opened again yesterday, and people may walk across it; carts will have to wait."
P2 = "Masons had worked on it since the spring, stone by stone, with mortar made the way their grandfathers made it."
P3 = "The town will keep the wooden hut at its northern end, where the toll was taken for two hundred years."
CAPTION = "A mason sets the last stone of the bridge, while three of his children look on from the bank of the river."


def chosen(inside: str) -> list[str]:
    html = f"<title>The bridge is open</title><article><h1>The bridge is open</h1><p>{P1}</p>{inside}<p>{P2}</p><p>{P3}</p></article>"
    return [line.raw for line in content.choose(dom.parse(html), GENERAL).lines][1:]


@pytest.mark.parametrize(
    "box",
    [
        f"<figure><figcaption>{CAPTION}</figcaption></figure>",
        f'<div class="wp-caption">{CAPTION}</div>',
        f'<div class="newsletter-signup"><p>{CAPTION}</p></div>',
        f'<div class="author-bio"><p>{CAPTION}</p></div>',
        f'<ul class="gallery"><li>{CAPTION}</li></ul>',
        f'<div id="js-social"><p>{CAPTION}</p></div>',
        '<ul><li><a href="/1">Another bridge, another town</a></li><li><a href="/2">Why the toll was ended</a></li></ul>',
    ],
)
def test_a_box_that_is_apart_is_left_out(box: str) -> None:
    assert chosen(box) == [P1, P2, P3]


def test_an_embedded_post_and_a_box_without_a_telling_name_stay() -> None:
    assert chosen(f'<div class="social-embed"><p>{CAPTION}</p></div>') == [P1, CAPTION, P2, P3]
    assert chosen(f'<div class="c17"><p>{CAPTION}</p></div>') == [P1, CAPTION, P2, P3]


def test_a_box_of_an_articles_weight_stays_whatever_it_is_called() -> None:
    """Names are weak evidence: a box called gallery may hold the article's text."""
    assert chosen(f'<div class="gallery-text"><p>{CAPTION}</p><p>{CAPTION}</p><p>{P2}</p><p>{P1}</p></div>').count(CAPTION) == 2


def test_captions_that_are_the_article_stay() -> None:
    assert CAPTION in chosen("".join(f"<figure><figcaption>{CAPTION}</figcaption></figure>" for _ in range(4)))


@pytest.mark.parametrize(
    ("items", "said"),
    [
        ("<ul><li>oak</li><li>lime</li></ul>", ["oak", "lime"]),
        ("<div><div class=i><b>oak</b> 3</div><div class=i><b>lime</b> 1</div></div>", ["oak 3", "lime 1"]),
    ],
)
def test_a_list_of_words_under_its_heading_stays_where_the_article_goes_on(items: str, said: list[str]) -> None:
    assert chosen(f"<h3>Timber</h3>{items}") == [P1, "Timber", *said, P2, P3]
    assert chosen(items) == [P1, P2, P3]
    assert chosen(f"<h3>Timber</h3>{items.replace('oak', '<a href=/>oak</a>')}") == [P1, "Timber", P2, P3]


def test_times_and_speakers_over_each_paragraph_stay() -> None:
    def told(times: tuple[str, ...]) -> list[str]:
        return chosen("".join(f"<div class=it><div class=t>{time}</div><div class=c>{P3} {time}</div></div>" for time in times))

    times = ("10:01", "10:07", "10:15", "10:31")
    assert told(times) == [P1, *(line for time in times for line in (time, f"{P3} {time}")), P2, P3]
    assert told(("1/4", "2/4", "3/4", "4/4")) == [P1, *(f"{P3} {n}/4" for n in range(1, 5)), P2, P3]
    assert told(("10:01",) * 4) == [P1, *[f"{P3} 10:01"] * 4, P2, P3]


def test_a_table_of_figures_stays_and_one_of_links_goes() -> None:
    row = "<tr><td>{}</td><td>7</td><td>85%</td></tr>"
    names = ["Anna", "Bert", "Carl"]
    assert chosen("<div><table>" + "".join(row.format(name) for name in names) + "</table></div>")[1:4] == ["Anna", "7", "85%"]
    linked = "".join(f'<tr><td><a href="/{name}">{name} of the old bridge</a></td><td><a href="/7">7</a></td></tr>' for name in names)
    assert chosen(f"<div><table>{linked}</table></div>") == [P1, P2, P3]


def test_names_are_searched_as_whole_words_where_they_are_short() -> None:
    assert is_apart("box nav")
    assert not is_apart("knave")
    assert is_apart("nr-cta")
    assert not is_apart("octavo-cover")


def test_short_paragraphs_in_boxes_without_a_name_stay() -> None:
    texts = ["Court of the bridge town", "Number 17", P2, "So ordered.", P3, "The clerk of the court"]
    assert chosen("".join(f"<div>{text}</div>" for text in texts)) == [P1, *texts, P2, P3]
    assert chosen(f"<div>Number 17</div><div>The clerk</div><section><p>{P3}</p></section>") == [P1, P3, P2, P3]


def test_lines_of_code_stay_without_their_numbers() -> None:
    cells = "<td class=gutter><pre>1\n2</pre></td><td class=code><pre>max: 30\nidle: 60</pre></td>"
    assert chosen(f"<figure><table><tr>{cells}</tr></table></figure>") == [P1, "max: 30", "idle: 60", P2, P3]


def test_a_heading_stays_without_its_buttons() -> None:
    assert chosen("<div class=title><h2>The hut</h2><i>play</i><div>edit</div></div>") == [P1, "The hut", P2, P3]
    assert chosen("<div class=title><h2>The hut</h2><div>A list of huts</div></div>") == [P1, P2, P3]


@pytest.mark.parametrize(("day", "stays"), [("2024年10月20日", True), ("二〇二四年", False)])
def test_what_an_article_is_signed_with_stays_at_its_end_alone(day: str, stays: bool) -> None:
    said = "老街的石桥昨天重新开放，行人可以走了，车辆还要再等半个月。" * 3
    signed = f"<div style='text-align:right'>石桥镇修桥处<br>{day}</div>"
    html = "<title>石桥重新开放</title><article><h1>石桥重新开放</h1><div class=text>{}</div></article>"
    lines = [
        [line.raw for line in content.choose(dom.parse(html.format(inside)), GENERAL).lines] for inside in (said + signed, signed + said)
    ]
    assert lines == [[said, "石桥镇修桥处", day] if stays else [said], [said]]


@pytest.mark.parametrize(("above", "stays"), [("<p>石匠用的料有三样，都是山里来的：</p>", True), ("<p>分享</p>", False)])
def test_a_list_without_a_name_below_a_paragraph_in_chinese_is_the_articles(above: str, stays: bool) -> None:
    said = "老街的石桥昨天重新开放，行人可以走了，车辆还要再等半个月。" * 3
    items = ["青石", "麻石", "糯米灰浆"]
    html = f"<title>石桥重新开放</title><article><h1>石桥重新开放</h1><p>{said}</p>{above}<ul>{''.join(f'<li>{i}</li>' for i in items)}</ul><p>{said}</p></article>"
    lines = [line.raw for line in content.choose(dom.parse(html), GENERAL).lines]
    assert (items[0] in lines) is stays
