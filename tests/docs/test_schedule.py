"""What docs/schedule.md says holds: the limits, the object that is posted, the files for others to read."""

from __future__ import annotations

import ast
import json
import re
import shlex
import tomllib
from pathlib import Path

import pytest

from crawler.alerts import Alert
from crawler.limits import built_in
from taosha.cli import load

DOC = (Path(__file__).parents[2] / "docs" / "schedule.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", DOC, re.DOTALL)


def test_the_limits_are_the_built_in_ones() -> None:
    shown = dict(re.findall(r"\| `(\w+) = ([\d.]+)` \|", DOC))
    assert len(shown) == 9
    for name, value in shown.items():
        assert getattr(built_in(), name) == float(value), name
    assert "three good runs" in DOC
    assert (built_in().least_runs, built_in().least_pages, built_in().runs) == (3, 20, 7)


def test_the_object_that_is_posted_is_the_one_that_is_shown() -> None:
    (shown,) = map(json.loads, blocks("json"))
    (alert,) = shown["alerts"]
    text = alert.pop("text")
    assert text == shown["text"] == f"news: {Alert(**alert).text}"


def test_each_file_can_be_read_by_its_reader() -> None:
    yaml = pytest.importorskip("yaml")
    (deployment,) = map(yaml.safe_load, blocks("yaml"))
    (container,) = deployment["spec"]["template"]["spec"]["containers"]
    commands = [container["args"]]
    for snippet in blocks("python"):
        ast.parse(snippet)
        commands += [shlex.split(line.replace("{site}", "news")) for line in re.findall(r'f"(taosha [^"]*)"', snippet)]
    commands += [shlex.split(line) for line in re.findall(r"taosha schedule export [^|)\n]*", DOC)]
    assert len(commands) == 4
    for command in commands:
        load(command[1]).make_context(command[1], list(command[2:])).close()
    for snippet in blocks("toml"):
        assert tomllib.loads(snippet)["sites"]["news"]["schedule"]
