import gzip

import pytest

from crawler.discovery import MAX_ADDRESSES, feed, sitemap

HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


def urlset(*urls):
    return (HEAD + "<urlset>" + "".join(f"<url><loc>{url}</loc></url>" for url in urls) + "</urlset>").encode()


def test_a_sitemap_gives_pages_and_an_index_gives_sitemaps():
    assert sitemap(urlset("http://h/1", "http://h/2")) == ("page", ["http://h/1", "http://h/2"])
    index = (HEAD + "<sitemapindex><sitemap><loc>http://h/s.xml</loc></sitemap></sitemapindex>").encode()
    assert sitemap(index) == ("sitemap", ["http://h/s.xml"])


def test_a_gzipped_sitemap_is_unpacked():
    assert sitemap(gzip.compress(urlset("http://h/1"))) == ("page", ["http://h/1"])


def test_a_sitemap_ends_at_its_limit():
    assert len(sitemap(urlset(*(f"http://h/{n}" for n in range(MAX_ADDRESSES + 5))))[1]) == MAX_ADDRESSES


@pytest.mark.parametrize(
    "body", [b"", b"<html><body>not found</body></html>", b"\x1f\x8bbroken", b"plain", gzip.compress(b"\0" * (51 << 20))]
)
def test_what_is_no_sitemap_is_an_error(body):
    with pytest.raises(ValueError, match="no sitemap"):
        sitemap(body)


def test_entities_are_not_resolved(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("http://h/secret")
    body = f'{HEAD}<!DOCTYPE u [<!ENTITY x SYSTEM "file://{secret}"><!ENTITY a "http://h/a">]><urlset><url><loc>&x;&a;</loc></url></urlset>'
    assert "secret" not in str(sitemap(body.encode())[1])
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'{HEAD}<!DOCTYPE u [<!ENTITY l0 "ha">{laughs}]><urlset><url><loc>&l9;</loc></url></urlset>'
    assert len(str(sitemap(bomb.encode())[1])) < 1000


def test_rss_and_atom_give_their_entries():
    rss = f"{HEAD}<rss version='2.0'><channel><item><title>一</title><link>http://h/1</link></item><item><title>x</title></item></channel></rss>"
    atom = f'{HEAD}<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="/2"/></entry></feed>'
    assert feed(rss.encode(), "http://h/rss") == ["http://h/1"]
    assert feed(atom.encode(), "http://h/atom") == ["http://h/2"]
    with pytest.raises(ValueError, match="no feed"):
        feed(b"<html></html>", "http://h/")
