from __future__ import annotations

import errno
import importlib
import subprocess
import sys
from collections.abc import Callable, Iterator
from types import ModuleType

import pytest
import typer

from pipelines.errors import LockedError, StorageError, UsageError
from taosha import cli

HEAVY = ("scrapy", "pyarrow", "opencc", "jieba", "rjieba", "numpy", "rich", "filters", "crawler", "reports")


@pytest.fixture
def ends() -> Iterator[Callable[[BaseException | None], int]]:
    """The exit code of a command that ends by some exception."""
    name = "taosha.commands.report"
    before = sys.modules.get(name)

    def run(error: BaseException | None) -> int:
        def report() -> None:
            """Report."""
            if error is not None:
                raise error

        module = ModuleType(name)
        module.report = report  # type: ignore[attr-defined]
        sys.modules[name] = module
        return cli.run(["report"])

    yield run
    sys.modules.pop(name, None)
    if before is not None:
        sys.modules[name] = before


@pytest.mark.parametrize("arguments", [["--help"], ["--version"]])
def test_help_and_version_import_nothing_heavy(arguments: list[str]) -> None:
    script = f"import sys; from taosha.cli import run; code = run({arguments}); print(code, sorted({{*{HEAVY}}} & sys.modules.keys()))"
    shown = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert shown.splitlines()[-1] == "0 []"


def test_help_lists_all_commands_each_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["--help"]) == 0
    lines = capsys.readouterr().out.splitlines()
    for name, summary in cli.COMMANDS.items():
        assert any(line.split(maxsplit=1) == [name, summary] for line in lines), name


def test_every_command_has_help_with_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    for name in cli.COMMANDS:
        importlib.import_module(f"taosha.commands.{name}")
        assert cli.run([name, "--help"]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert any(line.strip().startswith("Example") for line in lines), name
        assert any(line.strip().startswith(f"taosha {name}") for line in lines), name


def test_no_command_shows_the_help_and_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run([]) == 2
    assert "Commands:" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--zzz"], "taosha: no such option: --zzz; see taosha --help\n"),
        (["wrong"], "taosha: no such command 'wrong'; see taosha --help\n"),
        (["process", "a.html", "--out", "x", "--zzz"], "taosha: no such option: --zzz; see taosha process --help\n"),
        (["process", "a.html"], "taosha: missing option '--out'; see taosha process --help\n"),
        (
            ["prune", "x", "--only", "y"],
            "taosha: invalid value for '--only': 'y' is not one of 'warc', 'log', 'frontier', 'manifest'; see taosha prune --help\n",
        ),
        (["process", "--out", "x"], "taosha: missing argument 'INPUT'; see taosha process --help\n"),
        (["report", "x", "--html"], "taosha: --html needs a value: --html FILE; see taosha report --help\n"),
        (["report", "x", "--htm"], "taosha: no such option: --htm; did you mean --html?; see taosha report --help\n"),
        (["process", "x", "--nosuch"], "taosha: no such option: --nosuch; see taosha process --help\n"),
        (["crawl", "--ot", "x"], "taosha: no such option: --ot; did you mean --out?; see taosha crawl --help\n"),
        (
            ["process", "x", "--workers", "0"],
            "taosha: invalid value for '--workers': it should be greater than or equal to 1; see taosha process --help\n",
        ),
        (
            ["forget", "http://a.example/1.html", "."],
            "taosha: . is a folder, not an address; the dataset comes first: taosha forget DIR URL\n",
        ),
    ],
)
def test_a_wrong_option_is_one_line_that_names_it(capsys: pytest.CaptureFixture[str], arguments: list[str], message: str) -> None:
    assert cli.run(arguments) == 2
    assert capsys.readouterr().err == message


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (None, 0, ""),
        (typer.Exit(3), 3, ""),
        (UsageError("x.html is empty", "leave it out"), 2, "x.html is empty; leave it out"),
        (LockedError("site a is being crawled"), 75, "site a is being crawled"),
        (StorageError("no space"), 1, "no space"),
        (KeyboardInterrupt(), 130, "stopped; what was committed is kept"),
        (cli.Terminated(), 143, "stopped; what was committed is kept"),
        (MemoryError(), 1, "out of memory; try fewer --workers"),
        (OSError(errno.ENOSPC, "No space left on device", "out/x"), 1, "no space left: out/x; make room"),
        (OSError(errno.EFBIG, "File too large"), 1, "file too large; raise the limit (ulimit -f)"),
        (PermissionError(errno.EACCES, "Permission denied", "out/x"), 1, "permission denied: out/x; check the path"),
        (KeyError("x"), 1, "this should not happen: KeyError: 'x'; set TAOSHA_DEBUG=1 to see where"),
    ],
)
def test_each_way_to_end_has_its_code_and_one_line(
    capsys: pytest.CaptureFixture[str], ends: Callable[[BaseException | None], int], error: BaseException | None, code: int, message: str
) -> None:
    assert ends(error) == code
    shown = capsys.readouterr().err
    assert shown.startswith(f"taosha: {message}") if message else not shown
    assert shown.count("\n") == bool(message)
    assert "Traceback" not in shown


def test_a_message_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str], ends: Callable[[BaseException | None], int]) -> None:
    ends(UsageError("a\x1b[31m[red]b\u202e\r\nc\udcff"))
    assert capsys.readouterr().err == "taosha: a␛[31m[red]b⟨U+202E⟩ c⟨U+DCFF⟩\n"


def test_the_traceback_is_shown_when_asked_for(
    capsys: pytest.CaptureFixture[str], ends: Callable[[BaseException | None], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(cli.DEBUG, "1")
    assert ends(KeyError("x")) == 1
    assert "Traceback" in capsys.readouterr().err


def test_python_m_taosha_is_the_command() -> None:
    shown = subprocess.run([sys.executable, "-m", "taosha", "--version"], capture_output=True, text=True, check=True).stdout
    assert shown.startswith("taosha ")


def test_that_memory_is_out_is_said_without_loading_anything(ends, monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setitem(sys.modules, "reports.untrusted", None)  # whoever imports it fails
    assert ends(MemoryError()) == 1
    assert "out of memory" in capsys.readouterr().err
