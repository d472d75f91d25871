from __future__ import annotations

import random
import subprocess
import threading
import time
from itertools import count, pairwise

import pytest

from crawler.demo.article import bank
from crawler.probe import MARGIN, MOBILE, Copy, add, differs, finding, input_keys, sampled
from crawler.robots import AGENT
from pipelines.record import Record

ARTICLES = [article for article in bank().values() if len("".join(article.paragraphs)) > 300]
SPAM = "手机无码天天射,ww亚洲在线观看,免费在线看黄网站,婷婷丁香激情," * 30


def copy(text: str) -> Copy:
    joined = "".join(text.split())
    return Copy(tuple(text.split("\n")), frozenset(joined[at : at + 4] for at in range(len(joined) - 3)))


def body(n: int) -> str:
    return "\n".join(ARTICLES[n].paragraphs)


def in_sample(wanted: bool, stem: str) -> str:
    return next(path for n in count() if sampled(path := f"{stem}{n}") == wanted)


def test_one_page_in_a_hundred_is_in_the_sample_always_the_same() -> None:
    urls = [f"https://a.example/{n}.html" for n in range(20_000)]
    found = [url for url in urls if sampled(url)]
    assert 150 < len(found) < 250
    assert found == [url for url in urls if sampled(url)]


def test_another_page_differs_and_the_same_one_does_not() -> None:
    ours = [copy(body(0)), copy(body(0))]
    for visitor in ("referrer", "mobile"):
        assert differs(visitor, ours, [copy(body(1)), copy(body(1))])
        assert not differs(visitor, ours, [copy(body(0)), copy(body(0))])


def test_advertisements_that_change_from_look_to_look_are_no_cloak() -> None:
    ads = ["".join(random.Random(n).sample("".join(map(body, range(6))), 150)) for n in range(8)]
    pick = random.Random(7)
    for _ in range(100):
        looks = [copy(body(0) + "\n" + pick.choice(ads)) for _ in range(5)]
        for visitor in ("referrer", "mobile"):
            assert not (differs(visitor, looks[:2], looks[3:4]) and differs(visitor, looks[:3], looks[3:]))


def test_a_page_is_held_against_how_much_our_own_copies_differ() -> None:
    calm, lively = [copy(body(0)), copy(body(0))], [copy(body(0)), copy(body(0)[:200] + body(1)[:400])]
    shown = [copy(body(0)[:200] + body(2)[:300])]
    assert differs("referrer", calm, shown)
    assert not differs("referrer", lively, shown)


@pytest.mark.parametrize(("kept", "flagged"), [(0.78, False), (0.72, True)])
def test_the_margin_has_a_case_just_under_and_just_over(kept: float, flagged: bool) -> None:
    text = body(0)[:400]
    shown = copy(text[: int(400 * kept)] + body(1)[: 400 - int(400 * kept)])
    ours = [copy(text), copy(text)]
    distance = 1 - len(ours[0].shingles & shown.shingles) / len(ours[0].shingles | shown.shingles)
    assert (distance > MARGIN) == flagged
    assert differs("referrer", ours, [shown]) == flagged


def test_a_line_of_spam_is_enough_where_ours_has_none() -> None:
    from dataclasses import replace

    ours, shown = [copy(body(0))] * 2, copy(SPAM[:40] + body(0))
    assert not differs("referrer", ours, [shown])
    assert differs("referrer", ours, [replace(shown, spammy=True)])
    assert not differs("referrer", [replace(each, spammy=True) for each in ours], [replace(shown, spammy=True)])


def test_a_page_for_telephones_may_leave_out_and_not_add() -> None:
    ours = [copy(body(0)), copy(body(0))]
    assert not differs("mobile", ours, [copy(body(0)[:120])])
    assert differs("referrer", ours, [copy(body(0)[:120])])
    assert differs("mobile", ours, [copy(body(0)[:120] + body(1))])


def test_a_visitor_who_is_sent_away_is_shown_another_page() -> None:
    ours, away = [copy(body(0)), copy(body(0))], [Copy((), frozenset(), "spam.example")] * 2
    assert differs("referrer", ours, away)
    made = finding("referrer", ours, away)
    assert (made.category.value, made.rule, made.evidence) == ("cloak.fetch", "cloak.fetch.referrer", "redirects to spam.example")


def test_the_evidence_is_what_we_are_not_shown_with_personal_data_masked() -> None:
    ours = [copy(body(0)), copy(body(0))]
    shown = [copy(body(0).split("\n")[0] + "\n加微信或致电13912345678开户\n" + SPAM)] * 2
    assert finding("mobile", ours, shown).evidence == "加微信或致电███████████开户"


def test_the_mobile_agent_keeps_the_product_token() -> None:
    assert f"{AGENT}/" in MOBILE["User-Agent"].lower()


def test_a_record_with_findings_has_one_of_the_keys_that_are_looked_for() -> None:
    for rules in ([], ["referrer"], ["mobile"], ["referrer", "mobile"]):
        record = Record("d", "s", input_key=b"x" * 16)
        add(record, [finding(rule, [copy(body(0))] * 2, [copy(body(1))]) for rule in rules])
        assert record.input_key in input_keys(b"x" * 16)
        assert (record.input_key == b"x" * 16) == (not rules)


PAGE = "<html><head><title>{0}</title></head><body><h1>{0}</h1><div>{1}</div>{2}</body></html>"


def page(n: int, more: str = "") -> bytes:
    article = ARTICLES[n]
    return PAGE.format(article.title, "".join(f"<p>{p}</p>" for p in article.paragraphs), more).encode()


@pytest.fixture(scope="module")
def probed(module_web, module_crawl):
    """One crawl over pages that show a visitor from a search engine, or with a telephone, something else; and over honest ones."""
    web = module_web
    paths = {
        name: in_sample(True, f"{web.origin}/{name}/").removeprefix(web.origin)
        for name in ("referrer", "away", "mobile", "ads", "own-mobile", "forbidden")
    }
    paths["unsampled"] = in_sample(False, f"{web.origin}/unsampled/").removeprefix(web.origin)
    spam = f"<html><head><title>{SPAM[:30]}</title></head><body><div>{''.join(f'<p>{SPAM[n : n + 60]}</p>' for n in range(0, 900, 60))}</div></body></html>"
    html = {"content-type": "text/html; charset=utf-8"}
    seen = []

    def by_referrer(n):
        def answer(headers):
            seen.append((n, headers.get("Referer"), headers["User-Agent"]))
            return (200, html, spam.encode() if "baidu" in (headers.get("Referer") or "") else page(n))

        return answer

    looks = count()
    web.put("/robots.txt", "User-agent: taosha\nDisallow: /m/\n", content_type="text/plain")
    web.put("/", "<h1>首页</h1>" + "".join(f'<a href="{path}">{name}页面</a>' for name, path in paths.items()))
    web.pages[paths["referrer"]] = by_referrer(0)
    web.pages[paths["unsampled"]] = by_referrer(1)
    web.pages[paths["away"]] = lambda headers: (
        (302, {"location": "http://spam.example/"}, b"") if headers.get("Referer") else (200, html, page(2))
    )
    web.pages[paths["mobile"]] = lambda headers: (200, html, spam.encode() if "Mobile" in headers["User-Agent"] else page(3))
    web.pages[paths["ads"]] = lambda _: (
        200,
        html,
        page(4, f"<div>{''.join(f'<p>{p}</p>' for p in ARTICLES[5 + next(looks) % 4].paragraphs[:1])}</div>"),
    )
    web.pages[paths["own-mobile"]] = lambda headers: (200, html, page(5)[:-400] if "Mobile" in headers["User-Agent"] else page(5))
    web.pages[paths["forbidden"]] = lambda headers: (
        (302, {"location": "/m/x"}, b"") if "Mobile" in headers["User-Agent"] else (200, html, page(6))
    )
    web.put("/m/x", spam)
    site = {"start_urls": [web.origin + "/"], "allow_private": [web.inside], "delay": 0.05, "probe": True}
    result = module_crawl(cloaked=site)
    assert result["code"] == 0, result
    rows = {name: module_crawl.pages()[path] for name, path in paths.items()}
    return web, module_crawl, rows, paths, seen, site


def flags(crawl, row):
    return [flag for flag in crawl.rows("flags") if flag["doc_id"] == row["doc_id"] and flag["category"] == "cloak.fetch"]


@pytest.mark.parametrize(
    ("name", "rules"),
    [
        ("referrer", ["cloak.fetch.referrer"]), ("away", ["cloak.fetch.referrer"]), ("mobile", ["cloak.fetch.mobile"]),
        ("ads", []), ("own-mobile", []), ("forbidden", []), ("unsampled", []),
    ],
)  # fmt: skip
def test_what_is_cloaked_is_flagged_in_its_row_and_what_is_honest_is_not(probed, name, rules):
    _, crawl, rows, *_ = probed
    assert [flag["rule"] for flag in flags(crawl, rows[name])] == rules
    assert ("cloak.fetch" in rows[name]["flag_kinds"]) == bool(rules)
    assert rows[name]["verdict"] in ("clean", "cleaned")


def test_robots_txt_is_obeyed_by_the_probe(probed):
    assert "/m/x" not in probed[0].paths()


def test_the_distance_is_kept_by_the_probe(probed):
    times = [at for _, at in probed[0].seen]
    assert min(b - a for a, b in pairwise(times)) >= 0.05


def test_we_say_who_we_are_in_every_fetch(probed):
    sampled_page = [agent for n, _, agent in probed[4] if n == 0]
    assert len(sampled_page) == 6  # once for the crawl, two of our own, two with the referrer, one with the mobile agent
    assert all("Taosha/" in agent for agent in sampled_page)


def test_a_page_that_becomes_cloaked_while_its_own_face_stays_is_stored_again(probed):
    web, crawl, _, paths, _, site = probed
    cloaked = web.pages[paths["referrer"]]
    web.pages[paths["ads"]] = lambda headers: (
        200,
        {"content-type": "text/html; charset=utf-8"},
        cloaked(headers)[2] if headers.get("Referer") else page(7),
    )
    assert crawl(cloaked={**site, "revisit_after": "0s"})["code"] == 0
    before = [row for row in crawl.rows("articles") if row["url"].endswith(paths["own-mobile"])]
    web.pages[paths["own-mobile"]] = lambda headers: (
        200,
        {"content-type": "text/html; charset=utf-8"},
        cloaked(headers)[2] if headers.get("Referer") else page(5),
    )
    assert crawl(cloaked={**site, "revisit_after": "0s"})["code"] == 0
    after = [row for row in crawl.rows("articles") if row["url"].endswith(paths["own-mobile"])]
    assert (len(before), len(after)) == (1, 2)
    assert "cloak.fetch" in after[1]["flag_kinds"]


def test_a_kill_while_a_page_is_probed_loses_no_flag(web, crawl):
    path, probed = in_sample(True, f"{web.origin}/").removeprefix(web.origin), threading.Event()

    def answer(headers):
        if not headers.get("Referer"):
            return 200, {"content-type": "text/html; charset=utf-8"}, page(0)
        probed.set()
        time.sleep(0 if killed.is_set() else 60)
        return 302, {"location": "http://spam.example/"}, b""

    killed = threading.Event()
    web.pages[path] = answer
    site = {"start_urls": [web.origin + path], "allow_private": [web.inside], "delay": 0, "probe": True}
    process = subprocess.Popen(crawl.command({"cloaked": site}))
    assert probed.wait(60)
    process.kill()
    process.wait()
    killed.set()
    assert crawl(cloaked=site)["code"] == 0
    (row,) = crawl.rows("articles")
    assert [flag["rule"] for flag in flags(crawl, row)] == ["cloak.fetch.referrer"]
