"""What the page itself says, held against its runs."""

from filters.injection.lines.article import Article
from filters.injection.lines.sheet import Sheet
from filters.line import Line
from filters.model import Category


def sheet(*lines):
    return Sheet([(field, 0, Line(text)) for text, field in lines])


def test_the_article_vouches_for_what_its_running_text_says():
    prose = sheet(("冷链运输的网点布局需要考虑仓储成本。", "text"))
    article = Article(prose)
    assert article.overlap("冷链运输") == 1
    assert article.overlap("百家乐开户") == 0
    assert Article(prose, taken=[(prose[0], 0, 4)]).overlap("冷链运输") == 0


def test_a_name_that_ends_like_a_brand_surprises_where_the_article_is_about_something_else():
    rice, sport = (Article(sheet((text, "text"))) for text in ("水稻插秧前要做好秧田的水分管理。", "球队在联赛中赢得了关键的比赛。"))
    assert rice.surprised_by("海德体育")
    assert not sport.surprised_by("海德体育")
    assert not rice.surprised_by("海德农业")


def test_words_of_honest_discourse_are_found_in_text_and_title():
    article = Article(sheet(("警方通报", "title"), ("民警提醒大家远离网络赌博的骗局。", "text")))
    assert set(article.discourse(Category.GAMBLING)) >= {"民警", "警方"}


def test_what_explains_a_name_is_looked_for_once():
    class Counted(str):
        times = 0

        def replace(self, *names):
            Counted.times += 1
            return super().replace(*names)

    article = Article(sheet(("社区里的棋牌室周末开放,老人们在棋牌室里下象棋。", "text")))
    article.__dict__["prose"] = Counted(article.prose)
    assert [article.explains("海德棋牌") for _ in range(9)] == [True] * 9
    assert Counted.times == 1
