from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.address import is_public, spelled

INSIDE = [
    "127.0.0.1", "127.1", "127.0.1", "127.255.255.254", "0x7f.0.0.1", "0x7f000001", "0X7F.1", "2130706433", "017700000001", "0177.0.0.1",
    "0", "0.0.0.0", "10.0.0.1", "10.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "192.168.257", "169.254.169.254", "0xa9fea9fe",
    "100.64.0.1", "100.100.100.200", "100.127.255.255", "192.0.0.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255",
    "::1", "[::1]", "::", "[::ffff:127.0.0.1]", "::ffff:7f00:1", "::ffff:10.0.0.1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12:3456::1",
    "fec0::1", "ff02::1", "64:ff9b::7f00:1", "64:ff9b::a00:1", "2002:7f00:1::", "2002:a00:1::1", "127.0.0.1.", "2001:db8::1",
]  # fmt: skip


@pytest.mark.parametrize("host", INSIDE)
def test_an_address_inside_is_seen_in_every_spelling(host):
    address = spelled(host)
    assert address is not None
    assert not is_public(address)


@pytest.mark.parametrize(
    "host", ["8.8.8.8", "1.1", "114.114.114.114", "100.63.255.255", "100.128.0.0", "172.32.0.1", "2606:4700::1111", "::ffff:8.8.8.8"]
)
def test_a_public_address_is_public(host):
    address = spelled(host)
    assert address is not None
    assert is_public(address)


@pytest.mark.parametrize("host", ["example.com", "localhost", "127.0.0.1.example.com", "xn--fiqs8s", ""])
def test_a_name_is_no_address(host):
    assert spelled(host) is None


@pytest.mark.parametrize("host", ["1.2.3.256", "1.2.3.4.5", "256.1", "0xfffffffff", "a.1", "a.0x", "1..2", "::g"])
def test_what_ends_in_a_number_and_is_no_address_is_an_error(host):
    with pytest.raises(ValueError, match=r".+"):
        spelled(host)


@given(st.ip_addresses(v=4))
def test_decimal_hexadecimal_and_dotted_spellings_are_one_address(address):
    number = int(address)
    assert spelled(str(number)) == spelled(hex(number)) == spelled(str(address)) == ip_address(number)
