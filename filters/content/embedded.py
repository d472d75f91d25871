"""An article that a page carries but does not lay out: in <textarea>, <template>, <noscript>, a script's template or data, JSON-LD.

Asked only of a page that shows next to nothing; what is found is parsed as a page of its own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from itertools import islice
from typing import Final, NamedTuple

from filters import dom
from filters.content import choice, script_data, thread, worth
from filters.content.prose import amount
from filters.model import Block, Category, Finding, Page

PROSE: Final = 150.0  # worth from which embedded text is an article
ALONE: Final = 80.0  # the same in paragraphs, of a page that shows nothing
PARAGRAPHS: Final = 2
NOTHING: Final = 10.0  # worth of what a page shows, up to which that is nothing
THREAD: Final = 60.0  # the same of a thread's posts
LEAST: Final = 60  # characters of a text in a script that may be one
LOOKED_AT: Final = 4  # texts that are parsed: those with the most sentences
MOST_ELEMENTS: Final = 50  # of one kind that are looked at
BEGINS: Final = 12  # characters by which an article is found in a script
AROUND: Final = 20_000  # characters before and behind it in which its title stands
MIN_TITLE, MAX_TITLE = 4, 80  # characters of a title
MOST: Final = 2_000_000  # characters of a script that are read
_SHOWN: Final = 200  # characters of the evidence

_ELEMENTS: Final = {tag: re.compile(rf"<{tag}\b[^<>]*>", re.IGNORECASE) for tag in ("textarea", "template")}
_NOSCRIPT: Final = re.compile(r"<noscript\b[^<>]*>(.*?)</noscript", re.IGNORECASE | re.DOTALL)
_TEMPLATE: Final = re.compile(r"(?<!\\)`")  # quotes of a text that may have several lines
_QUOTES: Final = (re.compile(r"(?<!\\)\""), re.compile(r"(?<!\\)'"), _TEMPLATE)
_LINE_END: Final = re.compile(r"(?<!\\)[\r\n]")
_SYNTAX: Final = re.compile(r"\"\s*:\s*[\"\[{]|\}\s*,\s*\{")  # of data: no single text has it
_TITLED: Final = re.compile(
    r"(?<![\w$])[\"']?(?:(?:article|news|post|doc|content)_?)?(?:title|headline)[\"']?\s*:\s*[\"']((?:[^\"'\\]|\\.){4,480})[\"']",
    re.IGNORECASE,
)
_ESCAPE: Final = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))", re.DOTALL)
_SIGNS: Final = {"n": "\n", "r": "\n", "t": " ", "b": "", "f": ""}
_STOPS: Final = re.compile(r"[。！？]|[.!?](?=\s)")  # how many sentences a text has
_MARKUP: Final = re.compile(r"<(?:p|br|div|section|span|h[1-6])\b", re.IGNORECASE)


class Embedded(NamedTuple):
    """What a page carries: the article's lines, and what carries them."""

    blocks: list[Block]
    carrier: str  # textarea, template, noscript, script, json_ld
    title: str = ""  # that stands beside the article in a script's data


def find(page: Page, shown: float) -> Embedded | None:
    """The embedded text of the greatest worth, where that is an article's and clearly more than the page shows; else nothing."""
    found = [Embedded(_for_readers_without_scripts(page), "noscript")]
    texts = sorted(_texts(page), key=lambda told: -len(_STOPS.findall(told[1])))[:LOOKED_AT]
    found += [Embedded(_article(text), carrier) for carrier, text in texts]
    worths = [_worth(embedded.blocks) for embedded in found]
    best = max(range(len(found)), key=worths.__getitem__)
    in_posts = best == 0 and thread.is_addressed(page)
    alone = shown <= NOTHING and len(found[best].blocks) >= PARAGRAPHS
    least = THREAD if in_posts else ALONE if alone else PROSE
    if worths[best] < max(least, 4 * shown):
        return None
    article = found[best]
    return article._replace(title=_title(page, article.blocks[0].text)) if article.carrier in ("script", "json_ld") else article


def finding(embedded: Embedded) -> Finding:
    """What says that the article does not stand where a page lays it out."""
    evidence = embedded.blocks[0].text[:_SHOWN]
    explanation = f"the page shows next to nothing; its article was read out of {embedded.carrier}"
    return Finding(Category.PAGE_EMBEDDED, f"embedded.{embedded.carrier}", "page", evidence, explanation)


def _for_readers_without_scripts(page: Page) -> list[Block]:
    """The lines in <noscript>; of a thread what people say in it."""
    blocks = [block for block in page.hidden if block.hidden == "noscript"]
    if not blocks or not thread.is_addressed(page):
        return blocks
    within = dom.parse("".join(_NOSCRIPT.findall(page.html)[:MOST_ELEMENTS]), page.url)
    return [within.visible[i] for i in choice.best(within, worth.in_place(within))[0]] if thread.is_thread(within) else blocks


def _title(page: Page, begins: str) -> str:
    """What the data in which an article begins so calls its title: the last value of such a name before it, else the first behind."""
    needle = begins[:BEGINS]
    for script in (*page.json_ld, *page.scripts):
        for written in (needle, json.dumps(needle)[1:-1]):
            if (at := script.find(written)) < 0:
                continue
            before = [match[1] for match in _TITLED.finditer(script, max(at - AROUND, 0), at)]
            behind = (match[1] for match in _TITLED.finditer(script, at, at + AROUND))
            title = _resolved(before[-1] if before else next(behind, "")).strip()
            return title if MIN_TITLE <= len(title) <= MAX_TITLE and "<" not in title else ""
    return ""


def _worth(blocks: list[Block]) -> float:
    return amount(worth.each(blocks))


def _texts(page: Page) -> Iterator[tuple[str, str]]:
    """What carries a text, and the text: the content of elements that no page shows, and what scripts quote."""
    lowered = page.html.lower()
    for tag, begins in _ELEMENTS.items() if len(lowered) == len(page.html) else ():  # some letters are two in lower case
        for match in islice(begins.finditer(page.html), MOST_ELEMENTS):
            end = lowered.find(f"</{tag}", match.end())
            if end < 0:
                break
            content = page.html[match.end() : end]
            yield tag, unescape(content) if tag == "textarea" else content
    for carrier, sources in (("json_ld", page.json_ld), ("script", page.scripts)):
        for source in sources:
            if source.lstrip().startswith("<"):
                yield carrier, source
            else:
                yield from ((carrier, text) for text in _quoted(source[:MOST], is_code=carrier == "script"))
                yield from ((carrier, text) for text in script_data.articles(source[:MOST]))


def _quoted(script: str, is_code: bool) -> Iterator[str]:
    """The longer texts between two quotes, their escapes resolved; data that is quoted itself is read in its turn.

    Which quote opens and which closes is not told apart: what stands between two texts is code and has no sentences, or more than
    a line, which a text of code cannot have; data is often written with lines in its texts.
    """
    for quote in _QUOTES:
        for piece in quote.split(script)[1:-1]:
            if len(piece) < LEAST or not ("\\u" in piece or _STOPS.search(piece)):
                continue
            if is_code and quote is not _TEMPLATE and _LINE_END.search(piece):
                continue
            text = _resolved(piece)
            if text.lstrip().startswith(("{", "[")):
                yield from _quoted(text, is_code=False)
                yield from script_data.articles(text)
            elif not _SYNTAX.search(text):
                yield unescape(text) if "&lt;" in text and "<" not in text else text


def _resolved(text: str) -> str:
    """A quoted text without its escapes; two that make one character are one."""
    return _ESCAPE.sub(_character, text).encode("utf-16", "surrogatepass").decode("utf-16", "replace") if "\\" in text else text


def _character(escape: re.Match[str]) -> str:
    code = escape[1] or escape[2]
    return chr(int(code, 16)) if code else _SIGNS.get(escape[3], escape[3])


def _article(text: str) -> list[Block]:
    """The lines of an embedded text: of its main content where it is markup, else as they are broken."""
    if not _MARKUP.search(text):
        return [Block(line) for line in (" ".join(unescape(line).split()) for line in text.split("\n")) if line]
    page = dom.parse(text)
    return [page.visible[i] for i in choice.best(page, worth.in_place(page))[0]] if page.visible else []
