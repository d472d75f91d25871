"""One parse of a page, one walk over its tree: lines, containers, links, head, scripts; nothing reads the HTML again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from filters.dom import directives, head, hidden_style, questions, scripted
from filters.dom.address import Resolver, is_sound
from filters.dom.bounds import MAX_CHARS, MAX_FIELD, MAX_LINES, bounded, is_within
from filters.dom.leads import FRAMES, Leads
from filters.dom.popups import is_popup
from filters.dom.signed import is_signed
from filters.model import WHOLE_PAGE, Block, Container, Image, Link, Page, Signature

_INLINE: Final = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rb rp rt ruby s samp "
    "small span strike strong sub sup time tt u var wbr o:p".split()
)
_CONTAINERS: Final = frozenset("article aside body center div dl footer form header html main nav ol section table td ul".split())
_NOT_READ: Final = frozenset(
    "applet area audio button canvas datalist embed frame iframe img input noframes object option select style svg template "
    "textarea video -comment !doctype".split()
)
_WORDS_OF_THEIR_OWN: Final = frozenset("h1 h2 h3 h4 h5 h6 li td th dt dd pre blockquote figcaption caption p".split())
_BREAKS: Final = frozenset(("br", "hr"))
_SPACE: Final = re.compile(r"[ \t\n\r\f][ \t\n\r\f]*")  # `re` scans for a set at its head faster than for a repeat
_LOOKED_AT: Final = FRAMES | {"button", "img", "input", "select"}  # of those that are not read, for where they lead and what they show
_WITHOUT_LINES: Final = _NOT_READ | _BREAKS | head.HEAD_TAGS


# What held before an element was entered, and what ends with it: tag, hidden, container, preformatted, whether its end ends a
# line, the container that it is (-1 for none), the attributes of an <a href>, how many pieces of the line stand before the author's
# name that it may hold (-1 where it holds none).
_Around = tuple[str, str, int, bool, bool, int, "Mapping[str, str | None] | None", int]

# Named tuples of all their values: their own `__new__` is a Python function, and a page has hundreds of each.
_block: Final = partial(tuple.__new__, Block)
_link: Final = partial(tuple.__new__, Link)

MAX_SIGNATURES: Final = 200  # of a page; a thread of more has its first post among them
MAX_PIECED: Final = 120  # characters of a line whose pieces are kept
MAX_IMAGES: Final = 100  # of a page; the article's first is among them


def parse(html: str, url: str = "", charset: str = "utf-8") -> Page:
    """Parse a page once and gather what all later steps need. Any text gives a page; never raises for what is in it."""
    walk = _Walk(url if is_sound(url) else "", charset)
    encoded = html.encode("utf-8", "ignore")
    if not is_within(encoded):
        html, walk.page.flattened, walk.page.cut_chars = bounded(html.replace("\0", ""))
        encoded = html.encode("utf-8", "ignore")
    walk.page.html = html
    return walk.over(encoded)


class _Walk:
    """The state of one walk: the line that grows, and what is open around it."""

    def __init__(self, url: str, charset: str) -> None:
        self.page = Page(url=url)
        self.resolver = Resolver(url, charset)
        self.rules: Mapping[str, str] = {}
        self.words: list[str] = []  # pieces of the line that grows
        self.link_chars = 0
        self.room = MAX_CHARS
        self.tag = "p"
        self.hidden = ""
        self.container = -1
        self.preformatted = False
        self.anchor: list[str] | None = None  # pieces of the open link's text
        self.leads = Leads()
        self.signed = [False]  # of each container, whether it or one around it is called author or the like; the last one: of none

    def over(self, html: bytes) -> Page:
        """Read a page in UTF-8, and what only the whole of it tells."""
        page = self.page
        tree = LexborHTMLParser(html)
        if b"<style" in html or b"<STYLE" in html:
            self.rules = hidden_style.hiding_rules(style.text() for style in tree.css("style"))
        if tree.root is not None:
            self._walk(tree.root)
        self._end_line()
        page.canonical = self.resolver(page.canonical)
        page.directives = directives.of_meta(page.meta)
        page.refresh = self.resolver(page.refresh or scripted.sent_to(page))
        page.feed = self.resolver(page.feed)
        page.links += [*head.links(page), *self.leads.links(self.resolver, page.url)]
        return page

    def _walk(self, root: LexborNode) -> None:
        """Visit the tree in document order, without recursion."""
        words = self.words
        open_elements: list[tuple[LexborNode, _Around | None]] = []
        node: LexborNode | None = root
        while node is not None:
            around, child = None, None
            if (text := node.text_content) is not None:
                if words or not text.isspace():
                    if self.preformatted and "\n" in text:
                        self._lines(text)
                    else:
                        words.append(text)
                        if self.anchor is not None:
                            self.anchor.append(text)
                            self.link_chars += len(text.strip())
            elif (tag := node.tag) not in _WITHOUT_LINES and tag is not None:
                if tag not in _INLINE:
                    around, child = self._enter(tag, node.attributes), node.first_child
                elif not (attributes := node.attributes):
                    child = node.first_child
                elif not ((name := attributes.get("class")) and is_popup(name)):
                    around, child = self._enter_inline(tag, attributes), node.first_child
                if child is None and around is not None:
                    self._leave(around)
            elif tag in _BREAKS:
                self._end_line()
            elif tag in head.HEAD_TAGS:
                head.note(tag, head.attributes(node), node.text() if tag in ("script", "title") else "", self.page)
            elif tag in _LOOKED_AT and self._pass(tag, node, attributes := node.attributes):
                around, child = self._enter(tag, attributes), node.first_child
            if child is not None:
                open_elements.append((node, around))
                node = child
                continue
            while (following := node.next) is None and open_elements:
                node, around = open_elements.pop()
                if around is not None:
                    self._leave(around)
            node = following

    def _pass(self, tag: str, node: LexborNode, attributes: Mapping[str, str | None]) -> bool:
        """Note what an element shows or leads to whose text is not read; whether it is a question, which is."""
        self.leads.note(tag, node, attributes)
        if tag == "img" and not self.hidden and len(self.page.images) < MAX_IMAGES:
            self.page.images.append(Image(len(self.page.visible), attributes, max(self.container, 0)))
        return tag == "button" and questions.folds(attributes) and questions.asks(node.text().strip())

    def _enter(self, tag: str, attributes: Mapping[str, str | None]) -> _Around:
        """Begin an element that stands on lines of its own."""
        if self.words:
            self._end_line()
        hidden, name, signed = self.hidden, None, -1
        if attributes:
            if not scripted.MARKS.isdisjoint(attributes):
                self.leads.scripted.append(attributes)
            if (name := attributes.get("class")) and is_signed(name) and tag not in WHOLE_PAGE:
                signed = 0
            if tag == "base":
                self.resolver.base(attributes.get("href") or "")
        opened = self._open(tag, attributes.get("id"), name) if tag in _CONTAINERS else -1
        around = (self.tag, hidden, self.container, self.preformatted, True, opened, None, signed)
        if not hidden or hidden == hidden_style.OWN_TEXT:
            self.hidden = "noscript" if tag == "noscript" else self._hides(attributes) if attributes else ""
            if tag == "marquee" and not self.hidden and hidden_style.is_tiny(attributes):
                self.hidden = "marquee"
        if opened >= 0:
            self.signed.insert(opened, signed == 0 or self.signed[self.container])
            self.container = opened
        if tag in _WORDS_OF_THEIR_OWN:
            self.tag = tag
            self.preformatted = self.preformatted or tag == "pre"
        return around

    def _enter_inline(self, tag: str, attributes: Mapping[str, str | None]) -> _Around | None:
        """Begin an element within a line; None where its end changes nothing. One that hides what it holds ends the line."""
        if not scripted.MARKS.isdisjoint(attributes):
            self.leads.scripted.append(attributes)
        why = "" if self.hidden else self._hides(attributes)
        if why:
            self._end_line()
        link = attributes if tag == "a" and self.anchor is None and attributes.get("href") is not None else None
        if link is not None:
            self.anchor = []
        if tag == "time" and (moment := attributes.get("datetime")):
            self.page.times.append(moment)
        named = (
            self.signed[self.container] or ((name := attributes.get("class")) and is_signed(name)) or attributes.get("itemprop") == "author"
        )
        if link is None and not why and not named:
            return None
        around = (self.tag, self.hidden, self.container, self.preformatted, bool(why), -1, link, len(self.words) if named else -1)
        self.hidden = why or self.hidden
        return around

    def _leave(self, around: _Around) -> None:
        tag, hidden, container, preformatted, ends_line, opened, link, signed = around
        if link is not None:
            self._end_link(link)
        if signed >= 0 and not self.hidden:
            self._sign(signed)
        if not ends_line:
            return
        if self.words:
            self._end_line()
        self.tag, self.hidden, self.container, self.preformatted = tag, hidden, container, preformatted
        if opened >= 0:
            self.page.containers[opened].end = len(self.page.visible)

    def _open(self, tag: str, identifier: str | None, name: str | None) -> int:
        called = (f"{identifier} {name or ''}" if identifier else name or "").strip().lower()
        containers = self.page.containers
        containers.append(Container(tag, called, self.container, len(self.page.visible)))
        return len(containers) - 1

    def _end_link(self, attributes: Mapping[str, str | None]) -> None:
        text = _spaced("".join(self.anchor or ()))
        self.anchor = None
        href = attributes["href"] or ""
        if href.startswith(scripted.SCHEME):
            self.leads.scripted.append(attributes)
        elif url := self.resolver(href):
            relation = stated.lower() if (stated := attributes.get("rel")) else ""
            self.page.links.append(_link((url, text, bool(self.hidden), "nofollow" in relation)))
            if relation and "category" in relation and text and not self.hidden:
                self.page.categories.append(text)

    def _sign(self, start: int) -> None:
        """Note what stands in an element that is called author or the like, from a piece of the growing line on."""
        text = _spaced("".join(self.words[start:]))
        if text and len(self.page.signed) < MAX_SIGNATURES:
            self.page.signed.append(Signature(len(self.page.visible), text))

    def _hides(self, attributes: Mapping[str, str | None]) -> str:
        if "hidden" in attributes:
            return "hidden"
        if (style := attributes.get("style")) and (why := hidden_style.reason(style)):
            return why
        if rules := self.rules:
            if names := attributes.get("class"):
                for name in names.split():
                    if why := rules.get("." + name, ""):
                        return why
            if identifier := attributes.get("id"):
                return rules.get("#" + identifier, "")
        return ""

    def _lines(self, text: str) -> None:
        """Preformatted text, whose line feeds end lines."""
        for number, line in enumerate(text.split("\n")):
            if number:
                self._end_line()
            self._words(line)

    def _words(self, text: str) -> None:
        self.words.append(text)
        if self.anchor is not None:
            self.anchor.append(text)
            self.link_chars += len(text.strip())

    def _end_line(self) -> None:
        words = self.words
        if not words:
            return
        text = _spaced("".join(words))
        size = len(text)
        pieces = tuple(words) if len(words) > 1 and size <= MAX_PIECED else ()
        words.clear()
        link_chars = self.link_chars
        if link_chars:
            self.link_chars = 0
            if link_chars > size:
                link_chars = size
        if not text:
            return
        page = self.page
        if size > self.room or len(page.visible) + len(page.hidden) >= MAX_LINES:
            text = self._cut(text)
            if not text:
                return
        self.room -= len(text)
        if self.tag == "h1" and not page.h1 and not self.hidden and len(text) <= MAX_FIELD:  # a longer one is a text and no heading
            page.h1 = text
        container = self.container
        block = _block((text, self.tag, link_chars, self.hidden, container if container > 0 else 0, pieces))
        if self.hidden:
            page.hidden.append(block)
            page.hidden_at.append(len(page.visible))
        else:
            page.visible.append(block)

    def _cut(self, text: str) -> str:
        """What of a line is read still, of a page that says more than is."""
        page = self.page
        if len(page.visible) + len(page.hidden) >= MAX_LINES:
            self.room = 0
        page.cut_chars += len(text) - self.room
        return text[: self.room]


def _spaced(text: str) -> str:
    """A text with one blank for each run of white space in it, and none at its ends; most have no such run, and that is seen faster."""
    text = text.strip()
    return text if text.isprintable() and "  " not in text else _SPACE.sub(" ", text)
