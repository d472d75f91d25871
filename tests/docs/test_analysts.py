"""The answers in docs/analysts.md, run from the first to the last as a reader would."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path
from typing import Any

import pytest

from taosha import cli

DOC = Path(__file__).parents[2] / "docs" / "analysts.md"
SNIPPETS = re.findall(r"```python\n(.*?)```", DOC.read_text("utf-8"), re.DOTALL)
MISSING = [name for name in ("pandas", "polars", "duckdb") if importlib.util.find_spec(name) is None]
HEADER = "成人电影在线观看,日韩无码精品,国产精品自拍,免费成人视频"
PAGES = {
    "装修合同怎样签订": """公司提供的合同应当写清楚工程的时间、材料和价格，业主要保存好付款的凭据。
如果工程质量不符合国家标准，业主可以要求公司重新施工，并且赔偿损失。律师提醒，签字以前要把每一条都看明白。
不懂的地方应该问清楚再决定。发生纠纷以后，双方可以先商量，商量不成的再向法院起诉。有问题请拨打13912345678咨询。""",
    "借款到期没有归还怎么办": """债权人可以在三年以内向人民法院提起诉讼，要求对方还钱。借条上面要写明金额、利息和归还日期。
双方都要签名，最好有人在场证明。对方没有能力归还的时候，法院可以查封他的房屋和存款，然后再进行拍卖。
所以大家借钱给朋友以前，还是要想一想他平时的信用怎么样，不能因为不好意思就随便答应。""",
    "全市教育工作会议昨天举行": """昨天上午，会议在礼堂举行，各学校的校长和老师代表参加。会上介绍了去年的成绩。
也说明了今年要解决的几个困难，例如操场太小。有老师建议把放学以后的活动安排得更丰富一些，让孩子多读书、多运动。
下午大家分组讨论，晚上形成了意见，下个月就会公布，请学生和家长留意学校的通知。""",
    "最近蔬菜的价格有所上涨": """记者在城南市场看到，白菜每斤卖到三块钱，比上个星期贵了将近一半，主要是因为连续下雨，运输比较困难。
摊主说，等天气转晴以后，外地的菜运进来，价格很快就会下降。有关部门表示会增加供应，请居民不要着急。
市民王女士告诉记者，她家里人口不多，所以每次只买一两天吃的菜，并没有觉得生活受到很大影响。""",
}


@pytest.fixture
def dataset(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    pages = []
    for n, (title, body) in enumerate(PAGES.items()):
        page = {
            "id": str(n),
            "url": f"http://{n % 2}.example/{n}",
            "title": title,
            "text": [HEADER, *body.split("\n")] if n else body.split("\n"),
        }
        pages.append(json.dumps(page))
    (tmp_path / "in.jsonl").write_text("\n".join([*pages, '{"id": "short", "title": "x", "text": "更多"}']), "utf-8")
    assert cli.run(["process", str(tmp_path / "in.jsonl"), "--out", str(tmp_path / "out"), "--workers", "1"]) == 0
    capsys.readouterr()
    return tmp_path / "out"


def run(dataset: Path, snippets: list[str], monkeypatch: pytest.MonkeyPatch) -> list[int]:
    monkeypatch.chdir(dataset.parent)
    names: dict[str, Any] = {}
    sizes = []
    for snippet in snippets:
        names.pop("answer", None)
        exec(snippet.replace("data/demo", str(dataset)), names)
        if "answer" in snippet:
            sizes.append(names["answer"] if isinstance(names["answer"], int) else len(names["answer"]))
    return sizes


@pytest.mark.skipif(bool(MISSING), reason=f"not installed (extra: analysts): {', '.join(MISSING)}")
def test_every_question_has_its_answer(dataset: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes = run(dataset, SNIPPETS, monkeypatch)
    assert len(sizes) == 7
    assert len((dataset.parent / "articles.jsonl").read_text("utf-8").splitlines()) == sizes[-1]
    assert [n for n, size in enumerate(sizes) if not size and n != 4] == []  # nothing was torn here, so nothing is repaired


def test_what_needs_pyarrow_alone_runs_without_the_extra(dataset: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = [snippet for snippet in SNIPPETS if "taosha.dataset" in snippet and "import polars" not in snippet]
    assert plain
    assert all(run(dataset, plain, monkeypatch))
