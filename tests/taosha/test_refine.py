"""`taosha.refine`, the one function for Python."""

from __future__ import annotations

import subprocess
import sys

import taosha

PAGE = (
    "<html><head><title>三号公告</title></head><body><h1>三号公告</h1>" + "<p>这是第三篇文章的正文，讲的是一件事情的经过和结果。</p>" * 12
)


def test_refine_gives_the_article_and_a_verdict() -> None:
    record = taosha.refine(PAGE, url="http://a.example/3.html")
    assert "第三篇文章" in record.text
    assert record.verdict is not None
    assert (record.url, record.site, record.error) == ("http://a.example/3.html", "a.example", "")


def test_text_and_bytes_in_any_encoding_give_the_same_article() -> None:
    texts = {taosha.refine(page).text for page in (PAGE, PAGE.encode(), PAGE.encode("gbk"))}
    assert len(texts) == 1


def test_nothing_at_all_still_gives_a_record() -> None:
    assert taosha.refine("").verdict == "rejected"
    assert taosha.refine(b"\xff\xfe\x00").verdict == "rejected"


def test_importing_taosha_imports_nothing_else() -> None:
    script = "import sys, taosha; print(sorted({'filters', 'pipelines', 'pyarrow', 'scrapy'} & sys.modules.keys()))"
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout == "[]\n"
    assert taosha.__version__
    assert callable(taosha.dataset.files)
