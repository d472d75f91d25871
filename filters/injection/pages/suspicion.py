"""A gambling brand inside fluent news: put where an institution's name stood. Suspected for the page, never cut out of a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final

from filters.injection.judgement.cue import Cue
from filters.injection.judgement.cues import whole
from filters.injection.judgement.fuse import FOUND, explain, score
from filters.injection.lines.article import PROSE_LENGTH, Article, Span
from filters.injection.lines.reading import Reading
from filters.injection.lines.sheet import Sheet
from filters.injection.pages import actors, brands
from filters.injection.pages.stretches import Stretches
from filters.injection.spans.payload import payload
from filters.injection.vocabulary import roles, shape
from filters.injection.vocabulary.stems import STRONG
from filters.model import Category, Finding
from filters.segment import known as words

_SURE: Final = 0.1  # likelihood of honest wording below which a name is surely a brand's
_SPEAKS: Final = 2  # words about gambling from which an article speaks of it
_OF_TRADE: Final = 0.3  # weight of a stem that is such a word
_OVERLAP: Final = 0.1  # of a name with an article that says nothing of it
_BESIDE: Final = 4  # characters on each side of a brand that may be of the word which it stands in
_CLUBS: Final = ("俱乐部", "战队")
_NAME: Final = 3  # characters of a brand that is glued to a title without a sign; two are too often part of a word


def find(sheet: Sheet, heavy: Sequence[int], article: Article, found: Sequence[Span]) -> list[Finding]:
    """One finding for each brand of which running text or the title speaks as if it were the institution it reports on."""
    acting, worded = _acting(sheet), actors.worded(sheet)
    known = [(r, start, end) for r, start, end in _known(sheet, heavy, article) if not (shape.resort(r.text[start:end]) and article.lodges)]
    suspected = [*acting, *(span for span, _ in worded), *known]
    spans = _apart([(r, start, end) for r, start, end in suspected if not _is_a_club(r.text[start:end], sheet)], found)
    if not spans:
        return []
    told = [sheet[at] for at in heavy]
    honest = min([likely for _, likely in worded], default=1.0)
    beside, company = article.without([*found, *spans]), any(_is_gambling(span) for span in found)
    trade = _is_of_the_trade(told, [*found, *spans])
    role = not trade and any(brands.in_office(s) and not brands.of_firms(s) for s in spans)
    cues = _cues(spans, beside, company, office=bool(acting), role=role, trade=trade, honest=honest)
    likely = score(cues)
    if likely < FOUND:
        return []
    names = dict.fromkeys(r.text[start:end] for r, start, end in spans)
    heading = brands.heading([r for r in told if r.field == "title"], names)
    return [_finding(span, likely, explain(cues)) for span in _apart([*spans, *heading], found)]


def _acting(sheet: Sheet) -> list[Span]:
    """The names with a call or a trade that act as institutions do, wherever running text has them."""
    names = dict.fromkeys(r.text[start:end] for r, start, end in actors.acting(sheet))
    return brands.everywhere([sheet[at] for at in sheet.running("text")], list(names)) if names else []


def _is_a_club(name: str, sheet: Sheet) -> bool:
    """Whether a name is a club's, as the page says of it elsewhere: no brand calls itself so."""
    return any(f"{name}{club}" in sheet.lines.page for club in _CLUBS)


def _cues(spans: Sequence[Span], article: Article, company: bool, office: bool, role: bool, trade: bool, honest: float) -> list[Cue]:
    """`trade`: whether running text has words of gambling besides; `honest`: likelihood that the name least like an honest one is one."""
    words = article.discourse(Category.GAMBLING)
    words = words if trade else words[:1]  # what speaks of law and order is not about gambling then
    actor = sum(roles.begins(r.text, start) for r, start, _ in spans)
    titled = [span for span in spans if span[0].field == "title"]
    called = any(shape.name_of(name) != name for name in (r.text[start:end] for r, start, end in titled))
    explained = all(article.explains(r.text[start:end]) for r, start, end in spans)
    role = role and len(words) < _SPEAKS and not (explained or article.plays)
    cues = [
        Cue("brands", min(4.5, 1.5 * len(spans)), f"{len(spans)} brand names on {len({id(r) for r, _, _ in spans})} lines"),
        Cue("actor", min(2.0, 1.0 * actor), f"{actor} of them begin a clause"),
        Cue("title", 2.0 if titled else 0.0, "one is glued to the title"),
        Cue("gap", 1.5 if titled and _is_unsaid(titled, article) else 0.0, "the article says nothing of it"),
        Cue("called", 1.0 if called else 0.0, "a call to its site or program follows it in the title"),
        Cue("inside", 2.5 if any(map(_parts, titled)) else 0.0, "one is put into a word"),
        Cue("office", 3.5 if office else 0.0, "a site has a dean, students or a committee"),
        Cue("role", 2.5 if role else 0.0, "a known brand stands where sentences name institutions"),
        Cue("worded", 2.5 if honest < _SURE else 1.5 if honest < actors.DOUBT else 0.0, "a name that acts is worded like a brand"),
        Cue("company", 2.0 if company else 0.0, "a gambling run stands on the page"),
        Cue("explained", -1.5 if explained else 0.0, "the article speaks of what a name's ending stands for"),
        Cue("game", -3.0 if article.plays else 0.0, "the article describes a game"),
        Cue("discourse", -1.5 * len(words), f"the article speaks about gambling: {' '.join(words[:4])}"),
    ]
    return [cue for cue in cues if cue.points]


def _is_unsaid(titled: Sequence[Span], article: Article) -> bool:
    """Whether the article, which is long enough to tell, says nothing of what the title's brands say."""
    names = [r.text[start:end] for r, start, end in titled]
    return len(article.prose) >= PROSE_LENGTH and all(article.overlap(name) <= _OVERLAP for name in names)


def _in_title(naming: Sequence[Reading]) -> Iterator[Span]:
    """Brands at the title's ends, unless they cut a word or a house or a report goes on behind them; and those inside a word."""
    for reading in naming:
        if reading.field == "title":
            spans = [span for span in brands.named(reading) if span[2] - span[1] >= _NAME]
            at_edge = (s for s in spans if (s[1] == 0 or s[2] == len(reading.text)) and whole(reading.text, s[1], s[2]))
            yield from (span for span in at_edge if not shape.continued(reading.text, span[2]))
            yield from (span for span in spans if _parts(span))


def _parts(span: Span) -> bool:
    """Whether a brand stands inside a word, which is whole without it: 董|某某电竞|事会."""
    reading, start, end = span
    before, after = reading.text[max(0, start - _BESIDE) : start], reading.text[end : end + _BESIDE]
    if not (before[-1:].isalpha() and after[:1].isalpha()):
        return False
    seams = {*accumulate(map(len, words(before + after)))}
    return len(before) not in seams and 1 in (len(words(before)[-1]), len(words(after)[0]))


def _is_of_the_trade(heavy: Sequence[Reading], taken: Sequence[Span]) -> bool:
    """Whether running text has words of gambling beside these stretches, as articles on lotteries and games have."""
    hits = [(r, h) for r in heavy if r.fluent for h in r.hits if h.stem.family is Category.GAMBLING and h.stem.weight >= _OF_TRADE]
    stretches = Stretches(taken)
    return sum((r, h.start, h.end) not in stretches for r, h in hits) >= _SPEAKS


def _known(sheet: Sheet, heavy: Sequence[int], article: Article) -> list[Span]:
    """Brands in the title, then in running text: those that stems know, else names that no list knows."""
    if not (naming := [sheet[at] for at in heavy if brands.may_name(sheet.hits_of(at))]):
        return []
    running = _running(naming)
    known = [*_everywhere(sheet, heavy, brands.subjects(running, article)), *(span for r in running for span in brands.named(r))]
    titled = (span for span in _in_title(naming) if not (shape.in_chapter(span[0].text, span[1]) or article.speaks_of(*span)))
    return [*titled, *(known or _everywhere(sheet, heavy, brands.unknown(running, article)))]


def _everywhere(sheet: Sheet, heavy: Sequence[int], names: Sequence[str]) -> list[Span]:
    """Wherever these names stand in lines of running text that stems make heavy."""
    return brands.everywhere(_running([sheet[at] for at in heavy]), names) if names else []


def _running(readings: Sequence[Reading]) -> list[Reading]:
    """The lines of running text among these."""
    return [r for r in readings if r.field == "text" and r.fluent]


def _apart(spans: Sequence[Span], found: Sequence[Span]) -> list[Span]:
    """The spans that overlap none that was found, nor one before them; those of the title first, then line by line."""
    apart, taken = list[Span](), Stretches(found)
    for span in spans:
        if span not in taken:
            apart.append(span)
            taken.add(span)
    return sorted(apart, key=lambda span: (span[0].field != "title", span[0].number, span[1]))


def _is_gambling(span: Span) -> bool:
    reading, start, end = span
    return any(h.stem.family is Category.GAMBLING and h.stem.weight >= STRONG for h in reading.hits_from(start, end))


def _finding(span: Span, likely: float, explanation: str) -> Finding:
    reading, start, end = span
    first, last = reading.raw_span(start, end)
    return Finding(
        category=Category.GAMBLING,
        rule="injection.substitution",
        field=reading.field,
        evidence=reading.line.raw[first:last],
        explanation=explanation,
        line=reading.number,
        start=first,
        end=last,
        canonical=reading.text[start:end],
        score=likely,
        confidence=likely,
        payload=payload([reading.text[start:end]]),
    )
