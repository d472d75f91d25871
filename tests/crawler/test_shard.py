import pytest

from crawler.shard import Shard
from pipelines.errors import UsageError

NAMES = [f"site-{n}" for n in range(1000)] + ["新闻", "127.0.0.1"]


@pytest.mark.parametrize("of", [1, 2, 5, 17])
def test_each_site_falls_to_exactly_one_share(of):
    assert all(sum(Shard(at, of).has(name) for at in range(1, of + 1)) == 1 for name in NAMES)


def test_shares_are_about_equal():
    sizes = [sum(Shard(at, 5).has(name) for name in NAMES) for at in range(1, 6)]
    assert max(sizes) < 1.25 * min(sizes)


def test_a_site_stays_where_it_is():
    """The hash is part of the contract: machines with different versions must agree."""
    assert [name for name in ("news", "sport", "culture", "a", "b") if Shard(5, 5).has(name)] == ["sport", "culture"]


@pytest.mark.parametrize("text", ["2/5", " 1/1 "])
def test_a_share_is_read(text):
    assert Shard.parse(text) == Shard(*map(int, text.split("/")))


@pytest.mark.parametrize("text", ["", "0/5", "6/5", "2", "a/b", "-1/5", "2/5/7", "1.5/2"])
def test_what_is_no_share_is_an_error(text):
    with pytest.raises(UsageError, match="shard"):
        Shard.parse(text)
