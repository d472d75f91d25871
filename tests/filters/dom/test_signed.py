"""Elements that are called author, nickname or the like."""

from filters.dom.signed import is_signed


def test_a_class_is_judged_by_its_words() -> None:
    assert is_signed("UserLink AuthorInfo-name")
    assert is_signed("wgt-replyer-all-uname")
    assert not is_signed("author-avatar")
    assert not is_signed("comment-author")
    assert not is_signed("title")
