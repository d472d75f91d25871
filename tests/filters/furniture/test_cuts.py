"""What is trimmed is a finding."""

from filters import furniture
from filters.model import Category
from tests.filters.furniture.trimmed import P1, document


def test_every_trim_is_a_finding_with_its_evidence() -> None:
    page = document("来源:老街网", P1, "责任编辑：李四")
    furniture.trim(page)
    assert [(f.category, f.line, f.evidence, f.action) for f in page.findings] == [
        (Category.BYLINE, 0, "来源:老街网", "excised"),
        (Category.BYLINE, 2, "责任编辑：李四", "excised"),
    ]
