"""The judgement on candidate runs: which family, how likely, and for which reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from filters.injection.judgement.cue import Cue
from filters.injection.judgement.cues import beside, family_of, most_beside, of_run, supporting
from filters.injection.judgement.fuse import FOUND, score
from filters.injection.lines.article import Article
from filters.injection.runs.run import Run
from filters.model import Category

_COMPANY: Final = Cue("company", 1.5, "another run of this family stands on the page")


@dataclass(frozen=True, slots=True)
class Judged:
    """A run that is a finding: its family, its score and the cues that made it."""

    run: Run
    family: Category
    score: float
    cues: tuple[Cue, ...]


def judge(runs: Sequence[Run], article: Article, place: Sequence[Cue] = ()) -> list[Judged]:
    """The runs whose cues make them a finding; `place` are cues that all of them share.

    What is doubtful alone is asked again once its family is known to be on the page.
    """
    alone = [_judged(run, article, place, company=False) for run in runs]
    families = {j.family for j in alone if j.score >= FOUND}
    final = [j if j.score >= FOUND or j.family not in families else _judged(j.run, article, place, company=True) for j in alone]
    return [j for j in final if j.score >= FOUND]


def _judged(run: Run, article: Article, place: Sequence[Cue], *, company: bool) -> Judged:
    """What stands around a run is not asked where it could not make a finding of it."""
    family = family_of(run.segments)
    found = [*of_run(run, family), *place]
    if company:
        found.append(_COMPANY)
    if score([*found, most_beside(run, family)]) >= FOUND:
        likely = supporting(run, family, article)
        found += beside(run, family, article, company=company) if score([*found, *likely]) >= FOUND else likely
    return Judged(run, family, score(found), tuple(found))
