"""Recipes: ingredients and hints in boxes beside the steps."""

from filters import content, dom
from filters.model import GENERAL

TITLE = "冬瓜炖排骨"
STEPS = [
    "冬瓜去皮去瓤，切成两厘米厚的大块，放进淡盐水里泡十分钟。",
    "锅里放一勺油，姜片和葱段下锅煸出香味，再倒进排骨翻炒到变色。",
    "加开水没过排骨，大火烧开后撇去浮沫，转小火炖四十分钟。",
    "放入冬瓜块，再炖十五分钟，等冬瓜变得透明就可以了。",
]
NEEDED = "<div class=mats><div class=t>主料</div><div><a href=/f/1>排骨</a>500克</div><div><a href=/f/2>冬瓜</a>800克</div></div>"
HINTS = "<div class=notes><div class=t>小贴士</div><div>冬瓜不要切得太小，不然容易炖化。</div></div>"
OTHERS = "<div class=side><h3>热门菜谱</h3><ul><li><a href=/2>清炒藕片</a></li><li><a href=/3>醋溜白菜</a></li></ul></div>"


def text(above: str, below: str) -> list[str]:
    steps = "".join(f"<p>{step}</p>" for step in STEPS)
    html = f"<title>{TITLE}</title><body><div class=main><h1>{TITLE}</h1><div class=info>林晓禾 2023-03-01</div>{above}<div class=editor>{steps}</div>{below}</div>{OTHERS}"
    return [line.raw for line in content.choose(dom.parse(html, "http://www.example.com/a/1.html"), GENERAL).lines if line.raw != TITLE]


def test_what_is_needed_and_the_hints_are_the_recipes_own() -> None:
    assert text(NEEDED, HINTS) == ["主料", "排骨500克", "冬瓜800克", *STEPS, "小贴士", "冬瓜不要切得太小，不然容易炖化。"]


def test_what_is_needed_may_stand_behind_the_steps() -> None:
    assert text("", NEEDED) == [*STEPS, "主料", "排骨500克", "冬瓜800克"]


def test_what_is_needed_may_stand_between_an_introduction_and_the_steps() -> None:
    told = "<div class=editor><p>冬瓜排骨汤清淡不腻，是我们家夏天常炖的一锅汤，做起来一点也不难。</p></div>"
    assert text(told + NEEDED, "")[1:4] == ["主料", "排骨500克", "冬瓜800克"]


def test_either_may_be_a_line() -> None:
    above, below = "用料：排骨500克、冬瓜800克", "小贴士：冬瓜不要切得太小。"
    assert text(f"<div class=mat>{above}</div>", f"<div class=ts>{below}</div>") == [above, *STEPS, below]


def test_hints_beside_what_is_no_recipe_are_left_alone() -> None:
    assert text("", HINTS) == STEPS
