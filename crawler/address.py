"""Which network address a host name spells, in every spelling that a system resolver would take, and whether it is public."""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Final

Address = IPv4Address | IPv6Address

_NUMBER: Final = re.compile(r"0[xX][0-9a-fA-F]*|[0-9]+")
_NAT64: Final = IPv6Network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an IPv4 address


def spelled(host: str) -> Address | None:
    """The address that a host spells: `127.0.0.1`, `[::1]`, also `127.1`, `0x7f000001`, `2130706433`; None for a name.

    Numbers are read as the WHATWG URL standard reads them (section 3.5). Raises ValueError where a host ends in a
    number and is no address, such as `1.2.3.256`.
    """
    host = host.strip("[]").rstrip(".")
    if ":" in host:
        return ip_address(host)
    labels = host.split(".")
    if not _NUMBER.fullmatch(labels[-1]):
        return None
    return _dotted(labels)


def _dotted(labels: list[str]) -> IPv4Address:
    """The address of up to four numbers, the last of which fills what is left."""
    if len(labels) > 4 or not all(_NUMBER.fullmatch(label) for label in labels):
        raise ValueError(f"{'.'.join(labels)} is no address")
    *first, last = (_number(label) for label in labels)
    if any(part > 255 for part in first) or last >= 256 ** (4 - len(first)):
        raise ValueError(f"{'.'.join(labels)} is no address")
    return IPv4Address(sum(part << 8 * (3 - place) for place, part in enumerate(first)) + last)


def _number(text: str) -> int:
    if text[:2] in ("0x", "0X"):
        return int(text[2:] or "0", 16)
    return int(text, 8) if len(text) > 1 and text.startswith("0") else int(text)


def is_public(address: Address) -> bool:
    """Whether an address lies in the public internet; an IPv4 address carried inside IPv6 is judged itself."""
    if isinstance(address, IPv6Address):
        carried = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if address in _NAT64:
            carried = IPv4Address(int(address) & 0xFFFFFFFF)
        if carried is not None:
            return is_public(carried)
        if address.scope_id or address.is_site_local:
            return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)
