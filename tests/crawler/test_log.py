import logging

from crawler.log import PlainLines, plain


def test_control_characters_are_shown_as_escapes():
    assert plain("a\x1b[2Jb\rc\x9bd\u202ee") == "a\\x1b[2Jb\\rc\\x9bd\\u202ee"
    assert plain("新闻 é") == "新闻 é"


def test_a_line_from_outside_cannot_begin_a_log_line():
    assert plain("one\n2026-01-01 fake") == "one\n    2026-01-01 fake"


def test_a_record_is_made_plain_with_its_arguments():
    record = logging.LogRecord("x", logging.INFO, "", 0, "got %s", ("\x07",), None)
    assert PlainLines().filter(record)
    assert record.getMessage() == "got \\x07"
