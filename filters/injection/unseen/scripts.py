"""Inline scripts that hide what they do: packed code, tags written in encoded letters, a jump for visitors from a search engine."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterator
from typing import Final, NamedTuple

from filters.injection.vocabulary import patterns
from filters.model import Category, Finding, Page

_SHOWN: Final = 160  # characters of a script that are kept as evidence
_MOST: Final = 100_000  # characters of a script that are read
_LETTERS: Final = 6  # encoded letters from which a text is meant not to be read; %3Cscript, its letters plain, is an old custom
_NEAR: Final = (200, 600)  # characters before and after the question for the referrer in which engine and jump must stand
# Scripts are case-sensitive, and a pattern that begins with plain letters is looked for at the speed of memory.
_ESCAPE: Final = re.compile(r"\\x([0-9a-fA-F]{2})|\\u([0-9a-fA-F]{4})|%u([0-9a-fA-F]{4})|%([0-9a-fA-F]{2})")
_LETTER: Final = re.compile(r"(?:\\x|\\u00|%u00|%)(?:[46][1-9a-fA-F]|[57][0-9aA])")  # an escape that stands for a letter
_CODES: Final = re.compile(r"fromCharCode\(([\d\s,]{12,})\)")
_BASE64: Final = re.compile(r"""atob\(\s*["']([A-Za-z0-9+/]{16,}={0,2})["']\s*\)""")
_PACKED: Final = re.compile(r"eval\s*\(\s*function\s*\(\s*p\s*,\s*a\s*,\s*c\s*,")
_WORDS: Final = re.compile(r"""["']([^"']*\|[^"']*)["']\s*\.\s*split\(""")  # of packed code
_SHOWS: Final = frozenset("write writeln referrer referer iframe unescape fromCharCode atob baidu sogou haosou google".split())
_WRITTEN: Final = re.compile(
    r"""document\s*(?:["']\s*\]\s*)?(?:\.\s*write(?:ln)?|\[\s*["'](?:write|\\x77)[^\]]*\])|\beval\s*\(|\.innerHTML\s*=""", re.IGNORECASE
)
_TAG: Final = re.compile(r"<\s*(?:script|iframe|meta|title|div|a)\b|location", re.IGNORECASE)
_REFERRER: Final = re.compile(r"document\s*\.\s*referr?er")
_ENGINE: Final = re.compile(r"baidu|sogou|\bso\.com|haosou|google|bing|yahoo|soso|sm\.cn|toutiao", re.IGNORECASE)
_JUMP: Final = re.compile(r"""location(?:\.href)?\s*(?:=|\.\s*(?:replace|assign)\s*\()\s*["'](?:https?:)?//([^/"'?#]+)""", re.IGNORECASE)
_NAMED_REFERRER: Final = re.compile(r"\breferr?er\b")


class _Rule(NamedTuple):
    name: str
    score: float
    start: int
    reason: str


def find(page: Page) -> Iterator[Finding]:
    """One finding for each inline script that hides what it does; visit counters, encoded by custom, are let pass."""
    for number, script in enumerate(page.scripts):
        if rule := _rule(script[:_MOST], page.url):
            evidence = script[rule.start : rule.start + _SHOWN]
            yield Finding(
                category=Category.HIDDEN_SCRIPT,
                rule=rule.name,
                field="script",
                evidence=evidence,
                explanation=rule.reason,
                line=number,
                start=rule.start,
                end=rule.start + len(evidence),
                score=rule.score,
                confidence=rule.score,
            )


def _rule(script: str, url: str) -> _Rule | None:
    plain = _decoded(script)
    if plain == script and "refer" not in script and "eval" not in script:  # what each of the rules for plain scripts looks for
        return None
    rule = _hiding(script, plain, url)
    return None if rule is None or any(host in plain for host in patterns.counters()) else rule


def _hiding(script: str, plain: str, url: str) -> _Rule | None:
    """The rule that a script breaks; `plain`: the same script decoded."""
    if (asks := _sends_away(plain, url)) is not None:
        start = asks if plain == script else 0
        return _Rule("script.referrer", 0.95, start, "jumps to another host for visitors from a search engine")
    if plain != script and _NAMED_REFERRER.search(plain) and _ENGINE.search(plain) and "location" in plain:
        return _Rule("script.referrer", 0.95, 0, "asks in encoded letters whether visitors come from a search engine, and jumps")
    if (packed := _PACKED.search(script)) and _may_show(script[packed.start() :]):
        return _Rule("script.packed", 0.6, packed.start(), "packed code that no reader of the page's source can check")
    if plain != script and _WRITTEN.search(plain) and len(_TAG.findall(plain)) > len(_TAG.findall(script)):
        written = _WRITTEN.search(script)
        return _Rule("script.encoded", 0.85, written.start() if written else 0, "writes tags that stand in encoded letters in the script")
    return None


def _may_show(packed: str) -> bool:
    """Whether packed code may write into the page, read the referrer or decode more: the words that it was packed from stand in it plainly.
    Old libraries are packed too, and do none of it.
    """
    words = _WORDS.search(packed)
    return words is None or not _SHOWS.isdisjoint(words[1].split("|"))


def _sends_away(script: str, url: str) -> int | None:
    """Where a script asks for the referrer, looks for a search engine in it and jumps to another host than the page's own."""
    for asks in _REFERRER.finditer(script):
        near = script[max(0, asks.start() - _NEAR[0]) : asks.end() + _NEAR[1]]
        if _ENGINE.search(near) and (jump := _JUMP.search(near)) and f"//{jump[1]}" not in url:
            return asks.start()
    return None


def _decoded(script: str) -> str:
    """The script with escapes and lists of character codes turned into text, where enough letters are written so."""
    escapes = script.count("%") + (script.count("\\x") + script.count("\\u") if "\\" in script else 0)
    if escapes >= _LETTERS and len(_LETTER.findall(script)) >= _LETTERS:
        script = _ESCAPE.sub(_character, script)
    if "atob" in script:
        script = _BASE64.sub(_of_base64, script)
    if "fromCharCode" not in script:
        return script
    return _CODES.sub(lambda m: "".join(chr(int(n)) for n in m[1].split(",") if n.strip().isdigit() and int(n) < 0x110000), script)


def _of_base64(coded: re.Match[str]) -> str:
    """What a text in base 64 says, where it is plain."""
    letters = coded[1].rstrip("=")
    if len(letters) % 4 == 1:
        return coded[0]
    text = b64decode(letters + "=" * (-len(letters) % 4))
    return text.decode() if text.isascii() else coded[0]


def _character(escape: re.Match[str]) -> str:
    return chr(int(escape[1] or escape[2] or escape[3] or escape[4], 16))
