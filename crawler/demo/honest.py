"""The honest half of the site: plain articles in every style and encoding, and those that only look like spam."""

from __future__ import annotations

from typing import Final

from crawler.demo.entry import Dress, Entry
from crawler.demo.payloads import replaced
from crawler.demo.truth import Truth

PLAIN: Final = Truth(verdict="clean")
_EITHER: Final = ("duplicate.exact", "duplicate.near")  # of two copies the one that is fetched later is the duplicate


def _plain(kind: str, crawl: str = "") -> Truth:
    return Truth(kind=kind, verdict="clean", crawl=crawl)


NEWS: Final[tuple[Entry, ...]] = (
    Entry(path="/news/bridge.html", article="bridge-repair", layout="paragraphs", truth=PLAIN),
    Entry(path="/news/night-bus.html", article="night-bus", layout="paragraphs", truth=PLAIN),
    Entry(path="/news/study-room.html", article="study-room", layout="paragraphs", truth=PLAIN),
    Entry(
        path="/news/market.html",
        article="market-makeover",
        layout="paragraphs",
        truth=Truth(table="", twin="/ziliao/market-2.html", may=_EITHER),
    ),
    Entry(path="/news/lift.html", article="old-lift", layout="paragraphs", truth=PLAIN),
    Entry(path="/news/flood-drill-0516.html", article="flood-drill", layout="paragraphs", truth=_plain("feed only", "feed"), listed=False),
    Entry(
        path="/news/2024/0609/archive.html",
        article="archive-open",
        layout="paragraphs",
        truth=_plain("sitemap only", "sitemap"),
        listed=False,
    ),
    Entry(
        path="/news/lottery-funds.html",
        article="lottery-funds",
        layout="paragraphs",
        truth=_plain("hard negative: official lottery", "robots sitemap"),
        listed=False,
    ),
    Entry(path="/news/lake.html", article="lake-dredging", layout="paragraphs", truth=_plain("slow page", "slow"), delay=1.5),
    Entry(path="/news/museum-night.html", article="museum-night", layout="paragraphs", truth=_plain("redirect", "redirect"), listed=False),
    Entry(
        path="/news/volunteers.html",
        article="volunteer-day",
        layout="paragraphs",
        truth=_plain("meta nofollow"),
        dress=Dress(head='<meta name="robots" content="nofollow">', end='<p><a href="/news/draft-1.html">集市报名表（未发布）</a></p>'),
    ),
    Entry(path="/news/anti-gambling.html", article="anti-gambling", layout="paragraphs", truth=_plain("hard negative: anti-gambling")),
    Entry(path="/news/crackdown.html", article="crackdown", layout="paragraphs", truth=_plain("hard negative: crackdown")),
    Entry(path="/news/loan-advice.html", article="loan-advice", layout="paragraphs", truth=_plain("hard negative: loan advice")),
    Entry(
        path="/news/adult-education.html", article="adult-education", layout="paragraphs", truth=_plain("hard negative: adult education")
    ),
    Entry(path="/news/pinyin-lesson.html", article="pinyin-lesson", layout="paragraphs", truth=_plain("hard negative: pinyin in brackets")),
    Entry(
        path="/news/reading-club.html",
        article="reading-club",
        layout="paragraphs",
        truth=_plain("hard negative: hidden menu"),
        dress=Dress(
            top='<div id="qr" style="display:none"><p>微信扫一扫，分享到朋友圈</p></div>'
            '<ul class="sub" style="display:none"><li><a href="/news/index.html">本地</a></li>'
            '<li><a href="/news/index_2.html">往期</a></li></ul>'
        ),
    ),
    Entry(
        path="/news/wetland.html",
        article="wetland-birds",
        layout="paragraphs",
        truth=Truth(kind="two-page article", joined="报名不要求会认鸟，只要求能早起、能安静地站上四个小时，并且愿意承认自己看不清。"),
        last=4,
        onward="/news/wetland_2.html",
    ),
    Entry(
        path="/news/wetland_2.html",
        article="wetland-birds",
        layout="paragraphs",
        truth=Truth(kind="continuation", table=""),
        first=4,
        listed=False,
    ),
    Entry(path="/news/lost-keys.html", article="lost-keys", layout="paragraphs", truth=_plain("short notice")),
    Entry(
        path="/news/water-stop.html",
        article="water-stop",
        layout="paragraphs",
        truth=Truth(kind="noindex", table="none", crawl="noindex", asked=True),
        dress=Dress(head='<meta name="robots" content="noindex">'),
    ),
    Entry(
        path="/news/bridge-print.html",
        article="bridge-repair",
        layout="breaks",
        truth=Truth(kind="noindex by header", table="none", crawl="noindex", asked=True),
        robots="noindex, nofollow",
    ),
    Entry(
        path="/news/english.html",
        article="english-notice",
        layout="paragraphs",
        truth=Truth(kind="English", table="rejects", verdict="rejected", reasons=("language.en",), lang="en"),
    ),
    Entry(
        path="/news/japanese.html",
        article="japanese-trail",
        layout="paragraphs",
        truth=Truth(kind="Japanese", table="rejects", verdict="rejected", reasons=("language.ja",), lang="ja"),
    ),
)

LIFE: Final[tuple[Entry, ...]] = (
    Entry(path="/shenghuo/noodles.html", article="hand-noodles", layout="breaks", truth=PLAIN),
    Entry(path="/shenghuo/pickles.html", article="pickle-jar", layout="breaks", charset="gb18030", meta="gb2312", header="", truth=PLAIN),
    Entry(path="/shenghuo/orchid.html", article="orchid-care", layout="breaks", truth=PLAIN),
    Entry(path="/shenghuo/spring-poems.html", article="spring-poem", layout="breaks", truth=_plain("poem")),
    Entry(
        path="/shenghuo/stall.html",
        article="stall-transfer",
        layout="breaks",
        truth=Truth(
            kind="personal data",
            verdict="cleaned",
            flags=("pii.phone", "pii.email", "pii.qq", "pii.wechat", "pii.id_card", "pii.bank_card"),
            pii={"phone": 1, "email": 1, "qq": 1, "wechat": 1, "id_card": 1, "bank_card": 1},
            gone=("139 0000 2718", "linhe_ganhuo17", "9700012345", "ganhuo17@linhe.example", "6222020000000001230", "110101190708150045"),
        ),
    ),
    Entry(
        path="/shenghuo/router-reprint.html",
        article="router-place",
        layout="breaks",
        truth=Truth(kind="exact duplicate", table="", twin="/ziliao/router.html", may=_EITHER),
    ),
    Entry(
        path="/shenghuo/eyes.html",
        article="eye-care",
        layout="breaks",
        charset="gb18030",
        header="utf-8",
        meta="utf-8",
        truth=_plain("label utf-8, bytes GBK"),
    ),
    Entry(
        path="/shenghuo/blood-pressure.html",
        article="blood-pressure",
        layout="breaks",
        header="",
        meta="gbk",
        truth=_plain("meta gbk, bytes UTF-8"),
    ),
    Entry(
        path="/shenghuo/college.html",
        article="college-choice",
        layout="breaks",
        charset="gb18030",
        header="",
        meta="",
        truth=_plain("GBK, nothing declared"),
    ),
    Entry(
        path="/shenghuo/marathon.html",
        article="half-marathon",
        layout="breaks",
        charset="gb18030",
        header="iso-8859-1",
        meta="",
        truth=_plain("header iso-8859-1, bytes GBK"),
    ),
)

COUNTY: Final[tuple[Entry, ...]] = (
    Entry(path="/linhe/pig-price.html", article="pig-price", layout="tables", charset="gb18030", header="", meta="gb2312", truth=PLAIN),
    Entry(path="/linhe/tea.html", article="tea-picking", layout="tables", charset="gb18030", header="gbk", meta="gb2312", truth=PLAIN),
    Entry(
        path="/linhe/show.asp?title=%B4%BA%B8%FB%B1%B8%B8%FB",
        article="spring-plough",
        layout="tables",
        charset="gb18030",
        header="",
        meta="gb2312",
        truth=_plain("Chinese query in GBK", "gbk query"),
    ),
    Entry(
        path="/linhe/show.asp?title=%D3%FD%D1%ED%BC%BC%CA%F5",
        article="seedling-tray",
        layout="tables",
        charset="gb18030",
        header="",
        meta="gb2312",
        truth=_plain("Chinese query in GBK", "gbk query"),
    ),
)

ARCHIVE: Final[tuple[Entry, ...]] = (
    Entry(path="/ziliao/battery.html", article="ebike-battery", layout="soup", truth=PLAIN),
    Entry(path="/ziliao/storage.html", article="phone-storage", layout="soup", truth=PLAIN),
    Entry(
        path="/ziliao/router.html",
        article="router-place",
        layout="soup",
        truth=Truth(table="", twin="/shenghuo/router-reprint.html", may=_EITHER),
    ),
    Entry(path="/ziliao/av-room.html", article="av-equipment", layout="soup", truth=_plain("hard negative: AV equipment")),
    Entry(path="/ziliao/scanner.html", article="barcode-scanner", layout="soup", truth=_plain("hard negative: product keywords as title")),
    Entry(
        path="/ziliao/market-2.html",
        article="market-makeover",
        layout="soup",
        truth=Truth(kind="near duplicate", table="", twin="/news/market.html", may=_EITHER),
        dress=Dress(alter=replaced(北门菜市场="北门农贸市场", 十九年="近二十年", 老谭="谭师傅", 荧光粉笔="彩色粉笔")),
    ),
)

ISLAND: Final[tuple[Entry, ...]] = (
    Entry(path="/daoyu/market.html", article="tw-market", layout="taiwan", charset="big5", header="", truth=_plain("genuine traditional")),
    Entry(path="/daoyu/railway.html", article="tw-railway", layout="taiwan", charset="big5", meta="", truth=_plain("genuine traditional")),
    Entry(path="/daoyu/reading.html", article="tw-reading", layout="taiwan", truth=_plain("genuine traditional")),
)
