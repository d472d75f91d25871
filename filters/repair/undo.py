"""One page's cloak undone: the verdict over all its lines, then edits and findings line by line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from filters import codepoints
from filters.line import EditKind, Line
from filters.model import Category, Document, Finding
from filters.repair import escapes, gaps, lossy, mojibake, radicals, two_bytes, verdict
from filters.repair.lossy import Restored
from filters.repair.noise import disjoint, noise
from filters.repair.pinyin import Annotation
from filters.repair.run import Page
from filters.repair.stream import Mended, Tears, Undone, conversions, tears, undone
from filters.repair.strewn import strewn_runs
from filters.repair.verdict import Verdict

Place = tuple[str, int, Line]

MOST_LOST: Final = 1_000  # places of a page where mojibake lost bytes that are told one by one

_CATEGORY = {"pinyin": Category.CLOAK_PINYIN, "noise": Category.CLOAK_NOISE, "traditional": Category.CLOAK_TRADITIONAL}


@dataclass(slots=True)
class _Tally:
    """What was done to a page so far."""

    annotations: list[Annotation] = field(default_factory=list)  # of the body: title and fields say the same again
    signs: int = 0  # runs of those that were strewn over the page
    converted: int = 0
    confidences: list[float] = field(default_factory=list)  # one an edit that counts
    unresolved: int = 0
    lost: int = 0  # places where mojibake lost bytes
    asked: int = 0  # characters of mojibake of which the language model was asked


def undo(document: Document) -> None:
    """Append the edits that bring a cloaked page back, and what was found, to the document.

    Nothing but mojibake and escapes is touched without a verdict. `n_repairs` counts stripped readings and signs, mended tears and lines of
    mojibake or escapes (converted characters are not counted); `n_unresolved` counts tears that are left as they stand.
    """
    places, tally = list(document.everything()), _Tally()
    texts = [line.raw for _, _, line in places]
    page = "\n".join(texts)
    if escaped := escapes.restored(texts, page):
        for number, meant in escaped.items():
            finding = _restore(places[number], Restored(meant), "mojibake.escaped", "characters were shown by their numbers", tally)
            document.findings.append(finding)
        places = [place for number, place in enumerate(places) if number not in escaped]
    if radicals.among_characters(page):
        document.findings += _radicals(places, tally)
    if suspected := mojibake.suspected([line.raw for _, _, line in places]):
        among_lost = two_bytes.LOST in page
        restored = {number for number in suspected if _mojibake(document, places[number], tally, among_lost)}
        places = [place for number, place in enumerate(places) if number not in restored]
        document.findings += _left(Category.MOJIBAKE, "mojibake.left", tally.lost - MOST_LOST, "more places where bytes were lost")
    around = {number for number, (name, _, _) in enumerate(places) if name != "text"}
    found = verdict.judge([line.raw for _, _, line in places], around)
    document.cloak = found.cloak
    if found.cloak != "none":
        _undo(document, places, found, tally)
    document.n_repairs, document.n_unresolved = len(tally.confidences), tally.unresolved
    if tally.confidences:
        document.repair_confidence = sum(tally.confidences) / len(tally.confidences)


def undo_mirror(document: Document) -> None:
    """Convert a traditional-only mirror that its injected header or its title gives away; to be called once injections are found."""
    if document.cloak != "none":
        return
    headers = [finding.evidence for finding in document.found("injection")]
    found = verdict.judge_mirror([line.raw for line in document.lines], headers, document.title.raw)
    document.cloak = found.cloak
    if found.cloak != "none":
        _undo(document, list(document.everything()), found, _Tally())


def _undo(document: Document, places: Sequence[Place], found: Verdict, tally: _Tally) -> None:
    texts = [line.raw for _, _, line in places]
    if found.cloak == "pinyin":
        torn = _torn(texts, found)
        results = undone(texts, found.found, torn.lines)
        for place, result in zip(places, results, strict=True):
            document.findings += _pinyin(place, result, found.signs, tally)
        document.findings += _left(Category.BYTESHIFT, "byteshift.left", torn.left, "more question marks that may hide a tear; they stay")
        tally.unresolved += torn.left
        _convert(places, [result.converted for result in results], tally)
    elif found.cloak == "noise":
        spans = [_noise(place, annotations, found.signs, tally) for place, annotations in zip(places, found.found, strict=True)]
        _convert(places, conversions(texts, spans) if verdict.is_mirrored("\n".join(texts), found) else texts, tally)
    else:
        _convert(places, conversions(texts, ((),) * len(texts)), tally)
    document.findings.append(_cloak(found, tally, texts))
    document.findings += _gaps(places)


def _torn(texts: Sequence[str], found: Verdict) -> Tears:
    """The tears of each text of a page with pinyin."""
    if not any("?" in text for text in texts):
        return Tears([[]] * len(texts), 0)
    return tears(texts, Page.of(texts, found.annotated))


def _pinyin(place: Place, result: Undone, signs: frozenset[str], tally: _Tally) -> Iterator[Finding]:
    name, _, line = place
    strewn = [match.span() for match in strewn_runs(signs).finditer(line.raw)] if signs else []
    line.strip(disjoint([*((start, end) for _, _, start, end in result.stripped), *strewn]))
    tally.annotations += result.stripped if name in {"text", "outside"} else ()
    tally.signs += len(strewn)
    tally.confidences += [1.0] * (len(result.stripped) + len(strewn))
    for mended in result.tears:
        if mended.replacement:
            line.edit(mended.start, mended.end, mended.replacement, EditKind.REPAIR)
            tally.confidences.append(mended.confidence)
        else:
            tally.unresolved += 1
        yield _byteshift(place, mended)


def _noise(place: Place, annotations: Sequence[Annotation], signs: frozenset[str], tally: _Tally) -> Sequence[tuple[int, int]]:
    """Take out what the kit strewed over a line; its spans."""
    name, _, line = place
    spans = noise(line.raw, annotations, signs)
    line.strip(spans)
    tally.annotations += annotations if name in {"text", "outside"} else ()
    strewn = len(spans) - len(annotations) if signs else 0
    tally.signs += strewn
    tally.confidences += [1.0] * (len(annotations) + strewn)
    return spans


def _convert(places: Sequence[Place], converted: Sequence[str], tally: _Tally) -> None:
    for (_, _, line), text in zip(places, converted, strict=True):
        if text != line.raw:
            line.edit(0, len(line.raw), text, EditKind.CONVERT)
    before, after = (codepoints.codes("".join(texts)) for texts in ([line.raw for _, _, line in places], converted))
    tally.converted += int(np.count_nonzero(before != after))


def _byteshift(place: Place, mended: Mended) -> Finding:
    name, number, line = place
    return Finding(
        category=Category.BYTESHIFT,
        rule="byteshift.mended" if mended.replacement else "byteshift.unresolved",
        field=name,
        line=number,
        start=mended.start,
        end=mended.end,
        evidence=line.raw[mended.start : mended.end],
        replacement=mended.replacement,
        explanation="GBK bytes torn by an inserted reading" + ("" if mended.replacement else "; what stood here could not be told"),
        action="repaired" if mended.replacement else "flagged",
        confidence=mended.confidence,
    )


def _left(category: Category, rule: str, count: int, what: str) -> Iterator[Finding]:
    """What is said of a page that is damaged in more places than are looked at one by one."""
    if count > 0:
        yield Finding(category, rule, field="text", evidence="", explanation=f"{count} {what}")


def _cloak(found: Verdict, tally: _Tally, texts: Sequence[str]) -> Finding:
    characters = len({a.character for a in tally.annotations})
    stripped = f"{len(tally.annotations)} annotations on {characters} characters stripped, " if tally.annotations else ""
    stripped += f"{tally.signs} signs that were strewn over the text stripped, " if tally.signs else ""
    evidence = next((text[a.start - 1 : a.end] for text, line in zip(texts, found.found, strict=False) for a in line), found.evidence)
    return Finding(
        category=_CATEGORY[found.cloak],
        rule=f"cloak.{found.cloak}",
        field="text",
        evidence=evidence,
        explanation=f"{stripped}{tally.converted} characters converted to simplified",
        action="repaired",
    )


def _gaps(places: Sequence[Place]) -> Iterator[Finding]:
    for index, start, end in gaps.gaps([line.raw for _, _, line in places]):
        name, number, line = places[index]
        yield Finding(
            category=Category.GAP,
            rule="gap.blank",
            field=name,
            line=number,
            start=start,
            end=end,
            evidence=line.raw[start:end],
            explanation="a word was taken out here before the page was copied; not filled",
        )


def _radicals(places: Sequence[Place], tally: _Tally) -> Iterator[Finding]:
    """Put the usual characters in place of radicals; one finding for the page."""
    stretches = [(line, *stretch) for _, _, line in places for stretch in radicals.usual(line.raw)]
    for line, start, end, meant in stretches:
        line.edit(start, end, meant, EditKind.REPAIR)
        tally.confidences.append(1.0)
    if stretches:
        line, start, end, meant = stretches[0]
        what = f"{len(stretches)} stretches of radicals or compatibility characters stood in place of the usual ones"
        yield Finding(
            Category.MOJIBAKE,
            "mojibake.radicals",
            field="text",
            evidence=line.raw[start:end],
            replacement=meant,
            explanation=what,
            action="repaired",
        )


def _mojibake(document: Document, place: Place, tally: _Tally, among_lost: bool) -> bool:
    """Restore one line of mojibake, or mark what is lost in it; whether the line is done with."""
    name, number, line = place
    most = max(0, lossy.MOST_ASKED - tally.asked) if tally.lost < MOST_LOST else 0
    meant = mojibake.restored(line.raw, most, among_lost=among_lost)
    if meant:
        rule = "mojibake.lossy" if meant.confidence < 1 or meant.lost else "mojibake.round_trip"
        document.findings.append(_restore(place, meant, rule, _way_back(meant), tally))
        return True
    spans = mojibake.lost(line.raw)
    for start, end in spans[: max(0, MOST_LOST - tally.lost)]:
        document.findings.append(
            Finding(
                category=Category.MOJIBAKE,
                rule="mojibake.lost",
                field=name,
                line=number,
                start=start,
                end=end,
                evidence=line.raw[start:end],
                explanation="bytes were lost when this was decoded",
                action="flagged",
                confidence=1.0,
            )
        )
    tally.lost += len(spans)
    return False


def _restore(place: Place, meant: Restored, rule: str, explanation: str, tally: _Tally) -> Finding:
    """Put a line as it was meant in place of what is shown."""
    name, number, line = place
    line.edit(0, len(line.raw), meant.text, EditKind.REPAIR)
    tally.confidences.append(meant.confidence)
    tally.asked += meant.asked
    return Finding(
        category=Category.MOJIBAKE,
        rule=rule,
        field=name,
        line=number,
        start=0,
        end=len(line.raw),
        evidence=line.raw,
        replacement=meant.text,
        explanation=explanation,
        action="repaired",
        confidence=meant.confidence,
    )


def _way_back(meant: Restored) -> str:
    """What is said of a line that was read by the wrong charset."""
    if meant.confidence == 1 and not meant.lost:
        return "read by the wrong charset; the round trip is exact"
    return f"read by the wrong charset; characters that lost a byte are told by the others and the language, {meant.lost} could not be told"
