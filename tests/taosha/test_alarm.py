"""Alerts on their way to people."""

from __future__ import annotations

from datetime import timedelta

from crawler.sites import SiteConfig
from pipelines.dataset import SiteCounts
from taosha.alarm import sound
from tests.crawler.test_alerts import NOW, History, usual

SITES = {"news": SiteConfig("news")}


def test_what_stands_is_said_at_each_run_and_posted_once(tmp_path, monkeypatch, capsys):
    posted = []

    def post(url, run, alerts, ended):
        posted.append([*(alert.kind for alert in alerts), *(f"-{each.kind}" for each in ended)])
        return ""

    monkeypatch.setattr("crawler.webhook.post", post)
    history = History(tmp_path)
    for _ in range(7):
        history.run(usual())
    for hour in range(3):
        history.run(SiteCounts(finished=0), exit_code=1)
        found = sound(tmp_path, SITES, "https://hooks.example.com/", NOW + timedelta(hours=12 + hour))
        assert [alert.kind for alert in found] == ["pages"]
    assert capsys.readouterr().err.count("alert: news: only 0 pages") == 3
    assert posted == [["pages"]]
    history.run(SiteCounts(), exit_code=143)
    assert sound(tmp_path, SITES, "https://hooks.example.com/", NOW + timedelta(hours=15)) == []
    assert posted == [["pages"]]  # a run that was stopped tells of no end
    history.run(usual())
    assert sound(tmp_path, SITES, "https://hooks.example.com/", NOW + timedelta(hours=15)) == []
    history.run(SiteCounts(finished=0), exit_code=1)
    sound(tmp_path, SITES, "https://hooks.example.com/", NOW + timedelta(hours=16))
    assert posted == [["pages"], ["-pages"], ["pages"]]
