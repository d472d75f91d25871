"""Which part of a page is its article: every container is a candidate, prose speaks for it, links and scraps against it."""

from __future__ import annotations

from collections import Counter
from typing import Final, NamedTuple

from filters import selectors
from filters.content import choice, comments, embedded, teasers, thread, unfold, worth
from filters.content.prose import amount
from filters.dom import bounds
from filters.line import Line
from filters.metadata import headline
from filters.model import WHOLE_PAGE, Block, Container, Document, Finding, Page, Site

CARRIED_TITLE: Final = "title.embedded"  # of one that stands beside the article in a script's data
SELECTED_TITLE: Final = "title.selected"  # the field of a title that the site's own selector found
CLIMB: Final = 1.5  # times a hidden container's worth that one around it must hold
ENOUGH: Final = 60.0  # worth from which a visible container needs no hidden one in its place


class _Chosen(NamedTuple):
    inside: list[Block]  # of the article
    outside: list[Block]  # the other visible ones
    n_before: int  # how many of these stand before the article
    n_within: int  # how many of them stand between its first line and its last
    confidence: float  # how sure the choice is
    findings: list[Finding]
    title: str = ""  # that stands beside an article in a script's data


def choose(page: Page, site: Site) -> Document:
    """The article's lines with the fields beside them. Never empty where the page has visible text."""
    selected = selectors.select(page, site.select)
    found = _chosen(page, selected)
    document = Document(
        title=Line(page.title, "title"),
        lines=_lines(found.inside),
        outside=_lines(found.outside),
        fields={name: Line(text, name) for name, text in _fields(page, selected.title, found.title) if text},
        n_before=found.n_before,
        n_within=found.n_within,
        findings=found.findings,
        is_thread=thread.is_thread(page) and not selected.body,
        stated_date=selected.date,
        extraction_confidence=found.confidence,
        hidden_share=_hidden_share(page),
    )
    document.metadata.author = selected.author
    document.headline = document.fields.get(SELECTED_TITLE) or document.fields.get(CARRIED_TITLE) or headline.of_page(page, document)
    _set_apart(document)
    return document


def _set_apart(document: Document) -> None:
    """A line of the article that is its headline stands before it, not in it; in a thread it is what its opener says first."""
    if document.is_thread:
        return
    for number, line in enumerate(document.lines):
        if line is document.headline:
            document.outside.insert(document.n_before, document.lines.pop(number))
            document.n_before += 1
            return


def _chosen(page: Page, selected: selectors.Selected) -> _Chosen:
    """By selector, by what a script will show or the page carries unshown, else by worth and what else speaks for a container."""
    if selected.body:
        return _Chosen(selected.body, _without(page.visible, selected.body), 0, 0, 1.0, selected.missed)
    values = worth.in_place(page)
    folded = unfold.folds(page)
    for number, lines in unfold.answers(folded).items():
        values[number] = amount(worth.each(lines))  # a question is worth its hidden answer
    chosen, confidence = choice.best(page, values)
    rest = unfold.rest(page, chosen, folded)
    if not rest and (shown := _shown(page, chosen)) < ENOUGH:
        unveiled = _shown_by_script(page, shown)
        waiting = amount(worth.each(unveiled))
        if unveiled and (waiting >= embedded.PROSE or not embedded.find(page, max(shown, waiting))):
            n_before = next(at for block, at in zip(page.hidden, page.hidden_at, strict=True) if block is unveiled[0])
            return _Chosen(unveiled, page.visible, n_before, 0, 0.5, selected.missed)
        if carried := embedded.find(page, shown):
            return _Chosen(carried.blocks, page.visible, 0, 0, 0.5, [*selected.missed, embedded.finding(carried)], carried.title)
    stop = len(chosen) if thread.is_thread(page) else _before_comments(page, chosen)
    taken = set(chosen[:stop])
    outside = [block for i, block in enumerate(page.visible) if i not in taken]
    inside = _unfolded(page, chosen[:stop], rest) if rest else [page.visible[i] for i in chosen[:stop]]
    first, last = (chosen[0], chosen[stop - 1]) if chosen else (0, -1)
    return _Chosen(inside, outside, first, last - first + 1 - stop if chosen else 0, confidence, selected.missed)


def _before_comments(page: Page, chosen: list[int]) -> int:
    """How many of the article's blocks stand before the heading over comments."""
    blocks = page.visible
    return next((k for k, i in enumerate(chosen) if k and comments.are_below(blocks[i].text, blocks[i].tag)), len(chosen))


def _unfolded(page: Page, chosen: list[int], rest: dict[int, list[Block]]) -> list[Block]:
    """The article's blocks with the rest of it, shown from now on, without the control and what the rest tells again."""
    unfolded = [block for lines in rest.values() for block in lines]
    page.show(unfolded)
    inside, told = list[Block](), sorted(rest)
    for i in [*chosen, len(page.visible)]:
        while told and told[0] <= i:
            inside += rest[told.pop(0)]
        if i < len(page.visible):
            block = page.visible[i]
            if not (unfold.is_control(block.text) or not block.text.strip(" .…") or unfold.told_again(block.text, unfolded)):
                inside.append(block)
    return inside


def _without(blocks: list[Block], taken: list[Block]) -> list[Block]:
    """The blocks whose text was not taken, each text as often as it is left."""
    left = Counter(block.text for block in taken)
    outside = []
    for block in blocks:
        if left[block.text]:
            left[block.text] -= 1
        else:
            outside.append(block)
    return outside


def given(title: str | None, lines: tuple[str, ...]) -> Document:
    """A document from text that was extracted elsewhere, as far as it is read; without a title, a line of the text gives it."""
    read, beyond = bounds.first_chars(lines)
    title, beyond = (title or "")[: bounds.MAX_FIELD], beyond + max(0, len(title or "") - bounds.MAX_FIELD)
    document = Document(Line(title, "title"), [Line(text) for text in read])
    if not title and (found := headline.of_lines(document.lines)):
        document.title = Line(found.raw, "title")
    document.findings += bounds.findings(0, beyond, document.title.raw)
    return document


def _fields(page: Page, title: str, carried: str) -> list[tuple[str, str]]:
    meta = page.meta
    return [
        (SELECTED_TITLE, title),
        (CARRIED_TITLE, carried),
        ("h1", page.h1),
        ("meta.keywords", meta.get("keywords", "")),
        ("meta.description", meta.get("description", "")),
    ]


def _hidden_share(page: Page) -> float:
    if not page.hidden:
        return 0.0
    hidden, visible = (sum([len(block.text) for block in blocks]) for blocks in (page.hidden, page.visible))
    return round(hidden / (hidden + visible), 4) if hidden else 0.0


def _lines(blocks: list[Block]) -> list[Line]:
    if not blocks:
        return []
    texts, tags, link_chars, _, _, pieces = zip(*blocks, strict=True)
    return list(map(Line, texts, tags, link_chars, pieces))


def _shown(page: Page, chosen: list[int]) -> float:
    """The worth of what a page shows: of the blocks that were chosen where these are an article, else of all but what it recommends."""
    values = worth.of_page(page)
    article = amount(values[i] for i in chosen)
    if article >= embedded.PROSE and not any(2 * page.visible[i].link_chars > len(page.visible[i].text) for i in chosen):
        return article
    recommended = teasers.find(page)
    return amount(value for i, value in enumerate(values) if i not in recommended)


def _shown_by_script(page: Page, shown: float) -> list[Block]:
    """The hidden container that holds the article where a page shows next to nothing until a script runs; else nothing."""
    waiting = [block for block in page.hidden if block.hidden != "noscript"]
    values = worth.each(waiting)
    if amount(values) <= 4 * shown:
        return []
    scores = [
        score * choice.favour(box) for score, box in zip(choice.scores(waiting, values, page.containers), page.containers, strict=True)
    ]
    best = outer = max(range(len(scores)), key=lambda i: scores[i])
    whole = choice.scores(waiting, [max(value, 0.0) for value in values], page.containers, 1.0)
    while (outer := page.containers[outer].parent) >= 0 and page.containers[outer].tag not in WHOLE_PAGE:
        if whole[outer] > CLIMB * whole[best]:
            best = outer  # an article laid out in several boxes
    return [block for block in waiting if _is_inside(block.container, best, page.containers)]


def _is_inside(container: int, outer: int, containers: list[Container]) -> bool:
    while container > outer:
        container = containers[container].parent
    return container == outer
