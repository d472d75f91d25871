"""One parse of a page, one walk over its tree: lines, containers, links, head, scripts; nothing reads the HTML again."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from filters import hidden_style
from filters.address import Resolver
from filters.depth import flatten
from filters.model import Block, Container, Link, Page

_INLINE: Final = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rb rp rt ruby s samp "
    "small span strike strong sub sup time tt u var wbr o:p".split()
)
_CONTAINERS: Final = frozenset("article aside body center div dl footer form header html main nav ol section table td ul".split())
_WITHOUT_TEXT: Final = frozenset(
    "applet audio button canvas datalist embed frame frameset iframe img input link meta object option select svg "
    "textarea title video".split()
)
_WORDS_OF_THEIR_OWN: Final = frozenset("h1 h2 h3 h4 h5 h6 li td th dt dd pre blockquote figcaption caption p".split())
_SPACE: Final = re.compile(r"[ \t\n\r\f]+")
_TEXT, _COMMENT = "-text", "-comment"


def parse(html: str, url: str = "", charset: str = "utf-8") -> Page:
    """Parse a page once and gather what all later steps need. Any text gives a page; never raises for what is in it."""
    html, dropped = flatten(html.replace("\0", ""))
    return _Walk(url, charset, dropped).over(html)


class _Walk:
    """The state of one walk: the line that grows, and what is open around it."""

    def __init__(self, url: str, charset: str, dropped: int) -> None:
        self.page = Page(url=url, flattened=dropped)
        self.resolver = Resolver(url, charset)
        self.rules: Mapping[str, str] = {}
        self.words: list[str] = []  # pieces of the line that grows
        self.link_chars = 0
        self.tag = "p"
        self.hidden = ""
        self.container = -1
        self.preformatted = False
        self.anchor: list[str] | None = None  # pieces of the open link's text

    def over(self, html: str) -> Page:
        """Walk the tree of a page in document order, without recursion."""
        tree = LexborHTMLParser(html)
        self.page.html = html
        self._head(tree)
        stack: list[LexborNode | Callable[[], None]] = [tree.root] if tree.root is not None else []
        while stack:
            node = stack.pop()
            if not isinstance(node, LexborNode):
                node()
            elif node.tag == _TEXT:
                self._text(node.text_content or "")
            elif leave := self._enter(node):
                stack.append(leave)
                child = node.last_child
                while child is not None:
                    stack.append(child)
                    child = child.prev
        self._end_line()
        return self.page

    def _head(self, tree: LexborHTMLParser) -> None:
        page = self.page
        if (base := tree.css_first("base[href]")) is not None:
            self.resolver.base(base.attributes.get("href") or "")
        if (title := tree.css_first("title")) is not None:
            page.title = _SPACE.sub(" ", title.text()).strip()
        page.meta = _meta(tree)
        page.directives = frozenset(
            re.findall(r"noindex|nofollow", page.meta.get("robots", "").lower().replace("none", "noindex,nofollow"))
        )
        if (canonical := tree.css_first('link[rel="canonical" i][href]')) is not None:
            page.canonical = self.resolver(canonical.attributes.get("href") or "")
        for script in tree.css("script"):
            kind = (script.attributes.get("type") or "").lower()
            if text := script.text():
                (page.json_ld if kind == "application/ld+json" else page.scripts).append(text)
        self.rules = hidden_style.hiding_rules(style.text() for style in tree.css("style"))

    def _enter(self, node: LexborNode) -> Callable[[], None] | None:
        """Begin an element; returns what ends it, or None where its content is not read."""
        tag = node.tag or ""
        if tag in ("br", "hr"):
            self._end_line()
            return None
        if tag in _WITHOUT_TEXT or tag in ("script", "style", "head", _COMMENT, "template", "!doctype"):
            return None
        before = (self.tag, self.hidden, self.container, self.preformatted)
        inherited = "" if self.hidden == hidden_style.OWN_TEXT and tag not in _INLINE else self.hidden
        hidden = inherited or ("noscript" if tag == "noscript" else self._hides(node))
        if tag in _INLINE and hidden == self.hidden:
            return self._enter_link(node) if tag == "a" else _nothing
        self._end_line()
        self.hidden = hidden
        if tag in _CONTAINERS:
            self._open(tag, node)
        if tag in _WORDS_OF_THEIR_OWN:
            self.tag = tag
            self.preformatted = self.preformatted or tag == "pre"
        leave_link = self._enter_link(node) if tag == "a" else _nothing
        opened = self.container if self.container != before[2] else -1

        def leave() -> None:
            leave_link()
            self._end_line()
            if opened >= 0:
                self.page.containers[opened].end = len(self.page.visible)
            self.tag, self.hidden, self.container, self.preformatted = before

        return leave

    def _open(self, tag: str, node: LexborNode) -> None:
        attributes = node.attributes
        name = f"{attributes.get('id') or ''} {attributes.get('class') or ''}".strip().lower()
        self.page.containers.append(Container(tag, name, self.container, len(self.page.visible)))
        self.container = len(self.page.containers) - 1

    def _enter_link(self, node: LexborNode) -> Callable[[], None]:
        href = node.attributes.get("href")
        if href is None or self.anchor is not None:
            return _nothing
        self.anchor = []

        def leave() -> None:
            text = _SPACE.sub(" ", "".join(self.anchor or ())).strip()
            self.anchor = None
            if url := self.resolver(href):
                nofollow = "nofollow" in (node.attributes.get("rel") or "").lower()
                self.page.links.append(Link(url, text, bool(self.hidden), nofollow))

        return leave

    def _hides(self, node: LexborNode) -> str:
        attributes = node.attributes
        if not attributes:
            return ""
        if "hidden" in attributes:
            return "hidden"
        if (style := attributes.get("style")) and (why := hidden_style.reason(style)):
            return why
        if self.rules:
            for name in (attributes.get("class") or "").split():
                if why := self.rules.get("." + name, ""):
                    return why
            return self.rules.get("#" + (attributes.get("id") or ""), "")
        return ""

    def _text(self, text: str) -> None:
        if self.preformatted and "\n" in text:
            first, *rest = text.split("\n")
            self._words(first)
            for line in rest:
                self._end_line()
                self._words(line)
        else:
            self._words(text)

    def _words(self, text: str) -> None:
        self.words.append(text)
        if self.anchor is not None:
            self.anchor.append(text)
            self.link_chars += len(text.strip())

    def _end_line(self) -> None:
        if not self.words:
            return
        text = _SPACE.sub(" ", "".join(self.words)).strip()
        self.words.clear()
        link_chars, self.link_chars = min(self.link_chars, len(text)), 0
        if not text:
            return
        if self.tag == "h1" and not self.page.h1 and not self.hidden:
            self.page.h1 = text
        block = Block(text, self.tag, link_chars, self.hidden, max(self.container, 0))
        (self.page.hidden if self.hidden else self.page.visible).append(block)


def _nothing() -> None:
    """Ends an element that changed nothing."""


def _meta(tree: LexborHTMLParser) -> dict[str, str]:
    """<meta> by name, property or itemprop, in lower case; the first of a name stays."""
    found: dict[str, str] = {}
    for node in tree.css("meta[content]"):
        attributes = node.attributes
        name = attributes.get("name") or attributes.get("property") or attributes.get("itemprop") or ""
        if content := (attributes.get("content") or "").strip():
            found.setdefault(name.strip().lower(), content)
    found.pop("", None)
    return found
