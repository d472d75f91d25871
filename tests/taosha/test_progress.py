from __future__ import annotations

import io

import pytest

from taosha.progress import Progress, _duration


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_without_a_terminal_a_plain_line_comes_each_ten_seconds() -> None:
    stream, clock = io.StringIO(), Clock()
    with Progress("processing", stream=stream, clock=clock) as progress:
        for _ in range(40):
            clock.now += 0.5
            progress.page("clean" if progress.pages % 2 else "spam", done=progress.pages / 80)
    first, second = stream.getvalue().splitlines()
    assert first == "processing: 20 pages, 2.0 pages/s, 24%, 32 s left, clean 10 spam 10"
    assert second.startswith("processing: 40 pages, 2.0 pages/s, ")


def test_a_line_just_before_ten_seconds_does_not_come() -> None:
    stream, clock = io.StringIO(), Clock()
    with Progress("processing", stream=stream, clock=clock) as progress:
        clock.now += 9.99
        progress.page()
        assert stream.getvalue() == ""
        clock.now += 0.01
        progress.page()
    assert stream.getvalue() == "processing: 2 pages, 0.2 pages/s\n"


def test_quiet_shows_nothing_and_still_counts() -> None:
    stream, clock = Terminal(), Clock()
    with Progress("processing", quiet=True, stream=stream, clock=clock) as progress:
        clock.now += 100
        progress.page("clean")
    assert stream.getvalue() == ""
    assert (progress.pages, progress.counts["clean"]) == (1, 1)


def test_on_a_terminal_a_bar_shows_words_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    stream, clock = Terminal(), Clock()
    with Progress("processing", stream=stream, clock=clock) as progress:
        clock.now += 5
        progress.page("[bold]x", done=0.5)
    assert "1 page, 0.2 pages/s" in stream.getvalue()
    assert "[bold]x 1" in stream.getvalue()


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(0.4, "0 s"), (59.4, "59 s"), (59.6, "1 min 0 s"), (3599, "59 min 59 s"), (3600, "1 h 0 min"), (7325, "2 h 2 min")],
)
def test_durations(seconds: float, shown: str) -> None:
    assert _duration(seconds) == shown
