"""Settings of the Scrapy project, each with its reason. A test reads the effective values."""

import os
from importlib.metadata import version

BOT_NAME = "taosha"
SPIDER_MODULES = ["crawler.spiders"]
NEWSPIDER_MODULE = "crawler.spiders"

# Who we are. Set TAOSHA_CONTACT to an address (a page or mailto:) at which the owner of a site can reach you.
CONTACT = os.environ.get("TAOSHA_CONTACT", "")
USER_AGENT = f"Taosha/{version('taosha')}" + (f" (+{CONTACT})" if CONTACT else "")
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "zh-CN,zh;q=0.9,en;q=0.5",  # Scrapy asks for English
}

# The frontier survives kill -9; Scrapy's JOBDIR loses what is in flight. No duplicate filter: the frontier is one.
SCHEDULER = "crawler.scheduler.FrontierScheduler"
DUPEFILTER_CLASS = "scrapy.dupefilters.BaseDupeFilter"

# In the order of a request; an answer comes back the other way.
DOWNLOADER_MIDDLEWARES = {
    "crawler.browser.BrowserMiddleware": 50,  # what it loads goes through all below; of sites that do not ask for it, nothing
    "crawler.robots.RobotsMiddleware": 100,
    "crawler.retry.RetryMiddleware": 550,
    "crawler.guard.GuardMiddleware": 900,
    "crawler.cookies.CookieMiddleware": 940,
    "crawler.throttle.ThrottleMiddleware": 950,  # the last: nothing delays a request after its turn has come
    # Off, since ours take their place:
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,  # lets requests pass while robots.txt is on its way
    "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,  # keeps its requests in memory
    "scrapy.downloadermiddlewares.redirect.RedirectMiddleware": None,  # a target is a new page of the frontier
    "scrapy.downloadermiddlewares.redirect.MetaRefreshMiddleware": None,  # parses each page a second time
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,  # the frontier holds only what the site reaches
}
ROBOTSTXT_OBEY = True  # by RobotsMiddleware; says so to whoever reads the settings
TAOSHA_RETRY_WAIT = 2.0  # seconds before the second try of a page; four times as long before the third
HTTPERROR_ALLOW_ALL = True  # a 404 is a row too
HTTPPROXY_ENABLED = False  # a proxy would resolve names behind the guard's back
COOKIES_ENABLED = False  # ours keeps those of redirects alone; Scrapy's would fetch the public suffix list past the guard
REFERER_ENABLED = False

ITEM_PIPELINES = {
    "pipelines.items.SpoolPipeline": 100,
    "pipelines.items.RefinePipeline": 200,
    "pipelines.items.DatasetPipeline": 900,
}

# Limits: a page of more than 8 MiB or 30 s is no article.
DOWNLOAD_MAXSIZE = 8 * 1024 * 1024  # bytes, before and after decompression; Scrapy allows 1 GiB
DOWNLOAD_WARNSIZE = 0
DOWNLOAD_TIMEOUT = 30  # seconds; Scrapy waits 180
DOWNLOAD_FAIL_ON_DATALOSS = True  # a page cut short is fetched again
CONCURRENT_REQUESTS = 16  # hosts at a time
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_DELAY = 0  # the throttle keeps the distance, exactly and for each host
DOWNLOAD_DELAY_JITTER = 0
REACTOR_THREADPOOL_MAXSIZE = 20  # names resolve in threads

# Doors that stay shut.
DOWNLOAD_VERIFY_CERTIFICATES = True
DOWNLOADER_CLIENT_TLS_CIPHERS = None  # Twisted's own list, without the weak ones that OpenSSL still takes
DOWNLOAD_TLS_MIN_VERSION = "TLSv1.2"
TWISTED_DNS_RESOLVER = "crawler.guard.GuardedResolver"  # works as a project setting only
DOWNLOAD_HANDLERS = {  # http and https only, with a limit to their headers
    "http": "crawler.wire.BoundedHandler",
    "https": "crawler.wire.BoundedHandler",
    "data": None,
    "file": None,
    "ftp": None,
    "s3": None,
    "ws": None,
    "wss": None,
}
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False  # runs Python for whoever can reach it

TWISTED_REACTOR = "twisted.internet.asyncioreactor.AsyncioSelectorReactor"
FORCE_CRAWLER_PROCESS = False

LOG_LEVEL = "INFO"
LOG_FORMATTER = "crawler.log.ShortLines"
TAOSHA_JSON_LOG = False  # log lines as JSON objects
EXTENSIONS = {"crawler.log.PlainLog": 0}
