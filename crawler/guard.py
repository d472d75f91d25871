"""No request reaches a server inside: addresses that are not public are refused where they are written and where names resolve.

The middleware reads the address in a URL, in any spelling; the resolver judges what a name resolves to at the moment of
connecting, so that a name that changes its address in between (rebinding) is caught too.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError
from twisted.internet.interfaces import IAddress, IHostnameResolver, IHostResolution, IResolutionReceiver
from zope.interface import implementer  # type: ignore[import-untyped]

from crawler.address import is_public, spelled
from crawler.outcome import Refusal
from crawler.urls import host_name, host_port, normal


class PrivateAddressError(Refusal):
    """The address is not public and no site's allow_private names it."""

    def __init__(self, host: str, port: int) -> None:
        super().__init__("private_address", f'{host}:{port} is not public; allow_private = ["{host}:{port}"] would allow it')


@implementer(IHostnameResolver)
class GuardedResolver:
    """Resolves names as the system does and keeps back every address that is not public."""

    def __init__(self, reactor: Any) -> None:
        self._reactor = reactor
        self._system: Any = reactor.nameResolver  # zope's interfaces leave out `self`, which mypy takes amiss
        self._allowed: set[tuple[str, int]] = set()
        self.refused: set[tuple[str, int]] = set()  # hosts and ports of which no address was left

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: Any) -> GuardedResolver:  # noqa: ARG003 - Scrapy's signature
        """What Scrapy calls for TWISTED_DNS_RESOLVER."""
        return cls(reactor)

    def install_on_reactor(self) -> None:
        """Become the reactor's resolver."""
        self._reactor.installNameResolver(self)

    def allow(self, inside: frozenset[tuple[str, int]]) -> None:
        """Let these hosts, named exactly so and at these ports, resolve to any address."""
        self._allowed |= inside

    def resolveHostName(  # noqa: N802
        self,
        resolutionReceiver: IResolutionReceiver,  # noqa: N803
        hostName: str,  # noqa: N803
        portNumber: int = 0,  # noqa: N803
        addressTypes: Sequence[type[IAddress]] | None = None,  # noqa: N803
        transportSemantics: str = "TCP",  # noqa: N803
    ) -> IHostResolution:
        """Twisted's interface of the same name."""
        receiver = _PublicOnly(resolutionReceiver, self, (_plain(hostName), portNumber))
        resolution: IHostResolution = self._system.resolveHostName(receiver, hostName, portNumber, addressTypes, transportSemantics)
        return resolution

    def lets_pass(self, address: str, target: tuple[str, int]) -> bool:
        """Whether a connection to this address may be made for this host and port."""
        found = spelled(address)
        return target in self._allowed or (found is not None and is_public(found))


@implementer(IResolutionReceiver)
class _PublicOnly:
    """Hands on the addresses that may be connected to."""

    def __init__(self, receiver: Any, resolver: GuardedResolver, target: tuple[str, int]) -> None:
        self._receiver, self._resolver, self._target = receiver, resolver, target
        self._kept_back = self._handed_on = 0

    def resolutionBegan(self, resolution: IHostResolution) -> None:  # noqa: N802
        self._receiver.resolutionBegan(resolution)

    def addressResolved(self, address: Any) -> None:  # noqa: N802
        if self._resolver.lets_pass(address.host.partition("%")[0], self._target):
            self._handed_on += 1
            self._receiver.addressResolved(address)
        else:
            self._kept_back += 1

    def resolutionComplete(self) -> None:  # noqa: N802
        if self._kept_back and not self._handed_on:
            self._resolver.refused.add(self._target)
        else:
            self._resolver.refused.discard(self._target)
        self._receiver.resolutionComplete()


class GuardMiddleware:
    """Downloader middleware: refuses addresses that are not public, on every request, robots.txt and redirects included."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._resolver: GuardedResolver | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> GuardMiddleware:
        """What Scrapy calls."""
        guard = cls(crawler)
        crawler.signals.connect(guard.opened, signals.spider_opened)
        return guard

    @property
    def _inside(self) -> frozenset[tuple[str, int]]:
        site = getattr(self._crawler.spider, "site", None)
        return frozenset() if site is None else site.allow_private

    def opened(self) -> None:
        """Make sure that the reactor resolves through the guard, however this crawl was started."""
        from twisted.internet import reactor

        installed: Any = reactor
        if not isinstance(installed.nameResolver, GuardedResolver):
            GuardedResolver(installed).install_on_reactor()
        self._resolver = installed.nameResolver
        self._resolver.allow(self._inside)

    def process_request(self, request: Request) -> None:
        """Refuse an address that is not public."""
        if self._resolver is None:  # what an interrupted crawl left is probed before the spider is open
            self.opened()
        address = normal(request.url)
        if not address:
            raise Refusal("bad_url", "no http or https address")
        host, port = host_port(address)
        if (host, port) in self._inside:
            return
        found = spelled(host)
        if found is not None and not is_public(found):
            raise PrivateAddressError(host, port)

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Name the refusal of a name that resolved to nothing but addresses inside."""
        target = host_port(normal(request.url))
        if isinstance(exception, CannotResolveHostError) and self._resolver is not None and target in self._resolver.refused:
            raise PrivateAddressError(*target) from exception


def _plain(host: str) -> str:
    """A host as addresses are compared; as it stands where it is nonsense, which resolves to nothing."""
    try:
        return host_name(f"[{host}]" if ":" in host else host).strip("[]")
    except (ValueError, UnicodeError):
        return host
