"""Alerts in the report: where anything is unusual, on page, terminal and in JSON, in both languages; nothing where nothing is."""

from __future__ import annotations

import io
import json
from collections import Counter
from pathlib import Path

import pytest

from pipelines.dataset import SiteCounts
from pipelines.dataset.manifest import newest_first
from reports.explain import LANGUAGES, Language
from reports.export import value_as_json
from reports.gather import report
from reports.html import render
from reports.summary import show
from reports.terminal import console

SAID = {
    "en": "10.0 % of the pages turn us away (403, captcha, login) (limit 2.0 %)",
    "zh": "10.0 % 的页面拒绝访问（403、验证码、登录）（界限 2.0 %）",
}


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_what_is_unusual_is_said_everywhere(spoken: Language, stored, make) -> None:  # type: ignore[no-untyped-def]
    out: Path = stored([make.page("a.example", 1)])
    assert 'id="alerts"' not in render(report(out, spoken))
    manifest = next(iter(newest_first(out)))
    manifest.sites["a.example"] = SiteCounts(pages=100, articles=80, fetched=100, finished=1, answers=Counter(turned_away=10))
    manifest.write(out)
    made = report(out, spoken)
    (alert,) = json.loads(value_as_json(made))["alerts"]
    assert (alert["site"], alert["kind"], alert["sentence"]) == ("a.example", "refused", SAID[spoken])
    assert SAID[spoken] in render(made).split("<svg")[0]
    show(made, console(stream := io.StringIO()))
    assert f"a.example {SAID[spoken]}" in " ".join(stream.getvalue().split())


def test_the_first_line_says_what_the_alerts_of_the_run_give_as_exit_code(stored, make) -> None:  # type: ignore[no-untyped-def]
    out: Path = stored([make.page("a.example", 1)])
    assert "<span>exit 0</span>" in render(report(out, "en"))
    manifest = next(iter(newest_first(out)))
    manifest.sites["a.example"] = SiteCounts(pages=100, articles=80, fetched=100, finished=1, answers=Counter(turned_away=10))
    manifest.write(out)
    made = report(out, "en")
    assert "<span>exit 0, 3 with --alerts</span>" in render(made)
    show(made, console(stream := io.StringIO()))
    assert "exit 0, 3 with --alerts" in " ".join(stream.getvalue().split())
