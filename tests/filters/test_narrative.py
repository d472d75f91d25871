"""Programs and tables in an article are set aside before its language and its quality are told."""

from filters import dom, language, narrative
from filters.content import choose
from filters.line import Line
from filters.model import GENERAL, Document, RawPage
from filters.segment import JIEBA
from filters.segment import segment as cut
from pipelines.page import refine
from pipelines.policy import Policy, decide

PROSE = "要把日志按天切分，只要在配置里加上这几行，然后让进程重新读一次。\n重启之后可以看到昨天的文件已经改了名字。"
CODE = 'logger = logging.getLogger("daily")\nhandler = TimedRotatingFileHandler("app.log", when="midnight", backupCount=7)\nlogger.addHandler(handler)'


def segment(text: str) -> list[str]:
    return cut(text, JIEBA)


def document(*lines: tuple[str, str]) -> Document:
    return Document(Line(""), [Line(raw, tag) for text, tag in lines for raw in text.split("\n")])


def aside(made: Document) -> tuple[str, list[str]]:
    text = made.render()
    return narrative.of(made, text, segment(text))


def test_lines_of_a_program_are_set_aside_with_their_words() -> None:
    first, second = PROSE.split("\n")
    assert aside(document((first, "p"), (CODE, "pre"), (second, "p"))) == (PROSE, segment(PROSE))


def test_the_same_lines_outside_pre_are_left() -> None:
    made = document((PROSE, "p"), (CODE, "p"))
    assert aside(made) == (made.render(), segment(made.render()))


def test_prose_and_remarks_that_are_typed_in_pre_are_no_program() -> None:
    assert aside(document((PROSE, "pre"), ("# 每天零点切分一次\n" + CODE, "pre")))[0] == PROSE + "\n# 每天零点切分一次"


def test_a_line_is_a_program_where_less_than_half_of_it_is_han() -> None:
    assert aside(document((PROSE, "p"), ("注释 ab", "pre")))[0] == PROSE + "\n注释 ab"
    assert aside(document((PROSE, "p"), ("注释 abc", "pre")))[0] == PROSE


def test_where_little_is_said_beside_it_the_program_is_what_there_is_to_go_by() -> None:
    said = "字" * narrative.SAID
    assert aside(document((said, "p"), (CODE, "pre")))[0] == said
    assert aside(document((said[1:], "p"), (CODE, "pre")))[0] == said[1:] + "\n" + CODE


def test_white_space_of_all_kinds_moves_no_word() -> None:
    spaced = "先 看\u3000这里\xa0再看那里，中间 隔着　许多种空白，一个词也不能少。"
    made = document(("x =\t1\x1f2\u20283", "pre"), (spaced, "p"), (CODE, "pre"), (PROSE, "p"))
    assert aside(made) == (f"{spaced}\n{PROSE}", segment(f"{spaced}\n{PROSE}"))


def test_an_article_of_mostly_code_is_chinese_and_kept() -> None:
    listing = "".join(f'<span class="line">    result_{k} = compute(values[{k}], weights[{k}], bias)</span>\n' for k in range(120))
    numbers = "\n".join(map(str, range(1, 121)))
    paragraphs = "".join(
        f"<p>{text}</p>" for text in (PROSE + "这样的写法在大多数机器上都能用，不需要另外安装什么，也不会影响别的服务。").split("\n")
    )
    figure = (
        f'<figure><table><tr><td class="gutter"><pre>{numbers}</pre></td><td class="code"><pre>{listing}</pre></td></tr></table></figure>'
    )
    html = f"<title>日志按天切分</title><article><h1>日志按天切分</h1>{paragraphs}{figure}</article>"
    record = refine(RawPage(html.encode(), url="http://a.example/p/1.html"))
    decide(record, Policy.load())
    assert (record.lang, record.verdict) == ("zh-Hans", "clean")
    assert "result_7 = compute" in record.text
    assert record.q_prose_chars < 200 < record.n_chars
    assert record.q_han_share > 0.8


def test_an_english_page_with_a_chinese_name_stays_english() -> None:
    english = "<p>The committee met on Tuesday and agreed to publish its findings before the end of the year, said the chair.</p>" * 8
    page = dom.parse(f"<title>x</title><article><h1>北京</h1>{english}<pre>{CODE}</pre></article>", "http://a.example/1.html")
    made = choose(page, GENERAL)
    assert language.of(aside(made)[0]).lang == "en"


def test_formulas_and_addresses_in_a_sentence_are_set_aside() -> None:
    said = "试验的全体结果{}称为样本空间，它的任一子集{}称为事件，两两不交时概率相加，详见{}。"
    plain = said.format("", "", "")
    for first, second, third in (("$S$", "$E_{1} \\subset S$", "https://a.example/p?id=7"), (r"\(S\)", "$$E$$", r"\[x^2\]")):
        text = said.format(first, second, third)
        assert aside(document((text, "p"))) == (plain, segment(plain))


def test_prices_are_no_formula_and_a_page_of_formulas_is_what_it_is() -> None:
    for text in ("这一种从$20涨到$25，那一种原来$30，现在是$28，邮费另算，两件以上免邮费。", "求导：$(u+v)' = u' + v'$"):
        assert told(text) == text


NOTICE = (
    "中心在三家银行各开了一个账户，交款时请看清户名和账号，多缴的款项会在十个工作日以内原路退回。"
    "每家投标单位都有一个专用的子账户，开标以后由系统统一退款，不必到窗口办理；遇到特殊情况，请先打电话给财务科说明原因，再把材料送来。"
)


def table(cells: int, figures: int, length: int = 8) -> str:
    return "\n".join(("账号" + "7" * length if k < figures else "城东支行营业部的账户")[:length] for k in range(cells))


def told(*texts: str) -> str:
    return aside(document(*((text, "p") for text in texts)))[0]


def test_cells_with_figures_are_set_aside_where_sentences_stand_beside_them() -> None:
    assert told(NOTICE, table(narrative.CELLS, 2)) == NOTICE
    assert told(NOTICE, table(narrative.CELLS, 2), NOTICE[:40], table(24, 8)) == f"{NOTICE}\n{NOTICE[:40]}"


def test_too_few_cells_too_few_figures_and_longer_lines_are_no_table() -> None:
    for rows in (table(narrative.CELLS - 1, 2), table(narrative.CELLS, 1), table(narrative.CELLS, 9, narrative.MAX_CELL + 1)):
        assert told(NOTICE, rows) == f"{NOTICE}\n{rows}"
    assert told(NOTICE, table(narrative.CELLS, narrative.CELLS, narrative.MAX_CELL)) == NOTICE


def test_a_table_with_few_words_beside_it_is_what_the_page_is_about() -> None:
    said = "表" * (narrative.SENTENCES - 1) + "。"
    assert told(said, table(20, 10)) == said
    assert told(said[1:], table(20, 10)) == f"{said[1:]}\n{table(20, 10)}"


def test_a_notice_with_a_long_table_is_kept() -> None:
    rows = "".join(
        f"<tr><td><p>{bank}</p></td><td><p>投标保证金账户</p></td><td><p>3225019890580000{k:04}</p></td><td><p>城东支行</p></td></tr>"
        for k, bank in enumerate(["建设银行", "宁波银行", "农业银行"] * 8)
    )
    html = f"<title>关于账户的说明</title><div><h1>关于账户的说明</h1><p>{NOTICE}</p><table>{rows}</table></div>"
    record = refine(RawPage(html.encode(), url="http://a.example/p/1.html"))
    decide(record, Policy.load())
    assert (record.verdict, record.reasons) in (("clean", []), ("cleaned", ["pii.bank_card"]))
    assert "宁波银行" in record.text
