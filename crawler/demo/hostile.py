"""The hijacked half of the site: the same kind of articles, after somebody has broken in."""

from __future__ import annotations

from functools import partial
from typing import Final

from crawler.demo.article import bank
from crawler.demo.cloak import Kit, cloak
from crawler.demo.entry import Dress, Entry, Layout
from crawler.demo.payloads import (
    ADULT,
    BRANDS,
    GAME_SERVER,
    INVOICE,
    LOAN,
    LOAN_SUFFIX,
    REFERRER_SCRIPT,
    WRITTEN_SCRIPT,
    farm,
    farm_html,
    mojibake,
    without,
)
from crawler.demo.truth import Truth

_CONTACT: Final = "13900003146 zhaiwu@zixun.example"
_SEEN_WITH_HEADER: Final = ("injection.adult", "injection.gambling")


def _mirror(path: str, article: str, seed: int, level: float, header: str, brand: str = "", gaps: tuple[str, ...] = ()) -> Entry:
    """A page like the one that this project began with."""
    suffix = f"_{brand}" if brand else ""
    return Entry(
        path=path,
        article=article,
        layout="mirror",
        dress=Dress(
            title=f"{header}-{{title}}{suffix}",
            top=f"<div>{header}</div>",
            disguise=partial(cloak, seed=seed, level=level),
            alter=without(gaps),
            contact=_CONTACT,
        ),
        truth=Truth(
            kind="mirror with pinyin",
            verdict="cleaned",
            flags=(
                "injection.adult",
                "cloak.pinyin",
                "farm.template",
                "pii.phone",
                "pii.email",
                *(["injection.gambling"] if brand else []),
                *(["corruption.gap"] if gaps else []),
            ),
            may=("corruption.byteshift", "corruption.gap"),
            gone=(header, "(dòng)", "13900003146", "zhaiwu@zixun.example", *([brand] if brand else [])),
            pii={"phone": 1, "email": 1},
        ),
    )


def _other_mirror(path: str, article: str, seed: int, kit: Kit, header: str) -> Entry:
    flags = ("cloak.traditional" if kit == "traditional" else "cloak.noise", "injection.adult")
    disguise = partial(cloak, seed=seed, kit=kit)
    dress = Dress(title=f"{header}_{{title}}", top=f"<div>{header}</div>", disguise=disguise, contact="http://zixun.example/tousu")
    truth = Truth(kind=f"mirror, {'traditional only' if kit == 'traditional' else 'noise'}", verdict="cleaned", flags=flags, gone=(header,))
    return Entry(path=path, article=article, layout="mirror", dress=dress, truth=truth)


def _injected(path: str, article: str, layout: Layout, family: str, gone: str, dress: Dress, charset: str = "utf-8") -> Entry:
    verdict = "cleaned" if dress.lead or dress.middle or dress.end else ""  # what stands outside the article may be flagged only
    truth = Truth(kind=f"{family} injection", verdict=verdict, flags=(f"injection.{family}",), gone=(gone,))
    return Entry(path=path, article=article, layout=layout, dress=dress, charset=charset, truth=truth)


def _hidden(
    path: str, article: str, layout: Layout, category: str, gone: tuple[str, ...], dress: Dress, may: tuple[str, ...] = _SEEN_WITH_HEADER
) -> Entry:
    truth = Truth(kind=category, flags=(category,), may=(*may, "hidden.text", "hidden.links"), gone=gone)
    return Entry(path=path, article=article, layout=layout, dress=dress, truth=truth, charset="gb18030" if layout == "tables" else "utf-8")


MIRRORS: Final[tuple[Entry, ...]] = (
    _mirror("/zhaiwu/20241022.html", "overdue-sms", 2, 0.45, ADULT["comma"], BRANDS["suffix"]),
    _mirror("/zhaiwu/20241025.html", "card-instalment", 55, 0.35, ADULT["underscore"], BRANDS["suffix_b"]),
    _mirror("/zhaiwu/20241101.html", "credit-report", 15, 0.5, ADULT["capital_i"]),
    _mirror("/zhaiwu/20241107.html", "collector-visit", 33, 0.4, ADULT["long"], gaps=("金融", "监管部门")),
    _other_mirror("/zhaiwu/20241112.html", "drip-irrigation", 5, "traditional", ADULT["hyphen"]),
    _other_mirror("/zhaiwu/20241118.html", "recess-sports", 6, "traditional", ADULT["comma_b"]),
    _other_mirror("/zhaiwu/20241123.html", "kite-maker", 13, "noise", ADULT["bar"]),
    _other_mirror("/zhaiwu/20241126.html", "ridge-hiking", 14, "noise", ADULT["short"]),
)

_will_paragraph: Final = bank()["will-forms"].paragraphs[2]

INJECTED: Final[tuple[Entry, ...]] = (
    _injected(
        "/news/canteen.html",
        "community-canteen",
        "paragraphs",
        "adult",
        ADULT["bar"],
        Dress(title=f"{ADULT['bar']}|{{title}}", top=f"<p>{ADULT['bar']}</p>"),
    ),
    _injected(
        "/news/basketball.html", "three-on-three", "paragraphs", "adult", ADULT["disguised"], Dress(lead=f"<p>{ADULT['disguised']}</p>")
    ),
    _injected(
        "/shenghuo/car-claim.html",
        "car-claim",
        "breaks",
        "adult",
        ADULT["short"],
        Dress(title=f"{ADULT['short']}-{{title}}", top='<div>• &lt;tr id="yyy80"&gt;&lt;/tr&gt;</div>' + f"<div>{ADULT['short']} ?</div>"),
    ),
    _injected(
        "/news/winter-swim.html", "winter-swim", "paragraphs", "gambling", BRANDS["suffix"], Dress(title=f"{{title}}_{BRANDS['suffix']}")
    ),
    _injected(
        "/news/slow-train.html", "slow-train", "paragraphs", "gambling", BRANDS["bracket"], Dress(title=f"【{BRANDS['bracket']}】{{title}}")
    ),
    _injected(
        "/shenghuo/rent.html",
        "rent-contract",
        "breaks",
        "gambling",
        BRANDS["keywords"],
        Dress(end=f"本文关键词：租房合同,{BRANDS['keywords']},{BRANDS['keywords']}官网,{BRANDS['keywords']}app登录<br /><br />"),
    ),
    _injected(
        "/linhe/chess.html",
        "chess-corner",
        "tables",
        "gambling",
        BRANDS["inline"],
        Dress(
            lead=f"<P>{BRANDS['inline']}官网登录:",
            middle=f"<P>{BRANDS['inline']}app下载_{BRANDS['inline']}注册送彩金_{BRANDS['inline']}真人百家乐",
        ),
        charset="gb18030",
    ),
    _injected("/news/stationery.html", "small-shop", "paragraphs", "loan", LOAN, Dress(top=f"<div>{LOAN}</div>")),
    _injected(
        "/news/deposit.html",
        "deposit-insurance",
        "paragraphs",
        "loan",
        LOAN_SUFFIX,
        Dress(title=f"{LOAN_SUFFIX}_{{title}}", lead=f"<p>{LOAN_SUFFIX}</p>"),
    ),
    _injected(
        "/news/licence.html",
        "licence-renewal",
        "paragraphs",
        "other",
        INVOICE,
        Dress(top=f"<div>{INVOICE}</div>", title=f"{INVOICE}-{{title}}"),
    ),
    _injected("/ziliao/senior-computer.html", "senior-computer", "soup", "other", GAME_SERVER, Dress(lead=f"<div>{GAME_SERVER}</div>")),
    Entry(
        path="/news/will.html",
        article="will-forms",
        layout="paragraphs",
        dress=Dress(disguise=mojibake(_will_paragraph)),
        truth=Truth(
            kind="mojibake", verdict="cleaned", flags=("corruption.mojibake",), gone=(mojibake(_will_paragraph)(_will_paragraph)[:12],)
        ),
    ),
)

_OFF_SCREEN: Final = "position:absolute;left:-9999px;top:0"
_FARM: Final = farm(7)
_HIDDEN_FARM: Final = farm(19)

HIDDEN: Final[tuple[Entry, ...]] = (
    _hidden(
        "/news/overtime.html",
        "overtime-pay",
        "paragraphs",
        "hidden.text",
        (ADULT["comma_b"],),
        Dress(foot=f'<div style="display:none">{ADULT["comma_b"]}</div>'),
    ),
    _hidden(
        "/news/waste.html",
        "waste-sorting",
        "paragraphs",
        "hidden.text",
        (ADULT["hyphen"],),
        Dress(middle=f'<div style="{_OFF_SCREEN}"><h1>{ADULT["hyphen"]}</h1></div>'),
    ),
    _hidden(
        "/shenghuo/sleep.html",
        "sleep-clinic",
        "breaks",
        "hidden.text",
        (BRANDS["meta"],),
        Dress(head="<style>.zz{font-size:0;line-height:0}</style>", end=f'<span class="zz">{BRANDS["meta"]}</span>'),
    ),
    _hidden(
        "/ziliao/bees.html",
        "bee-keeping",
        "soup",
        "injection.gambling",
        (BRANDS["meta"],),
        Dress(head=f'<meta name="keywords" content="{BRANDS["meta"]}"><meta name="description" content="{BRANDS["meta"]}">'),
        may=("injection.gambling",),
    ),
    _hidden(
        "/linhe/old-town.html",
        "old-town",
        "tables",
        "hidden.links|injection.gambling",
        tuple(anchor for _, anchor in _FARM[:6]),
        Dress(foot=f'<div align="center">友情链接：{farm_html(_FARM)}</div>'),
    ),
    _hidden(
        "/linhe/mushrooms.html",
        "mushroom-shed",
        "tables",
        "hidden.links",
        tuple(anchor for _, anchor in _HIDDEN_FARM[:6]),
        Dress(end=f'<div style="height:0;overflow:hidden">{farm_html(_HIDDEN_FARM)}</div>'),
    ),
    _hidden("/news/badminton.html", "badminton-shoulder", "paragraphs", "hidden.script", (), Dress(head=REFERRER_SCRIPT), may=()),
    _hidden("/shenghuo/soy-sauce.html", "soy-sauce", "breaks", "hidden.script", (), Dress(foot=WRITTEN_SCRIPT), may=()),
)
