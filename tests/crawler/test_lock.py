import os

import pytest

from crawler.lock import SiteLock
from pipelines.errors import Exit, LockedError


def test_a_second_run_is_told_who_holds_the_lock(tmp_path):
    held = SiteLock(tmp_path / "a.lock", "a")
    with pytest.raises(LockedError, match=f"pid {os.getpid()}, since 20") as caught:
        SiteLock(tmp_path / "a.lock", "a")
    assert caught.value.exit_code == Exit.LOCKED == 75
    held.release()
    SiteLock(tmp_path / "a.lock", "a").release()


def test_sites_do_not_lock_each_other(tmp_path):
    held = [SiteLock(tmp_path / f"{name}.lock", name) for name in "ab"]
    for lock in held:
        lock.release()
