from types import SimpleNamespace

import pytest
from scrapy import Request
from scrapy.exceptions import CannotResolveHostError
from twisted.internet.address import IPv4Address, IPv6Address

from crawler.guard import GuardedResolver, GuardMiddleware, PrivateAddressError
from crawler.outcome import Refusal
from crawler.sites import SiteConfig


def guard(*allowed):
    site = SiteConfig("a", allow_private=frozenset(allowed))
    return GuardMiddleware(SimpleNamespace(spider=SimpleNamespace(site=site)))


class System:
    """A resolver that gives each name the addresses that a test says."""

    def __init__(self, **names):
        self.names = names

    def resolveHostName(self, receiver, name, port=0, *_):
        receiver.resolutionBegan(None)
        for address in self.names[name.replace(".", "_")]:
            receiver.addressResolved((IPv6Address if ":" in address else IPv4Address)("TCP", address, port))
        receiver.resolutionComplete()


class Receiver:
    def __init__(self):
        self.hosts = []
        self.complete = False

    def resolutionBegan(self, _): ...

    def addressResolved(self, address):
        self.hosts.append(address.host)

    def resolutionComplete(self):
        self.complete = True


def resolve(resolver, name, port=80):
    receiver = Receiver()
    resolver.resolveHostName(receiver, name, port)
    assert receiver.complete
    return receiver.hosts


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://127.1/", "http://0x7f000001/", "http://2130706433/", "http://017700000001/", "http://[::1]/",
        "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://169.254.169.254/latest/meta-data/", "http://100.100.100.200/",
        "http://10.0.0.1:8000/", "http://0/", "http://１２７.0.0.1/", "http://127。0。0。1/", "http://%31%32%37.0.0.1/", "http://[fe80::1]/",
        "https://[fd00::1]/", "http://127.0.0.1./", "http://user@127.0.0.1/", "http://127.0.0.1\\@example.com/", "http://[64:ff9b::7f00:1]/",
    ],
)  # fmt: skip
def test_an_address_inside_is_refused(url):
    with pytest.raises(PrivateAddressError):
        guard().process_request(SimpleNamespace(url=url))


def test_a_name_and_a_public_address_pass():
    guard().process_request(Request("http://example.com/"))
    guard().process_request(Request("http://8.8.8.8/"))


def test_a_host_inside_passes_at_the_port_that_is_allowed_only():
    one = guard(("127.0.0.1", 8000))
    one.process_request(Request("http://127.0.0.1:8000/"))
    one.process_request(Request("http://127.1:8000/"))
    for url in ("http://127.0.0.1:8001/", "http://127.0.0.1/", "http://127.0.0.2:8000/"):
        with pytest.raises(PrivateAddressError):
            one.process_request(Request(url))


def test_another_scheme_is_refused():
    for url in ("file:///etc/passwd", "ftp://8.8.8.8/", "data:text/html,x"):
        with pytest.raises(Refusal):
            guard().process_request(Request(url))


def test_addresses_inside_are_kept_back_when_a_name_resolves():
    system = System(mixed=["10.0.0.1", "93.184.216.34", "::1"], inside=["127.0.0.1", "fd00::1"], none=[])
    resolver = GuardedResolver(SimpleNamespace(nameResolver=system))
    assert resolve(resolver, "mixed") == ["93.184.216.34"]
    assert resolve(resolver, "inside") == []
    assert resolver.refused == {("inside", 80)}
    assert resolve(resolver, "none") == []


def test_a_name_that_changes_its_address_is_judged_each_time():
    system = System(rebinding=["93.184.216.34"])
    resolver = GuardedResolver(SimpleNamespace(nameResolver=system))
    assert resolve(resolver, "rebinding")
    system.names["rebinding"] = ["192.168.1.1"]
    assert resolve(resolver, "rebinding") == []


def test_a_name_is_allowed_by_its_own_name_not_by_the_address_it_resolves_to():
    resolver = GuardedResolver(SimpleNamespace(nameResolver=System(evil=["127.0.0.1"], localhost=["127.0.0.1"])))
    resolver.allow(frozenset({("127.0.0.1", 8000), ("localhost", 8000)}))
    assert resolve(resolver, "evil", 8000) == []
    assert resolve(resolver, "localhost", 8000) == ["127.0.0.1"]
    assert resolve(resolver, "localhost", 8001) == []


def test_the_refusal_of_a_name_is_told_from_a_name_that_is_not_there():
    one = guard()
    one._resolver = GuardedResolver(SimpleNamespace(nameResolver=System(inside=["127.0.0.1"])))
    resolve(one._resolver, "inside")
    with pytest.raises(PrivateAddressError):
        one.process_exception(Request("http://inside/"), CannotResolveHostError())
    one.process_exception(Request("http://nowhere/"), CannotResolveHostError())
