"""Offers of work beside what the firm and the site say."""

from filters import content, dom
from filters.model import GENERAL

TITLE = "便利店店长"
DUTIES = ["岗位职责：", "负责门店日常排班与交接，安排早晚班人员；", "盘点库存，按周向仓库提交补货单；", "协助新员工熟悉流程。"]
REQUIRED = ["任职要求：", "两年以上门店经验，会用收银系统；", "能适应早晚轮班，做事细心。"]
FIRM = "禾田便利是一家在本市开了四十家门店的连锁便利店，主营早餐、鲜食和日用品，每天凌晨三点从自己的配送中心发车。"
WARNING = "本站提醒：求职过程中请勿缴纳任何费用，索取财物的均属违规，请提高警惕并及时举报。"


def text(*boxes: str) -> list[str]:
    html = f"<title>{TITLE}</title><body><div class=main><h1>{TITLE}</h1>{''.join(boxes)}</div>"
    return [line.raw for line in content.choose(dom.parse(html, "http://www.example.com/a/1.html"), GENERAL).lines if line.raw != TITLE]


def box(*lines: str) -> str:
    return f"<div class=sec>{''.join(f'<p>{line}</p>' for line in lines)}</div>"


def test_the_firm_and_the_site_say_nothing_of_the_offer() -> None:
    offer = [*DUTIES, *REQUIRED]
    assert text(box(*offer), box("公司介绍", FIRM), box("求职安全提示", "请当面核实单位的证件。"), box(WARNING)) == offer
    assert text(box("企业简介", FIRM, FIRM), box(*offer)) == offer


def test_what_stands_in_the_offers_own_box_stays() -> None:
    assert text(box("公司简介", FIRM, *DUTIES, *REQUIRED)) == ["公司简介", FIRM, *DUTIES, *REQUIRED]


def test_duties_that_speak_of_fees_stay() -> None:
    offer = ["岗位职责：招聘新员工，不得向应聘者收取押金；", "维护招聘渠道，控制招聘费用。", "任职要求：面试时不得收取费用，待人诚实。"]
    assert text(box(*offer)) == offer


def test_an_article_that_names_no_duties_keeps_its_lines() -> None:
    story = [FIRM, "门店最多的一条街上有三家，街坊都说早餐热乎，加班回来也能买到饭团。"]
    assert text(box(*story), box("公司介绍", FIRM)) == [*story, "公司介绍", FIRM]
