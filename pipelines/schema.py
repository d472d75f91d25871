"""The columns of every table, each with its type, unit and meaning: the one place that says what a dataset holds.

`data/README.md` is generated from here, and `pipelines.record` has an attribute for each column of `articles`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

import pyarrow as pa

SCHEMA_VERSION: Final = "1.5"  # additive changes raise the second number; `migrate` rewrites old parts

Table = Literal["articles", "rejects", "flags", "fetches", "runs"]

TIME: Final = pa.timestamp("us", tz="UTC")
STRINGS: Final = pa.list_(pa.string())


def _column(name: str, kind: pa.DataType, doc: str, unit: str = "", group: str = "") -> pa.Field[pa.DataType]:
    return pa.field(name, kind, metadata={"doc": doc, "unit": unit, "group": group})


def _group(group: str, *columns: tuple[str, pa.DataType, str] | tuple[str, pa.DataType, str, str]) -> list[pa.Field[pa.DataType]]:
    return [_column(c[0], c[1], c[2], c[3] if len(c) > 3 else "", group) for c in columns]


ARTICLES: Final = pa.schema(
    _group(
        "identity",
        (
            "doc_id",
            pa.string(),
            "hash of the canonical URL (trusted on the same host and its mobile twin only); of the content where there is no URL",
        ),
        (
            "source_id",
            pa.string(),
            "the id that came in: a JSONL id, a path relative to the input given, a WARC record id, the URL of a crawl",
        ),
        ("url", pa.string(), "the address that was fetched"),
        ("canonical_url", pa.string(), "the address that the page gives as its own, resolved; the fetched one where it gives none"),
        ("site", pa.string(), "the site's name in sites.toml, else the host"),
        ("run_id", pa.string(), "the run that wrote the row"),
        ("fetched_at", TIME, "when the page was fetched", "UTC"),
        ("http_status", pa.int32(), "status of the response"),
        ("warc_file", pa.string(), "WARC file that holds the response, relative to the dataset"),
        ("warc_offset", pa.int64(), "where its record starts in that file", "bytes"),
        ("parts", STRINGS, "addresses of the pages that were joined into this article, in order"),
    )
    + _group(
        "article",
        ("title", pa.string(), "the article's title after all edits"),
        ("title_raw", pa.string(), "the page's <title>, or the title given, before any edit; personal data masked character for character"),
        ("author", pa.string(), "author, personal data masked"),
        ("source", pa.string(), "the medium that the page names as its source"),
        ("section", pa.string(), "section or category of the site"),
        ("published_at", TIME, "when the article says that it was published; null where only a day is known", "UTC"),
        ("published_date", pa.date32(), "the same as a day in the page's own time zone (Asia/Shanghai if unsaid)"),
        ("published_precision", pa.string(), "second, minute or day"),
        ("lead_image", pa.string(), "address of the article's lead image"),
        ("text", pa.string(), "the article after all edits, paragraphs joined by a line feed"),
        (
            "text_raw",
            pa.string(),
            "the chosen container's visible lines before any edit, furniture included; personal data masked as title_raw's",
        ),
        ("n_chars", pa.int32(), "length of text", "code points"),
        ("n_paragraphs", pa.int32(), "number of lines of text"),
    )
    + _group(
        "tokens",
        ("tokens", STRINGS, "words of text, in order, without white space"),
        ("n_tokens", pa.int32(), "number of tokens"),
    )
    + _group(
        "language",
        ("lang", pa.string(), "BCP 47 tag of the language: zh-Hans, zh-Hant, ja, ko, en, … or und"),
        ("lang_confidence", pa.float32(), "how sure the language is", "0..1"),
        ("script", pa.string(), "hans, hant or mixed: the script of text_raw; empty where no character tells"),
        ("charset", pa.string(), "the encoding that the bytes were read in"),
        ("charset_source", pa.string(), "what decided it: bom, utf-8, header, meta, detected, given"),
    )
    + _group(
        "verdict",
        ("verdict", pa.string(), "clean, cleaned, spam or rejected"),
        (
            "previous_verdict",
            pa.string(),
            "verdict of the last stored row with this doc_id, copies aside; null where there is none, and in a copy",
        ),
        ("spam_score", pa.float32(), "how much of the page is spam", "0..1"),
        ("flag_kinds", STRINGS, "the distinct categories of the page's flags, sorted"),
        ("reasons", STRINGS, "all reasons for the verdict, sorted"),
        ("error", pa.string(), "what went wrong with the page; empty where nothing did"),
    )
    + _group(
        "quality",
        ("quality_score", pa.float32(), "one figure over the signals", "0..1"),
        (
            "q_prose_chars",
            pa.int32(),
            "length of text without programs and tables beside it, of which the other signals are told",
            "code points",
        ),
        ("q_han_share", pa.float32(), "Han characters among all but white space", "0..1"),
        ("q_digit_share", pa.float32(), "digits among all but white space", "0..1"),
        ("q_punctuation_share", pa.float32(), "punctuation among all but white space", "0..1"),
        ("q_link_share", pa.float32(), "characters of the chosen container that stand inside links", "0..1"),
        ("q_boilerplate_share", pa.float32(), "characters of text_raw that were trimmed as boilerplate", "0..1"),
        ("q_title_overlap", pa.float32(), "title's character bigrams that stand in text", "0..1"),
        ("q_extraction_confidence", pa.float32(), "how sure the choice of the main content is", "0..1"),
        ("q_mean_line_chars", pa.float32(), "mean length of a line", "code points"),
        ("q_punctuated_line_share", pa.float32(), "lines that end in a sentence's punctuation", "0..1 of lines"),
        ("q_ellipsis_line_share", pa.float32(), "lines that end in an ellipsis, 更多, 展开 or 详情", "0..1 of lines"),
        ("q_duplicate_line_share", pa.float32(), "lines that stood before on the page", "0..1 of lines"),
        ("q_repeated_13gram_share", pa.float32(), "characters in 13-grams that occur twice or more", "0..1"),
        ("q_top_2gram_share", pa.float32(), "words' characters in the most frequent pair of words; 0 where none is there twice", "0..1"),
        ("q_top_3gram_share", pa.float32(), "the same for three words", "0..1"),
        ("q_top_4gram_share", pa.float32(), "the same for four words", "0..1"),
        ("q_duplicate_5gram_share", pa.float32(), "words' characters in runs of five words that stood before", "0..1"),
        ("q_duplicate_6gram_share", pa.float32(), "the same for six words", "0..1"),
        ("q_duplicate_7gram_share", pa.float32(), "the same for seven words", "0..1"),
        ("q_duplicate_8gram_share", pa.float32(), "the same for eight words", "0..1"),
        ("q_duplicate_9gram_share", pa.float32(), "the same for nine words", "0..1"),
        ("q_duplicate_10gram_share", pa.float32(), "the same for ten words", "0..1"),
        ("q_stop_word_kinds", pa.int32(), "different stop words of either script"),
        ("q_mean_word_chars", pa.float32(), "mean length of a token that begins with a letter or digit", "code points"),
        ("q_bracketed_share", pa.float32(), "characters inside 【】", "0..1"),
        ("q_entropy", pa.float32(), "entropy of the characters", "nats"),
        ("q_cross_entropy", pa.float32(), "of the text's first 100 characters under a model of Chinese prose", "nats a character"),
        ("q_verse_share", pa.float32(), "of all but white space, clauses of five to seven characters, four of a length in a row", "0..1"),
        ("hidden_share", pa.float32(), "characters of the page that stand in hidden blocks", "0..1"),
        ("outbound_hosts", STRINGS, "hosts that the page links to, its own left out, sorted"),
    )
    + _group(
        "repair",
        ("n_repairs", pa.int32(), "edits that undid a cloak or a corruption"),
        ("n_unresolved", pa.int32(), "damaged places that were seen and left as they are"),
        ("repair_confidence", pa.float32(), "mean confidence of the repairs; null where there is none", "0..1"),
        ("cloak", pa.string(), "none, traditional, pinyin or noise"),
    )
    + _group(
        "personal data",
        ("n_phone", pa.int32(), "phone numbers masked"),
        ("n_email", pa.int32(), "e-mail addresses masked"),
        ("n_qq", pa.int32(), "QQ numbers masked"),
        ("n_wechat", pa.int32(), "WeChat names masked"),
        ("n_id_card", pa.int32(), "identity card numbers masked"),
        ("n_bank_card", pa.int32(), "bank card numbers masked"),
    )
    + _group(
        "duplicates",
        ("content_hash", pa.string(), "hash of the simplified, folded text; equal for equal articles in either script"),
        (
            "minhash",
            pa.binary(512),
            "128 minima of hashed character 5-grams, uint32 little-endian; null where the text is shorter than a shingle",
        ),
        ("duplicate_of", pa.string(), "doc_id of the earlier article that this one repeats; null where there is none"),
    )
)

FLAGS: Final = pa.schema(
    _group(
        "flag",
        ("doc_id", pa.string(), "doc_id of the page"),
        ("source_id", pa.string(), "source_id of the page"),
        ("run_id", pa.string(), "the run that wrote the row"),
        ("url", pa.string(), "address of the page"),
        ("site", pa.string(), "site of the page"),
        ("category", pa.string(), "what the finding is about, such as injection.adult"),
        ("rule", pa.string(), "the rule that made it"),
        (
            "field",
            pa.string(),
            (
                "where it stands: title, title.selected (by a site's selector), title.embedded (in a script's data), text, h1, "
                "meta.keywords, meta.description, outside (of the article), hidden, links, script, html (before the parse), page"
            ),
        ),
        ("line", pa.int32(), "line in the raw field, from 0; for text given as a list, the index in that list"),
        ("start", pa.int32(), "where it begins in that line; null where it has no place", "code points"),
        ("end", pa.int32(), "where it ends, exclusive; null where it has no place", "code points"),
        ("evidence", pa.string(), "the raw text as it stood; personal data masked"),
        ("canonical", pa.string(), "the text as it was matched, in the folded view"),
        ("replacement", pa.string(), "what a repair or mask put there"),
        ("score", pa.float32(), "how bad it is", "0..1"),
        ("confidence", pa.float32(), "how sure it is", "0..1"),
        (
            "payload",
            pa.string(),
            "fingerprint of an injected header: 16 values of 4 hex digits, most of them equal where most terms are",
        ),
        ("action", pa.string(), "excised, repaired, masked or flagged"),
        ("explanation", pa.string(), "why, in words"),
    )
)

FETCHES: Final = pa.schema(
    _group(
        "fetch",
        ("url", pa.string(), "address asked for"),
        ("site", pa.string(), "site in sites.toml, else the host"),
        ("run_id", pa.string(), "the run that tried"),
        ("fetched_at", TIME, "when it was tried", "UTC"),
        (
            "outcome",
            pa.string(),
            "what came of it: timeout, dns, refused, tls, reset, too_large, redirect, robots, private_address, not_html, …",
        ),
        ("http_status", pa.int32(), "status where there was a response"),
        ("error", pa.string(), "the error in words"),
        ("referrer", pa.string(), "page that linked to it"),
        ("depth", pa.int32(), "links from a start URL"),
        ("attempts", pa.int32(), "how often it was tried"),
    )
)

RUNS: Final = pa.schema(
    _group(
        "run",
        ("run_id", pa.string(), "the run"),
        ("site", pa.string(), "the site that this row counts"),
        ("command", pa.string(), "crawl, process or demo"),
        ("fetched_at", TIME, "when the run began", "UTC"),
        ("finished_at", TIME, "when it ended", "UTC"),
        ("exit_code", pa.int32(), "exit code of the run"),
        ("config_hash", pa.string(), "hash of everything that decides what the rows say"),
        ("taosha_version", pa.string(), "version of Taosha"),
        ("n_pages", pa.int32(), "pages read or fetched"),
        ("n_articles", pa.int32(), "rows in articles"),
        ("n_rejects", pa.int32(), "rows in rejects"),
        (
            "rejected_by_reason",
            pa.string(),
            'how many of the rejects have each reason, as JSON such as {"language.en": 2, "quality.too_short": 7}; one may have several',
        ),
        ("n_flags", pa.int32(), "rows in flags"),
        ("n_errors", pa.int32(), "pages with an error"),
        ("n_fetch_failures", pa.int32(), "rows in fetches"),
        ("n_not_modified", pa.int32(), "pages that answered 304"),
        ("bytes_fetched", pa.int64(), "bytes of all bodies", "bytes"),
    )
)

ABOUT: Final[Mapping[Table, str]] = {
    "articles": "Pages whose article was kept, verdicts clean and cleaned, one row a version of a page.",
    "rejects": "Pages that were not kept, verdicts spam and rejected, text and reasons included; the columns of articles.",
    "flags": "Findings with their evidence, one row each; doc_id, source_id and run_id lead to the page.",
    "fetches": "Addresses that were asked for and gave no page, one row each.",
    "runs": "Finished runs that did something, one row a site.",
}
TABLES: Final[Mapping[Table, pa.Schema]] = {"articles": ARTICLES, "rejects": ARTICLES, "flags": FLAGS, "fetches": FETCHES, "runs": RUNS}
