import subprocess
import sys

import pytest
from itemadapter import ItemAdapter
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.settings import Settings
from scrapy.utils.conf import build_component_list

from crawler import urls
from crawler.spiders.article import ArticleSpider
from filters.model import RawPage
from pipelines.items import PageItem


@pytest.fixture(scope="module")
def settings():
    project = Settings()
    project.setmodule("crawler.settings", priority="project")
    return Crawler(ArticleSpider, project).settings


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ROBOTSTXT_OBEY", True), ("COOKIES_ENABLED", False), ("TELNETCONSOLE_ENABLED", False), ("REMOTE_CONTROL_ENABLED", False),
        ("HTTPPROXY_ENABLED", False), ("DOWNLOAD_VERIFY_CERTIFICATES", True), ("DOWNLOAD_MAXSIZE", 8 << 20), ("DOWNLOAD_TIMEOUT", 30),
        ("CONCURRENT_REQUESTS_PER_DOMAIN", 1), ("DOWNLOAD_DELAY_JITTER", 0), ("DOWNLOAD_DELAY", 0), ("JOBDIR", None), ("HTTPCACHE_ENABLED", False),
        ("TWISTED_DNS_RESOLVER", "crawler.guard.GuardedResolver"), ("SCHEDULER", "crawler.scheduler.FrontierScheduler"),
        ("TWISTED_REACTOR", "twisted.internet.asyncioreactor.AsyncioSelectorReactor"),
    ],
)  # fmt: skip
def test_the_effective_settings_are_the_safe_ones(settings, name, value):
    assert settings.get(name) == value


def test_only_http_and_https_can_be_fetched(settings):
    handlers = settings.get_component_priority_dict_with_base("DOWNLOAD_HANDLERS")
    assert {scheme for scheme, handler in handlers.items() if handler} == {"http", "https"}


def test_nothing_stands_between_the_throttle_and_the_wire(settings):
    order = [str(part) for part in build_component_list(settings.get_component_priority_dict_with_base("DOWNLOADER_MIDDLEWARES"))]
    ours = [part for part in order if "crawler." in part]
    assert [part.rpartition(".")[2].strip("'>") for part in ours] == [
        "BrowserMiddleware",
        "RobotsMiddleware",
        "RetryMiddleware",
        "GuardMiddleware",
        "CookieMiddleware",
        "ThrottleMiddleware",
    ]
    assert order[-1] == ours[-1]
    assert not [
        part
        for part in order
        if part.startswith("scrapy") and any(w in part for w in ("robotstxt", "Redirect", "MetaRefresh", "Retry", "offsite"))
    ]


def test_the_user_agent_is_honest_and_names_the_contact():
    code = "from crawler import settings; print(settings.USER_AGENT)"
    done = subprocess.run(
        [sys.executable, "-c", code], env={"TAOSHA_CONTACT": "https://a.example/bot"}, capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("Taosha/")
    assert done.stdout.endswith("(+https://a.example/bot)\n")


def test_items_are_read_by_itemadapter():
    item = PageItem(1, RawPage(b"<p>"))
    adapter = ItemAdapter(item)
    adapter["seq"] = 7
    assert item.seq == 7
    assert list(adapter) == ["key", "raw", "seq", "record"]
    assert "<p>" not in repr(item)


@pytest.mark.parametrize("command", ["list", "check"])
def test_scrapy_finds_its_way(command):
    done = subprocess.run([sys.executable, "-m", "scrapy", command], capture_output=True, text=True, timeout=300)
    assert done.returncode == 0
    assert {"list": "article\n", "check": ""}[command] == done.stdout
    assert "Traceback" not in done.stderr


# One test a section of Scrapy's page on security (docs.scrapy.org/en/2.19/topics/security.html), in its order.


def test_security_untrusted_responses_name_no_path(settings):
    """Nothing of an answer becomes a path: files are named by the site and a number."""
    from crawler.sites import SiteConfig

    assert SiteConfig("127.0.0.1:8000").stem == "127.0.0.1~8000"


def test_security_response_size_bounds_the_memory_of_parsing(settings):
    assert settings.getint("DOWNLOAD_MAXSIZE") <= 32 << 20


def test_security_parser_limits_are_our_own(settings):
    """No lxml tree is built of a page: a page of deep nesting costs a fraction of a second."""
    from filters.dom import parse

    page = parse("<div>" * 200_000 + "深")
    assert page.flattened
    assert len(page.containers) < 10_000


def test_security_certificates_are_verified_and_weak_ciphers_are_not_taken(settings):
    assert settings.getbool("DOWNLOAD_VERIFY_CERTIFICATES")
    assert settings.get("DOWNLOADER_CLIENT_TLS_CIPHERS") is None
    assert settings.get("DOWNLOAD_TLS_MIN_VERSION") == "TLSv1.2"


@pytest.mark.parametrize("scheme", ["ftp", "ws", "wss", "file", "data", "s3"])
def test_security_unencrypted_and_local_protocols_have_no_handler(settings, scheme):
    """Of the unencrypted ones http stays: without it most of the web could not be read."""
    assert not settings.get_component_priority_dict_with_base("DOWNLOAD_HANDLERS").get(scheme)


def test_security_no_remote_control_and_no_telnet_console_listens(settings):
    from scrapy.extensions.telnet import TelnetConsole

    assert not settings.getbool("REMOTE_CONTROL_ENABLED")
    assert not settings.getbool("TELNETCONSOLE_ENABLED")
    with pytest.raises(NotConfigured):
        TelnetConsole.from_crawler(Crawler(ArticleSpider, settings.copy()))


def test_security_no_credential_and_no_referrer_leaves_for_another_host(settings):
    order = [str(part) for part in build_component_list(settings.get_component_priority_dict_with_base("SPIDER_MIDDLEWARES"))]
    assert not settings.getbool("REFERER_ENABLED")
    assert not settings.getbool("COOKIES_ENABLED")
    assert not settings.get("HTTPAUTH_USER")
    assert order
    assert urls.normal("http://user:secret@a.example/") == "http://a.example/"


def test_security_job_state_is_transactional(settings):
    assert settings.get("JOBDIR") is None
    assert settings.get("SCHEDULER") == "crawler.scheduler.FrontierScheduler"
