"""Elements that are called author, nickname or the like."""

from filters.dom.signs import signs


def test_a_class_is_judged_by_its_words() -> None:
    assert signs("UserLink AuthorInfo-name")
    assert signs("wgt-replyer-all-uname")
    assert not signs("author-avatar")
    assert not signs("comment-author")
    assert not signs("title")
