import gzip
import time
import tracemalloc

import pytest

from crawler.discovery import MAX_ADDRESSES, feed, kind_of, listing, moment, sitemap

HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


def found(listing):
    return listing.kind, list(listing.changed)


def urlset(*urls):
    return (HEAD + "<urlset>" + "".join(f"<url><loc>{url}</loc></url>" for url in urls) + "</urlset>").encode()


def test_a_sitemap_gives_pages_and_an_index_gives_sitemaps():
    assert found(sitemap(urlset("http://h/1", "http://h/2"))) == ("page", ["http://h/1", "http://h/2"])
    index = (HEAD + "<sitemapindex><sitemap><loc>http://h/s.xml</loc></sitemap></sitemapindex>").encode()
    assert found(sitemap(index)) == ("sitemap", ["http://h/s.xml"])


def test_a_gzipped_sitemap_is_unpacked():
    assert found(sitemap(gzip.compress(urlset("http://h/1")))) == ("page", ["http://h/1"])


def test_a_sitemap_ends_at_its_limit():
    assert len(sitemap(urlset(*(f"http://h/{n}" for n in range(MAX_ADDRESSES + 5)))).changed) == MAX_ADDRESSES


@pytest.mark.parametrize(
    "body", [b"", b"<html><body>not found</body></html>", b"\x1f\x8bbroken", b"plain", gzip.compress(b"\0" * (51 << 20))]
)
def test_what_is_no_sitemap_is_an_error(body):
    with pytest.raises(ValueError, match="no sitemap"):
        sitemap(body)


def test_a_sitemap_with_an_error_in_it_gives_what_can_be_read():
    body = b"<urlset><url><loc>http://h/1</loc></url><url><loc>http://h/2</loc><junk></url><url><loc> http://h/3\n</loc></url>"
    assert found(sitemap(body)) == ("page", ["http://h/1", "http://h/3"])


def test_only_the_address_and_its_change_are_read_and_an_image_is_no_page():
    body = (
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:i="http://www.google.com/schemas/sitemap-image/1.1"><url>'
        "<i:image><i:loc>http://h/i.png</i:loc></i:image><loc><![CDATA[http://h/1?a=1&b=2]]></loc><priority>1</priority></url></urlset>"
    )
    assert found(sitemap(body.encode())) == ("page", ["http://h/1?a=1&b=2"])


def test_a_sitemap_of_nothing_but_elements_takes_neither_memory_nor_long():
    body = b"<urlset><url>" + b"<a/>" * 1_000_000 + b"<loc>" + b"x" * 10_000_000
    tracemalloc.start()
    began = time.process_time()
    assert not sitemap(body).changed
    assert time.process_time() - began < 10
    assert tracemalloc.get_traced_memory()[1] < 40 << 20
    tracemalloc.stop()


def test_entities_are_not_resolved(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("http://h/secret")
    body = f'{HEAD}<!DOCTYPE u [<!ENTITY x SYSTEM "file://{secret}"><!ENTITY a "http://h/a">]><urlset><url><loc>&x;&a;</loc></url></urlset>'
    assert "secret" not in str(sitemap(body.encode()))
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'{HEAD}<!DOCTYPE u [<!ENTITY l0 "ha">{laughs}]><urlset><url><loc>&l9;</loc></url></urlset>'
    assert len(str(sitemap(bomb.encode()))) < 1000


def test_rss_and_atom_give_their_entries():
    rss = f"{HEAD}<rss version='2.0'><channel><item><title>一</title><link>http://h/1</link></item><item><title>x</title></item></channel></rss>"
    atom = f'{HEAD}<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="/2"/></entry></feed>'
    assert list(feed(rss.encode(), "http://h/rss").changed) == ["http://h/1"]
    assert list(feed(atom.encode(), "http://h/atom").changed) == ["http://h/2"]
    with pytest.raises(ValueError, match="no feed"):
        feed(b"<html></html>", "http://h/")


def test_the_last_change_is_told_where_it_is_said():
    body = f"{HEAD}<urlset><url><loc>http://h/1</loc><lastmod>2026-11-26T08:00:00+08:00</lastmod></url><url><loc>http://h/2</loc></url></urlset>"
    assert sitemap(body.encode()).changed == {"http://h/1": 1_795_651_200.0, "http://h/2": 0.0}
    rss = f"{HEAD}<rss version='2.0'><channel><item><link>http://h/1</link><pubDate>Thu, 26 Nov 2026 00:00:00 GMT</pubDate></item></channel></rss>"
    assert feed(rss.encode(), "http://h/rss").changed == {"http://h/1": 1_795_651_200.0}


@pytest.mark.parametrize(
    ("lastmod", "seconds"),
    [
        ("2026-11-26", 1_795_651_200.0 + 86400),  # some time on that day
        ("2026-11-26T00:00:00Z", 1_795_651_200.0),
        ("2026-11-26T00:00:00.5", 1_795_651_200.5),
        ("1900-01-01", 0.0),
        ("yesterday", 0.0),
        ("", 0.0),
        ("9999-12-31", 0.0),
    ],
)
def test_a_date_that_is_none_is_no_date(lastmod, seconds):
    assert moment(lastmod) == seconds


def test_a_sitemap_may_be_a_text_or_a_feed():
    assert found(listing("\ufeffhttp://h/1\r\n\r\nhttps://h/2 \n".encode(), "http://h/", "sitemap")) == (
        "page",
        ["http://h/1", "https://h/2"],
    )
    rss = b"<rss version='2.0'><channel><item><link>http://h/1</link></item></channel></rss>"
    assert found(listing(rss, "http://h/", "sitemap")) == found(listing(rss, "http://h/", "feed")) == ("page", ["http://h/1"])
    for body in (b"http://h/1\nsee below", b"<html><p>http://h/1</p>", b""):
        with pytest.raises(ValueError, match="no sitemap"):
            listing(body, "http://h/", "sitemap")


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (urlset("http://h/1"), "sitemap"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- made by -->\n<sitemapindex>", "sitemap"),
        (b"<?xml version='1.0' encoding='gbk'?><?xml-stylesheet href='a.xsl'?><rss version='2.0'>", "feed"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom">', "feed"),
        (b"<rdf:RDF xmlns:rdf='x'>", "feed"),
        (b"<!DOCTYPE html><html><p>&lt;rss&gt;<rss>", ""),
        (b"<html><urlset>", ""),
    ],
)
def test_a_page_that_is_a_sitemap_or_a_feed_is_told_by_its_root(body, kind):
    assert kind_of(body) == kind
