import pytest

from filters.list_pages import goes_on, scripted

LIST = "http://a.example/news/"


@pytest.mark.parametrize(
    ("here", "there", "text"),
    [
        (LIST, LIST + "index_2.htm", "下一页"), (LIST, LIST + "whatever.html", "下一页>"), (LIST, LIST + "x", " 下页 "), (LIST, LIST + "x", "Next »"), (LIST, LIST + "x", "下一頁→"),
        (LIST, LIST + "index_2.htm", "2"), (LIST + "index.html", LIST + "index_1.html", "2"), (LIST + "index_1.html", LIST + "index_2.html", "3"),
        (LIST + "list_12_3.html", LIST + "list_12_4.html", "4"), (LIST + "list_12.html", LIST + "list_12_2.html", "2"),
        (LIST + "?page=2", LIST + "?page=3", "后几页"), (LIST + "?id=7", LIST + "?id=7&page=2", "2"), (LIST, LIST + "?pageNo=2", "2"),
    ],
)  # fmt: skip
def test_a_list_goes_on(here, there, text):
    assert goes_on(here, there, text)


@pytest.mark.parametrize(
    ("here", "there", "text"),
    [
        (LIST, LIST + "20241105_1.html", "本市昨日召开会议"),
        (LIST, LIST + "sport_2.htm", "2"),  # another list
        (LIST + "list_12_3.html", LIST + "list_13_3.html", "体育"),
        (LIST + "?id=7", LIST + "?id=8", "8"),
        (LIST + "?id=7&page=1", LIST + "?id=8&page=2", "2"),
        (LIST, "http://b.example/news/index_2.htm", "下一页"),
        (LIST, LIST + "1.html", "下一页要说的话"),
    ],
)
def test_another_page_is_none_of_the_list(here, there, text):
    assert not goes_on(here, there, text)


@pytest.mark.parametrize(
    ("call", "leads"),
    [
        ('createPageHTML(5, 0, "index", "shtml");', "index_1.shtml"),
        ("createPageHTML('5', '3', 'index', 'htm')", "index_4.htm"),
        ('createPageHTML(5, 4, "index", "shtml");', ""),
        ('createPageHTML(1, 0, "index", "shtml");', ""),
        ("var pages = 5", ""),
    ],
)
def test_a_list_whose_links_a_script_writes(call, leads):
    assert scripted(LIST + "index.shtml", ["var a", call]) == (LIST + leads if leads else "")
