import pytest

from filters.dom.domain import registered


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("news.portal.com.cn", "portal.com.cn"),
        ("www.portal.com", "portal.com"),
        ("one.github.io", "one.github.io"),
        ("127.0.0.1", "127.0.0.1"),
        ("localhost", "localhost"),
        ("www.rice.example", "rice.example"),
        ("", ""),
    ],
)
def test_a_hosts_registered_domain(host, domain):
    assert registered(host) == domain
