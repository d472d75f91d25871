"""A stored dataset decided anew by another policy: verdicts move, text, tokens and flags stay, and no page is read again.

Which article repeats which is not looked for again: a duplicate stays one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from filters.model import Category, Finding
from pipelines.config import digest
from pipelines.dataset import configuration, index
from pipelines.dataset.change import Change, changing, current
from pipelines.dataset.commits import Part
from pipelines.dataset.description import describe
from pipelines.dataset.removal import PageKey, column, keys
from pipelines.layout import INDEX
from pipelines.policy import Policy, decide
from pipelines.record import KEPT, Record
from pipelines.schema import ARTICLES

_PLAIN = (
    "doc_id",
    "run_id",
    "fetched_at",
    "error",
    "http_status",
    "lang",
    "n_repairs",
    "n_chars",
    "content_hash",
    "minhash",
    "duplicate_of",
)


@dataclass(frozen=True, slots=True)
class Repolicied:
    """What a new policy changed."""

    rows: int
    to_articles: int  # rows that were rejects
    to_rejects: int  # rows that were articles
    verdicts: dict[str, int]  # "old -> new" -> rows, those that changed
    config_hash: str  # after
    changed: bool  # whether the policy is another one


def repolicy(path: Path | str, policy: Policy) -> Repolicied:
    """Decide all rows anew and give the dataset the config hash that a run with this policy has; one commit.

    Raises UsageError where there is no dataset or it has older columns, StorageError where its configuration is not kept.
    """
    with changing(Path(path), "repolicy") as change:
        current(change)
        whole = configuration.with_policy(configuration.kept(change.out, change.config_hash), policy)
        if digest(whole) == change.config_hash:
            return Repolicied(sum(part.rows for part in change.of("articles", "rejects")), 0, 0, {}, change.config_hash, changed=False)
        parts = change.of("articles", "rejects")
        decided = list(_decided(change, parts, policy))
        previous = _previous([record for records in decided for record in records])
        moves = Counter[tuple[str, str]]()
        for part, records in zip(parts, decided, strict=True):
            moves += _rewrite(change, part, records, previous, configuration.metadata(whole))
        _reindex(change, [record for records in decided for record in records])
        change.config_hash = configuration.keep(change.out, whole)
        change.commit()
    describe(path)
    return _told(moves, change.config_hash)


def _told(moves: Counter[tuple[str, str]], config_hash: str) -> Repolicied:
    other = {move: n for move, n in sorted(moves.items()) if move[0] != move[1]}
    return Repolicied(
        rows=moves.total(),
        to_articles=sum(n for (old, new), n in other.items() if old not in KEPT and new in KEPT),
        to_rejects=sum(n for (old, new), n in other.items() if old in KEPT and new not in KEPT),
        verdicts={f"{old} -> {new}": n for (old, new), n in other.items()},
        config_hash=config_hash,
        changed=True,
    )


def _decided(change: Change, parts: Sequence[Part], policy: Policy) -> Iterator[list[Record]]:
    """The rows of each part as records that are decided; they hold no text, and of the columns what a policy can ask for."""
    flags = _flags(change)
    limits = sorted({name for rule in policy.reject.values() for name in rule.columns} - {"spam_score", *_PLAIN})
    for part in parts:
        rows = change.table(part)
        columns = {name: column(rows, name) for name in (*_PLAIN, *limits)}
        records = []
        for at, key in enumerate(keys(rows)):
            values = {name: _exact(columns[name][at]) for name in columns if name != "doc_id"}
            if values.get("q_prose_chars", 0) is None:  # a row from before programs and tables were told from prose
                values["q_prose_chars"] = values["n_chars"]
            if values.get("q_verse_share", 0) is None:  # likewise before verse was told
                values["q_verse_share"] = 0.0
            record = Record(key[2], key[1], **values)
            record.text = "x" * bool(record.n_chars)  # whether there is any is all that is asked
            record.flags = flags.get(key, [])
            decide(record, policy)
            records.append(record)
        yield records


def _exact(value: Any) -> Any:
    """A figure as it was before it was stored in 32 bits, as far as it has few digits: one exactly on a limit stays on it."""
    return float(str(np.float32(value))) if isinstance(value, float) else value


def _flags(change: Change) -> dict[PageKey, list[Finding]]:
    found = defaultdict[PageKey, list[Finding]](list)
    for part in change.of("flags"):
        rows = change.table(part)
        columns = [column(rows, name) for name in ("category", "rule", "action", "score")]
        for key, category, rule, action, score in zip(keys(rows), *columns, strict=True):
            found[key].append(Finding(Category(category), rule, "", "", "", action, score=score or 0.0))
    return found


def _previous(records: Sequence[Record]) -> dict[int, str | None]:
    """The verdict of the row before with the same `doc_id`, copies aside, by the record's own identity."""
    last, found = dict[str, str | None](), dict[int, str | None]()
    for record in sorted(records, key=_order):
        if not index.is_copy(record):
            found[id(record)] = last.get(record.doc_id)
            last[record.doc_id] = record.verdict
    return found


def _order(record: Record) -> tuple[str, datetime]:
    assert record.fetched_at is not None
    return record.run_id, record.fetched_at


def _rewrite(
    change: Change, part: Part, records: Sequence[Record], previous: dict[int, str | None], about: dict[str, str]
) -> Counter[tuple[str, str]]:
    """Put a part's rows back with their new verdicts, in the tables where they belong now; counts old and new verdicts."""
    rows = change.table(part)
    moves = Counter(zip(column(rows, "verdict"), (str(record.verdict) for record in records), strict=True))
    new: dict[str, list[Any]] = {
        "verdict": [record.verdict for record in records],
        "previous_verdict": [previous.get(id(record)) for record in records],
        "reasons": [record.reasons for record in records],
    }
    for name, values in new.items():
        at = rows.schema.get_field_index(name)
        rows = rows.set_column(at, ARTICLES.field(at), pa.array(values, ARTICLES.field(at).type))
    about = change.metadata(part) | about
    for table, kept in (("rejects", False), ("articles", True)):
        chosen = rows.filter(pa.array([record.kept == kept for record in records]))
        if chosen.num_rows:
            change.put([part], [chosen], ARTICLES, about, table=table)
    return moves


def _reindex(change: Change, records: Sequence[Record]) -> None:
    """The index with the new verdicts and originals; the n-th row of a `doc_id` in it is the n-th that was stored."""
    if not (old := change.of(INDEX)):
        return
    waiting = defaultdict[str, list[Record]](list)
    for record in sorted(records, key=_order, reverse=True):
        waiting[record.doc_id].append(record)
    known = pa.concat_tables([change.table(part) for part in old])
    decided = index.rows([waiting[doc_id].pop() for doc_id in column(known, "doc_id")])
    for name in ("verdict", "content_hash", "sketch"):
        at = index.SCHEMA.get_field_index(name)
        known = known.set_column(at, index.SCHEMA.field(at), decided[name])
    change.put(old, [known], index.SCHEMA, change.metadata(old[0]))
