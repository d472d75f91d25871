"""`taosha labels import`: a reviewer's marks made into regression cases, which later versions are held against."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from pipelines.errors import Exit, UsageError, reason
from taosha.streams import print_json

Mark = Mapping[str, Any]
Key = tuple[str, str]  # run_id, doc_id

MARKS: Final = ("right", "wrong", "unsure")
SHOWN: Final = 5  # cases that do not hold
_ROW: Final = ("doc_id", "source_id", "run_id", "url", "title_raw", "text_raw", "site")
_PLACE: Final = ("category", "field", "line", "start", "end")
_IN_TEXT: Final = ("title", "text")  # fields that a case, which is text, can have findings in


class Action(StrEnum):
    """What can be done with labels."""

    IMPORT = "import"


def labels(
    action: Annotated[Action, typer.Argument(metavar="import", show_default=False)],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file of labels saved from a report.", show_default=False)],
    dataset: Annotated[Path, typer.Option("--dataset", metavar="DIR", help="The dataset that the report was made of.")],
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The JSON lines file to which the cases are added.")] = Path(
        "cases.jsonl"
    ),
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Turn reviewers' marks into regression cases, and say which of them hold now.

    A case is a page as `taosha process` takes it (id, url, title, text) with what is expected of it: flags that a reviewer called
    right must be there, those called wrong must not; a page that was rightly unflagged stays so, one that was not is to be flagged.
    Unsure marks and flags outside of title and text are left out. A later mark takes the place of an earlier one about the same.
    Of all marks it says how often the findings of each rule were right.

    Example:
      taosha labels import labels-demo.jsonl --dataset data/demo --out cases.jsonl

    Exit codes: 0 done, 1 disk full or a damaged part, 2 a file that holds no labels, 4 some marks are of pages that the dataset
    does not hold, 5 nothing new.
    """
    assert action is Action.IMPORT
    from pipelines.dataset import commits, durable

    marks = read_marks(file)
    commits.expect(dataset)
    cases = {case["id"]: case for case in _stored(out)}
    before = json.dumps(cases, sort_keys=True)
    counts = add(cases, marks, pages(dataset, marks))
    new = json.dumps(cases, sort_keys=True) != before
    if new:
        durable.write(out, "".join(json.dumps(case, ensure_ascii=False) + "\n" for _, case in sorted(cases.items())).encode())
    failing = [name for name, case in sorted(cases.items()) if not holds(case)]
    rules = by_rule(marks)
    if as_json:
        print_json({"marks": len(marks), **asdict(counts), "rules": rules, "cases": len(cases), "failing": failing, "out": str(out)})
    else:
        show_rules(rules)
        print(f"{counts.taken:,} of {len(marks):,} marks taken into {out}: {len(cases):,} cases, {len(failing):,} do not hold now")
        show(counts, failing)
    raise typer.Exit(Exit.PARTLY if counts.unknown else Exit.DONE if new else Exit.NOTHING_NEW)


def by_rule(marks: list[Mark]) -> dict[str, dict[str, int]]:
    """How often reviewers called the findings of each rule right and wrong, wherever on the page they stood."""
    told = Counter((str(mark.get("rule", "")), mark["mark"]) for mark in marks if mark["kind"] == "flag")
    return {rule: {mark: told[rule, mark] for mark in MARKS} for rule in sorted({rule for rule, _ in told})}


def show_rules(rules: Mapping[str, Mapping[str, int]]) -> None:
    """A line for each rule."""
    from reports.untrusted import one_line

    if rules:
        print(f"{'rule':<28}" + "".join(f"{mark:>8}" for mark in MARKS))
    for rule, tally in rules.items():
        print(f"{one_line(rule):<28}" + "".join(f"{tally[mark]:>8,}" for mark in MARKS))


def show(counts: Counts, failing: list[str]) -> None:
    """Why marks were left out, and the first cases that do not hold."""
    left_out = {
        "unsure": counts.unsure,
        "of flags outside title and text, which a case does not hold": counts.elsewhere,
        "of pages that the dataset does not hold": counts.unknown,
    }
    for why, n in left_out.items():
        if n:
            print(f"left out: {n:,} {why}")
    for name in failing[:SHOWN]:
        print(f"does not hold: {name}")
    if len(failing) > SHOWN:
        print(f"and {len(failing) - SHOWN:,} more; --json names all")


def read_marks(path: Path) -> list[Mark]:
    """The marks of a labels file. Raises UsageError that names the line where it is none."""
    marks = []
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read: {reason(error)}", "give the file that a report's page saved") from None
    for number, line in enumerate(lines, 1):
        try:
            mark = json.loads(line)
            good = mark["kind"] in ("flag", "page") and mark["mark"] in MARKS and mark["doc_id"] is not None
        except (ValueError, KeyError, TypeError):
            good = False
        if not good:
            raise UsageError(f"{path}, line {number}: no label", "give the file that a report's page saved, as it is")
        marks.append(mark)
    if not marks:
        raise UsageError(f"{path} holds no label", "give the file that a report's page saved")
    return marks


def pages(dataset: Path, marks: list[Mark]) -> dict[Key, dict[str, Any]]:
    """The rows that marks speak of, by run and `doc_id`."""
    import pyarrow as pa
    import pyarrow.compute

    from taosha.dataset import read

    compute: Any = pyarrow.compute
    wanted = pa.array(sorted({mark["doc_id"] for mark in marks}), pa.string())
    found = {}
    for table in ("articles", "rejects"):
        rows = read(dataset, table, _ROW)
        for row in rows.filter(compute.is_in(rows["doc_id"], value_set=wanted)).to_pylist():
            found[row["run_id"], row["doc_id"]] = row
    return found


@dataclass(slots=True)
class Counts:
    """What became of marks."""

    taken: int = 0
    unsure: int = 0  # left out, as are the others
    elsewhere: int = 0  # about flags outside title and text, or pages that have no others
    unknown: int = 0  # of pages that are not stored


def add(cases: dict[str, dict[str, Any]], marks: list[Mark], rows: Mapping[Key, Mapping[str, Any]]) -> Counts:
    """Add marks to the cases, and count what became of them."""
    counts = Counts()
    for mark in marks:
        if mark["mark"] == "unsure":
            counts.unsure += 1
            continue
        if mark.get("field", "text") not in _IN_TEXT:
            counts.elsewhere += 1
            continue
        if (row := rows.get((mark.get("run_id", ""), mark["doc_id"]))) is None:
            counts.unknown += 1
            continue
        case = cases.setdefault(f"{row['run_id']}/{row['doc_id']}", _case(row))
        counts.taken += 1
        if mark["kind"] == "page":
            case["expected"]["flagged"] = (mark["mark"] == "right") == bool(mark.get("flagged"))
            continue
        flag = {name: mark.get(name) for name in _PLACE}
        here, there = ("flags", "no_flags") if mark["mark"] == "right" else ("no_flags", "flags")
        case["expected"][there] = [each for each in case["expected"][there] if each != flag]
        if flag not in case["expected"][here]:
            case["expected"][here].append(flag)
    return counts


def holds(case: Mapping[str, Any]) -> bool:
    """Whether this version gives a case what is expected of it."""
    from filters.model import RawPage
    from pipelines.page import refine
    from reports.content import ALARMING

    expected = case["expected"]
    record = refine(RawPage(b"", case["url"], site=case["site"], source_id=case["id"], title=case["title"], lines=tuple(case["text"])))
    found = [{"category": f.category.value, "field": f.field, "line": f.line, "start": f.start, "end": f.end} for f in record.flags]
    flagged = any(f.category.group in ALARMING for f in record.flags)
    return (
        all(any(_meets(flag, each) for each in found) for flag in expected["flags"])
        and not any(_meets(flag, each) for flag in expected["no_flags"] for each in found)
        and expected["flagged"] in (None, flagged)
    )


def _meets(flag: Mark, other: Mark) -> bool:
    """Whether two flags are of one category and overlap; one without a place meets any in its field."""
    if (flag["category"], flag["field"]) != (other["category"], other["field"]):
        return False
    if flag["start"] is None or other["start"] is None:
        return True
    same_line = flag["field"] == "title" or flag["line"] == other["line"]
    return same_line and bool(flag["start"] < other["end"] and other["start"] < flag["end"])


def _case(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "id": f"{row['run_id']}/{row['doc_id']}",
        "url": row["url"] or "",
        "site": row["site"] or "",
        "title": row["title_raw"] or "",
        "text": (row["text_raw"] or "").split("\n"),
        "expected": {"flagged": None, "flags": [], "no_flags": []},
    }


def _stored(out: Path) -> Iterator[dict[str, Any]]:
    """The cases that are there already. Raises UsageError where the file holds something else."""
    if not out.exists():
        return
    try:
        for line in out.read_text("utf-8").splitlines():
            case = json.loads(line)
            if not isinstance(case["expected"]["flags"], list):
                raise ValueError("no case")
            yield case
    except (OSError, ValueError, KeyError, TypeError):
        raise UsageError(f"{out} holds no cases", "give another --out") from None
