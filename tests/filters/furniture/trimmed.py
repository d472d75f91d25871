"""Paragraphs of prose, and what is left of lines when their furniture is trimmed."""

from filters import furniture
from filters.line import Line
from filters.model import Document, Metadata

P1 = "昨天下午，区里的老街改造工程正式开工，第一批施工人员已经进场，预计工期为六个月。"
P2 = "按照设计，街面将铺设透水砖，两侧的老房子只修不拆，原有的木门窗会请老师傅照原样修补。"
E1 = "The old stone bridge was opened again yesterday, and people may walk across it; carts will have to wait."
E2 = "Masons had worked on it since the spring, stone by stone, with mortar made the way their grandfathers made it."


def document(*lines: str | Line, title: str = "", section: str = "") -> Document:
    return Document(Line(title, "title"), [x if isinstance(x, Line) else Line(x) for x in lines], metadata=Metadata(section=section))


def trimmed(*lines: str | Line, title: str = "", section: str = "") -> list[str]:
    page = document(*lines, title=title, section=section)
    furniture.trim(page)
    return page.render().split("\n")
