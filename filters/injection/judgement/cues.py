"""The cues that speak for and against a run, each with its points and a reason in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from filters import script
from filters.injection.judgement import mentions, own
from filters.injection.judgement.cue import Cue
from filters.injection.judgement.ordinary import ordinary
from filters.injection.judgement.others import STRANGE, among_keywords, among_strangers, of_one_trade
from filters.injection.lines.article import PROSE_LENGTH, Article
from filters.injection.lines.reading import FUNCTION_WORD, HEADINGS
from filters.injection.lines.segment import HIT, Segment
from filters.injection.lines.short import TOGETHER
from filters.injection.runs.run import UNHIT, Run
from filters.injection.vocabulary import patterns, shape
from filters.injection.vocabulary.stems import FAMILIES, STRONG
from filters.model import Category
from filters.segment import known

BRAND_LENGTH: Final = (3, 8)  # characters of a brand with its ending
LIST: Final = 3  # segments from which a run is a list
_UNBROKEN: Final = 2  # strong stems of a list without signs; the links of a menu that stand close have none
_PHRASE: Final = 0.5  # of a long segment with one strong stem covered by stems; one below it is a headline that a brand was put into
_THIN: Final = 0.2  # of a segment covered by stems; one below it is a sentence with such a word in it
_NO_WORD: Final = re.compile(r"[^\w\s()（）]")
# A syllable of pinyin in place of a character: 发piao. Words of English that look like one, and names such as AI, are none.
_SYLLABLE: Final = (
    "(?!(?:me|he|she|we|ai|ta|can|men|pen|fan|ban|long|song|fun|run|sun|pan|wan|dou|de|la|li|mi|pi)(?![a-z]))(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)"
    "(?:a(?:i|o|ng?)?|e(?:i|ng?)?|i(?:a(?:o|ng?)?|e|u|ng?|ong)?|o(?:u|ng)?|u(?:a(?:i|ng?)?|i|o|n)?)"
)
_SPELT: Final = re.compile(f"(?<=[\u4e00-\u9fff]){_SYLLABLE}(?![a-z0-9])|(?<![a-z0-9]){_SYLLABLE}(?=[\u4e00-\u9fff])")
_DOUBTFUL: Final = 0.1  # likelihood of honest wording from which a lone term is doubtful
_SURE: Final = 0.05  # likelihood of honest wording below which spoken words are part of a term
_OFFER: Final = 80  # characters of an advertisement; what describes a program with its contacts is longer
_CALLS: Final = 3  # words that call in, beyond which one more says nothing
# A field of a form, of which whom to reach is one: 产品型号:…计量单位:…联系人:…电话:…
_FIELD: Final = re.compile("[\u4e00-\u9fff]:(?!//)(?<![号信话机服线系询址扣]:)")
_FORM: Final = 3  # fields of one
_WRITTEN: Final = re.compile("[将与及对从于而但或若则该其此]|应当|应该|如果|因为|所以|通过|进行|为了|如何")

_SAID: Final = -4.0  # points of a term that may be a sentence's own, where the article speaks of it

# The most points that what stands around a run gives it.
_UNSAID: Final = 1.5  # of which the article says nothing
_HARDLY_SAID: Final = 0.5  # of which it says little
_BRAND: Final = 2.0  # a name that the article does not explain
_OTHER_SCRIPT: Final = 1.0  # simplified characters in a traditional article


def family_of(segments: Sequence[Segment]) -> Category:
    """The family whose stems weigh most over all segments; without any, a lone name is most often a gambling brand."""
    if not any(s.weights for s in segments):
        return Category.GAMBLING if len(segments) == 1 else Category.OTHER
    return max(FAMILIES, key=lambda family: sum(s.weights.get(family, 0.0) for s in segments))


def of_run(run: Run, family: Category) -> list[Cue]:
    """The cues of a run by itself that give points."""
    found = [
        _stems(run, family),
        _number(run, family),
        _strong(run, family),
        _across(run),
        _header(run, family),
        _coverage(run),
        _wording(run),
        ordinary(run),
        mentions.literal(run),
        mentions.quoted(run),
        mentions.listed(run),
        mentions.kin(run),
        own.chapter(run),
        own.named_alike(run),
        own.houses(run, family),
        _aside(run),
        _contact(run),
        _disguise(run),
    ]
    return [cue for cue in found if cue.points]


def beside(run: Run, family: Category, article: Article, *, company: bool) -> list[Cue]:
    """The cues that give points of what stands around a run, and of the words that sentences need in it: all of them cost a search."""
    headline = mentions.headline(run, family)
    found = [
        headline,
        mentions.resort(run, family, article),
        mentions.defined(run, article),
        mentions.topic(run, family, article, company=company),
        _gap(run, family, article),
        _place(run, family, article, reports=headline.points < 0),
        _brand(run, family, article),
        _script(run, article),
        _prose(run),
        mentions.discourse(run, family, article),
        own.of_its_site(run, family, article),
        own.item(run, article),
        own.enumerated(run, article),
        own.said_in_words(run, article),
    ]
    return [cue for cue in found if cue.points]


def supporting(run: Run, family: Category, article: Article) -> list[Cue]:
    """Those of them that may speak for an injection: where these make no finding, the others need not be looked for."""
    found = [
        _gap(run, family, article),
        _place(run, family, article, reports=False),
        _brand(run, family, article),
        _script(run, article),
    ]
    return [cue for cue in found if cue.points]


def most_beside(run: Run, family: Category) -> Cue:
    """The points that `beside` gives a run at most."""
    alone = run.segments[0] if len(run.segments) == 1 else None
    place = max(0.0, alone.place.points) if alone and alone.place else 0.0
    brand = _BRAND if alone and family is Category.GAMBLING else 0.0
    return Cue("beside", _UNSAID + _OTHER_SCRIPT + place + brand, "")


def _stems(run: Run, family: Category) -> Cue:
    segments = run.segments
    mean = sum(s.weights.get(family, 0.0) for s in segments) / len(segments)
    stems = sorted({h.stem.text for s in segments for h in s.hits if h.stem.weight >= 0.3}, key=lambda text: (-len(text), text))[:4]
    return Cue("stems", round(5 * mean, 2), f"mean stem weight {mean:.2f} over {len(segments)} segments ({' '.join(sorted(stems))})")


def _number(run: Run, family: Category) -> Cue:
    hit = sum(s.weights.get(family, 0.0) >= HIT for s in run.segments)
    return Cue("number", min(2.0, 0.5 * max(0, hit - 1)), f"{hit} segments hit")


def _strong(run: Run, family: Category) -> Cue:
    """A stem that says enough alone and stands whole: 三级网络 cuts 三级网 off a word."""
    strong = (
        hit.stem.text
        for text, segment in zip(run.texts, run.segments, strict=True)
        for hit in segment.hits
        if hit.stem.weight >= STRONG and hit.stem.family is family and whole(text, hit.start - segment.start, hit.end - segment.start)
    )
    found = next(strong, "")
    return Cue("strong", 1.0 if found else 0.0, f"{found} says it alone")


def _across(run: Run) -> Cue:
    """Stems of a lone segment each of which ends one word and begins the next: 室内射箭 is 室内|射箭."""
    text, segment = run.texts[0], run.segments[0]
    known_only = len(run.segments) == 1 and segment.hits and not segment.lifted
    cut = known_only and all(_is_across(text, hit.start - segment.start, hit.end - segment.start) for hit in segment.hits)
    return Cue("across", -4.0 if cut else 0.0, "its stems stand across words")


def _is_across(text: str, start: int, end: int) -> bool:
    """Whether a stretch of a segment begins inside a word and ends inside another."""
    return start > 0 and end < len(text) and {start, end}.isdisjoint(accumulate(map(len, known(text))))


def whole(text: str, start: int, end: int) -> bool:
    """Whether a stretch of a segment begins and ends where words do, or where letters and digits do."""
    edges = {at for at in (start, end) if 0 < at < len(text) and not (text[at - 1].isascii() or text[at].isascii())}
    return not edges or edges <= set(accumulate(map(len, known(text))))


def _header(run: Run, family: Category) -> Cue:
    """Four terms or more between signs that menus do not use, half of them worded like one family."""
    worded = sum(s.weights.get(family, 0.0) >= UNHIT for s in run.segments)
    signs = all(s.before.strip() for part in run.parts for s in part.segments[1:])
    header = len(run.segments) > LIST and signs and 2 * worded >= len(run.segments)
    return Cue("header", 1.0 if header else 0.0, f"{worded} of {len(run.segments)} segments between signs are worded so")


def _coverage(run: Run) -> Cue:
    """How much of the run its stems cover: a term is all stem, a phrase about the matter is not."""
    share = sum(s.covered for s in run.segments) / sum(s.end - s.start for s in run.segments)
    if all(s.lifted for s in run.segments) or max(s.weight for s in run.segments) < UNHIT:
        return Cue("coverage", 0.0, "")  # it was not its stems that brought it here
    if run.unbroken:
        strong = sum(h.stem.weight >= STRONG for h in run.segments[0].hits)
        points = -4.0 if strong < _UNBROKEN and share < _PHRASE else -2.5 if strong < _UNBROKEN or share < _THIN else 0.0
        return Cue("coverage", points, f"{strong} strong stems in a list without signs, covering {share:.0%}")
    alone = len(run.segments) == 1
    named = alone and share >= _THIN and run.segments[0].offers
    points = 0.5 if share >= 0.7 or named else -1.5 - alone if share < 0.35 else -1.0 if share < 0.6 and alone else 0.0
    return Cue("coverage", points, f"stems cover {share:.0%}")


def _wording(run: Run) -> Cue:
    """A lone segment with a stem in it that the character model takes for honest wording."""
    segment = run.segments[0]
    honest = len(run.segments) == 1 and segment.worded_honestly
    return Cue("wording", -2.5 if honest else 0.0, f"worded honestly, {segment.honest:.0%} likely")


def _aside(run: Run) -> Cue:
    """A term or three outside the article, among menus, user names and links to other articles, say little."""
    few = len(run.segments) <= LIST and run.parts[0].reading.field == "outside"
    return Cue("aside", -2.0 if few else 0.0, "few terms, outside the article")


def _gap(run: Run, family: Category, article: Article) -> Cue:
    """The semantic gap: does the running text say anything of what the hit segments say?"""
    hit = [t for t, s in zip(run.texts, run.segments, strict=True) if s.weights.get(family, 0.0) >= 0.3]
    overlap = article.overlap(_own_name(run, family) or " ".join(hit or run.texts))
    unsaid = (_UNSAID if overlap <= 0.1 else _HARDLY_SAID if overlap <= 0.3 else 0.0) if len(article.prose) >= PROSE_LENGTH else 0.0
    if unsaid == _UNSAID and len(run.segments) == 1 and not run.segments[0].strong:
        others = among_strangers(run, article) or among_keywords(run, article)
        unsaid = _HARDLY_SAID if others else unsaid  # it says as little of the others
    points = -2.5 if overlap >= 0.6 else unsaid
    return Cue("gap", points, f"the article says {overlap:.0%} of it")


def _own_name(run: Run, family: Category) -> str:
    """What a lone brand is called without the word of its trade, which articles on other matters say too; of a term that the character
    model is sure of, else nothing.
    """
    segment = run.segments[0]
    sure = len(run.segments) == 1 and family is Category.GAMBLING and segment.lifted and segment.honest < _DOUBTFUL
    return shape.called_by(run.texts[0]) if sure else ""


def _place(run: Run, family: Category, article: Article, *, reports: bool) -> Cue:
    """A lone term in a place where it says nothing to a reader, and of which the article does not speak; a part of a headline that
    reports is in no slot of its own.
    """
    places = {segment.place for segment in run.segments}
    place = run.segments[0].place if len(run.segments) == 1 or places == {TOGETHER} else None
    own = _own_name(run, family) or run.texts[0]
    if place is None or len(article.prose) < PROSE_LENGTH or article.overlap(own) > STRANGE:
        said = place is not None and place.inside and article.overlap(own) > STRANGE
        return Cue("place", _SAID if said else 0.0, "running text goes on beside it, and the article says it too")
    if among_strangers(run, article) or of_one_trade(run):
        return Cue("place", 0.0, "")
    explained = not place.known and (reports or (shape.called(run.texts[0]) and shape.explained(article.prose)))
    return Cue("place", 0.0 if explained else place.points, place.name)


def _brand(run: Run, family: Category, article: Article) -> Cue:
    """A short name with an ending that gambling brands like, on a page about something else."""
    text = run.texts[0] if len(run.segments) == 1 and family is Category.GAMBLING and len(article.prose) >= PROSE_LENGTH else ""
    name = shape.name_of(text)
    called = (
        run.parts[0].reading.field != "outside" and shape.called(text) and name not in article.prose and not shape.explained(article.prose)
    )
    fits = called or ((BRAND_LENGTH[0] <= len(name) <= BRAND_LENGTH[1] or shape.mixed(name)) and article.surprised_by(name))
    return Cue("brand", _BRAND if fits else 0.0, f"{name} is a name that the article does not explain")


def _contact(run: Run) -> Cue:
    """An advertisement says how to reach whoever sells, and calls readers in."""
    part = run.parts[0]
    reading = part.reading
    beside = len(run.parts) == 1 and not reading.heading and reading.field not in HEADINGS and reading.advertised(part.start, part.end)
    if not beside:
        return Cue("contact", 0.0, "")
    stretch = reading.text[slice(*beside)]
    if len(_FIELD.findall(stretch)) >= _FORM:
        return Cue("contact", 0.0, "")
    offers = len(stretch) <= _OFFER and any(h.stem.weight >= HIT for s in run.segments for h in s.hits)
    called = patterns.called(stretch) if offers else []
    return Cue("contact", 1.5 + 0.5 * min(len(called), _CALLS), f"a contact stands beside it {' '.join(called[:4])}".rstrip())


def _disguise(run: Run) -> Cue:
    """Signs inside words that no writer puts there, and pinyin in place of a character; pinyin in brackets is a converted page's own."""
    spans = [(part.reading, s) for part in run.parts for s in part.segments]
    raw = [reading.line.raw[slice(*reading.view.raw_span(s.start, s.end))] for reading, s in spans]
    signs = sum(len(text) > s.end - s.start and bool(_NO_WORD.search(text)) for text, (_, s) in zip(raw, spans, strict=True))
    spelt = sum(bool(_SPELT.search(text)) for text in run.texts)
    reason = f"{signs} segments have signs inside words, {spelt} a syllable in letters"
    return Cue("disguise", 1.5 if 2 * max(signs, spelt) >= len(raw) else 0.0, reason)


def _script(run: Run, article: Article) -> Cue:
    if not article.traditional:
        return Cue("script", 0.0, "")
    raw = "".join(part.reading.line.raw[slice(*part.reading.view.raw_span(part.start, part.end))] for part in run.parts)
    return Cue("script", _OTHER_SCRIPT if script.count(raw).script == "hans" else 0.0, "simplified in a traditional article")


def _prose(run: Run) -> Cue:
    """Words that sentences need speak against a keyword run; in terms that the character model is sure of, only those of written style."""
    segments = [(part.reading.text, s) for part in run.parts for s in part.segments]
    words = sum(len(_function_words(s).findall(piece)) for text, s in segments for piece in s.outside_stems(text))
    share = words / sum(s.end - s.start for _, s in segments)
    return Cue("prose", -round(min(4.0, 20 * max(0.0, share - 0.03)), 2), f"function words {share:.0%}")


def _function_words(segment: Segment) -> re.Pattern[str]:
    """What counts as one in a segment: 黑户也能借 is an offer with its 也."""
    return _WRITTEN if segment.lifted and segment.honest < _SURE else FUNCTION_WORD
