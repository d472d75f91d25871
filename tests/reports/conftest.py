"""A dataset made without a network or the page pipeline: three runs over four sites, findings of every group, hostile texts."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from filters.model import Category, Finding
from pipelines.config import Config
from pipelines.dataset import Dataset
from pipelines.record import Record
from reports.gather import report
from reports.html import render
from tests.reports.tab import CHROMIUM, FLAGS, Tab

# What a page may have in its title, address or text; none of it may run, steer or look like something else.
NAUGHTY = (
    "<script>window.hit=1</script>",
    "</title><script>window.hit=1</script>",
    "</style><script>window.hit=1</script>",
    "</script><script>window.hit=1</script>",
    "--><script>window.hit=1</script>",
    "]]><script>window.hit=1</script>",
    "<img src=x onerror=window.hit=1>",
    "\"><img src=x onerror='window.hit=1'>",
    "' onmouseover='window.hit=1",
    '" autofocus onfocus="window.hit=1',
    "<svg onload=window.hit=1>",
    "<svg><animate onbegin=window.hit=1 attributeName=x>",
    "<iframe srcdoc='<script>parent.hit=1</script>'></iframe>",
    "<math href=javascript:window.hit=1>点我</math>",
    "<a href=javascript:window.hit=1>点我</a>",
    "<base href=http://127.0.0.1:1/>",
    "<meta http-equiv=refresh content='0;url=http://127.0.0.1:1/'>",
    "<link rel=stylesheet href=http://127.0.0.1:1/a.css>",
    "<style>@import 'http://127.0.0.1:1/a.css';</style>",
    "<details open ontoggle=window.hit=1>",
    "<body onload=window.hit=1>",
    "{{ 7*7 }}{% for x in [1] %}{{ x }}{% endfor %}${7*7}#{7*7}",
    "&lt;script&gt;window.hit=1&lt;/script&gt;",
    "&#60;script&#62;window.hit=1&#60;/script&#62;",
    "javascript:window.hit=1",
    "data:text/html,<script>window.hit=1</script>",
    "\u202e倒过来写的标题\u202c",
    "\u2066隔离\u2069\u200f右\u200e左",
    "\x1b[2J\x1b[31m红色终端\x1b[0m\x1b]0;改窗口标题\x07",
    "\x9b31m单字节控制\x08\x08\x08",
    "零\u200b宽\u200c字\ufeff符\u00ad",
    "空\x00字符\x01\x02",
    "换行\r\n制表\t垂直\x0b换页\x0c",
    "行分隔\u2028段分隔\u2029下一行\x85",
    '=HYPERLINK("http://127.0.0.1:1/","点")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    "[red]rich[/red] [link=http://127.0.0.1:1/]x[/link] [/] [bold",
    "'); DROP TABLE pages; --",
    "`${window.hit=1}` \\u003cscript\\u003e",
    "👩‍👩‍👧‍👦🏳️‍🌈🇨🇳✈️",
    "Z̷̢͇a̸l̵g̶o̴" * 8,
    "很长" * 400,
    "W" * 900,
    "𠜎𠜱𡿺𤭢 鎗炮 漢字",
    "ＡＢＣ　全角＜ｓｃｒｉｐｔ＞",
)
HEADER = "手机无码天天射天天爽,ww亚洲在线观看,成人免费视频,免费在线看黄网站,婷婷丁香激情"
BRAND = "_开云官网登录入口"
PARAGRAPH = "消费者在签订合同之前应当仔细阅读条款，并保留往来的书面记录，以便在发生争议时作为依据。"
STARTED = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)


def page(site: str, number: int, title: str = "", body: Iterable[str] = (), **values: object) -> Record:
    """One article as refining leaves it."""
    lines = list(body) or [f"{site}第{number}篇。{PARAGRAPH}", PARAGRAPH]
    url = str(values.pop("url", f"http://{site}/news/{number}.html?from=list&tel=13800138000"))
    title = title or f"关于做好第{number}次年度检查工作的通知"
    text = "\n".join(lines)
    record = Record(
        doc_id=hashlib.blake2b((url or text).encode("utf-8", "replace"), digest_size=8).hexdigest(),
        source_id=url,
        url=url,
        site=site,
        http_status=200,
        warc_file=f"warc/{site}.warc.gz",
        warc_offset=1024 * number,
        title=title,
        title_raw=title,
        text=text,
        text_raw=text,
        n_chars=len(text),
        lang="zh-Hans",
        q_han_share=0.9,
        q_mean_line_chars=15.0,
        q_entropy=4.5,
        content_hash=hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).hexdigest(),
        cloak="none",
    )
    for name, value in values.items():
        setattr(record, name, value)
    return record


def finding(category: Category, evidence: str, **values: object) -> Finding:
    """One finding at the beginning of a line."""
    placed = {"line": 0, "start": 0, "end": len(evidence)} if values.get("field", "text") in ("text", "title") else {}
    return Finding(
        **{
            "category": category,
            "rule": f"{category.group}.made",
            "field": "text",
            "evidence": evidence,
            "explanation": "made for a test",
            "score": 0.9,
            **placed,
            **values,
        }  # type: ignore[arg-type]
    )


def hijacked(site: str, number: int, header: str = HEADER, **values: object) -> Record:
    """An article with an injected header as its first line and in its title."""
    title = f"{header[:20]}_年度检查工作的通知"
    record = page(site, number, title, [header, f"第{number}篇。{PARAGRAPH}", PARAGRAPH], **values)
    record.text = "\n".join(record.text_raw.split("\n")[1:])
    payload = hashlib.blake2b(header.encode("utf-8", "replace"), digest_size=4).hexdigest()
    record.flags = [
        finding(Category.ADULT, header, action="excised", payload=payload, score=0.98, canonical=header),
        finding(Category.ADULT, header[:20], action="excised", field="title", payload=payload, score=0.97),
    ]
    return record


def cloaked(site: str, number: int) -> Record:
    """An article that was converted, with a torn place that was put right, a gap that was not, and a phone number."""
    lines = [f"催收是指對逾期債務(wù)進(jìn)行追償?shù)男袨?。第{number}段。", "聯(lián)系電話███████████，中國 為維護秩序。"]
    record = page(site, number, body=lines, cloak="pinyin", n_repairs=3, n_unresolved=1, repair_confidence=0.92, n_phone=1)
    torn = "追償?shù)男袨?。"
    record.flags = [
        finding(Category.CLOAK_PINYIN, "債務(wù)", start=8, end=15, action="repaired", score=0.8, explanation="2 annotations stripped"),
        finding(
            Category.BYTESHIFT,
            torn,
            start=lines[0].index(torn),
            end=lines[0].index(torn) + len(torn),
            action="repaired",
            replacement="追償的行為。",
            confidence=0.92,
        ),
        finding(Category.GAP, " ", line=1, start=lines[1].index(" "), end=lines[1].index(" ") + 1, score=0.2),
        finding(
            Category.PHONE, "█" * 11, line=1, start=lines[1].index("█"), end=lines[1].index("█") + 11, action="masked", replacement="[电话]"
        ),
    ]
    return record


def first_run() -> list[Record]:
    """Four sites, most of them well."""
    rows = [page(site, n) for site in ("law.example", "health.example", "farm.example") for n in range(8)]
    rows += [hijacked("farm.example", n) for n in range(20, 23)]
    rows += [cloaked("law.example", n) for n in range(30, 32)]
    rows.append(page("health.example", 40, "短", ["太短。"]))
    rows.append(page("health.example", 41, error="the server closed the connection", text="", text_raw="", http_status=502))
    return rows


def second_run() -> list[Record]:
    """The health site was broken into since."""
    rows = [hijacked("health.example", n, fetched_at=STARTED + timedelta(days=1)) for n in range(3)]
    spam = page(
        "farm.example",
        50,
        "开云体育_官网入口",
        ["开云体育官网登录入口，注册送礼。"] * 3,
        outbound_hosts=["kaiyun.example", "beian.example"],
    )
    spam.flags = [
        finding(Category.SPAM_PAGE, "开云体育官网登录入口", score=1.0),
        finding(Category.GAMBLING, "开云体育官网登录入口", line=1, score=0.95),
    ]
    hidden = page("farm.example", 51, hidden_share=0.37, outbound_hosts=["kaiyun.example"])
    hidden.flags = [
        finding(Category.HIDDEN_TEXT, "在线观看 免费视频 " * 4, field="hidden", score=0.7),
        finding(Category.HIDDEN_LINKS, "澳门新葡京 http://kaiyun.example/", field="links", score=0.8),
    ]
    brand = page("law.example", 52, f"合同纠纷的处理办法{BRAND}")
    brand.title = "合同纠纷的处理办法"
    brand.flags = [
        finding(Category.GAMBLING, BRAND, field="title", start=9, end=9 + len(BRAND), action="excised", score=0.83, payload="beef0001")
    ]
    return [*rows, spam, hidden, brand]


def hostile_run() -> list[Record]:
    """Each naughty string as title, text, evidence, replacement, rule, site and address."""
    rows = []
    for n, text in enumerate(NAUGHTY):
        line = text.replace("\n", " ")
        record = page(
            f"naughty{n % 3}.example",
            n,
            line,
            [f"{line} {PARAGRAPH}", PARAGRAPH, line],
            url=f"http://naughty.example/{n}?q={text}&mail=a.b@c.example",
        )
        record.title_raw = line
        record.outbound_hosts = [line[:60]]
        record.flags = [
            finding(Category.OTHER, line, canonical=line, action="flagged", payload=f"p{n % 5}", explanation=line, rule=line[:80]),
            finding(Category.HIDDEN_SCRIPT, line, field="script", explanation=line),
            finding(Category.MOJIBAKE, line[:10], action="repaired", replacement=line, start=0, end=len(line[:10])),
        ]
        rows.append(record)
    rows.append(page("<b>site</b>\x1b[31m", 99, flags=[finding(Category.OTHER, "x" * 5000, line=7)]))
    return rows


def store(out: Path, *runs: Iterable[Record], days: int = 1) -> Path:
    """Write runs into a dataset, a day apart."""
    for number, rows in enumerate(runs):
        with Dataset(out).begin("crawl", Config.default(), run_id=f"run-{number + 1}") as run:
            for at, record in enumerate(rows):
                record.fetched_at = record.fetched_at or STARTED + timedelta(days=days * number, seconds=at)
                record.input_key = hashlib.blake2b(f"{number} {at}".encode(), digest_size=16).digest()
                run.add(record)
            run.finish(0)
    return out


@pytest.fixture(scope="session")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two runs: the second finds three pages of one site broken into."""
    return store(tmp_path_factory.mktemp("made") / "data", first_run(), second_run())


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three runs: the third is full of hostile texts."""
    return store(tmp_path_factory.mktemp("made") / "hostile", first_run(), second_run(), hostile_run())


@pytest.fixture(scope="session")
def make() -> SimpleNamespace:
    """What records are made with."""
    return SimpleNamespace(
        page=page,
        finding=finding,
        hijacked=hijacked,
        cloaked=cloaked,
        first_run=first_run,
        second_run=second_run,
        STARTED=STARTED,
        NAUGHTY=NAUGHTY,
    )


@pytest.fixture
def stored(tmp_path: Path) -> Callable[..., Path]:
    """Makes a dataset of given records."""
    return lambda *runs: store(tmp_path / "data", *runs)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium without a window."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def files(hostile: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The addresses of a hostile report in both languages."""
    folder = tmp_path_factory.mktemp("html")
    for language in ("zh", "en"):
        (folder / f"{language}.html").write_text(render(report(hostile, language)), "utf-8")  # type: ignore[arg-type]
    return {language: (folder / f"{language}.html").as_uri() for language in ("zh", "en")}


@pytest.fixture
def tab(browser: Any, files: dict[str, str]) -> Iterator[Tab]:
    """The English report at 1280 pixels."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    yield Tab(context.new_page(), files["en"])
    context.close()
