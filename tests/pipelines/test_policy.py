"""Signals to verdict."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from filters.model import Category, Finding, RawPage
from pipelines.errors import UsageError
from pipelines.page import refine
from pipelines.policy import Policy, Threshold, decide
from pipelines.record import Record

POLICY = Policy.load()

GOOD = Record(
    doc_id="d",
    source_id="s",
    http_status=200,
    text="文" * 400,
    n_chars=400,
    q_prose_chars=400,
    lang="zh-Hans",
    q_han_share=0.9,
    q_punctuation_share=0.1,
    q_mean_line_chars=50.0,
    q_punctuated_line_share=1.0,
    q_stop_word_kinds=10,
    q_entropy=4.5,
)


def flag(category: Category, action: str = "flagged", score: float = 0.0) -> Finding:
    return Finding(category=category, rule="r", field="text", evidence="", explanation="", action=action, score=score)  # type: ignore[arg-type]


def decided(**changes: object) -> Record:
    record = replace(GOOD, **{"flags": [], **changes})  # type: ignore[arg-type]
    decide(record, POLICY)
    return record


def test_an_untouched_article_is_clean() -> None:
    record = decided()
    assert (record.verdict, record.reasons, record.spam_score) == ("clean", [], 0.0)


@pytest.mark.parametrize(
    "found",
    [
        flag(Category.ADULT, "excised", 0.9),
        flag(Category.CLOAK_PINYIN, "repaired"),
        flag(Category.PHONE, "masked"),
        flag(Category.BYTESHIFT, "repaired"),
    ],
)
def test_an_article_that_was_excised_repaired_or_masked_is_cleaned(found: Finding) -> None:
    record = decided(flags=[found])
    assert (record.verdict, record.reasons) == ("cleaned", [found.category.value])


@pytest.mark.parametrize("found", [flag(Category.NOTICE, "excised"), flag(Category.HIDDEN_TEXT, score=0.5), flag(Category.GAP)])
def test_trimmed_boilerplate_and_mere_flags_leave_it_clean(found: Finding) -> None:
    assert decided(flags=[found]).verdict == "clean"


def test_a_page_of_nothing_but_injected_text_is_spam() -> None:
    record = decided(flags=[flag(Category.SPAM_PAGE, score=1.0), flag(Category.ADULT, "excised", 0.9)], text="")
    assert record.verdict == "spam"
    assert "spam.page.injected" in record.reasons
    assert record.spam_score == 1.0


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"http_status": 404}, "http.404"),
        ({"http_status": 503}, "http.503"),
        ({"error": "broken"}, "error"),
        ({"text": ""}, "page.empty"),
        ({"lang": "en"}, "language.en"),
        ({"flags": [flag(Category.PAGE_INDEX)]}, "page.index"),
        ({"flags": [flag(Category.PAGE_BLOCKED)]}, "page.blocked"),
        ({"flags": [flag(Category.DUPLICATE_EXACT)]}, "duplicate.exact"),
        ({"flags": [flag(Category.DUPLICATE_NEAR)]}, "duplicate.near"),
    ],
)
def test_what_is_no_article_is_rejected_with_the_reason(changes: dict[str, object], reason: str) -> None:
    record = decided(**changes)
    assert (record.verdict, record.reasons) == ("rejected", [reason])
    assert not record.kept


def test_a_page_that_never_came_by_http_has_no_status_to_fail() -> None:
    assert decided(http_status=None).verdict == "clean"


def test_all_reasons_are_given() -> None:
    record = decided(http_status=404, lang="en", n_chars=3)
    assert record.reasons == ["http.404", "language.en", "quality.too_short"]


def border(threshold: Threshold) -> tuple[float, float]:
    """The limit, and the value just beyond it."""
    limit, beyond = (threshold.below, -1) if threshold.below is not None else (threshold.above, 1)
    assert limit is not None
    return limit, limit + beyond * (1 if isinstance(limit, int) else 0.0005)


@pytest.mark.parametrize(("reason", "threshold"), POLICY.reject.items())
def test_every_threshold_lets_its_limit_pass_and_stops_what_is_beyond(reason: str, threshold: Threshold) -> None:
    narrowed = {other.column: border(other)[1] for other in threshold.where}
    limit, beyond = border(threshold)
    assert f"quality.{reason}" not in decided(**narrowed, **{threshold.column: limit}).reasons
    assert f"quality.{reason}" in decided(**narrowed, **{threshold.column: beyond}).reasons


@pytest.mark.parametrize(
    ("reason", "column"), [(reason, other.column) for reason, threshold in POLICY.reject.items() for other in threshold.where]
)
def test_a_narrowed_threshold_lets_pass_what_is_on_any_of_its_limits(reason: str, column: str) -> None:
    threshold = POLICY.reject[reason]
    beyond = {rule.column: border(rule)[1] for rule in (threshold, *threshold.where)}
    limit = next(border(other)[0] for other in threshold.where if other.column == column)
    assert f"quality.{reason}" in decided(**beyond).reasons
    assert f"quality.{reason}" not in decided(**beyond | {column: limit}).reasons


def test_a_page_with_nothing_but_menu_contact_and_rights_is_a_shell() -> None:
    menu = "".join(f"<li><a href='/{k}/'>{name}</a></li>" for k, name in enumerate(["单位概况", "公示公告", "办事指南", "联系方式"]))
    foot = "<p>桐溪镇人民政府版权所有</p><p>地址：桐溪镇河东街18号　邮编：100000</p>"
    for image, kept in (
        ("<img src='scan.jpg'>", False),
        ("<p>全镇一百二十户的旧水表已在本周换完，水费仍按原来的日子收取，请各户留意。</p>", True),
    ):
        html = f"<title>关于更换水表的公示</title><ul>{menu}</ul><h1>关于更换水表的公示</h1><div>{image}</div>{foot}"
        record = refine(RawPage(html.encode(), url="http://a.example/p/1.html"))
        decide(record, POLICY)
        assert ("quality.shell" not in record.reasons) is kept


def test_a_value_that_an_older_row_lacks_breaks_no_threshold() -> None:
    assert decided(q_top_3gram_share=None).verdict == "clean"


def test_the_spam_score_grows_with_each_finding_and_stays_below_one() -> None:
    one = decided(flags=[flag(Category.ADULT, "excised", 0.8)]).spam_score
    two = decided(flags=[flag(Category.ADULT, "excised", 0.8), flag(Category.HIDDEN_LINKS, score=0.5)]).spam_score
    assert (one, two) == (0.8, 0.9)


def test_flag_kinds_are_distinct_and_sorted() -> None:
    record = decided(flags=[flag(Category.PHONE, "masked"), flag(Category.ADULT, "excised"), flag(Category.PHONE, "masked")])
    assert record.flag_kinds == ["injection.adult", "pii.phone"]


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "policy.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_overrides_single_values(tmp_path: Path) -> None:
    policy = Policy.load(
        written(tmp_path, 'languages = ["en"]\n[reject.too_short]\nbelow = 10\n[reject.wordy]\ncolumn = "n_tokens"\nabove = 9')
    )
    assert policy.languages == ("en",)
    assert policy.reject["too_short"].below == 10
    assert policy.reject["too_short"].column == "n_chars"
    assert policy.reject["wordy"].above == 9
    assert policy.reject["few_han"] == POLICY.reject["few_han"]
    assert policy.digest != POLICY.digest


def test_the_digest_depends_on_the_values_alone(tmp_path: Path) -> None:
    assert Policy.load(written(tmp_path, "")).digest == POLICY.digest


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("languages = 3", "'languages' must be a list"),
        ("nonsense = 1", "unknown key 'nonsense'"),
        ("language = []", "unknown key 'language'; did you mean languages?"),
        ("[reject.too_shrot]\nbelow = 3", "[reject.too_shrot] is no built-in rule, and a new one names a column; did you mean too_short?"),
        ("reject = 4", "'reject' must hold tables"),
        ("[reject.too_short]\nunder = 3", "[reject.too_short] has an unknown key 'under'"),
        ("[reject.x]\ncolumn = 'text'\nabove = 1", "names no column that can be compared: 'text'"),
        ("[reject.x]\ncolumn = 'n_chars'", "[reject.x] needs a number"),
        ("[reject.too_short]\nbelow = 'forty'", "[reject.too_short] needs a number"),
        ("[reject.too_short]\nbelow = nan", "[reject.too_short] needs a number"),
        ("[reject.x]\ncolumn = 'n_chars'\nabove = 1\nwhere = 3", "'where' must be a list of limits"),
        ("[reject.x]\ncolumn = 'n_chars'\nabove = 1\nwhere = [{ column = 'n_tokens' }]", "[reject.x] where needs a number"),
        ("[reject.x]\ncolumn = 'n_chars'\nabove = 1\nwhere = [{ where = [] }]", "[reject.x] where has an unknown key 'where'"),
        ("= =", "cannot be read"),
    ],
)
def test_a_wrong_file_is_refused_with_its_name_and_the_key(tmp_path: Path, text: str, message: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(UsageError) as caught:
        Policy.load(path)
    assert message in str(caught.value)
    assert str(path) in str(caught.value)


@pytest.mark.parametrize("make", [lambda p: p / "none.toml", lambda p: p])
def test_a_file_that_is_not_there_is_refused(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    with pytest.raises(UsageError, match="policy"):
        Policy.load(make(tmp_path))


def test_a_limit_on_the_spam_score_is_held(tmp_path: Path) -> None:
    policy = Policy.load(written(tmp_path, '[reject.spam]\ncolumn = "spam_score"\nabove = 0.7'))
    record = replace(GOOD, flags=[flag(Category.ADULT, "excised", 0.8)])
    decide(record, policy)
    assert record.reasons == ["quality.spam"]
