"""Every honest page stays whole, every injection in our own pages is found where it stands."""

from filters import injection

FEWEST_HONEST = 800


def test_an_honest_page_is_not_flagged(honest):
    document = honest.document()
    injection.find(None, document)
    assert [(f.evidence, f.explanation) for f in document.findings] == []


def test_an_honest_page_that_the_model_never_saw_is_not_flagged(untaught, search):
    assert search(untaught.title, untaught.lines).findings == []
    assert search(untaught.title, [untaught.title, *untaught.lines]).findings == []


def test_an_honest_title_alone_is_not_flagged(honest, search):
    assert search(honest.title, []).findings == []


def test_an_honest_page_that_repeats_its_title_is_not_flagged(honest, search):
    assert search(honest.title, [honest.title, *honest.lines]).findings == []


def test_an_injection_is_found_where_it_stands_and_nowhere_else(injected):
    document = injected.document()
    injection.find(None, document)
    found = document.found("injection")
    assert {(f.field, f.line, f.start, f.end) for f in found} == injected.spans
    assert {f.category.value for f in found} == {f"injection.{injected.family}"}


def test_what_is_cut_leaves_nothing_of_the_injection_behind(injected):
    document = injected.document()
    injection.find(None, document)
    text = "\n".join([document.title.render(), document.render()])
    assert all(f.evidence not in text for f in document.findings if f.action == "excised")


def test_evidence_is_the_raw_text_between_its_offsets(injected):
    document = injected.document()
    injection.find(None, document)
    for finding in document.findings:
        raw = (document.title if finding.field == "title" else document.lines[finding.line]).raw
        assert raw[finding.start : finding.end] == finding.evidence


def test_a_second_search_finds_the_same(injected):
    documents = [injected.document(), injected.document()]
    for document in documents:
        injection.find(None, document)
    assert documents[0].findings == documents[1].findings
    assert [line.edits for line in documents[0].lines] == [line.edits for line in documents[1].lines]


def test_the_honest_corpus_does_not_shrink():
    from pathlib import Path

    pages = [p for file in (Path(__file__).parent / "honest").glob("*.txt") for p in file.read_text(encoding="utf-8").strip().split("\n\n")]
    assert len(pages) >= FEWEST_HONEST
