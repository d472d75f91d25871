from pathlib import Path

import pytest

from crawler.sites import Naming, SiteConfig, load_sites, plain, refining, site_of
from filters.model import Selectors, Site
from pipelines.errors import UsageError

EXAMPLE = Path(__file__).parents[2] / "crawler" / "sites.example.toml"
START = 'start_urls = ["https://a.example/"]\n'


@pytest.fixture
def load(tmp_path):
    def read(text):
        file = tmp_path / "sites.toml"
        file.write_text(text, "utf-8")
        return load_sites(file)

    return read


def test_the_example_is_valid_and_shows_every_key():
    sites = load_sites(EXAMPLE)
    assert list(sites) == ["example", "intranet"]
    text = EXAMPLE.read_text("utf-8")
    for key in SiteConfig.__dataclass_fields__.keys() - {"name"}:
        assert key in text


def test_all_keys_are_read(load):
    site = load(
        '[sites.a]\nstart_urls = ["HTTP://A.example:80"]\nsitemaps = ["http://a.example/s.xml"]\nallow = ["/n/"]\ndeny = ["x$"]\n'
        'max_pages = 5\nmax_depth = 0\ndelay = 0.5\nallow_private = ["127.1:80"]\nrevisit_after = "90m"\nschedule = "30 6 * * *"\n'
        'timezone = "Asia/Taipei"\nprobe = true\n[sites.a.select]\ntitle = "h1 > b"\n'
    )["a"]
    assert site.start_urls == ("http://a.example/",)
    assert (site.max_pages, site.max_depth, site.delay, site.revisit_after) == (5, 0, 0.5, 5400.0)
    assert site.allow_private == {("127.0.0.1", 80)}
    assert site.refining == Site("a", Selectors(title="h1 > b"), "Asia/Taipei")
    assert site.hosts == {"a.example"}


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("colour = 1", "colour"),
        ('start_urls = "https://a.example/"', "start_urls"),
        ('feeds = ["file:///etc/passwd"]', "feeds"),
        ("max_pages = 0", "max_pages"),
        ("max_depth = -1", "max_depth"),
        ("max_pages = true", "max_pages"),
        ('delay = "1"', "delay"),
        ("delay = -1", "delay"),
        ("delay = 0", "allow_private"),
        ('revisit_after = "soon"', "revisit_after"),
        ('schedule = "at noon"', "schedule"),
        ('timezone = "Mars/North"', "timezone"),
        ('timezone = "../../etc/passwd"', "timezone"),
        ('allow = ["("]', "allow"),
        ('allow_private = ["127.0.0.1"]', "allow_private"),
        ('allow_private = ["127.0.0.1:0"]', "allow_private"),
        ("probe = 1", "probe"),
        ("select = 1", "select"),
        ('[sites.a.select]\ntitle = "h1 >"', "title"),
        ("[sites.a.select]\nbody = 3", "body"),
        ('[sites.a.select]\nlead = "p"', "lead"),
    ],
)
def test_a_wrong_key_is_an_error_that_names_file_line_and_key(load, line, says):
    text = "# sites\n[sites.b]\n" + START + "[sites.a]\n" + ("" if line.startswith("start_urls") else START) + line + "\n"
    with pytest.raises(UsageError) as caught:
        load(text)
    number = next(n for n, one in enumerate(text.splitlines(), 1) if one == line.splitlines()[-1])
    assert f"sites.toml:{number}: [sites.a]" in str(caught.value)
    assert says in str(caught.value)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("spam = 5", "spam must be a number from 0 to 1"),  # five per cent was meant
        ("fill_rate = 1.01", "fill_rate must be a number from 0 to 1"),
        ("pages = -0.1", "pages must be a number from 0 to 1"),
        ("turned = -1", "turned must be a number, 0 or more"),
        ("periods = nan", "periods must be a number, 0 or more"),
    ],
)
def test_a_limit_that_no_run_could_reach_is_an_error(load, line, says):
    with pytest.raises(UsageError, match=says):
        load(f"[sites.a]\n{START}\n[sites.a.alerts]\n{line}\n")


def test_a_limit_of_1_turns_an_alert_off_and_counts_may_be_greater(load):
    limits = load(f"[sites.a]\n{START}\n[sites.a.alerts]\nduplicates = 1\nturned = 30\n")["a"].alerts
    assert (limits.duplicates, limits.turned) == (1.0, 30.0)


@pytest.mark.parametrize("text", ["", "x = 1", "[sites]", "[sites.a]\n", "[sites.a\n", "[sites.a]\nmax_pages = 3\n", "sites = 3", "\udcff"])
def test_a_file_without_a_usable_site_is_an_error(load, tmp_path, text):
    if text == "\udcff":
        (tmp_path / "sites.toml").write_bytes(b"\xff\xfe")
        with pytest.raises(UsageError):
            load_sites(tmp_path / "sites.toml")
        return
    with pytest.raises(UsageError):
        load(text)


def test_why_a_file_cannot_be_read_is_said_without_numbers_and_names_of_python(load, tmp_path):
    with pytest.raises(UsageError, match=f"{tmp_path} cannot be read: is a directory; give"):
        load_sites(tmp_path)
    (tmp_path / "sites.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(UsageError, match="cannot be read: it is no UTF-8 text; give"):
        load_sites(tmp_path / "sites.toml")


def test_a_value_beside_the_tables_of_sites_is_named(load):
    with pytest.raises(UsageError, match=r"\[sites\] delay is not a table"):
        load(f"[sites]\ndelay = 3\n[sites.a]\n{START}")


def test_a_file_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(UsageError, match="not there"):
        load_sites(tmp_path / "none.toml")


@pytest.mark.parametrize("name", ["..", ".", "a/b", "../a", "a\0b", "x" * 101, "%2e%2e%2f", "", " ", "a\nb", ".hidden", "-o", "a..b"])
def test_a_name_that_is_no_safe_file_name_is_refused(load, name):
    quoted = name.replace("\\", "\\\\").replace("\0", "\\u0000").replace("\n", "\\n")
    with pytest.raises(UsageError):
        load(f'[sites."{quoted}"]\n{START}')


@pytest.mark.parametrize("name", ["x" * 100, "新闻", "a-b_c.d", "127.0.0.1"])
def test_a_name_that_is_safe_is_taken(load, name):
    assert list(load(f'[sites."{name}"]\n{START}')) == [name]


def test_a_delay_of_nothing_is_taken_for_a_server_inside_only(load):
    inside = '[sites.a]\nstart_urls = ["http://127.0.0.1:8000/"]\ndelay = 0\nallow_private = ["127.0.0.1:8000"]\n'
    assert load(inside)["a"].delay == 0
    with pytest.raises(UsageError, match="delay"):
        load(inside + 'feeds = ["https://a.example/feed"]\n')


def test_a_plain_url_gets_the_defaults():
    site = plain("https://Example.com/a?utm_source=x")
    assert site == SiteConfig("example.com", ("https://example.com/a",))
    assert (site.max_pages, site.max_depth, site.delay, site.revisit_after, site.timezone) == (10_000, 20, 1.0, 86400.0, "Asia/Shanghai")
    with pytest.raises(UsageError):
        plain("file:///etc/passwd")


def test_a_url_belongs_to_the_site_with_its_host(load):
    sites = load("[sites.a]\n" + START)
    assert site_of("https://a.example/x", sites) == "a"
    assert site_of("https://b.example:8080/x", sites) == "b.example"
    assert site_of("", sites) == ""


def test_of_several_sites_on_a_host_a_url_belongs_to_the_one_that_leads_to_it(load):
    sites = load(
        "[sites.news]\n" + START + "allow = ['/news/', '^https?://m\\.example/']\n"
        '[sites.blog]\nstart_urls = ["https://a.example/blog"]\n' + "allow = ['/blog/']\n"
    )
    naming = Naming(sites)
    assert [naming(f"https://a.example/{path}") for path in ("news/1", "blog/1", "blog", "about")] == ["news", "blog", "blog", "news"]
    assert [naming(url) for url in ("http://m.example/1", "http://n.example/1", "https://m.example:99/")] == [
        "news",
        "n.example",
        "m.example",
    ]


def test_links_are_followed_on_the_site_as_allow_and_deny_say(load):
    hosts = frozenset({"a.example"})
    site = load("[sites.a]\n" + START)["a"]
    assert site.follows("https://a.example/x", hosts)
    assert not site.follows("https://b.example/x", hosts)
    site = load("[sites.a]\n" + START + "allow = ['/\\d+$', '^https?://b\\.example/']\ndeny = ['/9']\n")["a"]
    assert site.follows("https://a.example/12", hosts)
    assert not site.follows("https://a.example/about", hosts)
    assert not site.follows("https://a.example/91", hosts)
    assert site.follows("https://b.example/x", hosts)
    assert not site.follows("https://c.example/12", hosts)


def test_a_site_with_nothing_for_the_filters_is_no_part_of_the_configuration(load):
    sites = load("[sites.a]\n" + START + "[sites.b]\n" + START + '[sites.b.select]\ntitle = "h1"\n')
    assert list(refining(sites)) == ["b"]
