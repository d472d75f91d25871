"""Imported by the fork server: loads what every page needs, once, so that workers share its memory instead of loading it each."""

from filters.model import RawPage
from pipelines.config import Config, refiner

SAMPLE = "<title>淘沙</title><p>淘沙取金，吹尽狂沙始到金。這是一個測試頁面，電話13800000000。</p>"

refiner(Config.default())(RawPage(SAMPLE.encode()))
