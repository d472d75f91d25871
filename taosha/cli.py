"""The command `taosha`: which subcommands there are, and how each ends. A subcommand is imported only when it is called."""

from __future__ import annotations

import errno
import inspect
import os
import signal
import sys
import traceback
from difflib import get_close_matches
from importlib import import_module
from types import FrameType
from typing import Annotated, Any, Final, NoReturn

import typer
from typer import main as typer_main
from typer._click import Command, Context
from typer._click.exceptions import BadOptionUsage, NoArgsIsHelpError, NoSuchOption, UsageError
from typer.core import TyperCommand, TyperGroup
from typer.models import CommandInfo

from pipelines.errors import Exit, TaoshaError, reason
from taosha import streams

COMMANDS: Final = {
    "demo": "Crawl the bundled site and show what is found: start here.",
    "crawl": "Crawl configured sites or plain URLs into a dataset.",
    "sites": "Try the sites of sites.toml and show what would be extracted.",
    "schedule": "Crawl each site when its cron line says so.",
    "process": "Refine stored pages: HTML, text, JSON lines, WARC, Parquet.",
    "report": "Show what a dataset holds and what was wrong with its pages.",
    "inspect": "Explain one page: its verdict, its cuts and repairs, and why.",
    "describe": "Write a dataset's dictionary, statistics and Croissant anew.",
    "validate": "Check that a dataset is whole.",
    "compact": "Merge the small parts of a dataset into large ones.",
    "repolicy": "Decide a stored dataset anew by another policy.",
    "prune": "Remove old WARC files, logs, frontiers and manifests.",
    "forget": "Remove an address from a dataset and its WARC files.",
    "migrate": "Bring a dataset to this version's columns.",
    "labels": "Turn reviewers' marks into regression cases.",
}
DEBUG: Final = "TAOSHA_DEBUG"  # set: tracebacks are shown
_RESUME: Final = "what was committed is kept; give the same command again to go on"


class Terminated(KeyboardInterrupt):
    """SIGTERM: ends a command as Ctrl-C does, with its own exit code."""


class Subcommand(TyperCommand):
    """A name and a line of help; the module behind it is imported when the command is called or its own help is asked for."""

    def make_context(self, info_name: str | None, args: list[str], parent: Context | None = None, **extra: Any) -> Context:
        """Called once the command is known; from here on the loaded one takes over."""
        assert self.name is not None
        command = load(self.name)
        try:
            return command.make_context(info_name, args, parent, **extra)
        except UsageError as error:
            error.ctx = error.ctx or Context(command, parent, info_name)  # an option without its value does not say whose it is
            raise


def load(name: str) -> Command:
    """Make a subcommand of `taosha.commands.NAME.NAME`: its signature gives the options, its docstring the help."""
    function = getattr(import_module(f"taosha.commands.{name}"), name)
    info = CommandInfo(name=name, callback=function, help=_with_examples(inspect.getdoc(function) or ""), no_args_is_help=False)
    return typer_main.get_command_from_info(info, pretty_exceptions_short=False, rich_markup_mode=None)


def app() -> TyperGroup:
    """The command with all its subcommands, none of them imported."""
    root = typer.Typer(add_completion=False, rich_markup_mode=None, no_args_is_help=True, context_settings={"max_content_width": 100})
    root.callback(help=_with_examples(inspect.getdoc(taosha) or ""))(taosha)
    group = typer_main.get_group(root)
    for name, summary in COMMANDS.items():
        group.add_command(Subcommand(name, help=summary, rich_markup_mode=None))
    return group


def print_version(wanted: bool) -> None:
    """Print the version and leave."""
    if wanted:
        typer.echo(f"taosha {import_module('taosha').__version__}")
        raise typer.Exit


def taosha(
    version: Annotated[bool, typer.Option("--version", help="Print the version and exit.", is_eager=True, callback=print_version)] = False,
) -> None:
    """Crawl Chinese article pages, get the clean article back, and see with evidence what was wrong with the page.

    Example:
      taosha demo
      taosha process pages/ --out data/mine
      taosha report data/mine --html report.html

    `taosha COMMAND --help` shows the options of a command and an example.
    """


def main() -> NoReturn:
    """Run the command line and leave with its exit code."""
    streams.install()
    signal.signal(signal.SIGTERM, _terminate)
    code = run(sys.argv[1:])
    try:
        sys.stdout.flush()
    except OSError as error:
        code = code if code == Exit.CANNOT_FINISH else _ended(error)  # what is lost now was told, where the command ended so
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # where what is left goes when Python ends
    sys.exit(code)


def run(arguments: list[str]) -> int:
    """Run one command; gives its exit code. Whatever ends it early is said in one line on stderr."""
    try:
        with app().make_context("taosha", arguments) as context:
            context.command.invoke(context)
        return Exit.DONE
    except typer.Exit as end:
        return end.exit_code
    except BaseException as error:  # noqa: BLE001  # Ctrl-C and SIGTERM too: each way to end has its line and its code
        if os.environ.get(DEBUG):
            traceback.print_exc()
        return _ended(error)


def _ended(error: BaseException) -> int:
    """Say what ended a command, and give the exit code."""
    match error:
        case NoArgsIsHelpError():
            typer.echo(error.format_message())
            return Exit.USAGE
        case UsageError():
            path = error.ctx.command_path if error.ctx else "taosha"
            return _say(f"{_uncapitalised(_wrong_usage(error))}; see {path} --help", Exit.USAGE)
        case TaoshaError():
            return _say(str(error), error.exit_code)
        case Terminated():
            return _say(f"stopped; {_RESUME}", Exit.TERMINATED)
        case KeyboardInterrupt():
            return _say(f"stopped; {_RESUME}", Exit.INTERRUPTED)
        case MemoryError():  # there may be no room to load what looks over other messages; this one quotes nothing
            sys.stderr.write(f"taosha: out of memory; try fewer --workers ({_RESUME})\n")
            return Exit.CANNOT_FINISH
        case OSError(errno=errno.ENOSPC | errno.EDQUOT):
            return _say(f"no space left{_at(error)}; make room ({_RESUME})", Exit.CANNOT_FINISH)
        case OSError(errno=errno.EFBIG):
            return _say(f"file too large{_at(error)}; raise the limit (ulimit -f) ({_RESUME})", Exit.CANNOT_FINISH)
        case OSError(filename=str() | bytes(), strerror=str()):
            return _say(f"{reason(error)}{_at(error)}; check the path and its permissions", Exit.CANNOT_FINISH)
        case SystemExit():
            return error.code if isinstance(error.code, int) else Exit.CANNOT_FINISH
    hint = "" if os.environ.get(DEBUG) else f"; set {DEBUG}=1 to see where"
    return _say(f"this should not happen: {type(error).__name__}: {error}{hint}", Exit.CANNOT_FINISH)


def _wrong_usage(error: UsageError) -> str:
    """What is wrong with the arguments, without a full stop."""
    match error:
        case BadOptionUsage(ctx=Context() as context, option_name=name) if "requires an argument" in error.message:
            metavar = next((option.metavar for option in context.command.params if name in option.opts), None)
            return f"{name} needs a value: {name} {metavar or 'VALUE'}"
        case NoSuchOption(option_name=name, ctx=Context() as context):
            known = {option.lstrip("-"): option for each in context.command.params for option in each.opts if option.startswith("--")}
            close = [known[each] for each in get_close_matches(name.lstrip("-"), known)]  # the dashes, which all have, are no likeness
            return error.message + (f"; did you mean {' or '.join(sorted(close))}?" if close else "")
    return error.format_message().rstrip(".").replace(": Value error, ", ": ").replace(": Input should ", ": it should ")


def _at(error: OSError) -> str:
    return f": {os.fsdecode(error.filename)}" if isinstance(error.filename, str | bytes) else ""


def _say(message: str, code: Exit) -> int:
    streams.tell(message)
    return code


def _uncapitalised(text: str) -> str:
    return text[:1].lower() + text[1:]


def _terminate(*_: int | FrameType | None) -> NoReturn:
    raise Terminated


def _with_examples(doc: str) -> str:
    """A docstring whose example keeps its lines: `\\b` tells the help formatter to leave a paragraph as it is."""
    paragraphs = doc.split("\n\n")
    return "\n\n".join(f"\b\n{p}" if p.startswith("Example") else p for p in paragraphs)
