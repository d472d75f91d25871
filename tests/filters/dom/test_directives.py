import pytest

from filters.dom.directives import of_headers, of_meta


@pytest.mark.parametrize(
    ("text", "orders"),
    [
        ("noindex", {"noindex"}), ("NoIndex , NOFOLLOW", {"noindex", "nofollow"}), ("none", {"noindex", "nofollow"}), ("all", set()),
        ("index, follow", set()), ("max-image-preview:none", set()), ("noarchive, max-snippet:-1, nofollow", {"nofollow"}), ("", set()),
        ("noindexes", set()),
    ],
)  # fmt: skip
def test_an_order_is_a_whole_word_of_the_list(text, orders):
    assert of_meta({"robots": text}) == orders
    assert of_headers([("x-robots-tag", text)]) == orders


@pytest.mark.parametrize(
    ("value", "orders"),
    [
        ("googlebot: noindex", set()),
        ("otherbot: noindex, nofollow", set()),
        ("taosha: noindex", {"noindex"}),
        ("Taosha:none", {"noindex", "nofollow"}),
        ("unavailable_after: 25 Jun 2010 15:00:00 PST, noindex", {"noindex"}),
    ],
)
def test_a_header_for_another_robot_does_not_bind_us(value, orders):
    assert of_headers([("content-type", "noindex"), ("x-robots-tag", value)]) == orders


def test_all_headers_count():
    assert of_headers([("x-robots-tag", "nofollow"), ("x-robots-tag", "googlebot: none"), ("x-robots-tag", "noindex")]) == {
        "noindex",
        "nofollow",
    }


def test_meta_may_name_us():
    assert of_meta({"taosha": "nofollow", "googlebot": "noindex"}) == {"nofollow"}
