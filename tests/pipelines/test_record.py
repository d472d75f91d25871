"""One page's row to be."""

from dataclasses import fields, replace

from filters.model import RawPage
from pipelines.record import Record, input_key
from pipelines.schema import ARTICLES, TABLES


def test_a_record_begins_with_an_attribute_for_each_column_in_order() -> None:
    assert [f.name for f in fields(Record)][: len(ARTICLES)] == ARTICLES.names


def test_every_column_has_a_type_and_says_what_it_holds() -> None:
    for schema in TABLES.values():
        for column in schema:
            assert column.metadata[b"doc"]


def test_the_same_input_has_the_same_key_and_any_change_another() -> None:
    raw = RawPage(body=b"page", source_id="a", url="http://a.example/")
    key = input_key(raw)
    assert len(key) == 16
    assert key == input_key(replace(raw, fetched_at=None, run_id="r", site="s", url="http://b.example/"))
    others = [
        replace(raw, body=b"other"),
        replace(raw, source_id="b"),
        replace(raw, lines=("page",)),
        replace(raw, title="t"),
        replace(raw, error="e"),
    ]
    assert len({key, *map(input_key, others)}) == len(others) + 1
    assert input_key(RawPage(body=b"page", url="http://a.example/")) != input_key(RawPage(body=b"page", url="http://b.example/"))
